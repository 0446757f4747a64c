"""Amounts: every number form that banks write, and the ones that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.amounts import (
    LARGEST_MINOR,
    DecimalMark,
    NotAnAmountError,
    format_amount,
    minor_digits,
    parse_amount,
    settle_decimal_mark,
    typed_amount,
)


@pytest.mark.parametrize(
    ("text", "mark", "minor"),
    [
        ("1,234.56", ".", 123456),
        ("1.234,56", ",", 123456),
        ("1 234,56", ",", 123456),
        ("1\u00a0234,56", ",", 123456),
        ("1\u202f234,56", ",", 123456),
        ("1'234.56", ".", 123456),
        ("1’234.56", ".", 123456),
        ("1,23,456.00", ".", 12345600),
        ("1234", ".", 123400),
        ("34.3", ".", 3430),
        (".5", ".", 50),
        ("12.", ".", 1200),
        ("12.3400", ".", 1234),
        ("(12.00)", ".", -1200),
        ("12.00-", ".", -1200),
        ("-$7,971.39", ".", -797139),
        ("$-3.00", ".", -300),
        ("£5", ".", 500),
        ("5,00 €", ",", 500),
        ("kr. 12,50", ",", 1250),
        ("CHF 12.00", ".", 1200),
        ("12.00 DR", ".", -1200),
        ("12.00 CR", ".", 1200),
        ("+12", ".", 1200),
        ("\u221212,50", ",", -1250),
    ],
)
def test_a_number_form_is_read(text: str, mark: DecimalMark, minor: int) -> None:
    assert parse_amount(text, mark) == minor


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1,23", "1.2.3", "--1", "-(1)", "(1", "1)", "1 2", "12.345", "1e5", "9" * 99],
)
def test_what_is_no_amount_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(NotAnAmountError) as caught:
        parse_amount(text)
    assert text[:20].strip() in str(caught.value)


def test_a_currency_brings_its_own_number_of_minor_digits() -> None:
    assert parse_amount("1,200", ".", minor_digits("JPY")) == 1200
    assert parse_amount("1.234", ".", minor_digits("KWD")) == 1234


@pytest.mark.parametrize(
    ("cells", "mark", "certain"),
    [
        (["1.234,00", "5"], ",", True),
        (["12.5", "1,000"], ".", True),
        (["1.000.000"], ",", True),
        (["1,234"], ".", False),
        (["12", "7"], ".", True),
        (["0.500"], ".", True),
        (["1.50", "1.60", "2,5"], ".", False),
    ],
)
def test_a_column_says_which_mark_is_decimal(cells: list[str], mark: str, certain: bool) -> None:
    choice = settle_decimal_mark(cells)
    assert (choice.mark, choice.certain) == (mark, certain)
    assert choice.why


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (341218, "EUR", "€ 3,412.18"),
        (-1200, "CHF", "-CHF 12.00"),
        (1200, "JPY", "¥ 1,200"),
        (1234, "KWD", "KWD 1.234"),
        (5, "", "0.05"),
    ],
)
def test_an_amount_is_shown(minor: int, currency: str, shown: str) -> None:
    assert format_amount(minor, currency) == shown


def test_whole_units_round_half_away_from_zero_and_zero_has_no_sign() -> None:
    assert format_amount(-150, "EUR", cents=False) == "-€ 2"
    assert format_amount(300, "EUR", signed=True, cents=False) == "+€ 3"
    assert format_amount(-40, "EUR", cents=False) == "€ 0"


@given(st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_is_shown_reads_back(minor: int, currency: str) -> None:
    shown = format_amount(minor, currency)
    assert parse_amount(shown, ".", minor_digits(currency)) == minor


def test_what_is_typed_in_another_currency_is_refused() -> None:
    for text in ("20", "20 EUR", "EUR 20", "€ 20", "20,00 EUR"):
        assert typed_amount(text, "EUR") == 20_00
    with pytest.raises(NotAnAmountError, match="in EUR is wanted here, not in USD"):
        typed_amount("20 USD", "EUR")


def test_nobody_types_more_than_can_be_kept() -> None:
    assert typed_amount("10,000,000,000,000.00", "EUR") == LARGEST_MINOR
    for text in ("10,000,000,000,000.01", "-10,000,000,000,000.01", "9" * 40):
        with pytest.raises(NotAnAmountError, match="nobody has that much"):
            typed_amount(text, "EUR")
