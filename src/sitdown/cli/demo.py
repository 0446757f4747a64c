"""The example store: looked at in the app while an agent works, printed as lines, or kept.

The ORM, the kinds and the app take most of a second to load. So this module loads none of them: it
first tells that something happens, and what happens is in ``example``.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory

from sitdown.cli.calls import Answer, Call
from sitdown.cli.ending import ended_by_signals
from sitdown.errors import SitdownError
from sitdown.locations import Locations, path_given

_BACK_AND_CLEAR = "\r\x1b[K"


class FolderTakenError(SitdownError):
    """The folder for the example has things in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty. Name a new folder for the example.")


@dataclass(frozen=True)
class MovingClock:
    """A clock that was set to a moment and goes on from there."""

    start: datetime
    zone: tzinfo | None = UTC
    _set_at: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        passed = timedelta(seconds=time.monotonic() - self._set_at)
        return (self.start + passed).astimezone(UTC)


class ProgressLine:
    """One line on a terminal that tells how far it is, and goes away; elsewhere it is nothing."""

    def __init__(self, title: str, *, is_shown: bool) -> None:
        self._title, self._is_shown = title, is_shown
        self._put(f"{title}…")

    def tell(self, done: int, total: int) -> None:
        """Tell how many parts of how many are done."""
        self._put(f"{self._title}… {done} of {total}")

    def clear(self) -> None:
        """Take the line away."""
        self._put("")

    def _put(self, text: str) -> None:
        if self._is_shown:
            print(end=f"{_BACK_AND_CLEAR}{text}", flush=True)


def demo(call: Call) -> Answer | int:
    """Fill an example store; then open the app on it, or tell what its Home shows."""
    # The project is made in the data folder, by programs such as git, too.
    before = os.umask(0o077)
    try:
        with ended_by_signals():
            return _demo(call)
    finally:
        os.umask(before)


def _demo(call: Call) -> Answer | int:
    is_seen = call.on_terminal and not call.as_json
    if call.arguments.keep is not None:
        return _kept(call, path_given(call.arguments.keep).absolute(), is_seen=is_seen)
    with TemporaryDirectory(prefix="sitdown-demo-") as name:
        # As the system knows it: agents tell of paths without links.
        folder = Path(name).resolve()
        locations = Locations(folder / "home")
        with _line(is_seen=is_seen) as line:
            answer = _filled(call, locations, folder, line)
            if not is_seen:
                return answer
            from sitdown.cli.example import look_around

            return look_around(call, locations, folder, line.clear)


def _kept(call: Call, folder: Path, *, is_seen: bool) -> Answer:
    was_there = folder.exists()
    if was_there and any(folder.iterdir()):
        raise FolderTakenError(folder)
    try:
        with _line(is_seen=is_seen) as line:
            answer = _filled(call, Locations(folder), folder, line)
    except BaseException:
        # Half an example is none, and the next try is to find the folder as this one did.
        _empty(folder)
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        raise
    lines = [*answer.lines, "", f"`sitdown --home {folder} list` and all else works on it."]
    return Answer({**answer.document, "home": str(folder)}, lines)


@contextmanager
def _line(*, is_seen: bool) -> Iterator[ProgressLine]:
    """A line that is seen until the example is made, or until that was broken off."""
    line = ProgressLine("Writing the example data", is_shown=is_seen)
    try:
        yield line
    finally:
        with suppress(OSError):  # the terminal may be gone
            line.clear()


def _filled(call: Call, locations: Locations, folder: Path, line: ProgressLine) -> Answer:
    # Loaded under the line: this is half of what there is to wait for.
    from sitdown.cli.example import filled

    return filled(call, locations, folder, line.tell)


def _empty(folder: Path) -> None:
    if not folder.is_dir():
        return
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
