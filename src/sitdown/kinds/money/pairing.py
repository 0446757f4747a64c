"""The verbs of transfers: show them, look for more, pair two movements, part a pair."""

from __future__ import annotations

from sitdown.engine.desk import Desk
from sitdown.kinds.money.errors import NotPairedError, NoTransferError, UnknownTransactionError
from sitdown.kinds.money.ledger import rows_of
from sitdown.kinds.money.placing import categoriser
from sitdown.kinds.money.split_parts import PART_MARK
from sitdown.kinds.money.transfer_pairs import (
    TransferView,
    join,
    near_in,
    pair_up,
    pairs_in,
    take_apart,
)
from sitdown.kinds.money.transfers import MINOR_APART, Pair
from sitdown.store.database import Transaction


def transfers(desk: Desk) -> tuple[TransferView, ...]:
    """The person's transfers, by day."""
    with desk.store.read() as tx:
        return _views(tx, desk, pairs_in(tx, desk))


def find_transfers(desk: Desk) -> tuple[TransferView, ...]:
    """Pair what is a transfer anywhere in the ledger; the new pairs, by day."""
    with desk.store.write() as tx:
        return _views(tx, desk, list(pair_up(tx, desk)))


def near_transfers(desk: Desk) -> tuple[TransferView, ...]:
    """What could be a transfer and is not known as one, by day: a question, never an answer."""
    with desk.store.read() as tx:
        return _views(tx, desk, list(near_in(tx, desk)))


def pair_transfer(desk: Desk, one_id: str, other_id: str) -> TransferView:
    """Make two movements one transfer; a pair that either was in before is undone.

    Raises:
        UnknownTransactionError: there is no such movement.
        NoTransferError: they are on one account, in two currencies, or not opposite.
    """
    with desk.store.write() as tx:
        found = {row.id: row for row in rows_of(tx, desk, [one_id, other_id])}
        for each in (one_id, other_id):
            if each not in found or PART_MARK in each:
                raise UnknownTransactionError(each)
        out, into = sorted(
            (found[one_id], found[other_id]), key=lambda row: (row.amount_minor, row.id)
        )
        if out.account == into.account:
            raise NoTransferError("both are on one account")
        if out.currency != into.currency:
            raise NoTransferError("they are in two currencies")
        if out.amount_minor >= 0 or abs(out.amount_minor + into.amount_minor) > MINOR_APART:
            raise NoTransferError("what left is not what arrived")
        take_apart(tx, desk, [out.id, into.id], categoriser(tx, desk), by_hand=False)
        join(tx, desk, Pair(out.id, into.id))
        return _views(tx, desk, [Pair(out.id, into.id)])[0]


def part_transfer(desk: Desk, transaction_id: str) -> None:
    """Say that a movement is no transfer: both sides go where the rules put them, and stay there.

    Raises:
        NotPairedError: the movement is no side of a transfer.
    """
    with desk.store.write() as tx:
        if not take_apart(tx, desk, [transaction_id], categoriser(tx, desk), by_hand=True):
            raise NotPairedError(transaction_id)


def _views(tx: Transaction, desk: Desk, pairs: list[Pair]) -> tuple[TransferView, ...]:
    ids = [each for pair in pairs for each in (pair.out_id, pair.in_id)]
    rows = {row.id: row for row in rows_of(tx, desk, ids)}
    views = [TransferView(rows[pair.out_id], rows[pair.in_id]) for pair in pairs]
    return tuple(sorted(views, key=lambda view: (view.out.date, view.out.id)))
