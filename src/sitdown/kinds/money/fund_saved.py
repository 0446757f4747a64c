"""Saying what is in a fund now, such as after a holiday that was paid from it."""

from __future__ import annotations

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.budgets import FundView, funds_in
from sitdown.kinds.money.errors import NegativeAmountError, UnknownFundError
from sitdown.kinds.money.tables import FundRow


class PaidByItselfError(SitdownError):
    """The charges a fund is for took all that was in it then, so that nothing changes by it."""

    def __init__(self, fund: FundView) -> None:
        held = format_amount(fund.saved_minor, fund.currency)
        super().__init__(
            f"“{fund.name}” has {held} since its last charge was paid from it. "
            "Put in what is missing in your next review."
        )


def say_saved(desk: Desk, fund_id: str, saved_minor: int) -> None:
    """Set what is in a fund now; what the reviews put in stays said, and counts into it.

    Args:
        desk: whose.
        fund_id: the fund.
        saved_minor: what is in it, in minor units of its currency.

    Raises:
        NegativeAmountError: the amount is below zero.
        UnknownFundError: there is none of that id.
        PaidByItselfError: its charges took all that was in it, whatever that was.
    """
    if saved_minor < 0:
        raise NegativeAmountError("fund")
    with desk.store.write() as tx:
        now = next((fund for fund in funds_in(tx, desk) if fund.id == fund_id), None)
        row = tx.get(FundRow, fund_id)
        if now is None or row is None:
            raise UnknownFundError(fund_id)
        row.opening_minor += saved_minor - now.saved_minor
        tx.flush()
        then = next(fund for fund in funds_in(tx, desk) if fund.id == fund_id)
        if then.saved_minor != saved_minor:
            raise PaidByItselfError(now)
