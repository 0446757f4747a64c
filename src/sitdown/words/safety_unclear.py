"""What may mean that a person wants to die, and may not: each deserves one question. Pure."""

from __future__ import annotations

from sitdown.words.safety_rule import ACCIDENT, Concern, gap, unclear

_WORN_OUT = (
    unclear(
        r"cant (?:take|bear|stand|handle) (?:it|this|life|everything|things|my life)(?: all)?"
        r"(?: any ?more| any longer)",
        r"heat|noise|commute|weather|job|meetings?|neighbou?rs?|diet|traffic|rain|cold",
    ),
    unclear(r"cant (?:take|bear|stand) (?:it|this|life)$"),
    unclear(
        rf"(?:cant|cannot|can not|how|dont think i can|not sure i can|how much longer i can|know "
        rf"if i "
        rf"can) {gap(1)}(?:keep going|carry on|go on|keep living|go on living|keep on)"
        r"(?! (?:holiday|strike|the|a|to|with|leave|vacation|trips?|about|ignoring|my|\w+ing|"
        r"luggage|"
        r"bag|baggage)\b)",
    ),
    unclear(
        r"(?:dont|do not) (?:even )?(?:want|wanna) (?:to )?(?:be here|be around|go on|carry on)"
        r"(?: any ?more| any longer)",
        r"in this|at this|office|town|party|group",
    ),
    unclear(
        r"want(?:ed)? (?:it|it all|everything|all of it|all this|the pain|my pain|this pain|the "
        r"voices)"
        r" (?:all )?(?:to )?(?:just )?(?:stop|end|be over|go away)(?: now| forever| for good)?$",
    ),
    unclear(
        r"(?:want|wish|like|wanna|could) (?:\w+ ){0,4}(?:disappear|vanish)"
        r"(?! (?:to|into|for|on|from|by|in|with)\b)",
        r"money|stain|weekend|list",
    ),
    unclear(
        r"(?:whats|what is|wheres|what s) the point (?:of|in) (?:going on|living|life|anything|"
        r"it all|"
        r"trying$|trying any ?more|being alive|existing|any of (?:it|this))|(?:no|any) point "
        r"(?:in|to) (?:going on|"
        r"anything|life|trying any ?more)",
        r"trying to|trying the|trying out|living in|living with",
    ),
    unclear(
        r"(?:no|any|other) way out(?: of (?:this|here|it))?(?: for me)?(?! of| before| is through)",
        r"lease|contract|garage|car park|parking|building|deal|debt|maze|meeting",
    ),
    unclear(r"no hope (?:left|for me|any ?more)|(?:have|is|see|with) no hope$|lost all hope"),
    unclear(
        r"(?:i|im|feel|feeling) (?:\w+ ){0,2}hopeless(?! (?:at|with|about|romantic|case|in|"
        r"cook)\b)",
    ),
    unclear(
        r"(?:im|i am|am|be|being|just|feel like|only) (?:\w+ ){0,2}a burden",
        r"tax|mortgage|proof",
    ),
    unclear(
        r"(?:nobody|no one|noone) (?:would|will|d|ll)? ?(?:even )?(?:miss me|care|notice)"
        r"(?: if i (?:was|were|am)? ?(?:gone|disappeared|vanished|left|not here))?$",
    ),
    unclear(r"(?:dont|do not|cant|cannot) (?:\w+ )?see (?:a|any|my|much of a) future(?: for me)?$"),
    unclear(r"(?:have|ve|got|is|has|see) no future(?: for (?:me|myself))?$"),
    unclear(r"hate (?:being alive|my life|living|life)(?! (?:in|with|at|here)\b)"),
    unclear(r"hate myself(?! (?:for|when|a little|because)\b)", r"a little|a bit"),
    unclear(
        r"(?:given|give|gave|giving) up on (?:life|living|myself|everything$)(?! insurance| "
        r"coach| drawing)"
    ),
    unclear(r"(?:done|finished|through) with (?:life|living|everything|it all)$"),
    unclear(r"(?:tired|sick|weary) of (?:life|my life|everything|it all|living like this)$"),
    unclear(r"nothing matters(?: any ?more| now| to me)?$|nothing matters any ?more"),
)

