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
    if surroundings is None and list(argv) == ["due"] and _nothing_is_due():
        return 0
    from sitdown.cli.running import run

    return run(argv, surroundings)


def _nothing_is_due() -> bool:
    import os
    import time

    from sitdown.cli.quick import surely_nothing_due

    return surely_nothing_due(os.environ, time.time())
