"""Completing a path as it is typed: it looks at one folder, in part if huge."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_LOOKED_AT = 5_000
MOST_GIVEN = 200


def expanded(text: str, folder: Path) -> Path:
    """Give the path that a text means: ``~`` is the home folder, the rest begins in ``folder``."""
    path = Path(text.strip())
    with suppress(RuntimeError):  # nobody's home is a folder's name like any other
        path = path.expanduser()
    return path if path.is_absolute() else folder / path


def completions(
    text: str, folder: Path, suffixes: Collection[str] | None = None
) -> tuple[str, ...]:
    """Give the texts that could come of this one.

    Args:
        text: what is typed so far; empty looks into ``folder``.
        folder: where a path begins that names no root.
        suffixes: how the names of the files end that are meant, in lower case; other files are
            only given once their beginning is typed. None gives folders only.

    Returns:
        The folders first, each by name, with a slash at their end; nothing where one may not look.
    """
    head, _, begun = text.rpartition("/")
    typed = f"{head}/" if head or text.startswith("/") else ""
    found: list[tuple[bool, str]] = []
    try:
        with os.scandir(expanded(typed or ".", folder)) as entries:
            for entry in islice(entries, MOST_LOOKED_AT):
                if not entry.name.casefold().startswith(begun.casefold()):
                    continue
                if entry.name.startswith(".") and not begun.startswith("."):
                    continue
                is_folder = _is_folder(entry)
                suffix = Path(entry.name).suffix.casefold()
                if is_folder or (suffixes is not None and (begun or suffix in suffixes)):
                    found.append((not is_folder, entry.name + ("/" if is_folder else "")))
    except (OSError, ValueError):
        # A folder that is not there, or not ours, completes to nothing; enter says so.
        return ()
    return tuple(f"{typed}{name}" for _, name in sorted(found)[:MOST_GIVEN])


def further(text: str, found: tuple[str, ...]) -> str:
    """Give the text with as much added as all completions share."""
    shared = 0
    for letters in zip(*found, strict=False):
        if len({letter.casefold() for letter in letters}) > 1:
            break
        shared += 1
    return found[0][:shared] if shared > len(text) else text


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
