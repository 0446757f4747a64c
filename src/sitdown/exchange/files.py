"""Putting an export where the person wants it: whole, private, and never over another file."""

from __future__ import annotations

import os
from pathlib import Path

from sitdown.errors import SitdownError
from sitdown.locations import private_file, replace_privately


class FileTakenError(SitdownError):
    """Something is there already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Choose another name, or give --force.")


class CannotWriteError(SitdownError):
    """The file cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written ({reason}). Nothing was changed.")


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a text, readable by its owner only; all of it or nothing.

    Args:
        path: where to.
        text: what.
        force: take the place of a file that is there.

    Raises:
        FileTakenError: something is there, and ``force`` was not said.
        CannotWriteError: the folder is missing, or not ours to write in.
    """
    is_new = not force or not path.exists()
    try:
        if is_new:
            # The empty file holds the name until the text takes its place.
            os.close(private_file(path))
    except FileExistsError as error:
        raise FileTakenError(path) from error
    except OSError as error:
        raise CannotWriteError(path, error.strerror or str(error)) from error
    try:
        replace_privately(path, text)
    except OSError as error:
        if is_new:
            path.unlink(missing_ok=True)
        raise CannotWriteError(path, error.strerror or str(error)) from error
