"""A session as a document, under the names that its tables have.

Times are ISO 8601 in UTC; amounts are minor units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitdown.engine import entries, follow_ups, sessions
from sitdown.engine.progress import share_done, time_spent
from sitdown.exchange.plain import plain

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SessionView


def session_document(desk: Desk, session: SessionView) -> dict[str, Any]:
    """A session: its columns, whose it is, and how far it is.

    ``current_act`` is ``act``, ``month`` and ``year`` are those of a subject ``YYYY-MM``, and
    ``progress`` tells the phase, the step and the share of the steps behind it in percent.
    """
    playbook = desk.kind(session.kind).playbook_of(session.playbook_version)
    place = playbook.place(session.step)
    document: dict[str, Any] = {
        **plain(session),
        "user_id": desk.user_id,
        "current_act": session.act,
        "progress": {
            "phase": place.phase.title,
            "step": place.step.title,
            "number": place.number,
            "total": place.total,
            "percent": share_done(playbook, session.step, session.status),
        },
    }
    return document | _own_document(desk, session)


def detail_document(desk: Desk, session_id: str, *, everything: bool = False) -> dict[str, Any]:
    """A session with all that belongs to it; ``everything`` adds the entries that were revised.

    ``act1_completed_at`` and so on are when each phase was last left forwards.
    """
    detail = sessions.load(desk, session_id)
    said = entries.everything_said(desk, session_id) if everything else detail.entries
    marks = {
        f"act{mark.act}_completed_at": mark.completed_at
        for mark in detail.phase_marks
        if mark.completed_at is not None
    }
    spent = time_spent(detail.sittings, desk.clock.now())
    return {
        **session_document(desk, detail.session),
        **_own_detail(desk, detail.session),
        **plain(marks),
        "minutes": round(spent.total_seconds() / 60),
        "entry_count": detail.entry_count,
        "revised_count": detail.revised_count,
        "entries": plain(said),
        "phase_marks": plain(detail.phase_marks),
        "sittings": plain(detail.sittings),
        "drafts": plain(detail.drafts),
        "notes": plain(sessions.notes(desk, session_id)),
        "artifacts": plain(sessions.artifacts(desk, session_id)),
        "followups": plain(follow_ups.of_session(desk, session_id)),
    }


def _own_document(desk: Desk, session: SessionView) -> dict[str, Any]:
    """What the kind keeps of a session in rows of its own."""
    if session.kind != "money":
        return {}
    from sitdown.exchange.money import review_document

    return review_document(desk, session)


def _own_detail(desk: Desk, session: SessionView) -> dict[str, Any]:
    """What the kind works out of a session that is looked at alone."""
    if session.kind != "money":
        return {}
    from sitdown.exchange.money import review_detail

    return review_detail(desk, session)
