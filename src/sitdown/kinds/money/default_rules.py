"""Rules for merchants that many people in Europe and North America meet.

They are a start: a person's own rules come before them and win.
"""

from __future__ import annotations

from sitdown.kinds.money.categories import Rule

_WORDS_OF_CATEGORY: dict[str, tuple[str, ...]] = {
    "salary": (
        "salary", "payroll", "gehalt", "lohn", "salaire", "salaris", "wages", "direct dep payroll",
        "lohn gehalt", "bezuege", "bezüge",
    ),
    "rent": (
        "rent", "miete", "kaltmiete", "warmmiete", "loyer", "huur", "hausverwaltung", "landlord",
        "wohnungsbau", "vonovia", "deutsche wohnen", "property management",
    ),
    "savings": (
        "savings", "sparplan", "tagesgeld", "sparkonto", "savings account", "spaarrekening",
        "livret a", "vanguard", "scalable capital", "trade republic", "isa transfer",
    ),
    "transfers": (
        "own transfer", "internal transfer", "transfer to own account", "umbuchung",
        "eigenuebertrag", "eigenübertrag", "pot transfer", "payment thank you",
        "credit card payment", "kreditkartenabrechnung", "balance conversion",
    ),
    "cash": (
        "atm", "cash withdrawal", "atm withdrawal", "bargeld", "bargeldauszahlung",
        "geldautomat", "geldausgabeautomat", "retrait", "retrait dab", "geldopname", "cash",
    ),
    "fees": (
        "fee", "fees", "bank fee", "monthly maintenance fee", "service charge", "overdraft",
        "kontofuehrung", "kontoführung", "kontofuehrungsgebuehr", "entgeltabschluss",
        "foreign transaction fee", "interest charge", "sollzinsen", "frais bancaires",
    ),
    "insurance": (
        "insurance", "versicherung", "assurance", "verzekering", "allianz", "huk coburg", "axa",
        "generali", "ergo", "geico", "state farm", "progressive", "aviva", "admiral", "devk",
        "direct line", "hausrat", "haftpflicht", "cosmosdirekt", "lemonade",
    ),
    "groceries": (
        "rewe", "edeka", "aldi", "lidl", "penny", "netto", "kaufland", "tegut", "denns",
        "alnatura", "bio company", "tesco", "sainsburys", "sainsbury's", "asda", "morrisons",
        "waitrose", "co op", "ocado", "iceland", "marks spencer food", "whole foods",
        "trader joe's", "trader joes", "safeway", "kroger", "publix", "wegmans", "h e b",
        "albertsons", "carrefour", "auchan", "leclerc", "monoprix", "franprix", "intermarche",
        "intermarché", "albert heijn", "jumbo", "plus supermarkt", "mercadona", "esselunga",
        "coop", "migros", "denner", "spar", "billa", "hofer", "supermarkt", "supermarket",
        "grocery", "wochenmarkt", "bäckerei", "baeckerei", "bakery", "lawson", "7 eleven",
    ),
    "restaurants": (
        "restaurant", "trattoria", "ristorante", "osteria", "pizzeria", "pizza", "sushi",
        "ramen", "bistro", "brasserie", "cafe", "café", "coffee", "espresso", "imbiss", "kebab",
        "burger", "mcdonald's", "mcdonalds", "burger king", "kfc", "subway sandwiches",
        "starbucks", "costa", "pret a manger", "pret", "backwerk", "greggs", "nando's",
        "nandos", "chipotle",
        "dunkin", "domino's", "dominos", "deliveroo", "just eat", "lieferando", "uber eats",
        "ubereats", "doordash", "grubhub", "wolt", "foodora", "takeaway", "thuisbezorgd",
        "kikunoi", "canteen", "kantine", "mensa", "bar", "pub", "brauhaus", "gasthaus",
    ),
    "transport": (
        "bvg", "mvg", "hvv", "vbb", "db vertrieb", "deutsche bahn", "bahn", "db fernverkehr",
        "deutschlandticket", "tfl", "tfl travel", "trainline", "national rail", "ns groep",
        "gvb", "sncf", "ratp", "sbb", "oebb", "öbb", "trenitalia", "renfe", "amtrak", "mta",
        "uber", "lyft", "bolt", "free now", "freenow", "taxi", "lime", "tier", "voi",
        "nextbike", "shell", "aral", "esso", "bp", "total energies", "totalenergies", "jet",
        "tankstelle", "chevron", "exxon", "exxonmobil", "petrol", "parking", "parken",
        "parkhaus", "miles mobility", "share now", "sixt share", "toll", "clipper",
    ),
    "utilities": (
        "strom", "stromio", "stadtwerke", "vattenfall", "eon", "e on", "enbw", "rwe", "gas",
        "gasag", "wasser", "wasserbetriebe", "electricity", "electric", "energy", "octopus energy",
        "british gas", "edf", "engie", "eneco", "essent", "con edison", "pg e", "comcast",
        "xfinity", "verizon", "at t", "t mobile", "telekom", "vodafone", "o2", "telefonica",
        "1 1 telecom", "1und1", "congstar", "orange", "bouygues", "free mobile", "kpn", "ziggo",
        "ee", "three", "virgin media", "council tax", "thames water", "water bill", "internet",
        "rundfunk", "rundfunk ard", "beitragsservice",
    ),
    "subscriptions": (
        "netflix", "spotify", "disney plus", "disney", "amazon prime", "prime video", "hulu",
        "hbo max", "apple com bill", "itunes", "icloud", "google one", "google storage",
        "youtube premium", "youtubepremium", "dropbox", "adobe", "microsoft 365", "github",
        "openai", "chatgpt", "patreon", "substack", "audible", "kindle unlimited", "nordvpn",
        "nord vpn", "1password", "nytimes", "new york times", "the guardian", "zeit",
        "spiegel plus", "dazn", "wow tv", "sky", "canal", "crunchyroll", "playstation network",
        "nintendo online", "xbox game pass", "notion", "strava", "headspace", "duolingo",
    ),
    "health": (
        "apotheke", "pharmacy", "pharmacie", "apotheek", "farmacia", "cvs", "walgreens", "boots",
        "doctor", "arzt", "arztpraxis", "zahnarzt", "dentist", "dental", "praxis", "hospital",
        "krankenhaus", "klinik", "clinic", "optician", "optiker", "fielmann", "specsavers",
        "physio", "physiotherapie", "therapy", "labcorp",
    ),
    "leisure": (
        "gym", "fitness", "fitnessstudio", "fitx", "mcfit", "urban sports", "puregym",
        "the gym group", "basic fit", "planet fitness", "kino", "cinema", "cinestar", "odeon",
        "vue", "amc", "theater", "theatre", "konzert", "eventim", "ticketmaster", "museum",
        "schwimmbad", "steam", "steamgames", "boulder", "boulderwelt", "climbing", "thalia",
        "hugendubel", "waterstones", "buchhandlung", "bookshop", "zoo",
    ),
    "travel": (
        "hotel", "airbnb", "booking com", "hostel", "ryanair", "easyjet", "lufthansa",
        "eurowings", "klm", "air france", "british airways", "delta air", "united airlines",
        "american air", "southwest", "jetblue", "wizz air", "vueling", "expedia", "hertz",
        "europcar", "avis", "sixt", "flixbus", "eurostar", "interrail", "ryokan", "jr east",
    ),
    "household": (
        "ikea", "obi", "bauhaus", "hornbach", "toom", "b q", "home depot", "lowe's", "lowes",
        "wayfair", "leroy merlin", "castorama", "action", "dm", "dm drogerie", "rossmann",
        "müller drogerie", "kruidvat", "etos", "tedi", "reinigung", "cleaning", "wilko",
        "haushalt", "baumarkt", "jysk",
    ),
    "shopping": (
        "amazon", "amzn", "amzn mktp", "amazon eu", "ebay", "etsy", "zalando", "about you",
        "h m", "zara", "uniqlo", "primark", "c a", "decathlon", "mediamarkt", "media markt",
        "saturn", "apple store", "best buy", "target", "walmart", "costco", "currys", "argos",
        "john lewis", "next", "asos", "nike", "adidas", "otto", "fnac", "bol com", "coolblue",
        "tk maxx", "shein", "temu", "galeria", "muji",
    ),
    "education": ("udemy", "coursera", "volkshochschule", "tuition", "university", "uni", "school"),
    "children": ("kita", "nursery", "childcare", "kindergarten", "mytoys", "smyths", "babymarkt"),
    "pets": ("fressnapf", "zooplus", "petsmart", "pets at home", "vet", "tierarzt", "chewy"),
    "gifts": ("donation", "spende", "unicef", "wikimedia", "red cross", "oxfam", "florist",
              "blumen", "flowers", "interflora"),
    "taxes": ("finanzamt", "hmrc", "irs", "tax", "steuer", "belastingdienst", "impots"),
    "other_income": (
        "honorar", "interest", "zinsen", "dividend", "dividende", "cashback",
        "kindergeld", "elterngeld",
        "tax refund", "steuererstattung",
    ),
}  # fmt: skip

_MONEY_IN = frozenset({"salary", "other_income"})

DEFAULT_RULES: tuple[Rule, ...] = tuple(
    Rule(
        words,
        category,
        lowest_minor=1 if category in _MONEY_IN else None,
    )
    for category, patterns in _WORDS_OF_CATEGORY.items()
    for words in patterns
)
"""In order of precedence. Refunds stay with their merchant, so spending rules take money in too;
income rules take nothing else."""
