from __future__ import annotations

import asyncio
import json
from functools import partial
from pathlib import Path

import pytest
from tests.hostile import HOSTILE
from tests.kinds.work.agents.conftest import request_line
from tests.kinds.work.repositories import commit, repository
from tests.tui.kinds.work.work_app import (
    NOW,
    at_panel,
    opened_session,
    shown,
    state_file,
    work_app,
    write_state,
)
from tests.waiting import until
from textual.widgets import Input

from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.engine import drafts, entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.lifecycle import Status
from sitdown.kinds.work.answer_drafts import draft_of
from sitdown.kinds.work.blockers import ask, blockers
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.kinds.work import transcript_follow
from sitdown.tui.kinds.work.choosing import ChoosingScreen
from sitdown.tui.kinds.work.file_screen import FileScreen
from sitdown.tui.kinds.work.panel_screen import PanelScreen
from sitdown.tui.kinds.work.reader import Reader
from sitdown.tui.kinds.work.why_screen import WhyScreen
from sitdown.tui.screens.ask_text import AskTextScreen
from sitdown.tui.screens.confirm import ConfirmScreen

WIDE = (120, 40)


@pytest.fixture
def session_id(desk: Desk, project_id: str) -> str:
    return opened_session(desk, project_id)


@pytest.fixture
def app(locations: Locations, clock: FrozenClock, session_id: str) -> SitdownApp:
    made = work_app(locations, clock)
    made._open_first = session_id
    return made


def _is_shown(app: SitdownApp, text: str) -> bool:
    return text in shown(app)


async def test_it_shows_the_session_as_its_files_are(app: SitdownApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        text = shown(app)
        assert "Add feature X  kong-gateway · 2026-02-14_my-feature" in text
        assert "Build   checkpoint 3 of 5   since 12:00, 2 h 30 min" in text
        assert "40 %" in text
        assert "✓ 1  Theme provider" in text
        assert "abc1234 feat: add provider" in text
        assert "▸ 3  System preference" in text
        assert "spec.md" in text
        assert "research/   1" in text
        assert "feature/my-feature" in text


async def test_a_change_on_disk_comes_onto_the_screen(app: SitdownApp, project: Path) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        progress = {
            "checkpoints_total": 5, "checkpoints_completed": [1, 2, 3], "current_checkpoint": 4,
        }  # fmt: skip
        write_state(project, build_progress=progress)
        await until(pilot, lambda: "checkpoint 4 of 5" in shown(app))
        assert "✓ 3  System preference" in shown(app)
        assert "60 %" in shown(app)


async def test_what_nobody_tells_of_is_found_by_looking(
    app: SitdownApp, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitdown.tui.kinds.work.panel_frame.RESCAN_SECONDS", 0.1)
    monkeypatch.setattr("sitdown.tui.kinds.work.folder_watch.FolderWatch.start", lambda *_: None)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: "checkpoint 3 of 5" in shown(app))
        done = {"checkpoints_total": 5, "checkpoints_completed": [1, 2, 3], "current_checkpoint": 4}
        write_state(project, build_progress=done)
        await until(pilot, lambda: "checkpoint 4 of 5" in shown(app))


async def test_a_file_that_breaks_is_told_and_mended_again(app: SitdownApp, project: Path) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        state_file(project).write_text("{ not json", encoding="utf-8")
        await until(pilot, lambda: "not readable" in shown(app))
        assert "it is not JSON at line 1" in shown(app)
        assert "checkpoint 3 of 5" in shown(app)
        write_state(project, topic="Mended")
        await until(pilot, lambda: "Mended" in shown(app))
        assert "not readable" not in shown(app)


async def test_a_folder_that_is_taken_away_is_told(app: SitdownApp, project: Path) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        state_file(project).unlink()
        await until(pilot, lambda: "folder gone" in shown(app))
        assert "checkpoint 3 of 5" in shown(app)


async def test_space_completes_the_checkpoint_that_is_open(
    app: SitdownApp, project: Path, desk: Desk, session_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("space")
        await until(pilot, lambda: "checkpoint 4 of 5" in shown(app))
        kept = json.loads(state_file(project).read_text(encoding="utf-8"))
        assert kept["build_progress"]["checkpoints_completed"] == [1, 2, 3]
        said = entries.load_session_entries(desk, session_id)
        assert [e.data["checkpoint"] for e in said if e.entry_type == "checkpoint_mark"] == [
            1, 2, 3,
        ]  # fmt: skip


async def test_after_the_last_checkpoint_there_is_none_to_complete(
    app: SitdownApp, project: Path
) -> None:
    done = {
        "checkpoints_total": 2, "checkpoints_completed": [1, 2], "current_checkpoint": None,
    }  # fmt: skip
    write_state(project, build_progress=done)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "100 %" in shown(app))
        await pilot.press("space")
        await until(pilot, lambda: "Every checkpoint is complete" in shown(app))


async def test_advancing_asks_where_two_phases_can_follow(
    app: SitdownApp, project: Path, desk: Desk, session_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PanelScreen))
        assert "build" in state_file(project).read_text(encoding="utf-8")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "✓ Complete" in shown(app))
        kept = json.loads(state_file(project).read_text(encoding="utf-8"))
        assert kept["current_phase"] == "complete"
        assert sessions.get(desk, session_id).status is Status.COMPLETED


