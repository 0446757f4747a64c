"""An example store: a year of one person's money, a finished review, and one left half-way.

Filling reads its bank files through the same readers as anybody's, so what the demo shows is what
an import does. It runs on a clock of its own, moved from sitting to sitting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from sitdown.clock import FrozenClock
from sitdown.demo.bank_files import write_csv, write_ofx
from sitdown.demo.generator import CURRENT_ACCOUNT, TRAVEL_ACCOUNT, GeneratedRow, generate
from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import SessionView
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.balance_list import say_balance
from sitdown.kinds.money.goals.keeping import set_goal

SEED = 7
ZONE = UTC
"""Where the made-up person lives: every machine knows it, and its clocks never change."""

NOW = datetime(2026, 11, 21, 9, 12, tzinfo=ZONE)
"""The moment at which the example is looked at: the Saturday of the pictures."""

_IMPORTED_AT = datetime(2026, 10, 3, 9, 40, tzinfo=ZONE)
_SEPTEMBER_AT = datetime(2026, 10, 3, 10, 0, tzinfo=ZONE)
_OCTOBER_AT = datetime(2026, 11, 20, 21, 16, tzinfo=ZONE)

_BUDGETS = {
    "rent": 118_000,
    "groceries": 48_000,
    "restaurants": 30_000,
    "transport": 16_000,
    "utilities": 15_000,
    "subscriptions": 7_000,
    "health": 12_000,
}

_BALANCES = (
    ("Current account", 264_030, date(2026, 10, 31)),
    ("Savings account", 840_000, date(2026, 10, 31)),
    ("Current account", 21_480, date(2026, 11, 20)),
)

PARTS = 4
"""How often ``fill`` tells that a part is done."""


def fill(
    desk: Desk, clock: FrozenClock, folder: Path, done: Callable[[], None] = lambda: None
) -> SessionView:
    """Fill an empty store with the example; the clock is left at ``NOW``.

    Args:
        desk: its store must be empty, and its kinds must have ``money``.
        clock: the clock of the desk; it is moved from sitting to sitting.
        folder: where the bank files are written that are then imported.
        done: is called after each of its ``PARTS``.

    Returns:
        The October review, paused in Patterns.
    """
    clock.moment = _IMPORTED_AT
    for category, amount in _BUDGETS.items():
        budgets.set_budget(desk, category, amount, 2025, 9)
    budgets.set_fund(desk, "Car insurance", opening_minor=20_000)
    set_goal(desk, "Car insurance", "620 by 2027-03 repeat every year")
    _import(desk, folder, until=date(2026, 10, 2))
    done()
    _hold_september(desk, clock)
    done()
    clock.moment = _OCTOBER_AT
    _import(desk, folder, until=date(2026, 10, 31))
    for account, amount, day in _BALANCES:
        say_balance(desk, account, amount, day)
    done()
    october = _begin_october(desk, clock)
    done()
    clock.moment = NOW
    return october


def _import(desk: Desk, folder: Path, until: date) -> None:
    """Import the files as the bank gives them up to a day; what is known already adds nothing."""
    rows = [row for row in generate(SEED) if row.date <= until]
    current = folder / f"current-{until}.csv"
    current.write_bytes(write_csv([row for row in rows if row.account == CURRENT_ACCOUNT]))
    importing.import_file(desk, current, "Current account")
    abroad = [row for row in rows if row.account == TRAVEL_ACCOUNT]
    if abroad:
        travel = folder / f"travel-{until}.ofx"
        travel.write_bytes(write_ofx(abroad))
        importing.import_file(desk, travel, "Travel card")
    put_by = folder / f"savings-{until}.ofx"
    put_by.write_bytes(write_ofx([_arrived(row) for row in rows if row.category == "savings"]))
    importing.import_file(desk, put_by, "Savings account")


def _arrived(row: GeneratedRow) -> GeneratedRow:
    """What was sent to the savings account, as that account tells it."""
    payee, memo = "Dauerauftrag Sparen", "von Girokonto"
    return row._replace(amount_minor=-row.amount_minor, payee=payee, memo=memo, account="savings")


def _hold_september(desk: Desk, clock: FrozenClock) -> None:
    """The September review, from its beginning to its end in one sitting."""
    clock.moment = _SEPTEMBER_AT
    review = reviews.create_session(desk, 2026, 9)
    _confirm_income(desk, clock, review)
    for _step in ("goals", "patterns", "reflection"):
        clock.advance(minutes=3)
        sessions.advance(desk, review.id)
    for words in (
        Answer(text="Calmer than I thought.", chosen="Calm"),
        Answer(text="A coat and shoes before the cold. I waited for the sale."),
    ):
        clock.advance(minutes=2)
        entries.answer(desk, review.id, words)
    while _waits(desk, review):
        clock.advance(minutes=1)
        entries.answer(desk, review.id, Answer(skipped=True))
    sessions.advance(desk, review.id)
    _say(
        desk, clock, review, "savings_target", "18 %", {"target_rate": 0.18, "previous_rate": None}
    )
    sessions.advance(desk, review.id)
    _promise(
        desk,
        clock,
        review,
        "Restaurants at most € 300",
        "category_at_most",
        {"category": "restaurants", "amount": 30_000},
    )
    _promise(desk, clock, review, "Keep lunches under € 10", "own_yes_no", {})
    sessions.advance(desk, review.id)
    fund = budgets.funds(desk)[0]
    _say(
        desk,
        clock,
        review,
        "fund_contribution",
        f"€ 70 to {fund.name}",
        {"fund_id": fund.id, "fund_name": fund.name, "amount": 7_000},
    )
    clock.advance(minutes=1)
    sessions.complete(desk, review.id)


def _begin_october(desk: Desk, clock: FrozenClock) -> SessionView:
    """The October review up to its third pattern, where a note is being written."""
    review = reviews.create_session(desk, 2026, 10)
    _confirm_income(desk, clock, review)
    clock.advance(minutes=3)
    sessions.advance(desk, review.id)
    clock.advance(minutes=2)
    entries.answer(desk, review.id, Answer(chosen="Carry it on"))
    clock.advance(minutes=2)
    entries.answer(desk, review.id, Answer(text="9 of 11 lunches.", chosen="Partly"))
    sessions.advance(desk, review.id)
    for category, response, words, note in (
        ("insurance", "one_off", "Insurance: one-off.", "Once a year."),
        ("groceries", "keep", "Groceries: keep it.", ""),
    ):
        data = {"category": category, "response": response, "note": note}
        _say(desk, clock, review, "user_category_response", f"{words} {note}".strip(), data)
    sessions.set_cursor(desk, review.id, {"category": "restaurants"})
    clock.advance(minutes=4)
    note = "Half of it was the week my sister visited, which I would do again."
    drafts.save(desk, review.id, "patterns", "note:restaurants", note)
    clock.advance(minutes=7)
    return sessions.pause(desk, review.id)


def _waits(desk: Desk, review: SessionView) -> bool:
    standing = reviews.load_session_entries(desk, review.id)
    return desk.kind("money").open_question(standing, "reflection") is not None


def _confirm_income(desk: Desk, clock: FrozenClock, review: SessionView) -> None:
    income = reviews.review_of(desk, review.id).snapshot.total_income
    data = {"confirmed_amount": income, "confirmed": True}
    _say(desk, clock, review, "user_income_response", "Yes", data)


def _promise(
    desk: Desk,
    clock: FrozenClock,
    review: SessionView,
    text: str,
    metric: str,
    params: Mapping[str, object],
) -> None:
    data = {"commitment_text": text, "metric_type": metric, "metric_params": params}
    _say(desk, clock, review, "commitment", text, data)


def _say(
    desk: Desk,
    clock: FrozenClock,
    review: SessionView,
    entry_type: str,
    words: str,
    data: Mapping[str, object],
) -> None:
    clock.advance(minutes=2)
    entries.say(desk, review.id, NewEntry(entry_type, words, data))
