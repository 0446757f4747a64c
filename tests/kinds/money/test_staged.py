"""Rows that wait to be written."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitdown.errors import StoreUnwritableError
from sitdown.kinds.money.staged import BYTES_HELD, Chunk, Staged, Values


def movement(payee: str) -> Values:
    return ("id", "2026-10-03", -7, "EUR", payee, "", "", "other")


CHUNK: Chunk = ("rule", [movement("Björn \x00")])
LONG: Chunk = ("user", [movement("x" * BYTES_HELD)])


@pytest.mark.parametrize("chunks", [[], [CHUNK], [CHUNK, LONG, CHUNK]])
def test_rows_come_back_as_they_went_in(tmp_path: Path, chunks: list[Chunk]) -> None:
    with Staged(tmp_path) as staged:
        for chunk in chunks:
            staged.add(*chunk)
        assert list(staged.chunks()) == chunks
        assert list(staged.chunks()) == chunks


def test_what_was_cleared_is_gone(tmp_path: Path) -> None:
    with Staged(tmp_path) as staged:
        staged.add(*LONG)
        staged.clear()
        staged.add(*CHUNK)
        assert list(staged.chunks()) == [CHUNK]


def test_nothing_has_a_name_while_rows_wait(tmp_path: Path) -> None:
    with Staged(tmp_path) as staged:
        staged.add(*LONG)
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with Staged(tmp_path / "gone") as staged, pytest.raises(StoreUnwritableError, match="gone"):
        staged.add(*LONG)


ROOM = 65_536


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk that takes the beginning of a file, and rows that wait there from the first on."""
    monkeypatch.setattr("sitdown.kinds.money.staged.BYTES_HELD", 1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("chunks", [66, 660])
def test_a_full_disk_is_told_and_closing_does_not_hide_it(tmp_path: Path, chunks: int) -> None:
    def stage() -> None:
        with Staged(tmp_path) as staged:
            for _ in range(chunks):
                staged.add("rule", [movement("x" * 1_000)])
            list(staged.chunks())

    with pytest.raises(StoreUnwritableError, match="cannot be written"):
        stage()
