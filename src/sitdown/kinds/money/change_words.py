"""Why a month took more or less than another, in words. Pure."""

from __future__ import annotations

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.voice import listed
from sitdown.kinds.money.what_changed import KINDS, Changed, ChangeKind

WORDS: dict[ChangeKind, str] = {
    "new": "new",
    "ended": "ended",
    "price": "price",
    "count": "how often",
    "one_off": "one-offs",
}
MOVERS_NAMED = 2


def change_figures(changed: Changed) -> dict[str, int]:
    """What each kind of change comes to, in minor units; together they are the difference."""
    return {str(kind): changed.total(kind) for kind in KINDS}


def change_sentence(changed: Changed, against: str, currency: str) -> str:
    """How the difference comes about: “€ 193 more than September: one-offs +€ 148 and …”."""
    if not changed.by:
        return f"Exactly as much as {against}."
    way = "more" if changed.by > 0 else "less"
    difference = format_amount(abs(changed.by), currency, cents=False)
    totals = {kind: changed.total(kind) for kind in KINDS}
    parts = [
        f"{WORDS[kind]} {format_amount(by, currency, cents=False, signed=True)}"
        for kind, by in sorted(totals.items(), key=lambda part: -abs(part[1]))
        if by
    ]
    movers = list(dict.fromkeys(change.merchant for change in changed.changes))[:MOVERS_NAMED]
    return f"{difference} {way} than {against}: {listed(parts)}. Most of it {listed(movers)}."


def rows_of_change(changed: Changed) -> tuple[str, ...]:
    """The movements of both months that the difference rests on, each once."""
    ids = (row_id for change in changed.changes for row_id in change.row_ids)
    return tuple(dict.fromkeys(ids))
