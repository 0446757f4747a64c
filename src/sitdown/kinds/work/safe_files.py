"""Files that other programs write too: read within bounds, replaced whole, one writer at a time.

A lock is a ``flock`` on the file's folder. It needs no file of its own, so nothing is left behind
for git to show, and the system frees it when its holder dies, so no lock is ever stale.
"""

from __future__ import annotations

import fcntl
import glob
import itertools
import os
import stat
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_BYTES = 10 * 1024 * 1024
"""The largest file that is read or written: 10 MB."""

LONGEST_WAIT = 10.0
"""Seconds to wait for another writer; one write takes a few milliseconds."""

_LOOK_AGAIN = 0.002
_NEW = itertools.count(1)


class FileError(SitdownError):
    """A file of a project that cannot be used as it is."""


class FileMissingError(FileError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file {path}. It may have been moved or deleted.")


class FileTooLargeError(FileError):
    """More than Sitdown reads or writes."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(
            f"{path} is larger than {limit / 1024 / 1024:.3g} MB and was not touched. "
            "Make it smaller, and try again."
        )


class NotAFileError(FileError):
    """A folder, a pipe or a device stands where a file should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no ordinary file. Put a file in its place.")


class FileUnusableError(FileError):
    """The system refuses: no rights, a full disk, a folder that is gone."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used ({reason}). Look at its folder and its rights.")


class LeavesFolderError(FileError):
    """A name, or a link behind it, that leads out of the folder it belongs to."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(
            f"{name!r} leads out of {folder} and was not opened. "
            "Use a plain name, and keep the file itself in the folder."
        )


class LockedTooLongError(FileError):
    """Another writer has not finished in time."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            f"Another program has held {path} for {seconds:.0f} seconds. "
            "Nothing was changed; try again when it is done."
        )


def inside(folder: Path, name: str) -> Path:
    """The path of a direct child of a folder, links resolved.

    Raises:
        LeavesFolderError: The name is not a plain one, or a link leads out of the folder.
    """
    plain = bool(name) and name not in {".", ".."} and not set(name) & set("/\\\0")
    if not plain:
        raise LeavesFolderError(folder, name)
    try:
        root = folder.resolve()
        found = (root / name).resolve()
    except (OSError, RuntimeError) as error:
        raise LeavesFolderError(folder, name) from error
    if not found.is_relative_to(root) or found == root:
        raise LeavesFolderError(folder, name)
    return found


def is_file(path: Path) -> bool:
    """Whether there is a file; no, where the system refuses to tell."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_bounded(path: Path, limit: int = MOST_BYTES) -> bytes:
    """All bytes of an ordinary file.

    Raises:
        FileMissingError: There is none.
        FileTooLargeError: It holds more than ``limit`` bytes.
        NotAFileError: It is a folder, a pipe or a device.
        FileUnusableError: The system refuses to read it.
    """
    try:
        # Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissingError(path) from error
    except OSError as error:
        raise FileUnusableError(path, error.strerror or str(error)) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotAFileError(path)
        if found.st_size > limit:
            raise FileTooLargeError(path, limit)
        data = _all_of(descriptor, limit + 1)
    except OSError as error:
        raise FileUnusableError(path, error.strerror or str(error)) from error
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise FileTooLargeError(path, limit)
    return data


def _all_of(descriptor: int, most: int) -> bytes:
    """What can be read, and at most that many bytes: the file may grow meanwhile."""
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(most)


def replace_file(
    path: Path,
    data: bytes,
    mode: int | None = None,
    last_look: Callable[[], None] | None = None,
) -> None:
    """Put bytes in place of a file, all or nothing.

    They are on the disk under another name in the same folder before they take the file's place:
    a reader, a kill or a power cut sees the old bytes or the new ones. A symbolic link keeps
    pointing where it points.

    Args:
        path: The file; it need not exist.
        data: What it will hold.
        mode: Its rights; the rights it had when not given, and 0600 for a new file.
        last_look: Called when the bytes are ready and not yet in place; what it raises keeps the
            old file as it is.

    Raises:
        FileTooLargeError: There are more than 10 MB.
        FileUnusableError: The system refuses to write.
    """
    if len(data) > MOST_BYTES:
        raise FileTooLargeError(path, MOST_BYTES)
    try:
        target = path.resolve()
        rights = _rights_of(target) if mode is None else mode
        other = target.with_name(f".{target.name}.{os.getpid()}-{next(_NEW)}.new")
        other.unlink(missing_ok=True)
        try:
            _write(other, data, rights)
            if last_look is not None:
                last_look()
            other.replace(target)
        finally:
            other.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except (OSError, RuntimeError) as error:
        raise FileUnusableError(path, getattr(error, "strerror", None) or str(error)) from error


def sweep(path: Path) -> None:
    """Remove what writers of this file left that were killed. Call it only under its lock.

    Raises:
        FileUnusableError: The system refuses to remove one.
    """
    try:
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise FileUnusableError(path, error.strerror or str(error)) from error


@contextmanager
def locked(path: Path, longest_wait: float = LONGEST_WAIT) -> Iterator[None]:
    """Be the only writer of the files in this file's folder, among those that ask.

    Threads and processes wait for each other. Do not nest two for one folder.

    Raises:
        LockedTooLongError: Another held it for longer than ``longest_wait`` seconds.
        FileUnusableError: The folder is not there, or cannot be locked.
    """
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise FileUnusableError(path.parent, error.strerror or str(error)) from error
    try:
        _wait_for(folder, path, longest_wait)
        yield
    finally:
        os.close(folder)


def _wait_for(folder: int, path: Path, longest_wait: float) -> None:
    until = time.monotonic() + longest_wait
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= until:
                raise LockedTooLongError(path, longest_wait) from error
            time.sleep(_LOOK_AGAIN)
        except OSError as error:
            raise FileUnusableError(path.parent, error.strerror or str(error)) from error
        else:
            return


def _rights_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0o600


def _write(path: Path, data: bytes, rights: int) -> None:
    """Write a new file that is private from the moment it exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fchmod(descriptor, rights)
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
