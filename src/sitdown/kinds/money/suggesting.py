"""Suggestions from the choices that the ledger remembers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.money.categories import BY_USER
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.suggestions import Choice, Suggester, Suggestion


def suggester(desk: Desk) -> Suggester:
    """What the person's own choices say; rules are no choices."""
    text = (MOVEMENT.c.merchant, MOVEMENT.c.payee, MOVEMENT.c.category)
    query = (
        select(*text, func.count())
        .where(MOVEMENT.c.user_id == desk.user_id, MOVEMENT.c.category_source == BY_USER)
        .group_by(*text)
    )
    with desk.store.read() as tx:
        return Suggester(Choice(*row) for row in tx.execute(query))


def suggestions(desk: Desk, rows: Iterable[LedgerRow]) -> Mapping[str, Suggestion]:
    """By movement, the suggestion for it; without those that nothing speaks for."""
    learned = suggester(desk)
    found = {row.id: learned.of(row.merchant, row.payee) for row in rows}
    return {row_id: suggestion for row_id, suggestion in found.items() if suggestion is not None}
