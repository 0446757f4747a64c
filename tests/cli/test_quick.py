"""The short answer of ``due`` agrees with the long one, and comes before any import."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from tests.cli.conftest import MOMENT, Sitdown

from sitdown.cli.plain_home import plain_home
from sitdown.cli.quick import surely_nothing_due
from sitdown.clock import FrozenClock
from sitdown.locations import find_home


def _surely_nothing(home: Path, at: datetime) -> bool:
    """As asked by a machine in UTC at that moment."""
    with time_machine.travel(at.astimezone(UTC), tick=False):
        return surely_nothing_due({"SITDOWN_HOME": str(home)}, at.timestamp())


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.localtime", __import__("time").gmtime)


def test_a_store_without_check_ins_is_quiet(sitdown: Sitdown, cup: str, home: Path) -> None:
    assert _surely_nothing(home, MOMENT)


def test_no_store_is_quiet_and_stays_none(home: Path) -> None:
    assert _surely_nothing(home, MOMENT)
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
        answers.append((sitdown("due").out == "", _surely_nothing(home, MOMENT)))
        if on:
            sitdown("followups", "off", cup)
    sitdown("followups", "done", cup)
    answers.append((sitdown("due").out == "", _surely_nothing(home, MOMENT)))
    assert all(long == short for long, short in answers), answers


@pytest.mark.parametrize("when", ["2026-11-07 23:59", "2026-11-08 09:29"])
def test_a_session_planned_for_within_a_day_takes_the_long_way(
    sitdown: Sitdown, home: Path, when: str
) -> None:
    sitdown("start", "tea", "--at", when)
    assert not _surely_nothing(home, MOMENT)


def test_a_session_planned_for_next_week_is_quiet(
    sitdown: Sitdown, home: Path, clock: FrozenClock
) -> None:
    sitdown("start", "tea", "--at", "2026-11-14 09:30")
    assert _surely_nothing(home, clock.now())


def test_a_zone_in_the_settings_takes_the_long_way(sitdown: Sitdown, home: Path) -> None:
    sitdown("settings", "set", "zone", "Asia/Tokyo")
    assert not _surely_nothing(home, MOMENT)


def test_a_damaged_store_takes_the_long_way(home: Path) -> None:
    home.mkdir()
    (home / "sitdown.db").write_bytes(b"damaged" * 1000)
    assert not _surely_nothing(home, MOMENT)


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
