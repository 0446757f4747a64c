from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.items import TaskStatus
from sitdown.kinds.work.plans.errors import (
    NoMarkError,
    PlanChangedError,
    PlanUnreadableError,
    UnknownPlanTaskError,
)
from sitdown.kinds.work.plans.model import PlanFormat
from sitdown.kinds.work.plans.reading import plan_of, read_plan
from sitdown.kinds.work.plans.ticking import tick, ticked, untick
from sitdown.kinds.work.safe_files import replace_file

DAY = date(2026, 11, 21)

_WORD = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
_END = st.sampled_from(["\n", "\r\n"])
_BOM = st.sampled_from([b"", b"\xef\xbb\xbf"])


@st.composite
def markdown(draw: st.DrawFn) -> bytes:
    indent = st.sampled_from(["", "  ", "    ", "\t", "\t\t"])
    marker = st.sampled_from(["-", "*", "+", "1.", "12)"])
    sign = st.sampled_from([" ", " ", "x", "X"])
    box = st.builds("{}{} [{}] {}".format, indent, marker, sign, _WORD)
    number = st.sampled_from(["T001 [P] [US1] ", "1.2 ", "1. ", ""])
    numbered = st.builds("- [{}] {}{}".format, sign, number, _WORD)
    other = st.one_of(_WORD, st.sampled_from(["", "```", "~~~", "# Head", "<!--", "-->", "- x"]))
    lines = draw(st.lists(st.tuples(st.one_of(box, numbered, other), _END), max_size=12))
    return draw(_BOM) + "".join(line + end for line, end in lines).encode()


@st.composite
def todo_txt(draw: st.DrawFn) -> bytes:
    before = st.sampled_from(
        ["", "x ", "x 2026-11-01 ", "(A) ", "2026-10-01 ", "x 2026-11-01 (B) "]
    )
    line = st.builds("{}{}".format, before, _WORD)
    lines = draw(st.lists(st.tuples(line, _END), max_size=12))
    return draw(_BOM) + "".join(line + end for line, end in lines).encode()


@st.composite
def task_master(draw: st.DrawFn) -> bytes:
    status = st.sampled_from(["pending", "pending", "done", "review"])
    extra = st.dictionaries(_WORD, st.none() | st.integers() | _WORD, max_size=2)
    task = st.fixed_dictionaries({"id": st.integers(0, 9), "title": _WORD, "status": status})
    task = st.tuples(task, extra).map(lambda both: {**both[1], **both[0]})
    whole = st.tuples(task, st.lists(task, max_size=2)).map(
        lambda both: {**both[0], "subtasks": both[1]}
    )
    tasks = draw(st.lists(whole, max_size=4))
    tag = draw(st.sampled_from(["master", "é", ""]))
    document: dict[str, Any] = {tag: {"tasks": tasks}} if tag else {"tasks": tasks}
    indent = draw(st.sampled_from([None, 1, 2]))
    raw = json.dumps(document, ensure_ascii=draw(st.booleans()), indent=indent)
    return draw(_BOM) + raw.encode()


PLANS = st.one_of(
    st.tuples(
        st.sampled_from(["TODO.md", "specs/001-a/tasks.md", ".kiro/specs/a/tasks.md"]), markdown()
    ),
    st.tuples(st.just("openspec/changes/a/tasks.md"), markdown()),
    st.tuples(st.just("todo.txt"), todo_txt()),
    st.tuples(st.just(".taskmaster/tasks/tasks.json"), task_master()),
)


@given(PLANS)
def test_a_tick_changes_its_own_bytes_and_unticking_gives_the_old_ones(
    given_plan: tuple[str, bytes],
) -> None:
    name, raw = given_plan
    path = Path("/project") / name
    plan = plan_of(path, raw)
    for task in plan.tasks:
        assert task.mark is not None
        start, end = task.mark.start, task.mark.end
        new = ticked(raw, task, plan.format, DAY)
        expected = {
            PlanFormat.TODO_TXT: b"x 2026-11-21 ",
            PlanFormat.TASK_MASTER: b"done",
        }.get(plan.format, b"x")
        changed = raw if task.done else raw[:start] + expected + raw[end:]
        assert new == changed
        after = plan_of(path, new)
        again = after.task(task.key)
        assert again is not None
        assert again.done
        assert [each.key for each in after.tasks] == [each.key for each in plan.tasks]
        others = [each.status for each in plan.tasks if each.key != task.key]
        assert [each.status for each in after.tasks if each.key != task.key] == others
        back = ticked(new, again, plan.format, None)
        if task.status is TaskStatus.PENDING:
            assert back == raw


