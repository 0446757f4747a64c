"""Which events of a folder count as a change; loads watchdog, so it is itself loaded late."""

from __future__ import annotations

from collections.abc import Callable

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
"""Reading a file is none: the panel's own reading would wake it for ever."""

_PASSING = (".lock", ".tmp", ".swp", "~")
"""Endings of what is only there while something is written; the rename that follows tells."""


class ChangeHandler(FileSystemEventHandler):
    """Tells of every change, in watchdog's thread."""

    def __init__(self, notice: Callable[[], None]) -> None:
        self._notice = notice

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take an event."""
        last = event.dest_path or event.src_path
        name = last.decode("utf-8", "replace") if isinstance(last, bytes) else str(last)
        if not name.endswith(_PASSING):
            self._notice()
