"""The document behind a state that somebody changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitdown.kinds.work.state.changes import with_git
from sitdown.kinds.work.state.errors import StateInvalidError
from sitdown.kinds.work.state.reading import check_document, read_state
from sitdown.kinds.work.state.versions import Document, as_version_2
from sitdown.kinds.work.state.views import State

_PLACES = {
    "title": "topic",
    "description": "description",
    "session_type": "session_type",
    "status": "status",
    "branch": "git",
    "worktree": "git",
    "base_branch": "git",
    "artifacts": "artifacts",
    "goals": "goals",
    "key_decisions": "key_decisions",
    "open_questions": "open_questions",
}
"""The fields of a ``State`` that can be saved, and where the document has them."""

_DERIVED = {"raw_text", "revision", "odd", "schema_version", "slug"}


def document_of(content: State | Document, slug: str) -> Document:
    """The document of version 2 to write: the given one, or the one of a ``State`` with the fields
    changed that differ from what its own text says.

    Raises:
        StateInvalidError: A field holds what it cannot hold, or was changed and has its own verb,
            such as the phase.
    """
    if not isinstance(content, State):
        check_document(content, slug)
        return as_version_2(content)
    was = read_state(content.raw_text.encode("utf-8"), content.slug, Path(content.slug))
    document = as_version_2(content.document())
    for field in State.__slots__:
        value = getattr(content, field)
        if field in _DERIVED or value == getattr(was, field):
            continue
        if field not in _PLACES:
            wanted = "something to save; each kind of move has its own way"
            raise StateInvalidError(content.slug, field, "changed", wanted)
        document = (
            with_git(document, content, field, value)
            if _PLACES[field] == "git"
            else {**document, _PLACES[field]: _plain(value)}
        )
    return document


def _plain(value: Any) -> Any:
    """An enumeration's word is written as the text it is."""
    return str(value) if isinstance(value, str) else value
