"""Reading what running agents add to their transcripts, a little at a time, while one looks on.

It is bounded: a few transcripts, a few megabytes of each. What is longer, such as a first reading
of months, is left to ``import_transcripts``, which shows how far it is and can be stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.file_marks import Mark, read_marks
from sitdown.kinds.work.agents.growing_files import identity
from sitdown.kinds.work.agents.transcripts import import_added
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import WorkAgentRow
from sitdown.store.database import Transaction

MOST_BYTES = 4 * 1024 * 1024
"""Of what was added to one transcript; more is left alone."""
MOST_AGENTS = 20
MOST_FILES = 100
_RUNNING = timedelta(hours=1)
_MARGIN = timedelta(days=1)
"""A request may be older than the moment at which its line was written."""

Sizes = Mapping[str, int]
"""How long each transcript was at the last look."""


def keep_up(desk: Desk, project_id: str, before: Sizes) -> Sizes:
    """Read what was added to the transcripts of agents that told of themselves in the last hour.

    Args:
        desk: whose.
        project_id: the project.
        before: what the last call gave; what has the same length is not looked into.

    Returns:
        The lengths now; other ones than before where something was read.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        owned_project(tx, desk, project_id)
        running = dict(_running(tx, project_id, desk.clock.now() - _RUNNING))
    sizes: dict[str, int] = {}
    grown: dict[Path, datetime] = {}
    for path, began in _transcripts(running.items()):
        with suppress(OSError):  # it was moved or deleted; what was read of it stays
            sizes[str(path)] = path.stat().st_size
            if sizes[str(path)] != before.get(str(path)):
                grown[path] = began
    if grown:
        _read(desk, project_id, grown)
    return sizes


def _read(desk: Desk, project_id: str, grown: Mapping[Path, datetime]) -> None:
    with desk.store.read() as tx:
        marks = read_marks(tx, desk.user_id)
    within: dict[Path, datetime] = {}
    for path, began in grown.items():
        mark = marks.get(str(path))
        with suppress(OSError):
            if _added(path, mark) <= MOST_BYTES:
                within[path] = mark.read_at or began if mark else began
    if within:
        import_added(desk, project_id, tuple(within), min(within.values()) - _MARGIN)


def _added(path: Path, mark: Mark | None) -> int:
    known, size = identity(path)
    return size - (mark.byte_offset if mark and mark.is_of(known, size) else 0)


def _running(tx: Transaction, project_id: str, since: datetime) -> Iterator[tuple[str, datetime]]:
    """The transcripts that agents told of, and when each began."""
    told = tx.exec(
        select(WorkAgentRow.transcript_path, WorkAgentRow.started_at)
        .where(
            col(WorkAgentRow.project_id) == project_id,
            col(WorkAgentRow.last_event_at) >= since,
            col(WorkAgentRow.transcript_path).endswith(".jsonl"),
        )
        .order_by(col(WorkAgentRow.last_event_at).desc())
        .limit(MOST_AGENTS)
    )
    yield from ((path, began) for path, began in told)


def _transcripts(running: Iterable[tuple[str, datetime]]) -> Iterator[tuple[Path, datetime]]:
    """Each transcript and those of its subagents, which lie in a folder of its name beside it."""
    for told, began in running:
        path = Path(told)
        if not path.is_absolute():
            continue
        yield path, began
        with suppress(OSError):
            below = sorted((path.with_suffix("") / "subagents").glob("agent-*.jsonl"))
            yield from ((each, began) for each in below[-MOST_FILES:])
