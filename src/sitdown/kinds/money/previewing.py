"""What an import would do, before it is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.file_categories import FileCategories
from sitdown.kinds.money.fingerprints import Fingerprinter, words_of_all
from sitdown.kinds.money.import_accounts import account_for
from sitdown.kinds.money.known import known_places, own_places
from sitdown.kinds.money.layouts import remembered
from sitdown.kinds.money.making_ready import PAUSE_SECONDS, in_chunks
from sitdown.kinds.money.merchants import merchant_of
from sitdown.kinds.money.placing import file_categories
from sitdown.kinds.money.readers import own_list
from sitdown.kinds.money.readers.choices import chosen_currency
from sitdown.kinds.money.readers.errors import WrongCurrencyError
from sitdown.kinds.money.readers.records import (
    BankRow,
    Decision,
    OpenStatement,
    Question,
    SkippedRow,
)
from sitdown.kinds.money.readers.source import digest_of
from sitdown.kinds.money.readers.statement import open_statement
from sitdown.kinds.money.receipts import Tally
from sitdown.kinds.money.tables import AccountRow
from sitdown.store.database import Transaction

Look = Callable[[int, int], None]
"""Told how many rows were read and at which line of the file that is; raising from it stops."""

BLOCK_BYTES = 1 << 20

NO_CHOICES: Mapping[str, str] = MappingProxyType({})
ROWS_SHOWN = 200
SKIPPED_SHOWN = 10_000
"""A preview shows the beginning of a file; its counts are of the whole."""


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
    desk: Desk,
    path: Path,
    choices: Mapping[str, str] = NO_CHOICES,
    account: str | None = None,
    look: Look | None = None,
) -> Preview:
    """What importing a file would do; nothing is written.

    Args:
        desk: whose.
        path: the file; it is only read.
        choices: answers to the file's questions.
        account: the account's name; None goes by what the file calls it.
        look: told the progress.

    Raises:
        UnreadableStatementError: the file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    opened, merged = open_with_remembered(desk, path, choices)
    reading, tally = opened.reading, Tally(skipped_kept=SKIPPED_SHOWN)
    with desk.store.read() as tx:
        target = account_for(tx, desk, account, opened, lambda: digest_of(path))
        previewing = _Previewing(tx, desk, target.row, opened, merged)
        rows, duplicates = previewing.previewed(tally, look)
    return Preview(
        name=path.name,
        format=reading.format,
        layout=reading.layout,
        account=target.name,
        account_is_new=target.row is None,
        currency=target.currency,
        decisions=(*reading.decisions, *tally.told),
        questions=reading.questions,
        choices=merged,
        rows=rows,
        read=tally.read,
        new=tally.read - duplicates,
        duplicates=duplicates,
        skipped=tuple(tally.skipped),
        proved=tally.balances.result() or opened.proved,
        broken_at=tally.balances.broken_at(),
    )


def open_with_remembered(
    desk: Desk, path: Path, choices: Mapping[str, str]
) -> tuple[OpenStatement, Mapping[str, str]]:
    """A file with the answers given over those remembered for its layout, and these answers.

    Raises:
        UnreadableStatementError: the file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    opened = open_statement(path, today(desk.clock), choices)
    with desk.store.read() as tx:
        merged = {**remembered(tx, desk, opened.reading.layout_fingerprint), **choices}
    if merged != dict(choices):
        opened = open_statement(path, today(desk.clock), merged)
    return opened, merged


def line_count(path: Path) -> int:
    """The lines of a file: what its progress is held against. None of what cannot be read."""
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK_BYTES), b""))
    except OSError:
        return 0


@dataclass(frozen=True)
class _Previewing:
    """A file that is gone through, and the account that it would go to."""

    tx: Transaction
    desk: Desk
    account: AccountRow | None
    opened: OpenStatement
    choices: Mapping[str, str]

    def previewed(self, tally: Tally, look: Look | None) -> tuple[tuple[PreviewRow, ...], int]:
        """The first rows as they would be taken, and how many of all the ledger has already.

        Raises:
            WrongCurrencyError: a row is in another currency than the one that was expected.
        """
        account = self.account
        printer = Fingerprinter(account.id if account else "")
        places = file_categories(self.tx, self.desk, self.opened.reading)
        shown: list[PreviewRow] = []
        duplicates = 0
        for rows in in_chunks(self.opened.rows(), tally):
            self._check_currency(rows)
            tally.read += len(rows)
            ids = printer.of_all(rows, words_of_all(rows)) if account else []
            known = known_places(self.tx, rows, ids) if account else frozenset[int]()
            if self.opened.reading.layout == own_list.LAYOUT:
                known |= own_places(self.tx, rows, self.desk.user_id)
            duplicates += len(known)
            _count_named(places, [row for at, row in enumerate(rows) if at not in known])
            shown += [
                PreviewRow(row, merchant_of(row.payee, row.memo), places.of(row), at in known)
                for at, row in enumerate(rows[: ROWS_SHOWN - len(shown)])
            ]
            if look is not None:
                look(tally.read, rows[-1].line if rows else 0)
                time.sleep(PAUSE_SECONDS)
        tally.told = places.told()
        return tuple(shown), duplicates

    def _check_currency(self, rows: Sequence[BankRow]) -> None:
        expected = chosen_currency(self.choices, "expect_currency")
        others = {row.currency for row in rows} - {expected, ""} if expected else set[str]()
        if others:
            raise WrongCurrencyError(self.opened.name, sorted(others), expected)


def _count_named(places: FileCategories, rows: Sequence[BankRow]) -> None:
    """Count what the file's own column does with new rows; only it needs a look at every one."""
    named = [row for row in rows if row.bank_category]
    if named:
        places.of_all(named, words_of_all(named))
