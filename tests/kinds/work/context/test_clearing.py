from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kinds.work.context.conftest import foreign

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work import tasks
from sitdown.kinds.work.context import file
from sitdown.kinds.work.context.clearing import clear_context, undo_clear
from sitdown.kinds.work.context.errors import ContextNotMovedError, NothingClearedError
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.context.schema import as_document
from sitdown.kinds.work.context.standing import NEVER_SAVED, standing
from sitdown.kinds.work.items import NewTask

Write = Callable[..., bytes]


@pytest.fixture
def saved(desk: Desk, project: str) -> str:
    tasks.add_task(desk, project, NewTask("one"))
    save_context(desk, project)
    return project


def test_clearing_begins_anew_and_deletes_nothing(desk: Desk, saved: str, own: Path) -> None:
    raw = own.read_bytes()

    cleared = clear_context(desk, saved)

    archive = own.parent / "archive" / "session_state-20261121T103000Z.json"
    assert cleared.archive == archive
    assert archive.read_bytes() == raw
    assert not own.exists()
    assert open_context(desk, saved).context is None
    assert standing(desk, saved).last_session.summary == NEVER_SAVED
    assert len(tasks.tasks(desk, saved)) == 1


def test_what_was_cleared_comes_back_as_it_was(desk: Desk, saved: str, own: Path) -> None:
    raw = own.read_bytes()
    before = open_context(desk, saved)
    clear_context(desk, saved)

    undo_clear(desk, saved)

    assert own.read_bytes() == raw
    assert open_context(desk, saved) == before


def test_a_context_saved_since_takes_the_place_in_the_archive(
    desk: Desk, saved: str, own: Path, clock: FrozenClock
) -> None:
    first = own.read_bytes()
    clear_context(desk, saved)
    clock.advance(hours=1)
    tasks.complete_task(desk, saved, 1)
    save_context(desk, saved)
    second = own.read_bytes()

    undo_clear(desk, saved)
    assert own.read_bytes() == first
    assert open_context(desk, saved).notices == ()
    clock.advance(hours=1)
    undo_clear(desk, saved)

    assert own.read_bytes() == second


def test_what_another_program_wrote_can_be_brought_back(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    write(own, foreign())

    clear_context(desk, project)
    undo_clear(desk, project)

    opened = open_context(desk, project)
    assert opened.context is not None
    assert as_document(opened.context) == foreign()


def test_an_archive_that_is_gone_is_made_up_for_by_the_database(
    desk: Desk, saved: str, own: Path
) -> None:
    raw = own.read_bytes()
    cleared = clear_context(desk, saved)
    assert cleared.archive is not None
    cleared.archive.unlink()

    undo_clear(desk, saved)

    assert own.read_bytes() == raw


def test_nothing_saved_is_nothing_cleared(desk: Desk, project: str, own: Path) -> None:
    cleared = clear_context(desk, project)

    assert (cleared.archive, cleared.contexts) == (None, 0)
    assert not own.parent.exists()
    with pytest.raises(NothingClearedError, match="my-app"):
        undo_clear(desk, project)


@pytest.mark.parametrize("was_cleared", [False, True])
def test_what_is_not_cleared_cannot_be_brought_back(
    desk: Desk, saved: str, own: Path, *, was_cleared: bool
) -> None:
    if was_cleared:
        clear_context(desk, saved)
        undo_clear(desk, saved)
    raw, inode = own.read_bytes(), own.stat().st_ino

    with pytest.raises(NothingClearedError):
        undo_clear(desk, saved)

    assert (own.read_bytes(), own.stat().st_ino) == (raw, inode)


def test_a_file_that_cannot_be_moved_clears_nothing(
    desk: Desk, saved: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(file, "rename_to_free", refuse)
    with pytest.raises(ContextNotMovedError, match="Read-only"):
        clear_context(desk, saved)

    assert own.exists()
    assert open_context(desk, saved).context is not None


def test_after_clearing_a_session_tells_only_of_itself(
    desk: Desk, saved: str, clock: FrozenClock
) -> None:
    tasks.complete_task(desk, saved, 1)
    clock.advance(minutes=1)
    save_context(desk, saved)
    clear_context(desk, saved)
    clock.advance(minutes=1)
    tasks.add_task(desk, saved, NewTask("two"))
    tasks.complete_task(desk, saved, 2)

    assert save_context(desk, saved).context.last_session.completed_tasks == (2,)
