"""Budgets by category, each from a month on, and funds that are filled in the reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.errors import NegativeAmountError, UnknownCategoryError, UnknownFundError
from sitdown.kinds.money.goals.keeping import Kept, kept_in, this_month
from sitdown.kinds.money.goals.rules import ByDate, due_month, target_of
from sitdown.kinds.money.names import new_name, tidy_name
from sitdown.kinds.money.snapshot import Month
from sitdown.kinds.money.tables import BudgetRow, FundRow
from sitdown.store.database import Transaction, table_of

_BUDGET = table_of(BudgetRow)

_PUT_ASIDE = text(
    """
    SELECT json_extract(said.data, '$.fund_id') AS fund_id,
           sum(json_extract(said.data, '$.amount')) AS amount
    FROM session JOIN entry_as_it_stands AS said ON said.session_id = session.id
    WHERE session.user_id = :user_id AND session.kind = 'money' AND session.status != 'cancelled'
      AND said.entry_type = 'fund_contribution'
    GROUP BY fund_id
    """
)


@dataclass(frozen=True)
class FundView:
    """A fund: what is in it, what it should reach and by when. Minor units of ``currency``.

    Attributes:
        goal: what it should have, as it is written; where it has an amount or a date, they are
            the fund's, and what a repeated one was used for is not in it any more.
    """

    id: str
    name: str
    currency: str
    saved_minor: int
    target_minor: int | None
    due_on: date | None
    goal: str | None = None


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
    put_aside = {
        row.fund_id: int(row.amount)
        for row in tx.execute(_PUT_ASIDE.bindparams(user_id=desk.user_id))
    }
    rows = tx.scalars(
        select(FundRow).where(col(FundRow.user_id) == desk.user_id).order_by(col(FundRow.name))
    )
    month = this_month(desk)
    goals = kept_in(tx, desk, month)
    return tuple(
        _fund_view(row, put_aside.get(row.id, 0), goals.get(row.id), month) for row in rows
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


def _fund_view(row: FundRow, put_aside: int, kept: Kept | None, month: Month) -> FundView:
    saved = row.opening_minor + put_aside
    goal = None if kept is None else kept.now.goal
    target, due_on = row.target_minor, row.due_on
    if goal is not None:
        target = target_of(goal.rule) or target
        if isinstance(goal.rule, ByDate):
            due_on = date(*due_month(goal.rule, month), 1)
    return FundView(
        id=row.id,
        name=row.name,
        currency=row.currency,
        saved_minor=saved if kept is None else max(0, saved - kept.used(month)),
        target_minor=target,
        due_on=due_on,
        goal=None if kept is None else kept.now.line,
    )
