"""Movements as a list and as a journal: whatever they hold, both add up and are read again."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.journals import Journal
from tests.hostile import HOSTILE

from sitdown.engine.text import storable_text
from sitdown.exchange.journal import journal_lines
from sitdown.exchange.movements_csv import csv_lines
from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.readers.statement import read_statement
from sitdown.kinds.money.taking_out import Contents, OtherSide, TakenMovement, TakenPart
from sitdown.plain_text import one_line

DAY = date(2026, 10, 1)
TEXTS = st.one_of(
    st.sampled_from([storable_text(text) for text in HOSTILE]),
    st.text(alphabet="ab;|:=+-@'\"(),\n\t [*!é\u202e\x1b", max_size=12),
)
CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "XX1", ""])
CATEGORIES = st.sampled_from(["groceries", "salary", "savings", "transfers", "uncategorised"])


@st.composite
def _movements(draw: st.DrawFn) -> TakenMovement:
    minor = draw(st.integers(-(10**12), 10**12))
    parts: tuple[TakenPart, ...] = ()
    transfer = None
    if draw(st.booleans()):
        first = draw(st.integers(-(10**6), 10**6))
        notes, kinds = draw(st.tuples(TEXTS, TEXTS)), draw(st.tuples(CATEGORIES, CATEGORIES))
        halves = zip((first, minor - first), kinds, notes, strict=True)
        parts = tuple(TakenPart(*each) for each in halves)
    elif draw(st.booleans()):
        apart = draw(st.integers(-1, 1))
        on = DAY + timedelta(days=draw(st.integers(-3, 3)))
        transfer = OtherSide(
            draw(st.sampled_from(ACCOUNTS)), on, apart - minor, draw(st.booleans())
        )
    return TakenMovement(
        id=draw(st.uuids()).hex,
        date=DAY,
        account=draw(st.sampled_from(ACCOUNTS)),
        payee=draw(TEXTS),
        memo=draw(TEXTS),
        amount_minor=minor,
        currency=draw(CURRENCIES),
        category=draw(CATEGORIES),
        file=draw(TEXTS),
        parts=parts,
        transfer=transfer,
    )


ACCOUNTS = ("Giro", "Giro:Sub", "Giro-Sub", "=x", "(a) ; b  c|d", "", "*")
MOVEMENTS = st.lists(_movements(), max_size=6)


def listed(movements: Sequence[TakenMovement]) -> str:
    return "".join(csv_lines(movements))


def journal(movements: Sequence[TakenMovement]) -> str:
    categories = {each.category for each in movements}
    categories |= {part.category for each in movements for part in each.parts}
    contents = Contents(
        accounts=tuple(sorted(ACCOUNTS)),
        currencies=tuple(sorted({each.currency for each in movements})),
        categories=tuple(sorted(categories)),
        count=len(movements),
    )
    return "".join(journal_lines(contents, movements))


def movement(payee: str = "Shop", memo: str = "", minor: int = -1234) -> TakenMovement:
    return TakenMovement("a1", DAY, "Giro", payee, memo, minor, "EUR", "groceries", "bank.csv")


@given(MOVEMENTS)
def test_the_list_is_read_back_to_the_same_movements(movements: list[TakenMovement]) -> None:
    found = read_statement(listed(movements).encode(), DAY)
    assert not found.skipped
    assert not found.questions
    assert [
        (row.bank_id, row.date, row.amount_minor, row.currency, row.payee, row.memo, row.account)
        for row in found.rows
    ] == [
        (
            *(each.id, each.date, each.amount_minor, one_line(each.currency)),
            *(one_line(text) for text in (each.payee, each.memo, each.account)),
        )
        for each in movements
    ]


@given(MOVEMENTS)
def test_the_list_adds_up_and_no_cell_of_it_acts(movements: list[TakenMovement]) -> None:
    text = listed(movements)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    sums: Counter[str] = Counter()
    for row in rows:
        digits = minor_digits(row["Currency"])
        sums[row["Transaction ID"]] += int(Decimal(row["Amount"]).scaleb(digits))
        cells = [cell for name, cell in row.items() if name != "Amount"]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert sums == {each.id: each.amount_minor for each in movements}
    assert all(letter.isprintable() or letter in "\r\n\u200d" for letter in text)
    assert text.count("\n") == text.count("\r\n") == len(rows) + 1


@given(MOVEMENTS)
def test_every_transaction_of_the_journal_adds_up(movements: list[TakenMovement]) -> None:
    text = journal(movements)
    read = Journal(text)
    assert text == journal(movements)
    wanted: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in movements:
        minor = each.amount_minor
        if each.transfer is not None and each.transfer.is_taken:
            minor = minor + each.transfer.amount_minor if minor < 0 else 0
        symbol = each.currency if each.currency != "XX1" else '"XX1"'
        wanted[symbol] += Decimal(minor).scaleb(-minor_digits(each.currency))
    assert read.sums("assets:") == {key: value for key, value in wanted.items() if value}
    assert len(set(read.ids)) == len(read.ids)


@pytest.mark.parametrize(
    ("payee", "memo", "told"),
    [
        ("Rewe", "Card 1", "Rewe | Card 1"),
        ("A;B|C", "x;y\n2026-01-01 z", "A,B/C | x,y 2026-01-01 z"),
        ("", "only a memo", "| only a memo"),
        ("(GmbH", "", "(GmbH"),
        ("* !", "", "* !"),
        ("", "", ""),
    ],
)
def test_a_text_of_the_journal_is_one_line_without_its_signs(
    payee: str, memo: str, told: str
) -> None:
    assert Journal(journal([movement(payee, memo)])).descriptions == [told]


def test_a_transfer_stands_once_and_each_side_counts_on_its_day() -> None:
    later = DAY + timedelta(days=2)
    out = movement(minor=-500)
    there = OtherSide("=x", later, 500, is_taken=True)
    back = OtherSide("Giro", DAY, -500, is_taken=True)
    into = replace(out, id="b2", account="=x", date=later, amount_minor=500, transfer=back)
    pair = [replace(out, transfer=there), into]
    read = Journal(journal(pair))
    assert read.ids == ["a1"]
    assert read.days == {(DAY, "assets:Giro"): Decimal("-5.00"), (later, "assets:=x"): Decimal(5)}


def test_a_side_whose_other_is_not_taken_is_against_neither() -> None:
    out = movement(minor=-500)
    alone = OtherSide("=x", DAY, 500, is_taken=False)
    read = Journal(journal([replace(out, transfer=alone)]))
    assert read.totals["equity:transfers", "EUR"] == Decimal(5)


def test_a_refund_lowers_what_was_spent_and_money_in_is_income() -> None:
    salary = TakenMovement("s", DAY, "Giro", "Work", "", 900, "EUR", "uncategorised", "f")
    read = Journal(journal([movement(), movement(minor=234), salary]))
    assert read.totals["expenses:groceries", "EUR"] == Decimal(10)
    assert read.totals["income:uncategorised", "EUR"] == Decimal(-9)


def test_a_payee_of_a_hundred_thousand_letters_is_kept_whole() -> None:
    long = "=" + "x" * 100_000
    (row,) = read_statement(listed([movement(long)]).encode(), DAY).rows
    assert row.payee == long
    assert Journal(journal([movement(long)])).descriptions == [long]
