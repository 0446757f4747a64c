"""The questions of the reflection, chosen from the month's own facts. Pure.

The first and the last are always asked, so that the end can be told from the beginning; between
them at most three, the heaviest first. Half an hour is what a review may take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sitdown.engine.playbook import AnswerForm, Question
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.patterns import Pattern, floor_of
from sitdown.kinds.money.snapshot import LedgerRow, Snapshot

FEELING = "feeling"
NEXT_FEELING = "next_feeling"
MOST_BETWEEN = 3
QUIET_SHARE = 0.75
"""A category that took less than this share of what is usual is asked about."""

ONE_PAYMENT = 0.1
"""A payment within this share of a rise is what the rise comes to (ours)."""

STEADY_SHARE = 0.1
"""A category within this share of what is usual holds no payment worth a question."""

CASH = "cash"
"""What came out of a machine is not spent yet: nobody can say whether to pay it again."""


@dataclass(frozen=True)
class ReflectionFacts:
    """What the questions are chosen from.

    Attributes:
        patterns: what stood out, the weightiest first.
        responses: what the person said to categories, by key.
        rows: the movements of the month.
        is_regular: whether a payment comes by itself at its usual price: nobody decided it anew.
    """

    snapshot: Snapshot
    patterns: Sequence[Pattern]
    responses: Mapping[str, str]
    rows: Sequence[LedgerRow]
    is_regular: Callable[[LedgerRow], bool] = lambda _row: False


@dataclass(frozen=True)
class Grounded:
    """A question with what its numbers rest on; no rule when it has none."""

    question: Question
    rule: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    row_ids: tuple[str, ...] = ()


def reflection(facts: ReflectionFacts) -> tuple[Grounded, ...]:
    """The questions in the order they are asked."""
    taken = facts.snapshot
    feeling = Question(
        FEELING,
        f"How did {MONTH_NAMES[taken.month - 1]} feel, as far as money goes?",
        AnswerForm.CHOICE,
        ("Calm", "Tight", "Out of hand", "I hardly noticed"),
    )
    next_feeling = Question(
        NEXT_FEELING, f"What would you like {MONTH_NAMES[taken.month % 12]} to feel like?"
    )
    between = islice(_between(facts), MOST_BETWEEN)
    return (Grounded(feeling), *between, Grounded(next_feeling))


def subject_of(question_type: str) -> str | None:
    """The category a question is about; None when it is about none."""
    _, colon, category = question_type.partition(":")
    return category if colon else None


def _between(facts: ReflectionFacts) -> Iterator[Grounded]:
    asked: set[str] = set()
    for ask in (_rise, _cut, _largest_payment, _quiet):
        grounded = ask(facts, asked)
        if grounded is not None:
            asked.add(subject_of(grounded.question.key) or "")
            yield grounded


def _rise(facts: ReflectionFacts, _asked: set[str]) -> Grounded | None:
    """The weightiest rise; one that surprised the person comes before any other. What the ledger
    tells of it is told, and then not asked.
    """
    known = [pattern for pattern in facts.patterns if pattern.against != "nothing"]
    rises = [pattern for pattern in known if pattern.excess > 0]
    rises.sort(key=lambda pattern: facts.responses.get(pattern.line.category) != "surprised")
    if not rises:
        return None
    rise = rises[0]
    line = rise.line
    more = _whole(rise.excess, facts.snapshot)
    than = "budgeted" if rise.against == "budget" else "usual"
    told = f"{line.title} took {more} more than {than}"
    one = _one_payment(facts, rise)
    question = Question(f"rise:{line.category}", f"{told}. What was it?")
    if one is not None:
        text = f"{told}: {_paid(one)}. Did you see it coming?"
        question = Question(question.key, text, AnswerForm.CHOICE, ("Yes", "No", "I forgot it"))
    return Grounded(
        question,
        "category_rise/1",
        _parameters(
            facts, spent=line.spent, budget=line.budget, usual=line.usual, more=rise.excess
        ),
        line.row_ids,
    )


def _one_payment(facts: ReflectionFacts, rise: Pattern) -> LedgerRow | None:
    """The payment that a rise comes to, such as a quarter's charge; None when it has several. One
    of many that happens to be as large is none.
    """
    near = (
        row
        for row in facts.rows
        if row.id in rise.line.row_ids
        and -2 * row.amount_minor >= rise.line.spent
        and abs(-row.amount_minor - rise.excess) <= ONE_PAYMENT * rise.excess
    )
    return min(near, key=lambda row: (row.amount_minor, row.date, row.id), default=None)


def _paid(row: LedgerRow) -> str:
    """A payment in words, such as “€ 96.30 to Vattenfall on 12 May”."""
    amount = format_amount(-row.amount_minor, row.currency)
    day = f"{row.date.day} {MONTH_NAMES[row.date.month - 1]}"
    return f"{amount} to {row.merchant or row.payee} on {day}"


def _cut(facts: ReflectionFacts, asked: set[str]) -> Grounded | None:
    for line in facts.snapshot.categories:
        if facts.responses.get(line.category) == "cut" and line.category not in asked:
            text = f"You would cut {line.title}. What goes first?"
            return Grounded(Question(f"cut:{line.category}", text))
    return None


def _largest_payment(facts: ReflectionFacts, asked: set[str]) -> Grounded | None:
    """The largest payment outside the categories that run as usual, if it is worth a word."""
    unsteady = {
        line.category
        for line in facts.snapshot.categories
        if line.category not in asked
        and (line.usual is None or abs(line.spent - line.usual) > STEADY_SHARE * abs(line.usual))
    }
    paid = [
        row
        for row in facts.rows
        if row.category in unsteady - {CASH}
        and -row.amount_minor >= floor_of(facts.snapshot)
        and row.currency == facts.snapshot.currency
    ]
    paid.sort(key=lambda row: (row.amount_minor, row.date, row.id))
    row = next((row for row in paid if not facts.is_regular(row)), None)
    if row is None:
        return None
    text = f"{_apart_from(facts, asked)} was {_paid(row)}."
    return Grounded(
        Question(
            f"payment:{row.category}",
            f"{text} Would you make it again?",
            AnswerForm.CHOICE,
            ("Yes", "No", "It had to be"),
        ),
        "largest_payment/1",
        _parameters(facts, amount=-row.amount_minor),
        (row.id,),
    )


def _apart_from(facts: ReflectionFacts, asked: set[str]) -> str:
    """What the largest payment is the largest of: a larger one may be one of those left out."""
    if all(line.usual is None for line in facts.snapshot.categories):
        return "The largest payment"
    if asked:
        return "Apart from that and from what runs as usual, the largest payment"
    return "Outside what runs as usual, the largest payment"


def _quiet(facts: ReflectionFacts, asked: set[str]) -> Grounded | None:
    """The category that took the most less than usual; only a whole month can say so."""
    quiet = [
        line
        for line in facts.snapshot.categories
        if line.usual is not None
        and 0 <= line.spent < QUIET_SHARE * line.usual
        and line.usual - line.spent >= floor_of(facts.snapshot)
        and line.category not in asked
    ]
    if not quiet or not facts.snapshot.coverage.complete:
        return None
    line = max(quiet, key=lambda line: (line.usual or 0) - line.spent)
    less = _whole((line.usual or 0) - line.spent, facts.snapshot)
    return Grounded(
        Question(
            f"quiet:{line.category}",
            f"{line.title} took {less} less than usual. Was that chosen, or chance?",
            AnswerForm.CHOICE,
            ("Chosen", "Chance"),
        ),
        "category_quiet/1",
        _parameters(facts, spent=line.spent, usual=line.usual, less=(line.usual or 0) - line.spent),
        line.row_ids,
    )


def _parameters(facts: ReflectionFacts, **found: int | None) -> dict[str, Any]:
    return {**found, "currency": facts.snapshot.currency}


def _whole(minor: int, taken: Snapshot) -> str:
    return format_amount(minor, taken.currency, cents=False)
