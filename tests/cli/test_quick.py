"""The short answer of ``due`` agrees with the long one, and comes before any import."""

from __future__ import annotations

import calendar
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from tests.cli.conftest import MOMENT, Sitdown

from sitdown.cli.plain_home import plain_home
from sitdown.cli.quick import lines_of_what_is_due
from sitdown.locations import find_home


def _told(home: Path, at: datetime) -> list[str] | None:
    """As asked by a machine in UTC at that moment."""
    with time_machine.travel(at.astimezone(UTC), tick=False):
        return lines_of_what_is_due({"SITDOWN_HOME": str(home)}, at.timestamp())


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.localtime", time.gmtime)
    monkeypatch.setattr("time.mktime", calendar.timegm)


def test_a_store_without_check_ins_is_quiet(sitdown: Sitdown, cup: str, home: Path) -> None:
    assert _told(home, MOMENT) == []


def test_no_store_is_quiet_and_stays_none(home: Path) -> None:
    assert _told(home, MOMENT) == []
    assert not home.exists()


@pytest.mark.parametrize("on", [None, "2026-11-06", "2026-11-07", "2026-11-08"])
@pytest.mark.parametrize("move", [None, "pause", "cancel"])
def test_it_says_what_the_long_way_says(
    sitdown: Sitdown, cup: str, home: Path, on: str | None, move: str | None
) -> None:
    if move:
        sitdown(move, cup)
    answers = []
    for at in ("09:29", "09:30", "09:31"):
        sitdown("followups", "set", cup, "--at", at, *(["--on", on] if on else []))
        answers.append((sitdown("due").out.splitlines(), _told(home, MOMENT)))
        if on:
            sitdown("followups", "off", cup)
    sitdown("followups", "done", cup)
    answers.append((sitdown("due").out.splitlines(), _told(home, MOMENT)))
    assert all(long == short for long, short in answers), answers


@pytest.mark.parametrize(
    "when",
    ["2026-11-07 09:31", "2026-11-07 23:59", "2026-11-08 00:00", "2026-11-08 09:29", "2026-11-14"],
)
def test_it_says_which_sessions_are_planned_for_today(
    sitdown: Sitdown, cup: str, home: Path, when: str
) -> None:
    sitdown("start", "tea", "--title", "Ein Tee für zwei", "--at", when)
    sitdown("followups", "set", cup, "--at", "08:00")
    long = sitdown("due").out.splitlines()
    assert _told(home, MOMENT) == long
    assert ("Ein Tee" in "".join(long)) == when.startswith("2026-11-07")


@pytest.mark.parametrize("title", ["Tea\u202eeet", "Te\u0301", "Tea\x1b[31m"])
def test_a_text_that_needs_cleaning_takes_the_long_way(
    sitdown: Sitdown, cup: str, home: Path, title: str
) -> None:
    sitdown("rename", cup, title)
    sitdown("followups", "set", cup, "--at", "08:00")
    assert _told(home, MOMENT) is None


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-31"])
def test_the_last_day_of_a_month_ends_at_midnight(sitdown: Sitdown, home: Path, day: str) -> None:
    moment = datetime.fromisoformat(f"{day} 12:00+00:00")
    sitdown("start", "tea", "--at", f"{day} 23:59")
    assert _told(home, moment) == ["23:59  A cup of tea"]


def test_a_zone_in_the_settings_takes_the_long_way(sitdown: Sitdown, home: Path) -> None:
    sitdown("settings", "set", "zone", "Asia/Tokyo")
    assert _told(home, MOMENT) is None


def test_another_person_takes_the_long_way(sitdown: Sitdown, home: Path) -> None:
    sitdown("settings", "set", "profile", "ann")
    assert _told(home, MOMENT) is None


def test_a_damaged_store_takes_the_long_way(home: Path) -> None:
    home.mkdir()
    (home / "sitdown.db").write_bytes(b"damaged" * 1000)
    assert _told(home, MOMENT) is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the long way finds the folder")
@pytest.mark.parametrize(
    "environ",
    [
        {"HOME": "/home/ann"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": "/data"},
        {"HOME": "/home/ann", "XDG_DATA_HOME": ""},
        {"HOME": "/home/ann", "SITDOWN_HOME": "~/sit"},
        {"HOME": "/home/ann", "SITDOWN_HOME": "here"},
    ],
)
def test_it_looks_where_everything_else_looks(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "SITDOWN_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert plain_home(os.environ) == str(find_home(None, os.environ))


def test_it_imports_next_to_nothing(tmp_path: Path) -> None:
    source = str(Path(__file__).parents[2] / "src")
    code = (
        "import sys; from sitdown.cli import main; assert main(['due']) == 0; "
        "print(sorted({'typing', 'dataclasses', 'argparse', 'pathlib', 're'} & set(sys.modules)))"
    )
    environ = {"PYTHONPATH": source, "SITDOWN_HOME": str(tmp_path / "none"), "PATH": ""}
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env=environ, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout == "[]\n"
