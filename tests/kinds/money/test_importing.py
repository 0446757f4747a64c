from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing, ledger
from sitdown.kinds.money.errors import UnknownFileError
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.making_ready import ROWS_AT_A_TIME
from sitdown.kinds.money.readers.errors import (
    EmptyStatementError,
    MissingStatementError,
    UnansweredQuestionsError,
    WrongCurrencyError,
)

Write = Callable[..., Path]

SIGN = {"sign": "money_in"}
ROWS = [
    ("2026-10-01", "EDEKA", "-12.50"),
    ("2026-10-02", "Salary ACME", "2000.00"),
    ("2026-10-03", "Cafe Anna", "-3.20"),
    ("2026-10-03", "Cafe Anna", "-3.20"),
]


def in_ledger(desk: Desk) -> int:
    with desk.store.read() as tx:
        return int(tx.scalar(select(func.count()).select_from(MOVEMENT)) or 0)


def test_a_file_is_taken_whole_and_its_receipt_says_what_was_in_it(
    desk: Desk, write_bank_file: Write
) -> None:
    receipt = importing.import_file(desk, write_bank_file(ROWS), choices=SIGN)
    assert (receipt.read, receipt.added, receipt.duplicates) == (4, 4, 0)
    assert receipt.sums == {"EUR": {"in": 200_000, "out": 1_890}}
    assert str(receipt.first_day) == "2026-10-01"
    assert str(receipt.last_day) == "2026-10-03"
    assert len(receipt.sha256) == 64
    assert importing.receipts(desk) == (receipt,)


def test_the_same_file_again_adds_nothing(desk: Desk, write_bank_file: Write) -> None:
    path = write_bank_file(ROWS)
    importing.import_file(desk, path, choices=SIGN)
    again = importing.import_file(desk, path)
    assert (again.added, again.duplicates) == (0, 4)
    assert in_ledger(desk) == 4


def test_the_same_file_again_brings_back_what_an_undo_of_another_took(
    desk: Desk, write_bank_file: Write
) -> None:
    first = importing.import_file(desk, write_bank_file(ROWS[:3]), choices=SIGN)
    second = write_bank_file(ROWS, "second.csv")
    importing.import_file(desk, second)
    importing.undo(desk, first.id)
    again = importing.import_file(desk, second)
    assert (again.read, again.added, again.duplicates) == (4, 3, 1)
    assert importing.import_file(desk, second).duplicates == 4


def test_the_same_file_read_in_another_way_is_read_again(
    desk: Desk, write_bank_file: Write
) -> None:
    path = write_bank_file(ROWS)
    importing.import_file(desk, path, choices=SIGN)
    assert importing.import_file(desk, path, choices={"sign": "money_out"}).added == 4


def test_a_file_that_overlaps_adds_what_is_new(desk: Desk, write_bank_file: Write) -> None:
    importing.import_file(desk, write_bank_file(ROWS[:3]), choices=SIGN)
    later = write_bank_file([*ROWS, ("2026-10-04", "EDEKA", "-9.00")], "later.csv")
    receipt = importing.import_file(desk, later)
    assert (receipt.added, receipt.duplicates) == (2, 3)


