"""The settings, a row each; what is changed is written to the settings file at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.settings import Settings, write_setting
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe_line
from sitdown.tui.screens.ask_text import AskTextScreen
from sitdown.tui.themes import KEY, MUTED, NOW, THEMES
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.tui.app import SitdownApp


@dataclass(frozen=True, slots=True)
class _Setting:
    key: str
    title: str
    told: str


_SETTINGS = (
    _Setting("theme", "Theme", "The colours; the list shows each one as you go through it."),
    _Setting("buddy_name", "Buddy's name", "What the voice that asks is called."),
    _Setting("profile", "Profile", "Whose sessions these are; several people can share."),
    _Setting("mouse", "Mouse", "Off leaves selecting text to the terminal."),
    _Setting("currency", "Currency", "Of amounts that name none: an ISO code such as EUR."),
    _Setting("region", "Region", "For holidays and number formats: an ISO code such as DE."),
    _Setting("summary_every", "Sum up after", "So many messages of yours in a conversation."),
    _Setting("zone", "Time zone", "Such as Europe/Vienna; empty is this machine's own."),
    _Setting("editor", "Editor", "The command that opens an answer; empty is $VISUAL."),
)

_AT_THE_NEXT_START = frozenset({"profile", "mouse", "zone"})


class SettingsScreen(Screen[None]):
    """Every setting with its value; enter changes the one under the cursor."""

    AUTO_FOCUS = "VirtualList"
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "change"}
    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "app.pop_screen", "back")]
    app: SitdownApp

    def compose(self) -> ComposeResult:
        """Lay out the list, and what the row under the cursor means."""
        yield Static(Content.styled("Settings", "bold"), classes="top", markup=False)
        yield VirtualList(id="settings")
        yield Static("", id="setting-told", classes="muted", markup=False)
        yield Static("", id="setting-file", classes="muted", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the values there are."""
        self._show()
        self.query_one("#setting-file", Static).update(
            "Keys are remapped under [keys] in settings.toml; `sitdown where` says where it lies."
        )

    @on(VirtualList.Moved)
    def moved(self, event: VirtualList.Moved) -> None:
        """Say what the setting means."""
        for setting in _SETTINGS:
            if setting.key == event.key:
                later = " Acts from the next start on." if setting.key in _AT_THE_NEXT_START else ""
                self.query_one("#setting-told", Static).update(setting.told + later)

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Change a setting."""
        setting = next(each for each in _SETTINGS if each.key == event.key)
        value = getattr(self.app.settings, setting.key)
        if setting.key == "theme":
            self._change_theme()
        elif isinstance(value, bool):
            self._try(setting.key, not value)
        else:
            self._change_text(setting, value)

    @work(group="dialog", exclusive=True)
    async def _change_theme(self) -> None:
        before = self.app.theme
        chosen = await self.app.push_screen_wait(ThemeScreen())
        if chosen is None or not self._try("theme", chosen):
            self.app.theme = before

    @work(group="dialog", exclusive=True)
    async def _change_text(self, setting: _Setting, value: str | int) -> None:
        def take(text: str) -> None:
            self._write(setting.key, _number(text) if isinstance(value, int) else text)

        ask = AskTextScreen(setting.title, str(value), take, told=setting.told)
        await self.app.push_screen_wait(ask)

    def _try(self, key: str, value: object) -> bool:
        try:
            self._write(key, value)
        except SitdownError as error:
            self.app.tell(error)
            return False
        return True

    def _write(self, key: str, value: object) -> None:
        """Write one setting and show it.

        Raises:
            InvalidSettingError: the setting cannot have this value.
            UnreadableSettingsError: the file is damaged, and so it was not written.
        """
        write_setting(self.app.locations.settings, key, value)
        changed: dict[str, Any] = {key: value}
        self.app.change_settings(self.app.settings._replace(**changed))
        self._show()

    def _show(self) -> None:
        settings = self.app.settings
        rows = [Row(each.key, each.title, _shown(settings, each.key)) for each in _SETTINGS]
        self.query_one(VirtualList).set_source(Rows(rows))


class ThemeScreen(ModalScreen[str | None]):
    """The themes; each is tried on while the cursor is on it. Gives the one that was taken."""

    AUTO_FOCUS = "VirtualList"
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "take it"}
    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "dismiss(None)", "leave it")]

    def compose(self) -> ComposeResult:
        """List Sitdown's own two first."""
        own = [theme.name for theme in THEMES]
        others = sorted(set(self.app.available_themes) - set(own))
        rows = [Row(name, name, Content.styled("Sitdown's own", MUTED)) for name in own]
        rows += [Row(name, name) for name in others]
        with Dialog():
            yield Static("Theme", classes="dialog-title", markup=False)
            yield VirtualList(Rows(rows), id="themes")
            keys = Content.assemble(
                ("⏎", KEY), (" take it", MUTED), "   ", ("esc", KEY), (" leave it", MUTED)
            )
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at the one that is on."""
        names = self.query_one(VirtualList)
        for at in range(names.source.count):
            row = names.source.row(at)
            if row is not None and row.key == self.app.theme:
                names.move_to(at)

    @on(VirtualList.Moved)
    def moved(self, event: VirtualList.Moved) -> None:
        """Try the theme on."""
        if event.key is not None:
            self.app.theme = event.key

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Take it."""
        self.dismiss(event.key)


def _number(text: str) -> int | str:
    """The whole number of a text; the text itself when it is none, for the check to refuse."""
    return int(text) if text.isascii() and text.isdigit() else text


def _shown(settings: Settings, key: str) -> Content:
    value = getattr(settings, key)
    if isinstance(value, bool):
        return Content.styled("on" if value else "off", NOW)
    return safe_line(str(value), style=NOW) if value != "" else Content.styled("not set", MUTED)
