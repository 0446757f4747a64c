"""Importing files of a bank: looked at first, taken whole or not at all, and undone as one.

A movement is known by its fingerprint, so the same file again, or one that overlaps, adds only
what is new.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from sqlalchemy import delete, select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.kinds.money.balance_list import state_closings
from sitdown.kinds.money.categories import BY_USER, NOT_BY_HAND
from sitdown.kinds.money.errors import UnknownFileError
from sitdown.kinds.money.import_accounts import named_account
from sitdown.kinds.money.layouts import remember
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.making_ready import (
    Coming,
    Ready,
    Watch,
    Writing,
    make_ready,
    standing,
)
from sitdown.kinds.money.placing import categoriser
from sitdown.kinds.money.previewing import (
    NO_CHOICES,
    Preview,
    PreviewRow,
    open_with_remembered,
    preview,
)
from sitdown.kinds.money.readers.errors import UnansweredQuestionsError
from sitdown.kinds.money.readers.source import digest_of
from sitdown.kinds.money.receipts import Receipt, receipt_of
from sitdown.kinds.money.staged import Staged, Values
from sitdown.kinds.money.tables import AccountRow, BankFileRow
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

CACHE_KIB = 20_000
"""Of pages while a file is taken in: ids come in no order, so each touches another page."""

ROWS_A_ROUND = 350_000
"""Their ids' part of the index fits into that. A longer file is written in rounds, each of ids
that begin alike, so that a page of the index is not fetched for every row."""

_BEGINNINGS = 16**4
_AFTER_ALL = "g"
"""Ids are hexadecimal."""

USUAL_CACHE_KIB = 2_000
"""What SQLite has by default."""

# Handed to the driver as it is: a million rows through the statement compiler take ten seconds
# longer. What all rows of a file share stands in the statement itself, and is not bound for each.
_INSERT = """
INSERT INTO bank_transaction (
    user_id, account_id, file_id, category_source, id, day, amount_minor, currency, payee, memo,
    merchant, category
) VALUES ({}, {}, {}, {}, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
"""


def import_file(
    desk: Desk,
    path: Path,
    account: str | None = None,
    choices: Mapping[str, str] = NO_CHOICES,
    watch: Watch | None = None,
    writing: Writing | None = None,
) -> Receipt:
    """Take a file into the ledger: all of it in one transaction, or nothing.

    The file is read, and held against the ledger, before the transaction begins: other windows
    wait only while rows are written. What they changed in the meantime is seen at its beginning,
    and the file is then read once more inside it.

    Args:
        desk: whose.
        path: the file; it is only read.
        account: the account's name, made when there is none of it. None goes by what the file
            calls the account.
        choices: answers to the file's questions, remembered for the next file of its layout.
        watch: told the progress of the reading, and asked until the end whether to go on.
        writing: told the progress of what comes after it.

    Raises:
        UnansweredQuestionsError: something about the file is still open.
        UnreadableStatementError: the file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
        StoreBusyError: another window wrote for too long.
    """
    opened, merged = open_with_remembered(desk, path, choices)
    if opened.reading.questions:
        asked = [question.text for question in opened.reading.questions]
        raise UnansweredQuestionsError(opened.name, asked)
    coming = Coming(desk, path, account, opened, digest_of(path), watch, writing)
    with _without_collector(), Staged(desk.store.path.parent) as staged:
        with desk.store.read() as tx, _roomy(tx):
            ready = make_ready(tx, coming, staged)
        with desk.store.write() as tx, _roomy(tx):
            if standing(tx, desk) != ready.standing:
                ready = make_ready(tx, coming, staged)
            receipt = _put_in(tx, coming, ready, staged)
            if choices:
                remember(tx, desk, opened.reading.layout_fingerprint, merged)
            return receipt


def _put_in(tx: Transaction, coming: Coming, ready: Ready, staged: Staged) -> Receipt:
    """Write what was made ready, and its receipt."""
    desk, receipt = coming.desk, ready.receipt
    if ready.to_make is not None:
        named_account(tx, desk, ready.to_make, coming.opened.reading, receipt.account_id)
    tx.add(receipt)
    tx.flush()
    owner = desk.user_id, receipt.account_id, receipt.id
    insert = {source: _insert_of(tx, *owner, source) for source in (*NOT_BY_HAND, BY_USER)}
    written = 0
    spans = list(_spans_of_ids(receipt.rows_added))
    for least, end in spans:
        for source, chunk in staged.chunks():
            rows = chunk if len(spans) == 1 else _in_span(chunk, least, end)
            if rows:
                tx.connection().exec_driver_sql(insert[source], rows)
            written += len(rows)
            coming.tell(receipt.rows_read)
            coming.wrote(written, receipt.rows_added)
    state_closings(tx, desk, receipt, ready.closings)
    first, last = receipt.first_day, receipt.last_day
    if receipt.rows_added and first is not None and last is not None:
        pair_up_new(tx, desk, receipt.account_id, first, last)
    return receipt_of(receipt, ready.account)


def _insert_of(tx: Transaction, *shared: str) -> str:
    """The statement for the rows of one person, account, file and source of categories, as SQLite
    itself quotes them.
    """
    asked = "SELECT quote(?), quote(?), quote(?), quote(?)"
    quoted = tx.connection().exec_driver_sql(asked, shared).one()
    return _INSERT.format(*quoted)


def _in_span(rows: list[Values], least: str, end: str) -> list[Values]:
    return [values for values in rows if least <= values[0] < end]


def _spans_of_ids(rows: int) -> Iterator[tuple[str, str]]:
    """Beginnings of ids, and where they end, of which ``ROWS_A_ROUND`` movements have one."""
    rounds = max(1, -(-rows // ROWS_A_ROUND))
    bounds = [f"{at * _BEGINNINGS // rounds:04x}" for at in range(rounds)]
    return pairwise([*bounds, _AFTER_ALL])


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from going through hundreds of rows again and again, none of
    which ever is in a cycle: a twentieth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _roomy(tx: Transaction) -> Iterator[None]:
    """Room for pages as long as a file is taken in."""
    connection = tx.connection()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{USUAL_CACHE_KIB}")


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
        tx.execute(
            delete(MOVEMENT).where(
                MOVEMENT.c.user_id == desk.user_id,
                MOVEMENT.c.day.between(row.first_day, row.last_day),
                MOVEMENT.c.file_id == file_id,
            )
        )
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
