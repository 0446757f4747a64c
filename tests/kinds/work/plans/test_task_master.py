from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.items import TaskStatus
from sitdown.kinds.work.plans.errors import PlanUnreadableError
from sitdown.kinds.work.plans.json_places import places_of
from sitdown.kinds.work.plans.model import PlanContent
from sitdown.kinds.work.plans.task_master import read_task_master

TASKS = [
    {
        "id": 1,
        "title": "Tables",
        "status": "done",
        "priority": "high",
        "dependencies": [],
        "subtasks": [
            {"id": 1, "title": "Draw", "status": "pending", "dependencies": []},
            {"id": 2, "title": "Make", "status": "review", "dependencies": [1, "2"]},
        ],
    },
    {"id": "2", "title": "Verbs", "status": "in-progress", "dependencies": [1, "1.2", True]},
    {"id": 3, "description": "no title", "status": "cancelled", "priority": ["odd"]},
    "strange",
    {"id": 4, "title": "No status"},
]


def read(document: object) -> PlanContent:
    return read_task_master(json.dumps(document, indent=2).encode(), "tasks.json")


def test_the_old_layout() -> None:
    found = {task.key: task for task in read({"tasks": TASKS}).tasks}
    assert list(found) == ["1", "1.1", "1.2", "2", "3", "4"]
    assert found["1"].done
    assert (found["1.1"].parent, found["1.1"].priority) == ("1", "high")
    assert found["1.2"].depends_on == ("1.1", "1.2")
    assert found["1.2"].status is TaskStatus.IN_PROGRESS
    assert found["2"].depends_on == ("1", "1.2")
    assert found["3"].status is TaskStatus.CANCELLED
    assert (found["3"].title, found["3"].priority) == ("no title", None)
    assert found["4"].mark is None


def test_the_layout_with_tags() -> None:
    content = read({"master": {"tasks": TASKS[:1]}, "café": {"tasks": TASKS[:1]}, "x": {}})
    assert [task.key for task in content.tasks] == [
        "1",
        "1.1",
        "1.2",
        "café/1",
        "café/1.1",
        "café/1.2",
    ]
    assert content.tasks[4].phase == "café"
    assert content.tasks[5].depends_on == ("café/1.1", "café/1.2")
    assert all(task.mark for task in content.tasks)


def test_marks_and_lines_are_where_the_status_is() -> None:
    raw = json.dumps({"tasks": TASKS}, indent=2).encode()
    marked = [task for task in read_task_master(raw, "t").tasks if task.mark]
    lines = raw.splitlines()
    for task in marked:
        assert task.mark is not None
        status = raw[task.mark.start : task.mark.end].decode()
        assert f'"status": "{status}"' in lines[task.line - 1].decode()


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"tasks": 1}', b"[" * 100_000, b"null"])
def test_what_is_no_task_list_is_refused(raw: bytes) -> None:
    with pytest.raises(PlanUnreadableError, match=r"tasks\.json cannot be read as a plan"):
        read_task_master(raw, "tasks.json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["status", "a", 'q"\\', "é"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(_JSON, st.booleans(), st.sampled_from([None, 0, 3]))
def test_places_lead_to_the_texts_that_json_reads(
    document: object, ensure_ascii: bool, indent: int | None
) -> None:
    raw = json.dumps(document, ensure_ascii=ensure_ascii, indent=indent).encode()
    expected: dict[tuple[str | int, ...], str] = {}

    def walk(value: object, steps: tuple[str | int, ...]) -> None:
        if isinstance(value, dict):
            for key, held in value.items():
                walk(held, (*steps, key))
        elif isinstance(value, list):
            for place, held in enumerate(value):
                walk(held, (*steps, place))
        elif isinstance(value, str) and steps and steps[-1] == "status":
            expected[steps] = value

    walk(document, ())
    found = {
        steps: json.loads(b'"' + raw[span.start : span.end] + b'"')
        for steps, span in places_of(raw, "status").items()
    }
    assert found == expected
