from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown
from tests.kinds.work.conftest import version_2, write_state
from tests.kinds.work.context.conftest import foreign

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.ids import SeededIds
from sitdown.kinds.work.projects import add_project
from sitdown.locations import Locations, ensure
from sitdown.store.opening import open_store

NEXT_LINE = (
    "  1  one (Task #1)  15.9  others wait for it +8.0, begun +4.0, "
    "medium priority +3.9, 4 days old +0.0"
)


@pytest.fixture
def project(home: Path, clock: FrozenClock, tmp_path: Path) -> str:
    """A followed folder."""
    folder = tmp_path / "kong-gateway"
    folder.mkdir()
    places = Locations(home)
    ensure(places)
    store = open_store(places.database, places.backups, clock.now())
    add_project(Desk(store, {}, "me", clock, SeededIds(clock)), folder)
    store.close()
    return str(folder)


def task(sitdown: Sitdown, project: str, title: str, *options: str) -> None:
    assert sitdown("work", "task", "add", title, "--project", project, *options).code == 0


def test_status_is_exactly_what_programs_ask_for(
    sitdown: Sitdown, project: str, clock: FrozenClock
) -> None:
    task(sitdown, project, "JWT refresh tokens")
    task(sitdown, project, "Add refresh token tests")
    task(sitdown, project, "Fix JWT validation", "--priority", "high")
    sitdown("work", "ask", "Which OAuth provider to use?", "--priority", "high",
        "--project", project)  # fmt: skip
    sitdown("work", "task", "done", "#1", "--project", project)
    sitdown("work", "save", project)

    printed = sitdown("work", "status", project, "--json")

    assert printed.err == ""
    assert printed.document == {
        "last_session": {
            "summary": "Completed Task #1 (JWT refresh tokens)",
            "timestamp": "2026-11-07T09:30:00+00:00",
        },
        "next_actions": ["Fix JWT validation (Task #3)", "Add refresh token tests (Task #2)"],
        "progress_pct": 33.3,
        "active_blockers": [
            {"id": 1, "question": "Which OAuth provider to use?", "priority": "high"}
        ],
    }
    assert list(printed.document) == [
        "last_session",
        "next_actions",
        "progress_pct",
        "active_blockers",
    ]


def test_status_before_the_first_save_has_the_same_shape(sitdown: Sitdown, project: str) -> None:
    assert sitdown("work", "status", project, "--json").document == {
        "last_session": {
            "summary": "No session was saved yet.",
            "timestamp": "2026-11-07T09:30:00+00:00",
        },
        "next_actions": [],
        "progress_pct": 0.0,
        "active_blockers": [],
    }


def test_a_damaged_file_is_told_on_the_error_stream(sitdown: Sitdown, project: str) -> None:
    task(sitdown, project, "one")
    sitdown("work", "save", project)
    (Path(project) / ".sitdown" / "session_state.json").write_bytes(b"{")

    printed = sitdown("work", "status", project, "--json")

    assert printed.code == 0
    assert printed.document["next_actions"] == ["one (Task #1)"]
    assert "could not be understood" in printed.err


def test_brief_tells_people_what_happened_and_what_is_next(
    sitdown: Sitdown, project: str, clock: FrozenClock
) -> None:
    task(sitdown, project, "one")
    task(sitdown, project, "two", "--after", "1", "--tag", "next")
    sitdown("work", "save", project)
    sitdown("work", "ask", "Which?", "--project", project)
    clock.advance(days=4)
    sitdown("work", "task", "start", "1", "--project", project)

    printed = sitdown("work", "brief", project)

    assert printed.out.splitlines() == [
        "kong-gateway",
        "",
        "Last time, 7 Nov",
        "  No task was completed.",
        "",
        "Since 7 Nov",
        "  1 task begun: #1 one",
        "",
        "Next",
        NEXT_LINE,
        "  1 more waits for something.",
        "",
        "Waiting for you",
        "  medium · #1 Which? · waits for 4 days",
        "",
        "Progress 0 % · 0 of 2 tasks",
    ]


