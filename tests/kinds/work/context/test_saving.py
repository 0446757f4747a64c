from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.hostile import HOSTILE
from tests.kinds.work.context.conftest import foreign

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.errors import StoreUnwritableError
from sitdown.kinds.work import blockers, safe_files, tasks
from sitdown.kinds.work.context import schema
from sitdown.kinds.work.context.file import Seen
from sitdown.kinds.work.context.gathering import NOTHING_DONE
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.context.rows import Place
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.context.views import Reason
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.items import NewTask, Priority
from sitdown.plain_text import one_line

Write = Callable[..., bytes]


def add(desk: Desk, project: str, *titles: str, priority: Priority = Priority.MEDIUM) -> None:
    tasks.add_tasks(desk, project, [NewTask(title, priority=priority) for title in titles])


def saved_rows(desk: Desk) -> list[tuple[str, dict[str, Any]]]:
    """Every context in the database with its reason, in the order of saving."""
    query = text("SELECT reason, content FROM work_context ORDER BY saved_at, id")
    with desk.store.read() as tx:
        return [(row.reason, json.loads(row.content)) for row in tx.execute(query)]


def test_a_save_writes_the_document_of_the_format(
    desk: Desk, project: str, own: Path, clock: FrozenClock
) -> None:
    add(desk, project, "JWT refresh tokens", "Add token validation", "Docs")
    add(desk, project, "Fix JWT validation", priority=Priority.HIGH)
    clock.advance(minutes=5)
    tasks.complete_task(desk, project, 1)
    clock.advance(minutes=5)
    tasks.complete_task(desk, project, 2)
    blockers.ask(desk, project, "Later?", priority=Priority.LOW)
    blockers.ask(desk, project, "Which provider?", priority=Priority.HIGH)

    kept = save_context(desk, project)

    wanted = {
        "last_session": {
            "summary": "Completed Task #1 (JWT refresh tokens), Task #2 (Add token validation)",
            "completed_tasks": [1, 2],
            "timestamp": "2026-11-21T10:40:00+00:00",
        },
        "next_actions": ["Fix JWT validation (Task #4)", "Docs (Task #3)"],
        "current_plan": None,
        "active_blockers": [
            {"id": 2, "question": "Which provider?", "priority": "high"},
            {"id": 1, "question": "Later?", "priority": "low"},
        ],
        "progress_pct": 50.0,
    }
    assert own.read_text(encoding="utf-8") == json.dumps(wanted, indent=2)
    assert saved_rows(desk) == [("end", wanted)]
    assert (kept.in_database, kept.in_file, kept.notices) == (True, True, ())