_HINTS = (
    unclear(
        r"wish i (?:had |was |were )?(?:never|not) (?:been )?born|wish i wasnt (?:alive|born|"
        r"here)"
    ),
    unclear(r"this is goodbye|goodbye forever|goodbye everyone|my (?:final|last) goodbyes?"),
    unclear(r"(?:said|saying|say) (?:my )?goodbyes?(?: to (?:everyone|everybody|you all))$"),
    unclear(
        r"(?:wrote|writing|written|write|left|leaving) (?:\w+ ){0,2}(?:goodbye|farewell|final|"
        r"last) "
        r"(?:letters?|notes?|messages?)",
        r"colleagues?|team|work|class|company|job|school|flat|smoking|card|town|house|boss",
    ),
    unclear(r"by the time you (?:read|find|get) this", r"holiday|spain|beach|plane|train|airport"),
    unclear(
        rf"(?:sav\w+|hoard\w+|stockpil\w+|collect\w+|stash\w+) {gap(3)}(?:pills|tablets|meds|"
        rf"painkillers)",
        r"pharmacy|prescription|receipt|for my|for the week",
    ),
    unclear(
        r"(?:wont|will not|not going to|not gonna) be (?:here|around) (?:for )?(?:much longer|long|"
        r"any ?more|any longer)",
        r"office|company|friday|holiday",
    ),
    unclear(r"(?:scared|afraid|frightened) of my (?:own )?(?:thoughts|mind|head)"),
    unclear(r"(?:such |really |very |these |having |have )?dark thoughts"),
    unclear(r"(?:scared|afraid|frightened) (?:of )?what i (?:might|will|could|may) do"),
    unclear(
        r"(?:dont|do not|cant) trust myself (?:alone|tonight|right now|to be alone|to stay|with "
        r"(?:the "
        r")?(?:pills|knives|knife|gun|blade|tablets))",
    ),
    unclear(
        r"if i (?:died|die|was dead|were dead)(?: tomorrow| tonight| today| now)?",
        r"insurance|will|mortgage|loan|inherit|pension|kids|account|heirs|notary|paid",
    ),
    unclear(r"(?:please|just|someone|somebody|god) (?:\w+ )?kill me(?! now)", r"lol|monday"),
    unclear(r"(?:im|i am|ive been) (?:\w+ )?on the (?:bridge|ledge|roof|tracks)$"),
    unclear(
        r"(?:platform|cliff|roof|bridge) edge|edge of the (?:platform|roof|cliff|bridge)",
        r"view|photo|picture|sunset|hike|house|lake|beautiful",
    ),
    unclear(
        r"(?:voices?|head|mind) (?:\w+ ){0,5}(?:end your life|kill (?:yourself|myself)|to "
        r"die)"
    ),
    unclear(r"kms"),
    unclear(r"starv(?:e|ing) myself"),
    unclear(r"(?:nearly|almost) (?:killed myself|died by suicide)", rf"laughing|{ACCIDENT}"),
    unclear(
        r"(?:dont|do not) want to die(?! (?:of|from|without|before|rich|in|alone|with|hungry)\b)",
        r"battery|plant",
    ),
    unclear(r"thoughts (?:of|about) (?:dying|death|not being here)", r"his|her|my mother"),
)

