"""A session of 10,000 entries: opening it, and saying something in it until that shows.

Run: python -m tests.benchmarks.long_session [ROUNDS]
"""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.benchmarks.probe import Probe
from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import TalkKind, add_entries, desk_in

from sitdown.engine import entries, sessions
from sitdown.engine.kind import Begin, NewEntry
from sitdown.locations import Locations
from sitdown.settings import Settings
from sitdown.tui.launching import launch

ENTRIES = 10_000
FEW = 120
LAST = "quincunx"
"""Stands in the last entry alone."""
TITLE = b"Every morning"
ENTER, ESCAPE, SEND, QUIT = b"\r", b"\x1b", b"\x13", b"q"
_ESCAPE_SECONDS = 0.3


def main() -> None:
    """Print a ratio a line, or, with the word ``app`` and a folder, be the app."""
    if sys.argv[1:2] == ["app"]:
        sys.exit(launch(Locations(Path(sys.argv[2])), Settings(), kinds={"talk": TalkKind()}))
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    # Uncompiled code starts three times slower, and neither side is to be measured so.
    compileall.compile_dir(Path(__file__).parents[2] / "src", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        long, short = Path(folder) / "long", Path(folder) / "short"
        fill(long, ENTRIES)
        fill(short, FEW)
        compare(long, short, rounds)


def fill(home: Path, entries_wanted: int) -> None:
    """Make a store with one session of so many entries."""
    desk = desk_in(home)
    talk = sessions.begin(desk, "talk", Begin(title=TITLE.decode())).id
    add_entries(desk.store.path, talk, entries_wanted)
    entries.add_entry(desk, talk, NewEntry("said", LAST))
    sessions.pause(desk, talk)
    desk.store.close()


def compare(long: Path, short: Path, rounds: int) -> None:
    """Run the app on both stores and the floor, in turn."""
    with floor() as bare, app(long) as opening:
        floors, apps = in_turn(lambda: pushed(bare), lambda: opened(opening), rounds)
    report("opening 10,000 entries, to the last on screen", floors, apps, Target(2, 4))
    with app(short) as few, app(long) as many:
        floors, apps = in_turn(lambda: opened(few), lambda: opened(many), rounds)
        report("opening 10,000 against 120 entries", floors, apps, Target(1.2, 2))
        for run in (few, many):
            opened(run, stay=True)
            run.press(ENTER)  # into the box
            run.settle()
        in_few, in_many = count(FEW + 2), count(ENTRIES + 2)
        floors, apps = in_turn(lambda: said(few, in_few), lambda: said(many, in_many), rounds)
    report("saying until shown, 10,000 against 120 entries", floors, apps, Target(1.5, 3))


@contextmanager
def floor() -> Iterator[Probe]:
    """The bare app, painted and still."""
    with _running([sys.executable, "-m", "tests.benchmarks.floors", "empty"], b"Hello") as run:
        yield run


@contextmanager
def app(home: Path) -> Iterator[Probe]:
    """The app at Home, painted and with the store loaded."""
    command = [sys.executable, "-m", "tests.benchmarks.long_session", "app", str(home)]
    with _running(command, TITLE) as run:
        yield run


@contextmanager
def _running(command: list[str], text: bytes) -> Iterator[Probe]:
    with Probe(command, {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}) as run:
        run.paint(text)
        run.idle(2.5)
        yield run


def pushed(run: Probe) -> float:
    """Milliseconds to a screen that was not there before; the screens below it cost nothing."""
    return run.shows(b"x", b"Nothing here")


def opened(run: Probe, *, stay: bool = False) -> float:
    """Milliseconds from enter on Home to the last entry, and back to Home."""
    took = run.shows(ENTER, LAST.encode())
    run.settle()
    run.press(ENTER)  # closes the card of where one left off
    run.settle()
    if not stay:
        for _ in range(2):  # out of the box, out of the session
            run.press(ESCAPE)
            run.settle(_ESCAPE_SECONDS)
    return took


def said(run: Probe, stored: Iterator[int]) -> float:
    """Milliseconds from the key that sends a word to the frame that counts it among the said.

    What is typed stands on the screen before; the number of entries at the side tells.
    """
    run.press(b"word")
    return run.shows(SEND, str(next(stored)).encode())


if __name__ == "__main__":
    main()
