"""Reading the files of sessions that changed, each by itself: a bad one costs only itself."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitdown.engine.text import storable_text
from sitdown.errors import SitdownError
from sitdown.kinds.work.mirror.stamps import GONE, REFUSED, settled
from sitdown.kinds.work.safe_files import (
    FileMissingError,
    FileUnusableError,
    inside,
    read_bounded,
)
from sitdown.kinds.work.state import FILE_NAME, State, read_state

_AT_ONCE = 65_536
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class Reading:
    """One session's file, read.

    Attributes:
        stamp: to be kept; ``GONE`` when the file went away meanwhile.
        state: None when it could not be read.
        error: why not, as a sentence.
    """

    slug: str
    stamp: str
    state: State | None
    error: str | None
    spec_exists: bool = False
    plan_exists: bool = False


def read_all(folder: Path, stamps: Mapping[str, str]) -> list[Reading]:
    """Read the files of these sessions.

    Args:
        folder: where the sessions lie.
        stamps: by slug, as they were before the files are read: what is read is not older.
    """
    return [read(folder, slug, stamp) for slug, stamp in stamps.items()]


def read(folder: Path, slug: str, stamp: str) -> Reading:
    """Read the file of one session."""
    place = f"{folder}/{slug}"
    now_ns = time.time_ns()
    try:
        raw = _plain(f"{place}/{FILE_NAME}")
        if raw is None:
            raw = _linked(folder, slug)
        state = read_state(raw, slug, Path(place, FILE_NAME))
    except FileMissingError:
        return Reading(slug, GONE, None, None)
    except FileUnusableError as error:
        return Reading(slug, f"{REFUSED}{now_ns:x}", None, storable_text(str(error)))
    except SitdownError as error:
        return Reading(slug, settled(stamp, now_ns), None, storable_text(str(error)))
    return Reading(
        slug,
        settled(stamp, now_ns),
        state,
        None,
        spec_exists=os.access(f"{place}/spec.md", os.F_OK),
        plan_exists=os.access(f"{place}/plan.json", os.F_OK),
    )


def _plain(path: str) -> bytes | None:
    """The bytes of a small ordinary file, in the fewest steps; None leaves it to the longer way."""
    try:
        descriptor = os.open(path, _OPEN)
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        data = os.read(descriptor, _AT_ONCE + 1)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return data if len(data) <= _AT_ONCE else None


def _linked(folder: Path, slug: str) -> bytes:
    return read_bounded(inside(inside(folder, slug), FILE_NAME))
