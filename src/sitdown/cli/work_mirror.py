"""The commands of a project's sessions: follow it, read it, compare it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.counting import counted
from sitdown.errors import SitdownError
from sitdown.exchange.plain import plain
from sitdown.kinds.work import mirror
from sitdown.kinds.work import projects as followed
from sitdown.kinds.work.plans.refreshing import follow_plans
from sitdown.kinds.work.safe_files import FileError
from sitdown.kinds.work.views import SyncStatus
from sitdown.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitdown.engine.desk import Desk
    from sitdown.kinds.work.mirror import Finding, Verification
    from sitdown.kinds.work.views import ProjectView, SyncResult, WorkSessionView


class StillFollowedError(SitdownError):
    """A project was to be forgotten, and nobody said yes."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is followed as before. Add --yes to stop following it.")


def add(call: Call) -> Answer:
    """Follow the project in a folder, and read its sessions."""
    given = call.arguments
    with call.desk() as desk:
        project = followed.add_project(desk, Path(given.path), given.name)
        line = f"{project.name} is followed now: {project.working_dir}"
        try:
            result = mirror.sync_all_sessions_in_project(desk, project.id)
        except FileError as error:
            document = {"project": plain(project), "sync": None}
            return Answer(document, [line], exit_code=1, complaints=[str(error)])
    document = {"project": plain(project), "sync": plain(result)}
    return Answer(document, [line, *_result_lines(result)], complaints=_complaints(result))


def projects(call: Call) -> Answer:
    """The projects there are, the last opened first."""
    with call.desk() as desk:
        held = followed.list_projects(desk)
    rows = [
        [
            each.id[-8:],
            each.name,
            str(each.working_dir),
            "cannot be found" if each.missing_since else "",
        ]
        for each in held
    ]
    lines = table(rows) if rows else ["No project yet. `sitdown work add PATH` follows one."]
    return Answer(plain(held), lines)


def forget(call: Call) -> Answer:
    """Stop following a project. Its files stay as they are."""
    with call.desk() as desk:
        project = _project(call, desk)
        question = (
            f"Stop following {project.name}? Its tasks, costs and saved contexts are erased; "
            "its files stay."
        )
        if not call.agreed(question):
            raise StillFollowedError(project.name)
        followed.forget_project(desk, project.id)
    return Answer(plain(project), [f"{project.name} is not followed any more."])


def sync(call: Call) -> Answer:
    """Read what changed of a project's sessions and of the plans taken before; or one session,
    changed or not.
    """
    slug = call.arguments.slug
    with call.desk() as desk:
        project = _project(call, desk)
        if slug is None:
            result = mirror.sync_all_sessions_in_project(desk, project.id)
            return _synced(result, follow_plans(desk, project.id))
        view = mirror.sync_session_from_filesystem(desk, project.id, slug)
    is_broken = view.sync_status is SyncStatus.BROKEN
    return Answer(
        plain(view),
        _session_lines([view]),
        exit_code=1 if is_broken else 0,
        complaints=[view.sync_error] if is_broken and view.sync_error else [],
    )


def rebuild(call: Call) -> Answer:
    """Read every file of a project again, whatever was known of it."""
    with call.desk() as desk:
        return _synced(mirror.rebuild_mirror(desk, _project(call, desk).id))


def list_sessions(call: Call) -> Answer:
    """The sessions of a project as they were last read; those that changed since are stale."""
    with call.desk() as desk:
        views = mirror.list_sessions(desk, _project(call, desk).id, look=True)
    lines = _session_lines(views)
    return Answer(plain(views), lines or ["No sessions yet. `sitdown work sync` looks for some."])


def verify(call: Call) -> Answer:
    """Compare files, database and git; put right what can be only where that was asked for."""
    with call.desk() as desk:
        project = _project(call, desk)
        seen = mirror.verify(desk, project.id)
        mended: list[Finding] = []
        complaints: list[str] = []
        if call.arguments.mend:
            mended, complaints = _mended(desk, seen.findings)
    left = [finding for finding in seen.findings if finding not in mended]
    document = {**plain(seen), "findings": plain(left), "mended": plain(mended)}
    lines = [*_finding_lines("mended", mended), *_finding_lines("", left), _summary(seen)]
    return Answer(document, lines, exit_code=1 if left else 0, complaints=complaints)


def _project(call: Call, desk: Desk) -> ProjectView:
    return followed.project_at(desk, Path(call.arguments.path))


def _synced(result: SyncResult, troubles: Sequence[str] = ()) -> Answer:
    return Answer(
        plain(result),
        _result_lines(result),
        exit_code=1 if result.failed else 0,
        complaints=[*_complaints(result), *troubles],
    )


def _complaints(result: SyncResult) -> list[str]:
    return [f"{one_line(failure.slug)}: {failure.error}" for failure in result.failed]


def _result_lines(result: SyncResult) -> list[str]:
    lines = [
        f"{counted(result.total, 'session')}: {result.synced} synced, {len(result.failed)} failed"
    ]
    if result.read:
        lines.append(f"{result.read} changed and read")
    return [*lines, *(f"missing: {slug}" for slug in result.missing)]


def _session_lines(views: Sequence[WorkSessionView]) -> list[str]:
    rows = [
        [
            view.session_slug,
            view.status,
            view.execution_status,
            f"{view.checkpoints_completed}/{view.checkpoints_total}",
            "" if view.sync_status is SyncStatus.SYNCED else view.sync_status.value,
            _told(view),
        ]
        for view in views
    ]
    return table(rows, right=frozenset({3})) if rows else []


def _told(view: WorkSessionView) -> str:
    """The title, and what is wrong with the file."""
    if not view.sync_error:
        return view.title
    if view.title == view.session_slug:
        return view.sync_error
    return f"{view.title}: {view.sync_error}"


def _mended(desk: Desk, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """What was put right, and why it ended early."""
    mended: list[Finding] = []
    try:
        mended.extend(mirror.mend_all(desk, findings))
    except SitdownError as error:
        return mended, [str(error)]
    return mended, []


def _finding_lines(done: str, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        where = one_line(finding.slug) or "project"
        yield f"{done or finding.kind.value:<14}  {where}: {finding.says}"
        if finding.repair and not done:
            yield f"{'':<14}  --mend: {finding.repair}"


def _summary(seen: Verification) -> str:
    agree = "Everything agrees" if not seen.findings else f"{len(seen.findings)} found"
    git = "with git" if seen.git.is_known else f"without git: {seen.git.reason}"
    looked_at = f"{counted(seen.sessions, 'session')} and {counted(seen.commits, 'commit')}"
    return f"{agree}: {looked_at} compared {git}."
