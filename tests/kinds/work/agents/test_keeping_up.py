"""What running agents add to their transcripts is read a little at a time, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.kinds.work.agents.conftest import AddSession, Hook, Take, Write, at, request_line

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents import keeping_up
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.keeping_up import keep_up
from sitdown.kinds.work.agents.looking import agents_of
from sitdown.kinds.work.agents.places import is_proved
from sitdown.kinds.work.views import ProjectView


@pytest.fixture(autouse=True)
def soon_after(clock: FrozenClock, roots: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    clock.moment = at(10)
    monkeypatch.setenv("CLAUDE_CONFIG_DIR", str(roots[0].parent))


@pytest.fixture
def session(desk: Desk, add_session: AddSession, hook: Hook, write: Write) -> str:
    """A session in its build, and an agent of it that told where its transcript is."""
    made = add_session(marks=[(0, "build", 2)])
    hook("SessionStart", 1, transcript_path=str(write(end=b"")))
    ingest_hooks(desk)
    return made


def tokens_out(desk: Desk, session: str) -> int:
    return sum(each.tokens_out for each in agents_of(desk, session))


def line(project: ProjectView, minute: float, **changed: Any) -> dict[str, Any]:
    return request_line(minute, message=f"msg_{minute}", cwd=str(project.working_dir), **changed)


def test_what_is_added_is_counted_and_charged(
    desk: Desk, project: ProjectView, session: str, write: Write
) -> None:
    write(line(project, 2))
    sizes = keep_up(desk, project.id, {})
    (agent,) = agents_of(desk, session)
    assert (agent.tokens_out, agent.cost) == (50, 1911)
    write(line(project, 3))
    assert keep_up(desk, project.id, sizes) != sizes
    assert tokens_out(desk, session) == 100


def test_what_has_the_same_length_is_not_looked_into(
    desk: Desk, project: ProjectView, session: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(line(project, 2), end=b"")  # its line has no end yet, so it would be read each time
    sizes = keep_up(desk, project.id, {})
    monkeypatch.setattr(keeping_up, "import_added", None)
    assert keep_up(desk, project.id, sizes) == sizes


def test_subagents_are_followed_too(
    desk: Desk, project: ProjectView, session: str, write: Write
) -> None:
    path = write(line(project, 2))
    below = path.with_suffix("") / "subagents" / "agent-a1.jsonl"
    below.parent.mkdir(parents=True)
    below.write_text(json.dumps(line(project, 3, isSidechain=True)) + "\n", encoding="utf-8")
    keep_up(desk, project.id, {})
    assert tokens_out(desk, session) == 100


def test_a_long_addition_is_left_to_the_key(
    desk: Desk,
    project: ProjectView,
    session: str,
    write: Write,
    take: Take,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping_up, "MOST_BYTES", 100)
    write(line(project, 2))
    sizes = keep_up(desk, project.id, {})
    assert tokens_out(desk, session) == 0
    assert take().requests == 1
    monkeypatch.setattr(keeping_up, "MOST_BYTES", 1_000)
    write(line(project, 3))
    keep_up(desk, project.id, sizes)
    assert tokens_out(desk, session) == 100


def test_agents_that_have_long_been_silent_are_not_followed(
    desk: Desk, project: ProjectView, session: str, write: Write, clock: FrozenClock
) -> None:
    write(line(project, 2))
    clock.moment = at(100)
    assert keep_up(desk, project.id, {}) == {}
    assert tokens_out(desk, session) == 0


def test_one_that_went_away_costs_nothing(
    desk: Desk, project: ProjectView, session: str, write: Write
) -> None:
    write(line(project, 2)).unlink()
    assert keep_up(desk, project.id, {}) == {}


def test_following_and_the_key_count_the_same(
    desk: Desk, project: ProjectView, session: str, write: Write, take: Take
) -> None:
    sizes: keeping_up.Sizes = {}
    for minute in range(2, 9):
        write(line(project, minute), request_line(minute, message=f"elsewhere_{minute}"))
        if minute % 2:
            sizes = keep_up(desk, project.id, sizes)
    followed = tokens_out(desk, session)
    take()
    again = tokens_out(desk, session)
    # Lines from elsewhere count, where the folder's name is proof that they are the project's.
    assert (followed, again) == (12 * 50, 14 * 50)


@pytest.mark.parametrize(
    ("path", "is_sure"),
    [
        ("/c/projects/-p-a/s1.jsonl", True),
        ("/c/projects/-p-a/s1/subagents/agent-1.jsonl", True),
        ("/c/projects/-p-a-b/s1.jsonl", False),
        ("/other/projects/-p-a/s1.jsonl", False),
        ("/c/projects/s1.jsonl", False),
    ],
)
def test_only_where_the_name_is_its_own_is_a_transcript_surely_the_projects(
    path: str, *, is_sure: bool
) -> None:
    assert is_proved(Path(path), (Path("/c/projects"),), ("/p/a",)) is is_sure
