"""Comparing three that should agree: the files of a project's sessions, the database, and git.

Looking changes nothing; ``mend`` puts one finding right when a person chose so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.work import git
from sitdown.kinds.work.errors import NoRepairError
from sitdown.kinds.work.mirror.findings import (
    Finding,
    FindingKind,
    GitSeen,
    Seen,
    about_git,
    compared,
)
from sitdown.kinds.work.mirror.looking import list_sessions
from sitdown.kinds.work.mirror.reading import state_at
from sitdown.kinds.work.mirror.scan import scan, sessions_folder
from sitdown.kinds.work.mirror.settling import settle
from sitdown.kinds.work.mirror.syncing import sync_session_from_filesystem
from sitdown.kinds.work.projects import get_project
from sitdown.kinds.work.safe_files import FileMissingError, inside
from sitdown.kinds.work.state import SessionStateManager
from sitdown.kinds.work.views import WorkSessionView

MOST_COMMITS = 5_000
"""The commits in which one without a link is looked for."""

_EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Verification:
    """What a comparison of a whole project found.

    Attributes:
        sessions: how many were compared.
        commits: how many claimed commits git was asked for.
        git: where the project stands in git.
    """

    findings: tuple[Finding, ...]
    sessions: int
    commits: int
    git: git.GitView


def verify(desk: Desk, project_id: str) -> Verification:
    """Compare the files of a project, the database and git.

    Raises:
        UnknownProjectError: this person has none of that id.
        LeavesFolderError: ``agents/sessions`` is a link out of the project.
        FileUnusableError: the disk refuses.
    """
    project = get_project(desk, project_id)
    views = {view.session_slug: view for view in list_sessions(desk, project.id)}
    found = scan(project.working_dir, {})
    folder = sessions_folder(project.working_dir)
    seen = [_seen(folder, slug, views.get(slug)) for slug in found.changed]
    here = {each.slug for each in seen}
    seen += [Seen(slug, None, None, view) for slug, view in views.items() if slug not in here]
    seen.sort(key=lambda each: each.slug)
    claimed = {commit.sha for each in seen if each.state for commit in each.state.commits}
    told = _asked(project.working_dir, claimed, seen)
    findings = [finding for each in seen for finding in compared(project.id, each, told)]
    refused = (
        Finding(FindingKind.BROKEN, project.id, each.slug, each.error) for each in found.refused
    )
    findings = [*about_git(project.id, told, claimed), *refused, *findings]
    return Verification(tuple(findings), len(seen), len(claimed), told.where)


def mend(desk: Desk, finding: Finding) -> WorkSessionView:
    """Put right what a finding tells, and give the session as it is then.

    Raises:
        NoRepairError: only a person can know what would be right.
        StaleRevisionError: the file changed after it was looked at.
        UnknownProjectError, UnknownWorkSessionError: it is gone meanwhile.
        StateError, FileError: the file cannot be read or changed.
    """
    if finding.repair is None:
        raise NoRepairError(finding.says)
    if finding.kind is FindingKind.CONFLICT:
        return settle(desk, finding.project_id, finding.slug)
    if finding.kind is FindingKind.NO_COMMIT:
        project = get_project(desk, finding.project_id)
        folder = inside(sessions_folder(project.working_dir), finding.slug)
        SessionStateManager(folder, desk.clock).add_commit(
            finding.sha,
            finding.message,
            finding.checkpoint,
            expected_revision=finding.revision,
        )
    return sync_session_from_filesystem(desk, finding.project_id, finding.slug)


def mend_all(desk: Desk, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Put right what can be, one after the other, and give each that was.

    Raises:
        SitdownError: as ``mend``; what was put right before stays so.
    """
    revisions: dict[str, str] = {}
    for finding in findings:
        if finding.repair is None:
            continue
        # What one repair wrote is no reason to refuse the next.
        revision = revisions.get(finding.slug, finding.revision)
        revisions[finding.slug] = mend(desk, replace(finding, revision=revision)).content_hash
        yield finding


def _seen(folder: Path, slug: str, view: WorkSessionView | None) -> Seen:
    try:
        return Seen(slug, state_at(folder, slug), None, view)
    except FileMissingError:
        return Seen(slug, None, None, view)
    except SitdownError as error:
        return Seen(slug, None, str(error), view)


def _asked(folder: Path, claimed: set[str], seen: Sequence[Seen]) -> GitSeen:
    is_of_use = claimed or any(each.state and each.state.checkpoints_completed for each in seen)
    if not is_of_use:
        return GitSeen(git.look(folder), frozenset())
    where = git.look(folder)
    if not where.is_known:
        return GitSeen(where)
    known = git.known_commits(folder, claimed)
    if where.is_shallow and known is not None and not claimed <= known:
        known = None
    return GitSeen(where, known, git.commits_since(folder, _EARLIEST, MOST_COMMITS) or ())
