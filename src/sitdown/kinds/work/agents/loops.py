"""An agent that runs against the same wall again and again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

LEAST_TIMES = 3
"""The same failure so often in a row is no trying any more."""

# What differs between two runs of the same failure: how long it took, where in memory it was.
_PASSING = re.compile(r"\d+(\.\d+)? ?(ms|s|seconds?)\b|0x[0-9a-fA-F]+")


class Attempt(NamedTuple):
    """A use of a tool. ``error`` is empty when it worked; ``input`` is anything that can be told
    apart from another input.
    """

    line: str
    at: datetime
    tool: str
    input: str
    error: str


class Loop(NamedTuple):
    """A failure met so often in a row.

    Attributes:
        lines: the ids of the log's lines it is seen in: its evidence.
        goes_on: whether nothing else was done since.
    """

    tool: str
    input: str
    error: str
    times: int
    first_at: datetime
    last_at: datetime
    lines: tuple[str, ...]
    goes_on: bool


def loops(attempts: Iterable[Attempt]) -> tuple[Loop, ...]:
    """The loops of one agent, in the order they began.

    Args:
        attempts: what it did, by time.
    """
    runs: list[list[Attempt]] = []
    before: tuple[str, str, str] | None = None
    for attempt in attempts:
        error = _PASSING.sub("", attempt.error)
        same = (attempt.tool, attempt.input, error) if attempt.error else None
        if same is None or same != before:
            runs.append([])
        if same is not None:
            runs[-1].append(attempt)
        before = same
    return tuple(_loop(run, goes_on=run is runs[-1]) for run in runs if len(run) >= LEAST_TIMES)


def _loop(run: list[Attempt], *, goes_on: bool) -> Loop:
    first, last = run[0], run[-1]
    lines = tuple(each.line for each in run)
    return Loop(last.tool, last.input, last.error, len(run), first.at, last.at, lines, goes_on)
