"""The draft of one text that is typed into a dialog: on its way to the disk soon after a key.

It goes there also as the text is being said, which may fail; what says it then forgets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer

DRAFT_SECONDS = 0.5
"""A draft is on its way to the disk at most this long after a key."""


class Drafting:
    """Keeps what is typed; the owner calls ``flush`` as it goes away."""

    def __init__(
        self, owner: MessagePump, text: str, keep: Callable[[str], None] | None = None
    ) -> None:
        """Begin.

        Args:
            owner: whose timer it is.
            text: what stands there at first, which needs no draft.
            keep: called with each draft; None keeps none.
        """
        self._owner, self._keep = owner, keep
        self._typed = self._drafted = text
        self._timer: Timer | None = None

    def typed(self, text: str) -> None:
        """Begin to wait for the next draft; further keys do not put it off."""
        self._typed = text
        if self._keep is not None and self._typed != self._drafted and self._timer is None:
            self._timer = self._owner.set_timer(DRAFT_SECONDS, self.flush)

    def flush(self) -> None:
        """Send the draft out now if it changed since the last time."""
        self._timer = None
        if self._typed != self._drafted and self._keep is not None:
            self._keep(self._typed)
        self._drafted = self._typed

    def keep_now(self, text: str) -> None:
        """Send out what is about to be said: call it first, so that no draft comes after."""
        self._typed = text
        self.flush()
