from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.kinds.work.context.conftest import foreign

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.errors import StoreUnwritableError
from sitdown.kinds.work import tasks
from sitdown.kinds.work.context import file
from sitdown.kinds.work.context.file import LARGEST
from sitdown.kinds.work.context.opening import load_context, open_context
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.context.schema import as_document
from sitdown.kinds.work.context.views import OpenedContext
from sitdown.kinds.work.items import NewTask
from sitdown.kinds.work.projects import get_project
from sitdown.kinds.work.safe_files import FileUnusableError

Write = Callable[..., bytes]


@pytest.fixture
def saved(desk: Desk, project: str) -> str:
    """The project, with one task done and one to do, saved."""
    tasks.add_tasks(desk, project, [NewTask("one"), NewTask("two")])
    tasks.complete_task(desk, project, 1)
    save_context(desk, project)
    return project


def is_of_the_save(opened: OpenedContext) -> bool:
    context = opened.context
    return context is not None and context.last_session.summary == "Completed Task #1 (one)"


def test_a_new_project_has_nothing_to_say(desk: Desk, project: str, own: Path) -> None:
    opened = open_context(desk, project)

    assert (opened.context, opened.ended_at, opened.notices) == (None, None, ())
    assert not own.parent.exists()


def test_what_was_saved_is_shown(desk: Desk, saved: str, clock: FrozenClock) -> None:
    ended = clock.now()
    clock.advance(hours=2)

    opened = open_context(desk, saved)

    assert is_of_the_save(opened)
    assert (opened.ended_at, opened.notices, opened.is_news) == (ended, (), False)
    assert get_project(desk, saved).last_opened_at == clock.now()


def test_a_look_is_no_sitting_down(desk: Desk, saved: str) -> None:
    load_context(desk, saved)

    assert get_project(desk, saved).last_opened_at is None


def test_a_damaged_file_is_set_aside_and_written_again(
    desk: Desk, saved: str, own: Path, write: Write
) -> None:
    good = own.read_bytes()
    bad = write(own, b'{"last_session": {"summary": "Invalid')

    opened = open_context(desk, saved)

    aside = own.with_name("session_state.json.corrupt-20261121T103000Z")
    assert aside.read_bytes() == bad
    assert own.read_bytes() == good
    assert is_of_the_save(opened)
    assert "could not be understood" in opened.notices[0]
    assert aside.name in opened.notices[0]


def of_size(size: int) -> bytes:
    """A context of another program, with a key of its own that makes it so many bytes long."""
    empty = len(json.dumps(foreign(theirs=""), indent=2))
    return json.dumps(foreign(theirs="x" * (size - empty)), indent=2).encode()


