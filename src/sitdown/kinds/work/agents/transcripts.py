"""Taking the transcripts of a project's agents in: what was used, when, and what it cost.

A transcript is read from where the last reading ended, in blocks; what a block holds and how far
the file was read are written together, so that an import that is killed goes on where it was. A
last line without its end is taken for what it holds already, and read again next time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.charging import Charger, is_within
from sitdown.kinds.work.agents.courses import courses
from sitdown.kinds.work.agents.file_marks import Mark, mark, read_marks
from sitdown.kinds.work.agents.growing_files import blocks, identity
from sitdown.kinds.work.agents.json_lines import Counts, parsed
from sitdown.kinds.work.agents.places import (
    is_proved,
    named_after,
    project_folders,
    transcript_roots,
    transcripts_in,
)
from sitdown.kinds.work.agents.prices import Prices, read_prices
from sitdown.kinds.work.agents.receipts import TranscriptReceipt
from sitdown.kinds.work.agents.request_rows import Agents, Rules, write_requests
from sitdown.kinds.work.agents.settling import settle, tell_agents
from sitdown.kinds.work.agents.transcript_lines import Request, request_of
from sitdown.kinds.work.projects import get_project
from sitdown.kinds.work.safe_files import is_file
from sitdown.kinds.work.tables import ProjectRow, WorkAgentRow, WorkMirrorRow, WorkRequestRow

PRICES = "prices.toml"
"""The person's own prices, in the data folder."""

_BATCH_BYTES = 16 * 1024 * 1024
_BATCH_REQUESTS = 5_000

Watch = Callable[[int], None]
"""Told how many bytes have been read; raising from it stops the import, and what was read stays."""


def import_transcripts(
    desk: Desk,
    project_id: str,
    roots: Sequence[Path] | None = None,
    watch: Watch | None = None,
) -> TranscriptReceipt:
    """Read what is new in the transcripts of a project's agents, subagents included.

    Args:
        desk: whose.
        project_id: the project's id.
        roots: where agents keep the folders of their transcripts; by default where the
            environment says.
        watch: told of the progress.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    project = get_project(desk, project_id)
    prices = read_prices(desk.store.path.with_name(PRICES))
    reading = _Reading(desk, project.id, str(project.working_dir), prices, watch)
    charged = settle(desk, project.id, reading.courses, prices)
    before = _count(desk, project.id)
    files = reading.files(transcript_roots(os.environ) if roots is None else roots)
    for path, is_sure in files.items():
        reading.take(path, is_proved=is_sure)
    if reading.read or charged:
        tell_agents(desk, project.id)
    requests = _count(desk, project.id)
    return TranscriptReceipt(
        files=len(files),
        read=reading.read,
        lines=reading.counts.types,
        unread=reading.counts.unread,
        added=requests - before,
        requests=requests,
        charged=charged,
        unpriced=_unpriced(desk, project.id),
        problems=(*prices.problems, *reading.problems),
    )


def import_added(
    desk: Desk, project_id: str, paths: Sequence[Path], since: datetime
) -> tuple[str, ...]:
    """Read what was added to these transcripts, and to no others; gives what could not be read, a
    sentence each. What was charged before is not looked at again.

    Args:
        desk: whose.
        project_id: the project's id.
        paths: of its transcripts.
        since: a moment before all that was added.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    project = get_project(desk, project_id)
    prices = read_prices(desk.store.path.with_name(PRICES))
    reading = _Reading(desk, project.id, str(project.working_dir), prices, None, since)
    roots = transcript_roots(os.environ)
    for path in paths:
        reading.take(path, is_proved=is_proved(path, roots, reading.folders))
    if reading.read:
        tell_agents(desk, project.id)
    return tuple(reading.problems)


