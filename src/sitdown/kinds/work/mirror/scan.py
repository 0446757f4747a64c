"""One look at the folders of a project's sessions: which are there, and which files changed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from sitdown.engine.text import storable_text
from sitdown.errors import SitdownError
from sitdown.kinds.work.mirror.stamps import GONE, settled, stamp_of
from sitdown.kinds.work.safe_files import FileUnusableError, LeavesFolderError, inside
from sitdown.kinds.work.state import FILE_NAME, check_name
from sitdown.kinds.work.views import SESSIONS, SyncFailure


@dataclass
class Scan:
    """What one look found.

    Attributes:
        changed: by slug, the stamps of the files to be read.
        gone: slugs that were known, and have no file now.
        refused: folders that are not looked into, and why.
        is_there: whether the project's folder could be found at all.
    """

    changed: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    refused: list[SyncFailure] = field(default_factory=list)
    is_there: bool = True


def scan(working_dir: Path, known: dict[str, str]) -> Scan:
    """Look at every session's folder of a project: one ``stat`` each.

    Args:
        working_dir: the project's folder.
        known: by slug, the stamps of when they were read; it is used up.

    Raises:
        LeavesFolderError: ``agents/sessions`` is a link out of the project.
        FileUnusableError: the folder cannot be listed.
    """
    found = Scan()
    folder = sessions_folder(working_dir)
    try:
        with os.scandir(folder) as entries:
            _look(found, folder, entries, known)
    except (FileNotFoundError, NotADirectoryError):
        found.is_there = is_folder(working_dir)
    except OSError as error:
        raise FileUnusableError(folder, error.strerror or str(error)) from error
    found.gone = [slug for slug, stamp in known.items() if stamp != GONE]
    return found


def sessions_folder(working_dir: Path) -> Path:
    """Where a project's sessions lie.

    Raises:
        LeavesFolderError: it is a link out of the project.
    """
    folder = working_dir / SESSIONS
    try:
        is_within = folder.resolve().is_relative_to(working_dir.resolve())
    except (OSError, RuntimeError) as error:
        raise LeavesFolderError(working_dir, str(SESSIONS)) from error
    if not is_within:
        raise LeavesFolderError(working_dir, str(SESSIONS))
    return folder


def stamp_at(session_dir: Path, *, to_read: bool = False) -> str:
    """The stamp of a session's file as it is now; of one that cannot be looked at, its error.

    Args:
        session_dir: its folder.
        to_read: the file is about to be read, and the stamp to be kept.
    """
    now_ns = time.time_ns()
    try:
        seen = (session_dir / FILE_NAME).stat()
        return settled(stamp_of(seen), seen, now_ns) if to_read else stamp_of(seen)
    except (FileNotFoundError, NotADirectoryError):
        return GONE
    except OSError as error:
        return _unseen(error)


def _look(
    found: Scan, folder: Path, entries: os._ScandirIterator[str], known: dict[str, str]
) -> None:
    base, end, look = f"{folder}/", f"/{FILE_NAME}", os.stat
    now_ns = time.time_ns()
    for entry in entries:
        name = entry.name
        if not entry.is_dir(follow_symlinks=False) and not _leads_inside(found, folder, entry):
            continue
        try:
            seen = look(base + name + end)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            if known.pop(name, None) is not None or _may_be_a_session(found, name):
                found.changed[name] = _unseen(error)
            continue
        stamp = stamp_of(seen)
        before = known.pop(name, None)
        if before != stamp and (before is not None or _may_be_a_session(found, name)):
            found.changed[name] = settled(stamp, seen, now_ns)


def _leads_inside(found: Scan, folder: Path, entry: os.DirEntry[str]) -> bool:
    """Whether what is no folder is a link to one, and may be followed."""
    if not entry.is_symlink():
        return False
    try:
        return inside(folder, entry.name).is_dir()
    except SitdownError as error:
        _refuse(found, entry.name, error)
    except OSError as error:
        _refuse(found, entry.name, FileUnusableError(folder / entry.name, str(error.strerror)))
    return False


def _may_be_a_session(found: Scan, name: str) -> bool:
    if name.startswith("."):
        return False
    try:
        check_name(name)
    except SitdownError as error:
        _refuse(found, name, error)
        return False
    return True


def _refuse(found: Scan, name: str, error: SitdownError) -> None:
    found.refused.append(SyncFailure(storable_text(name), storable_text(str(error))))


def _unseen(error: OSError) -> str:
    return f"!{error.errno}"


def is_folder(path: Path) -> bool:
    """Whether there is a folder; no, where the disk refuses to tell."""
    try:
        return path.is_dir()
    except OSError:
        return False
