"""What is due, against starting Python: a shell asks before every prompt.

Run: python -m tests.benchmarks.due [ROUNDS]
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import add_sessions, desk_in

from sitdown.engine import follow_ups, sessions
from sitdown.engine.kind import Begin

SESSIONS = 10_000


def main() -> None:
    """Print a ratio a line."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    # Uncompiled code starts three times slower, and neither side is to be measured so.
    compileall.compile_dir(Path(__file__).parents[2] / "src", quiet=1)
    with tempfile.TemporaryDirectory() as home:
        desk = desk_in(Path(home))
        add_sessions(desk.store.path, SESSIONS)
        talk = sessions.begin(desk, "talk", Begin(title="Talk")).id
        compare("nothing is due", home, rounds)
        follow_ups.set_daily(desk, talk, 0)
        compare("one check-in is due", home, rounds)
        desk.store.close()


def compare(what: str, home: str, rounds: int) -> None:
    """Ask on the folder, and start Python, in turn."""
    floors, apps = in_turn(
        lambda: _took(["-c", "pass"], home),
        lambda: _took(["-P", "-m", "sitdown", "due"], home),
        rounds,
    )
    report(f"due, {what}, against `python -c pass`", floors, apps, Target(2.5, 5))


def _took(words: list[str], home: str) -> float:
    """Milliseconds from the start of a Python to its end."""
    environ = {**os.environ, "SITDOWN_HOME": home}
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], env=environ, stdout=subprocess.PIPE, check=True)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
