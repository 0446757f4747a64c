"""Budgets by category, each from a month on, and funds that are filled in the reviews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from sitdown.clock import local
from sitdown.engine.desk import Desk
from sitdown.kinds.money.calendar_steps import months_on
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.errors import NegativeAmountError, UnknownCategoryError, UnknownFundError
from sitdown.kinds.money.goals.fund_movements import (
    Charge,
    Put,
    Withdrawal,
    after_charges,
    is_spent,
    reckoned,
)
from sitdown.kinds.money.goals.keeping import Kept, kept_in, this_month
from sitdown.kinds.money.goals.put_aside import Payee, charges_in, put_aside_in
from sitdown.kinds.money.goals.rules import (
    ByDate,
    GoalRule,
    due_month,
    months_between,
    target_of,
)
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.month_days import first_day, last_day
from sitdown.kinds.money.names import new_name, tidy_name
from sitdown.kinds.money.snapshot import Month
from sitdown.kinds.money.tables import BudgetRow, FundRow
from sitdown.store.database import Transaction, table_of

_BUDGET = table_of(BudgetRow)


@dataclass(frozen=True)
class FundView:
    """A fund: what is in it, what it should reach and by when. Minor units of ``currency``.

    Attributes:
        goal: what it should have, as it is written; where it has an amount or a date, they are
            the fund's.
        withdrawals: what was paid from it, the oldest first. The charges of the ledger count that
            are of the fund's name; where there are none, a repeated goal counts as spent whenever
            its month is over.
        is_spent: what was saved for once was paid, and nobody said what comes next.
    """

    id: str
    name: str
    currency: str
    saved_minor: int
    target_minor: int | None
    due_on: date | None
    goal: str | None = None
    withdrawals: tuple[Withdrawal, ...] = ()
    is_spent: bool = False


def month_key(year: int, month: int) -> str:
    """A month as text that sorts by time, ``2026-10``."""
    return f"{year:04d}-{month:02d}"


def budgets(desk: Desk, year: int, month: int) -> Mapping[str, int]:
    """The budgets that hold in a month: minor units by category key."""
    with desk.store.read() as tx:
        return budgets_in(tx, desk, year, month)


def budgets_in(tx: Transaction, desk: Desk, year: int, month: int) -> dict[str, int]:
    """As ``budgets``, inside a transaction."""
    latest = (
        select(_BUDGET.c.category, func.max(_BUDGET.c.since).label("since"))
        .where(_BUDGET.c.user_id == desk.user_id, _BUDGET.c.since <= month_key(year, month))
        .group_by(_BUDGET.c.category)
        .subquery()
    )
    query = select(_BUDGET.c.category, _BUDGET.c.amount_minor).join(
        latest, (latest.c.category == _BUDGET.c.category) & (latest.c.since == _BUDGET.c.since)
    )
    held = tx.execute(query.where(_BUDGET.c.user_id == desk.user_id)).all()
    return {row.category: row.amount_minor for row in held if row.amount_minor is not None}


def set_budget(
    desk: Desk, category: str, amount_minor: int | None, year: int, month: int
) -> Mapping[str, int]:
    """Set a category's budget from a month on; None ends it. Months before keep theirs.

    Returns:
        The budgets that then hold in that month.

    Raises:
        UnknownCategoryError: there is no such category.
        NegativeAmountError: the amount is below zero.
    """
    if category not in CATEGORY_TITLES:
        raise UnknownCategoryError(category)
    if amount_minor is not None and amount_minor < 0:
        raise NegativeAmountError("budget")
    values = {"amount_minor": amount_minor, "updated_at": desk.clock.now()}
    with desk.store.write() as tx:
        tx.execute(
            insert(_BUDGET)
            .values(user_id=desk.user_id, category=category, since=month_key(year, month), **values)
            .on_conflict_do_update(set_=values)
        )
        return budgets_in(tx, desk, year, month)


def funds(desk: Desk) -> tuple[FundView, ...]:
    """The person's funds, by name, with what stands in them."""
    with desk.store.read() as tx:
        return funds_in(tx, desk)


def funds_in(tx: Transaction, desk: Desk) -> tuple[FundView, ...]:
    """As ``funds``, inside a transaction."""
    rows = tx.scalars(
        select(FundRow).where(col(FundRow.user_id) == desk.user_id).order_by(col(FundRow.name))
    ).all()
    month = this_month(desk)
    put, goals = put_aside_in(tx, desk), kept_in(tx, desk, month)
    wanted = [_Wanted(row, goals.get(row.id), month) for row in rows]
    charges = charges_in(tx, desk, [each.payee(desk) for each in wanted if each.target])
    return tuple(
        each.view(put.get(each.row.id, ()), charges.get(each.payee(desk))) for each in wanted
    )


