"""What the store knows of balances: those that are stated, and the movements around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlmodel import col

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.errors import EmptyTextError
from sitdown.kinds.money.balances import (
    Balance,
    Book,
    Stated,
    Worth,
    balance_on,
    gap_of,
    month_ends,
    worth_over,
)
from sitdown.kinds.money.errors import (
    BalanceAheadError,
    BalanceTooLargeError,
    UnknownAccountError,
)
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.names import new_name, tidy_name
from sitdown.kinds.money.readers.records import Closing
from sitdown.kinds.money.snapshot import MONTHS_SHOWN
from sitdown.kinds.money.tables import AccountRow, BankFileRow, StatedBalanceRow
from sitdown.store.database import Transaction, table_of

_STATED = table_of(StatedBalanceRow)
_FILE = table_of(BankFileRow)

DAYS_BEFORE = 40
"""Read before the first day that is asked for: whether the account moved before it, too."""

LARGEST_BALANCE = 10**16
"""Minor units: what no account holds, and thousands of which SQLite can still add."""


@dataclass(frozen=True)
class BalanceView:
    """An account and what is on it today.

    Attributes:
        balance: None when nobody knows.
        gap: minor units by which its last two statements differ from what was booked between.
        said_at: when its last balance was stated; None without any.
    """

    account_id: str
    account: str
    currency: str
    by_hand: bool
    balance: Balance | None
    gap: int
    said_at: datetime | None


def say_balance(
    desk: Desk,
    account: str,
    amount_minor: int,
    day: date | None = None,
    *,
    currency: str | None = None,
    new_in: str | None = None,
) -> BalanceView:
    """Say what is on an account at the end of a day; a later saying for that day holds instead.

    Args:
        desk: whose.
        account: its name.
        amount_minor: minor units; what is owed is negative.
        day: local; None is today.
        currency: which of its currencies; None is the one it was begun in.
        new_in: the currency in which the account is made when there is none of the name: one
            without files, such as a house, a loan or cash.

    Raises:
        BalanceAheadError: the day is still to come.
        BalanceTooLargeError: no account holds that much.
        EmptyTextError, NameTooLongError: the account has no name, or a new one too long a name.
        UnknownAccountError: there is no such account, and none is to be made.
    """
    now = today(desk.clock)
    if (day or now) > now:
        raise BalanceAheadError(day or now)
    if abs(amount_minor) > LARGEST_BALANCE:
        raise BalanceTooLargeError
    name = tidy_name(account)
    if not name:
        raise EmptyTextError("name of the account")
    with desk.store.write() as tx:
        held = _account(tx, desk, name, new_in)
        tx.add(
            StatedBalanceRow(
                user_id=desk.user_id,
                account_id=held.id,
                day=day or now,
                currency=currency or held.currency,
                amount_minor=amount_minor,
                stated_at=desk.clock.now(),
            )
        )
        tx.flush()
        said = (held.id, currency or held.currency)
        return next(each for each in _views(tx, desk) if (each.account_id, each.currency) == said)


def _account(tx: Transaction, desk: Desk, name: str, new_in: str | None) -> AccountRow:
    held = tx.scalar(
        select(AccountRow).where(
            col(AccountRow.user_id) == desk.user_id, col(AccountRow.name) == name
        )
    )
    if held is not None:
        return held
    if new_in is None:
        raise UnknownAccountError(name)
    made = AccountRow(
        id=desk.new_id(),
        user_id=desk.user_id,
        name=new_name(name, "account"),
        currency=new_in,
        created_at=desk.clock.now(),
        by_hand=True,
    )
    tx.add(made)
    tx.flush()
    return made


def state_closings(
    tx: Transaction, desk: Desk, receipt: BankFileRow, closings: Iterable[Closing]
) -> None:
    """Keep what a file says was on its account; it goes when the file is undone."""
    for closing in closings:
        if abs(closing.amount_minor) <= LARGEST_BALANCE:
            tx.add(
                StatedBalanceRow(
                    user_id=desk.user_id,
                    account_id=receipt.account_id,
                    file_id=receipt.id,
                    day=closing.day,
                    currency=closing.currency,
                    amount_minor=closing.amount_minor,
                    stated_at=desk.clock.now(),
                )
            )


def balances(desk: Desk) -> tuple[BalanceView, ...]:
    """Every account and what is on it today, by name; one of two currencies stands there twice."""
    with desk.store.read() as tx:
        return _views(tx, desk)


def worth(desk: Desk, months: int = MONTHS_SHOWN) -> tuple[Worth, ...]:
    """Net worth by currency at the ends of the last months and today, where it can be known."""
    days = month_ends(today(desk.clock), months)
    with desk.store.read() as tx:
        return worth_over(books_in(tx, desk, days[0]), days)


def _views(tx: Transaction, desk: Desk) -> tuple[BalanceView, ...]:
    now = today(desk.clock)
    newest = dict(
        tx.execute(
            select(_STATED.c.account_id, func.max(_STATED.c.stated_at))
            .where(_STATED.c.user_id == desk.user_id)
            .group_by(_STATED.c.account_id)
        ).all()
    )
    return tuple(
        BalanceView(
            book.account_id,
            book.account,
            book.currency,
            book.by_hand,
            balance_on(book, now),
            gap_of(book),
            newest.get(book.account_id),
        )
        for book in books_in(tx, desk, now)
    )


def books_in(
    tx: Transaction, desk: Desk, first: date, *, only_stated: bool = False
) -> tuple[Book, ...]:
    """Everything that tells of balances from a day on, by account and currency.

    Args:
        tx: the transaction.
        desk: whose.
        first: the earliest day that will be asked for.
        only_stated: nothing is read where no balance was ever stated.
    """
    stated = _stated(tx, desk)
    if only_stated and not stated:
        return ()
    since = first - timedelta(days=DAYS_BEFORE)
    for some in stated.values():
        before = [each.day for each in some if each.day <= first]
        since = min([since, *before[-1:]])
    moved = _moved(tx, desk, since)
    told = {*stated, *moved, *_in_files(tx, desk)}
    query = select(AccountRow).where(col(AccountRow.user_id) == desk.user_id)
    found = []
    for row in tx.scalars(query.order_by(col(AccountRow.name))):
        held = {of for account, of in told if account == row.id}
        for currency in sorted(held or {row.currency}):
            key = (row.id, currency)
            found.append(
                Book(
                    row.id,
                    row.name,
                    currency,
                    row.by_hand,
                    tuple(stated.get(key, ())),
                    tuple(moved.get(key, ())),
                )
            )
    return tuple(found)


def _stated(tx: Transaction, desk: Desk) -> dict[tuple[str, str], list[Stated]]:
    """By account and currency what was stated, one a day, by day; of undone files nothing holds."""
    rows = tx.execute(
        select(
            _STATED.c.account_id,
            _STATED.c.currency,
            _STATED.c.day,
            _STATED.c.amount_minor,
            _STATED.c.file_id,
        )
        .outerjoin(_FILE, _FILE.c.id == _STATED.c.file_id)
        .where(
            _STATED.c.user_id == desk.user_id,
            or_(_STATED.c.file_id.is_(None), _FILE.c.undone_at.is_(None)),
        )
        .order_by(_STATED.c.number)
    )
    by_day: dict[tuple[str, str], dict[date, Stated]] = defaultdict(dict)
    for account, currency, day, amount, file_id in rows:
        by_day[account, currency][day] = Stated(day, amount, file_id is None)
    return {key: sorted(held.values(), key=_day) for key, held in by_day.items()}


def _in_files(tx: Transaction, desk: Desk) -> set[tuple[str, str]]:
    """The accounts and currencies that files told of, however long ago."""
    rows = tx.execute(
        select(_FILE.c.account_id, _FILE.c.sums).where(
            _FILE.c.user_id == desk.user_id, _FILE.c.undone_at.is_(None)
        )
    )
    return {(account, currency) for account, sums in rows for currency in sums}


def _day(stated: Stated) -> date:
    return stated.day


def _moved(
    tx: Transaction, desk: Desk, since: date
) -> dict[tuple[str, str], list[tuple[date, int]]]:
    """By account and currency what each day moved, by day."""
    rows: Iterable[tuple[str, str, date, int]] = tx.execute(
        select(
            MOVEMENT.c.account_id,
            MOVEMENT.c.currency,
            MOVEMENT.c.day,
            func.sum(MOVEMENT.c.amount_minor),
        )
        .where(MOVEMENT.c.user_id == desk.user_id, MOVEMENT.c.day >= since)
        .group_by(MOVEMENT.c.day, MOVEMENT.c.account_id, MOVEMENT.c.currency)
        .order_by(MOVEMENT.c.day)
    )
    found: dict[tuple[str, str], list[tuple[date, int]]] = defaultdict(list)
    for account, currency, day, amount in rows:
        found[account, currency].append((day, amount))
    return found
