"""A desk, and small projects for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitdown.engine.desk import Desk


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


@pytest.fixture
def other_desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(user_id="another")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty project."""
    made = tmp_path / "my-app"
    made.mkdir()
    return made.resolve()


def version_2(slug: str, **changed: Any) -> dict[str, Any]:
    """A state of version 2, in its third checkpoint of five."""
    return {
        "$schema": "Session state manifest v2",
        "session_id": slug,
        "topic": "Add feature X",
        "description": "Brief description",
        "session_type": "full",
        "created_at": "2026-02-14T10:00:00Z",
        "updated_at": "2026-02-14T14:30:00Z",
        "current_phase": "build",
        "status": "active",
        "phase_history": {"spec_started_at": "2026-02-14T10:00:00Z"},
        "build_progress": {
            "checkpoints_total": 5,
            "checkpoints_completed": [1, 2],
            "current_checkpoint": 3,
        },
        "git": {"branch": "feature/my-feature", "worktree": None, "base_branch": "main"},
        "commits": [],
        "artifacts": {"spec": "spec.md", "plan": "plan.json"},
        **changed,
    }


def version_1(slug: str, **changed: Any) -> dict[str, Any]:
    """A state of version 1, with the goals and decisions it used to keep."""
    return {
        "session_id": slug,
        "topic": "Rework the API",
        "description": "Longer ago",
        "granularity": "lite",
        "created_at": "2026-02-10T10:00:00Z",
        "updated_at": "2026-02-10T12:00:00Z",
        "current_phase": "plan",
        "phases": {
            "spec": {"status": "complete"},
            "plan": {"status": "in_progress"},
        },
        "goals": {"high_level": ["One way in"]},
        "open_questions": ["Which port?"],
        "key_decisions": [{"decision": "Keep it small"}],
        "plan_state": {"checkpoints_total": 4, "checkpoints_completed": [1]},
        **changed,
    }


def write_state(folder: Path, slug: str, state: dict[str, Any] | str | bytes) -> Path:
    """Write a session's ``state.json`` into a project and give its path."""
    path = folder / "agents" / "sessions" / slug / "state.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(state, dict):
        state = json.dumps(state, indent=2)
    path.write_bytes(state.encode() if isinstance(state, str) else state)
    return path
