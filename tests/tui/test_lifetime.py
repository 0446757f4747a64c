from __future__ import annotations

from typing import Any

import pytest
from tests.shell import shell
from tests.waiting import until
from textual.worker import WorkerFailed

from sitdown.clock import FrozenClock
from sitdown.locations import Locations
from sitdown.settings import Settings
from sitdown.tui import launching
from sitdown.tui.all_keys import all_bindings
from sitdown.tui.app import SitdownApp
from sitdown.tui.watching import StoreWatch

PRIVATE = "what nobody else should read"


async def test_a_failure_leaves_a_private_report_without_what_the_person_wrote(
    locations: Locations, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    app = shell(locations, clock)

    def fail() -> None:
        diary = PRIVATE
        raise ZeroDivisionError(len(diary))

    async def run_until_it_fails() -> None:
        async with app.run_test() as pilot:
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await run_until_it_fails()
    (report,) = locations.logs.iterdir()
    assert report.stat().st_mode & 0o777 == 0o600
    told = "".join(capsys.readouterr().err.split())
    assert "Sitdownfailed(ZeroDivisionError)" in told
    assert report.name in told
    for text in (report.read_text(encoding="utf-8"), told):
        assert PRIVATE not in text
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert app.return_code == 1


async def test_what_is_written_while_the_app_closes_is_nothing_to_fail_of(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = shell(locations, clock)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app._watch is not None)
    monkeypatch.setattr(StoreWatch, "changed", lambda _: True)
    assert not app.screen_stack
    app._look_for_changes()


async def test_the_report_of_a_worker_that_failed_tells_where(
    locations: Locations, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    app = shell(locations, clock)

    async def fail_in_a_worker() -> None:
        raise ZeroDivisionError

    async def run_until_it_fails() -> None:
        async with app.run_test() as pilot:
            app.run_worker(fail_in_a_worker())
            await until(pilot, lambda: app.return_code is not None)

    with pytest.raises(WorkerFailed):
        await run_until_it_fails()
    (report,) = locations.logs.iterdir()
    assert "in fail_in_a_worker" in report.read_text(encoding="utf-8")
    assert "Sitdownfailed(ZeroDivisionError)" in "".join(capsys.readouterr().err.split())


def test_the_watch_tells_of_writes_of_others_and_of_another_file(locations: Locations) -> None:
    import sqlite3
    from contextlib import closing

    watch = StoreWatch(locations.database)
    assert not watch.changed()
    with closing(sqlite3.connect(locations.database)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE a (b)")
        assert watch.changed()
        assert not watch.changed()
        writer.execute("INSERT INTO a VALUES (1)")
        writer.commit()
        assert watch.changed()
    locations.database.replace(locations.home / "aside.db")
    assert watch.changed()
    assert not watch.changed()
    watch.close()


def refused(locations: Locations, keys: dict[str, str]) -> list[str]:
    lines = ["[keys]", *(f'"{name}" = "{chosen}"' for name, chosen in keys.items())]
    locations.settings.write_text("\n".join(lines), encoding="utf-8")
    used, told = launching._usable_keys(locations, Settings(keys=keys))
    assert (used == keys) is not bool(told)
    return told


def test_keys_that_can_work_are_used(locations: Locations) -> None:
    assert refused(locations, {"session.new": "f5"}) == []


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"session.nwe": "f5"}, "session.new"),
        ({"session.new": "ctrl+N"}, "ctrl+shift+n"),
        ({"session.new": "q"}, "app.quit"),
    ],
)
def test_keys_that_cannot_work_are_refused_with_file_and_line(
    locations: Locations, keys: dict[str, str], sentence: str
) -> None:
    (told,) = refused(locations, keys)
    assert told.startswith(f"{locations.settings}:2: ")
    assert sentence in told


def test_no_screen_binds_a_key_twice() -> None:
    from collections import Counter

    from sitdown.keymap import split_keys

    for screen in {each.screen for each in all_bindings()}:
        keys = Counter(
            key for each in all_bindings() if each.screen == screen for key in split_keys(each.keys)
        )
        twice = [key for key, times in keys.items() if times > 1]
        assert twice == [], screen


async def test_an_unknown_theme_falls_back_to_our_own(
    locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock, theme="no-such-theme")
    async with app.run_test():
        assert app.theme == "hearth"


def test_an_unknown_theme_is_told_at_the_start(
    locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[dict[str, Any]] = []

    class Unopened(SitdownApp):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(named)

        def run(self, **_named: Any) -> None:
            """Open nothing."""

    monkeypatch.setattr(launching, "SitdownApp", Unopened)
    for theme in ("nope", "paper"):
        assert launching.launch(locations, Settings(theme=theme)) == 0
    told = "There is no theme 'nope'; hearth is used."
    assert [each["notices"] for each in made] == [[told], []]
