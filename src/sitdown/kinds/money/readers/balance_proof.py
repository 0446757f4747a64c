"""What a running balance proves: which sign, which order and which fee the amounts have.

The balance is taken to be the one after its row. (Balance before the row, flipped signs and
reversed order together make an exact twin that nothing can tell apart.) The proof says nothing on
the decimal mark, for it holds at any scale, and nothing on which part of a date is the day.
Measured on made-up statements: sign and order are unique from two rows on, with a fee column in
94 % of files of 5 rows and 99.6 % of those of 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from operator import attrgetter, eq, neg, sub
from typing import NamedTuple, cast

from sitdown.kinds.money.readers.records import BankRow, Closing

SHARE_THAT_HOLDS = 0.8
"""Of the links: below it the numbers are not the running balance of these amounts."""

BROKEN_KEPT = 100
"""Lines of a long file that are kept: a person looks at the first few."""

FEE_FACTORS = (0, -1, 1)
"""The fee plays no part, is taken off the amount, or is added to it."""


_ACCOUNT, _CURRENCY = attrgetter("account"), attrgetter("currency")
_AMOUNT, _BALANCE = attrgetter("amount_minor"), attrgetter("balance_minor")


class Link(NamedTuple):
    """One row's part in the chain, in minor units as written."""

    line: int
    chain: str
    """Rows of one currency and account make one chain."""
    amount: int
    fee: int
    balance: int


@dataclass(frozen=True, slots=True)
class BalanceProof:
    """The one reading under which the balance follows from the amounts."""

    sign: int
    """1 as written, -1 when positive amounts are money out."""
    newest_first: bool
    fee_factor: int
    """What the fee is multiplied with before it is added to the amount."""
    linked: int
    total: int
    broken_at: tuple[int, ...]
    """Lines whose balance does not follow from the row before."""


class _Order:
    """How well one order in time fits the balances."""

    def __init__(self) -> None:
        self.linked = 0
        self.broken_at: list[int] = []

    def take(self, rows: Sequence[BankRow], holds: Sequence[bool]) -> None:
        """Count rows, each with whether its balance follows."""
        held = sum(holds)
        self.linked += held
        room = BROKEN_KEPT - len(self.broken_at)
        if held < len(holds) and room > 0:
            broken = (row.line for row, its in zip(rows, holds, strict=True) if not its)
            self.broken_at += islice(broken, room)


class RunningProof:
    """The proof of a file of any length whose signs and fees are settled: it keeps one row of each
    chain.
    """

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[date, int]] = {}
        self._last: dict[tuple[str, str], tuple[int, int, date]] = {}
        self._total = 0
        self._oldest_first = _Order()
        self._newest_first = _Order()

    def follow(self, rows: Sequence[BankRow]) -> None:
        """Take the next rows of a file, in its order; those without a balance are passed over."""
        chains = set(zip(map(_ACCOUNT, rows), map(_CURRENCY, rows), strict=True))
        balances = list(map(_BALANCE, rows))
        if len(chains) != 1 or None in balances:
            for row in rows:
                if row.balance_minor is not None:
                    self._add(row, row.balance_minor)
            return
        known, amounts = cast("list[int]", balances), list(map(_AMOUNT, rows))
        self._add(rows[0], known[0])
        moved = list(map(sub, known[1:], known))
        self._total += len(moved)
        self._oldest_first.take(rows[1:], list(map(eq, moved, amounts[1:])))
        self._newest_first.take(rows[1:], list(map(eq, moved, map(neg, amounts))))
        self._last[chains.pop()] = amounts[-1], known[-1], rows[-1].date

    def _add(self, row: BankRow, balance: int) -> None:
        chain = row.account, row.currency
        last = self._last.get(chain)
        self._last[chain] = row.amount_minor, balance, row.date
        if last is None:
            self._first[chain] = row.date, balance
        else:
            self._total += 1
            moved = balance - last[1]
            self._oldest_first.take([row], [moved == row.amount_minor])
            self._newest_first.take([row], [moved == -last[0]])

    def result(self) -> tuple[int, int] | None:
        """Links that hold, out of all; None when these are no balances of these amounts."""
        linked = self._order.linked
        if not linked or linked < SHARE_THAT_HOLDS * self._total:
            return None
        return linked, self._total

    def broken_at(self) -> tuple[int, ...]:
        """The first ``BROKEN_KEPT`` lines whose balance does not follow from the row before; none
        when there is no proof.
        """
        return tuple(self._order.broken_at) if self.result() else ()

    def closings(self) -> tuple[Closing, ...]:
        """The balance after the newest row of each currency; none without a proof, none of a
        currency that is on several accounts of the file, or whose days run another way.
        """
        if self.result() is None:
            return ()
        newest_first = self._order is self._newest_first
        found: dict[str, list[Closing]] = {}
        for (account, currency), (_, balance, day) in self._last.items():
            began, at_first = self._first[account, currency]
            days = (day, began) if newest_first else (began, day)
            closing = Closing(currency, days[1], at_first if newest_first else balance)
            found.setdefault(currency, []).append(closing)
            if days[0] > days[1]:
                found[currency].append(closing)
        return tuple(some[0] for some in found.values() if len(some) == 1)

    @property
    def _order(self) -> _Order:
        """The order in time that fits best, oldest first when both do."""
        return max(self._oldest_first, self._newest_first, key=lambda order: order.linked)


def prove(links: Sequence[Link], *, signs: Sequence[int] = (1, -1)) -> BalanceProof | None:
    """The reading that the balance proves; None when it proves none, or several.

    Args:
        links: rows with a balance, in the order of the file.
        signs: the signs that are possible.
    """
    has_fees = any(link.fee for link in links)
    best: list[BalanceProof] = []
    for sign, newest_first, fee in product(signs, (False, True), FEE_FACTORS if has_fees else (0,)):
        proof = _reading(links, sign, fee, newest_first=newest_first)
        if not best or proof.linked > best[0].linked:
            best = [proof]
        elif proof.linked == best[0].linked:
            best.append(proof)
    winner = best[0]
    if not winner.linked or winner.linked < SHARE_THAT_HOLDS * winner.total:
        return None
    if len({(proof.sign, proof.fee_factor) for proof in best}) > 1:
        return None
    return winner


def _reading(
    links: Iterable[Link], sign: int, fee_factor: int, *, newest_first: bool
) -> BalanceProof:
    """How well one reading fits."""
    before: dict[str, Link] = {}
    linked, broken = 0, []
    total = 0
    for link in links:
        last = before.get(link.chain)
        before[link.chain] = link
        if last is None:
            continue
        older, newer = (link, last) if newest_first else (last, link)
        total += 1
        moved = sign * newer.amount + fee_factor * newer.fee
        if newer.balance - older.balance == moved:
            linked += 1
        else:
            broken.append(link.line)
    return BalanceProof(sign, newest_first, fee_factor, linked, total, tuple(broken))
