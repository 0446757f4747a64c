"""The command that takes sessions out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitdown.cli.calls import Answer, Call
from sitdown.cli.parser import UsageError
from sitdown.engine import sessions
from sitdown.exchange.files import path_given, write_new
from sitdown.exchange.json_export import as_text, export_document
from sitdown.exchange.markdown import letter

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SessionView

_PAGE = 500


def export(call: Call) -> Answer:
    """Print or write one session, or all of them, as a letter or as a document."""
    given = call.arguments
    if given.all == (given.session is not None):
        raise UsageError("sitdown export", "name one session, or all of them with --all")
    with call.desk() as desk:
        chosen = _all(desk) if given.all else [sessions.find(desk, given.session)]
        ids = [session.id for session in chosen]
        document: dict[str, Any] | None = None
        if given.to == "json":
            document = export_document(desk, ids)
            text = as_text(document)
        else:
            text = "\n".join(letter(desk, each, call.settings.buddy_name) for each in ids)
    if given.output in {None, "-"}:
        return Answer(document or {"format": given.to, "text": text}, text.splitlines())
    path = path_given(given.output)
    write_new(path, text, force=given.force)
    written = {"path": str(path), "format": given.to, "sessions": ids}
    counted = "1 session" if len(ids) == 1 else f"{len(ids)} sessions"
    return Answer(written, [f"{counted} in {path}"])


def _all(desk: Desk) -> list[SessionView]:
    """Every session, the oldest first."""
    found: list[SessionView] = []
    page = sessions.list_sessions(desk, limit=_PAGE)
    while page:
        found += page
        page = sessions.list_sessions(desk, limit=_PAGE, before=page[-1])
    return sorted(found, key=lambda session: (session.created_at, session.id))
