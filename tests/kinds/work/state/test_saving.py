"""What a change writes, what it leaves, and when it is refused."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from tests.kinds.work.state.folders import (
    NOW,
    Make,
    document_of,
    sample,
    written,
)

from sitdown.clock import FrozenClock
from sitdown.kinds.work import safe_files
from sitdown.kinds.work.state import (
    InvalidTransitionError,
    Phase,
    RepeatedKeyError,
    SessionStateManager,
    StaleRevisionError,
    StateError,
    StateInvalidError,
    Status,
)

GOLDEN = Path(__file__).with_name("golden")


def test_only_what_changes_is_written_anew(make: Make) -> None:
    text = (
        '\ufeff{ "own" : {"b":1.50, "a":"caf\\u00e9\\/"},\r\n\r\n'
        '  "status":"active" ,"updated_at" : null,\r\n'
        '\t"current_phase": "build", "phase_history" : {"build_started_at": "x"},'
        ' "z": [ 1e3,\t-0 ] }   \n\n'
    )
    manager = make(text)
    manager.set_status(Status.PAUSED)
    expected = text.replace('"active"', '"paused"').replace(": null", f': "{NOW}"')
    assert manager.path.read_bytes().decode() == expected


def test_a_change_to_what_is_so_already_writes_nothing(make: Make) -> None:
    manager = make()
    before = manager.path.stat()
    state = manager.set_status(Status.ACTIVE)
    assert state == manager.set_git_branch("feature/my-feature") == manager.load()
    assert manager.path.stat().st_ino == before.st_ino


def test_version_1_is_written_as_version_2(make: Make) -> None:
    manager = make((GOLDEN / "build.v1.json").read_bytes())
    state = manager.set_status(Status.PAUSED)
    assert state.schema_version == 2
    expected = (GOLDEN / "build.v2.json").read_bytes().decode()
    expected = expected.replace('"status": "active"', '"status": "paused"')
    expected = expected.replace(
        '"updated_at": "2026-01-14T10:35:00+00:00"', f'"updated_at": "{NOW}"'
    )
    assert manager.path.read_bytes().decode() == expected


def test_repeated_keys_refuse_a_change(make: Make) -> None:
    manager = make(b'{"current_phase": "spec", "own": {"k": 1, "k": 2}}')
    before = manager.path.read_bytes()
    assert manager.load().doubts == ("k stands there twice; the last counts",)
    with pytest.raises(RepeatedKeyError, match="k stands there twice"):
        manager.complete_phase()
    assert manager.path.read_bytes() == before


def test_a_broken_file_is_never_overwritten(make: Make) -> None:
    manager = make(b'{"current_phase": "spec"')
    before = manager.path.read_bytes()
    with pytest.raises(StateError):
        manager.complete_phase()
    with pytest.raises(StateError):
        manager.save({"topic": "x"}, expected_revision="x")
    assert manager.path.read_bytes() == before


def test_a_stale_revision_names_both(make: Make) -> None:
    manager = make()
    seen = manager.load().revision
    now = manager.add_commit("abcdef0", "x", expected_revision=seen).revision
    for attempt in (
        lambda: manager.transition_to_phase(Phase.DOCS, expected_revision=seen),
        lambda: manager.complete_phase(expected_revision=seen),
        lambda: manager.init_build_progress(9, expected_revision=seen),
        lambda: manager.start_checkpoint(4, expected_revision=seen),
        lambda: manager.complete_checkpoint(3, expected_revision=seen),
        lambda: manager.add_commit("abcdef1", "x", expected_revision=seen),
        lambda: manager.set_status(Status.FAILED, expected_revision=seen),
        lambda: manager.set_git_branch("b", expected_revision=seen),
        lambda: manager.set_git_worktree("w", expected_revision=seen),
        lambda: manager.save(sample(topic="x"), expected_revision=seen),
    ):
        with pytest.raises(StaleRevisionError) as caught:
            attempt()
        assert (caught.value.expected, caught.value.found) == (seen, now)
    assert manager.load().revision == now


def test_a_document_is_saved_where_it_differs(make: Make) -> None:
    manager = make()
    before = manager.path.read_text(encoding="utf-8")
    document = manager.load().document()
    state = manager.save({**document, "topic": "New", "own": {"a": 1}})
    assert state.title == "New"
    expected = before.replace("Add feature X", "New").replace("2026-02-14T14:30:00Z", NOW)
    end = "\n  }\n}\n"
    assert manager.path.read_text(encoding="utf-8") == (
        expected.removesuffix(end) + '\n  },\n  "own": {\n    "a": 1\n  }\n}\n'
    )


def test_a_document_read_before_another_wrote_is_refused(make: Make, clock: FrozenClock) -> None:
    manager = make()
    document = manager.load().document()
    SessionStateManager(manager.session_dir, clock).set_git_branch("other")
    with pytest.raises(StaleRevisionError):
        manager.save({**document, "topic": "New"})
    assert manager.load().branch == "other"


def test_a_document_that_was_never_read_is_refused(make: Make) -> None:
    with pytest.raises(StaleRevisionError, match="never read"):
        make().save(sample(topic="New"))


def test_a_state_is_saved_with_its_texts_changed(make: Make) -> None:
    manager = make()
    state = manager.load()
    saved = manager.save(
        dataclasses.replace(
            state, title="New", status=Status.PAUSED, branch=None, goals=["g"], base_branch="dev"
        )
    )
    assert (saved.title, saved.status, saved.branch) == ("New", Status.PAUSED, None)
    assert document_of(manager)["goals"] == ["g"]
    with pytest.raises(StaleRevisionError):
        manager.save(state)


def test_what_has_its_own_verb_is_not_saved_along(make: Make) -> None:
    manager = make()
    state = manager.load()
    with pytest.raises(StateInvalidError, match="checkpoints_total is changed"):
        manager.save(dataclasses.replace(state, checkpoints_total=9))
    with pytest.raises(StateInvalidError, match=r"git\.branch"):
        manager.save(dataclasses.replace(state, branch="two\nlines"))
    with pytest.raises(InvalidTransitionError, match="from build to spec"):
        manager.save(sample(current_phase="spec"), expected_revision=state.revision)
    assert manager.load() == state


@pytest.mark.parametrize(
    "content",
    [
        {"topic": 5},
        {"phases": 5},
        {"phases": {"spec": 5}},
        {"commits": 5},
        {"own": float("nan")},
        {"own": {1, 2}},
        [],
        "text",
    ],
)
def test_what_could_not_be_read_again_is_not_saved(make: Make, content: Any) -> None:
    manager = make(current_phase=...)
    before = manager.path.read_bytes()
    manager.load()
    with pytest.raises(StateError):
        manager.save(content)
    assert manager.path.read_bytes() == before


def test_a_program_that_asks_for_no_lock_is_not_overwritten(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = make()
    replace_file = safe_files.replace_file
    others = iter(["one", "two"])

    def replace_late(path: Path, data: bytes, **options: Any) -> None:
        other = next(others, None)
        if other:
            path.write_text(written(sample(topic=other)), encoding="utf-8")
        replace_file(path, data, **options)

    monkeypatch.setattr(safe_files, "replace_file", replace_late)
    state = manager.set_git_branch("mine")
    assert (state.title, state.branch) == ("two", "mine")
    assert manager.load() == state


def test_a_file_that_never_rests_is_given_up(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = make()
    replace_file = safe_files.replace_file

    def replace_late(path: Path, data: bytes, **options: Any) -> None:
        path.write_bytes(path.read_bytes() + b" ")
        replace_file(path, data, **options)

    monkeypatch.setattr(safe_files, "replace_file", replace_late)
    with pytest.raises(StaleRevisionError):
        manager.set_git_branch("mine")
    assert manager.load().branch == "feature/my-feature"
