"""What a file brought into the ledger."""

from __future__ import annotations

from sqlalchemy import select

from sitdown.engine.desk import Desk
from sitdown.kinds.money.ledger import MOVEMENT

MOST = 2_000
"""As many of a file's movements as a person would go through."""


def movements_of_file(desk: Desk, file_id: str) -> tuple[str, ...]:
    """The ids of the movements that a file added, the latest first, ``MOST`` at most."""
    query = (
        select(MOVEMENT.c.id)
        .where(MOVEMENT.c.file_id == file_id, MOVEMENT.c.user_id == desk.user_id)
        .order_by(MOVEMENT.c.day.desc(), MOVEMENT.c.id)
        .limit(MOST)
    )
    with desk.store.read() as tx:
        return tuple(tx.scalars(query))
