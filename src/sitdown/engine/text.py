"""Text on its way into the store. What a person wrote is kept as it is, but for the two things
that SQLite cannot keep: lone surrogates, and NUL (which ends a string for half of its functions).
"""

from __future__ import annotations

from typing import TypeVar

Stored = TypeVar("Stored")

_REPLACEMENT = "\ufffd"


def storable_text(text: str) -> str:
    """The text with NUL and lone surrogates replaced by U+FFFD."""
    if "\x00" in text:
        text = text.replace("\x00", _REPLACEMENT)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # The replacement of "surrogatepass" back is what keeps valid pairs together.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def storable(value: Stored) -> Stored:
    """A JSON value with every text in it, keys included, made storable."""
    made: object = value
    if isinstance(value, str):
        made = storable_text(value)
    elif isinstance(value, dict):
        made = {storable(key): storable(held) for key, held in value.items()}
    elif isinstance(value, list | tuple):
        made = [storable(held) for held in value]
    return made  # type: ignore[return-value]  # same JSON shape in, same out