def test_brief_tells_of_each_session_what_there_is_to_tell(sitdown: Sitdown, project: str) -> None:
    build = {"checkpoints_total": 5, "checkpoints_completed": [1], "current_checkpoint": 2}
    late, early = "2026-11-07T08:00:00Z", "2026-11-07T07:00:00Z"
    paused = version_2("a", updated_at=late, status="paused", build_progress=build)
    fresh = version_2("b", updated_at=early, topic="Fresh", current_phase="spec", build_progress={})
    write_state(Path(project), "a", paused)
    write_state(Path(project), "b", fresh)
    write_state(Path(project), "c", "{")
    sitdown("work", "sync", project)

    lines = sitdown("work", "brief", project).out.splitlines()

    place = lines.index("Sessions")
    assert lines[place + 1 : place + 4] == [
        "  Add feature X · build · paused · 1 of 5 checkpoints",
        "  Fresh · spec",
        "  c · its state cannot be read",
    ]


def test_a_brief_of_many_sessions_stays_one(sitdown: Sitdown, project: str) -> None:
    for number in range(15):
        write_state(Path(project), f"s{number}", version_2(f"s{number}"))
        sitdown("work", "ask", f"Which of {number}?", "--project", project)
    sitdown("work", "sync", project)

    lines = sitdown("work", "brief", project).out.splitlines()

    assert len(lines) < 45
    assert "  and 3 more: `sitdown work list` tells all." in lines
    assert "  and 3 more: `sitdown work blockers` tells all." in lines
    document = sitdown("work", "brief", project, "--json").document
    assert (len(document["open_sessions"]), len(document["blockers"])) == (15, 15)


def test_brief_as_a_document_has_terms_and_evidence(sitdown: Sitdown, project: str) -> None:
    task(sitdown, project, "one", "--due", "2026-11-01")

    document = sitdown("work", "brief", project, "--json").document

    action = document["next_actions"][0]
    assert action["urgency"] == pytest.approx(sum(each["points"] for each in action["terms"]))
    assert document["counts"] == {"done": 0, "total": 1}
    assert document["last_time"] is None


def test_clearing_can_be_undone(sitdown: Sitdown, project: str) -> None:
    task(sitdown, project, "one")
    sitdown("work", "task", "done", "1", "--project", project)
    sitdown("work", "save", project)

    cleared = sitdown("work", "clear", project)
    empty = sitdown("work", "status", project, "--json").document
    back = sitdown("work", "clear", project, "--undo")
    full = sitdown("work", "status", project, "--json").document

    assert cleared.out == "Cleared. `sitdown work clear --undo` brings it back.\n"
    assert empty["last_session"]["summary"] == "No session was saved yet."
    assert back.out == "The context is back.\n"
    assert full["last_session"]["summary"] == "Completed Task #1 (one)"


def test_nothing_to_clear_is_no_failure(sitdown: Sitdown, project: str) -> None:
    assert sitdown("work", "clear", project).code == 0
    undone = sitdown("work", "clear", project, "--undo")
    assert undone.code == 1
    assert "was cleared" in undone.err


def test_tasks_are_listed_by_urgency_with_what_they_wait_for(
    sitdown: Sitdown, project: str
) -> None:
    task(sitdown, project, "low", "--priority", "low")
    task(sitdown, project, "blocked", "--priority", "high", "--after", "1")
    task(sitdown, project, "high", "--priority", "high")
    sitdown("work", "task", "drop", "3", "--project", project)

    assert sitdown("work", "tasks", project).out.splitlines() == [
        "· #1  low      low   pending  9.8",
        "· #2  blocked  high  pending  1.0  task #1",
    ]
    assert "– #3" in sitdown("work", "tasks", project, "--all").out
    document = sitdown("work", "tasks", project, "--json").document
    assert [each["number"] for each in document] == [1, 2]


def test_a_task_from_a_plan_is_ticked_in_its_file(sitdown: Sitdown, project: str) -> None:
    plan = Path(project) / "TODO.md"
    plan.write_text("# Plan\n\n- [ ] Write it\n- [ ] Test it\n", encoding="utf-8")
    assert sitdown("work", "import", str(plan)).code == 0

    sitdown("work", "task", "done", "2", "--project", project)

    assert plan.read_text(encoding="utf-8") == "# Plan\n\n- [ ] Write it\n- [x] Test it\n"


def test_questions_are_answered_again_without_losing_an_answer(
    sitdown: Sitdown, project: str
) -> None:
    sitdown("work", "ask", "Which?", "--project", project)
    sitdown("work", "answer", "1", "Google", "--keep-open", "--project", project)
    sitdown("work", "answer", "1", "GitHub", "--project", project)

    assert sitdown("work", "blockers", project).out == "Nothing holds this project up.\n"
    assert sitdown("work", "blockers", project, "--all").out.splitlines() == [
        "#1 medium · settled · Which?",
        "   – Google",
        "   – GitHub",
    ]
    sitdown("work", "settle", "1", "--undo", "--project", project)
    open_ones = sitdown("work", "blockers", project, "--json").document
    assert [each["text"] for each in open_ones[0]["answers"]] == ["Google", "GitHub"]


