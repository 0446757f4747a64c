"""What went into a fund and what was paid from it, month by month. Pure: amounts are minor units.

A fund pays what was in it and never more, so that a charge it was too small for takes nothing of
what is put in later. What a month puts in is there for the charge of that month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.goals.rules import ByDate, GoalRule, due_month, month_later, months_between
from sitdown.kinds.money.snapshot import Month


@dataclass(frozen=True, slots=True)
class Put:
    """What a review put in, on a local day."""

    day: date
    amount: int
    session_id: str

    @property
    def month(self) -> Month:
        """The month that put it in."""
        return self.day.year, self.day.month


@dataclass(frozen=True, slots=True)
class Charge:
    """What a fund was for, on a local day; no ``row_id`` where only its goal's date tells of it."""

    day: date
    amount: int
    row_id: str | None = None

    @property
    def month(self) -> Month:
        """The month that it is paid in."""
        return self.day.year, self.day.month


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was paid from a fund.

    Attributes:
        day: the local day; the last of its month where only the fund's goal tells of it.
        amount_minor: what the fund had of the charge.
        charge_minor: the charge, or what the goal expected it to be.
        row_id: the movement; None where only the goal tells of it.
    """

    day: date
    amount_minor: int
    charge_minor: int
    row_id: str | None = None

    @property
    def month(self) -> Month:
        """The month that it was paid in."""
        return self.day.year, self.day.month


def reckoned(
    opening: int, puts: Iterable[Put], charges: Iterable[Charge]
) -> tuple[int, tuple[Withdrawal, ...]]:
    """What is in a fund, and what was paid from it, the oldest first.

    Args:
        opening: what was in it when it was begun; below zero where more than that was taken out.
        puts: what reviews put in.
        charges: what it was for.
    """
    moves: list[Put | Charge] = [*puts, *charges]
    saved, paid = opening, []
    for move in sorted(moves, key=lambda one: (one.month, isinstance(one, Charge), one.day)):
        if isinstance(move, Put):
            saved += move.amount
            continue
        share = max(0, min(saved, move.amount))
        saved -= share
        paid.append(Withdrawal(move.day, share, move.amount, move.row_id))
    return saved, tuple(paid)


def after_charges(rule: ByDate, paid: Iterable[Withdrawal], month: Month) -> ByDate:
    """A repeated goal as it goes on once the charge it was for has come: by its next date.

    A charge belongs to the nearest date, so one that comes early is not asked for again.
    """
    if rule.every is None:
        return rule
    due, early = due_month(rule, month), (rule.every - 1) // 2
    if any(one.row_id and 0 <= months_between(one.month, due) <= early for one in paid):
        return ByDate(rule.amount, month_later(due, rule.every), rule.every, rule.spend_from)
    return rule


def is_spent(rule: GoalRule | None, paid: Sequence[Withdrawal]) -> bool:
    """Whether what was saved for once was paid: from a month before its date on."""
    if not isinstance(rule, ByDate) or rule.every is not None:
        return False
    return any(months_between(one.month, rule.by) <= 1 for one in paid)


def withdrawal_words(paid: Withdrawal, currency: str) -> str:
    """How to say it, such as “€ 432.00 of € 456.00 was paid from it on 5 September 2026”."""
    amount = format_amount(paid.amount_minor, currency) if paid.amount_minor else "Nothing"
    month = f"{MONTH_NAMES[paid.day.month - 1]} {paid.day.year}"
    if paid.row_id is None:
        return f"{amount} counts as spent in {month}, as its goal says"
    whole = format_amount(paid.charge_minor, currency)
    of = "" if paid.amount_minor == paid.charge_minor else f" of {whole}"
    return f"{amount}{of} was paid from it on {paid.day.day} {month}"
