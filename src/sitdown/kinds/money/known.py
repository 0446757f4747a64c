"""Which rows of a file the ledger has already."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sitdown.kinds.money.readers.records import BankRow
from sitdown.store.database import Transaction

CROWDED = 8
"""Movements of the same days for each row that is asked for, from which it is quicker to ask for
the rows themselves. A bank's list runs by day, so it is rarely more than two."""

# The index by day holds the ids, and neighbours in it are neighbours on the disk; ids come in no
# order, so that a million of them are a million places. One row for all answers, because each row
# takes longer than the look at the ledger. An id holds its account, so nobody else has it.
_OF_DAYS = """
SELECT count(*), group_concat(id) FROM (
    SELECT id FROM bank_transaction WHERE day BETWEEN ? AND ? LIMIT ?
)
"""

_OF_OWN_IDS = """
SELECT json_group_array(asked.key) FROM json_each(?) AS asked
JOIN bank_transaction AS held ON held.id = asked.value AND held.user_id = ?
"""

# One parameter for any number of ids, where SQLite takes 999 in every build.
_OF_IDS = """
SELECT json_group_array(asked.key) FROM json_each(?) AS asked
WHERE EXISTS (SELECT 1 FROM bank_transaction WHERE bank_transaction.id = asked.value)
"""


def known_places(tx: Transaction, rows: Sequence[BankRow], ids: Sequence[str]) -> frozenset[int]:
    """The places of the rows that are in the ledger.

    Args:
        tx: a transaction.
        rows: of one file.
        ids: the fingerprint of each; it holds the day.
    """
    if not rows:
        return frozenset()
    days = [row.date for row in rows]
    first, last = min(days).isoformat(), max(days).isoformat()
    most = CROWDED * len(rows)
    connection = tx.connection()
    count, held = connection.exec_driver_sql(_OF_DAYS, (first, last, most)).one()
    if count < most:
        there = set((held or "").split(","))
        return frozenset(at for at, row_id in enumerate(ids) if row_id in there)
    found = connection.exec_driver_sql(_OF_IDS, (json.dumps(ids),)).scalar_one()
    return frozenset(json.loads(found))


def own_places(tx: Transaction, rows: Sequence[BankRow], user_id: str) -> frozenset[int]:
    """The places of the rows that were taken out of this very ledger, and are in it.

    Args:
        tx: a transaction.
        rows: of a list that Sitdown wrote: their ``bank_id`` is the id that the ledger gave them.
        user_id: whose.
    """
    ids = json.dumps([row.bank_id for row in rows])
    found = tx.connection().exec_driver_sql(_OF_OWN_IDS, (ids, user_id)).scalar_one()
    return frozenset(json.loads(found))
