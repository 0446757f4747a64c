"""Sitdown's own list, read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.amounts import minor_digits, parse_amount
from sitdown.kinds.money.readers.own_list import COLUMNS, LAYOUT, decimal_of, guarded, unguarded
from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 7)
HEADER = ",".join(COLUMNS)


def read(*rows: str) -> StatementFile:
    return read_statement("\r\n".join((HEADER, *rows, "")).encode(), TODAY)


def row(amount: str = "-1.00", part: str = "", row_id: str = "a", payee: str = "Shop") -> str:
    return f"2026-10-01,Giro,{payee},memo,{amount},EUR,groceries,{part},,,bank.csv,{row_id}"


@given(st.text(alphabet="'=+-@\uff1da1 ", max_size=8))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\uff1d"}
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["Rewe", "'s-Hertogenbosch", "O'Neill", "", "'"])
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_a_number_is_read_as_it_was(minor: int, currency: str) -> None:
    assert parse_amount(decimal_of(minor, currency), ".", minor_digits(currency)) == minor


def test_it_is_known_by_its_header_and_asks_nothing() -> None:
    found = read(row())
    assert (found.format, found.layout, found.currency) == ("csv", LAYOUT, "EUR")
    assert found.account_hint == "Giro"
    assert not found.questions
    (only,) = found.rows
    assert (only.payee, only.memo, only.amount_minor, only.line) == ("Shop", "memo", -100, 2)
    assert (only.bank_id, only.account, only.bank_category) == ("a", "Giro", "groceries")


def test_the_parts_of_a_split_are_one_movement_again() -> None:
    found = read(row("-1.00", "1 of 3"), row("-2.00", "2 of 3"), row("0.50", "3 of 3"), row())
    assert [each.amount_minor for each in found.rows] == [-250, -100]
    assert not found.skipped
    assert [each.bank_category for each in found.rows] == ["groceries"] * 2


def test_a_split_into_several_categories_names_none_of_them_for_the_whole() -> None:
    gifts = row("-2.00", "2 of 2").replace("groceries", "gifts")
    (only,) = read(row("-1.00", "1 of 2"), gifts).rows
    assert only.bank_category == ""


@pytest.mark.parametrize(
    ("rows", "reasons", "kept"),
    [
        ([row(part="2 of 2")], ["part 2 is without the parts before it"], 0),
        ([row(part="1 of 2")], ["of its 2 parts only 1 are there"], 0),
        ([row(part="1 of 2"), row(row_id="b")], ["of its 2 parts only 1 are there"], 1),
        (
            [row(part="1 of 2"), row(part="2 of 2", row_id="b")],
            ["part 2 is without the parts before it", "of its 2 parts only 1 are there"],
            0,
        ),
        (
            [row(part="1 of 3"), row(part="3 of 3")],
            [
                "part 3 of 3 does not follow from the row before",
                "of its 3 parts only 1 are there",
            ],
            0,
        ),
        ([row(part="first")], ["'first' is no part"], 0),
        (["2026-10-01,Giro"], ["it has 2 fields, not 12"], 0),
        ([row("much")], ["'much' is not an amount I can read: it is not a number."], 0),
        (["2026-13-01,Giro,a,b,1,EUR,,,,,,a"], ["'2026-13-01' is not a date"], 0),
    ],
)
def test_what_does_not_fit_is_left_out_with_its_reason(
    rows: list[str], reasons: list[str], kept: int
) -> None:
    found = read(*rows)
    assert len(found.rows) == kept
    assert len(found.skipped) == len(reasons)
    assert all(map(str.startswith, [each.reason for each in found.skipped], reasons))


def test_one_that_a_spreadsheet_wrote_again_is_read_as_any_list() -> None:
    written = [HEADER.replace(",", ";"), *(row(f"-{n}.00").replace(",", ";") for n in range(1, 5))]
    found = read_statement("\n".join(written).encode(), TODAY)
    assert found.layout != LAYOUT
    assert [each.amount_minor for each in found.rows] == [-100, -200, -300, -400]
    assert {(each.payee, each.currency) for each in found.rows} == {("Shop", "EUR")}
