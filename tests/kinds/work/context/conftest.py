"""A project with tasks and questions, and a file of another program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.work.projects import add_project


@pytest.fixture
def project(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder).id


@pytest.fixture
def own(folder: Path) -> Path:
    """Where Sitdown keeps the context of the project."""
    return folder / ".sitdown" / "session_state.json"


def foreign(**changed: Any) -> dict[str, Any]:
    """A context as another program writes it, with keys of its own."""
    return {
        "last_session": {
            "summary": "Completed Task #27 (JWT refresh tokens), Task #28 (Add token validation)",
            "completed_tasks": [27, 28],
            "timestamp": "2025-11-20T10:30:00",
        },
        "next_actions": ["Fix JWT validation in kong-gateway.ts (Task #29)"],
        "current_plan": "Implement OAuth 2.0 authentication with JWT tokens",
        "active_blockers": [
            {"id": 5, "question": "Which OAuth provider should we use?", "priority": "high"}
        ],
        "progress_pct": 68.5,
        "sdk_sessions": {"lead": "0191"},
        **changed,
    }


@pytest.fixture
def write() -> Callable[..., bytes]:
    """Write a context's file as another program does, and give its bytes."""

    def put(path: Path, document: object) -> bytes:
        path.parent.mkdir(exist_ok=True)
        raw = document if isinstance(document, bytes) else json.dumps(document, indent=2).encode()
        path.write_bytes(raw)
        return raw

    return put
