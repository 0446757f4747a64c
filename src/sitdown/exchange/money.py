"""What the money kind keeps of a session beside the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SessionView


def review_document(desk: Desk, session: SessionView) -> dict[str, Any]:
    """What a review keeps beside its session: the month, and the snapshot it was begun with."""
    del desk
    if session.subject is None:
        return {}
    year, month = session.subject.split("-")
    return {"year": int(year), "month": int(month)}
