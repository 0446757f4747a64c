"""A fund's lines tell what was paid from it last, beside what is in it."""

from __future__ import annotations

from datetime import date

import pytest

from sitdown.kinds.money.budgets import FundView
from sitdown.kinds.money.goals.fund_movements import Withdrawal
from sitdown.tui.kinds.money.plan_lines import Share, fund_line

PAID = (
    Withdrawal(date(2026, 9, 5), 40_000, 40_000, "a"),
    Withdrawal(date(2027, 9, 5), 40_000, 45_600, "b"),
)


def lines(width: int, paid: tuple[Withdrawal, ...] = PAID) -> list[str]:
    fund = FundView("f", "HUK", "EUR", 0, 40_000, date(2028, 9, 5), withdrawals=paid)
    share = Share(asked=3_400, proposed=3_400, said=None)
    return fund_line(fund, share, pace=None, width=width, is_here=False).plain.splitlines()


def test_the_last_payment_is_told_below_what_goes_in() -> None:
    assert lines(80)[1:] == [
        "  € 34 would keep it on time",
        "  € 400.00 of € 456.00 was paid from it on 5 September 2027",
    ]
    assert len(lines(80, ())) == 2


def test_a_charge_that_found_nothing_in_it_is_told_as_that() -> None:
    told = lines(80, (Withdrawal(date(2026, 9, 5), 0, 40_000, "a"),))[2]
    assert told == "  Nothing of € 400.00 was paid from it on 5 September 2026"


@pytest.mark.parametrize("width", [20, 32])
def test_it_is_cut_where_the_line_ends(width: int) -> None:
    assert all(len(line) <= width for line in lines(width)[2:])