def test_the_file_and_its_folder_are_private(desk: Desk, project: str, own: Path) -> None:
    mask = os.umask(0)
    try:
        save_context(desk, project)
    finally:
        os.umask(mask)

    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert stat.S_IMODE(own.parent.stat().st_mode) == 0o700
    assert (own.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert sorted(each.name for each in own.parent.iterdir()) == [".gitignore", own.name]


def test_a_folder_that_is_there_stays_as_it_is(desk: Desk, project: str, own: Path) -> None:
    own.parent.mkdir(mode=0o755)
    own.parent.chmod(0o755)

    save_context(desk, project)

    assert stat.S_IMODE(own.parent.stat().st_mode) == 0o755
    assert not (own.parent / ".gitignore").exists()


def test_the_last_session_is_what_was_done_since_the_last_save(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    add(desk, project, "one", "two", "three")
    tasks.complete_task(desk, project, 1)
    save_context(desk, project)
    clock.advance(hours=1)
    open_context(desk, project)
    tasks.complete_task(desk, project, 2)
    clock.advance(hours=1)

    last = save_context(desk, project).context.last_session

    assert last.summary == "Completed Task #2 (two)"
    assert last.completed_tasks == (2,)


def test_a_sitting_without_a_save_is_not_lost(desk: Desk, project: str, clock: FrozenClock) -> None:
    add(desk, project, "one", "two")
    tasks.complete_task(desk, project, 1)
    clock.advance(hours=1)
    open_context(desk, project)
    tasks.complete_task(desk, project, 2)

    assert save_context(desk, project).context.last_session.completed_tasks == (1, 2)


def test_saved_twice_at_the_end_is_saved_once(
    desk: Desk, project: str, own: Path, clock: FrozenClock
) -> None:
    add(desk, project, "one")
    tasks.complete_task(desk, project, 1)
    save_context(desk, project, Reason.TERMINATED)
    before = (own.read_bytes(), own.stat().st_mtime_ns)
    clock.advance(seconds=2)

    again = save_context(desk, project, Reason.END)

    assert again.context.last_session.summary == "Completed Task #1 (one)"
    assert (own.read_bytes(), own.stat().st_mtime_ns) == before
    assert [reason for reason, _ in saved_rows(desk)] == ["terminated"]


def test_a_look_in_which_nothing_was_done_takes_no_sessions_place(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    add(desk, project, "one")
    tasks.complete_task(desk, project, 1)
    before = save_context(desk, project).context.last_session
    clock.advance(days=1)
    open_context(desk, project)
    blockers.ask(desk, project, "Which?")

    context = save_context(desk, project).context

    assert context.last_session == before
    assert len(context.active_blockers) == 1


def test_a_first_session_without_a_task_done_says_so(desk: Desk, project: str) -> None:
    add(desk, project, "one")

    last = save_context(desk, project).context.last_session

    assert (last.summary, last.completed_tasks) == (NOTHING_DONE, ())
    assert last.timestamp == "2026-11-21T10:30:00+00:00"


def test_a_begun_task_is_told_where_none_was_done(desk: Desk, project: str) -> None:
    add(desk, project, "OAuth integration")
    tasks.start_task(desk, project, 1)

    context = save_context(desk, project).context

    assert context.last_session.summary == "Started Task #1 (OAuth integration)"
    assert context.current_plan == "OAuth integration (Task #1)"


def test_a_reopened_task_was_not_completed(desk: Desk, project: str) -> None:
    add(desk, project, "one")
    tasks.complete_task(desk, project, 1)
    tasks.reopen_task(desk, project, 1)

    assert save_context(desk, project).context.last_session.summary == NOTHING_DONE


def test_of_many_tasks_done_the_last_ten_are_named(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    add(desk, project, *(f"A task with a long name number {n}" for n in range(1, 31)))
    for number in range(1, 31):
        clock.advance(minutes=1)
        tasks.complete_task(desk, project, number)

    last = save_context(desk, project).context.last_session

    assert last.completed_tasks == tuple(range(21, 31))
    assert len(last.summary) <= 500
    assert last.summary.endswith("more")


def test_keys_of_another_program_are_kept(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    write(own, foreign())
    add(desk, project, "one")

    save_context(desk, project)

    document = json.loads(own.read_bytes())
    assert document["sdk_sessions"] == {"lead": "0191"}
    assert document["next_actions"] == ["one (Task #1)"]


def test_what_only_another_program_knows_stays(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    write(own, foreign())

    save_context(desk, project)

    assert json.loads(own.read_bytes()) == foreign()


def test_what_another_program_wrote_is_kept_before_it_is_replaced(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    add(desk, project, "one")
    save_context(desk, project)
    write(own, foreign())
    tasks.complete_task(desk, project, 1)

    kept = save_context(desk, project)

    assert ("found", foreign()) in saved_rows(desk)
    assert any("another program" in notice for notice in kept.notices)
    assert json.loads(own.read_bytes())["progress_pct"] == 100.0


def test_what_is_written_between_look_and_save_is_kept_too(
    desk: Desk, project: str, own: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_context(desk, project)
    look = Place.look

    def late(self: Place) -> Seen:
        seen = look(self)
        if not any(reason == "found" for reason, _ in saved_rows(desk)):
            write(own, foreign())
        return seen

    add(desk, project, "one")
    monkeypatch.setattr(Place, "look", late)
    kept = save_context(desk, project)

    assert kept.in_file
    assert ("found", foreign()) in saved_rows(desk)
    assert json.loads(own.read_bytes())["next_actions"] == ["one (Task #1)"]


def test_a_damaged_file_is_set_aside_not_overwritten(
    desk: Desk, project: str, own: Path, write: Write
) -> None:
    raw = write(own, b'{"last_session": {"summary": "cut o')

    kept = save_context(desk, project)

    aside = own.with_name("session_state.json.corrupt-20261121T103000Z")
    assert aside.read_bytes() == raw
    assert kept.in_file
    assert aside.name in kept.notices[0]


def test_the_older_folder_is_used_where_there_is_only_that(
    desk: Desk, project: str, folder: Path, write: Write
) -> None:
    older = folder / ".codeframe" / "session_state.json"
    write(older, foreign())
    add(desk, project, "one")

    kept = save_context(desk, project)

    assert kept.path == older
    assert json.loads(older.read_bytes())["next_actions"] == ["one (Task #1)"]
    assert not (folder / ".sitdown").exists()


def test_a_folder_that_cannot_be_made_costs_only_the_file(
    desk: Desk, project: str, own: Path
) -> None:
    own.parent.write_text("a file in its place", encoding="utf-8")

    kept = save_context(desk, project)

    assert (kept.in_database, kept.in_file) == (True, False)
    assert own.parent.read_text(encoding="utf-8") == "a file in its place"
    assert "kept in the database" in kept.notices[-1]


def test_a_full_disk_leaves_the_old_file_and_the_database_has_it(
    desk: Desk, project: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_context(desk, project)
    before = own.read_bytes()
    add(desk, project, "one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_files, "_write", full)
    kept = save_context(desk, project)

    assert own.read_bytes() == before
    assert (kept.in_database, kept.in_file) == (True, False)
    assert "No space left on device" in kept.notices[-1]


def test_a_file_that_cannot_be_read_is_not_overwritten(desk: Desk, project: str, own: Path) -> None:
    own.mkdir(parents=True)

    kept = save_context(desk, project)

    assert (kept.in_database, kept.in_file) == (True, False)
    assert own.is_dir()
    assert "Nothing was written over it" in kept.notices[-1]


def test_a_link_out_of_the_project_is_not_followed(
    desk: Desk, project: str, own: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text("{}", encoding="utf-8")
    own.parent.mkdir()
    own.symlink_to(outside)

    kept = save_context(desk, project)

    assert outside.read_text(encoding="utf-8") == "{}"
    assert not kept.in_file
    assert "leads out of" in kept.notices[-1]


def test_a_database_that_cannot_be_written_still_leaves_the_file(
    desk: Desk, project: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_context(desk, project)
    add(desk, project, "one")

    def refuse(_: object) -> None:
        raise StoreUnwritableError("sitdown.db", "disk I/O error")

    monkeypatch.setattr(type(desk.store), "write", refuse)
    kept = save_context(desk, project)

    assert (kept.in_database, kept.in_file) == (False, True)
    assert json.loads(own.read_bytes())["next_actions"] == ["one (Task #1)"]
    assert "disk I/O error" in kept.notices[0]


def test_a_project_whose_folder_is_gone_is_not_made_again(
    desk: Desk, project: str, folder: Path
) -> None:
    folder.rmdir()

    kept = save_context(desk, project)

    assert (kept.in_database, kept.in_file) == (True, False)
    assert not folder.exists()


def test_a_clock_that_was_set_back_does_not_bring_an_old_context_up(
    desk: Desk, project: str, own: Path, clock: FrozenClock
) -> None:
    save_context(desk, project)
    clock.advance(days=-3)
    add(desk, project, "one")

    save_context(desk, project)

    assert json.loads(own.read_bytes())["next_actions"] == ["one (Task #1)"]
    opened = open_context(desk, project)
    assert opened.context is not None
    assert opened.context.next_actions == ("one (Task #1)",)


def test_two_windows_that_save_at_once_leave_file_and_database_agreeing(
    desk: Desk, project: str, own: Path
) -> None:
    def work() -> None:
        for _ in range(8):
            blockers.ask(desk, project, "Again?")
            save_context(desk, project)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    document = json.loads(own.read_bytes())
    assert document == saved_rows(desk)[-1][1]
    assert "found" not in {reason for reason, _ in saved_rows(desk)}
    assert [each["id"] for each in document["active_blockers"]] == list(range(1, 11))


@pytest.mark.parametrize("said", [each for each in HOSTILE if one_line(each)])
def test_hostile_texts_come_back_from_the_file(
    desk: Desk, project: str, own: Path, said: str
) -> None:
    add(desk, project, said)
    blockers.ask(desk, project, said)
    tasks.complete_task(desk, project, 1)

    kept = save_context(desk, project)

    assert own.read_bytes().isascii()
    assert schema.context_of(schema.document_of(own.read_bytes())) == kept.context
    assert open_context(desk, project).notices == ()


def test_another_persons_project_is_not_saved(other_desk: Desk, project: str) -> None:
    with pytest.raises(UnknownProjectError):
        save_context(other_desk, project)
