"""Paths complete to what they could be, and to folders only where a folder is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitdown.tui.widgets.paths import completions, expanded, further


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "older").mkdir()
    for name in ("bank/october.csv", "bank/October.pdf", "bank/.hidden.csv", "notes.md"):
        (tmp_path / name).touch()
    return tmp_path


def test_paths_complete_to_folders_and_the_files_that_are_meant(folder: Path) -> None:
    assert completions("", folder, {".csv"}) == ("bank/",)
    assert completions("bank/", folder, {".csv"}) == ("bank/older/", "bank/october.csv")
    assert completions("bank/OC", folder, {".csv"}) == ("bank/October.pdf", "bank/october.csv")
    assert completions("no/such/", folder, {".csv"}) == ()
    assert completions("nul\0", folder, {".csv"}) == ()


def test_where_a_folder_is_asked_for_no_file_is_offered(folder: Path) -> None:
    assert completions("", folder) == ("bank/",)
    assert completions("bank/o", folder) == ("bank/older/",)
    assert completions("n", folder) == ()


def test_a_path_begins_in_its_folder_unless_it_names_a_root(folder: Path) -> None:
    assert expanded(" bank/october.csv ", folder) == folder / "bank/october.csv"
    assert expanded("/tmp", folder) == Path("/tmp")  # noqa: S108 - never opened


def test_what_all_completions_share_is_added() -> None:
    assert further("b", ("bank-1.csv", "bank-2.csv")) == "bank-"
    assert further("bank-", ("bank-1.csv", "bank-2.csv")) == "bank-"
    assert further("", ("only.csv",)) == "only.csv"
