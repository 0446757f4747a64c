"""A made-up current account with a life in it: the same rows for the same seed.

The last month is told to the cent, for the pictures and the demo show it. The months before it
vary around what is usual. In it there is something for every rule of the review to find: a price
that rose, a charge paid twice, a new subscription, a gym that stopped, a yearly insurance, a week
of restaurants, a refund, merchants that nothing categorises, a holiday in another currency.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

CURRENT_ACCOUNT = "current"
TRAVEL_ACCOUNT = "travel"

TOTAL_OF_LAST_MONTH = 341_218
"""Cents; what the parts below add up to."""
TOTAL_OF_MONTH_BEFORE = 321_900
"""Cents; shopping takes up the difference."""


class GeneratedRow(NamedTuple):
    """One movement, as it happened: what a bank would write, and what it really was."""

    date: date
    amount_minor: int
    """Minor units of ``currency``; money out is negative."""
    currency: str
    payee: str
    """The bank's text, with its noise."""
    memo: str
    account: str
    category: str
    """The key of the category it truly belongs to."""


@dataclass(frozen=True, slots=True)
class _Habit:
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
class _Fixed:
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


_HABITS = (
    _Habit(
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
    _Habit(
        "transport",
        9_400,
        9_020,
        25,
        ("BVG APP BERLIN", "UBER *TRIP", "DB VERTRIEB GMBH", "NEXTBIKE"),
    ),
    _Habit(
        "health",
        12_000,
        6_430,
        4,
        ("APOTHEKE AM MARKT", "ZAHNARZT DR. LENZ", "FIELMANN 0231", "PHYSIO RAUM"),
        0.06,
    ),
    _Habit(
        "shopping",
        19_000,
        21_480,
        7,
        ("AMZN Mktp DE*2K3LM9", "ZALANDO SE", "MUJI BERLIN DE", "DECATHLON 0912"),
        0.3,
    ),
    _Habit(
        "household",
        12_500,
        11_830,
        8,
        ("DM DROGERIE MARKT 233", "ROSSMANN 1182", "IKEA TEMPELHOF", "BAUHAUS 071"),
        0.2,
    ),
    _Habit(
        "leisure",
        9_000,
        9_650,
        6,
        ("YORCK KINO", "BOULDER HALLE OST", "THALIA BERLIN DE", "MUSEUM HAMBURGER BAHNHOF"),
        0.2,
    ),
    _Habit("gifts", 4_200, 4_500, 2, ("BLUMEN KARL", "SPENDE OXFAM"), 0.3),
    _Habit("cash", 10_000, 10_000, 2, ("GELDAUTOMAT SPARKASSE", "ATM DKB"), 0.0),
    _Habit(
        "uncategorised",
        12_500,
        15_341,
        6,
        ("KSTN 9921 REF 88120", "NOVA SERVICES", "P. HARTWIG", "LINDENHOF 12", "TRX 55-0192"),
        0.25,
    ),
)
_EATING_OUT = ("BACKWERK ALEX", "PIZZERIA SOLE", "SUSHI MITTE", "CAFE ANNA", "IMBISS BOSPORUS")

_FIXED = (
    _Fixed("rent", 1, 118_000, "Hausverwaltung Lindner", "Miete Wohnung 3"),
    _Fixed("transport", 2, 5_800, "Deutschlandticket", "BVG Abo"),
    _Fixed("utilities", 3, 6_800, "Vattenfall Europe Sales GmbH", "Strom Abschlag"),
    _Fixed("utilities", 5, 3_499, "Telekom Deutschland GmbH", "Internet"),
    _Fixed("utilities", 8, 1_499, "congstar", "Mobilfunk"),
    _Fixed("utilities", 15, 1_512, "Berliner Wasserbetriebe", "Wasser"),
    _Fixed("subscriptions", 3, 1_399, "NETFLIX.COM", final=1),
    _Fixed("subscriptions", 3, 1_699, "NETFLIX.COM", first=0),
    _Fixed("subscriptions", 6, 1_199, "NORD VPN", first=0),
    _Fixed("subscriptions", 7, 1_099, "PAYPAL *SPOTIFY"),
    _Fixed("subscriptions", 9, 299, "APPLE.COM/BILL ICLOUD"),
    _Fixed("subscriptions", 12, 2_499, "ZEIT ONLINE"),
    _Fixed("subscriptions", 14, 995, "AUDIBLE GMBH"),
    _Fixed("subscriptions", 16, 199, "GOOGLE ONE"),
    _Fixed("subscriptions", 20, 399, "1PASSWORD"),
    _Fixed("subscriptions", 22, 209, "PATREON MEMBERSHIP"),
    _Fixed("leisure", 4, 2_499, "FitX Fitnessstudio", "Mitgliedsbeitrag", final=3),
    _Fixed("fees", 31, 490, "Kontofuehrung", "Entgelt"),
    _Fixed("savings", 29, 60_000, "Tagesgeld", "Dauerauftrag Sparen"),
    _Fixed("salary", 28, -365_000, "Nordlicht Design GmbH", "Gehalt"),
    _Fixed("other_income", 15, -50_000, "Atelier Weber", "Kurs Honorar"),
)
_INSURANCE = _Fixed("insurance", 5, 14_340, "HUK-COBURG", "Hausrat Jahresbeitrag")

_RESTAURANTS_OF_LAST_MONTH = (
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
_PAID_TWICE = (21, 2_387, "EDEKA 4411 BERLIN DE")
_REFUND = (26, 5_990, "ZALANDO SE")

_QUIET_DAYS = 9
"""Days of a month on which nothing is bought; standing charges fall on others."""
_HOLIDAY_MONTHS_AGO = 5
_HOLIDAY = (
    ("KYOTO STATION HOTEL", 48_000, "travel"),
    ("JR EAST", 13_600, "travel"),
    ("KIKUNOI HONTEN", 9_800, "restaurants"),
    ("LAWSON 3312", 1_280, "groceries"),
    ("RAMEN SEN NO KAZE", 2_100, "restaurants"),
    ("NISHIKI SUPERMARKET", 3_450, "groceries"),
)


def generate(
    seed: int, last_month: tuple[int, int] = (2026, 10), months: int = 14
) -> list[GeneratedRow]:
    """The movements of that many months, oldest first.

    Args:
        seed: another seed, other days and amounts in the months before the last.
        last_month: a year and a month from 1.
        months: how many, the last one included.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
    rows: list[GeneratedRow] = []
    for ago in range(months - 1, -1, -1):
        rows += _month(_months_before(last_month, ago), ago, chance)
        if ago == _HOLIDAY_MONTHS_AGO:
            rows += _holiday(_months_before(last_month, ago), chance)
    return sorted(rows, key=lambda row: row.date)


def _months_before(month: tuple[int, int], steps: int) -> tuple[int, int]:
    year, index = divmod(month[0] * 12 + month[1] - 1 - steps, 12)
    return year, index + 1


def _month(month: tuple[int, int], ago: int, chance: random.Random) -> Iterator[GeneratedRow]:
    rows = [*_standing(month, ago), *_eating_out(month, ago, chance)]
    if ago == 0:
        rows += _once(month)
    spent = -sum(row.amount_minor for row in rows if _is_spending(row))
    totals = {
        habit.category: habit.last
        if ago == 0
        else round(habit.usual * chance.uniform(1 - habit.spread, 1 + habit.spread))
        for habit in _HABITS
    }
    if ago == 1:
        totals["shopping"] += TOTAL_OF_MONTH_BEFORE - spent - sum(totals.values())
    days = _open_days(month, chance)
    for habit in _HABITS:
        for cents in _split(totals[habit.category], habit.times, chance):
            place = chance.choice(habit.places)
            rows.append(_row(month, chance.choice(days), -cents, place, habit.category))
    yield from rows


def _standing(month: tuple[int, int], ago: int) -> Iterator[GeneratedRow]:
    """Rent, salaries and whatever else comes by itself."""
    for charge in _FIXED:
        if charge.final <= ago <= charge.first:
            yield _row(month, charge.day, -charge.cents, charge.payee, charge.category, charge.memo)
    if ago % 12 == 0:
        yield _row(
            month,
            _INSURANCE.day,
            -_INSURANCE.cents,
            _INSURANCE.payee,
            _INSURANCE.category,
            _INSURANCE.memo,
        )


def _eating_out(month: tuple[int, int], ago: int, chance: random.Random) -> Iterator[GeneratedRow]:
    if ago == 0:
        for day, cents, place in _RESTAURANTS_OF_LAST_MONTH:
            yield _row(month, day, -cents, place, "restaurants")
        return
    total = round(26_500 * chance.uniform(0.92, 1.08))
    for cents in _split(total, 10, chance):
        place = chance.choice(_EATING_OUT)
        yield _row(month, chance.randint(1, 28), -cents, place, "restaurants")


def _once(month: tuple[int, int]) -> Iterator[GeneratedRow]:
    """What happens in the last month only."""
    day, cents, place = _PAID_TWICE
    yield _row(month, day, -cents, place, "groceries")
    yield _row(month, day, -cents, place, "groceries")
    day, cents, place = _REFUND
    yield _row(month, day - 14, -cents, place, "shopping", "Bestellung 10-4412")
    yield _row(month, day, cents, place, "shopping", "Erstattung 10-4412")


def _holiday(month: tuple[int, int], chance: random.Random) -> Iterator[GeneratedRow]:
    """Ten days with another card, in yen, which have no smaller unit."""
    for day in range(8, 18):
        for place, yen, category in chance.sample(_HOLIDAY, 3):
            amount = -round(yen * chance.uniform(0.8, 1.2))
            yield _row(month, day, amount, place, category)._replace(
                currency="JPY", account=TRAVEL_ACCOUNT
            )


def _row(
    month: tuple[int, int], day: int, amount: int, payee: str, category: str, memo: str = ""
) -> GeneratedRow:
    day = min(day, calendar.monthrange(*month)[1])
    return GeneratedRow(date(*month, day), amount, "EUR", payee, memo, CURRENT_ACCOUNT, category)


def _is_spending(row: GeneratedRow) -> bool:
    return row.category not in {"salary", "other_income", "savings"}


def _open_days(month: tuple[int, int], chance: random.Random) -> list[int]:
    """The days on which something is bought; weekends count twice, people have time then."""
    days = range(1, calendar.monthrange(*month)[1] + 1)
    standing = {charge.day for charge in _FIXED} | {day for day, _, _ in _RESTAURANTS_OF_LAST_MONTH}
    quiet = set(chance.sample(sorted(set(days) - standing), _quiet_count(days, standing)))
    return [
        day
        for day in days
        if day not in quiet
        for _ in range(1 + (date(*month, day).weekday() > 4))
    ]


def _quiet_count(days: Iterable[int], standing: set[int]) -> int:
    return min(_QUIET_DAYS, len(set(days) - standing))


def _split(total: int, parts: int, chance: random.Random) -> list[int]:
    """A total in that many uneven parts, each at least one cent."""
    weights = [chance.uniform(0.4, 1.8) for _ in range(parts)]
    whole = sum(weights)
    cents = [max(1, int(total * weight / whole)) for weight in weights]
    cents[-1] += total - sum(cents)
    return cents
