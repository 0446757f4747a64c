"""A burst of keys, as a fast hand or a slow machine sends it, acts in its order."""

from __future__ import annotations

from tests.tui.tea_app import a_pot, desk_of, tea_app
from tests.waiting import until
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from sitdown.clock import FrozenClock
from sitdown.locations import Locations
from sitdown.tui.key_order import KeyActed, KeyOrder
from sitdown.tui.widgets.answer_box import AnswerBox


class OneBox(App[None]):
    """A box that ``t`` gives the focus to; a burst of keys goes in by ``burst``."""

    AUTO_FOCUS = None
    BINDINGS = [("t", "into_the_box"), ("q", "quit_by_accident")]

    def __init__(self) -> None:
        super().__init__()
        self.key_order = KeyOrder(self, super().on_event)
        self.accidents = 0

    def compose(self) -> ComposeResult:
        yield TextArea()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.key_order.take(event)
        else:
            await super().on_event(event)

    def on_key_acted(self, message: KeyActed) -> None:
        self.key_order.acted(message)

    def action_into_the_box(self) -> None:
        self.query_one(TextArea).focus()

    def action_quit_by_accident(self) -> None:
        self.accidents += 1


def burst(app: App[None], *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_a_letter_does_not_overtake_a_backspace() -> None:
    app = OneBox()
    async with app.run_test() as pilot:
        burst(app, "t", "s", "s", "backspace", "backspace", "y", "e", "s")
        await until(pilot, lambda: app.query_one(TextArea).text == "yes")


async def test_letters_after_the_key_that_opens_a_box_are_written_in_it() -> None:
    app = OneBox()
    async with app.run_test() as pilot:
        burst(app, "t", "q", "u", "i", "t")
        app.post_message(events.Paste(" now"))
        burst(app, "left", "left", "left", "k")
        await until(pilot, lambda: app.query_one(TextArea).text == "quit know")
        assert app.accidents == 0


async def test_a_widget_that_goes_away_with_a_key_holds_no_other_back() -> None:
    app = OneBox()
    async with app.run_test() as pilot:
        burst(app, "t", "a")
        await until(pilot, lambda: app.query_one(TextArea).text == "a")
        burst(app, "b")
        await app.query_one(TextArea).remove()
        burst(app, "q")
        await until(pilot, lambda: app.accidents == 1)


async def test_the_app_keeps_keys_in_their_order(locations: Locations, clock: FrozenClock) -> None:
    desk = desk_of(locations, clock)
    app = tea_app(locations, clock, a_pot(desk))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: bool(app.screen.query(AnswerBox)))
        app.screen.query_one(AnswerBox).focus()
        burst(app, "a", "b", "backspace", "c", "left", "backspace")
        await until(pilot, lambda: app.screen.query_one(AnswerBox).text == "c")
