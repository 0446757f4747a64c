"""What a person says plainly of ways to die and of hurting themselves. Pure."""

from __future__ import annotations

from sitdown.words.safety_rule import ACCIDENT, ME, ON_PURPOSE, WANT, about_self, gap

_METHODS = (
    about_self(
        r"hang(?:ing|ed)? (?:myself|my self)|tie a noose|tied a noose", r"coat|picture|rack"
    ),
    about_self(r"shoot(?:ing)? myself(?! in the foot)|shot myself(?! in the foot| a)"),
    about_self(
        r"drown(?:ing|ed)? myself(?! in (?:work|coffee|emails?|tea|music|ice|chocolate|wine|books|"
        r"tasks|numbers))",
    ),
    about_self(
        r"(?:poison|stab|suffocat|electrocut|gas|strangl)(?:e|ing|ed)? myself",
        rf"nearly|almost|{ACCIDENT}",
    ),
    about_self(
        r"throw(?:ing)? myself (?:off|under|in front|out|from)|threw myself (?:off|under|from)"
    ),
    about_self(
        r"(?:slit|slitting|slash|slashing|cut|cutting|slice|open|opening) (?:my|both|both my) "
        r"(?:own )?(?:wrists?|throat|veins|arms?|thighs?|legs?)",
        ACCIDENT,
    ),
    about_self(
        r"(?:gun|pistol|bullet|rifle|barrel|shotgun) (?:\w+ ){0,3}(?:to|in|into|through|against|"
        r"at) "
        r"my (?:own )?(?:head|mouth|temple|brain|brains|chest|skull)",
    ),
    about_self(r"(?:blow|blowing) my (?:own )?(?:brains?|head) (?:out|off)"),
    about_self(
        rf"{ME} {gap(5)}overdos(?:e|ed|ing)",
        r"overdos(?:e|ed|ing) on (?!pills|meds|tablets|para|insulin|sleep|heroin|opi|painkill)\w+|"
        r"(?:he|she|they|brother|friend|son|daughter) overdosed",
    ),
    about_self(
        rf"(?:take|took|taking|swallow(?:ed|ing)?|downed|eat|ate) {gap(3)}(?:all|whole|entire|"
        rf"bottle of|handful of|too many|every|rest of|loads of|lots of) {gap(4)}(?:pills|tablets|"
        r"meds|medication|paracetamol|painkillers|antidepressants|insulin)",
        r"on time|with breakfast|prescribed|every morning|daily|for the week|sorted|as directed",
    ),
    about_self(
        r"(?:swallow(?:ed)?|drank|drink|drinking) (?:\w+ )?(?:bleach|antifreeze|poison|drain "
        r"cleaner)",
        r"dog|cat|child|toddler|accident",
    ),
    about_self(
        r"(?:pills|tablets|blade|razor|rope) (?:\w+ ){0,3}(?:in front of me|in my hand)|hand "
        r"(?:was |is )?full "
        r"of (?:pills|tablets)",
        is_wish=False,
    ),
    about_self(
        rf"{WANT} {gap(4)}jump(?:ing)? (?:off|from|out of|in front of|under) {gap(2)}(?:bridge|"
        r"roof|building|balcony|cliff|trains?|tube|bus|truck|lorry|traffic|window|overpass|tracks|"
        r"car park|metro|subway|tower)",
        r"bungee|parachute|lake|pool|pier|film|dream",
    ),
    about_self(
        rf"{WANT} {gap(4)}(?:driv(?:e|ing)|crash(?:ing)?|steer(?:ing)?|swerv\w+) {gap(4)}(?:into|"
        rf"off|under) {gap(3)}(?:tree|wall|bridge|cliff|oncoming|traffic|truck|lorry|barrier|pole|"
        r"road)",
        r"ferry",
    ),
    about_self(
        rf"{WANT} {gap(4)}(?:step|stepping|walk|walking|lie|lying) {gap(2)}(?:in front of|under|"
        r"into|on) (?:\w+ ){0,2}(?:train|bus|truck|lorry|traffic|tracks|cars?)",
        r"dealer|garage|rental",
    ),
)

_SELF_HARM = (
    about_self(
        r"(?:cut|cutting) (?:myself )?(?:\w+ )?(?:too deep|deeper)",
        rf"budget|costs|wood|scope|into the|{ACCIDENT}",
        is_wish=False,
    ),
    about_self(
        r"that (?:helps|calms|works|relieves) (?:me )?(?:is|are|when i) (?:cut\w*|burning myself|"
        r"hurting myself)",
        r"costs|spending|sugar|coffee",
        is_wish=False,
    ),
    about_self(
        rf"{WANT} {gap(4)}(?:hurt|hurting|cut|cutting|burn|burning|injure|injuring) "
        r"(?:myself|my self)",
        rf"some slack|a slice|off from|{ACCIDENT}",
    ),
    about_self(
        r"(?:scratched|scratching|carved|carving|sliced) my (?:arms?|legs?|skin|thighs?|stomach)",
        r"rash|mosquito|itch|thorns?|cat",
        is_wish=False,
    ),
    about_self(r"use (?:it|the knife|the gun|the blade) on myself"),
    about_self(r"(?:crash|wreck|drive) (?:\w+ ){0,3}(?:on purpose|deliberately)"),
    about_self(r"(?:harm|harming|harmed) (?:myself|my self)"),
    about_self(
        rf"(?:hurt|cut|burned|burnt|hit|injured|scratched|burning|hurting|hitting) (?:myself|my "
        rf"self) {gap(4)}{ON_PURPOSE}",
        r"gym again|my back|running|shaving|oven",
        is_wish=False,
    ),
    about_self(
        r"(?:cut|cutting) myself (?:last night|tonight|yesterday|every|when|because|to)", ACCIDENT
    ),
    about_self(
        r"(?:started|been|am|im|keep|back to|relapsed and) (?:\w+ )?cutting again", r"budget|costs"
    ),
    about_self(r"(?:ive been|im|am|been|started|keep|i) self harm(?:ing|ed|s)?"),
    about_self(
        rf"(?:thoughts|urges?|impulses?) (?:of|about|to) {gap(3)}(?:dying|hurting myself|harming|"
        r"killing|cutting|ending my life|hurt myself|harm myself|kill|cut myself|die)",
        r"costs|budget|subscription|feature|my mother|my father|his|her",
    ),
    about_self(
        r"(?:dont|do not|doesnt|not) (?:\w+ ){0,2}safe (?:with|from|around|by) myself|"
        r"what i (?:might|will|could|would|may) do to myself",
        is_wish=False,
    ),
)

RULES = (*_METHODS, *_SELF_HARM)
"""Every rule of this file."""
