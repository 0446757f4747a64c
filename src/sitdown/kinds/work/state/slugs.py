"""The names of sessions' folders: ``date_topic_random``, as in ``2026-02-14_feature_k3m9x7``."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sitdown.kinds.work.state.errors import NotASessionNameError

if TYPE_CHECKING:
    from sitdown.ids import IdSource

_LONGEST_TOPIC = 40
_RANDOM_LETTERS = 6
_LONGEST_NAME = 255
"""Bytes that a name may have on every file system that matters."""

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"(\d{4}-\d{2}-\d{2})_([^_].*?)(?:_([a-z0-9]{6}))?")


class SlugParts(NamedTuple):
    """What a slug is made of; older ones have no random part."""

    day: date
    topic: str
    random: str | None


def make_slug(day: date, topic: str, new_id: IdSource) -> str:
    """A slug for a session that begins on a local day.

    The topic is folded to at most 40 plain letters, digits and hyphens; the last six characters
    of an id keep two of the same topic apart.
    """
    folded = unicodedata.normalize("NFKD", topic).encode("ascii", "ignore").decode("ascii")
    words = _NOT_PLAIN.sub("-", folded.lower()).strip("-")
    plain = words[:_LONGEST_TOPIC].strip("-") or "session"
    return f"{day.isoformat()}_{plain}_{new_id()[-_RANDOM_LETTERS:]}"


def parse_slug(slug: str) -> SlugParts | None:
    """The parts of a slug; None for a name that is made another way."""
    found = _SLUG.fullmatch(slug)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return None
    return SlugParts(day, found[2], found[3])


def check_name(name: str) -> str:
    """The name, when a session's folder can have it. People make folders of their own, so it need
    not be a slug.

    Raises:
        NotASessionNameError: It is empty or too long, leads elsewhere, is hidden, or holds what
            cannot be shown or stored.
    """
    is_plain = bool(name) and not name.startswith(".") and not set(name) & set("/\\")
    if not is_plain or not name.isprintable() or len(name.encode()) > _LONGEST_NAME:
        raise NotASessionNameError(name)
    return name
