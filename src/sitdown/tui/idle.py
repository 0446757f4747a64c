"""Loading the store, and what shows a session, while the person is idle: keys would wait."""

from __future__ import annotations

import asyncio
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError
from sitdown.tui.session_screens import SESSION
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from sitdown.tui.app import SitdownApp

IDLE_SECONDS = 1.0
"""How long no key came before the ORM is loaded."""


class IdleLoading:
    """Loads the ORM, and the screen that most open first, once no key has come for a while."""

    def __init__(self, app: SitdownApp) -> None:
        self._app = app
        self._last_key = monotonic()

    def key_came(self) -> None:
        """Note that the person does something."""
        self._last_key = monotonic()

    def start(self) -> None:
        """Load as soon as the person has been idle for ``IDLE_SECONDS``."""
        self._app.set_timer(IDLE_SECONDS, self._when_idle)

    def _when_idle(self) -> None:
        left = IDLE_SECONDS - (monotonic() - self._last_key)
        if left > 0:
            self._app.set_timer(left, self._when_idle)
        else:
            set_to_work(self._app, self._load, "load-store")

    async def _load(self) -> None:
        """Open what is there. What fails here is told when a verb needs it."""
        if self._app.locations.database.exists():
            try:
                await self._app.backstage.ready()
                await asyncio.to_thread(_load_session_screen)
            except SitdownError as error:
                self._app.tell(error)


def _load_session_screen() -> None:
    from sitdown.tui.kinds import CONVERSATION

    for shown in (SESSION, CONVERSATION):
        import_module(shown.partition(":")[0])
