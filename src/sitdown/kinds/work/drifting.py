"""Comparing what a session's plan names with what its commits changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.work import git
from sitdown.kinds.work.drift import Drift, drift
from sitdown.kinds.work.marks import mirrored_state
from sitdown.kinds.work.references import found, mirrored
from sitdown.kinds.work.safe_files import FileError, inside, read_bounded
from sitdown.kinds.work.state import State
from sitdown.kinds.work.state.errors import StateError
from sitdown.kinds.work.tables import WorkSessionRow
from sitdown.kinds.work.views import SESSIONS
from sitdown.store.database import Transaction

_PLANS = ("spec.md", "plan.md", "plan.json")
_LARGEST = 1_000_000
"""Bytes of a plan that are read; a longer one names more files than a person compares."""


@dataclass(frozen=True, slots=True)
class SessionDrift:
    """What was compared of a session.

    Attributes:
        title: the session's, or its slug.
        commits: how many commits are linked to it and known to git.
        drift: what came of it; None where nothing could be compared.
        reason: why not, as a sentence; empty where it could.
    """

    slug: str
    title: str
    commits: int = 0
    drift: Drift | None = None
    reason: str = ""


def session_drift(desk: Desk, reference: str) -> SessionDrift:
    """Compare the files that a session's spec and plan name with those its commits changed.

    The session's own folder is in neither. Git is asked, which takes some hundredths of a second.

    Args:
        desk: whose.
        reference: a work session's id, its slug, or ``project/slug``.

    Raises:
        NoSuchWorkSessionError: this person has none of it.
        SeveralWorkSessionsError: several projects have one of that slug.
    """
    with desk.store.read() as tx:
        row, project = found(tx, desk, reference)
        mirror = mirrored(tx, row.id)
        slug, folder = row.session_slug, Path(project.working_dir)
        state = _state(tx, row)
        title = (mirror.title if mirror else "") or slug
    told = SessionDrift(slug, title)
    linked = [commit.sha for commit in state.commits] if state else []
    if not linked:
        return _without(told, "No commit is linked to this session.")
    changed = git.files_of(folder, linked)
    if changed is None:
        reason = git.look(folder).reason or "it did not answer"
        return _without(told, f"Git cannot tell what its commits changed: {reason}.")
    if not changed:
        return _without(told, "Git knows no files that its commits changed.")
    own = f"/{SESSIONS.as_posix()}/{slug}/"
    kept = {path: shas for path, shas in changed.items() if own not in f"/{path}"}
    if not kept:
        return _without(told, "Its commits changed nothing but the session's own folder.")
    commits = len({sha for shas in changed.values() for sha in shas})
    texts = _texts(folder / SESSIONS / slug)
    compared = drift(texts, kept)
    if not compared.both and not compared.only_named:
        return _without(told, "Its spec and its plan name no files, such as src/menu.py.")
    return SessionDrift(slug, title, commits, compared)


def _state(tx: Transaction, row: WorkSessionRow) -> State | None:
    try:
        return mirrored_state(tx, row)
    except StateError:  # a newer Sitdown kept what this one cannot read
        return None


def drift_in_words(told: SessionDrift) -> str:
    """The comparison as a sentence, or why there is none."""
    if told.drift is None:
        return told.reason
    both, beyond = len(told.drift.both), len(told.drift.only_changed)
    words = f"{both} of {_files(both + len(told.drift.only_named))} that its plan names "
    words += "was changed" if both == 1 else "were changed"
    if beyond:
        words += f"; {beyond} {'was' if beyond == 1 else 'were'} changed that it does not name"
    return f"{words}."


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"


def _without(told: SessionDrift, reason: str) -> SessionDrift:
    return SessionDrift(told.slug, told.title, reason=reason)


def _texts(session_dir: Path) -> Mapping[str, str]:
    """The session's plans that can be read."""
    texts: dict[str, str] = {}
    for name in _PLANS:
        try:
            raw = read_bounded(inside(session_dir, name), _LARGEST)
        except FileError:
            continue
        texts[name] = raw.decode("utf-8", "replace")
    return texts
