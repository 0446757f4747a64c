"""The fields of a parsed document, each of its kind or refused by its name.

These run for every field of every session of a project, so a name is put together only when
something is wrong with it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sitdown.kinds.work.state.errors import StateInvalidError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_CHECKPOINTS = 1_000_000
"""No build has more; a larger number is a slip."""

Place = str | tuple[str, int]
"""What holds a field: ``git``, or the third of ``commits``; empty for the document itself."""


class Fields:
    """Takes fields out of the parts of one session's document. ``odd`` gathers what was read
    around.
    """

    __slots__ = ("odd", "slug")

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.odd: list[str] = []

    def text(self, held: Mapping[str, Any], key: str, place: Place = "") -> str | None:
        """A text, or None."""
        found = held.get(key)
        if found is None or type(found) is str:
            return found
        raise self.wrong(key, place, found, "text")

    def mapping(self, held: Mapping[str, Any], key: str, place: Place = "") -> dict[str, Any]:
        """An object; an empty one for null."""
        found = held.get(key)
        if type(found) is dict:
            return found
        if found is None:
            return {}
        raise self.wrong(key, place, found, "an object")

    def mappings(self, held: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """A list of objects; an empty one for null."""
        found = held.get(key)
        if not found and (found is None or found == []):
            return []
        if type(found) is not list:
            raise self.wrong(key, "", found, "a list of objects")
        for at, part in enumerate(found):
            if type(part) is not dict:
                raise self.wrong("", (key, at), part, "an object")
        return found

    def number(self, held: Mapping[str, Any], key: str, place: Place) -> int | None:
        """A number of checkpoints, or None."""
        found = held.get(key)
        if found is None:
            return None
        if type(found) is int and 0 <= found <= MOST_CHECKPOINTS:
            return found
        wanted = f"a whole number from 0 to {MOST_CHECKPOINTS}"
        raise self.wrong(key, place, found, wanted)

    def numbers(self, held: Mapping[str, Any], key: str, place: str) -> tuple[int, ...]:
        """The numbers of checkpoints, each once."""
        found = held.get(key)
        if found is None:
            return ()
        if type(found) is not list:
            raise self.wrong(key, place, found, "a list of numbers")
        for at, number in enumerate(found):
            if type(number) is not int or not 1 <= number <= MOST_CHECKPOINTS:
                raise self.wrong("", (f"{place}.{key}", at), number, "the number of a checkpoint")
        return tuple(dict.fromkeys(found))

    def moment(self, held: Mapping[str, Any], key: str, place: Place = "") -> datetime | None:
        """A moment in UTC; None where there is none, or none that can be read."""
        written = held.get(key)
        if written is None:
            return None
        if type(written) is not str:
            raise self.wrong(key, place, written, "a time")
        try:
            moment = datetime.fromisoformat(written)
            if moment.tzinfo is UTC:
                return moment
            # The format writes UTC, so a time without a zone is taken for one.
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self.odd.append(f"{_name(key, place)} is {named(written)}, which is no time")
            return None

    def wrong(self, key: str, place: Place, found: object, wanted: str) -> StateInvalidError:
        """The error that names a field and what it holds."""
        return StateInvalidError(self.slug, _name(key, place), named(found), wanted)


def _name(key: str, place: Place) -> str:
    held_by = place if isinstance(place, str) else f"{place[0]}[{place[1]}]"
    return ".".join(filter(None, (held_by, key)))


def named(value: object) -> str:
    """A found value in a few words, whatever its size."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return str(value) if -1e15 < value < 1e15 else "a number out of range"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…{text[0]}"
