"""The files that another editor opens: private, and found again when Sitdown was killed meanwhile.

What stood in the box is a draft before the editor opens, so only what was changed in the editor
can be lost. The name of a file says whose it is and what it began with.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_RECOVERED = "recovered"


def editing_file(folder: Path, text: str) -> Path:
    """Make a private file with the text in it, for the editor.

    Raises:
        OSError: it cannot be written.
    """
    import tempfile

    content = text.encode("utf-8", "replace")
    prefix = f"{os.getpid()}-{_digest(content)}-"
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".md", dir=folder)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    return folder / name


def recover(folder: Path) -> list[Path]:
    """Take up the files that a killed Sitdown left; what nobody changed is removed.

    Returns:
        Those that hold what was written in an editor, under names that say so.
    """
    try:
        left = [each.name for each in folder.iterdir() if _is_left(each.name)]
    except OSError:
        return []
    recovered = []
    for name in sorted(left):
        path = folder / name
        try:
            content = path.read_bytes()
            if not content.strip() or name.split("-")[1:2] == [_digest(content)]:
                path.unlink()
            else:
                recovered.append(path.replace(folder / f"{_RECOVERED}-{name}"))
        except FileNotFoundError:
            continue  # another window took it up
    return recovered


def _is_left(name: str) -> bool:
    """Whether a file is an editor's whose Sitdown is not there any more."""
    if not name.endswith(".md") or name.startswith(_RECOVERED):
        return False
    process = name.partition("-")[0]
    if not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False


def _digest(content: bytes) -> str:
    import zlib

    return f"{zlib.crc32(content):08x}{len(content):x}"
