"""Looking at what the person just said, once it is on disk; see ``words.safety``."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError
from sitdown.words.said_texts import written_in

if TYPE_CHECKING:
    from sitdown.tui.app import SitdownApp
    from sitdown.words.safety import Finding


async def look_after_session(app: SitdownApp, session_id: str, said: int) -> None:
    """Look at what the person said in a session after the entry of that number."""
    from sitdown.engine import entries

    try:
        new = await app.backstage.read(lambda desk: entries.said_after(desk, session_id, said))
    except SitdownError as error:
        app.tell(error)
        return
    await look_after(app, written_in(new))


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
