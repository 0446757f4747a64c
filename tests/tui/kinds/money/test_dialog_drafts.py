"""What is typed into the dialogs of a fund and of a goal is kept until it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, money_desk, shown
from tests.waiting import until
from textual.widgets import Input

from sitdown.engine import drafts, sessions
from sitdown.kinds.money.budgets import funds
from sitdown.kinds.money.goals.listing import goals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

BICYCLE = ("A bicycle", "900", "2027-04")
FIELDS = ("name", "target", "due")


@pytest.fixture
def october(locations: Locations, clock: FrozenClock) -> str:
    """The example's review, at its last step."""
    return example(locations, clock, "wrapup").id


@pytest.fixture
def hand(october: str, locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    """A second hand at the same store."""
    desk = money_desk(locations, clock)
    yield desk
    desk.store.close()


def kept(desk: Desk, session_id: str) -> list[str]:
    return [each.text for each in drafts.of_session(desk, session_id) if each.step == "wrapup"]


def values(pilot: Pilot[Any], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pilot.app.screen.query_one(f"#{name}", Input).value for name in names)


async def ask(pilot: Pilot[Any], key: str, title: str, last: str) -> None:
    await at_step(pilot, "wrapup")
    await pilot.press(key)
    await until(pilot, lambda: title in shown(pilot.app))
    await until(pilot, lambda: bool(pilot.app.screen.query(f"#{last}")))


def write(pilot: Pilot[Any], name: str, text: str) -> None:
    box = pilot.app.screen.query_one(f"#{name}", Input)
    box.clear()
    box.insert_text_at_cursor(text)


async def test_a_fund_that_was_being_described_is_found_again(
    hand: Desk, october: str, locations: Locations, clock: FrozenClock
) -> None:
    title = "A fund for something to come"
    async with money_app(locations, clock, october).run_test(notifications=True) as pilot:
        await ask(pilot, "f", title, "due")
        assert values(pilot, FIELDS) == ("", "", "")
        for name, text in zip(FIELDS, BICYCLE, strict=True):
            write(pilot, name, text)
        await until(pilot, lambda: kept(hand, october) == ["\n".join(BICYCLE)])
    app = money_app(locations, clock, october)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: "A bicycle 900 2027-04" in shown(pilot.app))
        await ask(pilot, "f", title, "due")
        assert values(pilot, FIELDS) == BICYCLE
        write(pilot, "due", "")
        await pilot.press("escape")
        await until(pilot, lambda: kept(hand, october) == ["A bicycle\n900\n"])
        await ask(pilot, "f", title, "due")
        assert values(pilot, FIELDS) == ("A bicycle", "900", "")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "A bicycle" in {fund.name for fund in funds(hand)})
        await until(pilot, lambda: kept(hand, october) == [])
        await ask(pilot, "f", title, "due")
        assert values(pilot, FIELDS) == ("", "", "")


async def test_a_fund_that_is_emptied_is_no_draft(
    hand: Desk, october: str, locations: Locations, clock: FrozenClock
) -> None:
    async with money_app(locations, clock, october).run_test(notifications=True) as pilot:
        await ask(pilot, "f", "A fund for something to come", "due")
        write(pilot, "target", "40")
        await until(pilot, lambda: kept(hand, october) == ["\n40\n"])
        write(pilot, "target", "")
        await until(pilot, lambda: kept(hand, october) == [])


async def test_a_goal_that_was_being_typed_is_found_again(
    hand: Desk, october: str, locations: Locations, clock: FrozenClock
) -> None:
    title, typed = "A goal for Car insurance", "700 by 2027-05"
    async with money_app(locations, clock, october).run_test(notifications=True) as pilot:
        await ask(pilot, "G", title, "goal")
        (before,) = values(pilot, ("goal",))
        write(pilot, "goal", typed)
        await until(pilot, lambda: kept(hand, october) == [typed])
    async with money_app(locations, clock, october).run_test(notifications=True) as pilot:
        await ask(pilot, "G", title, "goal")
        assert values(pilot, ("goal",)) == (typed,)
        write(pilot, "goal", before)
        await until(pilot, lambda: kept(hand, october) == [])
        write(pilot, "goal", typed)
        await pilot.press("escape")
        await until(pilot, lambda: kept(hand, october) == [typed])
        await ask(pilot, "G", title, "goal")
        await pilot.press("enter")
        await until(pilot, lambda: f"#template {typed}" in {view.line for view in goals(hand)})
        await until(pilot, lambda: kept(hand, october) == [])
        await ask(pilot, "G", title, "goal")
        assert values(pilot, ("goal",)) == (typed,)


async def test_a_fund_that_could_not_be_begun_is_found_again(
    hand: Desk, october: str, locations: Locations, clock: FrozenClock
) -> None:
    title = "A fund for something to come"
    async with money_app(locations, clock, october).run_test(notifications=True) as pilot:
        await ask(pilot, "f", title, "due")
        sessions.complete(hand, october, anyway=True)
        for name, text in zip(FIELDS, BICYCLE, strict=True):
            write(pilot, name, text)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: kept(hand, october) == ["\n".join(BICYCLE)])
        assert "A bicycle" not in {fund.name for fund in funds(hand)}
