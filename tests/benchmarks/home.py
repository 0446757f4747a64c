"""Home with 10,000 sessions: first paint, keys, idle CPU, memory, against bare Textual apps.

Run: python -m tests.benchmarks.home [ROUNDS]
"""

from __future__ import annotations

import compileall
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.probe import Probe
from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import add_sessions, desk_in

SESSIONS = 10_000
DOWN, PAGE_DOWN, PAGE_UP, QUIT = b"\x1b[B", b"\x1b[6~", b"\x1b[5~", b"q"


def main() -> None:
    """Print a ratio a line."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    source = Path(__file__).parents[2]
    # Uncompiled code starts three times slower, and neither side is to be measured so.
    compileall.compile_dir(source / "src", quiet=1)
    with tempfile.TemporaryDirectory() as home:
        desk = desk_in(Path(home))
        add_sessions(desk.store.path, SESSIONS)
        desk.store.close()
        compare(home, rounds)


def compare(home: str, rounds: int) -> None:
    """Run the app on the folder and the floors, in turn."""
    paths = {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}

    def app() -> Probe:
        return Probe([sys.executable, "-m", "sitdown", "--home", home], paths)

    def floor(name: str) -> Probe:
        return Probe([sys.executable, "-m", "tests.benchmarks.floors", name], paths)

    def painted(run: Probe, text: bytes) -> float:
        with run:
            return run.paint(text)

    def memory(run: Probe, text: bytes) -> float:
        with run:
            run.paint(text)
            return run.peak_megabytes()

    def idle(run: Probe, text: bytes) -> float:
        with run:
            run.paint(text)
            run.idle(3)
            return run.idle(8)

    def keyed(run: Probe, text: bytes, *keys: bytes) -> float:
        with run:
            run.paint(text)
            run.idle(2.5)
            return statistics.median(run.key(key) for _ in range(20 // len(keys)) for key in keys)

    def left(run: Probe, text: bytes) -> float:
        with run:
            run.paint(text)
            run.idle(2)
            return run.quit(QUIT)

    hello, home_text = b"Hello", b"Review number"
    floors, apps = in_turn(
        lambda: painted(floor("hello"), hello), lambda: painted(app(), home_text), rounds
    )
    report("first paint, 10,000 sessions", floors, apps, Target(1.15, 1.35))
    floors, apps = in_turn(
        lambda: memory(floor("hello"), hello), lambda: memory(app(), home_text), 3
    )
    report("peak memory at first paint", floors, apps, Target(1.15, 1.3), "MB")
    fewer = max(3, rounds // 2)
    floors, apps = in_turn(
        lambda: keyed(floor("table"), hello, DOWN),
        lambda: keyed(app(), home_text, DOWN),
        fewer,
    )
    report("down, p50, against a table of 50", floors, apps, Target(1.2, 2))
    floors, apps = in_turn(
        lambda: keyed(floor("options"), hello, PAGE_DOWN, PAGE_UP),
        lambda: keyed(app(), home_text, PAGE_DOWN, PAGE_UP),
        fewer,
    )
    report("page down and up, p50, against 50 options", floors, apps, Target(1, 1.5))
    floors, apps = in_turn(lambda: idle(floor("hello"), hello), lambda: idle(app(), home_text), 3)
    report("idle CPU", floors, apps, Target(1.2, 2), "%")
    floors, apps = in_turn(lambda: left(floor("hello"), hello), lambda: left(app(), home_text), 4)
    report("quit", floors, apps, Target(1.1, 1.5))


if __name__ == "__main__":
    main()
