"""The texts a person wrote in an entry: its words, and those in its data. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitdown.engine.views import EntryView, Role


def written_in(entries: Iterable[EntryView]) -> str:
    """What the person wrote in these entries, each text once, with an empty line between."""
    of_person = (entry for entry in entries if entry.role is Role.USER)
    texts = (text for entry in of_person for text in (entry.content, *_texts(entry.data)))
    return "\n\n".join(dict.fromkeys(text for text in texts if text.strip()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held)