class _Reading:
    """One import: what it knows of the project, and what it counts."""

    def __init__(
        self,
        desk: Desk,
        project_id: str,
        working_dir: str,
        prices: Prices,
        watch: Watch | None,
        since: datetime | None = None,
    ) -> None:
        self._desk = desk
        self._project_id = project_id
        self.courses = courses(desk, project_id, since)
        self._watch = watch
        self._agents = Agents(desk, project_id)
        self._bytes = 0
        self.read = 0
        self.counts = Counts()
        self.problems: list[str] = []
        with desk.store.read() as tx:
            self._marks = read_marks(tx, desk.user_id)
            is_only = tx.exec(_projects(desk.user_id)).one() == 1
            worktrees = tx.exec(
                select(WorkMirrorRow.worktree).where(
                    col(WorkMirrorRow.project_id) == project_id,
                    col(WorkMirrorRow.worktree).is_not(None),
                )
            ).all()
            self._told = tx.exec(
                select(WorkAgentRow.transcript_path).where(
                    col(WorkAgentRow.project_id) == project_id
                )
            ).all()
        self._rules = Rules(prices, Charger(self.courses), is_only)
        trees = {str(Path(working_dir, each)) for each in worktrees if each}
        self.folders = (working_dir, *sorted(trees))

    def files(self, roots: Sequence[Path]) -> dict[Path, bool]:
        """The project's transcripts, and whether all in them is surely of the project."""
        found: dict[Path, bool] = {}
        for folder, is_sure in project_folders(roots, self.folders):
            for path in transcripts_in(folder):
                found[path] = is_sure
        for told in self._told:
            path = Path(told)
            if told.endswith(".jsonl") and path.is_absolute() and is_file(path):
                found.setdefault(path, False)
        return found

    def take(self, path: Path, *, is_proved: bool) -> None:
        """Take in what a transcript holds beyond what was read of it before."""
        before = self._marks.get(str(path))
        try:
            known, size = identity(path)
            start = before.byte_offset if before and before.is_of(known, size) else 0
            if before and start == size and before.file_identity == known:
                return
            self.read += 1
            for held, end in self._batches(path, start, is_proved=is_proved):
                self._write(Mark(str(path), end, known), held)
        except OSError as error:
            self.problems.append(f"{path} cannot be read ({error.strerror or error}).")

    def _batches(
        self, path: Path, start: int, *, is_proved: bool
    ) -> Iterator[tuple[dict[str, Request], int]]:
        """The requests of a file from a byte on, and where each batch of them ends."""
        held: dict[str, Request] = {}
        begun = end = start
        for block in blocks(path, start):
            self._gather(held, path, parsed(block.lines, self.counts), is_proved=is_proved)
            if block.rest:
                self._gather(held, path, parsed([block.rest], Counts()), is_proved=is_proved)
            self._bytes += block.end - end
            end = block.end
            if self._watch is not None:
                self._watch(self._bytes)
            if end - begun >= _BATCH_BYTES or len(held) >= _BATCH_REQUESTS:
                yield held, end
                held, begun = {}, end
        yield held, end

    def _write(self, read: Mark, held: dict[str, Request]) -> None:
        """Keep a batch and how far its file was read, both or neither."""
        with self._desk.store.write() as tx:
            if held:
                self._agents.note(tx, held.values(), read.path)
                write_requests(
                    tx,
                    self._desk,
                    self._project_id,
                    held.values(),
                    self._agents.ids,
                    self._rules,
                )
            mark(tx, self._desk, read, self._project_id)

    def _gather(
        self,
        held: dict[str, Request],
        path: Path,
        lines: Iterable[dict[str, Any]],
        *,
        is_proved: bool,
    ) -> None:
        """Hold each request that lines report by the report that counts."""
        session, agent = named_after(path)
        for line in lines:
            if (request := request_of(line, session, agent)) is None:
                continue
            if not is_proved and not any(is_within(request.cwd, each) for each in self.folders):
                continue
            known = held.get(request.key)
            if known is None or request.counts_before(known):
                held[request.key] = request


def _projects(user_id: str) -> Any:
    return select(func.count()).select_from(ProjectRow).where(col(ProjectRow.user_id) == user_id)


def _count(desk: Desk, project_id: str) -> int:
    query = (
        select(func.count())
        .select_from(WorkRequestRow)
        .where(col(WorkRequestRow.project_id) == project_id)
    )
    with desk.store.read() as tx:
        return tx.exec(query).one()


def _unpriced(desk: Desk, project_id: str) -> Counter[str]:
    query = (
        select(WorkRequestRow.model, func.count())
        .where(
            col(WorkRequestRow.project_id) == project_id,
            col(WorkRequestRow.cost_microdollars).is_(None),
        )
        .group_by(col(WorkRequestRow.model))
    )
    with desk.store.read() as tx:
        return Counter(dict(tx.exec(query).all()))