_DESPAIR = (
    unclear(
        r"with (?:the|my|all the) (?:pills|tablets|razor|gun)", r"breakfast|prescription|pharmacy"
    ),
    unclear(r"disappointed (?:that )?(?:i|when i|to) (?:have )?(?:woke|wake|woken) up"),
    unclear(r"i cut again", r"budget|costs|spending|interest|bread|hedge"),
    unclear(r"(?:ill|i will|im going to|im gonna) be dead (?:soon|anyway|by then|tomorrow)"),
    unclear(r"(?:pictur\w+|imagin\w+|think\w* (?:about|of)|dream\w* of) my own funeral"),
    unclear(
        rf"(?:dont think|wont|cant|not sure|know if) {gap(3)}(?:make it|get|live|last) through "
        rf"(?:the|"
        r"this|another) (?:night|day)",
        r"budget|shift|match",
    ),
    unclear(r"wants? me dead"),
    unclear(r"(?:nearly|almost) jumped(?: yesterday| today| last \w+| again)?$"),
    unclear(
        r"(?:hurt|scratch|bite) myself (?:when|whenever|because|so that)",
        ACCIDENT,
    ),
    unclear(
        rf"(?:wish|hope|wanted|want|mind if) {gap(5)}(?:(?:hit|run over|crush) me|(?:get|got|be|"
        rf"was) "
        r"(?:hit|run over) by a (?:bus|car|train|truck|lorry))",
    ),
    unclear(
        r"(?:when|after|once|for when) im (?:gone|dead)$",
        r"will|notary|pension|insurance|holiday|inherit",
    ),
    unclear(r"affairs in order", r"tax|notary|will|lawyer|accountant|papers|bank"),
    unclear(r"razor blades?", r"shav\w+|bought razor|shop|pack|price|euros?"),
    unclear(r"(?:hit|punch|bite|slap|hitting|punching) myself", r"hammer|thumb|door|for not"),
    unclear(
        r"think(?:ing)? (?:\w+ ){0,3}(?:about|of) (?:dying|not being alive)",
        r"turned|old|will|funeral|father|mother",
    ),
    unclear(r"close to jumping|(?:want to|could|might) (?:just )?jump$", r"pool|rope|lake"),
    unclear(
        rf"(?:want|going|gonna|wanna|ready) {gap(2)}(?:end|ending) everything$",
    ),
    unclear(r"no reason to (?:keep going|go on|get up|continue|carry on|stay alive|keep trying)"),
    unclear(r"im done goodbye"),
    unclear(r"(?:feel|felt) like dying", r"flu|hangover|hungover|heat"),
    unclear(r"think(?:ing)? (?:about|of) jumping(?: off| down| out)?$"),
    unclear(r"bought (?:a |some |the )?(?:rope|gun|pistol|razor blades)(?: today| yesterday)?$"),
    unclear(
        r"(?:should|could|might|want to|just|gonna|would|going to|will|ill) (?:just )?end (?:it|"
        r"things)"
        r"(?: now| tonight| today| already| for good| forever| once and for all)?$|ending (?:it|"
        r"things)"
        r" (?:tonight|for good|forever)$",
        r"contract|relationship|subscription|marriage|him|her|lease|meeting|call|project|"
        r"experiment",
    ),
    unclear(r"(?:nobody|no one) can stop me$"),
    unclear(r"goodbye (?:cruel )?world$", r"hello|program|print"),
    unclear(r"(?:be with|join|follow) (?:him|her|them|my \w+) (?:\w+ )?in (?:heaven|death)"),
    unclear(r"(?:living|life|existing|being alive) hurts|hurts to (?:live|be alive|exist|breathe)"),
    unclear(
        r"cant live (?:with this|like this|with myself|any ?more|without (?:him|her))",
        r"mess|kitchen|flat|noise|dishwasher",
    ),
    unclear(r"(?:want|urge|need|dying) to cut(?: again| so bad\w*| tonight| right now)?$"),
    unclear(r"if (?:only )?i had a (?:gun|pistol)"),
    unclear(r"dead inside|(?:just |i )want out$"),
    unclear(r"cant do (?:life|living|this life)"),
    unclear(r"cant do (?:this|it) any ?more$"),
    unclear(r"end of my (?:rope|tether)(?! with)"),
    unclear(r"(?:my|this) life is over(?: now| anyway)?$"),
    unclear(r"(?:cares?|matters?) (?:if|whether) i (?:live|die|am alive|exist)"),
    unclear(r"made an attempt(?: last| this| on my life|$)|my (?:last|first|second) attempt$"),
    unclear(r"(?:lethal|fatal) dose"),
    unclear(r"i want (?:\w+ ){1,3}dead$", r"plan|project|bill|line|link", Concern.OTHERS),
    unclear(
        r"i (?:\w+ )?(?:shook|shake|shaking|hit|slapped) (?:my|the) (?:baby|child|son|daughter|"
        r"kids)",
        r"rattle|hand",
        Concern.OTHERS,
    ),
    unclear(
        r"(?:he|hes|ex|husband|wife|partner|boyfriend|father|dad|stepfather|brother) (?:\w+ "
        r"){0,2}(?:going "
        r"to|gonna|will|wants to) (?:kill|murder) me",
        r"when|if|for|over|once|because|sees|finds|late|bill|card",
        Concern.ABUSE,
    ),
    unclear(r"(?:threatens|threatened|threatening) me$", r"lawyer|court", Concern.ABUSE),
    unclear(r"(?:stalking|stalks|stalked) me|being stalked|stalked by", r"ads|shop", Concern.ABUSE),
)

RULES = (*_WORN_OUT, *_HINTS, *_DESPAIR)
"""Every rule of this file."""
