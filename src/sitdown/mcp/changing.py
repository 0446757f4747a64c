"""The tools that change a session: each one change of its state file, then a look by the mirror."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.work.mirror import sync_session_from_filesystem
from sitdown.kinds.work.state import SessionStateManager, StaleRevisionError, State
from sitdown.mcp.answers import state_document
from sitdown.mcp.errors import NothingToSetError
from sitdown.mcp.folders import Place, session_at

Given = Mapping[str, Any]
"""The checked arguments of a tool."""

_TRIES = 5
"""How often a change that names no revision is made anew when another came in between."""


def transition_phase(desk: Desk, given: Given) -> dict[str, Any]:
    """Move a session to another phase."""
    return _changed(
        desk,
        given,
        lambda manager, expected: manager.transition_to_phase(
            given["new_phase"], expected_revision=expected
        ),
    )


def init_build(desk: Desk, given: Given) -> dict[str, Any]:
    """Say how many checkpoints a build has."""
    return _changed(
        desk,
        given,
        lambda manager, expected: manager.init_build_progress(
            given["checkpoints_total"], expected_revision=expected
        ),
    )


def start_checkpoint(desk: Desk, given: Given) -> dict[str, Any]:
    """Begin a checkpoint."""
    return _changed(
        desk,
        given,
        lambda manager, expected: manager.start_checkpoint(
            given["checkpoint"], expected_revision=expected
        ),
    )


def complete_checkpoint(desk: Desk, given: Given) -> dict[str, Any]:
    """Complete a checkpoint; ``next_checkpoint`` is the one that follows, null after the last."""
    document = _changed(
        desk,
        given,
        lambda manager, expected: manager.checkpoint_completed(
            given["checkpoint"], expected_revision=expected
        ),
    )
    return {**document, "next_checkpoint": document["checkpoints"]["current"]}


def add_commit(desk: Desk, given: Given) -> dict[str, Any]:
    """Note a commit, of a checkpoint where one is named."""
    return _changed(
        desk,
        given,
        lambda manager, expected: manager.add_commit(
            given["sha"], given["message"], given.get("checkpoint"), expected_revision=expected
        ),
    )


def set_status(desk: Desk, given: Given) -> dict[str, Any]:
    """Say whether a session is active, paused, complete or failed."""
    return _changed(
        desk,
        given,
        lambda manager, expected: manager.set_status(given["status"], expected_revision=expected),
    )


def set_git(desk: Desk, given: Given) -> dict[str, Any]:
    """Set the branch, the worktree or both, in one change; null takes one away.

    Raises:
        NothingToSetError: neither was given.
    """
    fields = {name: given[name] for name in ("branch", "worktree") if name in given}
    if not fields:
        raise NothingToSetError("session_set_git", ("branch", "worktree"))

    def put(manager: SessionStateManager, expected: str | None) -> State:
        for attempt in range(_TRIES):
            seen = manager.load()
            try:
                return manager.save(
                    replace(seen, **fields), expected_revision=expected or seen.revision
                )
            except StaleRevisionError:
                if expected is not None or attempt == _TRIES - 1:
                    raise
        raise AssertionError(_TRIES)

    return _changed(desk, given, put)


def _changed(
    desk: Desk, given: Given, change: Callable[[SessionStateManager, str | None], State]
) -> dict[str, Any]:
    """Make one change and tell where the session stands then. That the mirror could not follow
    undoes nothing: ``trouble`` says so.
    """
    place = session_at(desk, given["session_dir"])
    manager = SessionStateManager(place.folder, desk.clock)
    document = state_document(change(manager, given.get("expected_revision")))
    try:
        _mirrored(desk, place)
    except SitdownError as error:
        document["trouble"] = f"The file is changed; Sitdown has not taken it in yet. {error}"
    return document


def _mirrored(desk: Desk, place: Place) -> None:
    if place.slug is not None:
        sync_session_from_filesystem(desk, place.project.id, place.slug)
