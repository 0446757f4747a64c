"""The very same file once more: when all of it is in the ledger, it need not be read again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from sitdown.kinds.money.decision_words import OVERLAP
from sitdown.kinds.money.file_categories import WHAT
from sitdown.kinds.money.tables import BankFileRow
from sitdown.store.database import Transaction


def whole_before(tx: Transaction, receipt: BankFileRow) -> BankFileRow | None:
    """An earlier import of the same bytes, read in the same way, of which every row is still there.

    A row goes only when an import is undone, and it may have come with another file than this
    one: so nothing of the account may have been undone since. A file of which something was left
    out is read again, for it may be readable by now.

    Args:
        tx: the transaction of the import.
        receipt: the import that is about to begin, with its account, digest and decisions.
    """
    query = (
        select(BankFileRow)
        .where(
            col(BankFileRow.account_id) == receipt.account_id,
            col(BankFileRow.sha256) == receipt.sha256,
            col(BankFileRow.layout) == receipt.layout,
            col(BankFileRow.undone_at).is_(None),
            col(BankFileRow.id) != receipt.id,
        )
        .order_by(col(BankFileRow.imported_at).desc())
    )
    undone = tx.scalar(
        select(func.max(BankFileRow.undone_at)).where(
            col(BankFileRow.account_id) == receipt.account_id
        )
    )
    for before in tx.scalars(query):
        stands = undone is None or undone < before.imported_at
        # A receipt without days tells nothing of the rows, which this one is to tell.
        tells = before.first_day is not None or not before.rows_read
        alike = _before_reading(before) == _before_reading(receipt)
        if stands and tells and not before.skipped and alike:
            return before
    return None


def _before_reading(receipt: BankFileRow) -> list[dict[str, Any]]:
    """What was settled before the rows were read: the way they are read."""
    return [each for each in receipt.decisions if each["what"] not in {WHAT, OVERLAP}]


def say_again(receipt: BankFileRow, before: BankFileRow) -> None:
    """Write into a receipt that every row of an earlier import was there already."""
    receipt.rows_read = receipt.rows_duplicate = before.rows_read
    receipt.sums = before.sums
    receipt.first_day, receipt.last_day = before.first_day, before.last_day
    receipt.links_proved, receipt.links_total = before.links_proved, before.links_total
