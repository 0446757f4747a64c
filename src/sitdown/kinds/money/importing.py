"""Importing files of a bank: looked at first, taken whole or not at all, and undone as one.

A movement is known by its fingerprint, so the same file again, or one that overlaps, adds only
what is new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import delete, select
from sqlmodel import col

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.money.errors import UnknownFileError
from sitdown.kinds.money.fingerprints import Fingerprinter
from sitdown.kinds.money.import_accounts import account_for, named_account
from sitdown.kinds.money.layouts import remember
from sitdown.kinds.money.ledger import BY_RULE, MOVEMENT, categoriser
from sitdown.kinds.money.merchants import merchant_of
from sitdown.kinds.money.previewing import (
    NO_CHOICES,
    Preview,
    PreviewRow,
    known_ids,
    preview,
    with_remembered,
)
from sitdown.kinds.money.readers.errors import MissingStatementError, UnansweredQuestionsError
from sitdown.kinds.money.readers.records import BankRow, OpenStatement, SkippedRow
from sitdown.kinds.money.readers.statement import open_statement
from sitdown.kinds.money.receipts import Receipt, Tally, receipt_of, receipt_row
from sitdown.kinds.money.tables import AccountRow, BankFileRow
from sitdown.kinds.money.taken_before import say_again, whole_before
from sitdown.kinds.money.transfer_pairs import pair_up_new, paired_with_file, take_apart
from sitdown.store.database import Transaction

__all__ = [
    "NO_CHOICES",
    "Preview",
    "PreviewRow",
    "Receipt",
    "import_file",
    "preview",
    "receipts",
    "undo",
]

ROWS_AT_A_TIME = 2_000

ROWS_READ_AHEAD = 10_000
"""Five years of a busy account; more of them would weigh on the memory."""

CACHE_KIB = 24_000
"""Of pages while a file is taken in: ids come in no order, so each touches another page."""

USUAL_CACHE_KIB = 2_000
"""What SQLite has by default."""

LARGEST_MINOR = 10**15
"""Minor units. Thousands of such rows still add up to less than SQLite can hold."""

# Handed to the driver as it is: a million rows through the statement compiler take ten seconds
# longer.
_INSERT = """
INSERT INTO bank_transaction (
    user_id, account_id, file_id, id, day, amount_minor, currency, payee, memo, merchant,
    category, category_source
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""

Watch = Callable[[int], None]
"""Told how many rows have been read; raising from it stops the import and leaves nothing."""


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
    merged = with_remembered(desk, path, choices)
    opened = open_statement(path, today(desk.clock), merged)
    if opened.reading.questions:
        asked = [question.text for question in opened.reading.questions]
        raise UnansweredQuestionsError(opened.name, asked)
    digest = _sha256(path)
    rows = _read_ahead(opened)
    with desk.store.write() as tx:
        target = account_for(tx, desk, account, opened.reading, _first_currency(opened))
        held = target.row or named_account(tx, desk, target, opened.reading)
        receipt = receipt_row(desk, held.id, path.name, digest, opened.reading)
        tx.add(receipt)
        tx.flush()
        before = whole_before(tx, receipt)
        if before is not None:
            say_again(receipt, before)
            tx.add(receipt)
            (watch or _unwatched)(receipt.rows_read)
            return receipt_of(receipt, held.name)
        tally = _take_in(tx, desk, rows, receipt, watch or _unwatched)
        tally.write_to(receipt)
        tx.add(receipt)
        if tally.first_day is not None and tally.last_day is not None:
            tx.flush()
            pair_up_new(tx, desk, held.id, tally.first_day, tally.last_day)
        if choices:
            remember(tx, desk, opened.reading.layout_fingerprint, merged)
        return receipt_of(receipt, held.name)


def undo(desk: Desk, file_id: str) -> Receipt:
    """Take the movements of one import out again; its receipt stays and says so. The other side
    of a transfer that loses its half goes where the rules put it.

    Raises:
        UnknownFileError: there is no such import, or it was undone.
    """
    with desk.store.write() as tx:
        row = tx.get(BankFileRow, file_id)
        if row is None or row.user_id != desk.user_id or row.undone_at is not None:
            raise UnknownFileError(file_id)
        halves = paired_with_file(tx, file_id)
        if halves:
            take_apart(tx, desk, halves, categoriser(tx, desk), by_hand=False)
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


def _take_in(
    tx: Transaction,
    desk: Desk,
    rows: Iterator[BankRow | SkippedRow],
    receipt: BankFileRow,
    watch: Watch,
) -> Tally:
    """Insert every row that the ledger does not have yet."""
    tally = Tally()
    printer = Fingerprinter(receipt.account_id)
    rules = categoriser(tx, desk)
    owner = (desk.user_id, receipt.account_id, receipt.id)
    tx.connection().exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
    begun = tx.scalar(select(MOVEMENT.c.id).where(MOVEMENT.c.account_id == owner[1]).limit(1))
    for chunk in _in_chunks(rows, tally):
        fingerprints = [printer.of(row) for row in chunk]
        # An id holds its account, so nothing is known of one that has no movements.
        known = known_ids(tx, fingerprints) if begun else frozenset[str]()
        # What the file itself repeats has a fingerprint of its own, so only the ledger is asked.
        new = [
            (row_id, row)
            for row_id, row in zip(fingerprints, chunk, strict=True)
            if row_id not in known
        ]
        if new:
            values = [(*owner, *_values(row_id, row, rules.of(row)[0])) for row_id, row in new]
            tx.connection().exec_driver_sql(_INSERT, values)
        tally.took([row for _, row in new], read=len(chunk))
        watch(tally.read)
    tx.connection().exec_driver_sql(f"PRAGMA cache_size = -{USUAL_CACHE_KIB}")
    return tally


def _read_ahead(opened: OpenStatement) -> Iterator[BankRow | SkippedRow]:
    """The rows of a file, of which a usual one is read before anybody has to wait for the lock."""
    rows = opened.rows()
    return chain(list(islice(rows, ROWS_READ_AHEAD)), rows)


def _values(row_id: str, row: BankRow, category: str) -> tuple[str | int, ...]:
    payee, memo = storable_text(row.payee), storable_text(row.memo)
    return (
        row_id,
        row.date.isoformat(),
        row.amount_minor,
        row.currency,
        payee,
        memo,
        merchant_of(payee, memo),
        category,
        BY_RULE,
    )


def _in_chunks(rows: Iterator[BankRow | SkippedRow], tally: Tally) -> Iterator[list[BankRow]]:
    while chunk := list(islice(rows, ROWS_AT_A_TIME)):
        movements = []
        for row in chunk:
            if isinstance(row, SkippedRow):
                tally.skip(row)
            elif abs(row.amount_minor) > LARGEST_MINOR:
                shown = f"{row.payee} {row.amount_minor}"
                tally.skip(SkippedRow(row.line, "the amount is too large to be one", shown))
            else:
                movements.append(row)
                tally.follow_balance(row)
        yield movements


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
