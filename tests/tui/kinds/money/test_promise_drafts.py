"""The words of a promise that is not made yet are kept while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.tui.kinds.money.money_app import at_step, example, money_app, money_desk, shown, standing
from tests.waiting import until
from textual.widgets import Input

from sitdown.engine import drafts
from sitdown.kinds.money.withdrawing import withdraw

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

OWN = "No more than two dinners"


def words_in(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one("#promise-words", Input).value


async def ask(pilot: Pilot[Any], key: str, title: str) -> None:
    await at_step(pilot, "budget")
    await until(pilot, lambda: "PROMISES" in shown(pilot.app).upper())
    await pilot.press(key)
    await until(pilot, lambda: title in shown(pilot.app))
    await until(pilot, lambda: words_in(pilot) != "")


async def write(pilot: Pilot[Any], text: str) -> None:
    box = pilot.app.screen.query_one("#promise-words", Input)
    box.focus()
    box.clear()
    box.insert_text_at_cursor(text)
    await until(pilot, lambda: words_in(pilot) == text)


async def test_words_of_ones_own_are_found_again(locations: Locations, clock: FrozenClock) -> None:
    october = example(locations, clock, "budget")
    desk = money_desk(locations, clock)

    def kept() -> list[str]:
        return [each.text for each in drafts.of_session(desk, october.id) if each.step == "budget"]

    try:
        (carried_on,) = standing(desk, october.id, "commitment")
        withdraw(desk, carried_on.id)
        async with money_app(locations, clock, october.id).run_test(notifications=True) as pilot:
            await ask(pilot, "g", "A promise for the month to come")
            assert kept() == []
            await write(pilot, OWN)
            await until(pilot, lambda: kept() == [OWN])
        async with money_app(locations, clock, october.id).run_test(notifications=True) as pilot:
            await ask(pilot, "g", "A promise for the month to come")
            assert words_in(pilot) == OWN
            await pilot.press("escape")
            await ask(pilot, "g", "A promise for the month to come")
            assert words_in(pilot) == OWN
            await pilot.press("ctrl+s")
            await until(pilot, lambda: bool(standing(desk, october.id, "commitment")))
            await until(pilot, lambda: kept() == [])
            (made,) = standing(desk, october.id, "commitment")
            assert made.content == OWN
            await ask(pilot, "g", "A promise for the month to come")
            assert words_in(pilot) != OWN
    finally:
        desk.store.close()


async def test_a_promise_that_is_said_anew_has_a_draft_of_its_own(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "budget")
    desk = money_desk(locations, clock)

    def kept() -> list[tuple[str, str]]:
        found = drafts.of_session(desk, october.id)
        return [(each.field, each.text) for each in found if each.step == "budget"]

    try:
        (before,) = standing(desk, october.id, "commitment")
        async with money_app(locations, clock, october.id).run_test(notifications=True) as pilot:
            await ask(pilot, "r", "Say a promise anew")
            assert words_in(pilot) == before.content
            await write(pilot, OWN)
            await pilot.press("escape")
            await until(pilot, lambda: kept() == [(f"promise:{before.place}", OWN)])
            await ask(pilot, "r", "Say a promise anew")
            assert words_in(pilot) == OWN
            await write(pilot, before.content)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: kept() == [])
            assert standing(desk, october.id, "commitment") == (before,)
    finally:
        desk.store.close()
