"""Noticing that the folder a screen is about came or went.

Nothing tells of it: the system tells of a folder that is moved only who watches where it lay, and
of a disk that is taken away nobody. So it is looked at, which costs a ``stat`` every three seconds.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from textual.screen import Screen

LOOK_SECONDS = 3.0


class FolderLook(Screen[None]):
    """A screen about a folder."""

    _is_looking = False
    _told: bool | None = None

    @abstractmethod
    def looked_for(self) -> tuple[Callable[[], bool], bool] | None:
        """What tells whether it is there, and whether it is shown so; None while nothing is."""

    @abstractmethod
    def came_or_went(self) -> None:
        """Show it as it is now."""

    def keep_looking(self) -> None:
        """Look again and again from now on, while this screen is on top."""
        self.set_interval(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        looked_for = self.looked_for() if self.is_current and not self._is_looking else None
        if looked_for is None:
            return
        look, is_shown = looked_for
        self._is_looking = True
        # A disk that does not answer holds one thread, and no key. A worker would cost more than
        # the look.
        looking = asyncio.get_running_loop().run_in_executor(None, look)
        looking.add_done_callback(partial(self._looked, is_shown=is_shown))

    def _looked(self, looking: asyncio.Future[bool], *, is_shown: bool) -> None:
        self._is_looking = False
        if looking.cancelled() or not self.is_attached:
            return
        is_there = looking.result()
        # Once is enough, where it cannot be read and so cannot be shown.
        if is_there not in {is_shown, self._told}:
            self.came_or_went()
        self._told = is_there
