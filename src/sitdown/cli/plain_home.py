"""Where the data folder is, where that is plain to see: for what must answer before any import."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` itself takes as long to import as Python to start
if TYPE_CHECKING:
    from collections.abc import Mapping


def plain_home(environ: Mapping[str, str]) -> str | None:
    """The data folder, the same as ``locations.find_home`` gives; None where only that can tell."""
    if environ.get("SITDOWN_HOME"):
        return os.path.abspath(os.path.expanduser(environ["SITDOWN_HOME"]))  # noqa: PTH100,PTH111 - pathlib takes longer than the question
    if sys.platform != "linux" or "ANDROID_DATA" in environ:
        return None
    data = environ.get("XDG_DATA_HOME", "").strip()
    home = environ.get("HOME", "")
    if not (data or home).startswith("/"):
        return None
    return f"{data or f'{home}/.local/share'}/sitdown"
