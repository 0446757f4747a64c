"""Opening one screen from another: the screens are named, and loaded only when they are opened."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import work
from textual.app import App
from textual.reactive import var

from sitdown.errors import SitdownError
from sitdown.tui.session_screens import SESSION, own_beginning, session_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from textual.screen import Screen

    from sitdown.tui.backstage import Backstage


STATUS_SECONDS = 0.1
"""How long a screen may take before it is told that it is on its way."""


@runtime_checkable
class ReadsFirst(Protocol):
    """A screen that reads what it shows before it is there, so that its first frame has it all."""

    async def prepare(self) -> None:
        """Read, before the screen is pushed.

        Raises:
            SitdownError: there is nothing to show; the screen is not opened.
        """

    async def entered(self) -> None:
        """Do what comes at once when the screen is there; keys still wait."""


class OpeningApp(App[None]):
    """An app that opens its screens by what the person wants to see.

    Attributes:
        backstage: where verbs run.
    """

    backstage: Backstage
    status: var[str] = var("")
    """What the app is busy with, in a word or two, for the line at the top of a screen."""
    _is_opening = False

    @abstractmethod
    def tell(self, problem: BaseException | str, *, severe: bool = True) -> None:
        """Show a sentence: what went wrong, or, not ``severe``, what was done."""

    def open_session(self, session_id: str) -> None:
        """Open a session at its place."""
        self._open(SESSION, session_id)

    def open_project(self, project_id: str) -> None:
        """Open the brief of a project."""
        self._open("sitdown.tui.kinds.work.brief_screen:BriefScreen", project_id)

    def open_beginning(self, kind: str) -> None:
        """Open what begins a kind in a way of its own."""
        self._open(own_beginning(kind) or SESSION)

    def open_transcript(self, session_id: str, *entry_id: str) -> None:
        """Open what was said in a session, at an entry when one is given, else at the end."""
        self._open("sitdown.tui.screens.transcript:TranscriptScreen", session_id, *entry_id)

    def open_search(self) -> None:
        """Open the search through everything said."""
        self._open("sitdown.tui.screens.search:SearchScreen")

    def open_import(self) -> None:
        """Open the import of bank files."""
        self._open("sitdown.tui.kinds.money.importing:ImportScreen")

    def open_screen(self, screen: str) -> None:
        """Open a screen that takes nothing, by its name: ``module:Class``."""
        self._open(screen)

    def action_palette(self) -> None:
        """Open the palette."""
        from sitdown.tui.screens.palette import PaletteScreen

        self._push_once(PaletteScreen, lambda: PaletteScreen(self.screen))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from sitdown.tui.screens.help import HelpScreen

        self._push_once(HelpScreen, lambda: HelpScreen(self.screen))

    def action_settings(self) -> None:
        """Open the settings."""
        from sitdown.tui.screens.settings import SettingsScreen

        self._push_once(SettingsScreen, SettingsScreen)

    def _push_once(self, kind: type[Screen[Any]], make: Callable[[], Screen[Any]]) -> None:
        """Push a screen unless one of its class is on top: a second key-press changes nothing."""
        if not isinstance(self.screen, kind):
            self.push_screen(make())

    @property
    def is_opening(self) -> bool:
        """Whether a screen is on its way, for which the next keys are meant."""
        return self._is_opening

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Say that a screen is on its way; keys wait for it, and act there."""
        self._is_opening = True
        late = self.set_timer(STATUS_SECONDS, self._tell_that_it_opens)
        try:
            yield
        finally:
            late.stop()
            self.status = ""
            self._is_opening = False
            self.call_later(self.let_keys_act)

    def _tell_that_it_opens(self) -> None:
        if self._is_opening:
            self.status = "opening…"

    async def let_keys_act(self) -> None:
        """Let the keys act that were pressed meanwhile."""

    def _open(self, screen: str, *arguments: str) -> None:
        if not self._is_opening:
            self._is_opening = True
            self._load_and_push(screen, arguments)

    @work(group="open")
    async def _load_and_push(self, screen: str, arguments: Sequence[str]) -> None:
        """Push a screen that needs the store, both of which are loaded first."""
        module, name = screen.split(":")
        with self.opening():
            try:
                await self.backstage.ready()
                if screen == SESSION:
                    module, name = (await self._session_screen(*arguments)).split(":")
                opened: Screen[Any] = getattr(await _loaded(module), name)(*arguments)
                first = opened if isinstance(opened, ReadsFirst) else None
                if first is not None:
                    await first.prepare()
                await self.push_screen(opened)
                if first is not None:
                    await first.entered()
            except SitdownError as error:
                self.tell(error)

    async def _session_screen(self, session_id: str) -> str:
        from sitdown.engine.sessions import get

        return session_screen(await self.backstage.read(lambda desk: get(desk, session_id).kind))


async def _loaded(module: str) -> ModuleType:
    # Also what sys.modules holds: another thread may still be loading it, and has half of it there.
    return await asyncio.to_thread(import_module, module)
