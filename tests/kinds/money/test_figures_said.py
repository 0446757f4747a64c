"""Words that say a figure, and words that do not."""

from __future__ import annotations

import pytest
from tests.hostile import HOSTILE

from sitdown.kinds.money.figures_said import income_heard, share_heard


@pytest.mark.parametrize(
    ("text", "amount", "confirmed"),
    [
        ("Yes", 300_000, True),
        (" yes. ", 300_000, True),
        ("3,000", 300_000, True),
        ("2800", 280_000, False),
        ("€ 2.800,50", None, None),
        ("EUR 2,800.50", 280_050, False),
        ("0", 0, False),
        ("-2800", None, None),
        ("2800 USD", None, None),
        ("No", None, None),
        ("about 2800, I think", None, None),
    ],
)
def test_an_income_is_a_yes_or_an_amount(
    text: str, amount: int | None, confirmed: bool | None
) -> None:
    heard = income_heard(text, 300_000, "EUR")
    if amount is None:
        assert heard is None
    else:
        assert heard is not None
        assert heard.entry_type == "user_income_response"
        assert heard.data == {"confirmed_amount": amount, "confirmed": confirmed}


def test_a_yes_to_no_income_says_nothing() -> None:
    assert income_heard("Yes", None, "EUR") is None
    heard = income_heard("2800", None, "EUR")
    assert heard is not None
    assert heard.content == "The income was € 2,800.00."


@pytest.mark.parametrize(
    ("text", "rate"),
    [("20 %", 0.2), ("17,5%", 0.175), ("100%", 1.0), ("101 %", None), ("20", None), ("a %", None)],
)
def test_a_share_is_said_in_percent(text: str, rate: float | None) -> None:
    heard = share_heard(text, 0.1)
    data = None if heard is None else heard.data
    assert data == (None if rate is None else {"target_rate": rate, "previous_rate": 0.1})


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_words_are_only_words(text: str) -> None:
    assert income_heard(text, None, "EUR") is None
    assert share_heard(text, None) is None
