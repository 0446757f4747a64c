"""Whatever is written in a bank's layout is read back row for row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitdown.demo.bank_files import LAYOUTS, write_csv, write_ofx
from sitdown.demo.generator import CURRENT_ACCOUNT, GeneratedRow, generate
from sitdown.kinds.money.fingerprints import fingerprinted
from sitdown.kinds.money.readers.records import BankRow
from sitdown.kinds.money.readers.statement import iter_rows, read_statement

TODAY = date(2026, 11, 1)
ANSWERS = {"currency": "EUR"}
MONTH_FIRST = {"amex", "chase", "wells-fargo"}
ALL_TEXT = st.text(
    st.characters(codec="latin-1", exclude_categories=("Cc", "Cs")), min_size=1, max_size=24
)


def facts(rows: Iterable[GeneratedRow | BankRow]) -> Counter[tuple[date, int, str]]:
    return Counter((row.date, row.amount_minor, " ".join(row.payee.split())) for row in rows)


def euros(rows: Iterable[GeneratedRow]) -> list[GeneratedRow]:
    return [row for row in rows if row.currency == "EUR"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_in_a_layout_reads_back_whole(layout: str, seed: int) -> None:
    rows = euros(generate(seed))
    seen = read_statement(write_csv(rows, layout), TODAY, ANSWERS)
    assert facts(seen.rows) == facts(rows)
    assert seen.skipped == ()
    if seen.proved is not None:
        assert seen.proved == (len(rows) - 1, len(rows) - 1)


def test_a_list_with_two_currencies_keeps_them_apart() -> None:
    rows = generate(3)
    seen = read_statement(write_csv(rows, "revolut"), TODAY)
    assert Counter(row.currency for row in seen.rows) == Counter(row.currency for row in rows)
    assert facts(seen.rows) == facts(rows)


@pytest.mark.parametrize("version", [1, 2])
def test_ofx_reads_back_whole_with_its_accounts(version: int) -> None:
    rows = generate(4)
    seen = read_statement(write_ofx(rows, version=version), TODAY)
    assert facts(seen.rows) == facts(rows)
    assert {row.account for row in seen.rows} == {row.account for row in rows}


movements = st.builds(
    GeneratedRow,
    date=st.dates(date(2024, 1, 1), date(2026, 10, 31)),
    amount_minor=st.integers(-9_999_999, 9_999_999).filter(bool),
    currency=st.just("EUR"),
    payee=ALL_TEXT.map(lambda text: f"P {text.strip()} x"),
    memo=st.just(""),
    account=st.just(CURRENT_ACCOUNT),
    category=st.just(""),
)


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(movements, min_size=1, max_size=25),
    layout=st.sampled_from(sorted(LAYOUTS)),
)
def test_any_rows_in_any_layout_read_back(rows: list[GeneratedRow], layout: str) -> None:
    rows = sorted(rows, key=lambda row: row.date)
    order = "mdy" if layout in MONTH_FIRST else "dmy"
    seen = read_statement(write_csv(rows, layout), TODAY, {**ANSWERS, "date_order": order})
    assert seen.questions == () or {each.key for each in seen.questions} == {"sign"}
    amounts = [row.amount_minor for row in seen.rows if row.amount_minor]
    written = [row.amount_minor for row in rows]
    assert amounts in (written, written[::-1])
    assert sorted(row.date for row in seen.rows) == [row.date for row in rows]
    assert sum(facts(seen.rows).values()) == len(rows)


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10**6), layout=st.sampled_from(sorted(LAYOUTS)))
def test_importing_twice_or_a_part_again_adds_nothing(seed: int, layout: str) -> None:
    rows = euros(generate(seed, months=2))
    known = marks_of(rows, layout)
    assert len(known) == len(rows)
    assert marks_of(rows, layout) == known
    last_month = [row for row in rows if row.date >= date(2026, 10, 1)]
    assert marks_of(last_month, layout) <= known


def marks_of(rows: list[GeneratedRow], layout: str) -> set[str]:
    """The fingerprints of one file, without the ids that the writers count anew in each."""
    found = iter_rows(write_csv(rows, layout), TODAY, ANSWERS)
    movements_found = (row._replace(bank_id="") for row in found if isinstance(row, BankRow))
    return {mark for mark, _ in fingerprinted("a", movements_found)}
