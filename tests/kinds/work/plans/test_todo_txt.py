from __future__ import annotations

from datetime import date

import pytest

from sitdown.kinds.work.plans.model import PlanTask, Span
from sitdown.kinds.work.plans.todo_txt import read_todo_txt


def read(text: str) -> PlanTask:
    (task,) = read_todo_txt(text.encode()).tasks
    return task


def test_a_whole_line() -> None:
    task = read("(A) 2026-10-01 Call Mom +family @phone due:2026-11-30 t:2026-11-01\n")
    assert task.title == "Call Mom +family @phone"
    assert (task.priority, task.due) == ("high", date(2026, 11, 30))
    assert task.tags == ("+family", "@phone")
    assert not task.done
    assert task.mark == Span(0, 0)


@pytest.mark.parametrize(
    ("line", "width"),
    [
        ("x 2026-11-03 2026-10-01 Call Mom", 13),
        ("x 2026-11-03 (A) 2026-10-01 Call Mom", 13),
        ("x (A) 2026-11-03 2026-10-01 Call Mom", 2),
        ("x 2026-11-03 Call Mom", 13),
        ("x Call Mom", 2),
    ],
)
def test_done_ones_begin_with_a_small_x_and_a_blank(line: str, width: int) -> None:
    task = read(line)
    assert (task.done, task.title) == (True, "Call Mom")
    assert task.mark == Span(0, width)
    assert task.key == read("Call Mom").key


@pytest.mark.parametrize("line", ["X Call", "xylophone", "x", " x Call", "(A) x Call"])
def test_others_do_not(line: str) -> None:
    assert not read(line).done


@pytest.mark.parametrize(
    ("line", "priority"),
    [
        ("(A) a", "high"),
        ("(B) a", "medium"),
        ("(C) a", "low"),
        ("(Z) a", "low"),
        ("a pri:A", "high"),
        ("a (A)", None),
        ("(a) a", None),
    ],
)
def test_letters_are_priorities(line: str, priority: str | None) -> None:
    assert read(line).priority == priority


def test_empty_lines_and_a_byte_order_mark_are_no_tasks() -> None:
    content = read_todo_txt(b"\xef\xbb\xbfone\r\n\r\n \t\r\nx two")
    assert [(task.title, task.line) for task in content.tasks] == [("one", 1), ("two", 4)]
    assert content.tasks[0].mark == Span(3, 3)
