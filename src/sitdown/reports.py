"""Reports of failures that nobody foresaw: the traceback, for the owner only."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sitdown import __version__
from sitdown.locations import private_file

if TYPE_CHECKING:
    from pathlib import Path


def write_report(folder: Path, error: BaseException, now: datetime | None = None) -> Path:
    """Write the traceback of a failure, without the values that its lines saw.

    Args:
        folder: where reports lie; made when it is missing.
        error: what failed.
        now: this moment, for the file's name; None is the machine's clock.

    Returns:
        The report, readable by its owner only.

    Raises:
        OSError: it could not be written.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    path = folder / f"crash-{moment:%Y%m%d-%H%M%S-%f}.txt"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(private_file(path), "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"sitdown {__version__}, {moment:%Y-%m-%d %H:%M:%S} UTC\n\n")
        file.writelines(traceback.format_exception(error))
    return path
