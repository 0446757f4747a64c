"""The transfers that the ledger knows: found among new movements, made and undone by hand.

A pair changes what it touches only from nothing to a transfer: a movement that the person placed,
or that a rule knows as spending or income, is never taken for one by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, delete, func, insert, or_, select, update

from sitdown.engine.desk import Desk
from sitdown.kinds.money.categories import (
    BY_RULE,
    BY_USER,
    DEFAULT_CATEGORIES,
    NOT_BY_HAND,
    UNCATEGORISED,
    Categoriser,
)
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.tables import (
    BankFileRow,
    BankTransactionRow,
    SplitPartRow,
    TransferPairRow,
)
from sitdown.kinds.money.transfers import DAYS_APART, NEAR_DAYS_APART, Pair, Side, pairs_of
from sitdown.store.database import Transaction, table_of

BY_TRANSFER = "transfer"
"""The source of a category that a pair gave."""

TRANSFERS = "transfers"

_MOVEMENT = table_of(BankTransactionRow)
_PAIR = table_of(TransferPairRow)
_FILE = table_of(BankFileRow)
_PART = table_of(SplitPartRow)
_NEITHER = frozenset(
    category.key for category in DEFAULT_CATEGORIES if category.group in {"transfer", "savings"}
)
_OPEN = (*sorted(_NEITHER), UNCATEGORISED)
_ASKED_ABOUT_DAYS = 400
"""A little more than a year: what is older was left alone long enough."""
_IDS_AT_A_TIME = 500
"""SQLite takes 999 parameters in every build."""


@dataclass(frozen=True)
class TransferView:
    """A transfer: the movement that left one account, and the one that reached another."""

    out: LedgerRow
    into: LedgerRow


def pair_up(tx: Transaction, desk: Desk) -> tuple[Pair, ...]:
    """Pair the open movements of the whole ledger that are transfers."""
    if not _days_of_others(tx, desk, ""):
        return ()
    return _pair_up(tx, desk, _open_movements(desk))


def pair_up_new(
    tx: Transaction, desk: Desk, account_id: str, first: date, last: date
) -> tuple[Pair, ...]:
    """Pair what an import brought with what is near it on other accounts.

    Args:
        tx: a write transaction.
        desk: whose.
        account_id: the account of the import.
        first: the first day of what was added.
        last: the last day of it.
    """
    days = _days_of_others(tx, desk, account_id)
    if not days:
        return ()
    apart = timedelta(days=DAYS_APART)
    shared = max(first, days[0] - apart), min(last, days[1] + apart)
    if shared[0] > shared[1]:
        return ()
    near = _MOVEMENT.c.day.between(shared[0] - apart, shared[1] + apart)
    return _pair_up(tx, desk, _open_movements(desk).where(near))


def _days_of_others(tx: Transaction, desk: Desk, account_id: str) -> tuple[date, date] | None:
    """The first and last day of what was imported into any account but one; None without any."""
    query = select(func.min(_FILE.c.first_day), func.max(_FILE.c.last_day)).where(
        _FILE.c.user_id == desk.user_id,
        _FILE.c.account_id != account_id,
        _FILE.c.undone_at.is_(None),
    )
    first, last = tx.execute(query).one()
    return None if first is None else (first, last)


def _open_movements(desk: Desk) -> Select[tuple[Any, ...]]:
    return select(
        _MOVEMENT.c.id,
        _MOVEMENT.c.day,
        _MOVEMENT.c.amount_minor,
        _MOVEMENT.c.currency,
        _MOVEMENT.c.account_id,
    ).where(
        _MOVEMENT.c.user_id == desk.user_id,
        _MOVEMENT.c.category.in_(_OPEN),
        _MOVEMENT.c.category_source.in_(NOT_BY_HAND),
        _MOVEMENT.c.id.not_in(
            select(_PART.c.transaction_id).where(_PART.c.user_id == desk.user_id)
        ),
    )


def _pair_up(tx: Transaction, desk: Desk, query: Select[tuple[Any, ...]]) -> tuple[Pair, ...]:
    found = pairs_of(Side(*row) for row in tx.execute(query))
    _join(tx, desk, found)
    return found


def near_in(tx: Transaction, desk: Desk) -> tuple[Pair, ...]:
    """Movements of late that could be one transfer, but are too far apart in time, or known as
    something else by a rule, to be taken for one. What the person placed is not asked about.
    """
    of_person = _MOVEMENT.c.user_id == desk.user_id
    last = tx.scalar(select(func.max(_MOVEMENT.c.day)).where(of_person))
    if last is None:
        return ()
    query = select(
        _MOVEMENT.c.id,
        _MOVEMENT.c.day,
        _MOVEMENT.c.amount_minor,
        _MOVEMENT.c.currency,
        _MOVEMENT.c.account_id,
    ).where(
        of_person,
        _MOVEMENT.c.day >= last - timedelta(days=_ASKED_ABOUT_DAYS),
        _MOVEMENT.c.category_source.in_(NOT_BY_HAND),
        _MOVEMENT.c.id.not_in(
            select(_PART.c.transaction_id).where(_PART.c.user_id == desk.user_id)
        ),
    )
    return pairs_of((Side(*row) for row in tx.execute(query)), NEAR_DAYS_APART)


def join(tx: Transaction, desk: Desk, pair: Pair) -> None:
    """Make one pair by hand, whatever the two were before."""
    _join(tx, desk, [pair])


def _join(tx: Transaction, desk: Desk, pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    now = desk.clock.now()
    owner = {"user_id": desk.user_id, "paired_at": now}
    tx.execute(
        insert(_PAIR), [{"out_id": pair.out_id, "in_id": pair.in_id, **owner} for pair in pairs]
    )
    both = [each for pair in pairs for each in (pair.out_id, pair.in_id)]
    for some in _in_parts(both):
        these = _MOVEMENT.c.id.in_(some)
        tx.execute(update(_MOVEMENT).where(these).values(category_source=BY_TRANSFER))
        spent_or_earned = _MOVEMENT.c.category.not_in(_NEITHER)
        tx.execute(update(_MOVEMENT).where(these, spent_or_earned).values(category=TRANSFERS))


def take_apart(
    tx: Transaction, desk: Desk, ids: Sequence[str], rules: Categoriser, *, by_hand: bool
) -> int:
    """Undo the pairs of some movements; both sides go where the rules put them.

    Args:
        tx: a write transaction.
        desk: whose.
        ids: movements; those in no pair are passed over.
        rules: what says where they go.
        by_hand: the person says that it is no transfer, so it will not be paired again by itself.

    Returns:
        How many pairs there were.
    """
    apart = 0
    for some in _in_parts(ids):
        either = or_(_PAIR.c.out_id.in_(some), _PAIR.c.in_id.in_(some))
        ours = _PAIR.c.user_id == desk.user_id
        pairs = tx.execute(select(_PAIR.c.out_id, _PAIR.c.in_id).where(either, ours)).all()
        tx.execute(delete(_PAIR).where(either, ours))
        sides = [side for pair in pairs for side in pair]
        _place_by_rules(tx, sides, rules, BY_USER if by_hand else BY_RULE)
        apart += len(pairs)
    return apart


def _place_by_rules(tx: Transaction, ids: Sequence[str], rules: Categoriser, source: str) -> None:
    for some in _in_parts(ids):
        for row in tx.execute(select(_MOVEMENT).where(_MOVEMENT.c.id.in_(some))).all():
            seen = LedgerRow(
                row.id, row.day, row.amount_minor, row.currency, row.payee, row.merchant,
                row.category, row.account_id, row.memo,
            )  # fmt: skip
            category = rules.of(seen)[0]
            tx.execute(
                update(_MOVEMENT)
                .where(_MOVEMENT.c.id == row.id)
                .values(category=category, category_source=source)
            )


def paired_with_file(tx: Transaction, file_id: str) -> list[str]:
    """The movements of one import that are a side of a pair."""
    of_file = _MOVEMENT.c.file_id == file_id
    sides = []
    for side in (_PAIR.c.out_id, _PAIR.c.in_id):
        query = select(side).select_from(_PAIR).join(_MOVEMENT, side == _MOVEMENT.c.id)
        sides += list(tx.scalars(query.where(of_file)))
    return sides


def pairs_in(tx: Transaction, desk: Desk) -> list[Pair]:
    """Every pair of the person."""
    query = select(_PAIR.c.out_id, _PAIR.c.in_id).where(_PAIR.c.user_id == desk.user_id)
    return [Pair(*row) for row in tx.execute(query)]


def _in_parts(ids: Iterable[str]) -> Iterable[Sequence[str]]:
    held = list(ids)
    for start in range(0, len(held), _IDS_AT_A_TIME):
        yield held[start : start + _IDS_AT_A_TIME]
