"""All seven steps by keys, on the example store and on ledgers that know little."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from tests.hostile import HOSTILE
from tests.tui.kinds.money.money_app import (
    at_step,
    example,
    ledger,
    money_app,
    shown,
    side,
    standing,
    words,
)
from tests.waiting import at_rest, drawn, until

from sitdown.engine import sessions
from sitdown.engine.lifecycle import Status
from sitdown.kinds.money import budgets, dismissals
from sitdown.kinds.money.finding import is_pattern
from sitdown.kinds.money.thresholds import WEIGHTIEST
from sitdown.kinds.money.withdrawing import withdraw
from sitdown.tui.screens.confirm import ConfirmScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

STEPS = ("overview", "goals", "patterns", "reflection", "savings", "budget", "wrapup")
WIDE = (120, 40)


async def said(
    pilot: Pilot[Any], desk: Desk, session_id: str, entry_type: str, count: int = 1
) -> Any:
    await until(pilot, lambda: len(standing(desk, session_id, entry_type)) >= count)
    return standing(desk, session_id, entry_type)[-1]


async def test_reflecting_by_keys(locations: Locations, clock: FrozenClock, looker: Any) -> None:
    october = example(locations, clock, "overview")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        assert "Here is October." in shown(app)
        assert "€ 3,412.18" in shown(app)
        assert "143 transactions" in side(app)
        await pilot.press("enter")

        await at_step(pilot, "goals")
        assert "Restaurants took € 412; you meant at most € 300." in shown(app)
        await pilot.press("2")
        await until(pilot, lambda: "Change it ✓" in shown(app))
        await pilot.press("enter", "enter")

        await at_step(pilot, "patterns")
        await pilot.press("m")
        for _ in list(filter(is_pattern, sessions.load(desk, october.id).entries))[WEIGHTIEST:]:
            await pilot.press("enter")
        await at_step(pilot, "reflection")
        for _ in range(8):
            if standing(desk, october.id, "buddy_summary"):
                break
            asked = len(standing(desk, october.id, "user_reflection"))
            app.screen.set_focus(None)
            await pilot.press("s")
            await said(pilot, desk, october.id, "user_reflection", asked + 1)
            await pilot.pause(0.1)
        app.screen.set_focus(None)
        await pilot.press("enter")
        await at_step(pilot, "savings")


async def test_planning_and_closing_by_keys(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "savings")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "savings")
        assert "€ 747 of € 4,150 to put by" in shown(app)
        await pilot.press("right", "right")
        assert "€ 830 of € 4,150 to put by" in shown(app)
        await pilot.press("enter")
        target = await said(pilot, desk, october.id, "savings_target")
        assert target.data == {"target_rate": 0.2, "previous_rate": 0.18}

        await at_step(pilot, "budget")
        await _allocate_and_promise(pilot, desk, october.id)
        await pilot.press("enter")

        await at_step(pilot, "wrapup")
        await pilot.press("space")
        fund = await said(pilot, desk, october.id, "fund_contribution")
        assert (fund.data["fund_name"], fund.data["amount"]) == ("Car insurance", 7_000)
        await until(pilot, lambda: "✓ € 70 this month" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: sessions.get(desk, october.id).status is Status.COMPLETED)
        plan = await said(pilot, desk, october.id, "plan_summary")
        assert plan.data["commitments"] == ["Restaurants at most € 300", "walk"]
        assert plan.data["savings_rate"] == 0.2


async def _allocate_and_promise(pilot: Pilot[Any], desk: Desk, session_id: str) -> None:
    app = pilot.app
    assert "€ 860 left to allocate" in shown(app)
    await pilot.press("down", "right")
    await until(pilot, lambda: budgets.budgets(desk, 2026, 11)["groceries"] == 49_000)
    assert budgets.budgets(desk, 2026, 10)["groceries"] == 48_000
    assert "€ 850 left to allocate" in shown(app)
    await pilot.press("g")
    await until(pilot, lambda: "How can it be checked?" in shown(app))
    await pilot.press("6", *"walk", "ctrl+s")
    await until(pilot, lambda: len(standing(desk, session_id, "commitment")) == 2)
    carried_on, promise = standing(desk, session_id, "commitment")
    assert carried_on.data["commitment_text"] == "Restaurants at most € 300"
    assert promise.data["commitment_text"] == "walk"
    await at_step(pilot, "budget")


async def test_many_arrows_in_a_row_all_reach_the_disk(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "budget")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        screen = await at_step(pilot, "budget")
        await pilot.press("right", "right", "down", "right", "left", "left", "left")
        wanted = {"rent": 120_000, "groceries": 46_000}
        await until(pilot, lambda: wanted.items() <= budgets.budgets(desk, 2026, 11).items())
        await pilot.press("x")
        await until(pilot, lambda: budgets.budgets(desk, 2026, 11).get("gifts") == 4_000)
        assert screen.stage is not None
        assert screen.stage.scroll_y == 0
        await pilot.press(*["down"] * 20)
        await until(pilot, lambda: screen.stage is not None and screen.stage.scroll_y > 0)


async def test_a_typed_budget_is_of_the_line_it_was_asked_for(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "budget")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await at_step(pilot, "budget")
        await pilot.press("e")
        await until(pilot, lambda: getattr(app.focused, "id", None) == "amount")
        box = app.focused
        assert screen.stage is not None
        screen.stage.focus()
        await until(pilot, lambda: app.focused is screen.stage)
        await pilot.press("down")
        assert box is not None
        box.focus()
        await until(pilot, lambda: app.focused is box)
        await pilot.press("home", *["delete"] * 12, *"1234", "enter")
        await until(pilot, lambda: budgets.budgets(desk, 2026, 11).get("rent") == 123_400)
        assert budgets.budgets(desk, 2026, 11)["groceries"] == 48_000


async def test_a_fund_is_begun_and_given_another_amount(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    review = ledger(locations, clock, [])
    app, desk = money_app(locations, clock, review.id), looker()
    sessions.go_to_step(desk, review.id, "wrapup")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        await pilot.press("f")
        await until(pilot, lambda: "What is it for?" in shown(app))
        await pilot.press(*"Bicycle", "enter", *"900", "enter", *"2027-13", "enter")
        await until(pilot, lambda: "is no month" in shown(app))
        await pilot.press("backspace", "backspace", *"04", "enter")
        await until(pilot, lambda: "Bicycle" in shown(app))
        (fund,) = budgets.funds(desk)
        assert (fund.name, fund.target_minor) == ("Bicycle", 90_000)
        await pilot.press("e")
        await until(pilot, lambda: bool(app.screen.query("#amount")))
        await pilot.press(*"55,50", "enter")
        given = await said(pilot, desk, review.id, "fund_contribution")
        assert given.data["amount"] == 5_550


async def test_a_kept_review_takes_nothing_more(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "wrapup")
    desk = looker()
    sessions.complete(desk, october.id, anyway=True)
    count = sessions.load(desk, october.id).entry_count
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await at_step(pilot, "wrapup")
        assert "October is closed." in words(app)
        await pilot.press("space", "e", "f")
        for step in reversed(STEPS[:-1]):
            screen.action_step_back()
            await at_step(pilot, step)
            await pilot.press("y", "k", "1", "g", "x", "space", "m")
            if not isinstance(app.screen, type(screen)):
                await pilot.press("escape")
        assert sessions.load(desk, october.id).entry_count == count
        assert budgets.budgets(desk, 2026, 11)["rent"] == 118_000


async def test_an_income_is_confirmed_then_said_anew(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    review = ledger(
        locations,
        clock,
        [("2026-10-01", "Salary Inc", "2000.00"), ("2026-10-03", "Miete", "-900.00")],
    )
    app, desk = money_app(locations, clock, review.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        assert "Is € 2,000 right?" in side(app)
        await pilot.press("y")
        first = await said(pilot, desk, review.id, "user_income_response")
        assert first.data == {"confirmed_amount": 200_000, "confirmed": True}
        await until(pilot, lambda: "confirmed" in side(app))
        await pilot.press("y")
        await pilot.press("r")
        await until(pilot, lambda: bool(app.screen.query("#income")))
        await pilot.press("ctrl+a", "ctrl+k", *"2500,50", "enter")
        await until(
            pilot,
            lambda: standing(desk, review.id, "user_income_response")[-1].supersedes_id == first.id,
        )
        (again,) = standing(desk, review.id, "user_income_response")
        assert again.data == {"confirmed_amount": 250_050, "confirmed": False}
        await until(pilot, lambda: "as you said" in side(app))
        assert "64 %" in shown(app)


async def test_leaving_the_income_box_changes_nothing(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    review = ledger(locations, clock, [("2026-10-01", "Salary Inc", "2000.00")])
    app, desk = money_app(locations, clock, review.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("e")
        await until(pilot, lambda: bool(app.screen.query("#income")))
        await pilot.press("9", "escape")
        await until(pilot, lambda: not app.screen.query("#income"))
        assert standing(desk, review.id, "user_income_response") == ()
        await pilot.press("y")
        await said(pilot, desk, review.id, "user_income_response")


async def test_patterns_resume_at_the_card_and_its_draft(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock)
    desk = looker()
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("right", "right")
        await pilot.press("t", *" twice a week", "escape")
        await until(
            pilot,
            lambda: any(
                "twice a week" in each.text for each in sessions.load(desk, october.id).drafts
            ),
        )
        await pilot.press("p")
        await until(pilot, lambda: sessions.get(desk, october.id).status is Status.PAUSED)
    card = sessions.get(desk, october.id).cursor["card"]
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await at_step(pilot, "patterns")
        assert f"{card + 1} of" in shown(app)
        assert "twice a week" in screen.query_one("#note").text  # type: ignore[attr-defined]  # the note box


async def test_a_reaction_takes_the_note_along_and_can_be_changed(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        before = len(standing(desk, october.id, "user_category_response"))
        await pilot.press("s")
        first = await said(pilot, desk, october.id, "user_category_response", before + 1)
        assert first.data["category"] == "restaurants"
        assert first.data["response"] == "surprised"
        assert first.data["note"].startswith("Half of it was the week my sister visited")
        await until(pilot, lambda: "surprised me ✓" in shown(app))
        await pilot.press("c")
        await until(
            pilot,
            lambda: (
                standing(desk, october.id, "user_category_response")[-1].data["response"] == "cut"
            ),
        )
        assert len(standing(desk, october.id, "user_category_response")) == before + 1
        assert not sessions.load(desk, october.id).drafts


async def test_a_finding_has_a_card_takes_a_reaction_and_can_be_told_off(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await until(pilot, lambda: "6 more" in side(app))
        await pilot.press("m")
        await until(pilot, lambda: "Netflix price +€ 3.00" in side(app))
        await pilot.press(*["right"] * 5)
        await until(pilot, lambda: "€ 36 a year" in shown(app))
        before = len(standing(desk, october.id, "user_category_response"))
        await pilot.press("c")
        said_to = await said(pilot, desk, october.id, "user_category_response", before + 1)
        assert said_to.data["category"] == "price:netflix"
        assert said_to.content == "Netflix price +€ 3.00: cut it."
        await pilot.press("x")
        await until(pilot, lambda: "not again · x takes that back" in shown(app))
        assert [key.subject for key in dismissals.dismissed(desk)] == ["netflix"]
        await pilot.press("x")
        await until(pilot, lambda: "takes that back" not in shown(app))
        assert not dismissals.dismissed(desk)


async def test_a_promise_is_said_anew_in_its_dialog(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "budget")
    app, desk = money_app(locations, clock, october.id), looker()
    (carried_on,) = standing(desk, october.id, "commitment")
    withdraw(desk, carried_on.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("down", "down", "g")
        await until(pilot, lambda: "How can it be checked?" in shown(app))
        await pilot.press("ctrl+s")
        first = await said(pilot, desk, october.id, "commitment")
        assert first.data["metric_type"] == "category_at_most"
        assert first.data["metric_params"] == {"category": "restaurants", "amount": 30_000}
        assert first.content == "Restaurants at most € 300"
        await at_step(pilot, "budget")
        await until(pilot, lambda: "none yet" not in shown(app))
        await pilot.press("r")
        await until(pilot, lambda: "Say a promise anew" in shown(app))
        await pilot.press("tab", "tab", "ctrl+a", "ctrl+k", *"250", "ctrl+s")
        await until(
            pilot,
            lambda: standing(desk, october.id, "commitment")[-1].supersedes_id == first.id,
        )
        (again,) = standing(desk, october.id, "commitment")
        assert again.data["metric_params"] == {"category": "restaurants", "amount": 25_000}
        assert again.content == "Restaurants at most € 250"


PARTIAL = [
    ("2026-10-09", "Salary Inc", "1500.00"),
    *((f"2026-10-{day:02}", "REWE Markt", "-31.20") for day in range(9, 24)),
]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("rows", [[], PARTIAL], ids=["nothing", "partial"])
async def test_every_step_works_with_little_or_nothing(
    locations: Locations, clock: FrozenClock, rows: Any, size: tuple[int, int]
) -> None:
    review = ledger(locations, clock, rows)
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        for step, following in itertools.pairwise(STEPS):
            screen = await at_step(pilot, step)
            assert shown(app)
            if step == "overview":
                assert ("weeks of October" in shown(app)) == bool(rows)
            screen.action_step_on()
            await at_step(pilot, following)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_hostile_merchants_and_notes_are_only_text(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    names = [" ".join(text.split()).replace('"', "'").replace("\0", "") for text in HOSTILE]
    names = [name.encode("utf-8", "ignore").decode() for name in names]
    rows = [("2026-10-02", name[:200], f"-{40 + at}.00") for at, name in enumerate(names) if name]
    rows.append(("2026-10-01", names[0], "3000.00"))
    review = ledger(locations, clock, rows)
    app, desk = money_app(locations, clock, review.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        for step, following in itertools.pairwise(STEPS):
            screen = await at_step(pilot, step)
            text = shown(app)
            assert "\x1b" not in text
            assert "\x9b" not in text
            if step == "overview":
                await pilot.press("u")
                await until(pilot, lambda: "without a category" in shown(app))
                await pilot.press("enter")
                await until(pilot, lambda: "this one" in shown(app))
                await pilot.press("escape", "escape")
                await at_step(pilot, "overview")
            if step == "patterns" and standing(desk, review.id, "category_truth"):
                app.screen.query_one("#note").put("\n".join(HOSTILE))  # type: ignore[attr-defined]  # the note box
                app.screen.stage.focus()  # type: ignore[attr-defined]  # the session screen
                await pilot.press("k")
                kept = await said(pilot, desk, review.id, "user_category_response")
                assert "\x1b" not in kept.data["note"]
            screen.action_step_on()
            await at_step(pilot, following)


async def test_the_line_of_the_cursor_stays_in_view_in_a_smaller_window(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "budget")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("g", "6")
        await until(pilot, lambda: bool(app.screen.query("#promise-words")))
        await pilot.press(*"ask", "ctrl+s")
        await until(pilot, lambda: "✓ ask" in drawn(app))
        await pilot.press(*["down"] * 40)
        await until(pilot, lambda: "▸ ask" in drawn(app))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "▸ ask" in drawn(app) and app.size.height == 24)
        await at_rest(pilot)
        assert "▸ ask" in drawn(app)
