"""What a person says plainly of wanting to die, in the words of the safety floor. Pure."""

from __future__ import annotations

from sitdown.words.safety_rule import ACCIDENT, GONE, ME, about_abuse, about_self, gap

_DYING = (
    about_self(
        rf"{gap(0)}(?:want(?:ed)?|wanna|wanting|long|longing|need|deserve|prefer|rather|like|ready|"
        r"pray(?:ing)?|wish(?:ing)?|supposed|going|decided) (?:(?:to|i|id|could|just|simply|really|"
        r"only|finally|please|go|already|also) ){0,4}(?:die|be dead|not be alive|stop existing|"
        r"stop living|cease to exist|not exist|no longer exist)",
        r"die (?:of|from|laughing|old|happy|rich|at home|in my own bed|my hair|without|before|"
        r"red|on (?:this|that|the) hill|for|someday|some day|one day|eventually|sooner)|die than "
        r"(?!live|"
        r"go on|keep|continue|do this|be alive|wake)|dead (?:broke|tired|serious|last|sure|right|"
        r"weight)|"
        r"(?:he|she|they|who|\w+ther|\w+ster|son) (?:\w+ )?(?:wanted|wished|decided|deserved|"
        r"longed) to die|"
        r"(?:dog|cat|plant|battery|fridge|phone|car|project|build|server|he|she|they|it) "
        r"(?:is|are|was) going to die|dye",
    ),
    about_self(r"wanna die|want die", r"die (?:of|laughing)"),
    about_self(
        r"wish (?:that )?i (?:\w+ ){0,2}(?:was|were|had|could|would) (?:just |already |only )?"
        r"(?:dead|died|die|never woken up|never woke up|not alive|not exist)",
        is_wish=False,
    ),
    about_self(
        rf"(?:want|wish|hope|like|love|pray|wanted|wanna|rather) {gap(5)}(?:and|to) (?:just "
        rf")?never "
        r"(?:wake|get) up",
        is_wish=False,
    ),
    about_self(
        r"(?:hope|wish|pray|want) (?:that )?(?:i )?(?:to )?(?:dont|do not|never|not|wont|wouldnt|"
        r"didnt) (?:to )?(?:ever )?wake up",
        r"wake up (?:late|early|at|with|before|sick|in time|the)",
        is_wish=False,
    ),
    about_self(
        r"(?:dont|do not|never) (?:even |really |ever )?(?:want|wanna) (?:to )?(?:live|be alive|"
        r"exist|wake up|keep living|go on living)(?: any ?more| any longer| again| tomorrow| "
        r"ever)*",
        r"(?:live|wake up|living) (?:any ?more |any longer )?(?:in(?! this (?:body|world|skin))|"
        r"above|across|over|behind|outside|with|at|here|there|near|by|off|"
        r"under|on|next|abroad|alone|without|through|like|a|my|to|for|early|late|from|five|six)",
        is_wish=False,
    ),
    about_self(
        r"dont wanna (?:live|be alive|exist)", r"live (?:in|with|at|here|like|on)", is_wish=False
    ),
    about_self(
        r"(?:no|any|a single) (?:reason|point) (?:left )?(?:to|in|for|of) (?:me to )?(?:live|"
        r"living|"
        r"be alive|being alive|stay alive|staying alive)",
        r"living (?:in|with|at|here|there|there|so)",
        is_wish=False,
    ),
    about_self(r"nothing (?:left )?to live for", is_wish=False),
    about_self(
        r"(?:my )?life (?:is|isnt|isn t) (?:not |no longer |hardly |never )?worth (?:living|it)",
        r"without \w+|worth it",
        is_wish=False,
    ),
    about_self(
        r"(?:tired|sick|weary|exhausted) (?:of|from) (?:living|being alive|existing)"
        r"(?! (?:out|in|with|on|at|from|off|under|paycheck|pay|so|here|there|next|without|like|by|"
        r"this|that|far|near|for|between|up)\b)",
        is_wish=False,
    ),
    about_self(
        rf"(?:id|i|im|everyone|everybody|they|theyd|family|kids|world|people|all) "
        rf"{gap(4)}(?:better|happier) "
        rf"(?:off )?(?:dead|without me|if i (?:was|were|am) {GONE}|(?:when|once) (?:im|i am) "
        rf"{GONE})",
        r"project|code|link|on the|in the team|committee|at work|clause",
        is_wish=False,
    ),
    about_self(
        r"(?:easier|better|simpler|over) (?:for \w+ )?if i (?:was|were|am|wasnt|werent|just )?"
        r" ?(?:dead|died|not alive|alive|didnt exist|never woke up)",
        is_wish=False,
    ),
    about_self(
        rf"(?:miss me|notice|care|cry|mind) (?:\w+ )?(?:if|when) i {gap(1)}(?:died|die|dead|"
        rf"killed)",
        is_wish=False,
    ),
    about_self(r"(?:might|may) as well (?:just )?(?:be dead|die|kill myself)", is_wish=False),
    about_self(
        r"death (?:would|will|is|seems|sounds|looks|feels) (?:\w+ ){0,2}(?:only|relief|release|"
        r"peaceful|"
        r"better|easier|way out|comforting|inviting)",
        is_wish=False,
    ),
    about_self(r"only way out is (?:to die|death|dying|suicide|to kill myself)", is_wish=False),
    about_self(
        r"(?:wont|will not|not going to|not gonna|not) be alive (?:\w+ )?(?:much longer|any ?more|"
        r"any longer|tomorrow|next|by|for long|tonight|when)",
        is_wish=False,
    ),
    about_self(
        r"(?:easier|nicer|rather) (?:to )?(?:be|being) dead(?! (?:broke|tired|last))",
        r"project|code",
        is_wish=False,
    ),
    about_self(r"part of me (?:\w+ )?wants? to (?:\w+ )?(?:die|be dead|end it)", is_wish=False),
    about_self(
        rf"(?:pray|hope|wish)\w* {gap(4)}(?:wont|dont|wouldnt|not|never) (?:\w+ )?wake up",
        r"wake up (?:late|early|at|with|before|sick|in time|the)|the (?:baby|kids)|he|she",
        is_wish=False,
    ),
    about_self(r"(?:mind|be fine with|okay with|ok with) not waking up", is_wish=False),
    about_self(r"(?:dont|cant|cannot) see myself (?:being |staying )?alive", is_wish=False),
    about_self(
        r"world (?:is|would|will|d) (?:be )?(?:\w+ ){0,2}better (?:place )?(?:off )?without me",
        is_wish=False,
    ),
    about_self(r"i (?:\w+ )?(?:should|ought to|must) (?:just )?(?:die|be dead)", r"die of|before"),
    about_self(
        r"(?:death|dying|suicide) is (?:the|my|an|a) (?:\w+ )?(?:escape|way out|answer|exit|"
        r"solution|relief)",
        r"not the",
        is_wish=False,
    ),
    about_self(
        r"(?:dying|death|being dead) (?:sounds|seems|looks|feels|would be) (?:\w+ )?(?:nice|good|"
        r"peaceful|easier|better|right|tempting|sweet)",
        is_wish=False,
    ),
    about_self(
        r"wish id (?:just )?(?:died|been killed|never woken)|wish i could (?:go to )?sleep forever",
        is_wish=False,
    ),
    about_self(r"(?:end|ending) my (?:suffering|misery)", r"knee|back|tooth|canal"),
    about_self(r"hate (?:that )?(?:im|i am) (?:still )?alive", is_wish=False),
    about_self(
        r"wish i (?:hadnt|had not|didnt|never) (?:survived?|made it|lived|been saved|been found)",
        is_wish=False,
    ),
    about_self(
        r"voices? (?:\w+ ){0,4}tell(?:s|ing)? me to (?:\w+ )?(?:kill|hurt|die|jump|end|cut|do it)",
        is_wish=False,
    ),
    about_self(r"dont deserve to (?:live|exist|be alive)", is_wish=False),
    about_self(
        r"(?:no|lost (?:the|my|all)) will to live",
        r"meeting|queue|reading|listening|halfway|form|line",
        is_wish=False,
    ),
    about_self(
        r"no longer (?:want|wish) to (?:live|be alive|exist)",
        r"live (?:in|with|at|here|there|near|like|on|off|alone)",
        is_wish=False,
    ),
    about_self(
        rf"(?:want|wish|wanna|like|love) to {gap(3)}sleep {gap(2)}(?:and|to) not wake up",
        is_wish=False,
    ),
    about_self(
        r"(?:easiest|easy|painless|quickest|quick|best|least painful|fastest) ways? to (?:die|kill "
        r"(?:myself|yourself)|commit)|how many pills (?:does|do|would|will) it take",
        is_wish=False,
    ),
    about_self(r"(?:want|wanted|wish) to not (?:exist|be alive|wake up)", is_wish=False),
    about_self(
        r"cant stop thinking (?:about|of) (?:dying|death|suicide)", r"his|her", is_wish=False
    ),
)

