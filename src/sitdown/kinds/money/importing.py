"""Importing files of a bank: looked at first, taken whole or not at all, and undone as one.

A movement is known by its fingerprint, so the same file again, or one that overlaps, adds only
what is new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.errors import UnknownFileError
from sitdown.kinds.money.fingerprints import Fingerprinter
from sitdown.kinds.money.import_accounts import account_for, named_account
from sitdown.kinds.money.layouts import remember, remembered
from sitdown.kinds.money.ledger import BY_RULE, MOVEMENT, categoriser
from sitdown.kinds.money.merchants import merchant_of
from sitdown.kinds.money.readers.errors import MissingStatementError, UnansweredQuestionsError
from sitdown.kinds.money.readers.records import (
    BankRow,
    Decision,
    OpenStatement,
    Question,
    SkippedRow,
    StatementFile,
)
from sitdown.kinds.money.readers.statement import open_statement, read_statement
from sitdown.kinds.money.receipts import Receipt, Tally, receipt_of, receipt_row
from sitdown.kinds.money.tables import AccountRow, BankFileRow
from sitdown.store.database import Transaction

NO_CHOICES: Mapping[str, str] = MappingProxyType({})
ROWS_AT_A_TIME = 2_000
ROWS_SHOWN = 200
"""A preview shows the beginning of a file; its counts are of the whole."""

_IDS_AT_A_TIME = 500

Watch = Callable[[int], None]
"""Told how many rows have been read; raising from it stops the import and leaves nothing."""


@dataclass(frozen=True)
class PreviewRow:
    """A movement of a file, before it is taken; ``known`` when the ledger has it already."""

    row: BankRow
    merchant: str
    category: str
    known: bool


@dataclass(frozen=True)
class Preview:
    """What an import would do.

    Attributes:
        account: the name of the account it would go to.
        account_is_new: whether that account would be made.
        questions: what has to be answered, as ``choices``, before the file can be taken.
        choices: the answers in force, remembered ones included.
        rows: the first ``ROWS_SHOWN``; the counts are of the whole file.
        proved: links of the running balance that hold, out of all; None without a balance.
        broken_at: lines whose balance does not follow: something is missing there.
    """

    name: str
    format: str
    layout: str
    account: str
    account_is_new: bool
    currency: str
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]
    choices: Mapping[str, str]
    rows: tuple[PreviewRow, ...]
    read: int
    new: int
    duplicates: int
    skipped: tuple[SkippedRow, ...]
    proved: tuple[int, int] | None
    broken_at: tuple[int, ...]


def preview(
    desk: Desk, path: Path, choices: Mapping[str, str] = NO_CHOICES, account: str | None = None
) -> Preview:
    """What importing a file would do; nothing is written.

    Raises:
        UnreadableStatementError: the file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    merged = _with_remembered(desk, path, choices)
    file = read_statement(path, today(desk.clock), merged)
    with desk.store.read() as tx:
        target = account_for(tx, desk, account, file.reading, _currency(file))
        rows, duplicates = _previewed(tx, desk, target.row, file)
    return Preview(
        name=path.name,
        format=file.format,
        layout=file.layout,
        account=target.name,
        account_is_new=target.row is None,
        currency=target.currency,
        decisions=file.decisions,
        questions=file.questions,
        choices=merged,
        rows=rows,
        read=len(file.rows),
        new=len(file.rows) - duplicates,
        duplicates=duplicates,
        skipped=file.skipped,
        proved=file.proved,
        broken_at=file.broken_at,
    )


