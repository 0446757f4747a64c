"""Fingerprints: what is the same movement, and what only looks like it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.fingerprints import ACTIVE_DAYS, fingerprinted
from sitdown.kinds.money.readers.records import BankRow

DAY = date(2026, 10, 3)
COFFEE = BankRow(2, DAY, -350, "EUR", "Café Anna", "card 1234")


def prints(account: str, *rows: BankRow) -> list[str]:
    return [fingerprint for fingerprint, _ in fingerprinted(account, rows)]


def test_two_like_coffees_of_one_day_are_two_movements() -> None:
    first, second = prints("a", COFFEE, COFFEE)
    assert first != second
    assert prints("a", COFFEE, COFFEE) == [first, second]


def test_case_spacing_and_line_do_not_make_another_movement() -> None:
    other = COFFEE._replace(line=9, payee="CAFÉ  ANNA", memo="Card-1234", balance_minor=5)
    assert prints("a", COFFEE) == prints("a", other)


def test_date_amount_currency_text_and_account_do() -> None:
    others = [
        COFFEE._replace(date=DAY + timedelta(1)),
        COFFEE._replace(amount_minor=-351),
        COFFEE._replace(currency="USD"),
        COFFEE._replace(payee="Café Berta"),
    ]
    every = {prints("a", row)[0] for row in (COFFEE, *others)} | set(prints("b", COFFEE))
    assert len(every) == 6


def test_a_bank_id_outlives_a_changed_text() -> None:
    known = COFFEE._replace(bank_id="77")
    assert prints("a", known) == prints("a", known._replace(payee="Anna's", memo=""))
    assert prints("a", known) != prints("a", known._replace(amount_minor=-1))


def test_a_bank_that_gives_every_row_one_id_loses_none() -> None:
    rows = [COFFEE._replace(bank_id="0", line=line) for line in range(5)]
    assert len(set(prints("a", *rows))) == 5


def test_a_day_that_comes_back_late_still_counts_on() -> None:
    between = [COFFEE._replace(date=DAY + timedelta(n)) for n in range(1, ACTIVE_DAYS * 2)]
    first, *_, second = prints("a", COFFEE, *between, COFFEE)
    assert [first, second] == prints("a", COFFEE, COFFEE)


@given(
    st.lists(
        st.builds(
            BankRow,
            line=st.just(1),
            date=st.dates(DAY, DAY + timedelta(5)),
            amount_minor=st.integers(-3, 3),
            currency=st.just("EUR"),
            payee=st.sampled_from(["A", "B", "\ud800"]),
            bank_id=st.sampled_from(["", "1"]),
        )
    )
)
def test_no_row_is_lost_and_a_second_import_adds_none(rows: list[BankRow]) -> None:
    known = set(prints("a", *rows))
    assert len(known) == len(rows)
    assert set(prints("a", *rows)) == known


@given(st.permutations(range(40)))
def test_the_order_of_the_file_does_not_matter(order: list[int]) -> None:
    rows = [COFFEE._replace(date=DAY + timedelta(n % 9), amount_minor=-(n % 4)) for n in range(40)]
    assert set(prints("a", *rows)) == set(prints("a", *(rows[place] for place in order)))
