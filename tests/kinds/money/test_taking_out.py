"""The movements as a stream: which ones, with what, and how much memory they take."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing, pairing, splitting
from sitdown.kinds.money.errors import UnknownAccountError
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.taking_out import Asked, OtherSide, TakenMovement, taken_out

Write = Callable[..., Path]

SIGN = {"sign": "money_in"}
ROWS = [
    ("2026-09-30", "Rent", "-800.00"),
    ("2026-10-01", "To savings", "-500.00"),
    ("2026-10-02", "Edeka", "-60.00"),
    ("2026-10-02", "Edeka", "-60.00"),
]


def taken(desk: Desk, asked: Asked = Asked()) -> list[TakenMovement]:  # noqa: B008 - it is frozen
    with taken_out(desk, asked) as found:
        rows = list(found.movements)
        assert found.contents.count == len(rows)
        assert found.contents.accounts == tuple(sorted({row.account for row in rows}))
        assert found.contents.currencies == tuple(sorted({row.currency for row in rows}))
        return rows


@pytest.fixture
def filled(desk: Desk, write_bank_file: Write) -> Desk:
    """A desk with two accounts and a transfer between them."""
    importing.import_file(desk, write_bank_file(ROWS), "Giro", SIGN)
    savings = write_bank_file([("2026-10-03", "From Giro", "500.00")], "savings.csv")
    importing.import_file(desk, savings, "Savings", SIGN)
    return desk


def test_they_come_by_day_with_the_names_they_have(filled: Desk) -> None:
    rows = taken(filled)
    assert [row.date.day for row in rows] == [30, 1, 2, 2, 3]
    assert {row.file for row in rows} == {"bank.csv", "savings.csv"}
    assert [row.id for row in rows] == [row.id for row in taken(filled)]


def test_both_sides_of_a_transfer_name_each_other(filled: Desk) -> None:
    assert len(pairing.transfers(filled)) == 1
    out, into = (row for row in taken(filled) if row.transfer is not None)
    assert out.transfer == OtherSide("Savings", date(2026, 10, 3), 50_000, is_taken=True)
    assert into.transfer == OtherSide("Giro", date(2026, 10, 1), -50_000, is_taken=True)


@pytest.mark.parametrize(
    "asked",
    [
        Asked(until=date(2026, 10, 2)),
        Asked(account="Giro"),
        Asked(account="Savings"),
        Asked(since=date(2026, 10, 3)),
    ],
)
def test_a_side_knows_that_the_other_is_left_behind(filled: Desk, asked: Asked) -> None:
    (side,) = (row.transfer for row in taken(filled, asked) if row.transfer is not None)
    assert not side.is_taken


def test_days_are_both_included(filled: Desk) -> None:
    asked = Asked(since=date(2026, 10, 1), until=date(2026, 10, 2))
    assert [row.payee for row in taken(filled, asked)] == ["To savings", "Edeka", "Edeka"]
    assert taken(filled, Asked(since=date(2030, 1, 1))) == []


def test_a_split_movement_has_its_parts(filled: Desk) -> None:
    edeka = next(row for row in taken(filled) if row.payee == "Edeka")
    parts = [splitting.SplitPart(-4_000, "groceries"), splitting.SplitPart(-2_000, "household")]
    splitting.split(filled, edeka.id, parts)
    with taken_out(filled, Asked()) as found:
        assert "household" in found.contents.categories
        (split,) = (row for row in found.movements if row.parts)
    assert split.id == edeka.id
    assert sorted(part.amount_minor for part in split.parts) == [-4_000, -2_000]


def test_nobody_takes_out_what_is_another_s(
    filled: Desk, other_desk: Desk, write_bank_file: Write
) -> None:
    importing.import_file(other_desk, write_bank_file(ROWS[:1], "b.csv"), "Secret", SIGN)
    assert len(taken(other_desk)) == 1
    assert len(taken(filled)) == 5
    with pytest.raises(UnknownAccountError), taken_out(filled, Asked(account="Secret")):
        pass


def test_many_take_little_memory(filled: Desk) -> None:
    one = taken(filled)[0]
    with filled.store.write() as tx:
        row = dict(tx.execute(MOVEMENT.select().where(MOVEMENT.c.id == one.id)).mappings().one())
        some = [{**row, "id": f"{number:032x}", "memo": "x" * 200} for number in range(20_000)]
        tx.execute(insert(MOVEMENT), some)
        del some
    tracemalloc.start()
    try:
        with taken_out(filled, Asked()) as found:
            assert sum(1 for _ in found.movements) == 20_005
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000
