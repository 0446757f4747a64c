"""What the live panel draws of a view, without an app."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.hostile import HOSTILE
from tests.tui.kinds.work.panel_views import (
    NOW,
    a_beginning,
    a_build,
    a_hostile_one,
    agent,
    blocker,
    log,
    task,
    troubled_agents,
)

from sitdown.clock import FrozenClock
from sitdown.kinds.work.agents.activity import Activity
from sitdown.kinds.work.context.schema import ContextBlocker
from sitdown.kinds.work.context.views import Theirs
from sitdown.kinds.work.items import Priority
from sitdown.kinds.work.panel_views import CheckpointLine, PanelView
from sitdown.tui.kinds.work.agent_lines import agent_lines
from sitdown.tui.kinds.work.panel_side import rail_text, side_panels, top_line
from sitdown.tui.kinds.work.panel_text import CHECKPOINTS_SHOWN, stage_text
from sitdown.tui.kinds.work.reader import LONGEST_LINE, wrapped
from sitdown.tui.kinds.work.spans import ago, span
from sitdown.tui.widgets.side import panels

CLOCK = FrozenClock(NOW)


def stage(view: PanelView, width: int = 61, rows: int = 34) -> list[str]:
    return stage_text(view, width, rows, CLOCK).plain.split("\n")


def side(view: PanelView) -> str:
    return panels(side_panels(view, CLOCK, is_live=True)).plain


def test_no_line_of_the_stage_is_wider_than_its_place() -> None:
    for width in (20, 40, 56, 61, 76):
        for line in stage_text(a_build(), width, 34, CLOCK).split("\n"):
            assert line.cell_length <= width, line.plain


def test_the_log_takes_the_room_there_is() -> None:
    lines = tuple(log(at, "Read", f"file {at}") for at in range(60))
    tall = stage(a_build(log=lines), rows=60)
    low = stage(a_build(log=lines), rows=10)
    assert len(tall) == 59
    assert len(stage(a_build(log=lines), rows=23)) == 23
    assert tall[-1].endswith("file 59")
    assert low[-3:] == tall[-3:]
    assert low[-4] == "LOG"


def test_of_many_checkpoints_those_around_the_open_one_are_shown() -> None:
    many = tuple(
        CheckpointLine(at, f"Part {at}", "done" if at < 60 else "now" if at == 60 else "later")
        for at in range(1, 101)
    )
    lines = stage(a_build(checkpoints=many, checkpoints_total=100, current_checkpoint=60))
    numbers = [line for line in lines if "Part" in line]
    assert len(numbers) == CHECKPOINTS_SHOWN
    assert any("60 Part 60" in line for line in numbers)
    assert any(line.strip().endswith("more before") for line in lines)
    assert any(line.strip().endswith("more after") for line in lines)


def test_a_session_that_waits_says_so_where_it_stands() -> None:
    for status in ("paused", "failed"):
        lines = stage(a_build(status=status))
        assert any("System preference" in line and status in line for line in lines)
        assert not any("running" in line for line in lines)


@pytest.mark.parametrize("sync_status", ["missing", "broken"])
def test_of_what_cannot_be_read_nothing_is_said_to_run(sync_status: str) -> None:
    lines = stage(a_build(sync_status=sync_status))
    assert any("System preference" in line for line in lines)
    assert not any("running" in line for line in lines)


def test_the_end_is_told_once() -> None:
    over = a_build(phase_key="complete", phase_name="complete", status="complete",
                   phase_since=None, current_checkpoint=None)  # fmt: skip
    assert stage(over)[0].strip() == "Complete"


def test_a_long_task_leaves_room_for_the_next() -> None:
    long = a_build(
        next_actions=(task(1, "word " * 200), task(2, "short")),
        blockers=(blocker(1, "why " * 200), blocker(2, "and this?")),
    )
    assert len(side(long)) < 600


def test_a_session_that_nobody_works_at_says_how_agents_can_tell() -> None:
    assert any("sitdown work hook" in line for line in stage(a_beginning()))
    assert not any("sitdown work hook" in line for line in stage(a_build()))


def test_agents_are_summed_and_trouble_is_told() -> None:
    lines = [line.plain for line in agent_lines(troubled_agents(), 61)]
    assert lines[1].startswith("? spec")
    assert "waiting" in lines[1]
    assert "the same step 4 times" in lines[3]
    assert lines[4].split()[-1] == "?"
    assert lines[-1].split() == ["in", "all", "123.5", "M", "15,273", "2.60"]


def test_numbers_of_millions_do_not_touch_each_other() -> None:
    used = (3_718_404, 99_999_999, 999_999_999, 9_876_543_210)
    for each in used:
        run = agent("build", Activity.BUSY, each, each, 1_000_000)
        assert len(agent_lines((run, run), 61)[1].plain[32:].replace(" M", "M").split()) == 3
        assert len(agent_lines((run, run), 61)[-1].plain[32:].replace(" M", "M").split()) == 3


def test_of_many_agents_the_last_are_shown_and_all_are_counted() -> None:
    many = [agent("build", Activity.ENDED, 10, 1, 10_000, id=str(at)) for at in range(20)]
    lines = [line.plain for line in agent_lines(many, 61)]
    assert len(lines) == 8
    assert lines[-1].split() == ["20", "in", "all", "200", "20", "0.20"]


def test_the_rail_says_how_long_each_phase_took() -> None:
    lines = rail_text(a_build(), 23, CLOCK).plain.split("\n")
    assert lines[1].split() == ["✓", "Spec", "1", "h", "05", "min"]
    assert lines[3].split() == ["▸", "Build", "2", "h", "30", "min"]
    assert lines[4].split() == ["·", "Docs"]
    assert "research/   4" in lines
    assert not any("context" in line for line in lines)


def test_the_side_says_what_is_next_and_how_fresh_it_is() -> None:
    text = side(a_build())
    assert "2 hours ago" in text
    assert "1 Fix JWT validation #29" in text
    assert "high Which OAuth provider for SSO?" in text
    assert "68 % 27 of 40 tasks" in text
    assert "✓ live · just now" in text
    assert "✗ not readable" in side(a_build(sync_status="broken"))
    assert "✗ conflict" in side(a_build(sync_status="conflict"))


@pytest.mark.parametrize("width", [10, 23, 61])
def test_hostile_texts_stay_text(width: int) -> None:
    view = a_hostile_one()
    drawn = [
        stage_text(view, width, 30, CLOCK).plain,
        rail_text(view, width, CLOCK).plain,
        top_line(view, width).plain,
        side(view),
    ]
    for text in drawn:
        assert not any(character < " " and character != "\n" for character in text)
        assert not set(text) & set("\x7f\x9b\x9d\u202e\u2066\u200f")


def test_a_file_is_folded_by_words_at_its_width() -> None:
    assert wrapped("one two three four", 10) == ["one two", "three four"]
    assert wrapped("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert wrapped("漢字漢字漢字", 8) == ["漢字漢字", "漢字"]
    assert wrapped("  - one two three", 12) == ["  - one two", "  three"]
    assert wrapped("", 10) == [""]


def test_a_line_without_end_is_cut() -> None:
    assert sum(map(len, wrapped("y" * 1_000_000, 100))) == LONGEST_LINE + 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_files_stay_text(text: str) -> None:
    folded = "\n".join(wrapped(text, 12))
    assert not any(character < " " and character != "\n" for character in folded)
    assert not set(folded) & set("\x7f\x9b\x9d\u202e\u2066\u200f")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (59, "just now"), (60, "1 min ago"), (3600, "1 hour ago"),
     (7200, "2 hours ago"), (86400, "1 day ago"), (3 * 86400, "3 days ago"),
     (40 * 86400, "5 Jan"), (-30, "just now")],
)  # fmt: skip
def test_how_long_ago(seconds: int, words: str) -> None:
    assert ago(NOW - timedelta(seconds=seconds), NOW) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (24, "24 min"), (65, "1 h 05 min"), (1440, "1 d"), (3000, "2 d 2 h"),
     (-5, "0 min")],
)  # fmt: skip
def test_how_long(minutes: int, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words


def test_what_another_program_keeps_is_in_the_side() -> None:
    question = ContextBlocker(5, "Which [b]provider[/b]?", Priority.HIGH)
    theirs = Theirs(("Fix the tokens", "Update\x1b[31m docs"), 68.5, (question,))
    drawn = side(a_beginning(theirs=theirs))
    assert "1 Fix the tokens\n2 Update docs" in drawn
    assert "high Which [b]provider[/b]?" in drawn
    assert "68 %" in drawn
