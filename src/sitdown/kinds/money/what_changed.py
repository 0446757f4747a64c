"""A month against another, merchant by merchant: who came, who went, price, count, chance. Pure.

The parts add up to the difference exactly: a merchant's share is its difference, and price and
count split it, the rounding falling to the count. Money back is no price: it is a one-off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.snapshot import LedgerRow

ChangeKind = Literal["new", "ended", "price", "count", "one_off"]
KINDS: tuple[ChangeKind, ...] = ("new", "ended", "price", "count", "one_off")


@dataclass(frozen=True, slots=True)
class Change:
    """What one merchant adds to the difference, in minor units; negative when it took less."""

    kind: ChangeKind
    key: str
    merchant: str
    by: int
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The difference of two months, and its parts, the largest first."""

    before: int
    now: int
    changes: tuple[Change, ...]

    @property
    def by(self) -> int:
        """What the month took more, in minor units."""
        return self.now - self.before

    def total(self, kind: ChangeKind) -> int:
        """What the changes of one kind come to."""
        return sum(change.by for change in self.changes if change.kind == kind)


def what_changed(
    now: Iterable[LedgerRow],
    before: Iterable[LedgerRow],
    *,
    lasting: Collection[str] = (),
    gone: Collection[str] = (),
) -> Changed:
    """Why a month took more or less than another.

    Args:
        now: the spending of the month in one currency, refunds too.
        before: that of the month it is held against.
        lasting: merchant keys that came and will come again; others that came are one-offs.
        gone: merchant keys that went for good; others that are missing are one-offs.
    """
    here, there = _by_key(now), _by_key(before)
    changes: list[Change] = []
    for key in {*here, *there}:
        changes += _of_merchant(key, here.get(key, []), there.get(key, []), lasting, gone)
    changes.sort(key=lambda change: (-abs(change.by), change.key, change.kind))
    return Changed(_spent(there), _spent(here), tuple(changes))


def _by_key(rows: Iterable[LedgerRow]) -> dict[str, list[LedgerRow]]:
    found: dict[str, list[LedgerRow]] = {}
    for row in rows:
        found.setdefault(merchant_key(row.merchant or row.payee), []).append(row)
    return found


def _spent(groups: Mapping[str, list[LedgerRow]]) -> int:
    return -sum(row.amount_minor for rows in groups.values() for row in rows)


def _of_merchant(
    key: str,
    here: list[LedgerRow],
    there: list[LedgerRow],
    lasting: Collection[str],
    gone: Collection[str],
) -> list[Change]:
    some = here or there
    merchant = some[-1].merchant or some[-1].payee
    ids = tuple(row.id for row in (*there, *here))
    charges, charged = _charges(here), _charges(there)
    paid, had = _spent({key: charges}), _spent({key: charged})
    back = _spent({key: here}) - paid - (_spent({key: there}) - had)
    parts: dict[ChangeKind, int] = {}
    if not charged:
        parts["new" if key in lasting else "one_off"] = paid
    elif not charges:
        parts["ended" if key in gone else "one_off"] = -had
    else:
        times = min(len(charges), len(charged))
        parts["price"] = round(times * (paid / len(charges) - had / len(charged)))
        parts["count"] = paid - had - parts["price"]
    parts["one_off"] = parts.get("one_off", 0) + back
    return [Change(kind, key, merchant, by, ids) for kind, by in parts.items() if by]


def _charges(rows: Collection[LedgerRow]) -> list[LedgerRow]:
    """Those that were not paid back in full within the month."""
    back = Counter(row.amount_minor for row in rows if row.amount_minor > 0)
    found = []
    for row in rows:
        if back[-row.amount_minor] > 0:
            back[-row.amount_minor] -= 1
        elif row.amount_minor < 0:
            found.append(row)
    return found
