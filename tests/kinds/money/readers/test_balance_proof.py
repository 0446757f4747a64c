"""The running balance proves sign, order and fee, and tells what it cannot."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from sitdown.kinds.money.readers.balance_proof import Link, RunningProof, prove
from sitdown.kinds.money.readers.records import BankRow


def chain(amounts: list[int], *, fees: list[int] | None = None) -> list[Link]:
    links, balance = [], 100_000
    for line, amount in enumerate(amounts):
        fee = fees[line] if fees else 0
        balance += amount - fee
        links.append(Link(line, "EUR", amount, fee, balance))
    return links


@given(
    amounts=st.lists(
        st.integers(-10_000, 10_000).filter(bool), min_size=3, max_size=30, unique_by=abs
    ),
    flipped=st.booleans(),
    newest_first=st.booleans(),
)
def test_sign_and_order_are_found_whatever_they_are(
    amounts: list[int], *, flipped: bool, newest_first: bool
) -> None:
    links = chain(amounts)
    if flipped:
        links = [link._replace(amount=-link.amount) for link in links]
    if newest_first:
        links.reverse()
    proof = prove(links)
    assume(proof is not None)
    assert proof is not None
    assert proof.sign == (-1 if flipped else 1)
    assert (proof.linked, proof.total) == (len(links) - 1, len(links) - 1)


def test_a_fee_that_is_taken_off_is_found() -> None:
    proof = prove(chain([-100, -250, 990, -40], fees=[0, 5, 10, 0]))
    assert proof is not None
    assert (proof.fee_factor, proof.sign) == (-1, 1)


def test_a_missing_row_is_located() -> None:
    links = [link for link in chain([-100, -250, 990, -40, -77, -13, -5]) if link.line != 3]
    proof = prove(links)
    assert proof is not None
    assert (proof.linked, proof.total, proof.broken_at) == (4, 5, (4,))


def test_currencies_are_chains_of_their_own() -> None:
    euro, yen = chain([-100, -200, -300]), chain([-7, -9, -11])
    mixed = [
        link
        for pair in zip(euro, (each._replace(chain="JPY") for each in yen), strict=True)
        for link in pair
    ]
    proof = prove(mixed)
    assert proof is not None
    assert (proof.linked, proof.total) == (4, 4)


def test_numbers_that_are_no_balance_prove_nothing() -> None:
    links = [Link(line, "EUR", -line, 0, line * line * 13) for line in range(1, 9)]
    assert prove(links) is None
    assert prove([]) is None
    assert prove(links[:1]) is None


def test_two_readings_that_fit_alike_prove_nothing() -> None:
    assert prove([Link(1, "EUR", 5, 0, 10), Link(2, "EUR", 0, 0, 10)]) is None


MOVED = st.lists(
    st.tuples(st.integers(-2, 2), st.integers(-3, 3) | st.none(), st.sampled_from("ab")),
    max_size=12,
)


@given(MOVED, st.integers(1, 4))
def test_the_running_proof_says_what_the_proof_of_the_whole_says(
    moved: list[tuple[int, int | None, str]], at_a_time: int
) -> None:
    rows = [
        BankRow(line, date(2026, 10, 1), amount, "EUR", "Shop", balance_minor=balance, account=part)
        for line, (amount, balance, part) in enumerate(moved)
    ]
    links = [
        Link(row.line, f"{row.account}\0EUR", row.amount_minor, 0, row.balance_minor)
        for row in rows
        if row.balance_minor is not None
    ]
    whole = prove(links, signs=(1,))
    running = RunningProof()
    for start in range(0, len(rows), at_a_time):
        running.follow(rows[start : start + at_a_time])
    told = None if whole is None else (whole.linked, whole.total)
    assert running.result() == told
    assert running.broken_at() == (() if whole is None else whole.broken_at)
