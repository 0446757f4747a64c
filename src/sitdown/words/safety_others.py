"""Danger to others and from others, as a person tells of it. Pure."""

from __future__ import annotations

from sitdown.words.safety_rule import (
    ABUSER,
    GAMES,
    HITS,
    HITS_FIGURE,
    MY_PEOPLE,
    SOMEONE,
    WANT,
    Concern,
    about_abuse,
    about_others,
    gap,
    unclear,
)

_HARM = (
    about_others(
        rf"(?:imagin\w+|thinking (?:about|of)|thoughts (?:of|about)|dream(?:ing)? (?:of|about)) "
        rf"(?:pushing|stabbing|hurting|strangling|shooting|drowning|hitting) {SOMEONE}",
        GAMES,
    ),
    about_others(
        rf"(?:i|im|ive|id|ill) {gap(5)}{WANT}? ?{gap(3)}(?:murder|murdering|stab|stabbing|strangle|"
        rf"strangling|shoot|shooting|poison|poisoning|smother|smothering|rape|raping) {SOMEONE}",
        rf"{GAMES}|photo|photos|message|email|video|in black|portrait|who write|idea",
    ),
    about_others(
        rf"(?:want|wanna|going|gonna|plan|planning|will|ill|thinking about|thinking of|urges?|"
        rf"thought "
        rf"about|ready|decided) {gap(3)}(?:kill|killing) {SOMEONE} {gap(6)}(?:tonight|tomorrow|"
        r"knife|gun|sleep|poison|and (?:then )?myself|today|for real|i mean it|with a|with my)",
        GAMES,
    ),
    about_others(
        rf"(?:thinking about|thinking of|think about|fantasi\w+ about|urges? to|planning to|"
        rf"planned to|"
        rf"thoughts (?:of|about)) {gap(2)}(?:kill|killing) {SOMEONE}",
        GAMES,
    ),
    about_others(
        rf"(?:i|im|ive|id|ill) {gap(5)}(?:kill|killing) (?:people|everyone|everybody|someone|"
        r"somebody|strangers)",
        rf"{GAMES}|with kindness",
    ),
    about_others(
        rf"(?:want|wanna|going|gonna|plan|planning|thinking about|urges?|afraid i|scared i|"
        rf"worried i) "
        rf"{gap(3)}(?:hurt|hurting|harm|harming|attack|attacking|beat up|beating up|smother|drown|"
        rf"shake|hit) {SOMEONE}",
        rf"feelings|by saying|by telling|by leaving|{GAMES}",
    ),
    about_others(
        r"shoot(?:ing)? up (?:a|the|my) (?:\w+ )?(?:school|office|church|mall|workplace|mosque|"
        r"synagogue|store|club|place)",
    ),
    about_others(
        r"bring(?:ing)? (?:a|my|the) (?:gun|knife|rifle|bomb) to (?:school|work|the|class)"
    ),
    about_others(
        r"(?:i|im|ill) (?:\w+ ){0,4}(?:build|plant|set off|make) a bomb(?! (?:of|shelter)\b)"
    ),
)

