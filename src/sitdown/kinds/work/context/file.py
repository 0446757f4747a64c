"""The context's file in a project: where it is, reading it, setting it aside, replacing it.

Nothing here overwrites what was not read: a write is refused when the file holds other bytes than
the ones that were seen, and what cannot be understood is renamed, never replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sitdown.kinds.work.context.errors import InvalidContextError
from sitdown.kinds.work.context.schema import Context, bytes_of, context_of, document_of
from sitdown.kinds.work.safe_files import (
    FileError,
    FileMissingError,
    FileTooLargeError,
    FileUnusableError,
    inside,
    read_bounded,
    replace_file,
)

NAME = "session_state.json"
OWN_FOLDER = ".sitdown"
OLDER_FOLDER = ".codeframe"
LARGEST = 1024 * 1024
"""Bytes. A context at every limit is a hundredth of it."""

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600


class Found(StrEnum):
    """What a look at the file found."""

    GOOD = "good"
    MISSING = "missing"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the file holds.

    Attributes:
        raw: its bytes, where they could be read.
        document: its JSON object, and ``context`` what that means, of a good one.
        why: what is wrong with it, as the middle of a sentence; a sentence of an unreadable one.
    """

    found: Found
    raw: bytes | None = None
    document: Mapping[str, Any] = field(default_factory=dict)
    context: Context | None = None
    why: str = ""


class ChangedMeanwhileError(Exception):
    """The file is not the one that was looked at; look again. It never reaches a person."""


def path_in(working_dir: Path, folder: str) -> Path:
    """Where the context's file is, links resolved.

    Raises:
        LeavesFolderError: a link leads out of the project.
    """
    return inside(inside(working_dir, folder), NAME)


def folder_to_use(working_dir: Path, kept: str) -> str:
    """The folder that has the file; the one it was last kept in when neither or both have it."""
    other = OLDER_FOLDER if kept == OWN_FOLDER else OWN_FOLDER
    is_moved = _is_there(working_dir / other / NAME) and not _is_there(working_dir / kept / NAME)
    return other if is_moved else kept


def look(path: Path) -> Seen:
    """What the file holds. Never raises."""
    try:
        raw = read_bounded(path, LARGEST)
    except FileMissingError:
        return Seen(Found.MISSING)
    except FileTooLargeError:
        return Seen(Found.DAMAGED, why=f"it is larger than {LARGEST // 1024 // 1024} MB")
    except FileError as error:
        return Seen(Found.UNREADABLE, why=str(error))
    if not raw.strip():
        return Seen(Found.DAMAGED, raw, why="it is empty")
    try:
        document = document_of(raw)
        return Seen(Found.GOOD, raw, document, context_of(document))
    except InvalidContextError as error:
        return Seen(Found.DAMAGED, raw, why="; ".join(error.problems))


def set_aside(path: Path, now: datetime) -> Path:
    """Give a file that cannot be understood a name that says so; no other file is replaced.

    Raises:
        OSError: it cannot be renamed.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return rename_to_free(path, path.parent, f"{path.name}.corrupt-{stamp}")


def rename_to_free(path: Path, folder: Path, name: str, ending: str = "") -> Path:
    """Rename a file to ``name`` and ``ending``, with a number between where that is taken.

    Raises:
        OSError: it cannot be renamed.
    """
    number = 1
    target = folder / f"{name}{ending}"
    while target.is_symlink() or target.exists():
        number += 1
        target = folder / f"{name}-{number}{ending}"
    return path.rename(target)


def make_folder(path: Path) -> None:
    """Make the folder of the file, for its owner only; one that is there stays as it is.

    Git is told to leave a new one of ours alone: what it holds is the person's own.

    Raises:
        FileUnusableError: it cannot be made.
    """
    folder = path.parent
    try:
        folder.mkdir(mode=_FOLDER_MODE)
    except FileExistsError:
        return
    except OSError as error:
        raise FileUnusableError(folder, error.strerror or str(error)) from error
    if folder.name == OWN_FOLDER:
        replace_file(folder / ".gitignore", b"*\n", _FILE_MODE)


def replace(path: Path, document: Mapping[str, Any], seen: Seen) -> None:
    """Put a document in the file's place, all or nothing, for its owner only.

    Raises:
        ChangedMeanwhileError: the file is not as it was seen.
        FileTooLargeError: the document, with what others keep in it, is larger than is read.
        FileUnusableError: the disk is full or the folder cannot be written.
    """

    def last_look() -> None:
        try:
            raw = read_bounded(path, LARGEST)
        except FileMissingError:
            raw = None
        if raw != seen.raw:
            raise ChangedMeanwhileError

    data = bytes_of(document)
    if len(data) > LARGEST:
        # What was written could not be read again.
        raise FileTooLargeError(path, LARGEST)
    replace_file(path, data, _FILE_MODE, last_look)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