_SUICIDE = (
    about_self(
        r"kill(?:ing|ed)? (?:myself|my self)",
        rf"(?:nearly|almost|practically) killed myself (?:laughing|on|with|when i tripped)|"
        rf"myself (?:laughing|over|at work)|killed myself (?:to|for|at|over)|{ACCIDENT}",
    ),
    about_self(
        r"(?:end|ending|ended|finish) my (?:own )?life",
        r"my life (?:as|insurance|membership|story|in|at|here)",
    ),
    about_self(
        r"(?:take|taking|took) my (?:own life|life)(?! (?:back|into|in|savings|seriously|to|"
        r"story|by|"
        r"one|forward|insurance|apart|over|for|with|from|as|partner|long)\b)",
    ),
    about_self(r"(?:end|ending|ended) it all"),
    about_self(r"(?:do|doing) away with myself|(?:off|offing|top|topping) (?:myself|my self)"),
    about_self(r"unalive (?:myself|me|my self)|unaliving myself"),
    about_self(
        rf"{ME} {gap(6)}(?:commit|committing|committed|attempt|attempting|attempted|consider|"
        rf"considering|contemplat\w+|plan|planning|think|thinking|thought|thoughts|tried) "
        rf"{gap(3)}suicide",
        r"(?:aunt|uncle|brother|sister|father|mother|cousin|friend|film|squad|about suicide "
        r"(?:prevention|rates))s?",
    ),
    about_self(
        r"(?:plan|planning|planned) (?:for )?(?:my|the) (?:own )?suicide|my (?:own )?suicide "
        r"attempt"
    ),
    about_self(
        rf"suicide (?:feels|seems|is|looks|sounds) {gap(4)}(?:only|option|answer|way|solution)",
        r"not|never|topic",
    ),
    about_self(r"contemplating suicide|considering suicide"),
    about_self(
        rf"(?:i|im|ive|id) {gap(3)}suicidal|(?:feel|feeling|am|become|becoming) {gap(1)}suicidal",
    ),
    about_self(
        r"suicidal (?:thoughts|feelings|urges|impulses|ideation|again|tonight)", is_wish=False
    ),
    about_self(
        r"(?:wrote|writing|written|write|have|finished) (?:\w+ ){0,3}suicide (?:note|letter)",
        r"character|class",
    ),
    about_self(
        rf"plan (?:to|for|on) {gap(1)}(?:kill|end|die|dying|suicide)", r"project|feature|lease"
    ),
)

