from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sitdown.locations import (
    HomeUnusableError,
    Locations,
    ensure,
    find_home,
    path_given,
    private_file,
    replace_privately,
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_option_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"SITDOWN_HOME": str(tmp_path / "env")}
    assert find_home(str(tmp_path / "option"), environ) == tmp_path / "option"
    assert find_home(None, environ) == tmp_path / "env"


def test_without_either_it_is_the_folder_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert find_home(None, {"SITDOWN_HOME": ""}) == tmp_path / "sitdown"


def test_a_relative_home_stays_where_it_was_named() -> None:
    assert find_home("here", {}) == Path.cwd() / "here"


def test_the_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    places = Locations(tmp_path / "deep" / "home")
    ensure(places)
    ensure(places)
    for folder in (places.home, places.backups, places.logs, places.editing):
        assert mode(folder) == 0o700


def test_a_folder_that_stood_open_is_closed(tmp_path: Path) -> None:
    places = Locations(tmp_path / "open")
    places.home.mkdir(mode=0o755)
    ensure(places)
    assert mode(places.home) == 0o700


def test_a_folder_of_other_things_keeps_its_mode(tmp_path: Path) -> None:
    places = Locations(tmp_path / "shared")
    places.home.mkdir(mode=0o755)
    (places.home / "other").touch()
    ensure(places)
    assert mode(places.home) == 0o755
    assert mode(places.backups) == 0o700
    places.database.touch()
    ensure(places)
    assert mode(places.home) == 0o700


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(HomeUnusableError, match="--home"):
        ensure(Locations(tmp_path / "file"))
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_private_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        os.close(private_file(tmp_path / "new"))
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == 0o600
    with pytest.raises(FileExistsError):
        private_file(tmp_path / "new")


def test_a_replaced_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    replace_privately(path, "new\n")
    assert path.read_text(encoding="utf-8") == "new\n"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_pointing_at_the_file_that_is_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("old", encoding="utf-8")
    link = tmp_path / "settings.toml"
    link.symlink_to(kept)
    replace_privately(link, "new")
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "new"


def test_a_failed_replacement_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        replace_privately(path, "bad \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_home_that_nobody_has_is_a_name_like_any_other() -> None:
    assert path_given("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")