def test_a_file_of_one_megabyte_is_read_with_all_that_is_in_it(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    whole = write(own, of_size(LARGEST))
    assert len(whole) == LARGEST

    opened = open_context(desk, project)

    assert opened.is_news
    assert opened.context is not None
    assert opened.context.current_plan == foreign()["current_plan"]
    assert own.read_bytes() == whole


def test_a_byte_more_is_set_aside_unread_and_the_save_is_written_again(
    desk: Desk, saved: str, own: Path, write: Write
) -> None:
    good = own.read_bytes()
    large = write(own, of_size(LARGEST + 1))

    opened = open_context(desk, saved)

    (aside,) = own.parent.glob("*.corrupt-*")
    assert aside.read_bytes() == large
    assert own.read_bytes() == good
    assert is_of_the_save(opened)
    assert "larger than 1 MB" in opened.notices[0]


def test_a_save_that_could_not_be_read_again_leaves_the_file_and_is_told(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    whole = write(own, of_size(LARGEST))
    open_context(desk, project)
    tasks.add_tasks(desk, project, [NewTask("long " * 90) for _ in range(5)])

    kept = save_context(desk, project)

    assert own.read_bytes() == whole
    assert (kept.in_database, kept.in_file) == (True, False)
    assert "larger than 1 MB" in kept.notices[-1]
    assert list(own.parent.glob("*.corrupt-*")) == []


def test_files_set_aside_in_one_second_have_names_of_their_own(
    desk: Desk, saved: str, own: Path, write: Write
) -> None:
    for raw in (b"{1", b"{2", b""):
        write(own, raw)
        open_context(desk, saved)

    kept = {each.read_bytes() for each in own.parent.glob("*.corrupt-*")}
    assert kept == {b"{1", b"{2", b""}


def test_damage_before_the_first_save_is_mended_from_the_tasks(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    tasks.add_task(desk, project, NewTask("one"))
    write(own, b"\x00" * 40)

    opened = open_context(desk, project)

    assert opened.context is not None
    assert opened.context.next_actions == ("one (Task #1)",)
    assert json.loads(own.read_bytes()) == as_document(opened.context)


def test_damage_in_a_project_nothing_is_known_of_writes_nothing(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    write(own, b"{")

    assert open_context(desk, project).context is None
    assert not own.exists()
    assert len(list(own.parent.glob("*.corrupt-*"))) == 1


def test_a_file_that_breaks_a_rule_is_set_aside_with_the_reason(
    desk: Desk, saved: str, own: Path, write: Write
) -> None:
    write(own, foreign(progress_pct=120))

    opened = open_context(desk, saved)

    assert "progress_pct is not a number from 0 to 100" in opened.notices[0]
    assert is_of_the_save(opened)


def test_a_file_over_the_limits_is_taken_whole_and_shown_cut(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    raw = write(own, foreign(next_actions=[f"Do {number}" for number in range(9)]))

    opened = open_context(desk, project)

    assert opened.context is not None
    assert len(opened.context.next_actions) == 5
    assert "next_actions" in opened.notices[0]
    assert own.read_bytes() == raw


def test_a_file_that_is_gone_is_told_by_the_database(desk: Desk, saved: str, own: Path) -> None:
    own.unlink()

    opened = open_context(desk, saved)

    assert is_of_the_save(opened)
    assert "is gone" in opened.notices[0]


def test_a_file_that_cannot_be_read_is_left_alone(desk: Desk, saved: str, own: Path) -> None:
    own.unlink()
    own.mkdir()

    opened = open_context(desk, saved)

    assert is_of_the_save(opened)
    assert "left as it is" in opened.notices[0]
    assert own.is_dir()


def test_a_file_without_the_right_to_read_it_is_left_alone(
    desk: Desk, saved: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own.read_bytes()

    def refuse(path: Path, _: int) -> bytes:
        raise FileUnusableError(path, "Permission denied")

    monkeypatch.setattr(file, "read_bounded", refuse)
    opened = open_context(desk, saved)
    kept = save_context(desk, saved)

    assert is_of_the_save(opened)
    assert "Permission denied" in opened.notices[0]
    assert not kept.in_file
    assert own.read_bytes() == before


def test_a_damaged_file_in_a_folder_that_cannot_be_changed_stays(
    desk: Desk, saved: str, own: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = write(own, b"{")

    def refuse(*_: object) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(file, "set_aside", refuse)
    opened = open_context(desk, saved)

    assert is_of_the_save(opened)
    assert own.read_bytes() == bad
    assert "Read-only file system" in opened.notices[0]


def test_what_another_program_wrote_is_the_news(
    desk: Desk, saved: str, own: Path, write: Write, clock: FrozenClock
) -> None:
    raw = write(own, foreign())
    clock.advance(hours=1)

    opened = open_context(desk, saved)
    again = open_context(desk, saved)

    assert opened.is_news
    assert opened.context is not None
    assert as_document(opened.context) == foreign()
    assert opened.ended_at == datetime(2025, 11, 20, 10, 30, tzinfo=UTC)
    assert "another program" in opened.notices[0]
    assert own.read_bytes() == raw
    assert not again.is_news
    assert again.context == opened.context


def test_a_file_there_before_sitdown_is_read_without_a_word(
    desk: Desk, project: str, folder: Path, write: Write
) -> None:
    write(folder / ".codeframe" / "session_state.json", foreign())

    opened = open_context(desk, project)

    assert opened.context is not None
    assert opened.context.progress_pct == 68.5
    assert opened.notices == ()
    assert get_project(desk, project).context_folder == ".codeframe"


def test_a_file_that_lies_behind_the_database_is_no_news(
    desk: Desk, saved: str, own: Path, clock: FrozenClock
) -> None:
    older = own.read_bytes()
    clock.advance(hours=1)
    tasks.complete_task(desk, saved, 2)
    save_context(desk, saved)
    own.write_bytes(older)

    opened = open_context(desk, saved)

    assert not opened.is_news
    assert opened.context is not None
    assert opened.context.last_session.completed_tasks == (2,)


def test_a_time_to_come_is_not_believed(
    desk: Desk, project: str, own: Path, write: Write, clock: FrozenClock
) -> None:
    last = {"summary": "x", "completed_tasks": [], "timestamp": "2099-01-01T00:00:00"}
    write(own, foreign(last_session=last))

    assert open_context(desk, project).ended_at == clock.now()


def test_news_is_shown_even_when_the_database_cannot_take_it(
    desk: Desk, saved: str, own: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own, foreign())

    def refuse(_: object) -> None:
        raise StoreUnwritableError("sitdown.db", "disk I/O error")

    monkeypatch.setattr(type(desk.store), "write", refuse)
    opened = open_context(desk, saved)

    assert opened.context is not None
    assert opened.context.progress_pct == 68.5
    assert any("disk I/O error" in notice for notice in opened.notices)


WHOLE = json.dumps(foreign(), indent=2).encode()
BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.integers(0, len(WHOLE) - 1).map(lambda cut: WHOLE[:cut]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from([*foreign(), "summary", "timestamp", "id", "priority"]), inner
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode()),
)


@given(raw=BYTES)
@example(raw=b"")
@example(raw=b"[" * 50_000)
@example(raw=b'{"progress_pct": 1e999}')
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_cost_what_the_database_knows_nor_are_lost(
    desk: Desk, saved: str, own: Path, raw: bytes
) -> None:
    own.write_bytes(raw)

    opened = open_context(desk, saved)

    assert is_of_the_save(opened)
    assert is_of_the_save(load_context(desk, saved))
    everything = [each.read_bytes() for each in own.parent.iterdir() if each.is_file()]
    assert raw in everything
