"""What was written in another editor is found again after Sitdown was killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sitdown.editing_files import editing_file, recover


@pytest.fixture
def dead() -> int:
    """The id of a process that is not there any more."""
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    return ended.pid


def left_by(process: int, made: Path) -> Path:
    """The file as if that process had made it."""
    return made.replace(made.with_name(f"{process}-{made.name.partition('-')[2]}"))


def test_a_file_is_private_and_holds_the_text(tmp_path: Path) -> None:
    made = editing_file(tmp_path, "half a thought, ünd \U0001f9d0")
    assert made.read_text(encoding="utf-8") == "half a thought, ünd \U0001f9d0"
    assert made.stat().st_mode & 0o777 == 0o600


def test_what_was_changed_in_the_editor_is_kept_and_told_once(tmp_path: Path, dead: int) -> None:
    path = left_by(dead, editing_file(tmp_path, "half"))
    path.write_text("half a thought, and the rest", encoding="utf-8")
    (found,) = recover(tmp_path)
    assert found.name.startswith("recovered-")
    assert found.read_text(encoding="utf-8") == "half a thought, and the rest"
    assert recover(tmp_path) == []
    assert found.exists()


def test_what_nobody_changed_is_a_draft_already_and_goes(tmp_path: Path, dead: int) -> None:
    path = left_by(dead, editing_file(tmp_path, "half"))
    assert recover(tmp_path) == []
    assert not path.exists()


def test_a_file_that_is_still_open_in_another_window_is_left_alone(tmp_path: Path) -> None:
    path = editing_file(tmp_path, "half")
    path.write_text("half, and more", encoding="utf-8")
    assert recover(tmp_path) == []
    assert path.exists()


def test_a_file_with_another_name_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "tmpabcd12.md").write_text("from an older Sitdown", encoding="utf-8")
    (found,) = recover(tmp_path)
    assert found.read_text(encoding="utf-8") == "from an older Sitdown"


def test_without_the_folder_nothing_was_left(tmp_path: Path) -> None:
    assert recover(tmp_path / "none") == []
