"""The example is the same at every run, and leaves nothing behind unless it is told to."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Sitdown, Terminal

from sitdown.cli.demo import MovingClock
from sitdown.demo.store import NOW
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds
from sitdown.locations import Locations


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_the_demo_prints_its_home_and_leaves_nothing(
    sitdown: Sitdown, home: Path, temporary: Path
) -> None:
    out = sitdown("demo").out
    assert "CONTINUE" in out
    assert "October" in out
    assert not home.exists()
    assert list(temporary.iterdir()) == []


def test_on_a_terminal_the_app_opens_on_the_example_at_its_own_time(
    sitdown: Sitdown, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def launch(locations: Locations, settings: object, *, clock: MovingClock) -> int:
        seen.append((locations.database.exists(), clock.now()))
        return 7

    monkeypatch.setitem(sys.modules, "sitdown.tui.launching", SimpleNamespace(launch=launch))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert sitdown("demo", stdin=Terminal()).code == 7
    there, now = seen[0]
    assert there
    assert NOW <= now < NOW + timedelta(minutes=1)
    assert list(temporary.iterdir()) == []


def test_a_kept_example_can_be_used_and_is_never_put_over_another(
    sitdown: Sitdown, tmp_path: Path, temporary: Path
) -> None:
    folder = str(tmp_path / "example")
    kept = sitdown("demo", "--keep", folder, "--json").document
    again = sitdown("demo", "--keep", f"{folder}-2", "--json").document
    assert [each["id"] for each in again["continue"]] == [each["id"] for each in kept["continue"]]
    listed = sitdown("--home", folder, "list", "--json").document
    assert kept["continue"][0]["id"] in [each["id"] for each in listed]
    assert sitdown("demo", "--keep", folder).code == 1
    report = sitdown("--home", folder, "doctor", "--json").document
    assert [c for c in report["checks"] if c["problem"] and c["is_grave"]] == []


def test_the_first_line_waits_for_nothing_that_is_slow_to_load() -> None:
    loaded = "import sys, sitdown.cli.commands, sitdown.cli.demo; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "sitdown.cli.demo" in told
    assert not {"sqlalchemy", "pydantic", "textual", "sitdown.demo.store"} & set(told)


def test_a_person_is_told_how_far_it_is_and_a_program_is_not(
    sitdown: Sitdown, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    out = io.StringIO()

    def launch(*_: object, **__: object) -> int:
        seen.append(out.getvalue())
        return 0

    monkeypatch.setitem(sys.modules, "sitdown.tui.launching", SimpleNamespace(launch=launch))
    assert "…" not in sitdown("demo", "--json", stdin=Terminal()).out
    out.isatty = lambda: True  # type: ignore[method-assign]  # a terminal that keeps what it shows
    monkeypatch.setattr("sys.stdout", out)
    sitdown("demo", stdin=Terminal())
    lines = seen[0].split("\r\x1b[K")
    assert lines[:2] == ["", "Writing the example data…"]
    assert lines[2:-1] == [f"Writing the example data… {at} of 9" for at in range(1, 10)]
    assert lines[-1] == ""


@pytest.mark.parametrize("is_there", [False, True])
def test_an_example_that_was_broken_off_leaves_the_folder_as_it_was(
    sitdown: Sitdown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    folder = tmp_path / "example"
    if is_there:
        folder.mkdir()

    def follow(*_: object) -> None:
        assert any(folder.iterdir())
        raise KeyboardInterrupt

    monkeypatch.setattr("sitdown.demo.project.follow_project", follow)
    assert sitdown("demo", "--keep", str(folder)).code == 130
    assert folder.exists() is is_there
    assert not is_there or list(folder.iterdir()) == []
