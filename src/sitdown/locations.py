"""Where everything lies: one folder that only its owner may read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER_MODE = 0o700
FILE_MODE = 0o600


class HomeUnusableError(SitdownError):
    """The data folder cannot be made or written to."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The folder {path} cannot be used ({reason}). "
            "Name another with --home DIR or SITDOWN_HOME."
        )


class UnusablePathError(SitdownError):
    """What was typed can be the path of nothing."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"{text!r} cannot be a path ({reason}). Check what was given.")


class Locations(NamedTuple):
    """The files and folders under one data folder."""

    home: Path

    @property
    def database(self) -> Path:
        """Everything that was said."""
        return self.home / "sitdown.db"

    @property
    def settings(self) -> Path:
        """The settings, written by the person as much as by the app."""
        return self.home / "settings.toml"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.home / "backups"

    @property
    def logs(self) -> Path:
        """Crash reports; they may hold what was on the screen."""
        return self.home / "logs"

    @property
    def editing(self) -> Path:
        """Answers while they are open in another editor."""
        return self.home / "editing"


def find_home(override: str | None, environ: Mapping[str, str]) -> Path:
    """Give the data folder: the ``--home`` option, else ``SITDOWN_HOME``, else the system's own."""
    named = override or environ.get("SITDOWN_HOME")
    if named:
        return path_given(named).absolute()
    from platformdirs import user_data_path

    return user_data_path("sitdown", appauthor=False)


def path_given(text: str) -> Path:
    """The path that was typed; ``~`` is the person's folder, when there is one of that name.

    Raises:
        UnusablePathError: no file system could have it, as it is too long or holds a NUL.
    """
    path = Path(text)
    try:
        path.lstat()
    except ValueError as error:
        raise UnusablePathError(text, str(error)) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise UnusablePathError(text, os.strerror(error.errno)) from error
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def ensure(locations: Locations) -> None:
    """Make the data folder and its folders, for the owner only.

    An existing data folder that others may enter is closed to them, unless it holds other things
    and none of ours: then somebody named a folder such as ``/tmp``, which stays as it is. The
    files in it are private either way.

    Raises:
        HomeUnusableError: A folder cannot be made, or a file stands in its place.
    """
    for folder in (locations.home, locations.backups, locations.logs, locations.editing):
        try:
            folder.mkdir(mode=FOLDER_MODE, parents=folder == locations.home, exist_ok=True)
            if folder.stat().st_mode & 0o077 and _is_ours(folder, locations):
                folder.chmod(FOLDER_MODE)
        except OSError as error:
            raise HomeUnusableError(folder, error.strerror or str(error)) from error


def _is_ours(folder: Path, locations: Locations) -> bool:
    is_inside = folder != locations.home
    return is_inside or locations.database.exists() or not any(folder.iterdir())


def private_file(path: Path) -> int:
    """Make a new file that only its owner can read, and give its descriptor to write to.

    The mode is set in the same call that makes the file, so there is no moment at which another
    may open it; the umask can only take rights away.

    Raises:
        FileExistsError: The file is there already; nothing is done to it.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)


def replace_privately(path: Path, text: str | Iterable[str]) -> None:
    """Put a text in place of a file, all or nothing, readable by the owner only.

    The text is on the disk under another name before it takes the file's place, so a reader or a
    power cut sees the old text or the new one. A symbolic link keeps pointing where it points.

    Args:
        path: the file.
        text: what is to be in it; or its pieces, of which only one is in memory at a time.
    """
    target = path.resolve()
    other = target.with_name(f".{target.name}.{os.getpid()}.new")
    other.unlink(missing_ok=True)
    try:
        with os.fdopen(private_file(other), "w", encoding="utf-8", newline="") as file:
            file.writelines((text,) if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        other.replace(target)
    finally:
        other.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
