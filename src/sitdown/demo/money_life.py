"""The life that the example tells: what is paid when and where, and what happens once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """Spending of one kind: how often, how much, where."""

    category: str
    usual: int
    """Cents a month."""
    last: int
    """Cents in the last month."""
    times: int
    places: tuple[str, ...]
    spread: float = 0.12
    """How much a month differs from the usual, as a share of it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A charge of every month, on the same day."""

    category: str
    day: int
    cents: int
    payee: str
    memo: str = ""
    first: int = 99
    """Months before the last one in which it begins."""
    final: int = 0
    """Months before the last one in which it is charged for the last time."""


HABITS = (
    Habit(
        "groceries",
        43_000,
        46_466,
        46,
        (
            "REWE MARKT 4821 BERLIN DE",
            "EDEKA 4411 BERLIN DE",
            "LIDL SAGT DANKE BERLIN",
            "ALDI NORD 118 BERLIN DE",
            "BAECKEREI SIEBERT",
            "WOCHENMARKT AM KOLLWITZPLATZ",
        ),
    ),
    Habit(
        "transport",
        9_400,
        9_020,
        25,
        ("BVG APP BERLIN", "UBER *TRIP", "DB VERTRIEB GMBH", "NEXTBIKE"),
    ),
    Habit(
        "health",
        12_000,
        6_430,
        4,
        ("APOTHEKE AM MARKT", "ZAHNARZT DR. LENZ", "FIELMANN 0231", "PHYSIO RAUM"),
        0.06,
    ),
    Habit(
        "shopping",
        19_000,
        21_480,
        7,
        ("AMZN Mktp DE*2K3LM9", "ZALANDO SE", "MUJI BERLIN DE", "DECATHLON 0912"),
        0.3,
    ),
    Habit(
        "household",
        12_500,
        11_830,
        8,
        ("DM DROGERIE MARKT 233", "ROSSMANN 1182", "IKEA TEMPELHOF", "BAUHAUS 071"),
        0.2,
    ),
    Habit(
        "leisure",
        9_000,
        9_650,
        6,
        ("YORCK KINO", "BOULDER HALLE OST", "THALIA BERLIN DE", "MUSEUM HAMBURGER BAHNHOF"),
        0.2,
    ),
    Habit("gifts", 4_200, 4_500, 2, ("BLUMEN KARL", "SPENDE OXFAM"), 0.3),
    Habit("cash", 10_000, 10_000, 2, ("GELDAUTOMAT SPARKASSE", "ATM DKB"), 0.0),
    Habit(
        "uncategorised",
        12_500,
        15_341,
        6,
        ("KSTN 9921 REF 88120", "NOVA SERVICES", "P. HARTWIG", "LINDENHOF 12", "TRX 55-0192"),
        0.25,
    ),
)
EATING_OUT = ("BACKWERK ALEX", "PIZZERIA SOLE", "SUSHI MITTE", "CAFE ANNA", "IMBISS BOSPORUS")

FIXED = (
    Fixed("rent", 1, 118_000, "Hausverwaltung Lindner", "Miete Wohnung 3"),
    Fixed("transport", 2, 5_800, "Deutschlandticket", "BVG Abo"),
    Fixed("utilities", 3, 6_800, "Vattenfall Europe Sales GmbH", "Strom Abschlag"),
    Fixed("utilities", 5, 3_499, "Telekom Deutschland GmbH", "Internet"),
    Fixed("utilities", 8, 1_499, "congstar", "Mobilfunk"),
    Fixed("utilities", 15, 1_512, "Berliner Wasserbetriebe", "Wasser"),
    Fixed("subscriptions", 3, 1_399, "NETFLIX.COM", final=1),
    Fixed("subscriptions", 3, 1_699, "NETFLIX.COM", first=0),
    Fixed("subscriptions", 6, 1_199, "NORD VPN", first=0),
    Fixed("subscriptions", 7, 1_099, "PAYPAL *SPOTIFY"),
    Fixed("subscriptions", 9, 299, "APPLE.COM/BILL ICLOUD"),
    Fixed("subscriptions", 12, 2_499, "ZEIT ONLINE"),
    Fixed("subscriptions", 14, 995, "AUDIBLE GMBH"),
    Fixed("subscriptions", 16, 199, "GOOGLE ONE"),
    Fixed("subscriptions", 20, 399, "1PASSWORD"),
    Fixed("subscriptions", 22, 209, "PATREON MEMBERSHIP"),
    Fixed("leisure", 4, 2_499, "FitX Fitnessstudio", "Mitgliedsbeitrag", final=3),
    Fixed("fees", 31, 490, "Kontofuehrung", "Entgelt"),
    Fixed("savings", 29, 60_000, "Tagesgeld", "Dauerauftrag Sparen"),
    Fixed("salary", 28, -365_000, "Nordlicht Design GmbH", "Gehalt"),
    Fixed("other_income", 15, -50_000, "Atelier Weber", "Kurs Honorar"),
)
INSURANCE = Fixed("insurance", 5, 14_340, "HUK-COBURG", "Hausrat Jahresbeitrag")

RESTAURANTS_OF_LAST_MONTH = (
    (1, 2_840, "CAFE ANNA"),
    (3, 2_790, "PIZZERIA SOLE"),
    (6, 2_910, "SUSHI MITTE"),
    (8, 2_680, "IMBISS BOSPORUS"),
    (11, 2_860, "PIZZERIA SOLE"),
    (13, 5_840, "TRATTORIA NONA"),
    (16, 6_420, "KIKUNOI"),
    (17, 3_680, "OSTERIA BLU"),
    (18, 2_960, "BRASSERIE LIND"),
    (21, 2_720, "SUSHI MITTE"),
    (24, 2_830, "CAFE ANNA"),
    (29, 2_660, "BACKWERK ALEX"),
)
"""Day, cents and place: the four largest fall in the week from the 12th to the 18th."""
PAID_TWICE = (21, 2_387, "EDEKA 4411 BERLIN DE")
REFUND = (26, 5_990, "ZALANDO SE")

QUIET_DAYS = 9
"""Days of a month on which nothing is bought; standing charges fall on others."""
HOLIDAY_MONTHS_AGO = 5
HOLIDAY = (
    ("KYOTO STATION HOTEL", 48_000, "travel"),
    ("JR EAST", 13_600, "travel"),
    ("KIKUNOI HONTEN", 9_800, "restaurants"),
    ("LAWSON 3312", 1_280, "groceries"),
    ("RAMEN SEN NO KAZE", 2_100, "restaurants"),
    ("NISHIKI SUPERMARKET", 3_450, "groceries"),
)
