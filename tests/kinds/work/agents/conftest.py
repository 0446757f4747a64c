"""A project with sessions that were mirrored, and what agents write about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from tests.kinds.work.conftest import version_2

import sitdown.engine.tables  # noqa: F401 - a work session's row refers to one of theirs
from sitdown.cli.hook import append
from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.places import folder_name
from sitdown.kinds.work.agents.receipts import TranscriptReceipt
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.tables import WorkMarkRow, WorkMirrorRow, WorkRequestRow, WorkSessionRow
from sitdown.kinds.work.views import ProjectView

BEGAN = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
"""When the sessions of these tests began."""


def at(minutes: float) -> datetime:
    """So many minutes after the sessions began."""
    return BEGAN + timedelta(minutes=minutes)


@pytest.fixture
def project(desk: Desk, folder: Path) -> ProjectView:
    return add_project(desk, folder)


AddSession = Callable[..., str]


@pytest.fixture
def add_session(desk: Desk, project: ProjectView) -> AddSession:
    """Mirror a session as a sync would, and give its id."""

    def add(
        slug: str = "2026-11-21_one_a1",
        marks: Iterable[tuple[float, str, int | None]] = (),
        **changed: Any,
    ) -> str:
        state = version_2(slug, created_at=_text(BEGAN), updated_at=_text(BEGAN)) | changed
        git = state["git"]
        work_session_id = desk.new_id()
        with desk.store.write() as tx:
            tx.add(
                WorkSessionRow(
                    id=work_session_id,
                    project_id=project.id,
                    session_slug=slug,
                    first_seen_at=at(500),
                )
            )
            tx.flush()
            tx.add(
                WorkMirrorRow(
                    work_session_id=work_session_id,
                    project_id=project.id,
                    session_slug=slug,
                    session_dir=str(project.sessions_dir / slug),
                    title="Add feature X",
                    description="",
                    status=state["current_phase"],
                    execution_status="active",
                    session_type="full",
                    schema_version=2,
                    spec_exists=True,
                    plan_exists=True,
                    checkpoints_total=5,
                    checkpoints_completed=2,
                    branch=git["branch"],
                    worktree=git["worktree"],
                    state_text=json.dumps(state),
                    state_updated_at=datetime.fromisoformat(state["updated_at"]),
                    file_stamp="1",
                    content_hash="1",
                    revision=1,
                    sync_status="synced",
                    synced_at=at(500),
                )
            )
            for minute, phase, checkpoint in marks:
                tx.add(
                    WorkMarkRow(
                        work_session_id=work_session_id,
                        phase=phase,
                        checkpoint=checkpoint,
                        seen_at=at(minute),
                    )
                )
        return work_session_id

    return add


Hook = Callable[..., None]


@pytest.fixture
def hook(desk: Desk, project: ProjectView) -> Hook:
    """Note down an event as the hook does: ``hook("PreToolUse", 3, tool_name="Bash")``."""

    def note(kind: str, minute: float = 0, **fields: Any) -> None:
        event = {
            "session_id": "s1",
            "cwd": str(project.working_dir),
            "hook_event_name": kind,
            **fields,
        }
        moment = round(at(minute).timestamp() * 1e9)
        append(str(desk.store.path.parent), json.dumps(event).encode(), moment)

    return note


Line = Callable[..., dict[str, Any]]


def request_line(
    minute: float = 0,
    message: str | None = "msg_1",
    request: str | None = "req_1",
    out: int = 50,
    model: str = "claude-opus-4-5-20251101",
    usage: Mapping[str, Any] | None = None,
    **changed: Any,
) -> dict[str, Any]:
    """A line that reports a request."""
    tokens = {
        "input_tokens": 100,
        "output_tokens": out,
        "cache_creation_input_tokens": 25,
        "cache_read_input_tokens": 10,
    }
    line: dict[str, Any] = {
        "type": "assistant",
        "uuid": f"u{minute}",
        "parentUuid": None,
        "sessionId": "s1",
        "timestamp": _text(at(minute)),
        "cwd": "/p",
        "gitBranch": "main",
        "isSidechain": False,
        "requestId": request,
        "message": {
            "id": message,
            "model": model,
            "role": "assistant",
            "content": [],
            "usage": tokens if usage is None else dict(usage),
        },
    }
    return line | changed


@pytest.fixture
def roots(tmp_path: Path) -> list[Path]:
    return [tmp_path / "claude" / "projects"]


Write = Callable[..., Path]


@pytest.fixture
def write(roots: list[Path], project: ProjectView) -> Write:
    """Write a transcript of the project and give its path."""

    def put(*lines: Mapping[str, Any] | bytes, name: str = "s1", end: bytes = b"\n") -> Path:
        path = roots[0] / folder_name(str(project.working_dir)) / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        with path.open("ab") as file:
            file.write(b"\n".join(raw) + end)
        return path

    return put


Take = Callable[[], TranscriptReceipt]


@pytest.fixture
def take(desk: Desk, project: ProjectView, roots: list[Path]) -> Take:
    """Import the project's transcripts."""
    return lambda: import_transcripts(desk, project.id, roots)


def kept(desk: Desk) -> list[dict[str, Any]]:
    """The requests, by key."""
    with desk.store.read() as tx:
        rows = tx.exec(select(WorkRequestRow).order_by("message_key")).all()
        return [row.model_dump() for row in rows]


def _text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
