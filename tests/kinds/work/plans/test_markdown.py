from __future__ import annotations

from datetime import date

import pytest

from sitdown.kinds.work.items import TaskStatus
from sitdown.kinds.work.plans.markdown import read_markdown
from sitdown.kinds.work.plans.model import PlanFormat, PlanTask

SPEC_KIT = b"""# Tasks: Photo albums

## Phase 1: Setup (Shared Infrastructure)

- [x] T001 Create the project
- [ ] T002 [P] Configure linting

**Checkpoint**: Foundation ready

## Phase 3: User Story 1 - Albums (Priority: P1)

### Tests for User Story 1

- [ ] T010 [P] [US1] Contract test in tests/contract/test_albums.py
- [X] T012 [US1] Service in src/albums.py (depends on T010, T011)

## Phase 4: User Story 2 - Sharing (Priority: P3)

- [ ] T020 [US2] Share
"""

KIRO = b"""# Implementation Plan

- [ ] 1. Set up
  - Make folders
  - _Requirements: 1.1, 2.3_
- [-] 2. Models
- [ ]* 2.1 Write tests
  - _Requirements: 1.2_
"""


def tasks(text: str | bytes, of: PlanFormat = PlanFormat.MARKDOWN) -> tuple[PlanTask, ...]:
    raw = text.encode() if isinstance(text, str) else text
    found = read_markdown(raw, of).tasks
    for task in found:
        assert task.mark is not None
        sign = raw[task.mark.start : task.mark.end]
        assert sign in {b" ", b"x", b"X", b"-"}
        assert (sign in {b"x", b"X"}) == task.done
    return found


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "12)"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_every_marker_and_line_end_is_a_task(marker: str, end: str) -> None:
    (task,) = tasks(f"{marker} [ ] feed the cat{end}")
    assert (task.title, task.done) == ("feed the cat", False)


@pytest.mark.parametrize(
    "line",
    [
        "- [] feed",
        "- [ ]feed",
        "- [ ]",
        "- [ ]   ",
        "-[ ] feed",
        "[ ] feed",
        "- [y] feed",
        "text - [ ] feed",
        "    - [ ] feed",
        "- [link](x) feed",
    ],
)
def test_what_only_looks_like_one_is_none(line: str) -> None:
    assert tasks(line) == ()


@pytest.mark.parametrize(
    "text",
    [
        "```\n- [ ] no\n```\n- [ ] yes",
        "~~~md\n- [ ] no\n```\n- [ ] no\n~~~\n- [ ] yes",
        "````\n- [ ] no\n```\n- [ ] no\n````\n- [ ] yes",
        "- item\n  ```sh\n  - [ ] no\n  ```\n- [ ] yes",
        "- ```\n  - [ ] no\n  ```\n- [ ] yes",
        "<!-- such as\n- [ ] no\n-->\n- [ ] yes",
        "<!-- - [ ] no -->\n- [ ] yes",
        "- [ ] yes\n```\n- [ ] no",
        "``` not `a` fence\n- [ ] yes",
    ],
)
def test_examples_in_code_and_comments_do_not_count(text: str) -> None:
    assert [task.title for task in tasks(text)] == ["yes"]


def test_a_byte_order_mark_moves_nothing() -> None:
    (task,) = tasks(b"\xef\xbb\xbf- [x] feed")
    assert task.done
    assert task.line == 1


def test_nesting_is_seen_with_blanks_and_tabs() -> None:
    found = tasks("- [ ] a\n  - [ ] b\n    - [ ] c\n- [ ] d\n\t- [ ] e\n\n## Next\n\n- [ ] f\n")
    titles = {task.key: task.title for task in found}
    parents = {task.title: titles.get(task.parent or "") for task in found}
    assert parents == {"a": None, "b": "a", "c": "b", "d": None, "e": "d", "f": None}
    assert [task.depth for task in found] == [0, 1, 2, 0, 1, 0]
    assert found[-1].phase == "Next"


def test_a_key_stays_when_other_lines_and_the_tick_change() -> None:
    (before,) = tasks("- [ ] feed the Cat")
    after = tasks("- [ ] something new\n- [x] feed  the cat")[1]
    assert before.key == after.key


def test_the_same_words_twice_are_two_tasks() -> None:
    one, two, three = tasks("- [ ] a\n- [ ] a\n- [ ] A")
    assert (two.key, three.key) == (f"{one.key}-2", f"{one.key}-3")


def test_tags_and_due_days_of_plain_tasks() -> None:
    first, second = tasks("- [ ] pay #home #home due:2026-12-01\n- [ ] x 📅 2026-13-01 #2")
    assert (first.tags, first.due) == (("home",), date(2026, 12, 1))
    assert (second.tags, second.due) == ((), None)


def test_spec_kit() -> None:
    content = read_markdown(SPEC_KIT, PlanFormat.SPEC_KIT)
    assert content.title == "Tasks: Photo albums"
    first, second, third, fourth, fifth = content.tasks
    assert (first.key, first.title, first.done) == ("T001", "Create the project", True)
    assert (second.tags, second.priority) == (("P",), None)
    assert (third.tags, third.priority) == (("P", "US1"), "high")
    assert third.phase == "Phase 3: User Story 1 - Albums (Priority: P1)"
    assert fourth.depends_on == ("T010", "T011")
    assert fifth.priority == "low"
    (checkpoint,) = content.checkpoints
    assert checkpoint.text == "Foundation ready"
    assert checkpoint.phase.startswith("Phase 1")


def test_kiro() -> None:
    first, second, third = tasks(KIRO, PlanFormat.KIRO)
    assert (first.key, first.title, first.tags) == ("1", "Set up", ("req:1.1", "req:2.3"))
    assert second.status is TaskStatus.IN_PROGRESS
    assert (third.key, third.parent) == ("2.1", "2")
    assert third.tags == ("optional", "req:1.2")


def test_open_spec() -> None:
    raw = b"## 1. Setup\n- [ ] 1.1 Add it\n- [x] 1.10 Try it\n- [ ] 3 files to move\n"
    first, second, third = tasks(raw, PlanFormat.OPEN_SPEC)
    assert (first.key, first.title, first.phase) == ("1.1", "Add it", "1. Setup")
    assert (second.key, second.done) == ("1.10", True)
    assert third.title == "3 files to move"


def test_a_hostile_heading_takes_no_time() -> None:
    assert tasks(b"# " + b" #" * 100_000 + b"x\n- [ ] yes\n" + b"- [ ] " + b"_" * 1_000_000)
    assert tasks(b"- [ ] " + b"[P] " * 500_000 + b"x", PlanFormat.SPEC_KIT)
