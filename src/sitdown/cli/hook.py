"""Noting down what an agent tells, within the time it takes Python to start.

Agents run this before and after each tool they use, and wait for it. So it only appends what came
in to a file of the day, and leaves understanding it to whoever reads that file: no event is unknown
and none is invalid. Whatever goes wrong, it says nothing and ends well, because an agent takes a
failing hook for an order to stop.

A line is on the disk's queue when this ends and outlasts a kill, but it is not forced to the disk:
that would cost an agent up to a hundred times the write, and after a power cut the transcript still
tells of the last seconds. ``typing``, ``json``, ``pathlib`` and argparse stay out.
"""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 16 * 1024 * 1024
"""Bytes of an event that are kept; of a longer one the beginning, marked as cut."""

_DRAINED = 4 * LONGEST
_CHUNK = 1024 * 1024
_PATIENCE_SECONDS = 5.0
_LOCK_SECONDS = 1.0
_SLOW_WORDS = frozenset({"--print-settings", "--help", "-h"})


def hooked(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Note down an event from standard input, when that is what the words ask for.

    Args:
        words: the words after the program's name.
        environ: the environment, which names the data folder.

    Returns:
        Whether it was this that was asked for. It is, too, when the event could not be noted down;
        it is not for other commands, nor when a person typed this one at a terminal.
    """
    rest, home = _without_home(words)
    if rest[:2] != ["work", "hook"] or not _SLOW_WORDS.isdisjoint(rest):
        return False
    try:
        if os.isatty(0):
            return False
        raw = _note(home, environ)
        if "--brief" in rest and b'"SessionStart"' in raw:
            _tell_brief(home)
    except BaseException:  # noqa: BLE001 - an agent waits for this, and stops when it fails
        return True
    return True


def append(home: str, raw: bytes, now_ns: int, *, is_cut: bool = False) -> None:
    """Append an event to the file of its day, as one line that no other process can part.

    Args:
        home: the data folder; it is made when it is missing.
        raw: the event as it came; it is kept byte for byte, whatever it is, blanks around it aside.
        now_ns: nanoseconds since 1970, UTC.
        is_cut: whether more came than was kept.

    Raises:
        OSError: it cannot be written; nothing of it is left in the file.
    """
    seconds, nanoseconds = divmod(now_ns, 1_000_000_000)
    at = time.gmtime(seconds)
    moment = time.strftime("%Y-%m-%dT%H:%M:%S", at)
    line = b'{"at":"%s.%09dZ",%s}\n' % (moment.encode(), nanoseconds, _member(raw, is_cut=is_cut))
    folder = f"{home}/hooks"
    _private_folder(folder)
    path = f"{folder}/{moment[:10]}.jsonl"
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _append_alone(descriptor, line)
    finally:
        os.close(descriptor)


def _without_home(words: Sequence[str]) -> tuple[list[str], str]:
    """The words without the option that names the data folder, and that folder."""
    rest: list[str] = []
    home = ""
    is_named = False
    for word in words:
        if is_named:
            home, is_named = word, False
        elif word == "--home":
            is_named = True
        elif word.startswith("--home="):
            home = word[7:]
        else:
            rest.append(word)
    return rest, home


def _note(named: str, environ: Mapping[str, str]) -> bytes:
    """Note down what standard input holds, and give it."""
    from sitdown.cli.plain_home import plain_home

    raw, is_cut = _read()
    if not raw.strip():
        return raw
    home = plain_home({"SITDOWN_HOME": named} if named else environ)
    if home is None:
        from sitdown.locations import find_home

        home = str(find_home(None, environ))
    append(home, raw, time.time_ns(), is_cut=is_cut)
    return raw


def _tell_brief(home: str) -> None:
    """The slow way, which agents are asked for at their start only, when a person wants it."""
    from sitdown.cli import main as command_line

    command_line(["work", "hook", "--brief", *(["--home", home] if home else [])])


def _read() -> tuple[bytes, bool]:
    """What standard input holds, and whether there was more than is kept.

    Whoever writes is read to the end, within reason: a closed pipe would look to it like a failure.
    """
    import select

    kept = bytearray()
    read = 0
    while read < _DRAINED and select.select([0], [], [], _PATIENCE_SECONDS)[0]:
        chunk = os.read(0, _CHUNK)
        if not chunk:
            break
        read += len(chunk)
        kept += chunk[: LONGEST - len(kept)]
    return bytes(kept), read > len(kept)


def _member(raw: bytes, *, is_cut: bool) -> bytes:
    """The event as it came, but for blanks around it, when it looks like an object in one line;
    anything else as a text.

    Whether it is an object indeed, whoever reads it finds out: either way it can be had again.
    """
    event = raw.strip()
    if not is_cut and event.startswith(b"{") and event.endswith(b"}") and b"\n" not in event:
        try:
            event.decode()
        except UnicodeDecodeError:
            pass
        else:
            return b'"event":' + event
    return b'%s"raw":"%s"' % (b'"cut":true,' if is_cut else b"", _escaped(raw))


def _escaped(raw: bytes) -> bytes:
    r"""The bytes as the inside of a JSON string; one that is not UTF-8 becomes ``\udc..``.

    What a JSON reader makes of it is the same bytes again, by ``surrogateescape``.
    """
    text = raw.decode("utf-8", "surrogateescape")
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    for code in range(32):
        if chr(code) in text:
            text = text.replace(chr(code), f"\\u{code:04x}")
    return text.encode("utf-8", "backslashreplace")


def _private_folder(path: str) -> None:
    try:
        os.mkdir(path, 0o700)  # noqa: PTH102 - pathlib takes longer than all of this
    except FileExistsError:
        return
    except FileNotFoundError:
        _private_folder(os.path.dirname(path))  # noqa: PTH120 - as above
        _private_folder(path)


def _append_alone(descriptor: int, line: bytes) -> None:
    """Write at the end while no other hook does; a line that was cut short there is ended first."""
    is_locked = _locked(descriptor)
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        line = b"\n" + line
    try:
        written = os.write(descriptor, line)
        while written < len(line):
            written += os.write(descriptor, line[written:])
    except OSError:
        if is_locked:
            os.ftruncate(descriptor, size)
        raise


def _locked(descriptor: int) -> bool:
    """Whether the file is ours until it is closed; one that hangs with it must not hang us."""
    import fcntl

    end = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(0.001)
        except OSError:
            return False
        else:
            return True
