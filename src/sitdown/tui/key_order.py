"""Keys act in the order they were pressed, however fast they come.

Textual gives a key to the widget in focus at once, but acts on a binding only after the key has
passed through the queue of each of the widget's ancestors. Of keys in a burst a letter therefore
overtakes a backspace, and the first letters after a key that opens a text box are taken as
commands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.message_pump import MessagePump

ROUNDS = 2
"""How often what travels behind a key does: once behind the key, and once behind the message that
its action may have sent, such as that a row was chosen, which opens a screen.
"""
LONGEST_SECONDS = 0.5
"""When the one key was not followed to its end by then, the next one goes all the same."""


class KeyActed(Message):
    """Travels behind a key, from the widget in focus up to the app, and so tells that it acted."""


def _always_acts(event: events.Event) -> bool:
    """Whether a key is not held back by a screen on its way: nobody waits to leave."""
    return isinstance(event, events.Key) and event.key.startswith("ctrl+")


class KeyOrder:
    """Holds each key and each paste back until the one before it has acted."""

    def __init__(
        self,
        app: App[Any],
        act: Callable[[events.Event], Awaitable[None]],
        waits: Callable[[], bool] = lambda: False,
    ) -> None:
        """Order the keys of an app.

        Args:
            app: whose keys.
            act: what the app does with one.
            waits: whether a screen is on its way, for which the keys are meant.
        """
        self._app, self._act, self._waits = app, act, waits
        self._held: deque[events.Event] = deque()
        self._awaited: KeyActed | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._target: MessagePump = app
        self._rounds = 0

    async def take(self, event: events.Event) -> None:
        """Act on a key now, or when those before it have acted."""
        self._held.append(event)
        if self._awaited is None:
            await self._go_on()

    def acted(self, message: KeyActed) -> None:
        """Go on with the next key, if this is what was waited for."""
        if message is self._awaited and self._patience is not None:
            self._patience.cancel()
            # A change of focus is the app's next message, not a part of the key's.
            self._app.call_later(self._after, message)

    async def _after(self, message: KeyActed) -> None:
        if message is self._awaited and not self._sent_behind():
            await self._go_on()

    async def go_on(self) -> None:
        """Go on: the screen is there that the keys waited for."""
        if self._awaited is None:
            await self._go_on()

    async def _go_on(self) -> None:
        while self._held and self._awaited is None:
            # What is typed ahead is meant for the screen that is being opened.
            if self._waits() and not _always_acts(self._held[0]):
                return
            event = self._held.popleft()
            self._target = self._app.focused or self._app.screen
            self._rounds = 0
            self._awaited = KeyActed()
            await self._act(event)
            # A priority binding acts at once.
            if not event.is_forwarded or not self._sent_behind():
                self._awaited = None

    def _sent_behind(self) -> bool:
        """Send the next round on its way; false when all were, or the widget went away."""
        self._awaited = None
        if self._rounds == ROUNDS:
            return False
        self._rounds += 1
        waiting = KeyActed()
        if not self._target.post_message(waiting):
            return False
        self._awaited = waiting
        loop = asyncio.get_running_loop()
        self._patience = loop.call_later(LONGEST_SECONDS, self._app.post_message, waiting)
        return True
