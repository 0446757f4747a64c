from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitdown import __main__, __version__

SOURCE = Path(__main__.__file__).parents[1]
HEAVY = ("sqlalchemy", "pydantic", "sqlmodel", "markdown_it", "pygments")


def environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SOURCE),
        "SITDOWN_HOME": str(home),
        "TERM": "xterm-256color",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
    }


def test_the_version_is_told_without_loading_anything(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["--version"]) == 0
    assert capsys.readouterr().out == f"sitdown {__version__}\n"


def test_without_a_terminal_the_command_line_answers(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitdown", "--help"],
        env=environment(tmp_path / "home"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0
    assert b"usage" in done.stdout


def test_nothing_heavy_is_loaded_at_the_first_paint(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from sitdown.clock import SystemClock
from sitdown.locations import Locations, ensure
from sitdown.settings import Settings
from sitdown.tui.launching import SitdownApp, desk_opener
locations = Locations(Path({str(tmp_path / "home")!r}))
ensure(locations)
clock, chosen = SystemClock(), Settings()
app = SitdownApp(locations, chosen, clock, desk_opener(locations, chosen, clock))
loaded = []
def painted():
    loaded.extend(name for name in {HEAVY!r} if name in sys.modules)
    app.exit()
app.on_first_paint = painted
app.run(headless=True)
print("loaded", loaded)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(tmp_path),
        capture_output=True,
        check=False,
        timeout=30,
        text=True,
    )
    assert done.stdout == "loaded []\n", done.stderr


@contextmanager
def on_a_terminal(home: Path) -> Iterator[tuple[int, int]]:
    """The program on a pseudo-terminal, from its first paint on: its process and the terminal."""
    process, terminal = pty.fork()
    if process == 0:
        words = [sys.executable, "-m", "sitdown"]
        os.execve(words[0], words, environment(home))  # noqa: S606 - the child becomes the program
    try:
        read_until(terminal, b"begin a session")
        yield process, terminal
    finally:
        os.close(terminal)


def read_until(terminal: int, wanted: bytes, seconds: float = 60) -> bytes:
    read, end = b"", time.monotonic() + seconds
    while wanted not in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", read):
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        assert ready, read[-500:]
        read += os.read(terminal, 65536)
    return read


def exit_code(process: int, terminal: int) -> int:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.05)
        if ready:
            try:
                os.read(terminal, 65536)
            except OSError:
                break
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_it_opens_on_a_terminal_and_q_leaves(tmp_path: Path) -> None:
    with on_a_terminal(tmp_path / "home") as (process, terminal):
        os.write(terminal, b"q")
        assert exit_code(process, terminal) == 0
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_cleanly(tmp_path: Path, sent: signal.Signals) -> None:
    with on_a_terminal(tmp_path / "home") as (process, terminal):
        os.kill(process, sent)
        assert exit_code(process, terminal) == 128 + sent
