"""New movements that the account may have already, in other words, from another file.

Two layouts of a bank write different words of one movement, so that nothing knows it again; its
day and its amount are the same. Two movements can be alike in these, so it is told and never
settled. Where a day has one that is known, both files use the same words, and the others are new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import select

from sitdown.kinds.money.decision_words import OVERLAP
from sitdown.kinds.money.known import CROWDED
from sitdown.kinds.money.readers.records import BankRow, Decision
from sitdown.kinds.money.tables import BankFileRow, BankTransactionRow
from sitdown.store.database import Transaction, table_of

_FILE = table_of(BankFileRow)
_MOVEMENT = table_of(BankTransactionRow)

_Like = tuple[str, int, str]
"""Day, minor units and currency of a movement."""


class Overlap:
    """Counts, while a file is read, what its account seems to have from other files."""

    def __init__(self, tx: Transaction, account_id: str) -> None:
        """Takes the id of the account that the file goes into."""
        self._tx = tx
        others = select(_FILE.c.id).where(_FILE.c.account_id == account_id, _FILE.c.rows_added > 0)
        self._are_there = tx.scalar(others.limit(1)) is not None
        self._account_id = account_id
        self._taken: Counter[_Like] = Counter()

    def follow(self, rows: Sequence[BankRow], known: Collection[int]) -> None:
        """Take the next rows of the file; those at the places ``known`` are in the ledger."""
        if not self._are_there or len(known) == len(rows):
            return
        same_words = {rows[at].date for at in known}
        new = [row for row in rows if row.date not in same_words]
        if new:
            there = self._there(new)
            for row in new:
                like = row.date.isoformat(), row.amount_minor, row.currency
                if self._taken[like] < there[like]:
                    self._taken[like] += 1

    def told(self) -> tuple[Decision, ...]:
        """How many there are; nothing when there are none."""
        alike = self._taken.total()
        if not alike:
            return ()
        why = "another file into the account had their days and amounts"
        return (Decision(OVERLAP, f"{alike:,}", why, certain=False),)

    def _there(self, rows: Sequence[BankRow]) -> Counter[_Like]:
        """What the account has of these days; not all of it for a file in no order of days, whose
        every chunk spans the whole ledger.
        """
        days = [row.date for row in rows]
        like = (_MOVEMENT.c.day, _MOVEMENT.c.amount_minor, _MOVEMENT.c.currency)
        query = (
            select(*like)
            .where(
                _MOVEMENT.c.day.between(min(days), max(days)),
                _MOVEMENT.c.account_id == self._account_id,
            )
            .limit(CROWDED * len(rows))
        )
        held = self._tx.execute(query)
        return Counter((day.isoformat(), amount, currency) for day, amount, currency in held)
