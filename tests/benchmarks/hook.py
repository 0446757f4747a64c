"""The hook of an agent against starting Python: it runs twice a tool, and the agent waits for it.

Run: python -m tests.benchmarks.hook [ROUNDS]
"""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.rounds import Target, in_turn, report

MOST_MILLISECONDS = 60
_PYTHON = sys.executable
_SMALL = {"session_id": "s", "cwd": "/p", "hook_event_name": "PreToolUse", "tool_name": "Bash"}


def main() -> None:
    """Print a ratio a line."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    compileall.compile_dir(Path(__file__).parents[2] / "src", quiet=1)
    large = _SMALL | {"tool_input": {"content": 'a line of "code"\n' * 60_000}}
    with tempfile.TemporaryDirectory() as home:
        for what, event in (("200 bytes", _SMALL), ("1 MB", large)):
            raw = json.dumps(event).encode()
            floors, apps = in_turn(
                lambda raw=raw: _took(["-c", "pass"], home, raw),  # type: ignore[misc]  # mypy knows no type for a lambda's default
                lambda raw=raw: _took(["-P", "-m", "sitdown", "work", "hook"], home, raw),  # type: ignore[misc]  # as above
                rounds,
            )
            report(f"hook of {what}, against `python -c pass`", floors, apps, Target(2.5, 5))
            slow = sorted(apps)[int(0.95 * len(apps))]
            verdict = "reached" if slow < MOST_MILLISECONDS else "missed"
            print(f"{'':<46} p95 {slow:.1f} ms  target {MOST_MILLISECONDS} ms  {verdict}")


def _took(words: list[str], home: str, raw: bytes) -> float:
    """Milliseconds from the start of a Python to its end."""
    environ = {**os.environ, "SITDOWN_HOME": home}
    begun = time.perf_counter()
    subprocess.run([_PYTHON, *words], env=environ, input=raw, check=True)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
