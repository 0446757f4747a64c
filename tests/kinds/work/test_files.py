"""The files of a session's folder, as they are listed and read in place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitdown.kinds.work import files
from sitdown.kinds.work.files import UnreadableSessionFileError, file_lines, read_text


@pytest.fixture
def session_dir(tmp_path: Path) -> Path:
    made = tmp_path / "2026-02-14_my-feature"
    for name in ("spec.md", "plan.json", "plan.md", "state.json"):
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(name, encoding="utf-8")
    for folder in ("research", "debug", "context"):
        (made / folder).mkdir()
        (made / folder / "notes.md").write_text(folder, encoding="utf-8")
    return made


def test_everything_that_a_session_keeps_can_be_opened(session_dir: Path) -> None:
    (session_dir / "research" / "deep").mkdir()
    (session_dir / "research" / "deep" / "more.md").touch()
    (session_dir / "research" / ".hidden").touch()
    assert files.readable_files(session_dir) == (
        *("spec.md", "plan.json", "plan.md"),
        *("research/deep/more.md", "research/notes.md"),
        *("debug/notes.md", "context/notes.md", "state.json"),
    )
    counts = {each.name: each.count for each in file_lines(session_dir)}
    assert counts["research"] == 2
    assert read_text(session_dir, "context/notes.md") == ("context", 0)


def test_of_too_many_the_first_by_name_are_listed(
    session_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_LISTED", 2)
    for name in ("c.md", "b.md", "a.md"):
        (session_dir / "debug" / name).touch()
    listed = files.readable_files(session_dir)
    assert [each for each in listed if each.startswith("debug")] == ["debug/a.md", "debug/b.md"]


def test_a_long_file_is_read_in_part_and_the_rest_counted(
    session_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_READ", 4)
    assert read_text(session_dir, "plan.md") == ("plan", 3)


def test_what_leads_out_or_is_no_file_is_refused_and_never_waited_for(
    session_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (session_dir / "debug" / "link").symlink_to(tmp_path / "secret")
    (session_dir / "debug" / "circle").symlink_to(session_dir / "debug" / "circle")
    os.mkfifo(session_dir / "debug" / "pipe")
    for name in ("debug/link", "debug/circle", "debug/pipe", "../secret", "research", "gone"):
        with pytest.raises(UnreadableSessionFileError, match=name.rpartition("/")[2]):
            read_text(session_dir, name)


def test_a_folder_that_is_a_link_is_not_followed(session_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.md").touch()
    (session_dir / "context" / "notes.md").unlink()
    (session_dir / "context").rmdir()
    (session_dir / "context").symlink_to(tmp_path / "other")
    assert not [each for each in files.readable_files(session_dir) if "secret" in each]


def test_a_folder_that_the_system_refuses_to_look_into_holds_nothing() -> None:
    refused = Path("/", "x" * 5_000)
    assert files.readable_files(refused) == ()
    assert {line.is_there for line in file_lines(refused)} == {False}
