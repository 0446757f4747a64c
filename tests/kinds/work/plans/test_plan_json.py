from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.plans.plan_json import (
    checkpoint_titles,
    outline,
    read_outline,
)
from sitdown.kinds.work.safe_files import MOST_BYTES


def written(folder: Path, document: object) -> Path:
    (folder / "plan.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "document",
    [
        {"checkpoints": [{"id": 1, "title": "Tables"}, {"id": 2, "title": "Verbs"}]},
        {"checkpoints": [{"id": "cp-1", "name": "Tables"}, {"id": "cp-2", "goal": "Verbs"}]},
        {"checkpoints": [{"number": "1", "title": "Tables"}, {"number": "2", "title": "Verbs"}]},
        {"checkpoints": {"2": {"title": "Verbs"}, "1": "Tables"}},
        {"checkpoints": ["Tables", "Verbs"]},
        {"plan": {"checkpoints": [{"title": "Tables"}, {"title": "Verbs"}]}},
        {"phases": [{"checkpoints": [{"title": "Tables"}]}, {"checkpoints": ["Verbs"]}]},
        {"milestones": [{"title": "Tables"}, {"title": "Verbs"}]},
        [{"title": "Tables"}, {"description": "Verbs"}],
    ],
)
def test_every_usual_shape_gives_the_same_titles(tmp_path: Path, document: object) -> None:
    assert checkpoint_titles(written(tmp_path, document)) == {1: "Tables", 2: "Verbs"}


def test_tasks_are_read_straight_and_from_groups() -> None:
    plan = outline(
        {
            "checkpoints": [
                {"id": 1, "title": "A", "tasks": ["one", {"title": "two"}, 7, {"x": 1}]},
                {"id": 2, "title": "B", "task_groups": [{"tasks": [{"name": "three"}]}]},
            ]
        }
    )
    assert [each.tasks for each in plan.checkpoints] == [("one", "two"), ("three",)]
    assert plan.trouble is None


def test_what_is_strange_is_told_and_the_rest_is_kept() -> None:
    plan = outline({"checkpoints": [{"id": 1, "title": "A"}, None, 3]})
    assert [each.title for each in plan.checkpoints] == ["A"]
    assert plan.trouble == "plan.json has 2 checkpoints that cannot be understood."


def test_no_plan_is_no_trouble(tmp_path: Path) -> None:
    assert read_outline(tmp_path).trouble is None
    assert checkpoint_titles(tmp_path) == {}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"[" * 200_000, "not valid JSON"),
        ('{"checkpoints": []}'.encode("utf-16"), "not UTF-8"),
        (b"null", "names no checkpoints"),
        (b'{"id": ' + b"9" * 6_000 + b"}", "not valid JSON"),
        (b" " * (MOST_BYTES + 1), "larger than"),
    ],
)
def test_a_bad_file_gives_nothing_and_says_why(tmp_path: Path, raw: bytes, told: str) -> None:
    (tmp_path / "plan.json").write_bytes(raw)
    found = read_outline(tmp_path)
    assert found.checkpoints == ()
    assert told in (found.trouble or "")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(b'\xef\xbb\xbf{"checkpoints": ["A"]}')
    assert checkpoint_titles(tmp_path) == {1: "A"}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "session"
    inside.mkdir()
    written(tmp_path, {"checkpoints": ["secret"]})
    (inside / "plan.json").symlink_to(tmp_path / "plan.json")
    assert checkpoint_titles(inside) == {}
    assert read_outline(inside).trouble is not None


def test_a_folder_in_the_plans_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    assert read_outline(tmp_path).trouble is not None


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.json").symlink_to(tmp_path / "plan.json")
    assert read_outline(tmp_path).trouble is not None


def test_a_title_is_one_harmless_line() -> None:
    (found,) = outline({"checkpoints": ["a\x1b[2J\nb" + "c" * 9_000]}).checkpoints
    assert found.title.startswith("a b")
    assert len(found.title) <= 500


_KEYS = st.sampled_from(["checkpoints", "plan", "phases", "id", "title", "tasks", "groups", "1"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(_VALUES)
def test_any_json_gives_numbers_and_lines(document: object) -> None:
    for each in outline(document).checkpoints:
        assert each.number >= 0
        assert "\n" not in each.title
        assert all(isinstance(task, str) for task in each.tasks)
