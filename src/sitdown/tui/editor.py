"""The person's own editor, which has the terminal until it ends."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING, Any

from sitdown.settings import Settings
from sitdown.tui.safe_text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App


def run_editor(app: App[Any], path: Path) -> str | None:
    """Open a file in the editor of the settings, else in $VISUAL, $EDITOR or vi, and wait.

    Returns:
        What went wrong, in a sentence; None when nothing did.

    Raises:
        SuspendNotSupported: there is no terminal that could be handed over.
    """
    settings = getattr(app, "settings", None)
    command = settings.editor if isinstance(settings, Settings) else ""
    command = command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with app.suspend():
        # An exception that leaves this block would leave the screen dead.
        try:
            command_line = [*shlex.split(command), str(path)]
            ended = subprocess.run(command_line, check=False)  # noqa: S603 - the person's own
        except (OSError, ValueError) as error:
            problem = f"{command!r} could not be started ({error}). Set EDITOR to another one."
            return one_line(problem)
    return one_line(f"{command!r} ended with {ended.returncode}.") if ended.returncode else None
