"""Everything of a session as one document: what stands, what was superseded, and the evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitdown import __version__
from sitdown.engine import entries
from sitdown.engine.views import Role
from sitdown.exchange.documents import detail_document
from sitdown.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitdown.engine.desk import Desk

FORMAT = 1
"""Grows when a key changes its meaning; new keys do not count."""


def export_document(desk: Desk, session_ids: Iterable[str]) -> dict[str, Any]:
    """The sessions with every entry ever said in them; each claim has its ``evidence``.

    ``dismissals`` is what the person does not want to hear of again, in money reviews.

    Raises:
        NotFoundError: one of them is not there.
    """
    return {
        "format": FORMAT,
        "sitdown": __version__,
        "exported_at": plain(desk.clock.now()),
        "sessions": [_whole(desk, session_id) for session_id in session_ids],
        "dismissals": _dismissals(desk),
    }


def as_text(document: dict[str, Any]) -> str:
    """The document as a file has it."""
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _dismissals(desk: Desk) -> Any:
    # The ledger's tables are there only where its kind is.
    if "money" not in desk.kinds:
        return []
    from sitdown.kinds.money.dismissals import dismissals

    return plain(dismissals(desk))


def _whole(desk: Desk, session_id: str) -> dict[str, Any]:
    document = detail_document(desk, session_id, everything=True)
    for entry in document["entries"]:
        if entry["role"] == Role.BUDDY.value:
            view = entries.evidence(desk, entry["id"])
            entry["evidence"] = None if view is None else plain(view.evidence)
    return document
