"""A person at a terminal: the real program in a pseudo-terminal, its screen, its keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
}
PATIENCE = 30.0
"""Seconds until what a person waits for counts as not coming; generous, for busy machines."""

ON_AT_FIRST = frozenset({b"7", b"25"})
"""The private modes with which a terminal begins: lines wrap, the cursor is seen."""

_BECOME_ITS_LEADER = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes the terminal the program's own, as a shell does: closing it then hangs the program up."""

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*(?:\$p|[mu])|\x1b[P_^].*?\x1b\\", re.DOTALL
)
_CUT_SHORT = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[P_^\]](?:(?!\x1b\\|\x07).)*\x1b?)?\Z", re.DOTALL)


class NeverShownError(AssertionError):
    """The screen never came to show what was waited for; the message is the screen."""


class Terminal:
    """One run of the program. Keys are written as a terminal sends them, the screen is pyte's."""

    def __init__(
        self, *arguments: str, home: Path, columns: int = 120, rows: int = 40, **environ: str
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.drawn = bytearray()
        """Every byte that the program ever sent to the terminal."""
        self._stream = pyte.ByteStream(self.screen)
        self._cut_short = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-ISc", _BECOME_ITS_LEADER, *_sitdown(home), *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=_environment(environ),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(timeout=PATIENCE)
        self.close()

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def see(self, pattern: str) -> str:
        """Wait until the screen shows a match of the pattern; gives the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if re.search(pattern, self.text):
                return self.text
            self._read(0.05)
        message = f"never saw {pattern!r} on:\n{self.text}"
        raise NeverShownError(message)

    def not_see(self, pattern: str) -> str:
        """Wait until the screen shows no match of the pattern; gives the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._read(0.05)
            if not re.search(pattern, self.text):
                return self.text
        message = f"still saw {pattern!r} on:\n{self.text}"
        raise NeverShownError(message)

    def press(self, *keys: str) -> None:
        """Press keys one by one: a character, a name of ``KEYS``, or ``ctrl+`` and a letter."""
        for key in keys:
            os.write(self._master, _sent(key).encode())
            # A key within a tenth of a second of esc is one key with alt to any terminal program.
            self.settle(0.2) if key == "esc" else self._read(0.03)

    def press_at_once(self, *keys: str) -> None:
        """Press keys faster than anything can be drawn between them."""
        os.write(self._master, "".join(map(_sent, keys)).encode())

    def type(self, text: str) -> None:
        """Type text, a key at a time."""
        self.press(*text)

    def settle(self, quiet: float = 0.2) -> None:
        """Read until nothing was drawn for so many seconds; a cursor blinks twice a second."""
        end = time.monotonic() + PATIENCE
        while self._read(quiet) and time.monotonic() < end:
            pass

    def watch(self, seconds: float) -> str:
        """Look on for that long, as for what must not happen; gives the screen."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.05)
        return self.text

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self) -> None:
        """End the program as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=PATIENCE)

    def close(self) -> None:
        """Close the terminal's window, whatever the program does."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    @property
    def reads_lines(self) -> bool:
        """Whether the terminal echoes and reads line by line, as a shell needs to find it."""
        modes: int = termios.tcgetattr(self._master)[3]
        wanted = termios.ECHO | termios.ICANON | termios.ISIG
        return modes & wanted == wanted

    @property
    def left_on(self) -> set[bytes]:
        """The private modes, such as the second screen and the mouse, that are on by now."""
        on = set(ON_AT_FIRST)
        for modes, is_on in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", bytes(self.drawn)):
            (on.update if is_on == b"h" else on.difference_update)(modes.split(b";"))
        return on

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def exit_code(self) -> int:
        """Wait for the program to end; gives its exit code."""
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        while self._read(0.05):
            pass  # the last words of a program lie in the terminal after its end
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            message = f"still runs, with:\n{self.text}"
            raise NeverShownError(message) from None

    def _read(self, seconds: float) -> bool:
        """Feed what the program drew within the time to the screen; whether there was any."""
        if self._master < 0:
            time.sleep(min(seconds, 0.02))
            return False
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        try:
            drawn = os.read(self._master, 65536)
        except OSError:  # the other end is gone, with the program
            time.sleep(min(seconds, 0.02))
            return False
        self.drawn += drawn
        self._feed(drawn)
        return bool(drawn)

    def _feed(self, drawn: bytes) -> None:
        """Give pyte what it can parse: it takes private sequences that it does not know for text.
        What a read cut short waits for the rest of it.
        """
        drawn = _UNKNOWN_TO_PYTE.sub(b"", self._cut_short + drawn)
        cut = _CUT_SHORT.search(drawn)
        self._cut_short = cut.group() if cut else b""
        self._stream.feed(drawn[: len(drawn) - len(self._cut_short)])


def _sitdown(home: Path) -> list[str]:
    return ["-m", "sitdown", "--home", str(home)]


def _sent(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 0x1F)
    return KEYS.get(key, key)


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """A terminal of today, and nothing of the machine's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TEXTUAL_ANIMATIONS": "none",
        **extra,
    }
