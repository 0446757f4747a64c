"""A stopwatch at a pseudo-terminal: first paint, key to changed frame, idle CPU, memory.

A frame counts as drawn at the end of its synchronized update, which Textual sends to a terminal
that says it knows them; this one does.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 30.0
_ASKS_FOR_SYNC = b"\x1b[?2026$p"
_KNOWS_SYNC = b"\x1b[?2026;2$y"
_FRAME_ENDS = b"\x1b[?2026l"


class Probe:
    """One run of a command on a terminal of 120 by 40."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            | {"PATH": os.environ["PATH"]}
            | dict(environ),
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
        self._process.wait()
        os.close(self._master)

    def paint(self, shown: bytes) -> float:
        """Milliseconds from the start to the first whole frame with the text in it."""
        seen = b""
        while shown not in seen or _FRAME_ENDS not in seen[seen.index(shown) :]:
            seen += self._read(PATIENCE)
        return (time.perf_counter() - self._began) * 1000

    def key(self, key: bytes) -> float:
        """Milliseconds from a key to the end of the first frame after it."""
        self.settle()
        began = time.perf_counter()
        os.write(self._master, key)
        seen = b""
        while _FRAME_ENDS not in seen:
            seen += self._read(PATIENCE)
        return (time.perf_counter() - began) * 1000

    def shows(self, key: bytes, text: bytes) -> float:
        """Milliseconds from a key to the end of the first frame after it with the text in it."""
        self.settle()
        began = time.perf_counter()
        os.write(self._master, key)
        self.until(text)
        return (time.perf_counter() - began) * 1000

    def press(self, key: bytes) -> None:
        """Press a key and go on."""
        os.write(self._master, key)

    def until(self, shown: bytes) -> None:
        """Read until a frame with the text in it is whole; what was read before does not count."""
        seen = b""
        while shown not in seen or _FRAME_ENDS not in seen[seen.index(shown) :]:
            seen += self._read(PATIENCE)

    def drain(self) -> None:
        """Read what is there already."""
        while self._read(0):
            pass

    def quit(self, key: bytes) -> float:
        """Milliseconds from a key to the end of the process."""
        self.settle()
        began = time.perf_counter()
        os.write(self._master, key)
        while self._process.poll() is None:
            self._read(0.005)
        return (time.perf_counter() - began) * 1000

    def idle(self, seconds: float) -> float:
        """Percent of one core used while nothing is pressed."""
        self.settle()
        before = self._cpu_seconds()
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)
        return 100 * (self._cpu_seconds() - before) / seconds

    def peak_megabytes(self) -> float:
        """The most memory the process had so far."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing was drawn for so long."""
        while self._read(quiet):
            pass

    def _cpu_seconds(self) -> float:
        # Ticks of a hundredth of a second would be all that an idle program uses in eight.
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        spent = (int(each.read_text(encoding="utf-8").split()[0]) for each in threads)
        return sum(spent) / 1e9

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            if seconds == PATIENCE:
                message = "the program draws nothing more"
                raise TimeoutError(message)
            return b""
        try:
            drawn = os.read(self._master, 1 << 16)
        except OSError:
            return b""
        if _ASKS_FOR_SYNC in drawn:
            os.write(self._master, _KNOWS_SYNC)
        return drawn
