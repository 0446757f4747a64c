"""Which account a file belongs to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.money.main_currency import DEFAULT_CURRENCY
from sitdown.kinds.money.names import LONGEST_NAME, new_name, tidy_name
from sitdown.kinds.money.readers import own_list
from sitdown.kinds.money.readers.errors import WrongCurrencyError
from sitdown.kinds.money.readers.records import BankRow, OpenStatement, Reading
from sitdown.kinds.money.tables import AccountRow, BankFileRow
from sitdown.store.database import Transaction

FIRST_ACCOUNT = "Main account"
"""The name of an account that neither the person nor the file names."""


@dataclass(frozen=True)
class Target:
    """Where a file would go; ``row`` is None when that account has yet to be made."""

    name: str
    currency: str
    row: AccountRow | None


def account_for(
    tx: Transaction,
    desk: Desk,
    name: str | None,
    opened: OpenStatement,
    digest: Callable[[], str],
) -> Target:
    """The account of a file: the one named, by the person or by Sitdown's own list, else the one
    its bank's files call so, else the only one there is, else the one of files that nobody names,
    made for the first of them. One without files, such as a house, has to be named.

    Args:
        tx: the transaction.
        desk: whose.
        name: the name the person gave.
        opened: the file.
        digest: gives that of the file's bytes; it is asked where nothing else tells.

    Raises:
        NameTooLongError: there is no account of the name, and none can be called so.
        WrongCurrencyError: the account that the person named is in another currency.
    """
    reading, currency = opened.reading, _first_currency(opened)
    rows = tx.scalars(
        select(AccountRow)
        .where(col(AccountRow.user_id) == desk.user_id)
        .order_by(col(AccountRow.created_at), col(AccountRow.id))
    ).all()
    own = _named_by_own_list(opened, {row.name for row in rows})
    named = tidy_name(name or own)
    hint = bank_hint(reading)
    held: AccountRow | None
    if named:
        held = next((row for row in rows if row.name == named), None)
        if name and held is not None and reading.currency not in {"", held.currency}:
            raise WrongCurrencyError(opened.name, [reading.currency], held.currency, held.name)
        if held is None:
            return Target(new_name(named, "account"), currency or DEFAULT_CURRENCY, None)
        return Target(named, held.currency, held)
    same_currency = [row for row in rows if currency in {"", row.currency} and not row.by_hand]
    held = next((row for row in same_currency if hint and row.bank_hint == hint), None)
    if held is None and not hint:
        held = _of_files_unnamed(tx, same_currency, digest)
    if held is not None:
        return Target(held.name, held.currency, held)
    wanted = hint or FIRST_ACCOUNT
    taken = {row.name for row in rows}
    if wanted in taken:
        wanted = f"{wanted} {currency}".strip()
    held = next((row for row in rows if row.name == wanted), None)
    return Target(wanted, currency or DEFAULT_CURRENCY, held)


def _of_files_unnamed(
    tx: Transaction, rows: Sequence[AccountRow], digest: Callable[[], str]
) -> AccountRow | None:
    """The account of a file that neither the person nor the file names: the only one there is, else
    the one this very file went to before, so that it adds nothing again, else that of such files.
    """
    if len(rows) <= 1:
        return next(iter(rows), None)
    same_file = (
        select(col(BankFileRow.account_id))
        .where(
            col(BankFileRow.account_id).in_([row.id for row in rows]),
            col(BankFileRow.sha256) == digest(),
            col(BankFileRow.undone_at).is_(None),
        )
        .order_by(col(BankFileRow.id).desc())
        .limit(1)
    )
    if known := tx.scalar(same_file):
        return next(row for row in rows if row.id == known)
    return next((row for row in rows if row.name == FIRST_ACCOUNT and not row.bank_hint), None)


def _named_by_own_list(opened: OpenStatement, names: Collection[str]) -> str:
    """The account that Sitdown's own list names; of several the first, when it is among the names.

    That is the ledger the list came from, which has all of it: no account is made for nothing.
    """
    if opened.reading.layout != own_list.LAYOUT:
        return ""
    accounts = (row.account for row in opened.rows() if isinstance(row, BankRow))
    first = next(accounts, "")
    return opened.reading.account_hint or (first if first in names else "")


def bank_hint(reading: Reading) -> str:
    """What the bank calls the account; a number that has no end is cut to what a name may have."""
    return storable_text(reading.account_hint)[:LONGEST_NAME]


def named_account(
    tx: Transaction, desk: Desk, target: Target, reading: Reading, account_id: str
) -> AccountRow:
    """Make the account of a target that has none yet, under an id that was chosen for it."""
    row = AccountRow(
        id=account_id,
        user_id=desk.user_id,
        name=target.name,
        bank_hint=bank_hint(reading),
        currency=target.currency,
        created_at=desk.clock.now(),
    )
    tx.add(row)
    tx.flush()
    return row


def _first_currency(opened: OpenStatement) -> str:
    """The currency of a file, or of its first movement; empty when neither has one."""
    if opened.reading.currency:
        return opened.reading.currency
    rows = (row for row in opened.rows() if isinstance(row, BankRow) and row.currency)
    return next((row.currency for row in rows), "")
