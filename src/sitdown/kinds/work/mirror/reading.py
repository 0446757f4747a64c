"""Reading the files of sessions that changed, each by itself: a bad one costs only itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sitdown.engine.text import storable_text
from sitdown.errors import SitdownError
from sitdown.kinds.work.mirror.deciding import Told, told_of
from sitdown.kinds.work.mirror.stamps import GONE, REFUSED
from sitdown.kinds.work.safe_files import (
    FileMissingError,
    FileUnusableError,
    inside,
    read_bounded,
)
from sitdown.kinds.work.state import FILE_NAME, State, read_state

_AT_ONCE = 16_384
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW


class Reading(NamedTuple):
    """One session's file, read.

    Attributes:
        stamp: to be kept, as it was given; ``GONE`` when the file went away meanwhile.
        said: what ``told`` is made of; None when it could not be read. Thousands are held at
            once, and a plain tuple of texts and numbers costs the garbage collector nothing.
        error: why not, as a sentence.
    """

    slug: str
    stamp: str
    said: tuple[Any, ...] | None
    error: str | None = None
    spec_exists: bool = False
    plan_exists: bool = False

    @property
    def told(self) -> Told | None:
        """What the file says."""
        return None if self.said is None else Told(*self.said)


def read_all(folder: Path, stamps: Mapping[str, str]) -> list[Reading]:
    """Read the files of these sessions.

    Args:
        folder: where the sessions lie.
        stamps: by slug, as they were before the files are read: what is read is not older.
    """
    base = str(folder)
    return [_read(base, slug, stamp) for slug, stamp in stamps.items()]


def read(folder: Path, slug: str, stamp: str) -> Reading:
    """Read the file of one session."""
    return _read(str(folder), slug, stamp)


def state_at(folder: Path, slug: str) -> State:
    """The state of one session, whole.

    Raises:
        FileMissingError: there is no file.
        FileError, StateError: it cannot be read.
    """
    return _state(str(folder), slug)


def _read(folder: str, slug: str, stamp: str) -> Reading:
    try:
        said = tuple(told_of(_state(folder, slug)))
    except FileMissingError:
        return Reading(slug, GONE, None)
    except FileUnusableError as error:
        return Reading(slug, REFUSED + stamp, None, storable_text(str(error)))
    except SitdownError as error:
        return Reading(slug, stamp, None, storable_text(str(error)))
    place = f"{folder}/{slug}/"
    return Reading(
        slug,
        stamp,
        said,
        None,
        os.access(place + "spec.md", os.F_OK),
        os.access(place + "plan.json", os.F_OK),
    )


def _state(folder: str, slug: str) -> State:
    path = f"{folder}/{slug}/{FILE_NAME}"
    raw = _plain(path)
    if raw is None:
        raw = read_bounded(inside(inside(Path(folder), slug), FILE_NAME))
    return read_state(raw, slug, path)


def _plain(path: str) -> bytes | None:
    """The bytes of a small file that is no link, in the fewest steps; None leaves everything else
    to the longer way.
    """
    try:
        descriptor = os.open(path, _OPEN)
    except OSError:
        return None
    try:
        data = os.read(descriptor, _AT_ONCE + 1)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    # A pipe, too, gives nothing.
    return data if 0 < len(data) <= _AT_ONCE else None
