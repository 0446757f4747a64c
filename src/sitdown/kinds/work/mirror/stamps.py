"""Telling by a look at a file whether it changed. Pure, but for the look."""

from __future__ import annotations

import os

SETTLED_NS = 2_000_000_000
"""A file that changed in the two seconds before it was read may change again without its stamp
telling: some file systems keep no finer times than that.
"""

UNSETTLED = "~"
"""Ends the stamp of such a file, so that it is read once more."""

GONE = ""
"""The stamp of a file that is not there."""


REFUSED = "?"
"""Begins the stamp of a file that the system refused: no look would tell that it gives it now."""


ANEW = "-"
"""A stamp that no file has, so that each is read."""


def stamp_of(seen: os.stat_result) -> str:
    """A text that changes with the file: its size, its two times and its number on the disk."""
    return f"{seen.st_size:x}.{seen.st_mtime_ns:x}.{seen.st_ctime_ns:x}.{seen.st_ino:x}"


def settled(stamp: str, seen: os.stat_result, now_ns: int) -> str:
    """The stamp to keep of a file that is about to be read.

    Args:
        stamp: the one of this look.
        seen: the look.
        now_ns: a moment of the machine's own clock, not after the look.
    """
    return stamp + UNSETTLED if seen.st_ctime_ns > now_ns - SETTLED_NS else stamp
