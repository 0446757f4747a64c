"""Copies, exports, checks, settings and places."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown, Terminal

from sitdown.clock import FrozenClock
from sitdown.tui.all_keys import all_bindings


def test_where_names_every_place_and_makes_none(sitdown: Sitdown, home: Path) -> None:
    places = sitdown("where", "--json").document
    assert places["database"] == str(home / "sitdown.db")
    assert str(home / "settings.toml") in sitdown("where").out
    assert not home.exists()


def test_home_is_named_before_or_after_the_command(sitdown: Sitdown, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert sitdown("--home", other, "where", "--json").document["home"] == other
    assert sitdown("where", "--home", other, "--json").document["home"] == other


def test_settings_are_read_and_written(sitdown: Sitdown, home: Path) -> None:
    assert sitdown("settings", "get", "theme").out == "hearth\n"
    assert sitdown("settings", "set", "buddy_name", "Fogo", "--json").document == {
        "buddy_name": "Fogo"
    }
    assert sitdown("settings", "set", "summary_every", "7").out == "summary_every is 7 now.\n"
    assert sitdown("settings", "set", "mouse", "off").code == 0
    sitdown("settings", "set", "keys.session.new", "f5")
    settings = sitdown("settings", "get", "--json").document
    assert (settings["buddy_name"], settings["summary_every"], settings["mouse"]) == (
        "Fogo", 7, False,
    )  # fmt: skip
    assert settings["keys"] == {"session.new": "f5"}
    assert stat.S_IMODE((home / "settings.toml").stat().st_mode) == 0o600
    new = next(row for row in sitdown("keys", "--json").document if row["id"] == "session.new")
    assert (new["keys"], new["default"]) == (["f5"], ["n"])


def test_every_key_that_can_be_remapped_is_listed_once_and_no_other(sitdown: Sitdown) -> None:
    listed = [row["id"] for row in sitdown("keys", "--json").document]
    assert len(listed) == len(set(listed))
    assert set(listed) == {binding.id for binding in all_bindings()}


@pytest.mark.parametrize(
    ("key", "value"),
    [("mouse", "perhaps"), ("summary_every", "x"), ("summary_every", "0"), ("milk", "1"),
     ("currency", "euro"), ("zone", "Mars/Base"), ("theme", "nope"), ("keys.session.neww", "f5"),
     ("keys.entry.revise", "ctrl+q"), ("keys.session.new", "no+such+key")],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(
    sitdown: Sitdown, home: Path, key: str, value: str
) -> None:
    printed = sitdown("settings", "set", key, value)
    assert (printed.code, printed.out) == (1, "")
    assert key.removeprefix("keys.") in printed.err
    assert not (home / "settings.toml").exists()
    assert sitdown("settings", "get", "milk").code == 1


def test_the_buddy_s_name_stands_in_the_lines(sitdown: Sitdown, cup: str) -> None:
    sitdown("settings", "set", "buddy_name", "Fogo")
    assert "Fogo: Which leaf?" in sitdown("show", cup).out


def test_a_zone_of_no_place_is_told(sitdown: Sitdown, home: Path) -> None:
    from sitdown.cli import main
    from sitdown.cli.calls import Surroundings

    home.mkdir()
    (home / "settings.toml").write_text('zone = "Mars/Base"\n', encoding="utf-8")
    surroundings = Surroundings(environ={"SITDOWN_HOME": str(home)})
    assert main(["list"], surroundings) == 1
    assert main(["settings", "set", "zone", ""], surroundings) == 0
    assert main(["list"], surroundings) == 0


def test_a_key_that_was_wrong_before_keeps_no_other_from_being_set(
    sitdown: Sitdown, home: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('[keys]\n"session.neww" = "f5"\n', encoding="utf-8")
    assert sitdown("settings", "set", "keys.session.new", "f6").code == 0
    assert sitdown("settings", "set", "theme", "dracula").code == 0


def test_another_profile_sees_nothing(sitdown: Sitdown, cup: str) -> None:
    sitdown("settings", "set", "profile", "you")
    assert sitdown("list", "--json").document == []
    for command in (["show", cup], ["say", cup, "x"], ["pause", cup], ["delete", cup, "--yes"]):
        printed = sitdown(*command)
        assert printed.code == 1
        assert "There is no session" in printed.err


def test_backup_and_restore_bring_the_words_back(
    sitdown: Sitdown, cup: str, home: Path, clock: FrozenClock
) -> None:
    made = Path(sitdown("backup", "--json").document["path"])
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    clock.advance(minutes=1)
    sitdown("delete", cup, "--yes")
    assert sitdown("restore").code == 1
    assert sitdown("show", cup).code == 1
    restored = sitdown("restore", "--yes", "--json").document
    assert restored["restored"] == str(made)
    assert Path(restored["set_aside"]).exists()
    assert sitdown("show", cup).code == 0
    assert sitdown("restore", made.name, "--yes").code == 0


def test_restore_asks_a_terminal(
    sitdown: Sitdown, cup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitdown("backup")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert sitdown("restore", stdin=Terminal("\n")).code == 1
    assert sitdown("restore", stdin=Terminal("yes\n")).code == 0


def test_what_is_no_copy_is_not_restored(sitdown: Sitdown, cup: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    text = tmp_path / "text.db"
    text.write_text("not a database, but longer than a header of one" * 9, encoding="utf-8")
    for path in (empty, text, tmp_path / "missing.db", tmp_path):
        assert sitdown("restore", str(path), "--yes").code == 1, path
    assert sitdown("show", cup).code == 0


def test_nothing_to_back_up_or_restore(sitdown: Sitdown) -> None:
    assert "nothing to copy" in sitdown("backup").err
    assert "There is no backup" in sitdown("restore", "--yes").err


def test_the_store_of_a_newer_sitdown_is_copied_and_that_is_told(
    sitdown: Sitdown, home: Path, cup: str
) -> None:
    with closing(sqlite3.connect(home / "sitdown.db")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = 'm9999'")
    printed = sitdown("backup")
    assert (printed.code, printed.out.count("\n")) == (0, 2)
    assert printed.err.count("\n") == 1
    assert "a Sitdown that knows schema m9999: this one is older" in printed.err
    assert "by a newer Sitdown (schema m9999)" in sitdown("restore", "--yes").err


@pytest.mark.parametrize("table", [None, "CREATE TABLE theirs (x)"])
def test_what_is_no_store_is_not_copied_and_pushes_out_no_copy(
    sitdown: Sitdown, home: Path, cup: str, table: str | None
) -> None:
    good = Path(sitdown("backup", "--json").document["path"])
    for part in home.glob("sitdown.db*"):
        part.unlink()
    (home / "sitdown.db").touch()
    if table is not None:
        with closing(sqlite3.connect(home / "sitdown.db")) as store, store:
            store.execute(table)
    printed = sitdown("backup")
    assert (printed.code, printed.out) == (1, "")
    assert ("another program" if table else "nothing to copy") in printed.err
    assert list((home / "backups").glob("*.db")) == [good]
    assert sitdown("restore", "--yes").code == 0


def test_a_damaged_store_is_told_and_left(sitdown: Sitdown, cup: str, home: Path) -> None:
    damaged = b"damaged" * 1000
    (home / "sitdown.db").write_bytes(damaged)
    for leftover in home.glob("sitdown.db-*"):
        leftover.unlink()
    for command in (["list"], ["due"], ["say", cup, "x"], ["backup"]):
        printed = sitdown(*command)
        assert (printed.code, printed.out) == (1, ""), command
        assert "cannot be read" in printed.err
    assert sitdown("doctor").code == 1
    assert (home / "sitdown.db").read_bytes() == damaged


def test_doctor_finds_a_healthy_store_healthy(sitdown: Sitdown, cup: str) -> None:
    sitdown("backup")
    sitdown("say", cup, "assam")
    sitdown("say", cup, "sencha", "--revise", "2")
    report = sitdown("doctor", "--json")
    assert report.document["healthy"], report.out
    assert report.code == 0
    assert sitdown("doctor").out.endswith("All is well.\n")


def _hurt(home: Path, *statements: str) -> None:
    with closing(sqlite3.connect(home / "sitdown.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["DROP TRIGGER entry_is_never_changed"], "triggers"),
        (
            [
                "DROP TRIGGER entry_is_never_changed",
                "UPDATE entry SET sequence_num = 9, place = 9 WHERE sequence_num = 1",
            ],
            "holes",
        ),
        (
            ["DROP TRIGGER entry_is_never_changed", "UPDATE entry SET place = 7"],
            "stand in a place that is not theirs",
        ),
        (["INSERT INTO erasure VALUES ('x')"], "open to erasing"),
        (["PRAGMA foreign_keys = OFF", "UPDATE note SET session_id = 'x'"], "refer to something"),
        (["UPDATE session SET status = 'paused'"], "open in sessions that are not in progress: 1."),
        (
            ["INSERT INTO entry_words (entry_words) VALUES ('delete-all')"],
            "search index",
        ),
    ],
)
def test_doctor_finds_what_is_hurt(
    sitdown: Sitdown, cup: str, home: Path, statements: list[str], told: str
) -> None:
    sitdown("note", cup, "a note")
    sitdown("backup")
    _hurt(home, *statements)
    report = sitdown("doctor", "--json").document
    assert not report["healthy"]
    assert any(told in (check["problem"] or "") for check in report["checks"]), report


def test_doctor_finds_what_others_may_read(sitdown: Sitdown, cup: str, home: Path) -> None:
    (home / "sitdown.db").chmod(0o644)
    report = sitdown("doctor")
    assert report.code == 1
    assert "chmod 600` closes it" in report.out


def test_doctor_passes_over_a_file_that_goes_while_it_looks(
    sitdown: Sitdown, cup: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [home, home / "sitdown.db-wal", home / "sitdown.db"]
    monkeypatch.setattr("sitdown.cli.doctor._everything", lambda _home: iter(files))
    (home / "sitdown.db-wal").unlink(missing_ok=True)
    report = sitdown("doctor")
    assert "✓ only you can read it" in report.out
    assert report.err == ""


def test_doctor_names_the_lines_of_bad_settings(sitdown: Sitdown, cup: str, home: Path) -> None:
    (home / "settings.toml").write_text('theme = "paper"\nmilk = 1\n', encoding="utf-8")
    assert "settings.toml:2: There is no setting 'milk'" in sitdown("doctor").out
    (home / "settings.toml").write_text('theme = "nope"\n', encoding="utf-8")
    assert "There is no theme 'nope'" in sitdown("doctor").out


def test_keys_that_cannot_work_are_told_with_their_lines(sitdown: Sitdown, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('[keys]\n"session.neww" = "f5"\n', encoding="utf-8")
    printed = sitdown("keys")
    assert printed.code == 0
    assert "settings.toml:2: There is no action 'session.neww'" in printed.err
    assert "There is no action" in sitdown("doctor").out
    assert sitdown("settings", "get").err == ""


def test_doctor_misses_a_backup(sitdown: Sitdown, cup: str) -> None:
    report = sitdown("doctor")
    assert report.code == 0
    assert "There is no backup yet" in report.out


def test_doctor_without_a_store(sitdown: Sitdown, home: Path) -> None:
    assert sitdown("doctor").code == 0
    assert not home.exists()


def test_export_writes_privately_and_never_over_a_file(
    sitdown: Sitdown, cup: str, tmp_path: Path
) -> None:
    old_umask = os.umask(0)
    try:
        path = tmp_path / "letter.md"
        assert sitdown("export", cup, "-o", str(path)).code == 0
    finally:
        os.umask(old_umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_text(encoding="utf-8")
    sitdown("say", cup, "assam")
    refused = sitdown("export", cup, "-o", str(path))
    assert refused.code == 1
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == before
    assert sitdown("export", cup, "-o", str(path), "--force").code == 0
    assert "Assam" in path.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["letter.md"]


def test_export_of_all_as_json_has_what_was_superseded(
    sitdown: Sitdown, cup: str, tmp_path: Path
) -> None:
    sitdown("start", "tea")
    sitdown("say", cup, "assam")
    sitdown("say", cup, "sencha", "--revise", "2")
    path = tmp_path / "all.json"
    written = sitdown("export", "--all", "--to", "json", "-o", str(path), "--json").document
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [each["id"] for each in document["sessions"]] == written["sessions"]
    entries = next(each["entries"] for each in document["sessions"] if each["id"] == cup)
    assert [entry["content"] for entry in entries if entry["superseded_by"]] == ["Assam"]
    assert entries[2]["evidence"]["rule"] == "leaves/1"


def test_a_letter_has_what_stands_and_the_rest_in_footnotes(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    sitdown("say", cup, "sencha *now*", "--revise", "2")
    sitdown("say", cup, "green after all", "--revise", "4")
    sitdown("note", cup, "buy more")
    letter = sitdown("export", cup).out
    assert "> green after all\n" in letter
    assert "[^2]: Before: 2026-11-07 09:30: “Assam”; " in letter
    assert "“sencha \\*now\\*”" in letter
    assert "## Brew: The leaf" in letter
    assert "> buy more" in letter
    assert letter.count("**You**") == 1


def test_export_without_a_path_is_printed(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("export", cup).out.startswith("# A cup of tea\n")
    assert json.loads(sitdown("export", cup, "--to", "json").out)["format"] == 1
    assert sitdown("export", cup, "--to", "json", "--json").document["sessions"][0]["id"] == cup


@pytest.mark.parametrize("words", [[], ["x", "--all"]])
def test_export_wants_one_or_all(sitdown: Sitdown, words: list[str]) -> None:
    printed = sitdown("export", *words)
    assert printed.code == 2
    assert "--all" in printed.err


def test_export_into_no_folder_is_told(sitdown: Sitdown, cup: str, tmp_path: Path) -> None:
    printed = sitdown("export", cup, "-o", str(tmp_path / "none" / "x.md"))
    assert printed.code == 1
    assert "cannot be written" in printed.err
    assert sitdown("export", cup, "-o", str(tmp_path), "--force").code == 1


def test_doctor_tells_of_a_store_of_a_newer_sitdown(sitdown: Sitdown, home: Path, cup: str) -> None:
    assert sitdown("show", cup).code == 0
    with closing(sqlite3.connect(home / "sitdown.db")) as store, store:
        store.execute("UPDATE alembic_version SET version_num = 'm9999'")
    printed = sitdown("doctor")
    assert printed.code == 1
    assert "was written by a newer Sitdown (schema m9999)" in printed.out
