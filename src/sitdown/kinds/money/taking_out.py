"""The movements of the ledger as they are taken out of it: a stream, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.money.balance_list import DAYS_BEFORE, books_in
from sitdown.kinds.money.errors import UnknownAccountError
from sitdown.kinds.money.ledger import MOVEMENT, accounts
from sitdown.kinds.money.proved_balances import ProvedBook, proved
from sitdown.kinds.money.split_parts import PART, movement_of, parts_of_movements
from sitdown.kinds.money.tables import BankFileRow, BankTransactionRow, TransferPairRow
from sitdown.store.database import Transaction, table_of

ROWS_AT_A_TIME = 500

_OUT = table_of(TransferPairRow).alias("pair_out")
_IN = table_of(TransferPairRow).alias("pair_in")
_OTHER = table_of(BankTransactionRow).alias("other")
_FILE = table_of(BankFileRow)


@dataclass(frozen=True)
class Asked:
    """Which movements: of the days from ``since`` to ``until``, both included, and of the account
    of that name; None is no bound.
    """

    since: date | None = None
    until: date | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class TakenPart:
    """A part of a movement; in minor units of the movement's currency."""

    amount_minor: int
    category: str
    note: str


@dataclass(frozen=True, slots=True)
class OtherSide:
    """The movement on another account that a transfer is with.

    ``is_taken`` tells whether it is among the movements that are taken out.
    """

    account: str
    date: date
    amount_minor: int
    is_taken: bool


@dataclass(frozen=True, slots=True)
class TakenMovement:
    """A movement with all that a list of it names; ``account`` and ``file`` are names."""

    id: str
    date: date
    account: str
    payee: str
    memo: str
    amount_minor: int
    currency: str
    category: str
    file: str
    parts: tuple[TakenPart, ...] = ()
    transfer: OtherSide | None = None


@dataclass(frozen=True)
class Contents:
    """What the movements are made of, known before the first: all names are sorted."""

    accounts: tuple[str, ...]
    currencies: tuple[str, ...]
    categories: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Taken:
    """The movements, by day, and what is in them; all of one moment.

    ``balances`` reads what the banks told of the accounts, which not every format has room for.
    """

    contents: Contents
    movements: Iterator[TakenMovement]
    balances: Callable[[], tuple[ProvedBook, ...]]


@contextmanager
def taken_out(desk: Desk, asked: Asked) -> Iterator[Taken]:
    """The movements that were asked for, read while they are gone through.

    Raises:
        UnknownAccountError: there is no account of that name.
    """
    names = {account.id: account.name for account in accounts(desk)}
    account_id = None
    if asked.account is not None:
        ids = {name: each for each, name in names.items()}
        if asked.account not in ids:
            raise UnknownAccountError(asked.account)
        account_id = ids[asked.account]
    with desk.store.read() as tx:
        taking = _Taking(tx, desk, asked, account_id, names)
        yield Taken(taking.contents(), taking.movements(), taking.balances)


@dataclass(frozen=True)
class _Taking:
    """One look at the ledger."""

    tx: Transaction
    desk: Desk
    asked: Asked
    account_id: str | None
    names: Mapping[str, str]

    def contents(self) -> Contents:
        """What is in the movements."""
        query = select(
            MOVEMENT.c.account_id, MOVEMENT.c.currency, MOVEMENT.c.category, func.count()
        ).group_by(MOVEMENT.c.account_id, MOVEMENT.c.currency, MOVEMENT.c.category)
        found = self.tx.execute(self._of_asked(query)).all()
        parts = (
            select(PART.c.category)
            .distinct()
            .join(MOVEMENT, PART.c.transaction_id == MOVEMENT.c.id)
        )
        categories = {row[2] for row in found} | set(self.tx.scalars(self._of_asked(parts)))
        return Contents(
            accounts=tuple(sorted({self.names[row[0]] for row in found})),
            currencies=tuple(sorted({row[1] for row in found})),
            categories=tuple(sorted(categories)),
            count=sum(row[3] for row in found),
        )

    def balances(self) -> tuple[ProvedBook, ...]:
        """What the banks told of the accounts, by account and currency."""
        books = books_in(self.tx, self.desk, date.min + timedelta(days=DAYS_BEFORE))
        asked = (book for book in books if self.account_id in {None, book.account_id})
        return proved(asked, self.asked.since, self.asked.until)

    def movements(self) -> Iterator[TakenMovement]:
        """The movements by day; on one day by id, which stays the same."""
        files = dict(
            self.tx.execute(
                select(_FILE.c.id, _FILE.c.name).where(_FILE.c.user_id == self.desk.user_id)
            ).all()
        )
        has_parts = self.tx.scalar(
            select(PART.c.id).where(PART.c.user_id == self.desk.user_id).limit(1)
        )
        found = self.tx.execute(self._query(), execution_options={"yield_per": ROWS_AT_A_TIME})
        for rows in found.partitions():
            parts = self._parts([row.id for row in rows]) if has_parts else {}
            for row in rows:
                yield TakenMovement(
                    row.id,
                    row.day,
                    self.names[row.account_id],
                    row.payee,
                    row.memo,
                    row.amount_minor,
                    row.currency,
                    row.category,
                    files[row.file_id],
                    tuple(parts.get(row.id, ())),
                    self._other_side(row),
                )

    def _of_asked(self, query: Select[Any]) -> Select[Any]:
        query = query.where(MOVEMENT.c.user_id == self.desk.user_id)
        if self.asked.since is not None:
            query = query.where(MOVEMENT.c.day >= self.asked.since)
        if self.asked.until is not None:
            query = query.where(MOVEMENT.c.day <= self.asked.until)
        if self.account_id is not None:
            query = query.where(MOVEMENT.c.account_id == self.account_id)
        return query

    def _query(self) -> Select[Any]:
        other_id = func.coalesce(_OUT.c.in_id, _IN.c.out_id)
        joined = (
            MOVEMENT.outerjoin(_OUT, _OUT.c.out_id == MOVEMENT.c.id)
            .outerjoin(_IN, _IN.c.in_id == MOVEMENT.c.id)
            .outerjoin(_OTHER, and_(_OTHER.c.id == other_id, _OTHER.c.user_id == self.desk.user_id))
        )
        query = select(
            MOVEMENT,
            _OTHER.c.account_id.label("other_account_id"),
            _OTHER.c.day.label("other_day"),
            _OTHER.c.amount_minor.label("other_minor"),
        ).select_from(joined)
        return self._of_asked(query).order_by(MOVEMENT.c.day, MOVEMENT.c.id)

    def _parts(self, ids: Sequence[str]) -> Mapping[str, Sequence[TakenPart]]:
        parts: dict[str, list[TakenPart]] = {}
        for each in parts_of_movements(self.tx, self.desk, ids):
            part = TakenPart(each.amount_minor, each.category, each.memo)
            parts.setdefault(movement_of(each.id), []).append(part)
        return parts

    def _other_side(self, row: Any) -> OtherSide | None:
        if row.other_day is None:
            return None
        since, until = self.asked.since, self.asked.until
        is_taken = (
            (since is None or since <= row.other_day)
            and (until is None or row.other_day <= until)
            and self.account_id in {None, row.other_account_id}
        )
        account = self.names[row.other_account_id]
        return OtherSide(account, row.other_day, row.other_minor, is_taken)
