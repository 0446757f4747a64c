"""The files of a session's folder that a person reads: which there are, and one of them, bounded.

They are written by agents at any moment, so what is listed may be gone when it is read, and a link
out of the folder is not followed.
"""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from sitdown.errors import SitdownError
from sitdown.kinds.work.panel_views import FileLine
from sitdown.kinds.work.safe_files import is_file

NAMED = ("spec.md", "plan.json", "plan.md")
FOLDERS = ("research", "debug", "context")
LARGEST_READ = 1_000_000
"""Bytes of a file that are shown; a person reads a tenth of it at most."""
MOST_LISTED = 1_000


class UnreadableSessionFileError(SitdownError):
    """A file of a session cannot be shown."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be read ({reason}).")


def file_lines(session_dir: Path) -> tuple[FileLine, ...]:
    """The files that sessions have, and how many each of their folders holds."""
    lines = [FileLine(name, is_there=is_file(session_dir / name)) for name in NAMED]
    for name in FOLDERS:
        count = sum(1 for _ in islice(_files_in(session_dir / name), MOST_LISTED))
        lines.append(FileLine(name, is_there=count > 0, count=count))
    return tuple(lines)


def readable_files(session_dir: Path) -> tuple[str, ...]:
    """What can be opened, relative to the folder: the named files, then what the folders hold,
    then ``state.json``.
    """
    found = [name for name in NAMED if is_file(session_dir / name)]
    for folder in FOLDERS:
        inside = islice(_files_in(session_dir / folder), MOST_LISTED)
        found += sorted(path.relative_to(session_dir).as_posix() for path in inside)
    if is_file(session_dir / "state.json"):
        found.append("state.json")
    return tuple(found)


def read_text(session_dir: Path, name: str) -> tuple[str, int]:
    """The text of a file, what is no UTF-8 in it replaced, and how many bytes were left out.

    Raises:
        UnreadableSessionFileError: it is gone, is no file, or leads out of the folder.
    """
    path = session_dir / name
    try:
        if not path.resolve(strict=True).is_relative_to(session_dir.resolve()):
            raise UnreadableSessionFileError(name, "it leads out of the session's folder")
        if not path.is_file():
            raise UnreadableSessionFileError(name, "it is no file")
        with path.open("rb") as file:
            raw = file.read(LARGEST_READ)
            size = os.fstat(file.fileno()).st_size
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it leads in a circle"
        raise UnreadableSessionFileError(name, reason) from error
    return raw.decode("utf-8", "replace"), max(0, size - len(raw))


def _files_in(folder: Path) -> list[Path]:
    """The files of a folder and of those in it, the first thousand; none of a link's."""
    found: list[Path] = []
    # What the system does not let us look into has no files for us, and is no link either.
    if os.path.islink(folder):  # noqa: PTH114 - it answers where Path.is_symlink raises
        return found
    for inside, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(inside, name) for name in sorted(names) if name[0] != "."]
        if len(found) >= MOST_LISTED:
            break
    return found[:MOST_LISTED]