def set_fund(
    desk: Desk,
    name: str,
    *,
    currency: str = "EUR",
    opening_minor: int | None = None,
    target_minor: int | None = None,
    due_on: date | None = None,
) -> FundView:
    """Make a fund, or change the one of that name; None leaves what there is.

    Args:
        desk: whose.
        name: what it is for.
        currency: of a new fund; one that exists keeps its own.
        opening_minor: what is in it aside from what the reviews put there.
        target_minor: what it should reach.
        due_on: the local date by which it should.

    Raises:
        EmptyTextError, NameTooLongError: there is no such fund, and it cannot be called so.
        NegativeAmountError: an amount is below zero.
    """
    with desk.store.write() as tx:
        return set_fund_in(
            tx,
            desk,
            name,
            currency=currency,
            opening_minor=opening_minor,
            target_minor=target_minor,
            due_on=due_on,
        )


def set_fund_in(
    tx: Transaction,
    desk: Desk,
    name: str,
    *,
    currency: str,
    opening_minor: int | None = None,
    target_minor: int | None = None,
    due_on: date | None = None,
) -> FundView:
    """As ``set_fund``, inside a transaction."""
    wanted = tidy_name(name)
    if (opening_minor or 0) < 0 or (target_minor or 0) < 0:
        raise NegativeAmountError("fund")
    row = tx.scalars(
        select(FundRow).where(col(FundRow.user_id) == desk.user_id, col(FundRow.name) == wanted)
    ).one_or_none()
    if row is None:
        row = FundRow(
            id=desk.new_id(),
            user_id=desk.user_id,
            name=new_name(wanted, "fund"),
            currency=currency,
            opening_minor=0,
            created_at=desk.clock.now(),
        )
    row.opening_minor = row.opening_minor if opening_minor is None else opening_minor
    row.target_minor = row.target_minor if target_minor is None else target_minor
    row.due_on = due_on or row.due_on
    tx.add(row)
    tx.flush()
    return next(fund for fund in funds_in(tx, desk) if fund.id == row.id)


def fund(desk: Desk, fund_id: str) -> FundView:
    """One fund.

    Raises:
        UnknownFundError: there is none of that id.
    """
    for held in funds(desk):
        if held.id == fund_id:
            return held
    raise UnknownFundError(fund_id)


@dataclass(frozen=True)
class _Wanted:
    """A fund as it is stored, with the goals it had up to a month."""

    row: FundRow
    kept: Kept | None
    month: Month

    @property
    def rule(self) -> GoalRule | None:
        """What it should have: by its goal, else by the amount and the date it was given."""
        goal = None if self.kept is None else self.kept.now.goal
        if goal is not None:
            return goal.rule
        due, target = self.row.due_on, self.row.target_minor
        return None if due is None or not target else ByDate(target, (due.year, due.month))

    @property
    def target(self) -> int | None:
        """What should be in it in the end, in minor units."""
        target = None if self.rule is None else target_of(self.rule)
        return target or self.row.target_minor

    def payee(self, desk: Desk) -> Payee:
        """Whose charges it is for, where the ledger knows such a merchant."""
        begun = local(desk.clock, self.row.created_at).date()
        return Payee(merchant_key(self.row.name), self.row.currency, self.target or 0, begun)

    def view(self, put: Sequence[Put], charges: Sequence[Charge] | None) -> FundView:
        """The fund with what stands in it; no charges at all where it is for no known merchant."""
        if charges is None:
            due = () if self.kept is None else self.kept.payouts(self.month)
            charges = [Charge(last_day(month), amount) for month, amount in due]
        saved, paid = reckoned(self.row.opening_minor, put, charges)
        now = None if self.kept is None else self.kept.now
        return FundView(
            id=self.row.id,
            name=self.row.name,
            currency=self.row.currency,
            saved_minor=saved,
            target_minor=self.target,
            due_on=self._due_on(paid),
            goal=None if now is None else now.line,
            withdrawals=paid,
            is_spent=is_spent(self.rule, paid),
        )

    def _due_on(self, paid: Sequence[Withdrawal]) -> date | None:
        """By when; a repeated goal has a next date, on the same day of its month as the first."""
        first = self.row.due_on
        if self.kept is None or self.kept.now.goal is None or not isinstance(self.rule, ByDate):
            return first
        due = due_month(after_charges(self.rule, paid, self.month), self.month)
        if first is None:
            return first_day(due)
        return months_on(first, months_between((first.year, first.month), due))
