"""The command line: every screen's plain twin, for scripts and for people who prefer lines."""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` itself takes as long to import as Python to start
if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.cli.calls import Surroundings


def main(argv: Sequence[str], surroundings: Surroundings | None = None) -> int:
    """Do what a command line asks, and give the exit code.

    Args:
        argv: the words after the program's name.
        surroundings: the environment, the time and the kinds; None is the real ones.

    Returns:
        0 when it was done, 1 when it could not be, 2 when the words make no command, 130 when it
        was interrupted and 141 when nobody reads its output any more.
    """
    if surroundings is None and list(argv) == ["due"]:
        told = _told_at_once()
        if told is not None:
            return told
    from sitdown.cli.running import run

    return run(argv, surroundings)


def _told_at_once() -> int | None:
    """Tell what is due where that is plain, and give the exit code; None for the longer way."""
    import os
    import sys
    import time

    from sitdown.cli.quick import lines_of_what_is_due

    if sys.stdout is None:  # closed by whoever started us
        return None
    lines = lines_of_what_is_due(os.environ, time.time())
    if lines is None or not (sys.stdout.encoding == "utf-8" or "".join(lines).isascii()):
        return None
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except BrokenPipeError:
        from sitdown.cli.running import NOBODY_READS, stop_writing

        stop_writing()
        return NOBODY_READS
    return 0
