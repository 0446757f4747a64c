"""The command that takes sessions out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.ending import ended_by_signals
from sitdown.cli.parser import UsageError
from sitdown.counting import counted
from sitdown.engine import sessions
from sitdown.exchange.files import write_new
from sitdown.exchange.json_export import as_text, export_document
from sitdown.exchange.json_lines import log_lines
from sitdown.exchange.markdown import letter
from sitdown.locations import path_given

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        if given.output in {None, "-"}:
            return _printed(call, desk, ids)
        path = path_given(given.output)
        with ended_by_signals():
            write_new(path, _pieces(call, desk, ids), force=given.force)
    written = {"path": str(path), "format": given.to, "sessions": ids}
    return Answer(written, [f"{counted(len(ids), 'session')} in {path}"])


def _printed(call: Call, desk: Desk, ids: Sequence[str]) -> Answer:
    to = call.arguments.to
    if to == "json":
        document = export_document(desk, ids)
        return Answer(document, as_text(document).splitlines())
    text = "".join(_pieces(call, desk, ids))
    return Answer({"format": to, "text": text}, text.splitlines())


def _pieces(call: Call, desk: Desk, ids: Sequence[str]) -> Iterator[str]:
    """The text of an export, a session at a time where its format allows it."""
    to = call.arguments.to
    if to == "json":
        yield as_text(export_document(desk, ids))
    elif to == "jsonl":
        yield from log_lines(desk, ids)
    else:
        for number, each in enumerate(ids):
            yield ("\n" if number else "") + letter(desk, each, call.settings.buddy_name)


def _all(desk: Desk) -> list[SessionView]:
    """Every session, the oldest first."""
    found: list[SessionView] = []
    page = sessions.list_sessions(desk, limit=_PAGE)
    while page:
        found += page
        page = sessions.list_sessions(desk, limit=_PAGE, before=page[-1])
    return sorted(found, key=lambda session: (session.created_at, session.id))
