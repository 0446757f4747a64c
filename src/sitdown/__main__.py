"""Where the program begins: the app on a terminal by the shortest road, all else by the cli."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` itself takes as long to import as Python to start
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Sitdown.

    Args:
        argv: the words after the program's name; None takes those it was started with.

    Returns:
        The exit code: 0 when it was done, 1 when it could not be, 2 for words that make no
        command, 128 and the signal's number when one ended the app.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words in (["--version"], ["-V"]):
        from sitdown import __version__

        sys.stdout.write(f"sitdown {__version__}\n")
        return 0
    if "hook" in words:
        from sitdown.cli.hook import hooked

        if hooked(words, os.environ):
            return 0
    home = _home_alone(words)
    if home is not None and _on_terminal():
        # The collector would run many times over modules that stay: a twentieth of the start.
        import gc

        gc.disable()
        from sitdown.tui.launching import launch_home

        return _leave_at_once(launch_home(home or None))
    from sitdown.cli import main as command_line

    return command_line(words)


def _leave_at_once(code: int) -> int:
    """End the process: all is written, and taking down a thousand modules would only be waited
    for. Where a stream cannot be flushed, Python ends it in its own way.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return code
    os._exit(code)


def _home_alone(words: Sequence[str]) -> str | None:
    """The data folder when the words ask for the app alone, empty for the usual one."""
    if not words:
        return ""
    if len(words) == 2 and words[0] == "--home":
        return words[1]
    if len(words) == 1 and words[0].startswith("--home="):
        return words[0].removeprefix("--home=")
    return None


def _on_terminal() -> bool:
    """Whether all three streams are one; the app reads the first and draws on the last."""
    try:
        return all(os.isatty(descriptor) for descriptor in (0, 1, 2))
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
