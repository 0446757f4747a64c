"""A program that writes one session's state again and again, for tests to kill and to race.

``writer.py FOLDER pages FROM TO`` writes each number at both ends of a long document, and prints
it once it is written. ``writer.py FOLDER commits NAME COUNT`` adds commits of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sitdown.kinds.work.state import SessionStateManager


def write_pages(manager: SessionStateManager, first: int, last: int) -> None:
    """Each page says its number at the beginning, all through and at the end."""
    for number in range(first, last):
        document = manager.load().document()
        manager.save({**document, "topic": str(number), "body": f"{number} " * 4000, "end": number})
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def add_commits(manager: SessionStateManager, name: int, count: int) -> None:
    """Commits with hashes that no other name has."""
    for number in range(count):
        manager.add_commit(f"{name:04x}{number:04x}", f"{name} {number}")


if __name__ == "__main__":
    folder, task, one, other = sys.argv[1:]
    what = write_pages if task == "pages" else add_commits
    what(SessionStateManager(Path(folder)), int(one), int(other))
