"""A file's rows held against the ledger: what is new of it, ready to be written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import cast

from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.money.amounts import LARGEST_MINOR
from sitdown.kinds.money.categories import BY_RULE
from sitdown.kinds.money.file_categories import FileCategories
from sitdown.kinds.money.fingerprints import Fingerprinter, words_of_all
from sitdown.kinds.money.import_accounts import Target, account_for
from sitdown.kinds.money.known import known_places, own_places
from sitdown.kinds.money.merchants import merchants_of
from sitdown.kinds.money.overlapping import Overlap
from sitdown.kinds.money.placing import file_categories
from sitdown.kinds.money.readers import own_list
from sitdown.kinds.money.readers.records import (
    BankRow,
    Closing,
    OpenStatement,
    SkippedRow,
)
from sitdown.kinds.money.receipts import Tally, receipt_row
from sitdown.kinds.money.staged import Staged, Values
from sitdown.kinds.money.tables import AccountRow, BankFileRow, CategoryRuleRow
from sitdown.kinds.money.taken_before import say_again, whole_before
from sitdown.kinds.money.total_rows import TotalRows
from sitdown.store.database import Transaction, table_of

ROWS_AT_A_TIME = 500
"""About a millisecond of work for each of the steps they go through."""

PAUSE_SECONDS = 0.00005
"""Long enough for a waiting thread to be woken: without it the keys of a screen wait for the
interpreter's lock, which a busy thread gives away only every five milliseconds when asked."""

_AMOUNT = attrgetter("amount_minor")
_MOVEMENTS_ONLY = {BankRow}
_ACCOUNT = table_of(AccountRow)
_FILE = table_of(BankFileRow)
_RULE = table_of(CategoryRuleRow)

Watch = Callable[[int], None]
"""Told how many rows have been read; raising from it stops the import and leaves nothing."""

Writing = Callable[[int, int], None]
"""Told how many of the new rows have been written, and how many there are."""


@dataclass(frozen=True)
class Coming:
    """A file on its way into the ledger; ``digest`` is of its bytes.

    Somebody who watches is told of the progress, and has a screen whose keys must not wait.
    """

    desk: Desk
    path: Path
    account: str | None
    opened: OpenStatement
    digest: str
    watch: Watch | None
    writing: Writing | None

    def wrote(self, rows: int, of: int) -> None:
        """Tell who watches how many of the new rows have been written."""
        if self.writing is not None:
            self.writing(rows, of)

    def tell(self, read: int) -> None:
        """Tell who watches how many rows have been read."""
        if self.watch is not None:
            self.watch(read)

    def pause(self) -> None:
        """Let the screen of who watches have its turn."""
        if self.watch is not None:
            time.sleep(PAUSE_SECONDS)


@dataclass(frozen=True)
class Ready:
    """What is to be written beside the staged rows.

    Attributes:
        account: its name.
        to_make: the account when there is none yet; the receipt has the id that it gets.
        receipt: with its counts.
        standing: of the ledger it was held against; of use as long as that is the same.
        closings: what the file says was on the account at its end.
    """

    account: str
    to_make: Target | None
    receipt: BankFileRow
    standing: object
    closings: tuple[Closing, ...] = ()


def standing(tx: Transaction, desk: Desk) -> object:
    """All that decides what is new of a file and where it goes: accounts, imports and rules.

    Equal as long as nobody changed any of that. Imports are never deleted, nor is an undo.
    """
    queries = (
        select(_ACCOUNT.c.id, _ACCOUNT.c.name, _ACCOUNT.c.bank_hint).order_by(_ACCOUNT.c.id),
        select(func.count(_FILE.c.id), func.count(_FILE.c.undone_at)),
        select(_RULE.c.id).order_by(_RULE.c.number),
    )
    owned = zip(queries, (_ACCOUNT, _FILE, _RULE), strict=True)
    return [
        [tuple(row) for row in tx.execute(query.where(table.c.user_id == desk.user_id))]
        for query, table in owned
    ]


def make_ready(tx: Transaction, coming: Coming, staged: Staged) -> Ready:
    """Read a file and stage what the ledger does not have of it.

    Args:
        tx: a transaction; it is only read in.
        coming: the file.
        staged: what it holds already is forgotten.
    """
    staged.clear()
    desk, reading = coming.desk, coming.opened.reading
    stands = standing(tx, desk)
    target = account_for(tx, desk, coming.account, coming.opened, lambda: coming.digest)
    account_id = target.row.id if target.row else desk.new_id()
    receipt = receipt_row(desk, account_id, coming.path.name, coming.digest, reading)
    to_make = None if target.row else target
    before = whole_before(tx, receipt)
    if before is not None:
        say_again(receipt, before)
        coming.tell(receipt.rows_read)
        return Ready(target.name, to_make, receipt, stands)
    tally = _stage(tx, coming, receipt, staged)
    tally.write_to(receipt)
    closings = tally.balances.closings() or coming.opened.closings
    return Ready(target.name, to_make, receipt, stands, closings)


