"""Sessions' folders for tests, with the sample of the format's own description."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sitdown.kinds.work.state import SessionStateManager

Make = Callable[..., SessionStateManager]
"""Makes a manager of a new folder: with these bytes, or with the sample changed as named."""

NOW = "2026-11-21T10:30:00Z"
"""The moment at which the clock of tests stands, as a state file writes it."""

SLUG = "2026-02-14_my-feature"


def sample(**changed: Any) -> dict[str, Any]:
    """The sample of version 2, with docs' times; a key set to ``...`` is left out."""
    document: dict[str, Any] = {
        "$schema": "Session state manifest v2",
        "session_id": SLUG,
        "topic": "Add feature X",
        "description": "Brief description",
        "session_type": "full",
        "created_at": "2026-02-14T10:00:00Z",
        "updated_at": "2026-02-14T14:30:00Z",
        "current_phase": "build",
        "status": "active",
        "phase_history": {
            "spec_started_at": "2026-02-14T10:00:00Z",
            "spec_completed_at": "2026-02-14T11:00:00Z",
            "plan_started_at": "2026-02-14T11:00:00Z",
            "plan_completed_at": "2026-02-14T12:00:00Z",
            "build_started_at": "2026-02-14T12:00:00Z",
            "build_completed_at": None,
        },
        "build_progress": {
            "checkpoints_total": 5,
            "checkpoints_completed": [1, 2],
            "current_checkpoint": 3,
        },
        "git": {"branch": "feature/my-feature", "worktree": None, "base_branch": "main"},
        "commits": [
            {
                "sha": "abc1234",
                "message": "feat: X",
                "checkpoint": 1,
                "created_at": "2026-02-14T12:30:00Z",
            }
        ],
        "artifacts": {"spec": "spec.md", "plan": "plan.json", "plan_readable": "plan.md"},
    }
    document.update(changed)
    return {key: value for key, value in document.items() if value is not ...}


def written(document: Any) -> str:
    """As the program that invented the format writes it."""
    return json.dumps(document, indent=2) + "\n"


def session_folder(parent: Path, content: str | bytes | None = None, slug: str = SLUG) -> Path:
    """A session's folder with this state; the sample when none is given."""
    folder = parent / slug
    folder.mkdir()
    content = written(sample()) if content is None else content
    data = content.encode("utf-8") if isinstance(content, str) else content
    (folder / "state.json").write_bytes(data)
    return folder


def document_of(manager: SessionStateManager) -> Any:
    """What the file itself says."""
    return json.loads(manager.path.read_bytes())
