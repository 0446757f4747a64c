"""What tools answer with: documents of plain JSON values."""

from __future__ import annotations

from typing import Any

from sitdown.exchange.plain import plain
from sitdown.kinds.work.state import State, moves_from


def state_document(state: State) -> dict[str, Any]:
    """Where a session stands.

    ``next_phases`` are the phases it can move to. ``revision`` names the file's content; given
    back as ``expected_revision``, a change is refused once somebody else has changed the file.
    """
    return {
        "session": state.slug,
        "title": state.title,
        "phase": state.phase_name,
        "next_phases": [str(phase) for phase in moves_from(state.phase_name)],
        "status": str(state.status),
        "checkpoints": {
            "total": state.checkpoints_total,
            "completed": list(state.checkpoints_completed),
            "current": state.current_checkpoint,
        },
        "git": {"branch": state.branch, "worktree": state.worktree},
        "commits": len(state.commits),
        "updated_at": plain(state.updated_at),
        "revision": state.revision,
    }
