"""A new session's folder with its first ``state.json``."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

from sitdown.clock import SystemClock, today
from sitdown.ids import RandomIds
from sitdown.kinds.work import safe_files
from sitdown.kinds.work.state.errors import SessionExistsError
from sitdown.kinds.work.state.manager import FILE_NAME, SessionStateManager
from sitdown.kinds.work.state.phases import TIMED, Phase, Status
from sitdown.kinds.work.state.slugs import check_name, make_slug
from sitdown.kinds.work.state.versions import PROSE, Document

if TYPE_CHECKING:
    from pathlib import Path

    from sitdown.clock import Clock
    from sitdown.ids import IdSource


def create_session(  # noqa: PLR0913 - what a session begins with, each with its default
    sessions_folder: Path,
    topic: str,
    *,
    description: str = "",
    session_type: str = "full",
    base_branch: str | None = None,
    slug: str | None = None,
    clock: Clock | None = None,
    new_id: IdSource | None = None,
) -> SessionStateManager:
    """Make a folder for a new session under ``agents/sessions``, its spec begun.

    Args:
        sessions_folder: Where sessions live; made when it is not there.
        topic: What the session is about, in a line.
        description: More of it.
        session_type: How thorough it is to be, such as ``full`` or ``quick``.
        base_branch: The git branch it will go back to.
        slug: The folder's name; by default today, the topic and six letters at random.
        clock: Where the time comes from.
        new_id: Where chance comes from.

    Raises:
        NotASessionNameError: The slug cannot be a folder's name.
        SessionExistsError: The folder is there already.
        FileUnusableError: The system refuses; then no folder is left.
    """
    clock = clock or SystemClock()
    name = check_name(slug or make_slug(today(clock), topic, new_id or RandomIds(clock)))
    folder = _made_folder(sessions_folder, name)
    stamp = clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document = _first_document(name, stamp, topic=topic, description=description)
    document["session_type"] = session_type
    document["git"]["base_branch"] = base_branch
    written = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    try:
        safe_files.replace_file(folder / FILE_NAME, written.encode("utf-8", "backslashreplace"))
    except safe_files.FileError:
        folder.rmdir()
        raise
    return SessionStateManager(folder, clock)


def _made_folder(sessions_folder: Path, name: str) -> Path:
    folder = sessions_folder / name
    try:
        sessions_folder.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
    except FileExistsError as error:
        raise SessionExistsError(name) from error
    except OSError as error:
        raise safe_files.FileUnusableError(folder, error.strerror or str(error)) from error
    return folder


def _first_document(slug: str, stamp: str, *, topic: str, description: str) -> Document:
    times = {f"{phase}_{end}_at": None for phase in TIMED for end in ("started", "completed")}
    return {
        "$schema": PROSE,
        "session_id": slug,
        "topic": topic,
        "description": description,
        "session_type": "full",
        "created_at": stamp,
        "updated_at": stamp,
        "current_phase": str(Phase.SPEC),
        "status": str(Status.ACTIVE),
        "phase_history": {**times, f"{Phase.SPEC}_started_at": stamp},
        "build_progress": {
            "checkpoints_total": None,
            "checkpoints_completed": [],
            "current_checkpoint": None,
        },
        "git": {"branch": None, "worktree": None, "base_branch": None},
        "commits": [],
        "artifacts": {"spec": "spec.md", "plan": "plan.json", "plan_readable": "plan.md"},
    }
