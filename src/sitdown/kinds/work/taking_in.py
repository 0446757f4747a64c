"""Taking in what changed on disk: the state file into the mirror, the hooks into the agents' rows,
and both into the view of the live panel.
"""

from __future__ import annotations

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.following import follow, sit_down, work_session_of
from sitdown.kinds.work.mirror import sync_all_sessions_in_project, sync_session_from_filesystem
from sitdown.kinds.work.mirror.scan import stamp_at
from sitdown.kinds.work.panel import panel, refreshed
from sitdown.kinds.work.panel_views import PanelView, Part
from sitdown.kinds.work.plans.refreshing import follow_plans
from sitdown.kinds.work.references import mirrored
from sitdown.kinds.work.views import SyncResult


def opened(desk: Desk, session_id: str) -> PanelView:
    """Sit down to a session, as its files are now.

    Raises:
        NotFoundError: there is no such session, or its project is not followed any more.
    """
    view = panel(desk, work_session_of(desk, session_id))
    _read_files(desk, view)
    sit_down(desk, view.work_session_id)
    ingest_hooks(desk)
    return panel(desk, view.work_session_id)


def taken_in(desk: Desk, view: PanelView, parts: Part) -> PanelView:
    """The view as it is now, after what changed in these parts was read. The state file is read
    when its size or times are others than when it was read before.

    Raises:
        NoSuchWorkSessionError: the session is gone.
    """
    if Part.FILES in parts and _has_changed(desk, view):
        _read_files(desk, view)
    if Part.AGENTS in parts:
        ingest_hooks(desk)
    after = refreshed(desk, view, parts)
    if _place(after) != _place(view):
        follow(desk, view.work_session_id)
    return after


def read_again(desk: Desk, view: PanelView) -> PanelView:
    """The view as it is now, after everything was read, changed or not.

    Raises:
        NoSuchWorkSessionError: the session is gone.
    """
    _read_files(desk, view)
    follow(desk, view.work_session_id)
    return taken_in(desk, view, Part.ALL)


def synced_project(desk: Desk, project_id: str) -> SyncResult:
    """Read what changed in all sessions and plans of a project, and what its agents told; gives
    what came of the sessions.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    read = sync_all_sessions_in_project(desk, project_id)
    follow_plans(desk, project_id)
    ingest_hooks(desk)
    return read


def _place(view: PanelView) -> tuple[object, ...]:
    """What the engine's session follows: the phase, and which checkpoints are done."""
    done = [each.number for each in view.checkpoints if each.standing == "done"]
    return view.phase_key, view.checkpoints_done, done


def _has_changed(desk: Desk, view: PanelView) -> bool:
    with desk.store.read() as tx:
        mirror = mirrored(tx, view.work_session_id)
    return mirror is None or mirror.file_stamp != stamp_at(view.session_dir)


def _read_files(desk: Desk, view: PanelView) -> None:
    """Read the session's files; what is wrong with them is then in the mirror, and shown."""
    try:
        sync_session_from_filesystem(desk, view.project_id, view.slug)
    except SitdownError:
        return
