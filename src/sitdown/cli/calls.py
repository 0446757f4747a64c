"""What a command is handed and what it hands back."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TextIO

from sitdown.clock import Clock, SystemClock
from sitdown.locations import Locations, ensure, find_home
from sitdown.settings import Settings, SettingsProblem, read_settings, zone_of

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.kind import Kind


def _builtin_kinds() -> Mapping[str, Kind]:
    from sitdown.kinds import builtin_kinds

    return builtin_kinds()


@dataclass(frozen=True)
class Surroundings:
    """What a command line finds around it.

    Attributes:
        environ: the environment.
        clock: the time; None is the machine's, in the zone of the settings.
        kinds: gives the kinds there are.
        stdin: where answers and texts are read from.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    clock: Clock | None = None
    kinds: Callable[[], Mapping[str, Kind]] = _builtin_kinds
    stdin: TextIO = field(default_factory=lambda: sys.stdin)


@dataclass(frozen=True)
class Answer:
    """What a command says: the same as a document and as lines.

    Attributes:
        document: what ``--json`` prints.
        lines: what is printed otherwise; cleaned on the way out.
        exit_code: 0 unless the answer itself is bad news.
        complaints: sentences for the error stream, where a part of what was asked failed.
    """

    document: Any
    lines: Sequence[str] = ()
    exit_code: int = 0
    complaints: Sequence[str] = ()


class Call:
    """One command: its arguments, where its data lies, and the desk it works at."""

    def __init__(self, arguments: Namespace, surroundings: Surroundings) -> None:
        self.arguments = arguments
        self.surroundings = surroundings
        self.as_json: bool = getattr(arguments, "json", False)
        home = find_home(getattr(arguments, "home", None), surroundings.environ)
        self.locations = Locations(home)

    @cached_property
    def settings_read(self) -> tuple[Settings, tuple[SettingsProblem, ...]]:
        """The settings, and what is wrong with the file."""
        return read_settings(self.locations.settings)

    @property
    def settings(self) -> Settings:
        """The person's settings."""
        return self.settings_read[0]

    @cached_property
    def clock(self) -> Clock:
        """The time, in the person's zone.

        Raises:
            InvalidSettingError: the settings name a zone that does not exist.
        """
        return self.surroundings.clock or SystemClock(zone_of(self.settings))

    @property
    def on_terminal(self) -> bool:
        """Whether a person looks on and can answer."""
        return self.surroundings.stdin.isatty() and sys.stdout.isatty()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The person's desk, its store closed afterwards.

        Raises:
            HomeUnusableError: the data folder cannot be made.
            StoreDamagedError, StoreNewerError: the database cannot be used.
        """
        from sitdown.engine.desk import Desk
        from sitdown.ids import RandomIds
        from sitdown.store.opening import open_store

        ensure(self.locations)
        store = open_store(self.locations.database, self.locations.backups, self.clock.now())
        try:
            yield Desk(
                store,
                self.surroundings.kinds(),
                self.settings.profile,
                self.clock,
                RandomIds(self.clock),
                self.settings.summary_every,
            )
        finally:
            store.close()

    def given_text(self, text: str) -> str:
        """The text, or what standard input holds when the text is ``-``."""
        return self.surroundings.stdin.read() if text == "-" else text

    def agreed(self, question: str) -> bool:
        """Whether the person says yes, now or beforehand with ``--yes``; no terminal is a no."""
        if self.arguments.yes:
            return True
        if not self.on_terminal or self.as_json:
            return False
        print(f"{question} [y/N] ", end="", flush=True)
        return self.surroundings.stdin.readline().strip().lower() in {"y", "yes"}