async def test_one_way_on_is_taken_without_a_question(app: SitdownApp, project: Path) -> None:
    write_state(project, current_phase="plan", build_progress={})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "▸ Plan" in shown(app))
        await pilot.press("a")
        await until(pilot, lambda: "▸ Build" in shown(app))


async def test_the_last_phase_is_gone_to_after_a_question(app: SitdownApp, project: Path) -> None:
    write_state(project, current_phase="docs")
    before = state_file(project).read_bytes()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "▸ Docs" in shown(app))
        for key, answered in (("n", "▸ Docs"), ("y", "✓ Complete")):
            await pilot.press("a")
            await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
            assert state_file(project).read_bytes() == before
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, PanelScreen))
            await until(pilot, partial(_is_shown, app, answered))


async def test_a_move_on_what_is_not_seen_yet_is_refused_in_a_sentence(
    app: SitdownApp, project: Path
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await at_panel(pilot)
        await asyncio.to_thread(screen._watch.close)
        write_state(project, topic="Somebody else was here")
        await pilot.press("space")
        await until(pilot, lambda: "changed meanwhile" in shown(app))
        await until(pilot, lambda: "Somebody else was here" in shown(app))
        kept = json.loads(state_file(project).read_text(encoding="utf-8"))
        assert kept["build_progress"]["checkpoints_completed"] == [1, 2]


async def test_the_status_of_the_file_is_set_and_noted(
    app: SitdownApp, project: Path, desk: Desk, session_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "Build   paused" in shown(app))
        kept = json.loads(state_file(project).read_text(encoding="utf-8"))
        assert kept["status"] == "paused"
        await until(
            pilot,
            lambda: (
                "status_mark"
                in {each.entry_type for each in entries.load_session_entries(desk, session_id)}
            ),
        )


async def test_a_blocker_is_answered_and_the_answer_said(
    app: SitdownApp, desk: Desk, project_id: str, session_id: str
) -> None:
    ask(desk, project_id, "Which OAuth provider?")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "Which OAuth provider?" in shown(app))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        await pilot.press("enter")
        await pilot.press(*"ours", "enter")
        await until(pilot, lambda: not blockers(desk, project_id))
        await until(pilot, lambda: "BLOCKERS" not in shown(app))
        said = entries.load_session_entries(desk, session_id)
        (answer,) = [each for each in said if each.entry_type == "blocker_answer"]
        assert (answer.content, answer.data["question"]) == ("ours", "Which OAuth provider?")


async def test_a_file_is_read_in_place(app: SitdownApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FileScreen))
        reader = app.screen.query_one(Reader)
        await until(pilot, lambda: bool(reader.lines))
        assert reader.lines[0] == "# Add feature X"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PanelScreen))


