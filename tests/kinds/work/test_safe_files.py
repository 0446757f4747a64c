from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from sitdown.kinds.work import safe_files
from sitdown.kinds.work.safe_files import (
    FileMissingError,
    FileTooLargeError,
    FileUnusableError,
    LeavesFolderError,
    LockedTooLongError,
    NotAFileError,
    inside,
    locked,
    read_bounded,
    replace_file,
    sweep,
)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../a", "/etc/passwd", "a\\b", "a\0b"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LeavesFolderError, match="leads out of"):
        inside(tmp_path, name)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (folder / "link").symlink_to("../secret")
    with pytest.raises(LeavesFolderError):
        inside(folder, "link")
    (folder / "up").symlink_to("..")
    with pytest.raises(LeavesFolderError):
        inside(folder, "up")
    (folder / "self").symlink_to(".")
    with pytest.raises(LeavesFolderError):
        inside(folder, "self")
    (folder / "loop").symlink_to("loop")
    with pytest.raises(LeavesFolderError):
        inside(folder, "loop")


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x", encoding="utf-8")
    (tmp_path / "here").symlink_to("there")
    assert inside(tmp_path, "here") == tmp_path.resolve() / "there"
    assert inside(tmp_path, "not yet") == tmp_path.resolve() / "not yet"


def test_reading_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_bounded(path, limit=5) == b"12345"
    with pytest.raises(FileTooLargeError, match="larger than"):
        read_bounded(path, limit=4)


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        read_bounded(tmp_path / "nothing")
    with pytest.raises(NotAFileError):
        read_bounded(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFileError):
        read_bounded(tmp_path / "pipe")


def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileUnusableError, match="Permission denied"):
        read_bounded(tmp_path / "file")


def test_a_new_file_is_private_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace_file(path, b"one")
    assert mode_of(path) == 0o600
    path.chmod(0o664)
    replace_file(path, b"two")
    assert (path.read_bytes(), mode_of(path)) == (b"two", 0o664)
    replace_file(path, b"three", mode=0o640)
    assert mode_of(path) == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "here").symlink_to("there")
    replace_file(tmp_path / "here", b"new")
    assert (tmp_path / "here").is_symlink()
    assert (tmp_path / "there").read_bytes() == b"new"


def test_what_the_last_look_finds_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def look() -> None:
        assert path.read_bytes() == b"old"
        raise KeyError

    with pytest.raises(KeyError):
        replace_file(path, b"new", last_look=look)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failing_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileUnusableError, match="No space left"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_bytes_and_rename_reach_the_disk_in_this_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def note_replace(self: Path, target: Path) -> Path:
        done.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    replace_file(tmp_path / "file", b"x")
    assert done == ["file", "rename", "folder"]


def test_more_than_ten_megabytes_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(FileTooLargeError):
        replace_file(tmp_path / "file", b" " * (safe_files.MOST_BYTES + 1))
    assert not list(tmp_path.iterdir())


def test_one_writer_waits_for_the_other(tmp_path: Path) -> None:
    path = tmp_path / "file"
    holds, may_go = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(path):
            holds.set()
            may_go.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    holds.wait(10)
    with pytest.raises(LockedTooLongError, match="Nothing was changed"), locked(path, 0.01):
        pass
    may_go.set()
    with locked(path):
        pass
    other.join()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError), locked(tmp_path / "nowhere" / "file"):
        pass


def test_sweeping_takes_only_what_killed_writers_of_this_file_left(tmp_path: Path) -> None:
    for name in (".a[1].json.77-1.new", ".b.json.77-1.new", "a[1].json", ".a[1].json"):
        (tmp_path / name).touch()
    sweep(tmp_path / "a[1].json")
    names = sorted(found.name for found in tmp_path.iterdir())
    assert names == [".a[1].json", ".b.json.77-1.new", "a[1].json"]
