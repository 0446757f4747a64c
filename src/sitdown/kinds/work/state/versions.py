"""The two versions of a state file, and how one becomes the other without losing anything.

Version 2 has ``phase_history`` for the times in ``phases``, ``build_progress`` for the checkpoints
in ``plan_state``, ``session_type`` for ``granularity`` and ``commits[].checkpoint`` for
``checkpoint_id``. What has no place there stays where it was, under its own key: goals, decisions
and questions, and of ``phases`` and ``plan_state`` what is neither a time nor a checkpoint.
"""

from __future__ import annotations

from typing import Any

from sitdown.kinds.work.state.phases import Phase, Status

Document = dict[str, Any]

PROSE = "Session state manifest v2"
"""What version 2 says under ``$schema``."""

_PROGRESS = ("checkpoints_total", "checkpoints_completed", "current_checkpoint")
_FINALIZED = (Phase.SPEC, Phase.PLAN)
"""The phases that version 1 calls finalized when they are over; the others are completed."""


def version_of(document: Document) -> int:
    """The version of a document by its shape: ``$schema`` is prose, and often that of another."""
    if "phase_history" in document or "build_progress" in document:
        return 2
    if "phases" in document or "plan_state" in document:
        return 1
    prose = document.get("$schema")
    if isinstance(prose, str) and "v2" in prose:
        return 2
    is_first = any(key in document for key in ("granularity", "goals", "key_decisions"))
    return 1 if is_first else 2


def as_version_2(document: Document) -> Document:
    """The document as version 2; one that is so already comes back as it is."""
    if version_of(document) == 2:
        return document
    made: Document = {} if "$schema" in document else {"$schema": PROSE}
    for key, value in document.items():
        if key == "$schema" and isinstance(value, str):
            made[key] = value.replace("v1", "v2")
        elif key == "granularity" and "session_type" not in document:
            made["session_type"] = value
        elif key == "phases":
            made.update(_without_times(value or {}))
        elif key == "plan_state":
            made.update(_without_progress(value or {}))
        elif key == "commits" and isinstance(value, list):
            made[key] = [_renamed(commit, "checkpoint_id", "checkpoint") for commit in value]
        else:
            made[key] = value
        if key == "current_phase" and "status" not in document:
            made["status"] = _status_of(document)
    if version_of(made) == 1:
        made["phase_history"] = {}
    return made


def as_version_1(document: Document) -> Document:
    """The document as version 1, whatever moved since told in its words: the way back."""
    if version_of(document) == 1:
        return document
    made: Document = {}
    for key, value in document.items():
        if (key, value) in (("$schema", PROSE), ("status", _status_of(document))):
            continue
        if key == "$schema" and isinstance(value, str):
            made[key] = value.replace("v2", "v1")
        elif key == "session_type":
            made["granularity"] = value
        elif key == "phase_history":
            made["phases"] = _with_times(value or {}, document.get("phases") or {})
        elif key == "build_progress":
            made["plan_state"] = {**(document.get("plan_state") or {}), **(value or {})}
        elif key == "commits" and isinstance(value, list):
            made[key] = [_renamed(commit, "checkpoint", "checkpoint_id") for commit in value]
        elif key not in {"phases", "plan_state"}:
            made[key] = value
    return made


def phase_of(key: str) -> str:
    """The phase that a key of ``phase_history`` tells a time of; empty when it tells none."""
    for end in ("_started_at", "_completed_at"):
        if key.endswith(end):
            return key.removesuffix(end)
    return ""


def _status_of(document: Document) -> str:
    is_complete = document.get("current_phase") == Phase.COMPLETE
    return str(Status.COMPLETE if is_complete else Status.ACTIVE)


def _without_times(phases: Document) -> Document:
    history: Document = {}
    left: Document = {}
    for name, visit in phases.items():
        rest = dict(visit or {})
        for key, moved in (("started_at", "started_at"), (_end_of(name, rest), "completed_at")):
            if key in rest:
                history[f"{name}_{moved}"] = rest.pop(key)
        is_told = f"{name}_started_at" in history or f"{name}_completed_at" in history
        if is_told and rest.get("status") == _word(name, history):
            rest.pop("status")
        if rest:
            left[name] = rest
    return {"phase_history": history, **({"phases": left} if left else {})}


def _with_times(history: Document, left: Document) -> Document:
    phases: Document = {}
    for name in dict.fromkeys([*filter(None, map(phase_of, history)), *left]):
        visit = {"status": _word(name, history)}
        for key, moved in (("started_at", "started_at"), (_end_of(name, {}), "completed_at")):
            if f"{name}_{moved}" in history:
                visit[key] = history[f"{name}_{moved}"]
        phases[name] = {**visit, **(left.get(name) or {})}
    return phases


def _end_of(name: str, visit: Document) -> str:
    """Where version 1 has the end of a visit: under ``finalized_at`` for spec and plan."""
    usual, other = "completed_at", "finalized_at"
    if name in _FINALIZED:
        usual, other = other, usual
    return other if other in visit and usual not in visit else usual


def _word(name: str, history: Document) -> str:
    """What version 1 says of a phase with these times."""
    if history.get(f"{name}_completed_at"):
        return "finalized" if name in _FINALIZED else "completed"
    if history.get(f"{name}_started_at"):
        return "draft" if name == Phase.SPEC else "in_progress"
    return "not_started"


def _without_progress(plan_state: Document) -> Document:
    progress = {key: plan_state[key] for key in _PROGRESS if key in plan_state}
    left = {key: value for key, value in plan_state.items() if key not in _PROGRESS}
    return {"build_progress": progress, **({"plan_state": left} if left else {})}


def _renamed(commit: Any, old: str, new: str) -> Any:
    if not isinstance(commit, dict) or old not in commit or new in commit:
        return commit
    return {new if key == old else key: value for key, value in commit.items()}
