"""Reading a file that another program is still writing to: whole lines, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import NamedTuple

BLOCK_BYTES = 2 * 1024 * 1024
LONGEST_LINE = 64 * 1024 * 1024
"""Bytes. A longer line is passed over: no message is so long."""


class Block(NamedTuple):
    """Some lines of a file.

    Attributes:
        lines: each without its end; one that is too long is an empty one.
        end: the byte after the last whole line of the block.
        rest: what follows it, when the file ends there without the end of a line.
    """

    lines: list[bytes]
    end: int
    rest: bytes = b""


def identity(path: Path) -> tuple[str, int]:
    """Which file it is, whatever it is called, and its size in bytes.

    Raises:
        OSError: it is not there.
    """
    found = path.stat()
    return f"{found.st_dev}:{found.st_ino}", found.st_size


def blocks(path: Path, start: int) -> Iterator[Block]:
    """The lines of a file from a byte on.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        yield from _blocks(file, start)


def _blocks(file: FileIO, start: int) -> Iterator[Block]:
    end = start
    rest = b""
    skipped = 0
    while chunk := file.read(BLOCK_BYTES):
        if b"\n" not in chunk:
            rest += chunk
            if len(rest) > LONGEST_LINE:
                skipped, rest = skipped + len(rest), b""
            continue
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        end += skipped + sum(map(len, lines)) + len(lines)
        if skipped:
            lines[0], skipped = b"", 0
        yield Block(lines, end)
    if rest and not skipped:
        yield Block([], end, rest)
