"""Every key of every screen, collected from what the classes declare.

Importing all screens costs more than the first paint, so this is asked only by those who need it
all: the check of the person's own keys, help, and the command that lists them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sitdown.keymap import EVERYWHERE
from sitdown.tui.keys import declared

if TYPE_CHECKING:
    from sitdown.keymap import KeyBinding

_SCREENS: dict[str, tuple[str, ...]] = {
    EVERYWHERE: ("app:SitdownApp",),
    "Home": ("screens.home:HomeScreen", "screens.home:HomeList"),
    "New session": ("screens.new_session:NewSessionScreen", "widgets.choices:ChoiceList"),
    "Settings": ("screens.settings:SettingsScreen", "widgets.virtual_list:VirtualList"),
    "Help": ("screens.help:HelpScreen",),
    "Palette": ("screens.palette:PaletteScreen",),
    "Questions": ("screens.confirm:ConfirmScreen",),
}
"""Each screen as people read its name, and the classes whose keys act on it."""


def all_bindings() -> tuple[KeyBinding, ...]:
    """Every binding with an id, once a screen."""
    return declared({
        screen: [_loaded(name) for name in classes] for screen, classes in _SCREENS.items()
    })  # fmt: skip


def _loaded(name: str) -> type:
    module, attribute = name.split(":")
    found: type = getattr(import_module(f"sitdown.tui.{module}"), attribute)
    return found
