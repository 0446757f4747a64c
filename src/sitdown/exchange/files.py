"""Putting an export where the person wants it: whole, private, and never over another file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError
from sitdown.locations import private_file, replace_privately

if TYPE_CHECKING:
    from collections.abc import Iterable


_OF_A_DATABASE = b"SQLite format 3\0"
"""The first bytes of every one."""


class FileTakenError(SitdownError):
    """Something is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Choose another name, or give --force.")


class CannotWriteError(SitdownError):
    """The file cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}). Nothing was changed.")


class FolderGivenError(SitdownError):
    """A folder was named where a file is to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a folder. Name the file in it that is to be written.")


class DatabaseGivenError(SitdownError):
    """A database was named, which may well be the one with everything in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a database, and nothing is written over one. Name a new file.")


def write_new(path: Path, text: str | Iterable[str], *, force: bool = False) -> None:
    """Write a text, readable by its owner only; all of it or nothing.

    What is there and no file, such as ``/dev/stdout`` or a pipe, is written to as it is: there is
    nothing in it whose place could be taken.

    Args:
        path: where to.
        text: what; or its pieces, of which only one is in memory at a time.
        force: take the place of a file that is there.

    Raises:
        FileTakenError: something is there, and ``force`` was not said.
        FolderGivenError: a folder is there.
        DatabaseGivenError: a database is there.
        CannotWriteError: the folder is missing, or not ours to write in.
        BrokenPipeError: nobody reads the pipe any more.
    """
    try:
        if path.is_dir():
            raise FolderGivenError(path)
        if path.exists() and not path.is_file():
            _write_through(path, text)
            return
        _write_file(path, text, force=force)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWriteError(path, error.strerror or str(error)) from error


def _write_through(path: Path, text: str | Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines((text,) if isinstance(text, str) else text)


def _write_file(path: Path, text: str | Iterable[str], *, force: bool) -> None:
    is_new = not force or not path.exists()
    if not is_new and _is_database(path):
        raise DatabaseGivenError(path)
    if is_new:
        try:
            # The empty file holds the name until the text takes its place.
            os.close(private_file(path))
        except FileExistsError as error:
            raise FileTakenError(path) from error
    try:
        replace_privately(path, text)
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_OF_A_DATABASE)) == _OF_A_DATABASE