_ABUSES = (
    about_abuse(
        r"(?:someone|somebody|he|she|they) (?:is|keeps?|are) (?:hurting|beating|hitting|abusing|"
        r"touching)"
        r" me",
        rf"{HITS_FIGURE}|{GAMES}",
    ),
    about_abuse(rf"{ABUSER} (?:\w+ )?(?:touches|touched|is touching) me$"),
    about_abuse(
        rf"(?:said|says|threatens?|threatened|swore) {gap(6)}(?:burn the house|kill us|kill the "
        rf"kids|"
        r"hurt us|hurt the kids)",
    ),
    about_abuse(
        rf"{ABUSER} {gap(6)}{HITS} (?:and \w+ )?me",
        rf"{HITS_FIGURE}|{GAMES}|every sunday|personal best|at last",
    ),
    about_abuse(
        rf"{ABUSER} {gap(3)}(?:touches|touched|touching) me (?:where|when|at night|sexually|and i|"
        r"without|there|down)",
    ),
    about_abuse(
        rf"(?:im|i am|i was|ive been|am|being|i get|i got|we are) {gap(2)}(?:raped|molested|abused|"
        r"beaten(?: up)?|assaulted|strangled|choked|trafficked|held (?:\w+ )?against my will)",
        rf"{GAMES}|beaten (?:at|to|in|by the)",
    ),
    about_abuse(
        r"threaten(?:s|ed|ing)? (?:to (?:kill|hurt|beat|shoot|stab|burn|strangle) (?:me|us|him|"
        r"her|my|"
        r"the (?:kids|children|dog))|me with|my life|us with)|and he threatened me$",
        r"legal|lawyer|court|fine|bill|lawsuit|resign",
    ),
    about_abuse(
        rf"(?:says?|said|swears?|swore|told me|texted) {gap(5)}(?:kill|strangle|shoot|"
        rf"stab) me"
    ),
    about_abuse(
        rf"(?:afraid|scared|terrified|frightened|worried|fear) (?:that )?{ABUSER} {gap(4)}(?:kill|"
        r"hurt|hit|beat|strangle|shoot|rape|harm|attack) (?:me|us|the kids|my kids|my children|my "
        r"baby|the children|the baby)",
        r"hit the",
    ),
    about_abuse(
        r"not safe (?:at home|with him|with her|in my (?:own )?(?:home|house)|in this "
        r"house)"
    ),
    about_abuse(
        r"(?:wont|will not|doesnt|does not|didnt|never) let me (?:leave|go home|get out)"
        r"(?! (?:early|the table|work|a comment|the office|the meeting|feedback)\b)",
    ),
    about_abuse(
        r"(?:locked|locks|locking) me (?:in|up|inside|out of the house)",
        r"app|account|myself",
    ),
    about_abuse(
        rf"{ABUSER} {gap(3)}{HITS} (?:the|our|my) (?:kids|children|son|daughter|baby|mother|mum|"
        r"mom|little (?:brother|sister))",
        GAMES,
    ),
    about_abuse(
        rf"{ABUSER} {gap(6)}(?:push(?:es|ed|ing)|shov(?:es|ed|ing)|threw|throws|drag(?:s|ged)|"
        r"grab(?:s|bed)|pin(?:s|ned)) me (?:down|against|onto the floor|to the (?:floor|ground|"
        r"wall)|"
        r"by the (?:throat|neck|hair|wrists?)|across)",
        rf"danc\w+|pushed me down the (?:list|path|line)|{GAMES}",
    ),
    about_abuse(
        r"(?:forced|forces|forcing|made|makes|pressured) me (?:to |into )?(?:\w+ ){0,2}(?:have sex|"
        r"having "
        r"sex|sex|sleep with (?:him|her|them)|undress|touch (?:him|her))",
    ),
    about_abuse(
        r"(?:scared|afraid|fear|fearing|feared|terrified) for my (?:life|safety)",
        r"roller|coaster|plane|flight|flying|turbulence|driving|dentist|ride",
    ),
    about_abuse(r"held (?:here )?against my will"),
)

_CLOSE_ONES = (
    unclear(
        rf"(?:afraid|scared|frightened|terrified) (?:of )?what (?:{ABUSER}) {gap(2)}(?:do|does)",
        r"with the|say|think",
        Concern.ABUSE,
    ),
    unclear(rf"live in (?:constant )?fear of (?:him|her|my {MY_PEOPLE})", "", Concern.ABUSE),
    unclear(
        rf"(?:he|she|they|my {MY_PEOPLE}|my friend|friend|my best friend) {gap(6)}(?:wants? to "
        r"(?:die|kill (?:him|her|them)sel\w+)|is suicidal|feels suicidal|seems suicidal|talks? "
        r"(?:about|of) "
        r"(?:suicide|killing (?:him|her|them)sel\w+|dying)|going to kill (?:him|her|them)sel\w+|"
        r"cut(?:s|ting) (?:him|her|them)sel\w+|harm(?:s|ing) (?:him|her|them)sel\w+)",
        r"shaving|onions|slack|off|bug|killed|in the end|at the end|because the",
        Concern.OTHERS,
    ),
    unclear(
        rf"(?:could|will|going to|gonna|ill|want to|would) (?:just )?kill (?:him|her|them|my "
        rf"{MY_PEOPLE})",
        rf"{GAMES}|my boss together|lawn|feature|kill my (?:subscription)",
        Concern.OTHERS,
    ),
    unclear(r"(?:afraid|scared|frightened) (?:to go|of going) home(?! with)", "", Concern.ABUSE),
    unclear(
        rf"(?:afraid|scared|frightened|terrified) of (?:him|her|my {MY_PEOPLE})"
        r"(?=$| (?:when|because|and|at|now|again|but|since|if|every|so)\b)",
        r"surprise|exam",
        Concern.ABUSE,
    ),
    unclear(
        r"(?:wont|will not|doesnt|does not) let me (?:see (?:my|a|any) (?:\w+ )?(?:family|friends|"
        r"doctor|mother|sister)|go out|out|have my|talk to)",
        r"app|website|bank|portal",
        Concern.ABUSE,
    ),
)

RULES = (*_HARM, *_ABUSES, *_CLOSE_ONES)
"""Every rule of this file."""
