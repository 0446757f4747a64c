"""Two windows on one ledger while a file is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.errors import StoreBusyError
from sitdown.kinds.money import importing, ledger, placing
from sitdown.kinds.money.categories import Rule
from sitdown.kinds.money.kind import KIND
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.store.database import Database

Write = Callable[..., Path]

SIGN = {"sign": "money_in"}
ROWS = [("2026-10-01", "EDEKA", "-12.50"), ("2026-10-02", "Salary ACME", "2000.00")]


@pytest.fixture
def other(desk: Desk) -> Iterator[Desk]:
    """A second window on the same store, which does not wait."""
    window = Database(desk.store.path, busy_seconds=0)
    yield Desk(window, {"money": KIND})
    window.close()


def in_ledger(desk: Desk) -> int:
    with desk.store.read() as tx:
        return int(tx.scalar(select(func.count()).select_from(MOVEMENT)) or 0)


def test_an_import_stopped_while_it_is_written_leaves_nothing(
    desk: Desk, write_bank_file: Write
) -> None:
    class StoppedError(Exception):
        pass

    told: list[int] = []

    def stop(read: int) -> None:
        if read in told:
            raise StoppedError
        told.append(read)

    with pytest.raises(StoppedError):
        importing.import_file(desk, write_bank_file(ROWS), choices=SIGN, watch=stop)
    assert told == [len(ROWS)]
    assert in_ledger(desk) == 0
    assert importing.receipts(desk) == ()
    assert ledger.accounts(desk) == ()


def test_other_windows_can_write_while_a_file_is_read(
    desk: Desk, other: Desk, write_bank_file: Write
) -> None:
    """And what they wrote counts: the rule was not there when the file was begun."""
    made: list[object] = []

    def make_a_rule(_read: int) -> None:
        if not made:
            made.append(placing.add_rule(other, Rule("Kiosk", "leisure")))

    path = write_bank_file([*ROWS, ("2026-10-05", "Kiosk", "-4.00")])
    importing.import_file(desk, path, choices=SIGN, watch=make_a_rule)
    with desk.store.read() as tx:
        kiosk = select(MOVEMENT.c.category).where(MOVEMENT.c.payee == "Kiosk")
        assert tx.scalar(kiosk) == "leisure"


def test_the_same_file_taken_by_another_window_meanwhile_adds_nothing(
    desk: Desk, other: Desk, write_bank_file: Write
) -> None:
    path = write_bank_file(ROWS)
    taken: list[importing.Receipt] = []

    def take_it(_read: int) -> None:
        if not taken:
            taken.append(importing.import_file(other, path, choices=SIGN))

    receipt = importing.import_file(desk, path, choices=SIGN, watch=take_it)
    assert (taken[0].added, receipt.added, receipt.duplicates) == (len(ROWS), 0, len(ROWS))
    assert in_ledger(desk) == len(ROWS)
    assert len(ledger.accounts(desk)) == 1


def test_a_window_that_cannot_write_in_time_says_so(
    desk: Desk, other: Desk, write_bank_file: Write
) -> None:
    told: list[int] = []

    def write_twice(read: int) -> None:
        told.append(read)
        if len(told) == 2:
            with pytest.raises(StoreBusyError):
                placing.add_rule(other, Rule("Kiosk", "leisure"))

    importing.import_file(desk, write_bank_file(ROWS), choices=SIGN, watch=write_twice)
    assert len(told) == 2