def test_a_question_tells_when_it_was_asked(
    sitdown: Sitdown, project: str, clock: FrozenClock
) -> None:
    def told() -> str:
        return sitdown("work", "blockers", project).out.strip()

    asked = sitdown("work", "ask", "Which?", "--project", project).out.strip()
    assert asked == "#1 medium · asked just now · Which?"
    clock.advance(hours=2)
    assert told() == "#1 medium · asked today 09:30 · Which?"
    clock.advance(hours=20)
    assert told() == "#1 medium · asked yesterday 09:30 · Which?"
    clock.advance(hours=2)
    assert told() == "#1 medium · waits for 1 day · Which?"
    clock.advance(days=3)
    assert told() == "#1 medium · waits for 4 days · Which?"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("task", "done", "77"), 1, "has no task #77"),
        (("task", "done", "one"), 2, "is no number of a task"),
        (("task", "add", " "), 1, "is empty"),
        (("task", "add", "x", "--due", "soon"), 1, "not a time"),
        (("answer", "3", "yes"), 1, "has no blocker #3"),
        (("ask", "Which?", "--task", "9"), 1, "has no task #9"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    sitdown: Sitdown, project: str, words: tuple[str, ...], code: int, said: str
) -> None:
    printed = sitdown("work", *words, "--project", project)

    assert (printed.code, printed.out) == (code, "")
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_brief_shows_what_another_program_keeps_of_a_project(
    sitdown: Sitdown, project: str
) -> None:
    path = Path(project) / ".codeframe" / "session_state.json"
    path.parent.mkdir()
    path.write_text(json.dumps(foreign()), encoding="utf-8")
    sitdown("work", "status", project)

    lines = sitdown("work", "brief", project).out.splitlines()

    assert "  1  Fix JWT validation in kong-gateway.ts (Task #29)" in lines
    assert "  high · Which OAuth provider should we use?" in lines
    assert "Progress 68.5 %" in lines


def test_brief_tells_of_folders_that_are_not_read(sitdown: Sitdown, project: str) -> None:
    whole = sitdown("work", "brief", project, "--json").document
    assert (whole["folder_is_there"], whole["missing_since"], whole["refused"]) == (True, None, [])

    sessions = Path(project) / "agents" / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "away").symlink_to("/")
    (refused,) = sitdown("work", "brief", project, "--json").document["refused"]
    assert refused["slug"] == "away"
    lines = sitdown("work", "brief", project).out.splitlines()
    assert lines[lines.index("Not read") + 1] == f"  {refused['error']}"


def test_brief_tells_that_the_folder_cannot_be_found(sitdown: Sitdown, project: str) -> None:
    Path(project).rename(f"{project}-moved")
    sitdown("work", "sync", project)
    document = sitdown("work", "brief", project, "--json").document
    assert document["folder_is_there"] is False
    assert document["missing_since"] == "2026-11-07T09:30:00Z"
    printed = sitdown("work", "brief", project)
    assert "The project's folder cannot be found." in printed.out
    assert "Missed since today 09:30." in printed.out


def test_a_folder_that_is_not_followed_says_how_to(sitdown: Sitdown, tmp_path: Path) -> None:
    printed = sitdown("work", "status", str(tmp_path), "--json")

    assert printed.code == 1
    assert "sitdown work add" in printed.err


def test_hostile_texts_do_not_reach_the_terminal(sitdown: Sitdown, project: str) -> None:
    nasty = "\x1b]0;title\x07\x1b[2Jred [bold]x[/]"
    task(sitdown, project, nasty)
    sitdown("work", "ask", nasty, "--project", project)
    sitdown("work", "save", project)

    for command in ("status", "brief", "tasks", "blockers"):
        printed = sitdown("work", command, project)
        assert "\x1b" not in printed.out
        assert "red [bold]x[/]" in printed.out


def test_the_saved_file_is_what_other_programs_read(sitdown: Sitdown, project: str) -> None:
    task(sitdown, project, "Grüße")
    document = sitdown("work", "save", project, "--json").document

    raw = (Path(project) / ".sitdown" / "session_state.json").read_bytes()
    assert json.loads(raw) == document["context"]
    assert raw == json.dumps(document["context"], indent=2).encode()
