"""The app: it holds what every screen needs. No rules here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

from textual import events
from textual.binding import BindingType

from sitdown.settings import Settings
from sitdown.tui import lifetime, styles
from sitdown.tui.backstage import Backstage
from sitdown.tui.idle import IdleLoading
from sitdown.tui.key_order import KeyActed, KeyOrder
from sitdown.tui.keys import bind
from sitdown.tui.opening import OpeningApp
from sitdown.tui.safe_text import one_line
from sitdown.tui.screens.home import HomeScreen
from sitdown.tui.themes import DEFAULT_THEME, THEMES, role_variables
from sitdown.tui.watching import LOOK_SECONDS, StoreChanged, StoreWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.await_complete import AwaitComplete
    from textual.screen import Screen

    from sitdown.clock import Clock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations
    from sitdown.tui.stage import Stage

NOTICE_SECONDS = 5


class SitdownApp(OpeningApp):
    """Sitdown on a terminal.

    Attributes:
        locations: where the data lies.
        settings: what the person chose; replaced as a whole when something changes.
        profile: whose sessions are shown until the app is left.
        clock: the time, in the person's zone.
        backstage: where verbs run.
        opened_projects: the ids of those looked at in this run, whose context is kept at its end.
        last_words: what is told when the terminal is given back.
    """

    TITLE = "sitdown"
    CSS_PATH = list(styles.FIRST)
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = styles.BY_WIDTH
    VERTICAL_BREAKPOINTS = styles.BY_HEIGHT
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("app.help", "help"),
        bind("app.palette", "palette", show=False),
        bind("app.settings", "settings", show=False),
        bind("app.quit", "quit"),
    ]

    def __init__(
        self,
        locations: Locations,
        settings: Settings,
        clock: Clock,
        open_desk: Callable[[], Desk],
        *,
        notices: Sequence[str] = (),
        open_session_id: str | None = None,
        extra_stages: Mapping[tuple[str, str], type[Stage]] | None = None,
    ) -> None:
        """Make the app.

        Args:
            locations: where the data lies; the folders must exist.
            settings: what the person chose.
            clock: the time.
            open_desk: opens the store, called once and in a thread.
            notices: sentences shown at the start, such as what is wrong with the settings.
            open_session_id: a session to open at once, over Home.
            extra_stages: stages of kinds that do not come with Sitdown, by kind and stage.
        """
        super().__init__()
        self.locations = locations
        self.settings = settings
        self.profile = settings.profile
        self.clock = clock
        self.backstage = Backstage(open_desk)
        self.extra_stages = extra_stages
        self.opened_projects: dict[str, None] = {}
        self.last_words: tuple[str, ...] = ()
        self._is_painted = False
        self.on_first_paint: Callable[[], None] | None = None
        self._notices = tuple(notices)
        self._open_first = open_session_id
        self._idle = IdleLoading(self)
        self._key_order = KeyOrder(self, super().on_event, lambda: self.is_opening)
        self._watch: StoreWatch | None = None
        self._unheard: WeakSet[Screen[Any]] = WeakSet()
        """Screens that something else stood over when the store was written to."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else DEFAULT_THEME
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the role colours that it has not."""
        return role_variables(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """Begin at Home."""
        home = HomeScreen(self.locations.database, self.clock, self.profile)
        # Named before anything is styled: named at the first resize, all would be styled twice.
        home.add_class(*styles.classes_for(self.size))
        return home

    def on_mount(self) -> None:
        """Take signals, and put off all that the first paint does not need."""
        lifetime.end_on_signals(self)
        lifetime.end_with_terminal(self)
        self.call_after_refresh(self._painted)

    async def on_unmount(self) -> None:
        """Wait for what is still being written; the screens are gone by now, with their drafts."""
        if self._watch is not None:
            self._watch.close()
        if self.opened_projects:
            from sitdown.tui.kinds.work.contexts import keep_contexts

            self.last_words = await keep_contexts(self)
        await asyncio.to_thread(self.backstage.close)

    async def on_event(self, event: events.Event) -> None:
        """Note when the person did something, keep keys in their order, then go on as always."""
        if isinstance(event, events.InputEvent):
            self._idle.key_came()
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self._key_order.take(event)
        else:
            await super().on_event(event)

    def on_key_acted(self, message: KeyActed) -> None:
        """Let the next key act."""
        self._key_order.acted(message)

    async def let_keys_act(self) -> None:
        """Let the keys act that were pressed while a screen was opened."""
        await self._key_order.go_on()

    def tell(self, problem: BaseException | str, *, severe: bool = True) -> None:
        """Show a sentence: what went wrong, or, not ``severe``, what was done.

        What went wrong is not told again while it still stands there.
        """
        sentence = one_line(str(problem))
        if severe and any(
            each.message == sentence and not each.has_expired for each in self._notifications
        ):
            return
        self.notify(
            sentence,
            severity="error" if severe else "information",
            timeout=NOTICE_SECONDS if severe else 3,
            markup=False,
        )

    def action_help_quit(self) -> None:
        """End on Ctrl+C, when nothing is selected that it would copy."""
        self.exit(return_code=lifetime.INTERRUPTED)

    def change_settings(self, settings: Settings) -> None:
        """Take other settings, as they were just written to the file."""
        self.settings = settings
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    def use_keys(self, keys: Mapping[str, str]) -> None:
        """Take the person's keys; they were checked before."""
        self.set_keymap(dict(keys))

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's own
        """Style everything anew, but not at the start, when setting the theme asks for it: the
        style sheet has its colours already, and the first paint would be a tenth later.
        """
        if self._is_painted:
            super().refresh_css(animate)

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Push a screen, which has its style even if a key was quicker than the first paint."""
        styles.read_the_rest(self.stylesheet)
        # Named before anything is styled: named at the first resize, all would be styled twice.
        screen.add_class(*styles.classes_for(self.size))
        return super().push_screen(screen, *arguments, **options)

    def pop_screen(self) -> AwaitComplete:
        """Take the top screen away; the one beneath it hears what it missed."""
        gone = super().pop_screen()
        if self.screen in self._unheard:
            self._unheard.discard(self.screen)
            self.screen.post_message(StoreChanged())
        return gone

    def _painted(self) -> None:
        self._is_painted = True
        styles.read_the_rest(self.stylesheet)
        if self.on_first_paint is not None:
            self.on_first_paint()
        for notice in self._notices:
            self.tell(notice)
        self._watch = StoreWatch(self.locations.database)
        self.set_interval(LOOK_SECONDS, self._look_for_changes)
        if self._open_first is not None:
            self.open_session(self._open_first)
        else:
            self._idle.start()

    def _look_for_changes(self) -> None:
        # While the app closes, the last look may come after the last screen went.
        if self.screen_stack and self._watch is not None and self._watch.changed():
            self._unheard.update(self.screen_stack[:-1])
            self.screen.post_message(StoreChanged())

    def _handle_exception(self, error: Exception) -> None:
        """Keep a report, and tell one sentence; Textual would print the values of every line."""
        lifetime.report(self.locations.logs, error)
        super()._handle_exception(error)
