"""The example's project: built up to the moment of the pictures, and on from there."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.demo.live_build import LiveBuild
from sitdown.demo.project import follow_project, live_slug, sessions_folder
from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.looking import log_tail
from sitdown.kinds.work.agents.totals import totals
from sitdown.kinds.work.kind import KIND
from sitdown.kinds.work.mirror import verify
from sitdown.kinds.work.panel import panel
from sitdown.kinds.work.panel_views import PanelView
from sitdown.kinds.work.state import SessionStateManager, Status
from sitdown.kinds.work.visiting import Visit, visit


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(KIND)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path.resolve() / "example"


@pytest.fixture
def seen(desk: Desk, clock: FrozenClock, folder: Path) -> Visit:
    return visit(desk, follow_project(desk, clock, folder, append).id)


@pytest.fixture
def shown(desk: Desk, seen: Visit) -> PanelView:
    return panel(desk, seen.sessions[0].work_session_id)


@pytest.fixture
def manager(clock: FrozenClock, folder: Path, seen: Visit) -> SessionStateManager:
    assert seen.sessions
    return SessionStateManager(sessions_folder(folder) / live_slug(clock.now()), clock)


def builder(desk: Desk, clock: FrozenClock, folder: Path, pace: float = 0) -> LiveBuild:
    return LiveBuild(folder, desk.store.path.parent, clock, append, pace=pace)


def test_one_session_is_built_one_is_finished_one_is_broken(seen: Visit) -> None:
    standing = [(each.title, each.phase, each.done, each.sync_status) for each in seen.sessions]
    assert standing[0] == ("Add feature X", "build", 2, "synced")
    assert standing[1] == ("Rate limits per consumer", "complete", 3, "synced")
    assert standing[2][3] == "broken"
    assert seen.notices == ()


def test_where_it_was_left_and_what_happened_since(seen: Visit, clock: FrozenClock) -> None:
    brief = seen.brief
    assert brief.last_time is not None
    assert brief.last_time.last_session.summary.startswith("Completed Task #27")
    assert (brief.last_time.current_plan or "").startswith("Add feature X")
    assert brief.last_time_ended_at == clock.now() - timedelta(hours=2)
    assert (brief.counts.done, brief.counts.total) == (27, 40)
    assert [each.task.number for each in brief.next_actions][:3] == [29, 30, 31]
    assert [each.question for each in brief.blockers] == ["Which OAuth provider for SSO?"]
    rules = [each.evidence.rule for each in brief.since]
    assert {"questions_asked/1", "sessions_moved/1", "tokens_and_cost/1"} <= set(rules)


def test_its_panel_is_the_one_of_the_pictures(shown: PanelView, clock: FrozenClock) -> None:
    assert (shown.current_checkpoint, shown.checkpoints_total) == (3, 5)
    assert shown.phase_since == clock.now() - timedelta(hours=2, minutes=30)
    files = {line.name: line.count for line in shown.files if line.is_there}
    assert files == {"spec.md": None, "plan.json": None, "plan.md": None,
                     "research": 4, "debug": 1}  # fmt: skip
    agents = [(each.type, each.activity, each.tokens_in, each.tokens_out) for each in shown.agents]
    assert agents == [
        ("spec", "ended", 15_000, 3_000),
        ("plan", "ended", 22_310, 5_120),
        ("build", "busy", 81_094, 12_233),
    ]
    assert all(each.cost for each in shown.agents)
    last = [(line.tool, line.summary, line.failed) for line in shown.log[-5:]]
    assert last == [
        ("Edit", "src/theme/provider.ts", False),
        ("Bash", "npm test -- theme", False),
        ("Bash", "exit 1 · 3 failing", True),
        ("Edit", "src/theme/system.ts", False),
        ("Read", "src/theme/system.test.ts", False),
    ]


def test_every_request_is_charged_to_the_work_it_was_made_for(desk: Desk, seen: Visit) -> None:
    found = totals(desk, seen.project.id, "checkpoint")
    names = [group.name.rpartition(" · ")[2] for group in found.groups]
    assert names == ["1", "2", "3", "unassigned"]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_its_commits_are_real_and_its_git_is_its_own(
    make_desk: Callable[..., Desk],
    clock: FrozenClock,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    settings = own / ".gitconfig"
    settings.write_text("[commit]\n\tgpgsign = true\n[core]\n\thooksPath = /nowhere\n", "utf-8")
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    desk = make_desk(KIND)
    project = follow_project(desk, clock, folder, append)
    found = verify(desk, project.id)
    assert [each.kind for each in found.findings] == ["broken"]
    assert found.commits == 5
    assert [each.name for each in own.iterdir()] == [".gitconfig"]
    assert not (tmp_path / "elsewhere").exists()


def test_without_git_all_else_is_the_same(
    make_desk: Callable[..., Desk],
    clock: FrozenClock,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    desk = make_desk(KIND)
    seen = visit(desk, follow_project(desk, clock, folder, append).id)
    view = panel(desk, seen.sessions[0].work_session_id)
    assert not (seen.project.working_dir / ".git").exists()
    assert [len(each.commits) for each in view.checkpoints] == [1, 1, 0, 0, 0]


def test_it_is_the_same_at_every_run(
    make_desk: Callable[..., Desk], clock: FrozenClock, tmp_path: Path
) -> None:
    told = []
    for name in ("one", "two"):
        desk = make_desk(KIND, user_id=name)
        folder = tmp_path.resolve() / name
        follow_project(desk, clock, folder, append)
        folders = sorted(sessions_folder(folder).rglob("*.*"))
        told.append([path.read_bytes() for path in folders if path.is_file()])
    assert told[0] == told[1]


def test_nothing_is_written_beside_the_example(seen: Visit, folder: Path, tmp_path: Path) -> None:
    assert seen.project.working_dir.parent == folder
    assert {each.name for each in folder.iterdir()} == {"kong-gateway", "transcripts"}
    assert {each.name for each in tmp_path.iterdir()} == {"example", "home"}


def test_the_agent_goes_on_until_the_last_checkpoint_waits_for_the_person(
    desk: Desk, clock: FrozenClock, folder: Path, manager: SessionStateManager, shown: PanelView
) -> None:
    builder(desk, clock, folder).run()
    state = manager.load()
    assert (state.checkpoints_completed, state.current_checkpoint) == ((1, 2, 3, 4), 5)
    assert [commit.checkpoint for commit in state.commits] == [1, 2, 3, 4]
    ingest_hooks(desk)
    log = log_tail(desk, shown.work_session_id)
    assert (log[-1].tool, log[-1].failed) == ("Stop", False)
    assert len(log) > len(shown.log) + 10
    if shutil.which("git"):
        told = subprocess.run(
            ["git", "log", "-1", "--format=%H"],
            cwd=folder / "kong-gateway", capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert told.stdout.strip() == state.commits[-1].sha


def test_the_agent_goes_on_from_what_the_person_completed(
    desk: Desk, clock: FrozenClock, folder: Path, manager: SessionStateManager
) -> None:
    manager.complete_checkpoint(3)
    manager.complete_checkpoint(4)
    builder(desk, clock, folder).run()
    state = manager.load()
    assert state.current_checkpoint == 5
    assert [commit.checkpoint for commit in state.commits] == [1, 2]


@pytest.mark.parametrize("state", ["paused", "broken"])
def test_the_agent_waits_while_it_cannot_go_on(
    desk: Desk, clock: FrozenClock, folder: Path, manager: SessionStateManager, state: str
) -> None:
    good = manager.path.read_bytes()
    if state == "paused":
        manager.set_status(Status.PAUSED)
    else:
        manager.path.write_bytes(b"{")
    held = manager.path.read_bytes()
    worker = threading.Thread(target=builder(desk, clock, folder, pace=0.01).run)
    worker.start()
    worker.join(0.5)
    assert worker.is_alive()
    assert manager.path.read_bytes() == held
    manager.path.write_bytes(good)
    worker.join(30)
    assert not worker.is_alive()
    assert manager.load().current_checkpoint == 5


def test_the_agent_rests_when_nobody_looks_any_more(
    desk: Desk, clock: FrozenClock, folder: Path, manager: SessionStateManager
) -> None:
    before = manager.path.read_bytes()
    with builder(desk, clock, folder, pace=1_000).going_on():
        assert any(each.name == "live-build" for each in threading.enumerate())
    assert not any(each.name == "live-build" for each in threading.enumerate())
    assert manager.path.read_bytes() == before


def test_the_agent_is_no_trouble_when_its_folder_is_taken_away(
    desk: Desk, clock: FrozenClock, folder: Path, manager: SessionStateManager
) -> None:
    shutil.rmtree(manager.session_dir.parents[2])
    with builder(desk, clock, folder, pace=0.001).going_on():
        pass
    assert not manager.session_dir.exists()