@given(
    st.sampled_from(["a.md", "specs/1/tasks.md", ".kiro/specs/a/tasks.md", "todo.txt", "t.json"]),
    st.one_of(
        st.binary(max_size=60),
        st.lists(
            st.sampled_from([
                b"- [ ] ", b"- [-] ", b"1.1 ", b"T001 ", b"[P] ", b"x ", b"(A) ", b"```", b"<!--",
                b"\r", b"\n", b"\t", b"\xc2\xa0", b"\xe2\x80\x8b", b"\x1b[2J", b"due:2026-99-01 ",
                b"_Requirements: ,_", b"**Checkpoint**", b"# ", b'{"tasks": [', b'"status": ', b"a",
            ]),
            max_size=12,
        ).map(b"".join),
    ),
)  # fmt: skip
def test_any_bytes_are_read_or_refused(name: str, raw: bytes) -> None:
    try:
        plan = plan_of(Path("/project") / name, raw)
    except PlanUnreadableError:
        return
    keys = [task.key for task in plan.tasks]
    assert len(set(keys)) == len(keys)
    for task in plan.tasks:
        assert task.title
        assert not set(task.title) & set("\x1b\n\r")
        again = plan_of(plan.path, ticked(raw, task, plan.format, DAY)).task(task.key)
        assert again is not None
        assert again.done


def written(folder: Path, raw: bytes, name: str = "TODO.md") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_ticking_writes_one_letter_and_keeps_the_rights(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf# A\r\n- [ ] one\r\n\t- [ ] two  \r\n- [X] three"
    path = written(tmp_path, raw)
    path.chmod(0o640)
    plan = read_plan(path, tmp_path)
    after = tick(plan, plan.tasks[1].key, DAY)
    assert path.read_bytes() == raw.replace(b"[ ] two", b"[x] two")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [task.done for task in after.tasks] == [False, True, True]
    assert after.source == "TODO.md"
    untick(after, plan.tasks[1].key)
    assert path.read_bytes() == raw
    assert list(tmp_path.iterdir()) == [path]


def test_ticking_twice_writes_nothing_the_second_time(tmp_path: Path) -> None:
    path = written(tmp_path, b"x 2026-01-01 paid\n", "todo.txt")
    before = path.stat()
    plan = read_plan(path)
    tick(plan, plan.tasks[0].key, DAY)
    assert path.stat().st_ino == before.st_ino
    assert path.read_bytes() == b"x 2026-01-01 paid\n"


def test_a_file_that_changed_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, b"- [ ] one\n")
    plan = read_plan(path)
    path.write_bytes(b"- [ ] new\n- [ ] one\n")
    with pytest.raises(PlanChangedError, match="nothing was ticked"):
        tick(plan, plan.tasks[0].key, DAY)
    assert path.read_bytes() == b"- [ ] new\n- [ ] one\n"


def test_a_change_at_the_last_moment_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, b"- [ ] one\n")
    plan = read_plan(path)

    def late(target: Path, data: bytes, last_look: Callable[[], None]) -> None:
        path.write_bytes(b"- [ ] an agent was here\n")
        replace_file(target, data, last_look=last_look)

    monkeypatch.setattr("sitdown.kinds.work.plans.ticking.replace_file", late)
    with pytest.raises(PlanChangedError):
        tick(plan, plan.tasks[0].key, DAY)
    assert path.read_bytes() == b"- [ ] an agent was here\n"


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    path = written(tmp_path, b"- [ ] one\n", "real.md")
    link = tmp_path / "TODO.md"
    link.symlink_to(path)
    plan = read_plan(link)
    tick(plan, plan.tasks[0].key, DAY)
    assert link.is_symlink()
    assert path.read_bytes() == b"- [x] one\n"


def test_what_cannot_be_ticked_says_why(tmp_path: Path) -> None:
    path = written(tmp_path, b'{"tasks": [{"id": 1, "title": "a"}]}', "tasks.json")
    plan = read_plan(path)
    with pytest.raises(NoMarkError, match="no status"):
        tick(plan, "1", DAY)
    with pytest.raises(UnknownPlanTaskError, match="'9'"):
        tick(plan, "9", DAY)
