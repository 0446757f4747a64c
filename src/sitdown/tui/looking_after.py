"""Looking at what the person just said, once it is on disk; see ``words.safety``."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sitdown.engine.views import Role

if TYPE_CHECKING:
    from sitdown.engine.views import EntryView
    from sitdown.tui.app import SitdownApp


def said_since(before: Sequence[EntryView], after: Sequence[EntryView]) -> str:
    """The person's words in the entries that are new, those in their data too. Pure."""
    last = max((entry.sequence_num for entry in before), default=0)
    new = (each for each in after if each.sequence_num > last and each.role is Role.USER)
    texts = (text for entry in new for text in (entry.content, *_texts(entry.data)))
    return "\n\n".join(dict.fromkeys(text for text in texts if text.strip()))


async def look_after(app: SitdownApp, text: str) -> None:
    """Open the safety screen when a text sounds like danger. The looking is off the event loop."""
    if not text:
        return
    finding = await asyncio.to_thread(_look, text)
    if finding is not None:
        from sitdown.tui.screens.safety import safety_screen

        await app.push_screen(safety_screen(app, finding))


def _look(text: str) -> Any:
    from sitdown.words.safety import look

    return look(text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held)
