"""What a person does not want to hear of again. It lasts: detecting anew and importing anew find
the same key, until the fact has changed by a quarter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.tables import EvidenceRow
from sitdown.engine.views import EntryView
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.errors import UnknownDismissalError
from sitdown.kinds.money.finding import CATEGORY, FINDING_KINDS, SERIES, Key, bucket_of
from sitdown.kinds.money.tables import DismissalRow
from sitdown.store.database import Transaction, table_of

_DISMISSAL = table_of(DismissalRow)
_WORDS = {
    CATEGORY: "the category",
    SERIES: "everything about what recurs",
    "recurring": "that it recurs",
    "price": "its price",
    "late": "that it is late",
    "stopped": "that it stopped",
    "new": "that it is new",
    "duplicate": "that it was paid twice",
    "large": "that it was large",
    "anomaly": "that it was unusual",
    "changed": "what changed in the month",
    "idle": "that money lies still",
    "savings_rate": "the share that was kept of",
}


def dismiss(desk: Desk, key: Key) -> None:
    """Say no more of a finding; nothing happens when that was said before."""
    with desk.store.write() as tx:
        tx.execute(
            insert(_DISMISSAL)
            .values(user_id=desk.user_id, dismissed_at=desk.clock.now(), **key._asdict())
            .on_conflict_do_nothing()
        )


def restore(desk: Desk, key: Key) -> None:
    """Say it again when it is found again; nothing happens when it was not dismissed."""
    with desk.store.write() as tx:
        tx.execute(
            delete(_DISMISSAL).where(
                _DISMISSAL.c.user_id == desk.user_id,
                _DISMISSAL.c.kind == key.kind,
                _DISMISSAL.c.subject == key.subject,
                _DISMISSAL.c.bucket == key.bucket,
            )
        )


@dataclass(frozen=True)
class DismissalView:
    """Something the person does not want to hear of again.

    Attributes:
        name: what ``restore_named`` takes, such as ``price:netflix``.
        words: the same for people.
        dismissed_at: an aware moment in UTC.
    """

    name: str
    kind: str
    subject: str
    bucket: int
    words: str
    dismissed_at: datetime

    @property
    def key(self) -> Key:
        """What stays the same when it is found anew."""
        return Key(self.kind, self.subject, self.bucket)


def dismissals(desk: Desk) -> tuple[DismissalView, ...]:
    """Everything the person dismissed, the latest first."""
    query = (
        select(DismissalRow)
        .where(col(DismissalRow.user_id) == desk.user_id)
        .order_by(col(DismissalRow.dismissed_at).desc(), col(DismissalRow.kind))
    )
    with desk.store.read() as tx:
        return tuple(_view(row) for row in tx.scalars(query))


def restore_named(desk: Desk, name: str) -> tuple[DismissalView, ...]:
    """Hear again of what goes by a name; gives what was taken back.

    Raises:
        UnknownDismissalError: nothing of that name was dismissed.
    """
    found = tuple(each for each in dismissals(desk) if each.name == name)
    if not found:
        raise UnknownDismissalError(name)
    for each in found:
        restore(desk, each.key)
    return found


def _view(row: DismissalRow) -> DismissalView:
    subject, _, detail = row.subject.partition("@")
    title = CATEGORY_TITLES.get(subject, subject) if row.kind in {CATEGORY, "anomaly"} else subject
    about = f"{_WORDS.get(row.kind, row.kind)}: {title}"
    if detail:
        about += f" ({detail})"
    name = f"{row.kind}:{row.subject}"
    return DismissalView(name, row.kind, row.subject, row.bucket, about, row.dismissed_at)


def key_of(tx: Transaction, entry: EntryView) -> Key | None:
    """What a dismissal of a pattern's entry holds on to; None when the entry is no pattern."""
    row = tx.get(EvidenceRow, entry.id)
    if row is None:
        return None
    if entry.entry_type == "category_truth":
        held = row.parameters
        against = held["usual"] if held["budget"] is None else held["budget"]
        bucket = bucket_of(held["spent"], against or 0)
        return Key(CATEGORY, str(entry.data["category"]), bucket)
    if entry.entry_type == "buddy_insight" and entry.data["insight_type"] in FINDING_KINDS:
        kind, _, subject = str(entry.data["categories"][0]).partition(":")
        return Key(kind, subject, int(row.parameters["deviation"]))
    return None


def turn(desk: Desk, entry: EntryView) -> None:
    """Dismiss a pattern by its entry, or restore it when it was dismissed."""
    with desk.store.read() as tx:
        key = key_of(tx, entry)
        is_dismissed = key in dismissed_in(tx, desk)
    if key is not None:
        (restore if is_dismissed else dismiss)(desk, key)


def dismissed(desk: Desk) -> frozenset[Key]:
    """Everything the person dismissed."""
    with desk.store.read() as tx:
        return dismissed_in(tx, desk)


def dismissed_in(tx: Transaction, desk: Desk) -> frozenset[Key]:
    """As ``dismissed``, inside a transaction."""
    query = select(_DISMISSAL.c.kind, _DISMISSAL.c.subject, _DISMISSAL.c.bucket)
    rows = tx.execute(query.where(_DISMISSAL.c.user_id == desk.user_id))
    return frozenset(Key(*row) for row in rows)
