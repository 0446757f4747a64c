"""The log as JSON Lines: a document a line, so that a program can read it as it comes.

A line tells in ``line`` what it is: a ``session`` comes before its entries, an ``entry`` is
anything that was ever said, revised or not, with the ``evidence`` of what the buddy claims.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitdown.engine import entries, sessions
from sitdown.engine.views import Role
from sitdown.exchange.documents import session_document
from sitdown.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitdown.engine.desk import Desk


def log_lines(desk: Desk, session_ids: Iterable[str]) -> Iterator[str]:
    """The lines of the sessions, in their order; one session is in memory at a time.

    Raises:
        NotFoundError: one of them is not there.
    """
    for session_id in session_ids:
        session = sessions.load(desk, session_id).session
        yield _line("session", session_document(desk, session))
        for entry in entries.everything_said(desk, session_id):
            document = plain(entry)
            if entry.role is Role.BUDDY:
                view = entries.evidence(desk, entry.id)
                document["evidence"] = None if view is None else plain(view.evidence)
            yield _line("entry", document)


def _line(what: str, document: dict[str, Any]) -> str:
    # ASCII, so that no text in it can act on a terminal.
    return json.dumps({"line": what, **document}, ensure_ascii=True) + "\n"