def _stage(tx: Transaction, coming: Coming, receipt: BankFileRow, staged: Staged) -> Tally:
    """Stage every row that the ledger does not have yet."""
    tally = Tally()
    printer = Fingerprinter(receipt.account_id)
    places = file_categories(tx, coming.desk, coming.opened.reading)
    # An id holds its account, so nothing is known of one that has no movements.
    begun = tx.scalar(
        select(func.count(_FILE.c.id)).where(
            _FILE.c.account_id == receipt.account_id, _FILE.c.rows_added > 0
        )
    )
    is_own = coming.opened.reading.layout == own_list.LAYOUT
    overlap = Overlap(tx, receipt.account_id)
    for rows in in_chunks(coming.opened.rows(), tally):
        coming.pause()
        words = words_of_all(rows)
        ids = printer.of_all(rows, words)
        coming.pause()
        # What the file itself repeats has a fingerprint of its own, so only the ledger is asked.
        known = known_places(tx, rows, ids) if begun else frozenset[int]()
        if is_own:
            known |= own_places(tx, rows, coming.desk.user_id)
        overlap.follow(rows, known)
        if known:
            new = [at for at in range(len(rows)) if at not in known]
            ids, words = [ids[at] for at in new], [words[at] for at in new]
        taken = [rows[at] for at in new] if known else rows
        if taken:
            _add(staged, places, taken, words, ids)
            coming.pause()
        tally.took(rows, added=len(taken))
        coming.tell(tally.read)
    tally.told = (*places.told(), *overlap.told())
    return tally


def _add(
    staged: Staged,
    places: FileCategories,
    rows: Sequence[BankRow],
    words: Sequence[str],
    ids: Sequence[str],
) -> None:
    """Stage movements, by what their categories are from."""
    categories, sources = places.of_all(rows, words)
    values = _values(ids, rows, categories)
    for source in sorted(set(sources.values())):
        staged.add(source, [values[at] for at, of in sources.items() if of == source])
    by_rule = [each for at, each in enumerate(values) if at not in sources] if sources else values
    if by_rule:
        staged.add(BY_RULE, by_rule)


def _values(ids: Sequence[str], rows: Sequence[BankRow], categories: Sequence[str]) -> list[Values]:
    """What is stored of each row."""
    _, days, amounts, currencies, payees, memos, *_ = zip(*rows, strict=True)
    payees, memos = _storable(payees), _storable(memos)
    written = {day: day.isoformat() for day in set(days)}
    columns = (
        ids,
        map(written.__getitem__, days),
        amounts,
        currencies,
        payees,
        memos,
        merchants_of(payees, memos),
        categories,
    )
    return cast("list[Values]", list(zip(*columns, strict=True)))


def _storable(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Asked once for all of them: nearly every text can be stored as it is."""
    joined = "".join(texts)
    return texts if storable_text(joined) == joined else tuple(map(storable_text, texts))


def in_chunks(rows: Iterator[BankRow | SkippedRow], tally: Tally) -> Iterator[Sequence[BankRow]]:
    """The movements of a file, some at a time; what was left out, and the balances, are tallied."""
    totals = TotalRows()
    while chunk := list(islice(rows, ROWS_AT_A_TIME)):
        movements = cast("Sequence[BankRow]", chunk)
        if set(map(type, chunk)) != _MOVEMENTS_ONLY or not _in_bounds(movements):
            movements = list(_without_skipped(chunk, tally))
        movements = totals.without(movements, tally.skip)
        tally.balances.follow(movements)
        yield movements


def _in_bounds(rows: Iterable[BankRow]) -> bool:
    largest: int = max(map(abs, map(_AMOUNT, rows)))
    return largest <= LARGEST_MINOR


def _without_skipped(rows: Iterable[BankRow | SkippedRow], tally: Tally) -> Iterator[BankRow]:
    for row in rows:
        if isinstance(row, SkippedRow):
            tally.skip(row)
        elif abs(row.amount_minor) > LARGEST_MINOR:
            shown = f"{row.payee} {row.amount_minor}"
            tally.skip(SkippedRow(row.line, "the amount is too large to be one", shown))
        else:
            yield row
