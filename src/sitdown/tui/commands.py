"""What can be done wherever one is: every kind names its own.

A kind's package under ``tui.kinds`` has ``COMMANDS``: by the id of the key that does the same where
it has one, a title and a screen as ``module:Class``, which takes nothing.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from sitdown.tui import kinds


class Command(NamedTuple):
    """A screen that can be opened from anywhere."""

    id: str
    title: str
    screen: str


def commands() -> tuple[Command, ...]:
    """Give the commands of all kinds."""
    packages = (each.name for each in iter_modules(kinds.__path__) if each.ispkg)
    named = (vars(import_module(f"{kinds.__name__}.{name}")) for name in packages)
    return tuple(
        Command(name, title, screen)
        for names in named
        for name, (title, screen) in names.get("COMMANDS", {}).items()
    )
