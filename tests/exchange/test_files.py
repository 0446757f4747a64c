"""An export is written whole or not at all, and never over what is there without being told to."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sitdown.exchange.files import (
    CannotWriteError,
    DatabaseGivenError,
    FileTakenError,
    FolderGivenError,
    write_new,
)


def breaking() -> Iterator[str]:
    yield "a beginning"
    message = "the rows end here"
    raise RuntimeError(message)


def test_pieces_become_one_private_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_new(path, iter(["one\r\n", "", "zwö\n"]))
    assert path.read_bytes() == "one\r\nzwö\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("before", [None, "mine"])
def test_what_breaks_off_leaves_what_was_there(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "a.txt"
    if before is not None:
        path.write_text(before, encoding="utf-8")
    with pytest.raises(RuntimeError):
        write_new(path, breaking(), force=True)
    left = {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()}
    assert left == ({} if before is None else {"a.txt": before})


def test_pieces_are_not_asked_for_when_the_place_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    with pytest.raises(FileTakenError):
        write_new(path, breaking())


def test_a_link_to_nothing_counts_as_taken(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileTakenError):
        write_new(link, "text")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_or_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderGivenError):
        write_new(tmp_path, "text", force=True)
    (tmp_path / "file").touch()
    with pytest.raises(CannotWriteError, match="Not a directory"):
        write_new(tmp_path / "file" / "a.txt", "text")


def test_no_database_is_ever_written_over(tmp_path: Path) -> None:
    path = tmp_path / "sitdown.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE said (words TEXT)")
    before = path.read_bytes()
    with pytest.raises(DatabaseGivenError):
        write_new(path, "text", force=True)
    assert path.read_bytes() == before
