"""Keeping the tokens and costs of a panel as the agents' transcripts are, without a key."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitdown.engine.desk import Desk
    from sitdown.kinds.work.agents.keeping_up import Sizes
    from sitdown.tui.kinds.work.panel_frame import PanelFrame

EVERY_SECONDS = 3.0
"""No more often: agents write a line a second, and nobody reads costs so fast."""


class TranscriptFollow:
    """Looks at the transcripts a moment after an agent told of something; else it does nothing."""

    def __init__(self, panel: PanelFrame, changed: Callable[[], None]) -> None:
        """Follow for a panel; ``changed`` is called when something was read."""
        self._panel, self._changed = panel, changed
        self._sizes: Sizes = {}
        self._looked_at = -EVERY_SECONDS
        self._is_waiting = False

    def soon(self) -> None:
        """Look once, now or when the last look is long enough ago."""
        if not self._is_waiting:
            self._is_waiting = True
            wait = max(0.1, self._looked_at + EVERY_SECONDS - monotonic())
            self._panel.set_timer(wait, self._begin)

    def _begin(self) -> None:
        set_to_work(self._panel, self._look, "follow-transcripts")

    async def _look(self) -> None:
        view = self._panel.view
        before = self._sizes
        if view is not None:
            verb = partial(_kept_up, project_id=view.project_id, before=before)
            try:
                self._sizes = await self._panel.app.backstage.read(verb)
            except SitdownError as error:
                self._panel.app.tell(error)
        self._looked_at, self._is_waiting = monotonic(), False
        if self._sizes != before:
            self._changed()


def _kept_up(desk: Desk, project_id: str, before: Sizes) -> Sizes:
    from sitdown.kinds.work.agents.keeping_up import keep_up

    return keep_up(desk, project_id, before)
