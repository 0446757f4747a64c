"""What the fields of a promise are read as."""

from __future__ import annotations

from decimal import Decimal

from sitdown.tui.kinds.money.promise_fields import CATEGORY, FUND, Fields
from sitdown.tui.kinds.money.promise_matter import PromiseMatter

ABOUT = PromiseMatter(
    currency="EUR",
    categories=(("restaurants", "Restaurants"),),
    amounts={},
    merchants=(),
    funds=(("f", "Holiday"), ("k", "Kyoto")),
    rate=None,
    fund_currencies={"f": "GBP", "k": "JPY"},
)


def test_what_goes_into_a_fund_is_in_the_fund_s_currency() -> None:
    fields = Fields(ABOUT, FUND)
    assert fields.number_label == "How much, in the fund's currency"
    problem, pounds = fields.read("Holiday", Decimal(150))
    assert (problem, pounds) == (None, {"fund_id": "f", "amount": 15_000})
    assert fields.words("Holiday", pounds) == "£ 150 into Holiday"
    _, yen = fields.read("Kyoto", Decimal(20_000))
    assert (yen["amount"], fields.number_in(yen)) == (20_000, "20000")


def test_a_category_s_limit_is_in_the_month_s() -> None:
    fields = Fields(ABOUT, CATEGORY)
    assert fields.number_label == "At most, in EUR a month"
    _, limit = fields.read("Restaurants", Decimal(120))
    assert fields.words("Restaurants", limit) == "Restaurants at most € 120"
