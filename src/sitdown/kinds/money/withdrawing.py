"""Taking back what was promised or put aside, as a revision: the newest stands, all stay readable.

What is taken back stands in its place as withdrawn. It is no promise any more, so it is neither
in the plan nor held against the next month; and it can be brought back.
"""

from __future__ import annotations

from sitdown.engine.appending import append
from sitdown.engine.arrival import turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.rows import owned_entry, owned_session
from sitdown.engine.views import EntryView
from sitdown.kinds.money.entry_types import WITHDRAWAL, WITHDRAWN_FROM
from sitdown.kinds.money.errors import NotWithdrawableError

BEGINS = "Withdrawn: "


def withdraw(desk: Desk, entry_id: str) -> EntryView:
    """Take back a promise, or what was to be put into a fund.

    Raises:
        NotFoundError: there is no such entry.
        NotWithdrawableError: it is none of the two.
        AlreadyRevisedError: it does not stand any more.
        ClosedSessionError: the review was cancelled.
    """
    with desk.store.write() as tx:
        old = owned_entry(tx, desk, entry_id)
        if old.entry_type not in WITHDRAWN_FROM:
            raise NotWithdrawableError(old.sequence_num)
        said = {"entry_type": old.entry_type, "content": old.content, "data": dict(old.data)}
        new = NewEntry(WITHDRAWAL, f"{BEGINS}{old.content}", said, supersedes_id=old.id)
        revision = append(tx, desk, old.session_id, new)
        row = owned_session(tx, desk, old.session_id)
        desk.kind(row.kind).revised(turn_of(tx, desk, row), revision)
        return revision


def bring_back(desk: Desk, entry_id: str) -> EntryView:
    """Let stand again what was taken back.

    Raises:
        NotFoundError: there is no such entry.
        NotWithdrawableError: it was not taken back.
        AlreadyRevisedError: it does not stand any more.
        ClosedSessionError: the review was cancelled.
    """
    with desk.store.write() as tx:
        old = owned_entry(tx, desk, entry_id)
        if old.entry_type != WITHDRAWAL:
            raise NotWithdrawableError(old.sequence_num)
        new = NewEntry(
            str(old.data["entry_type"]),
            str(old.data["content"]),
            old.data["data"],
            supersedes_id=old.id,
        )
        revision = append(tx, desk, old.session_id, new)
        row = owned_session(tx, desk, old.session_id)
        desk.kind(row.kind).revised(turn_of(tx, desk, row), revision)
        return revision


def turn(desk: Desk, entry: EntryView) -> EntryView:
    """Take back what stands, or let stand what was taken back."""
    return (bring_back if entry.entry_type == WITHDRAWAL else withdraw)(desk, entry.id)
