"""What is typed in one window stays on the disk when another says something in the same field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.tea_app import at_stage, said, stored, tea_app
from tests.waiting import until

from sitdown.engine import entries, sessions
from sitdown.engine.kind import NewEntry
from sitdown.tui.kinds.conversation import SAID_FIELD
from sitdown.tui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations


async def test_what_nobody_asked_for_is_kept_while_another_window_says_something(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    app = tea_app(locations, clock, pot)

    def kept() -> list[str]:
        return [each.text for each in stored(desk, pot).drafts]

    async with app.run_test(notifications=True) as pilot:
        await at_stage(pilot)
        app.screen.query_one(AnswerBox).insert("It is bitter")
        await until(pilot, lambda: kept() == ["It is bitter"])
        entries.say(desk, pot, NewEntry("said", "Sweet, to me"), SAID_FIELD)
        assert kept() == []
        await until(pilot, lambda: any("Sweet, to me" in each for each in said(app)))
        await until(pilot, lambda: kept() == ["It is bitter"])
        assert app.screen.query_one(AnswerBox).text == "It is bitter"
        app.screen.query_one(AnswerBox).action_send()
        await until(pilot, lambda: any("It is bitter" in each for each in said(app)))
        await until(pilot, lambda: kept() == [])
