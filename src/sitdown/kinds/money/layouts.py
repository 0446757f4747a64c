"""Answers about a bank's layout, kept for its next file."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.dialects.sqlite import insert

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable
from sitdown.kinds.money.tables import LayoutChoiceRow
from sitdown.store.database import Transaction, table_of

ABOUT_ONE_FILE = frozenset({"encoding", "expect_currency"})
"""Answers that say nothing on the next file."""


def remembered(tx: Transaction, desk: Desk, layout: str) -> Mapping[str, str]:
    """The answers given for files of a layout, by key."""
    row = tx.get(LayoutChoiceRow, (desk.user_id, layout))
    return {} if row is None else dict(row.choices)


def remember(tx: Transaction, desk: Desk, layout: str, choices: Mapping[str, str]) -> None:
    """Keep answers for the next file of a layout."""
    kept = {key: answer for key, answer in choices.items() if key not in ABOUT_ONE_FILE}
    values = {"choices": storable(kept), "updated_at": desk.clock.now()}
    tx.execute(
        insert(table_of(LayoutChoiceRow))
        .values(user_id=desk.user_id, layout=layout, **values)
        .on_conflict_do_update(set_=values)
    )
