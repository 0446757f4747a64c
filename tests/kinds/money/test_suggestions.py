"""Suggestions rest on the person's own choices, and say on which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing, ledger, placing
from sitdown.kinds.money.suggesting import suggestions
from sitdown.kinds.money.suggestions import Choice, Suggester

LIDL = Choice("Lidl", "LIDL SAGT DANKE 1234", "groceries", 4)


def test_a_merchant_goes_where_it_went_before() -> None:
    found = Suggester([LIDL]).of("Lidl", "LIDL 99")
    assert found is not None
    assert (found.category, found.times, found.of) == ("groceries", 4, 4)
    assert found.evidence == "you put 4 of 4 from Lidl into Groceries"


def test_a_merchant_that_went_here_and_there_has_no_suggestion() -> None:
    mixed = [LIDL, Choice("Lidl", "LIDL", "household", 2)]
    assert Suggester(mixed).of("Lidl", "LIDL") is None
    rarely = Suggester([LIDL, Choice("Lidl", "LIDL", "household", 1)]).of("Lidl", "LIDL")
    assert rarely is not None
    assert rarely.evidence == "you put 4 of 5 from Lidl into Groceries"


def test_another_merchant_is_known_by_a_word_that_was_placed_twice() -> None:
    bakeries = [
        Choice("Bakery Miller", "BAKERY MILLER", "restaurants", 1),
        Choice("Bakery Smith", "BAKERY SMITH", "restaurants", 1),
    ]
    found = Suggester(bakeries).of("Bakery Jones", "BAKERY JONES 12")
    assert found is not None
    assert found.evidence == "you put 2 of 2 with “bakery” into Restaurants"
    assert Suggester(bakeries[:1]).of("Bakery Jones", "BAKERY JONES") is None
    assert Suggester(bakeries).of("Florist", "FLORIST 12") is None


def test_what_was_left_uncategorised_is_no_choice() -> None:
    assert Suggester([Choice("Lidl", "LIDL", "uncategorised", 9)]).of("Lidl", "LIDL") is None


def test_the_ledger_suggests_from_what_was_put_by_hand(
    desk: Desk, other_desk: Desk, write_bank_file: Callable[..., Path]
) -> None:
    names = ["Zanzibar Curios", "Zanzibar Curios", "Zanzibar Lamps", "Quux", "EDEKA"]
    rows = [(f"2026-10-0{day}", name, "-4.00") for day, name in enumerate(names, 1)]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    first, second, *_ = sorted(ledger.uncategorised(desk, 2026, 10), key=lambda row: row.date)
    assert suggestions(desk, [second]) == {}
    placing.categorise(desk, first.id, "gifts", always=False)
    assert suggestions(desk, [second])[second.id].evidence == (
        "you put 1 of 1 from Zanzibar Curios into Gifts"
    )
    placing.categorise(desk, second.id, "gifts", always=False)
    left = ledger.uncategorised(desk, 2026, 10)
    found = {row.payee: suggestions(desk, left).get(row.id) for row in left}
    assert found["Quux"] is None
    assert found["Zanzibar Lamps"] is not None
    assert found["Zanzibar Lamps"].evidence == "you put 2 of 2 with “zanzibar” into Gifts"
    assert suggestions(other_desk, left) == {}
