"""Taking in what hooks noted down: agents, what they are doing, and their log.

The files only grow. Of each the bytes after the last whole line that was read are read; events and
the place are written together, and an event is known by its line, so that nothing is taken in
twice. When a person begins to follow another project, the files are read again from their
beginning: they may tell of it already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.charging import Course, is_within
from sitdown.kinds.work.agents.courses import courses_in
from sitdown.kinds.work.agents.file_marks import Mark, mark, read_marks
from sitdown.kinds.work.agents.growing_files import Block, blocks, identity
from sitdown.kinds.work.agents.hook_events import Event, event_of
from sitdown.kinds.work.agents.hook_rows import HookRows
from sitdown.kinds.work.agents.receipts import HookReceipt
from sitdown.kinds.work.tables import ProjectRow, WorkMirrorRow
from sitdown.store.database import Transaction

HOOKS = "hooks"
"""The folder of the hooks' files, in the data folder."""


class _Place(NamedTuple):
    """A folder, and the project that is worked on in it."""

    folder: str
    project_id: str
    working_dir: str


def ingest_hooks(desk: Desk) -> HookReceipt:
    """Take in what hooks noted down since the last time. Without news it only looks at the files.

    An event is of the project in whose folder, or in a worktree of whose sessions, the agent was;
    of nested ones the innermost.
    """
    folder = desk.store.path.with_name(HOOKS)
    found = sorted(folder.glob("*.jsonl"))
    if not found:
        return HookReceipt()
    with desk.store.read() as tx:
        marks = read_marks(tx, desk.user_id, str(folder))
        newest = _newest_project(tx, desk.user_id)
    receipt = HookReceipt()
    if newest is None:
        return receipt
    places: tuple[_Place, ...] | None = None
    for path in found:
        try:
            start, known = _begin(path, marks.get(str(path)), newest)
            if start is None:
                continue
            if places is None:
                places = _places(desk)
            for block in blocks(path, start):
                if block.lines:
                    receipt = _take(desk, places, Mark(str(path), block.end, known), block, receipt)
        except OSError as error:
            trouble = f"{path} cannot be read ({error.strerror or error})."
            receipt = replace(receipt, problems=(*receipt.problems, trouble))
    return receipt


def _begin(path: Path, before: Mark | None, newest: datetime) -> tuple[int | None, str]:
    """From which byte on a file has to be read, None when it need not be; and which file it is."""
    known, size = identity(path)
    start = 0
    is_known = before is not None and before.is_of(known, size)
    if before is not None and is_known and before.read_at is not None and before.read_at > newest:
        start = before.byte_offset
    return (None if start >= size else start), known


def _take(
    desk: Desk, places: Sequence[_Place], read: Mark, block: Block, so_far: HookReceipt
) -> HookReceipt:
    """Take in a block of lines, and keep how far the file was read."""
    events = [event for event in map(event_of, block.lines) if event is not None]
    of_folder = {cwd: _place_of(cwd, places) for cwd in {event.cwd for event in events}}
    placed = [(event, place) for event in events if (place := of_folder[event.cwd])]
    with desk.store.write() as tx:
        rows = HookRows(tx, desk)
        added = 0
        for place, own in _by_project(placed):
            added += rows.take(place.project_id, place.working_dir, own, _courses(tx, place, own))
        mark(tx, desk, read, None)
    return replace(
        so_far,
        lines=so_far.lines + len(block.lines),
        events=so_far.events + added,
        unread=so_far.unread + len(block.lines) - len(events),
        elsewhere=so_far.elsewhere + len(events) - len(placed),
    )


def _courses(tx: Transaction, place: _Place, events: Sequence[Event]) -> tuple[Course, ...]:
    return courses_in(tx, place.project_id, min(event.at for event in events))


def _by_project(
    placed: Sequence[tuple[Event, _Place]],
) -> Iterator[tuple[_Place, list[Event]]]:
    found: dict[str, tuple[_Place, list[Event]]] = {}
    for event, place in placed:
        found.setdefault(place.project_id, (place, []))[1].append(event)
    yield from found.values()


def _place_of(cwd: str, places: Sequence[_Place]) -> _Place | None:
    """The innermost place that a folder lies in, by the name an agent calls it or by its own."""
    for named in (
        cwd,
        str(Path(cwd).resolve()) if cwd.startswith("/") and "\0" not in cwd else cwd,
    ):
        for place in places:
            if is_within(named, place.folder):
                return place
    return None


def _newest_project(tx: Transaction, user_id: str) -> datetime | None:
    added = tx.exec(select(ProjectRow.added_at).where(col(ProjectRow.user_id) == user_id)).all()
    return max(added, default=None)


def _places(desk: Desk) -> tuple[_Place, ...]:
    """Where the person's projects are worked on, the longest folders first."""
    with desk.store.read() as tx:
        projects = tx.exec(
            select(ProjectRow.id, ProjectRow.working_dir).where(
                col(ProjectRow.user_id) == desk.user_id
            )
        ).all()
        trees = tx.exec(
            select(ProjectRow.id, ProjectRow.working_dir, WorkMirrorRow.worktree)
            .join(WorkMirrorRow, col(WorkMirrorRow.project_id) == col(ProjectRow.id))
            .where(
                col(ProjectRow.user_id) == desk.user_id, col(WorkMirrorRow.worktree).is_not(None)
            )
            .distinct()
        ).all()
    found = [_Place(folder, project_id, folder) for project_id, folder in projects]
    found += [
        _Place(str(Path(folder, tree)), project_id, folder)
        for project_id, folder, tree in trees
        if tree
    ]
    return tuple(sorted(found, key=lambda place: (-len(place.folder), place)))