def import_file(
    desk: Desk,
    path: Path,
    account: str | None = None,
    choices: Mapping[str, str] = NO_CHOICES,
    watch: Watch | None = None,
) -> Receipt:
    """Take a file into the ledger: all of it in one transaction, or nothing.

    Args:
        desk: whose.
        path: the file; it is only read.
        account: the account's name, made when there is none of it. None goes by what the file
            calls the account.
        choices: answers to the file's questions, remembered for the next file of its layout.
        watch: told the progress.

    Raises:
        UnansweredQuestionsError: something about the file is still open.
        UnreadableStatementError: the file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    merged = _with_remembered(desk, path, choices)
    opened = open_statement(path, today(desk.clock), merged)
    if opened.reading.questions:
        asked = [question.text for question in opened.reading.questions]
        raise UnansweredQuestionsError(opened.name, asked)
    digest = _sha256(path)
    with desk.store.write() as tx:
        target = account_for(tx, desk, account, opened.reading, _first_currency(opened))
        held = target.row or named_account(tx, desk, target, opened.reading)
        receipt = receipt_row(desk, held.id, path.name, digest, opened.reading)
        tx.add(receipt)
        tx.flush()
        tally = _take_in(tx, desk, opened, receipt, watch or _unwatched)
        tally.write_to(receipt)
        tx.add(receipt)
        if choices:
            remember(tx, desk, opened.reading.layout_fingerprint, merged)
        return receipt_of(receipt, held.name)


def undo(desk: Desk, file_id: str) -> Receipt:
    """Take the movements of one import out again; its receipt stays and says so.

    Raises:
        UnknownFileError: there is no such import, or it was undone.
    """
    with desk.store.write() as tx:
        row = tx.get(BankFileRow, file_id)
        if row is None or row.user_id != desk.user_id or row.undone_at is not None:
            raise UnknownFileError(file_id)
        tx.execute(delete(MOVEMENT).where(MOVEMENT.c.file_id == file_id))
        row.undone_at = desk.clock.now()
        tx.add(row)
        held = tx.get_one(AccountRow, row.account_id)
        return receipt_of(row, held.name)


def receipts(desk: Desk) -> tuple[Receipt, ...]:
    """What became of every file, the newest import first."""
    query = (
        select(BankFileRow, col(AccountRow.name))
        .join(AccountRow, col(AccountRow.id) == col(BankFileRow.account_id))
        .where(col(BankFileRow.user_id) == desk.user_id)
        .order_by(col(BankFileRow.imported_at).desc(), col(BankFileRow.id).desc())
    )
    with desk.store.read() as tx:
        return tuple(receipt_of(row, name) for row, name in tx.execute(query))


def _with_remembered(desk: Desk, path: Path, choices: Mapping[str, str]) -> Mapping[str, str]:
    """The answers given, over those remembered for the file's layout."""
    layout = open_statement(path, today(desk.clock), choices).reading.layout_fingerprint
    with desk.store.read() as tx:
        return {**remembered(tx, desk, layout), **choices}


def _take_in(
    tx: Transaction, desk: Desk, opened: OpenStatement, receipt: BankFileRow, watch: Watch
) -> Tally:
    """Insert every row that the ledger does not have yet."""
    tally = Tally()
    printer = Fingerprinter(receipt.account_id)
    rules = categoriser(tx, desk)
    held = {"user_id": desk.user_id, "account_id": receipt.account_id, "file_id": receipt.id}
    statement = insert(MOVEMENT).on_conflict_do_nothing()
    for rows in _in_chunks(opened.rows(), tally):
        values = []
        for row in rows:
            category, _rule = rules.of(row)
            values.append(_values(row, printer.of(row), category, held))
        if not values:
            continue
        known = _known(tx, [value["id"] for value in values])
        # What the file itself repeats has a fingerprint of its own, so only the ledger is asked.
        new = [value for value in values if value["id"] not in known]
        if new:
            tx.execute(statement, new)
        tally.took(new, read=len(values))
        watch(tally.read)
    return tally


def _values(row: BankRow, row_id: str, category: str, held: Mapping[str, str]) -> dict[str, Any]:
    return {
        **held,
        "id": row_id,
        "day": row.date,
        "amount_minor": row.amount_minor,
        "currency": row.currency,
        "payee": row.payee,
        "memo": row.memo,
        "merchant": merchant_of(row.payee, row.memo),
        "category": category,
        "category_source": BY_RULE,
    }


def _in_chunks(rows: Iterator[BankRow | SkippedRow], tally: Tally) -> Iterator[list[BankRow]]:
    while chunk := list(islice(rows, ROWS_AT_A_TIME)):
        movements = []
        for row in chunk:
            if isinstance(row, BankRow):
                movements.append(row)
                tally.follow_balance(row)
            else:
                tally.skip(row)
        yield movements


def _known(tx: Transaction, ids: list[str]) -> set[str]:
    """The ids that are in the ledger already."""
    known: set[str] = set()
    for start in range(0, len(ids), _IDS_AT_A_TIME):
        some = ids[start : start + _IDS_AT_A_TIME]
        known.update(tx.scalars(select(MOVEMENT.c.id).where(MOVEMENT.c.id.in_(some))))
    return known


def _previewed(
    tx: Transaction, desk: Desk, account: AccountRow | None, file: StatementFile
) -> tuple[tuple[PreviewRow, ...], int]:
    """The first rows as they would be taken, and how many of all the ledger has already."""
    printer = Fingerprinter(account.id if account else "")
    ids = [printer.of(row) for row in file.rows]
    known = _known(tx, ids) if account else set()
    rules = categoriser(tx, desk)
    shown = tuple(
        PreviewRow(row, merchant_of(row.payee, row.memo), rules.of(row)[0], row_id in known)
        for row, row_id in zip(file.rows[:ROWS_SHOWN], ids, strict=False)
    )
    return shown, len(known)


def _currency(file: StatementFile) -> str:
    return file.currency or next((row.currency for row in file.rows if row.currency), "")


def _first_currency(opened: OpenStatement) -> str:
    if opened.reading.currency:
        return opened.reading.currency
    rows = (row for row in opened.rows() if isinstance(row, BankRow) and row.currency)
    return next((row.currency for row in rows), "")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MissingStatementError(path.name, error.strerror or str(error)) from error


def _unwatched(_read: int) -> None:
    """Nobody looks."""