_OTHER_LANGUAGES = (
    about_self(
        r"nicht mehr leben|(?:will|mochte|wollte) (?:\w+ ){0,2}(?:sterben|tot sein)|mich "
        r"(?:\w+ ){0,1}umbring\w*|mir das leben nehmen|selbstmord begehen|mich ritze[n]?",
        r"leben (?:wie|in|mit|ohne)",
        is_wish=False,
    ),
    about_abuse(r"(?:er|mein mann|mein vater|mein freund) schlagt mich"),
    about_self(
        r"(?:veux|voudrais|aimerais|envie de) (?:\w+ )?(?:mourir|me suicider|me tuer|en finir)|"
        r"plus envie de vivre|me suicider",
        r"mourir de (?:rire|faim|honte)",
        is_wish=False,
    ),
    about_abuse(r"(?:il|mon mari|mon pere|mon copain) me (?:frappe|bat)"),
    about_self(
        r"quiero (?:\w+ )?(?:morir|morirme|matarme|suicidarme)|no quiero (?:\w+ )?(?:vivir|seguir "
        r"viviendo)(?: mas)?",
        r"vivir (?:mas )?(?:en|con|aqui|sin)|morir de (?:risa|hambre)",
        is_wish=False,
    ),
    about_abuse(r"(?:el|mi marido|mi padre|mi novio) me (?:pega|golpea)"),
)

RULES = (*_DYING, *_SUICIDE, *_OTHER_LANGUAGES)
"""Every rule of this file."""