async def test_w_shows_what_the_numbers_rest_on(app: SitdownApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert "2 of 5 checkpoints" in shown(app)
        assert "1 Theme provider: abc1234" in shown(app)


async def test_w_compares_the_plan_with_the_commits(app: SitdownApp, project: Path) -> None:
    repository(project)
    sha = commit(project, "src/other.ts", NOW)
    state_file(project).with_name("plan.md").write_text("src/toggle.ts", encoding="utf-8")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        write_state(project, commits=[{"sha": sha, "message": "feat: other", "checkpoint": 1}])
        await until(pilot, lambda: sha[:7] in shown(app))
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert "not changed: src/toggle.ts (plan.md line 1)" in shown(app)
        assert f"not named: src/other.ts ({sha[:7]})" in shown(app)


async def test_opening_begins_a_sitting_and_leaving_ends_it(
    app: SitdownApp, desk: Desk, session_id: str, clock: FrozenClock
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        assert sessions.get(desk, session_id).status is Status.IN_PROGRESS
        clock.advance(minutes=5)
        await pilot.press("p")
        await until(pilot, lambda: not isinstance(app.screen, PanelScreen))
    detail = sessions.load(desk, session_id)
    assert detail.session.status is Status.PAUSED
    assert detail.session.step == "build"
    assert detail.sittings[-1].ended_at == clock.now()


async def test_below_100_columns_the_side_folds_under_a_key(app: SitdownApp) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_panel(pilot)
        assert "SYNC" not in "\n".join(
            line.text
            for line in app.screen.query_one("#stage").render_lines(
                app.screen.query_one("#stage").size.region
            )
        )
        assert not app.screen.query_one("#side").display
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.query_one("#side").display
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one("#stage").display
        assert isinstance(app.screen, PanelScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_hostile_files_are_only_text(
    app: SitdownApp, project: Path, size: tuple[int, int]
) -> None:
    texts = [text for text in HOSTILE if text.strip() and "\ud800" not in text]
    folder = state_file(project).parent
    titles = [{"id": at, "title": text} for at, text in enumerate(texts, start=1)]
    (folder / "plan.json").write_text(json.dumps({"checkpoints": titles}), encoding="utf-8")
    (folder / "spec.md").write_bytes("\n".join(texts).encode() + b"\xff\xfe\x1b[2J")
    commits = [{"sha": "abc1234", "message": text, "checkpoint": 1} for text in texts]
    write_state(
        project, topic=texts[0], description=texts[2], git={"branch": texts[2]}, commits=commits,
        build_progress={
            "checkpoints_total": len(texts), "checkpoints_completed": [], "current_checkpoint": 1,
        },
    )  # fmt: skip
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = await at_panel(pilot)
        await until(pilot, lambda: screen.view is not None and "[bold]" in screen.view.title)
        assert not any(character < " " and character != "\n" for character in shown(app))
        await pilot.press("w", "escape", "o")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FileScreen))
        reader = app.screen.query_one(Reader)
        await until(pilot, lambda: bool(reader.lines))
        assert "\x1b" not in "".join(reader.lines)
        await pilot.press("G", "k", "g", "escape")
        await until(pilot, lambda: isinstance(app.screen, PanelScreen))


async def test_a_file_that_leads_out_of_the_folder_is_not_opened(
    app: SitdownApp, project: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("not for the screen", encoding="utf-8")
    spec = state_file(project).with_name("spec.md")
    spec.unlink()
    spec.symlink_to(secret)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "leads out" in shown(app))
        assert "not for the screen" not in shown(app)


async def test_said_in_the_panel_stays_in_the_transcript(
    app: SitdownApp, desk: Desk, session_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("N")
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        await pilot.press(*"stuck", "enter")
        await until(
            pilot,
            lambda: (
                "stuck" in [each.content for each in entries.load_session_entries(desk, session_id)]
            ),
        )


@pytest.mark.parametrize("key", ["b", "N"])
async def test_what_is_typed_and_not_said_is_there_again(
    app: SitdownApp, desk: Desk, project_id: str, session_id: str, key: str
) -> None:
    question = ask(desk, project_id, "Which OAuth provider?")

    def kept() -> list[str]:
        if key == "b":
            return [text] if (text := draft_of(desk, question.id)) else []
        return [each.text for each in drafts.of_session(desk, session_id)]

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "Which OAuth provider?" in shown(app))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        await pilot.press(*"on disk")
        await until(pilot, lambda: kept() == ["on disk"])
        await pilot.press("!", "escape")
        await until(pilot, lambda: kept() == ["on disk!"])
        await at_panel(pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        assert app.screen.query_one(Input).value == "on disk!"
        await pilot.press("enter")
        await until(pilot, lambda: not kept())
        said = [each.content for each in entries.load_session_entries(desk, session_id)]
        assert "on disk!" in said


async def test_checkpoints_are_counted_where_nobody_did(app: SitdownApp, project: Path) -> None:
    write_state(project, build_progress={})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "checkpoint 3 of" not in shown(app))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        assert app.screen.query_one(Input).value == "5"
        await pilot.press("enter")
        await until(pilot, lambda: "checkpoint 1 of 5" in shown(app))


async def test_tokens_and_costs_follow_what_a_running_agent_writes(
    app: SitdownApp,
    locations: Locations,
    project: Path,
    session_id: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transcript_follow, "EVERY_SECONDS", 0.2)
    transcript = tmp_path / "agent-1.jsonl"
    told = {
        "session_id": "agent-1",
        "cwd": str(project),
        "hook_event_name": "PreToolUse",
        "transcript_path": str(transcript),
        "tool_name": "Edit",
        "tool_input": {"file_path": str(project / "README.md")},
        "tool_use_id": "use-1",
    }

    def ask_model(number: int) -> None:
        line = request_line(message=f"msg_{number}", cwd=str(project), out=1_111)
        line |= {"sessionId": "agent-1", "timestamp": NOW.isoformat()}
        with transcript.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")

    def hook(number: int) -> None:
        raw = json.dumps({**told, "tool_use_id": f"use-{number}"}).encode()
        append(str(locations.home), raw, round(NOW.timestamp() * 1e9) + number)

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        ask_model(1)
        hook(1)
        await until(pilot, lambda: "1,111" in shown(app))
        ask_model(2)
        hook(2)
        await until(pilot, lambda: "2,222" in shown(app))


async def test_transcripts_are_read_behind_a_key(app: SitdownApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await pilot.press("t")
        await until(pilot, lambda: "no transcripts of this project" in shown(app))
        assert isinstance(app.screen, PanelScreen)


async def test_a_damaged_context_is_told_without_the_brief_too(
    app: SitdownApp, project: Path
) -> None:
    kept = project / ".sitdown" / "session_state.json"
    kept.parent.mkdir()
    kept.write_text("{ half", encoding="utf-8")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_panel(pilot)
        await until(pilot, lambda: "could not be understood" in shown(app))
    assert json.loads(kept.read_text(encoding="utf-8"))["last_session"]
    assert [each.read_text(encoding="utf-8") for each in kept.parent.glob("*corrupt*")] == [
        "{ half"
    ]
