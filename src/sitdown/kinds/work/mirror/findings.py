"""What a comparison of files, database and git can find. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sitdown.kinds.work.git import GitCommit, GitView
from sitdown.kinds.work.mirror.deciding import status_of
from sitdown.kinds.work.state import Phase, State
from sitdown.kinds.work.views import SyncStatus, WorkSessionView

_SHORTEST_SHA = 7


class FindingKind(StrEnum):
    """What does not agree.

    Attributes:
        DRIFT: the database says something else than the file.
        CONFLICT: the file went back behind what was seen of it.
        BROKEN: the file cannot be read.
        MISSING: the folder is gone.
        DOUBT: the file could be read, and parts of it not as they are meant.
        UNFINISHED: the session is called complete, and not all of its checkpoints are.
        UNKNOWN_COMMIT: the file claims a commit that git does not know.
        NO_COMMIT: a checkpoint is complete, and no commit is linked to it.
        GIT_UNKNOWN: git cannot tell, so commits were not compared.
    """

    DRIFT = "drift"
    CONFLICT = "conflict"
    BROKEN = "broken"
    MISSING = "missing"
    DOUBT = "doubt"
    UNFINISHED = "unfinished"
    UNKNOWN_COMMIT = "unknown_commit"
    NO_COMMIT = "no_commit"
    GIT_UNKNOWN = "git_unknown"


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree.

    Attributes:
        slug: the session; empty where it concerns the whole project.
        says: what was found, as a sentence.
        repair: what ``mend`` would do, as a sentence; None where only a person can know.
        checkpoint: the one it is about.
        sha: the commit it is about, or the one that the repair would link.
        message: that commit's subject.
        revision: of the file that was looked at; the repair is refused when it changed since.
    """

    kind: FindingKind
    project_id: str
    slug: str
    says: str
    repair: str | None = None
    checkpoint: int | None = None
    sha: str = ""
    message: str = ""
    revision: str = ""


@dataclass(frozen=True)
class Seen:
    """A session by its file and by the database.

    Attributes:
        state: None where the file could not be read.
        error: why not; None where it is gone.
        view: what the database holds; None where it holds nothing.
    """

    slug: str
    state: State | None
    error: str | None
    view: WorkSessionView | None


@dataclass(frozen=True)
class GitSeen:
    """What git told.

    Attributes:
        known: of the claimed commits, those it knows; None where it cannot tell.
        commits: the recent ones of the branch.
    """

    where: GitView = field(default_factory=GitView)
    known: frozenset[str] | None = None
    commits: Sequence[GitCommit] = ()


def compared(project_id: str, seen: Seen, git: GitSeen) -> Iterator[Finding]:
    """What does not agree about one session."""
    yield from _file_and_database(project_id, seen)
    if seen.state is not None:
        yield from _in_the_file(project_id, seen.state)
        if git.known is not None:
            yield from _unknown_commits(project_id, seen.state, git.known)
        yield from _without_commit(project_id, seen.state, git)


def about_git(project_id: str, git: GitSeen, claimed: Collection[str]) -> Iterator[Finding]:
    """Why commits were not compared, where there are any."""
    if not claimed or git.known is not None:
        return
    reason = git.where.reason or "its history is cut short here"
    says = f"Git cannot tell about {len(claimed)} claimed commits: {reason}."
    yield Finding(FindingKind.GIT_UNKNOWN, project_id, "", says)


def _file_and_database(project_id: str, seen: Seen) -> Iterator[Finding]:
    state, view = seen.state, seen.view
    again = "Read the file again."
    if state is None:
        if seen.error is not None:
            yield Finding(FindingKind.BROKEN, project_id, seen.slug, seen.error)
        else:
            says = "Its folder is gone; what was known of it is kept."
            yield Finding(FindingKind.MISSING, project_id, seen.slug, says)
        return
    if view is None:
        says = "The database does not have it yet."
        yield Finding(FindingKind.DRIFT, project_id, seen.slug, says, again)
    elif view.content_hash != state.revision:
        says = "The file changed since it was last read."
        yield Finding(FindingKind.DRIFT, project_id, seen.slug, says, again)
    elif differing := _differing(view, state):
        says = f"The database has another {', '.join(differing)} than the file."
        yield Finding(FindingKind.DRIFT, project_id, seen.slug, says, again)
    if view is not None and view.sync_status is SyncStatus.CONFLICT:
        says = view.sync_error or "It went back."
        repair = "Take the file as it is."
        yield Finding(FindingKind.CONFLICT, project_id, seen.slug, says, repair)


def _differing(view: WorkSessionView, state: State) -> list[str]:
    pairs = {
        "title": (view.title, state.title),
        "description": (view.description, state.description),
        "phase": (view.status, status_of(state)),
        "status": (view.execution_status, state.status.value),
        "type": (view.session_type, state.session_type),
        "number of checkpoints": (view.checkpoints_total, state.checkpoints_total),
        "number of completed checkpoints": (
            view.checkpoints_completed,
            len(state.checkpoints_completed),
        ),
        "checkpoint": (view.current_checkpoint, state.current_checkpoint),
        "branch": (view.branch, state.branch),
        "worktree": (view.worktree, state.worktree),
    }
    return [name for name, (held, said) in pairs.items() if held != said]


def _in_the_file(project_id: str, state: State) -> Iterator[Finding]:
    for doubt in state.doubts:
        yield Finding(FindingKind.DOUBT, project_id, state.slug, f"{doubt}.")
    done = len(state.checkpoints_completed)
    if state.phase is Phase.COMPLETE and done < state.checkpoints_total:
        says = f"It is called complete with {done} of {state.checkpoints_total} checkpoints."
        yield Finding(FindingKind.UNFINISHED, project_id, state.slug, says)


def _unknown_commits(project_id: str, state: State, known: frozenset[str]) -> Iterator[Finding]:
    for commit in state.commits:
        if commit.sha in known:
            continue
        where = f" for checkpoint {commit.checkpoint}" if commit.checkpoint else ""
        yield Finding(
            FindingKind.UNKNOWN_COMMIT,
            project_id,
            state.slug,
            f"Git does not know the commit {commit.sha}{where}.",
            checkpoint=commit.checkpoint,
            sha=commit.sha,
            message=commit.message,
        )


def _without_commit(project_id: str, state: State, git: GitSeen) -> Iterator[Finding]:
    linked = {commit.checkpoint for commit in state.commits}
    for number in state.checkpoints_completed:
        if number in linked:
            continue
        fitting = _fitting(state, number, git.commits)
        repair = None
        if fitting is not None:
            repair = f"Link {fitting.sha[:8]} “{fitting.subject}” to it."
        yield Finding(
            FindingKind.NO_COMMIT,
            project_id,
            state.slug,
            f"Checkpoint {number} is complete, and no commit is linked to it.",
            repair,
            checkpoint=number,
            sha=fitting.sha if fitting else "",
            message=fitting.subject if fitting else "",
            revision=state.revision,
        )


def _fitting(state: State, number: int, commits: Sequence[GitCommit]) -> GitCommit | None:
    """The one commit of the session's time that names the checkpoint and that nothing claims."""
    claimed = [commit.sha.lower() for commit in state.commits if len(commit.sha) >= _SHORTEST_SHA]
    names = re.compile(rf"\b(?:checkpoint|cp)[ #_-]?{number}\b", re.IGNORECASE)
    found = [
        commit
        for commit in commits
        if names.search(commit.subject)
        and (state.created_at is None or commit.committed_at >= state.created_at)
        and not any(commit.sha.startswith(sha) for sha in claimed)
    ]
    return found[0] if len(found) == 1 else None
