"""What is typed for a session that is not begun yet.

A draft belongs to a session, and here there is none: so it is a small private file beside the
database, one for each whose sessions they are.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NamedTuple

from sitdown.engine.text import storable_text
from sitdown.errors import SitdownError
from sitdown.locations import replace_privately

if TYPE_CHECKING:
    from pathlib import Path

    from sitdown.engine.desk import Desk

_MOST = 10_000
"""Characters that are read: more than the dialog takes, whatever the file came to hold."""


class DraftFileError(SitdownError):
    """What is typed for a new session cannot be kept or found."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"What you type for a new session is not kept: {path} cannot be used ({reason}). "
            "Begin the session to keep it, or mend the file."
        )


class Unbegun(NamedTuple):
    """A line for each field of the session to come; empty where nothing was typed."""

    title: str = ""
    intention: str = ""


def unbegun(desk: Desk) -> Unbegun:
    """What was typed and never begun.

    Raises:
        DraftFileError: it is there and cannot be read.
    """
    path = _file(desk)
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            title, _, intention = file.read(_MOST).partition("\n")
    except FileNotFoundError:
        return Unbegun()
    except OSError as error:
        raise DraftFileError(path, _reason(error)) from error
    return Unbegun(title, intention.replace("\n", " "))


def keep_unbegun(desk: Desk, typed: Unbegun) -> None:
    """Keep it: it is on the disk when this returns. Empty fields forget it.

    Raises:
        DraftFileError: it cannot be written, or not be removed.
    """
    path = _file(desk)
    try:
        if any(typed):
            replace_privately(path, storable_text("\n".join(typed)))
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise DraftFileError(path, _reason(error)) from error


def _file(desk: Desk) -> Path:
    return desk.store.path.with_name(f"new-session-{desk.user_id}.txt")


def _reason(error: OSError) -> str:
    return error.strerror or errno.errorcode.get(error.errno or 0, "no reason given")
