"""Looking at what the person just said, once it is on disk; see ``words.safety``."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sitdown.words.said_texts import written_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.views import EntryView
    from sitdown.tui.app import SitdownApp
    from sitdown.words.safety import Finding


def said_since(before: Sequence[EntryView], after: Sequence[EntryView]) -> str:
    """What the person wrote in the entries that are new, those that revise included. Pure."""
    last = max((entry.sequence_num for entry in before), default=0)
    return written_in(entry for entry in after if entry.sequence_num > last)


async def look_after(app: SitdownApp, text: str) -> None:
    """Open the safety screen when a text sounds like danger. The looking is off the event loop."""
    if not text:
        return
    finding = await asyncio.to_thread(_look, text)
    if finding is not None:
        from sitdown.tui.screens.safety import safety_screen

        await app.push_screen(safety_screen(app, finding))


def _look(text: str) -> Finding | None:
    from sitdown.words.safety import look

    return look(text)
