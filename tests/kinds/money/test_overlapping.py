"""Two layouts of one account tell the same days: the receipt says what may be there twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing
from sitdown.kinds.money.decision_words import overlap_words
from sitdown.kinds.money.receipts import Receipt
from sitdown.tui.kinds.money.import_lines import receipt_lines

Row = tuple[str, str, str]

FEBRUARY: list[Row] = [
    ("2026-02-17", "Pret", "-4.50"),
    ("2026-02-18", "Arnold Clark", "-9400.00"),
    ("2026-02-20", "Tesco", "-31.20"),
    ("2026-02-20", "Tesco", "-31.20"),
]


class Files:
    """The downloads of one account in two layouts."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder

    def bank(self, rows: list[Row], name: str = "bank.csv") -> Receipt:
        lines = [f"{day},{payee},Card payment,{amount},GBP" for day, payee, amount in rows]
        return self._take("Date,Payee,Reference,Amount,Currency", lines, name)

    def portal(self, rows: list[Row], name: str = "portal.csv") -> Receipt:
        lines = [f"{day},{payee.upper()},{amount},GBP" for day, payee, amount in rows]
        return self._take("Booked,Details,Value,Currency", lines, name)

    def _take(self, header: str, lines: list[str], name: str) -> Receipt:
        path = self.folder / name
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        choices = {"sign": "money_in", "date_order": "ymd"}
        return importing.import_file(self.desk, path, "Joint", choices)


@pytest.fixture
def files(desk: Desk, tmp_path: Path) -> Files:
    return Files(desk, tmp_path)


def words(receipt: Receipt) -> str:
    return overlap_words(receipt.decisions)


def test_what_came_in_another_layout_is_told(files: Files) -> None:
    assert words(files.bank(FEBRUARY)) == ""
    again = files.portal([*FEBRUARY[1:], ("2026-02-21", "Boots", "-7.00")])
    assert again.added == 4
    assert words(again) == ("3 may be there twice: another file had their days and amounts")


def test_the_screen_tells_it_before_it_is_left(files: Files) -> None:
    files.bank(FEBRUARY)
    assert "\n4 may be there twice: " in receipt_lines(files.portal(FEBRUARY), 100).plain


def test_each_movement_stands_for_one(files: Files) -> None:
    files.bank(FEBRUARY[:3])
    again = files.portal(FEBRUARY[2:])
    assert words(again) == ("1 may be there twice: another file had its day and amount")


def test_days_that_do_not_meet_and_other_amounts_are_no_overlap(files: Files) -> None:
    files.bank(FEBRUARY)
    assert words(files.portal([("2026-02-18", "Pret", "-4.50")])) == ""
    assert words(files.portal([("2026-03-18", "Arnold Clark", "-9400.00")], "march.csv")) == ""


def test_a_day_that_is_known_has_the_same_words(files: Files) -> None:
    files.bank(FEBRUARY)
    more = files.bank([*FEBRUARY, ("2026-02-18", "Another", "-9400.00")], "more.csv")
    assert (more.added, words(more)) == (1, "")


def test_what_was_taken_out_is_not_there_twice(files: Files) -> None:
    importing.undo(files.desk, files.bank(FEBRUARY).id)
    assert words(files.portal(FEBRUARY)) == ""


def test_the_same_file_once_more_adds_nothing_and_tells_nothing(files: Files) -> None:
    files.bank(FEBRUARY)
    files.portal(FEBRUARY)
    again = files.portal(FEBRUARY)
    assert (again.added, again.duplicates, words(again)) == (0, 4, "")
