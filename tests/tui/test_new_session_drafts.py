"""What is typed for a new session is kept until it is begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.reviews import Review, begun
from tests.shell import shell
from tests.waiting import until
from textual.pilot import Pilot
from textual.widgets import Input

from sitdown.clock import FrozenClock
from sitdown.engine import sessions
from sitdown.engine.desk import Desk
from sitdown.engine.unbegun import Unbegun, keep_unbegun, unbegun
from sitdown.locations import Locations

TYPED = Unbegun("A look at the year", "To know whether I can afford the boat")


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Review())


def words_in(pilot: Pilot[Any]) -> Unbegun:
    return Unbegun(*(pilot.app.screen.query_one(f"#{name}", Input).value for name in TYPED._fields))


async def ask(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
    await pilot.press("n")
    await until(pilot, lambda: bool(pilot.app.screen.query("#intention")))
    await until(pilot, lambda: bool(pilot.app.screen.query_one("#subject", Input).value))


def write(pilot: Pilot[Any], typed: Unbegun) -> None:
    for name, text in typed._asdict().items():
        box = pilot.app.screen.query_one(f"#{name}", Input)
        box.clear()
        box.insert_text_at_cursor(text)


async def test_words_that_were_never_begun_are_found_again(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    async with shell(locations, clock).run_test(notifications=True) as pilot:
        await ask(pilot)
        assert words_in(pilot) == Unbegun()
        write(pilot, TYPED)
        await until(pilot, lambda: unbegun(desk) == TYPED)
    app = shell(locations, clock)
    async with app.run_test(notifications=True) as pilot:
        await ask(pilot)
        assert words_in(pilot) == TYPED
        write(pilot, TYPED._replace(title=""))
        await pilot.press("escape")
        await until(pilot, lambda: unbegun(desk) == TYPED._replace(title=""))
        await ask(pilot)
        write(pilot, TYPED)
        await pilot.press("f2")
        await until(pilot, lambda: bool(app.opened))
        await until(pilot, lambda: unbegun(desk) == Unbegun())
        (session,) = sessions.list_sessions(desk)
        assert (session.title, session.intention) == TYPED


async def test_a_session_that_there_is_already_takes_no_words_along(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    review = begun(desk)
    app = shell(locations, clock)
    async with app.run_test(notifications=True) as pilot:
        await ask(pilot)
        write(pilot, TYPED)
        await pilot.press("f2")
        await until(pilot, lambda: set(app.opened) == {review.id})
        await until(pilot, lambda: unbegun(desk) == TYPED)


async def test_words_that_cannot_be_kept_are_told_of_and_the_session_begins(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    desk.store.path.with_name("new-session-me.txt").mkdir()
    app = shell(locations, clock)
    async with app.run_test(notifications=True, size=(120, 40)) as pilot:
        await ask(pilot)
        await until(pilot, lambda: bool(app.screen.query("Toast")))
        told = str(app.screen.query("Toast").first().render())
        assert "is not kept" in told
        write(pilot, TYPED)
        await pilot.press("f2")
        await until(pilot, lambda: bool(app.opened))
        (session,) = sessions.list_sessions(desk)
        assert (session.title, session.intention) == TYPED


async def test_what_is_emptied_is_forgotten(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    keep_unbegun(desk, TYPED)
    async with shell(locations, clock).run_test(notifications=True) as pilot:
        await ask(pilot)
        write(pilot, Unbegun())
        await until(pilot, lambda: unbegun(desk) == Unbegun())
