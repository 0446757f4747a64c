"""Completing the path of a file as it is typed: it looks at one folder, in part if huge."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path

MOST_LOOKED_AT = 5_000
MOST_GIVEN = 200
BANK_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".ofx", ".qfx", ".qif", ".xml", ".camt", ".940"})
"""What banks call their exports; other names are only offered once their beginning is typed."""


def expanded(text: str, folder: Path) -> Path:
    """Give the path that a text means: ``~`` is the home folder, the rest begins in ``folder``."""
    path = Path(text.strip())
    with suppress(RuntimeError):  # nobody's home is a folder's name like any other
        path = path.expanduser()
    return path if path.is_absolute() else folder / path


def completions(text: str, folder: Path) -> tuple[str, ...]:
    """Give the texts that could come of this one: folders, and files that may be a bank's.

    Args:
        text: what is typed so far; empty looks into ``folder``.
        folder: where a path begins that names no root.

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
                if is_folder or begun or suffix in BANK_SUFFIXES:
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
