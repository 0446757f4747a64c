"""An answer that is being typed to a question, and not yet given.

A question belongs to a project, which may have no session whose draft it could be: so each is a
small private file beside the database, named after its question, and the same wherever the
question is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.work.safe_files import (
    FileMissingError,
    FileUnusableError,
    read_bounded,
    replace_file,
)
from sitdown.locations import FILE_MODE, FOLDER_MODE

_FOLDER = "answers"


def draft_of(desk: Desk, blocker_id: str) -> str:
    """What was typed to a question and not given; empty without it.

    Raises:
        FileError: it is there and cannot be read.
    """
    try:
        return read_bounded(_file(desk, blocker_id)).decode("utf-8", "replace")
    except FileMissingError:
        return ""


def keep_draft_of(desk: Desk, blocker_id: str, text: str) -> None:
    """Keep what is typed to a question: it is on the disk when this returns. Empty text forgets it.

    Raises:
        FileError: it cannot be written.
    """
    if not text:
        forget_drafts_of(desk, (blocker_id,))
        return
    path = _file(desk, blocker_id)
    try:
        path.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise FileUnusableError(path.parent, error.strerror or str(error)) from error
    replace_file(path, text.encode("utf-8", "replace"), FILE_MODE)


def forget_drafts_of(desk: Desk, blocker_ids: Iterable[str]) -> None:
    """Forget what was typed to these questions.

    Raises:
        FileUnusableError: the system refuses to remove one.
    """
    for each in blocker_ids:
        path = _file(desk, each)
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            continue  # nothing can have been kept there
        except OSError as error:
            raise FileUnusableError(path, error.strerror or str(error)) from error


def _file(desk: Desk, blocker_id: str) -> Path:
    return desk.store.path.parent / _FOLDER / f"{blocker_id}.txt"
