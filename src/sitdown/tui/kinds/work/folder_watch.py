"""Noticing that files of a session changed, by what the system tells of their folders.

A folder is watched rather than a file: after the first replacement of a file a watch on it would be
blind. Nothing here reads a file, and while nothing changes its thread sleeps.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.kinds.work.panel_views import Part

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver


class FolderWatch:
    """Calls ``notice`` with what may have changed, from a thread, as often as something did."""

    def __init__(self, notice: Callable[[Part], None]) -> None:
        self._notice = notice
        self._observer: BaseObserver | None = None
        self._starting = threading.Lock()
        self._is_closed = False

    @property
    def is_watching(self) -> bool:
        """Whether changes are told; where the system refuses, only looking again helps."""
        return self._observer is not None

    def start(self, folders: dict[Path, tuple[Part, bool]]) -> None:
        """Watch folders; call it from a thread. A folder that is not there is left out.

        Args:
            folders: to each what a change in it concerns, and whether folders in it count too.
        """
        # Imported here: it is worth a tenth of the time to the first paint.
        from watchdog.observers import Observer

        from sitdown.tui.kinds.work.folder_events import CHANGES, ChangeHandler

        with self._starting:
            if self._is_closed or self._observer is not None:
                return
            observer = Observer()
            try:
                for folder, (part, is_deep) in folders.items():
                    if folder.is_dir():
                        handler = ChangeHandler(partial(self._notice, part))
                        observer.schedule(
                            handler, str(folder), recursive=is_deep, event_filter=CHANGES
                        )
                observer.start()
            except OSError:
                # The system's number of watches is used up: the screen looks again by itself.
                return
            self._observer = observer

    def close(self) -> None:
        """Watch no more; call it from a thread."""
        with self._starting:
            self._is_closed = True
            if self._observer is not None:
                self._observer.stop()
                self._observer.join(timeout=2)
                self._observer = None