def test_answers_are_remembered_for_the_layout(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ambiguous.csv"
    path.write_text(
        "Date,Payee,Amount\n03/04/2026,EDEKA,-12.50\n05/04/2026,Salary,9.00\n",
        encoding="utf-8",
    )
    asked = {question.key for question in importing.preview(desk, path).questions}
    assert "currency" in asked
    with pytest.raises(UnansweredQuestionsError, match="currency"):
        importing.import_file(desk, path)
    choices = {"currency": "CHF", "date_order": "mdy", "sign": "money_in"}
    importing.import_file(desk, path, choices=choices)
    assert importing.preview(desk, path).questions == ()
    again = importing.import_file(desk, path)
    assert (again.added, again.duplicates) == (0, 2)
    assert str(importing.receipts(desk)[-1].first_day) == "2026-03-04"


def test_a_preview_writes_nothing_and_says_what_is_known(
    desk: Desk, write_bank_file: Write
) -> None:
    path = write_bank_file(ROWS)
    before = importing.preview(desk, path, SIGN)
    assert (before.new, before.duplicates, before.account_is_new) == (4, 0, True)
    assert [row.category for row in before.rows[:2]] == ["groceries", "salary"]
    assert in_ledger(desk) == 0
    assert ledger.accounts(desk) == ()
    importing.import_file(desk, path, choices=SIGN)
    after = importing.preview(desk, path)
    assert (after.new, after.duplicates, after.account_is_new) == (0, 4, False)
    assert all(row.known for row in after.rows)


def test_undo_takes_one_file_out_and_it_can_come_back_under_the_same_ids(
    desk: Desk, write_bank_file: Write
) -> None:
    path = write_bank_file(ROWS)
    receipt = importing.import_file(desk, path, choices=SIGN)
    with desk.store.read() as tx:
        ids = set(tx.scalars(select(MOVEMENT.c.id)))
    assert importing.undo(desk, receipt.id).undone_at is not None
    assert in_ledger(desk) == 0
    with pytest.raises(UnknownFileError):
        importing.undo(desk, receipt.id)
    importing.import_file(desk, path)
    with desk.store.read() as tx:
        assert set(tx.scalars(select(MOVEMENT.c.id))) == ids


def test_an_import_that_is_stopped_leaves_nothing(desk: Desk, write_bank_file: Write) -> None:
    class StoppedError(Exception):
        pass

    def stop(_read: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        importing.import_file(desk, write_bank_file(ROWS), choices=SIGN, watch=stop)
    assert in_ledger(desk) == 0
    assert importing.receipts(desk) == ()
    assert ledger.accounts(desk) == ()


def test_a_long_import_that_is_stopped_late_leaves_nothing(
    desk: Desk, write_bank_file: Write
) -> None:
    class StoppedError(Exception):
        pass

    def stop(read: int) -> None:
        if read > ROWS_AT_A_TIME:
            raise StoppedError

    rows = [(f"2026-10-{1 + n % 28:02d}", f"Shop {n}", "-3.20") for n in range(5_000)]
    path = write_bank_file(rows)
    with pytest.raises(StoppedError):
        importing.import_file(desk, path, choices=SIGN, watch=stop)
    assert in_ledger(desk) == 0
    assert importing.receipts(desk) == ()
    assert importing.import_file(desk, path, choices=SIGN).added == 5_000


@pytest.mark.parametrize("look", [importing.import_file, importing.preview])
def test_the_memory_of_an_import_does_not_grow_with_the_file(
    desk: Desk, write_bank_file: Write, look: Callable[..., object]
) -> None:
    def peak_of(count: int, name: str) -> int:
        rows = [
            (f"20{5 + n * 20 // count:02d}-10-01", f"Shop {n % 50}", "-3.20") for n in range(count)
        ]
        path = write_bank_file(rows, name)
        del rows
        tracemalloc.start()
        try:
            look(desk, path, choices=SIGN)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    enough = peak_of(15_000, "one.csv")
    assert peak_of(30_000, "two.csv") < 1.3 * enough


def test_more_rows_than_one_chunk_are_all_taken(desk: Desk, write_bank_file: Write) -> None:
    rows = [("2026-10-01", "Cafe Anna", "-3.20")] * (ROWS_AT_A_TIME + 7)
    read: list[int] = []
    path = write_bank_file([*rows, ("2026-10-02", "Salary", "10.00")])
    receipt = importing.import_file(desk, path, choices=SIGN, watch=read.append)
    assert receipt.added == len(rows) + 1
    assert read[-1] == len(rows) + 1
    assert importing.import_file(desk, path).added == 0


def test_who_watches_is_told_what_is_written(desk: Desk, write_bank_file: Write) -> None:
    rows = [("2026-10-01", "Cafe Anna", "-3.20")] * (ROWS_AT_A_TIME + 7)
    path, more = write_bank_file(rows), write_bank_file([*rows, *ROWS], "more.csv")
    told: list[tuple[int, int]] = []
    importing.import_file(desk, path, None, SIGN, None, lambda *each: told.append(each))
    assert told == [(ROWS_AT_A_TIME, len(rows)), (len(rows), len(rows))]
    importing.import_file(desk, more, None, SIGN, None, lambda *each: told.append(each))
    assert told[2:] == [(len(ROWS), len(ROWS))]


def test_a_file_that_is_written_in_rounds_is_taken_whole(
    desk: Desk, write_bank_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROWS_A_ROUND", 100)
    rows = [(f"2026-10-{1 + n % 28:02d}", f"Shop {n}", "-3.20") for n in range(1_050)]
    told: list[tuple[int, int]] = []
    receipt = importing.import_file(
        desk, write_bank_file(rows), None, SIGN, None, lambda *each: told.append(each)
    )
    assert (receipt.added, in_ledger(desk), told[-1]) == (1_050, 1_050, (1_050, 1_050))
    assert len(told) > 10
    assert told == sorted(told)


def test_a_named_account_is_made_once_and_keeps_its_currency(
    desk: Desk, write_bank_file: Write, tmp_path: Path
) -> None:
    importing.import_file(desk, write_bank_file(ROWS), "Joint", SIGN)
    importing.import_file(desk, write_bank_file(ROWS, "again.csv"), "Joint")
    assert [(one.name, one.currency) for one in ledger.accounts(desk)] == [("Joint", "EUR")]
    dollars = tmp_path / "usd.csv"
    dollars.write_text(
        "Date,Payee,Amount,Currency\n2026-10-01,Deli,-5.00,USD\n2026-10-02,Pay,9.00,USD\n",
        encoding="utf-8",
    )
    with pytest.raises(WrongCurrencyError):
        importing.import_file(desk, dollars, "Joint")
    assert importing.import_file(desk, dollars).account == "Main account"


def test_a_file_that_nobody_names_goes_where_such_files_went(
    desk: Desk, write_bank_file: Write
) -> None:
    for name in ("Joint", "Own"):
        importing.import_file(desk, write_bank_file(ROWS[:2], f"{name}.csv"), name, SIGN)
    path = write_bank_file(ROWS)
    first = importing.import_file(desk, path)
    again = importing.import_file(desk, path)
    assert (first.account, first.added) == ("Main account", 4)
    assert (again.account, again.added, again.duplicates) == ("Main account", 0, 4)
    assert importing.preview(desk, path).account == "Main account"


def test_the_same_file_again_adds_nothing_though_there_are_more_accounts_now(
    desk: Desk, write_bank_file: Write
) -> None:
    path = write_bank_file(ROWS)
    importing.import_file(desk, path, "Joint", SIGN)
    importing.import_file(desk, write_bank_file(ROWS[:2], "own.csv"), "Own")
    assert importing.preview(desk, path).account == "Joint"
    again = importing.import_file(desk, path)
    assert (again.account, again.added) == ("Joint", 0)


def test_files_that_cannot_be_read_say_why_and_leave_nothing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(MissingStatementError):
        importing.import_file(desk, tmp_path / "absent.csv")
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(EmptyStatementError):
        importing.import_file(desk, empty)
    assert importing.receipts(desk) == ()


def test_another_person_has_neither_the_rows_nor_the_receipt(
    desk: Desk, other_desk: Desk, write_bank_file: Write
) -> None:
    path = write_bank_file(ROWS)
    receipt = importing.import_file(desk, path, choices=SIGN)
    assert importing.receipts(other_desk) == ()
    assert ledger.accounts(other_desk) == ()
    with pytest.raises(UnknownFileError):
        importing.undo(other_desk, receipt.id)
    assert importing.import_file(other_desk, path, choices=SIGN).added == 4


def test_hostile_payees_are_kept_as_they_are(desk: Desk, write_bank_file: Write) -> None:
    payee = "[bold red]=cmd|' /C calc'!A0\u202e\u0007 naïve"
    importing.import_file(
        desk, write_bank_file([("2026-10-05", payee, "-1.00"), ROWS[1]]), choices=SIGN
    )
    stored = ledger.uncategorised(desk, 2026, 10)
    assert [row.payee for row in stored] == [payee]


def test_the_file_itself_is_only_read(desk: Desk, write_bank_file: Write) -> None:
    path = write_bank_file(ROWS)
    path.chmod(0o400)
    before = path.read_bytes()
    importing.import_file(desk, path, choices=SIGN)
    assert path.read_bytes() == before


def test_an_amount_that_no_account_has_is_left_out_with_its_reason(
    desk: Desk, write_bank_file: Write
) -> None:
    absurd = ("2026-10-05", "Absurd", "-99999999999999999999.00")
    receipt = importing.import_file(desk, write_bank_file([*ROWS, absurd]), choices=SIGN)
    assert receipt.added == 4
    assert [row.reason for row in receipt.skipped] == ["the amount is too large to be one"]


@pytest.mark.parametrize(
    ("word", "is_left_out"), [("Total", True), (" Somme", True), ("Rent", False)]
)
def test_a_row_that_is_the_total_of_those_above_is_no_movement(
    desk: Desk, tmp_path: Path, word: str, is_left_out: bool
) -> None:
    path = tmp_path / "totals.csv"
    path.write_text(
        "Date,Payee,Amount,Currency\n2026-10-01,Grocer,-1.00,EUR\n2026-10-02,Baker,-9.00,EUR\n"
        f"2026-10-31,{word},-10.00,EUR\n",
        encoding="utf-8",
    )
    receipt = importing.import_file(desk, path, choices=SIGN)
    assert (receipt.added, len(receipt.skipped)) == ((2, 1) if is_left_out else (3, 0))
    if is_left_out:
        assert receipt.skipped[0].line == 4
        assert receipt.skipped[0].reason == "it is the total of the rows above it"


def test_a_filling_station_called_total_is_one(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "fuel.csv"
    path.write_text(
        "Date,Payee,Amount,Currency\n2026-10-01,Total,-40.00,EUR\n2026-10-02,Total,-40.00,EUR\n"
        "2026-10-09,Baker,-9.00,EUR\n2026-10-31,Total,-55.00,EUR\n",
        encoding="utf-8",
    )
    assert importing.import_file(desk, path, choices=SIGN).added == 4


def test_nul_in_a_file_does_not_reach_the_store(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes(
        b"Date,Payee,Amount,Currency\n2026-10-01,Kre\x00mpel,-1.00,EUR\n2026-10-02,Pay,9.00,EUR\n"
    )
    importing.import_file(desk, path, choices=SIGN)
    assert "Kre\ufffdmpel" in {row.payee for row in ledger.uncategorised(desk, 2026, 10)}
