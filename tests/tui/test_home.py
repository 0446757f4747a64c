from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from tests.hostile import HOSTILE
from tests.reviews import Review, begun, kept, paused
from tests.shell import lines_of, shell, text_of
from tests.waiting import until
from textual import events
from textual.widgets import Input

from sitdown.clock import FrozenClock
from sitdown.engine import follow_ups, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.engine.lifecycle import Status
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.screens.home_preview import HomePreview, figures
from sitdown.tui.screens.new_session import NewSessionScreen
from sitdown.tui.screens.search import SearchScreen
from sitdown.tui.themes import DONE, MUTED, NOW, OVER
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.virtual_list import VirtualList

WIDE = (120, 40)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Review())


def previewed(app: SitdownApp) -> str:
    """What the preview says; nothing before it is there."""
    return "".join(str(each.render()) for each in app.screen.query(HomePreview))


async def test_a_new_person_is_told_what_this_is_and_which_keys_begin(
    locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        welcome = text_of(app, "#welcome")
        assert app.screen.query_one("#welcome").display
        assert not app.screen.query_one("#home").display
        assert "n  begin a session" in welcome
        assert "sitdown demo" in welcome


async def test_the_sections_stand_in_their_order(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    for month in range(1, 6):
        kept(desk, clock, f"2026-{month:02d}")
    paused(desk, clock)
    at = clock.now() + timedelta(days=3)
    begun(desk, "2026-11", scheduled_at=clock.now() + timedelta(hours=2), duration_minutes=45)
    begun(desk, "2026-12", scheduled_at=at)
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        lines = [line for line in lines_of(app) if line]
        assert lines[0] == "CONTINUE"
        assert lines[1].endswith("4 of 7")
        assert lines[2] == "TODAY"
        assert "November money review · 45 min" in lines[3]
        assert lines[4] == "COMING"
        assert "December money review" in lines[5]
        assert lines[6] == "KEPT"
        assert lines[7].strip().startswith("✓ May money review")
        assert lines[10].strip() == "2 more"


async def test_a_check_in_waits_under_today_and_opening_it_is_answering_it(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    session = begun(desk)
    follow_ups.set_daily(desk, session.id, 8 * 60 + 30)
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        assert any("08:30 Check-in · October money review" in line for line in lines_of(app))
        await pilot.press("j", "enter")
        await until(pilot, lambda: not follow_ups.due(desk))
        assert set(app.opened) == {session.id}


async def test_the_preview_says_where_the_person_left_off(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    clock.moment = datetime(2026, 11, 20, 21, 16, tzinfo=UTC)
    paused(desk, clock)
    clock.moment = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
    app = shell(locations, clock, buddy_name="Ada")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: "LEFT OFF" in previewed(app))
        shown = previewed(app)
        assert "Money · paused yesterday 21:40 · 24 min so far" in shown
        assert "42 %" in shown
        assert "▸ Reflect" in shown
        assert "“Restaurants surprised me." in shown
        assert "Ada asked\nHow was it with reflection?" in shown
        assert "NEXT\nSavings goal" in shown


async def test_the_preview_follows_the_cursor(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    paused(desk, clock, "2026-09")
    clock.advance(minutes=1)
    paused(desk, clock, "2026-10")
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: previewed(app).startswith("October"))
        await pilot.press("j")
        await until(pilot, lambda: previewed(app).startswith("September"))


def test_columns_and_changes_stand_out_of_the_words_of_a_month() -> None:
    def roles(line: str) -> list[tuple[str, str]]:
        drawn = figures(line)
        return [(drawn.plain[at.start : at.end], str(at.style)) for at in drawn.spans]

    assert roles("CHF 3,412 spent   ▲ 6 % on September") == [
        ("spent", MUTED),
        ("on September", MUTED),
        ("▲ 6 %", OVER),
    ]
    assert roles("▁▂ █  twelve months") == [("twelve months", MUTED), ("▁▂ █", NOW)]
    assert roles("▼ 1,200 %") == [("▼ 1,200 %", DONE)]


async def test_enter_opens_the_session(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    session = paused(desk, clock)
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert set(app.opened) == {session.id}


async def test_the_rest_of_the_kept_ones_comes_when_the_cursor_gets_there(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    for month in range(1, 13):
        kept(desk, clock, f"2025-{month:02d}")
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("G")
        await pilot.pause()
        listed = [line for line in lines_of(app) if line]
        assert len(listed) == 13
        assert "January money review" in listed[-1]
        row = app.screen.query_one(VirtualList).current
        assert row is not None
        assert row.text == "January money review"


async def test_deleting_asks_and_then_erases_the_whole_session(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    paused(desk, clock)
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("enter", "n")
        await pilot.pause()
        assert len(sessions.list_sessions(desk)) == 1
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not sessions.list_sessions(desk))
        await until(pilot, lambda: app.screen.query_one("#welcome").display)


async def test_what_another_process_writes_appears(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        begun(desk)
        await until(pilot, lambda: any("October money review" in line for line in lines_of(app)))


async def test_the_dialog_begins_a_session_and_opens_it(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        await until(pilot, lambda: app.screen.query_one("#subject").value == "2026-10")  # type: ignore[attr-defined]  # it is an Input
        await pilot.press("enter", "enter")
        await until(pilot, lambda: bool(app.opened))
        (session,) = sessions.list_sessions(desk)
        assert (session.title, session.subject) == ("October money review", "2026-10")
        assert set(app.opened) == {session.id}


async def test_the_dialog_tells_that_there_is_a_review_of_the_month_already(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    review = begun(desk)
    app = shell(locations, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "go on with it" in text_of(app, "#taken"))
        assert f"“{review.title}” is open already" in text_of(app, "#taken")
        assert "⏎ go on" in text_of(app, "#keys")
        subject = app.screen.query_one("#subject", Input)
        subject.value = "2026-09"
        await until(pilot, lambda: not app.screen.query_one("#taken").display)
        assert "⏎ begin" in text_of(app, "#keys")
        subject.value = review.subject or ""
        await until(pilot, lambda: "⏎ go on" in text_of(app, "#keys"))
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.opened))
        assert set(app.opened) == {review.id}


async def test_the_dialog_schedules_and_refuses_what_is_no_time(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        when = app.screen.query_one("#when")
        when.value = "someday"  # type: ignore[attr-defined]  # it is an Input
        await pilot.press("enter")
        await until(pilot, lambda: "not a time" in text_of(app, "#problem"))
        when.value = "tomorrow 9:15"  # type: ignore[attr-defined]  # it is an Input
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        (session,) = sessions.list_sessions(desk)
        assert session.status is Status.SCHEDULED
        assert session.scheduled_at == datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
        await until(pilot, lambda: any("22 Nov 09:15" in line for line in lines_of(app)))


async def test_below_100_columns_the_preview_folds_under_a_key(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    paused(desk, clock)
    app = shell(locations, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        column = app.screen.query_one("#preview-column")
        assert not column.display
        assert "tab preview" in str(app.screen.query_one(KeyBar).render())
        await pilot.press("tab")
        await pilot.pause()
        assert column.display
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert len(app.opened) == 1


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (20, 6)])
async def test_hostile_titles_are_only_text(
    desk: Desk, locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    for at, text in enumerate(HOSTILE):
        if text.strip():
            session = sessions.create(desk, "money", Begin(title=text, subject=f"{1990 + at}-01"))
            follow_ups.set_daily(desk, session.id, 0)
    app = shell(locations, clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        for _ in range(8):
            await pilot.press("j")
        await pilot.pause()
        assert "\x1b" not in "".join(lines_of(app))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("escape")
        await pilot.press("ctrl+p", *"oops")
        await pilot.pause(0.1)
        assert "\x1b" not in "".join(lines_of(app))
        await pilot.press("escape", "question_mark")
        await pilot.pause()


async def test_a_damaged_store_is_told_and_left_alone(
    locations: Locations, clock: FrozenClock
) -> None:
    locations.database.write_bytes(b"not a database, but what there is" * 40)
    before = locations.database.read_bytes()
    app = shell(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        assert "cannot be read" in text_of(app, "#home-trouble")
        for _ in range(2):
            await pilot.press("n")
            await until(pilot, lambda: app.status == "" and not app.is_opening)
        assert len(app.screen_stack) == 1
        assert len([each.message for each in app._notifications]) == 1
    assert locations.database.read_bytes() == before


async def test_keys_wait_for_the_screen_that_is_being_opened(
    locations: Locations, clock: FrozenClock
) -> None:
    held = threading.Event()
    app = shell(locations, clock)
    open_desk = app.backstage._open_desk

    def open_late() -> Desk:
        held.wait(10)
        return open_desk()

    app.backstage._open_desk = open_late
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: app.status == "opening…")
        for key in "nq":
            app.post_message(events.Key(key, key))
        await pilot.pause(0.1)
        assert len(app.screen_stack) == 1
        held.set()
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await until(pilot, lambda: app.screen.query_one(Input).value == "nq")
