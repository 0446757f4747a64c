"""Starting the app on a terminal and giving its exit code: what the command line calls."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from sitdown.clock import Clock, SystemClock
from sitdown.editing_files import recover
from sitdown.errors import SitdownError
from sitdown.locations import Locations, ensure
from sitdown.plain_text import one_line
from sitdown.settings import InvalidSettingError, Settings, read_settings, zone_of
from sitdown.toml_lines import line_numbers
from sitdown.tui.app import SitdownApp
from sitdown.tui.lifetime import let_go_of_a_dead_terminal
from sitdown.tui.themes import DEFAULT_THEME, is_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitdown.engine.desk import Desk
    from sitdown.engine.kind import Kind
    from sitdown.ids import IdSource

_COLLECT_AFTER = (5_000, 10, 10)
"""What the garbage collector waits for. A screen takes some ten thousand objects: with Python's
700 it would be opened with dozens of rounds of collecting, some of them through all there is.
"""


def launch(
    locations: Locations,
    settings: Settings | None = None,
    *,
    clock: Clock | None = None,
    kinds: Mapping[str, Kind] | None = None,
    new_id: IdSource | None = None,
    open_session_id: str | None = None,
) -> int:
    """Run the app until the person leaves it.

    Args:
        locations: where the data lies; made when it is missing.
        settings: what the person chose; None reads the settings file.
        clock: the time; None is the machine's, in the zone of the settings.
        kinds: the kinds there are; None is those that come with Sitdown.
        new_id: where ids come from; None is random ones.
        open_session_id: a session to open at once.

    Returns:
        0 when the person left, 1 after a failure, 128 and the signal's number after a signal.

    Raises:
        HomeUnusableError: the data folder cannot be made.
        UnreadableSettingsError: the settings file cannot be read as text.
    """
    ensure(locations)
    notices: list[str] = []
    if settings is None:
        settings, problems = read_settings(locations.settings)
        notices += [f"{locations.settings}:{each.line}: {each.message}" for each in problems]
    if clock is None:
        clock, notice = _clock(settings)
        notices += notice
    if not is_theme(settings.theme):
        notices.append(f"There is no theme {settings.theme!r}; {DEFAULT_THEME} is used.")
    notices += _recovered(locations)
    keys, refused = _usable_keys(locations, settings)
    app = SitdownApp(
        locations,
        settings,
        clock,
        _uncollected(desk_opener(locations, settings, clock, kinds, new_id)),
        notices=[*notices, *refused],
        open_session_id=open_session_id,
    )
    app.on_first_paint = _collect_again
    if keys:
        app.use_keys(keys)
    app.run(mouse=settings.mouse)
    _say_the_last_words(app)
    let_go_of_a_dead_terminal()
    return app.return_code or 0


def _say_the_last_words(app: SitdownApp) -> None:
    with suppress(OSError):  # the terminal may be gone
        sys.stderr.write("".join(f"{one_line(each)}\n" for each in app.last_words))


def desk_opener(
    locations: Locations,
    settings: Settings,
    clock: Clock,
    kinds: Mapping[str, Kind] | None = None,
    new_id: IdSource | None = None,
) -> Callable[[], Desk]:
    """Give what opens the person's desk; the ORM is imported when it is called, not before."""

    def open_desk() -> Desk:
        from sitdown.engine.desk import Desk
        from sitdown.ids import RandomIds
        from sitdown.kinds import builtin_kinds
        from sitdown.store.opening import open_store

        store = open_store(locations.database, locations.backups, clock.now())
        return Desk(
            store,
            kinds or builtin_kinds(),
            settings.profile,
            clock,
            new_id or RandomIds(clock),
            settings.summary_every,
        )

    return open_desk


def _clock(settings: Settings) -> tuple[Clock, list[str]]:
    """The clock in the person's zone; in the machine's, and a sentence, when there is no such."""
    try:
        return SystemClock(zone_of(settings)), []
    except InvalidSettingError as problem:
        return SystemClock(), [f"{problem} The machine's own is used."]


def _recovered(locations: Locations) -> list[str]:
    """What is told of answers that were open in an editor when the program was killed."""
    return [
        f"You were in your editor when Sitdown was ended. What you wrote there is in {path}."
        for path in recover(locations.editing)
    ]


def _usable_keys(locations: Locations, settings: Settings) -> tuple[Mapping[str, str], list[str]]:
    """The person's keys when all of them can work, else none and why."""
    if not settings.keys:
        return {}, []
    from sitdown.keymap import KeymapError, check_keymap
    from sitdown.tui.all_keys import all_bindings

    text = ""
    with suppress(OSError):
        text = locations.settings.read_text(encoding="utf-8-sig")
    lines = line_numbers(text)
    problems = check_keymap(settings.keys, all_bindings(), lambda name: lines.get(f"keys.{name}"))
    if not problems:
        return settings.keys, []
    return {}, str(KeymapError(str(locations.settings), problems)).splitlines()


def _uncollected(open_desk: Callable[[], Desk]) -> Callable[[], Desk]:
    """Have the garbage collector leave the ORM alone once it is loaded: going through all of it
    again and again would hold up a key for a tenth of a second, to find nothing.
    """

    def open_and_freeze() -> Desk:
        desk = open_desk()
        gc.freeze()
        return desk

    return open_and_freeze


def _collect_again() -> None:
    """End the pause of the garbage collector that the start began; what is there now stays."""
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    gc.enable()


def launch_home(home: str | None) -> int:
    """Run the app on a data folder, and tell what keeps it from starting in one sentence."""
    import os

    from sitdown.locations import find_home

    try:
        return launch(Locations(find_home(home, os.environ)))
    except SitdownError as error:
        from sitdown.plain_text import clean

        sys.stderr.write(f"{clean(str(error))}\n")
        return error.exit_code
