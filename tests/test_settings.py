from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from sitdown.settings import (
    InvalidSettingError,
    Settings,
    UnknownSettingError,
    UnreadableSettingsError,
    UnwritableSettingsError,
    read_settings,
    write_setting,
    zone_of,
)
from sitdown.toml_lines import line_numbers

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_all_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), ())


def test_what_is_set_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'theme = "paper"\nmouse = false\nsummary_every = 8\n[keys]\n"session.new" = "f5"\n'
        'session.history = "H"\n',
    )
    settings, problems = read_settings(path)
    assert problems == ()
    assert (settings.theme, settings.mouse, settings.summary_every) == ("paper", False, 8)
    assert dict(settings.keys) == {"session.new": "f5", "session.history": "H"}
    assert settings.currency == "EUR"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('summary_every = "5"', "summary_every is a whole number."),
        ("summary_every = 0", "summary_every goes from 1 to 1000."),
        ("mouse = 1", "mouse is true or false."),
        ('currency = "Euro"', "currency is an ISO code"),
        ('them = "paper"', "Did you mean theme?"),
        ("zzzzz = 1", "There are: profile"),
        ("keys = 3", "keys is a table"),
        ("theme = paper", "no TOML"),
        ("theme", "no TOML"),
    ],
)
def test_a_bad_line_is_told_and_hides_nothing_else(tmp_path: Path, line: str, message: str) -> None:
    path = write(tmp_path, f'# mine\nprofile = "ann"\n{line}\nbuddy_name = "Sam"\n')
    settings, (problem,) = read_settings(path)
    assert problem.line == 3
    assert message in problem.message
    assert settings == Settings(profile="ann", buddy_name="Sam", keys=settings.keys)
    assert dict(settings.keys) == {}


def test_keys_are_read_from_a_damaged_file_too(tmp_path: Path) -> None:
    path = write(tmp_path, '<<<<\n[keys]\n"go.on" = "x"\n"go.back" = 3\noops\n')
    settings, problems = read_settings(path)
    assert dict(settings.keys) == {"go.on": "x"}
    assert [problem.line for problem in problems] == [1, 4, 5]


def test_the_line_of_a_key_is_known() -> None:
    text = 'theme = "x"\n\n[keys]\n"session.new" = "f5"\nsession.history="h"\n'
    assert line_numbers(text) == {"theme": 1, "keys.session.new": 4, "keys.session.history": 5}


def test_a_file_that_is_no_text_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(UnreadableSettingsError):
        read_settings(path)
    with pytest.raises(UnreadableSettingsError):
        write_setting(path, "theme", "paper")
    assert path.read_bytes() == b"\xff\xfe\x00\x01"


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'\xef\xbb\xbftheme = "paper"\n')
    assert read_settings(path)[0].theme == "paper"


def test_writing_keeps_every_other_line(tmp_path: Path) -> None:
    path = write(
        tmp_path, '# my theme\ntheme = "paper"  # in summer\n\n[keys]\n# new\nsession.new = "f5"\n'
    )
    write_setting(path, "theme", "hearth")
    write_setting(path, "mouse", value=False)
    write_setting(path, "keys.session.new", "f6")
    write_setting(path, "keys.session.history", "H")
    text = path.read_text(encoding="utf-8")
    assert '# my theme\ntheme = "hearth"  # in summer\n' in text
    assert "# new\n" in text
    settings, problems = read_settings(path)
    assert problems == ()
    assert (settings.theme, settings.mouse) == ("hearth", False)
    assert dict(settings.keys) == {"session.new": "f6", "session.history": "H"}


def test_the_written_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_setting(path, "theme", "paper")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableSettingsError, match="They are as they were"):
        write_setting(tmp_path / "file" / "settings.toml", "theme", "paper")


def test_a_damaged_file_is_never_written_over(tmp_path: Path) -> None:
    path = write(tmp_path, "theme = \n")
    with pytest.raises(UnreadableSettingsError):
        write_setting(path, "theme", "paper")
    assert path.read_text(encoding="utf-8") == "theme = \n"


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("nothing", "x", UnknownSettingError),
        ("keys", "x", UnknownSettingError),
        ("theme", 3, InvalidSettingError),
        ("keys.go.on", 3, InvalidSettingError),
        ("summary_every", 0, InvalidSettingError),
    ],
)
def test_what_cannot_be_read_back_is_not_written(
    tmp_path: Path, key: str, value: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        write_setting(tmp_path / "settings.toml", key, value)
    assert not (tmp_path / "settings.toml").exists()


def test_the_zone_is_the_machines_own_until_one_is_named() -> None:
    assert zone_of(Settings()) is None
    assert str(zone_of(Settings(zone="Asia/Tokyo"))) == "Asia/Tokyo"
    with pytest.raises(InvalidSettingError, match="Mars"):
        zone_of(Settings(zone="Mars/Olympus"))
