"""What the screens of a review show beside what was said, read in one look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sitdown.engine import sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Proposal
from sitdown.engine.rows import standing_entries
from sitdown.kinds.money.budgets import FundView, budgets, funds
from sitdown.kinds.money.category_years import CategoryYear, category_years
from sitdown.kinds.money.dismissals import dismissed_in, key_of
from sitdown.kinds.money.goals.fund_goals import fund_goals_in
from sitdown.kinds.money.goals.keeping import kept_in, this_month
from sitdown.kinds.money.goals.views import GoalView, Look
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.merchant_years import merchant_years
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.reviews import PromiseView, ReviewView, promises, review_of
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, month_before

MOST_MERCHANTS = 8


@dataclass(frozen=True)
class Material:
    """A review's month and what surrounds it.

    Attributes:
        years: by category key, what each took in the last twelve months as the ledger has it now.
        merchants: those paid most often in the month, the first the most often.
        promises: what was promised in the review before, held against this month.
        budgets_next: what holds in the month after, minor units by category key.
        next_review: the review that could follow; None when it is there already.
        merchant_months: by merchant key, what each took in the last twelve months.
        fund_goals: what the funds should have and how they fill, by fund id.
        category_goals: what categories should have in the month after, as it is written, by key.
        dismissed: the entries among the patterns that the person does not want to hear of again.
    """

    review: ReviewView
    years: Mapping[str, CategoryYear]
    merchants: tuple[str, ...]
    promises: tuple[PromiseView, ...]
    funds: tuple[FundView, ...]
    budgets_next: Mapping[str, int]
    next_review: Proposal | None
    merchant_months: Mapping[str, tuple[int, ...]]
    dismissed: frozenset[str]
    fund_goals: Mapping[str, GoalView]
    category_goals: Mapping[str, str]


def material(desk: Desk, session_id: str) -> Material:
    """The month of a review and what surrounds it.

    Raises:
        NotFoundError: there is no such review, or it has not begun.
    """
    review = review_of(desk, session_id)
    taken = review.snapshot
    this = (taken.year, taken.month)
    first_year, first_month = month_before(this, MONTHS_SHOWN - 1)
    last = last_day(this)
    with desk.store.read() as tx:
        rows = rows_between(tx, desk, date(first_year, first_month, 1), last)
        known = dismissed_in(tx, desk)
        goals = fund_goals_in(tx, desk, Look(this_month(desk), taken.currency))
        kept = kept_in(tx, desk, month_before(this, -1))
        patterns = (entry for entry in standing_entries(tx, session_id) if entry.step == "patterns")
        dismissed = frozenset(
            entry.id for entry in patterns if known and key_of(tx, entry) in known
        )
    counted: dict[str, int] = {}
    for row in rows:
        if (row.date.year, row.date.month) == this and row.amount_minor < 0 and row.merchant:
            counted[row.merchant] = counted.get(row.merchant, 0) + 1
    often = sorted(counted, key=lambda name: (-counted[name], name))
    return Material(
        review=review,
        years=category_years(rows, *this, taken.currency),
        merchants=tuple(often[:MOST_MERCHANTS]),
        promises=promises(desk, session_id),
        funds=funds(desk),
        budgets_next=budgets(desk, *month_before(this, -1)),
        next_review=sessions.propose_next(desk, session_id),
        merchant_months=merchant_years(rows, *this, taken.currency),
        dismissed=dismissed,
        fund_goals={goal.key: goal for goal in goals},
        category_goals={key: each.now.line for key, each in kept.items() if each.now.line},
    )
