"""Keys that find the tasks of a plan again."""

from __future__ import annotations

import hashlib

_LETTERS = 8


def drawn_from(title: str) -> str:
    """The key of a task that has no number: it stays while the words do, in whatever case."""
    words = " ".join(title.split()).casefold()
    digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=_LETTERS // 2)
    return digest.hexdigest()


class Keys:
    """Gives every task of a file a key of its own; a second of one key becomes ``key-2``."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def __call__(self, wanted: str) -> str:
        """That key, or the next one that is free."""
        key = wanted
        while key in self._taken:
            self._taken[wanted] += 1
            key = f"{wanted}-{self._taken[wanted]}"
        self._taken[key] = 1
        return key
