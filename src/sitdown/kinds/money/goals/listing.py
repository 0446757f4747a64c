"""All goals of a person, with what each asks for this month."""

from __future__ import annotations

from sitdown.engine.desk import Desk
from sitdown.kinds.money.goals.category_goals import category_goals_in
from sitdown.kinds.money.goals.fund_goals import fund_goals_in
from sitdown.kinds.money.goals.incomes import latest_income
from sitdown.kinds.money.goals.keeping import this_month
from sitdown.kinds.money.goals.views import GoalView, Look, shared_out
from sitdown.kinds.money.main_currency import present_currency


def goals(desk: Desk, to_give: int | None = None) -> tuple[GoalView, ...]:
    """The goals of the funds, then those of the categories, as they are this month.

    Args:
        desk: whose.
        to_give: minor units of the person's main currency to share out among them.
    """
    with desk.store.read() as tx:
        month, currency = this_month(desk), present_currency(tx, desk)
        look = Look(month, currency, latest_income(tx, desk, month, currency))
        views = (*fund_goals_in(tx, desk, look), *category_goals_in(tx, desk, look))
        return shared_out(views, look, to_give)
