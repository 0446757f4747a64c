"""Noticing what another window, a hook or a command wrote, without asking for the data itself."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

LOOK_SECONDS = 1.5
"""How often the store is looked at; a look reads one number and one directory entry."""


class StoreChanged(Message):
    """Something was written to the store, by this app or by another process."""


class StoreWatch:
    """Tells whether the store was written to since the last look.

    It keeps one read-only connection, because SQLite counts the writes of others per connection;
    when the file itself is replaced, as by a restore, it looks at the new one.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = self._look()

    def changed(self) -> bool:
        """Whether there is something new since the last call."""
        seen = self._look()
        is_new = seen != self._seen
        self._seen = seen
        return is_new

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _look(self) -> tuple[int, int] | None:
        from sitdown.store.glance import changes

        try:
            which = self._database.stat().st_ino
            if self._connection is None or self._seen is None or which != self._seen[0]:
                self._reopen()
            if self._connection is None:
                return None
            return which, changes(self._connection)
        except (OSError, sqlite3.Error):
            # Not there, or not readable: Home says so from its own look.
            self.close()
            return None

    def _reopen(self) -> None:
        self.close()
        uri = f"{self._database.absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(uri, uri=True, timeout=0)
