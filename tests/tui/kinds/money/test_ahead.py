"""The weeks to come on the screen: by keys, from the first balance said to what it rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile import HOSTILE
from tests.tui.kinds.money.money_app import (
    at_step,
    example,
    ledger,
    money_app,
    money_desk,
    shown,
    words,
)
from tests.waiting import until

from sitdown.kinds.money import importing
from sitdown.kinds.money.balance_list import balances, say_balance
from sitdown.kinds.money.forecasting import Ahead
from sitdown.tui.kinds.money.ahead import AheadScreen
from sitdown.tui.kinds.money.ahead_chart import chart
from sitdown.tui.kinds.money.movements import MovementsScreen
from sitdown.tui.kinds.money.say_balance import SayBalanceScreen
from sitdown.tui.screens.evidence import EvidenceScreen
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)])
TODAY = date(2026, 11, 21)
RENT = [(f"2026-{month:02}-25", "Landlord Lindner", "-900.00") for month in range(5, 11)]
NEWEST = [("2026-11-20", "EDEKA", "-20.00")]


def listed(app: Any) -> str:
    rows = app.screen.query_one(VirtualList).source
    found = [rows.row(at) for at in range(rows.count)]
    return "\n".join(f"{row.text} {row.tail}" for row in found)


async def on_ahead(pilot: Pilot[Any], *texts: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, AheadScreen))
    for text in texts:
        await until(pilot, lambda text=text: text in listed(pilot.app))  # type: ignore[misc]  # bound per turn


async def typed(pilot: Pilot[Any], text: str) -> None:
    for letter in text:
        await pilot.press({".": "full_stop", "-": "minus", " ": "space"}.get(letter, letter))


@SIZES
async def test_the_weeks_to_come_are_a_key_away_from_the_overview(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    october = example(locations, clock, "overview")
    async with money_app(locations, clock, october.id).run_test(size=size) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "Current account", "Nordlicht Design", "between your accounts")
        assert "Lowest on 22 November: € 213, six days before Nordlicht Design." in shown(pilot.app)
        assert "not known" in listed(pilot.app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
        assert "forecast/1" in shown(pilot.app)
        await pilot.press("escape")
        await on_ahead(pilot)
        await pilot.press("escape")
        await at_step(pilot, "overview")


@SIZES
async def test_a_balance_said_by_a_key_draws_the_line(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    clock.moment = clock.moment.replace(year=2026, month=11, day=21)
    review = ledger(locations, clock, [*RENT, *NEWEST])
    async with money_app(locations, clock, review.id).run_test(size=size) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "not known")
        assert "I do not know what is on Main account. Say it with b." in shown(pilot.app)
        assert not pilot.app.screen.query_one("#chart").display
        await pilot.press("b")
        await until(pilot, lambda: isinstance(pilot.app.screen, SayBalanceScreen))
        await typed(pilot, "much")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "is not an amount" in shown(pilot.app))
        await pilot.press("backspace", "backspace", "backspace", "backspace")
        await typed(pilot, "1000.50")
        await pilot.press("enter", "enter")
        await on_ahead(pilot, "€ 1,000.50", "Landlord Lindner")
        await until(pilot, lambda: "Lowest on 25 December: -€ 800." in shown(pilot.app))
        assert pilot.app.screen.query_one("#chart").display
        await pilot.press("down", "down")
        await until(pilot, lambda: "Seen 6 times." in shown(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MovementsScreen))
    desk = money_desk(locations, clock)
    (held,) = balances(desk)
    assert held.balance is not None
    assert held.balance.amount_minor == 100_050
    desk.store.close()


async def test_an_account_without_files_is_begun_by_a_key(
    locations: Locations, clock: FrozenClock
) -> None:
    review = ledger(locations, clock, [])
    async with money_app(locations, clock, review.id).run_test(size=(80, 24)) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "No account yet.")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, SayBalanceScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say what it is called." in shown(pilot.app))
        await typed(pilot, "House")
        await pilot.press("enter", "enter")
        await typed(pilot, "300000")
        await pilot.press("ctrl+s")
        await on_ahead(pilot, "House", "€ 300,000.00", "All in EUR")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, SayBalanceScreen))
        await typed(pilot, "House")
        await pilot.press("enter", "enter")
        await typed(pilot, "5")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "There is an account called House already" in shown(pilot.app))
        await pilot.press("escape")
        await on_ahead(pilot, "€ 300,000.00")


async def test_a_day_to_come_is_refused_in_the_dialog(
    locations: Locations, clock: FrozenClock
) -> None:
    review = ledger(locations, clock, [*RENT, *NEWEST])
    async with money_app(locations, clock, review.id).run_test(size=(80, 24)) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "not known")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(pilot.app.screen, SayBalanceScreen))
        await typed(pilot, "5")
        await pilot.press("enter", *["backspace"] * 10)
        await typed(pilot, "2126-01-01")
        await pilot.press("enter")
        await until(pilot, lambda: "Write a day that has been" in shown(pilot.app))


@pytest.mark.parametrize("text", HOSTILE[:6])
async def test_hostile_names_are_only_text(
    locations: Locations, clock: FrozenClock, text: str
) -> None:
    review = ledger(locations, clock, [])
    desk = money_desk(locations, clock)
    name = text.strip() or "x"
    say_balance(desk, name, 100, new_in="EUR")
    desk.store.close()
    async with money_app(locations, clock, review.id).run_test(size=(80, 24)) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "€ 1.00")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(pilot.app.screen, SayBalanceScreen))


async def test_it_keeps_its_shape_when_the_terminal_changes_its_size(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "overview")
    async with money_app(locations, clock, october.id).run_test(size=(120, 40)) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "Current account")
        assert "It rests on" in shown(pilot.app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "It rests on" not in shown(pilot.app))
        await pilot.resize_terminal(40, 12)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "It rests on" in shown(pilot.app))


async def test_the_weeks_to_come_are_told_where_the_month_is_closed(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "wrapup")
    async with money_app(locations, clock, october.id).run_test(size=(120, 40)) as pilot:
        await at_step(pilot, "wrapup")
        told = "The next 35 days: lowest on 22 November: € 213, six days before Nordlicht Design."
        await until(pilot, lambda: told in words(pilot.app))


DOLLARS = [f"2026-{month:02}-27,Cloud Hosting Inc,-400.00,USD" for month in range(5, 11)]


def with_dollars(locations: Locations, clock: FrozenClock) -> None:
    """A second account, in dollars, and a balance on both."""
    desk = money_desk(locations, clock)
    path = locations.database.parent / "dollars.csv"
    path.write_text("\n".join(["Date,Payee,Amount,Currency", *DOLLARS]), encoding="utf-8")
    importing.import_file(desk, path, "Dollars", {"sign": "money_in"})
    say_balance(desk, "Main account", 200_000, date(2026, 11, 20))
    say_balance(desk, "Dollars", 100_000, date(2026, 11, 20))
    desk.store.close()


@SIZES
async def test_another_currency_has_a_line_of_its_own_a_key_away(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    clock.moment = clock.moment.replace(year=2026, month=11, day=21)
    review = ledger(locations, clock, [*RENT, *NEWEST])
    with_dollars(locations, clock)
    async with money_app(locations, clock, review.id).run_test(size=size) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "Landlord Lindner", "WHAT COMES IN USD", "Cloud Hosting")
        await until(pilot, lambda: "EUR, 1 of 2 currencies" in shown(pilot.app))
        assert "Lowest on 25 December: € 200." in shown(pilot.app)
        assert "Lowest on 27 November: $ 600." in shown(pilot.app)
        assert pilot.app.screen.check_action("currency", (1,)) is True
        await pilot.press("right")
        await until(pilot, lambda: "USD, 2 of 2 currencies" in shown(pilot.app))
        assert "$ 1,000 ┤" in shown(pilot.app)
        assert "€ 2,000 ┤" not in shown(pilot.app)
        assert "▴ 27 Nov" in shown(pilot.app)
        await pilot.press("left")
        await until(pilot, lambda: "EUR, 1 of 2 currencies" in shown(pilot.app))
        await pilot.press("left")
        await until(pilot, lambda: "USD, 2 of 2 currencies" in shown(pilot.app))


async def test_the_only_currency_has_no_key_for_another(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "overview")
    async with money_app(locations, clock, october.id).run_test(size=(120, 40)) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("A")
        await on_ahead(pilot, "Nordlicht Design")
        assert "currencies" not in shown(pilot.app)
        assert pilot.app.screen.check_action("currency", (1,)) is False


def drawn(line: tuple[int, ...], width: int = 60, height: int = 6, room: int = 0) -> list[str]:
    ahead = Ahead(
        currency="EUR", day=TODAY, days=len(line) - 1, balances=(), unknown=(), coverage=1.0,
        line=line, low=tuple(each - room for each in line),
        high=tuple(each + room for each in line), coming=(), late=(), unseen=(), apart=(),
        counted=(), known_until=TODAY, months=1,
    )  # fmt: skip
    return chart(ahead, width, height).plain.split("\n")


def test_the_chart_marks_the_lowest_day_and_the_ends() -> None:
    lines = drawn((100_000,) * 20 + (20_000,) * 16)
    assert lines[0].startswith("€ 1,000 ┤")
    assert lines[-2].startswith("    € 0 ┤")
    assert "21 Nov" in lines[-1]
    assert "▴ 11 Dec" in lines[-1]
    assert lines[-1].rstrip().endswith("26 Dec")


def test_below_zero_the_chart_draws_where_nothing_is() -> None:
    assert any("┄" in line for line in drawn((50_000,) * 18 + (-30_000,) * 18))


LINES = st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=91).map(tuple)


@given(line=LINES, width=st.integers(1, 140), height=st.integers(1, 12), room=st.integers(0, 10**6))
def test_the_chart_has_one_line_of_dots_in_every_column_and_keeps_its_size(
    line: tuple[int, ...], width: int, height: int, room: int
) -> None:
    lines = drawn(line, width, height, room)
    assert len(lines) == height + 1
    plot = [each.partition("┤")[2] for each in lines[:-1]]
    assert len({len(each) for each in plot}) == 1
    assert len(plot[0]) <= max(1, width)
    for column in zip(*plot, strict=True):
        assert any("⠁" <= cell <= "⣿" for cell in column)
    assert len(lines[-1]) <= max(len(lines[0]), 1)


def test_without_a_line_nothing_is_drawn() -> None:
    assert drawn(()) == [""]
