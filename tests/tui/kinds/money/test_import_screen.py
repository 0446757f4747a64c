"""From a path to a receipt, by keys; and what has no category yet."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import (
    at_step,
    example,
    ledger,
    money_app,
    money_desk,
    shown,
    side,
)
from tests.waiting import until

from sitdown.kinds.money import importing as imports
from sitdown.kinds.money import ledger as movements
from sitdown.tui.kinds.money.importing import ImportScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

WIDE = (120, 40)
PLAIN = """Date,Payee,Amount,Currency
2026-10-01,Salary Inc,2500.00,EUR
2026-10-02,REWE Markt,-31.20,EUR
2026-10-03,REWE Markt,-12.80,EUR
2026-10-13,Kikunoi [bold]x[/],-48.00,EUR
"""
AMBIGUOUS = """Date,Payee,Amount
03/04/2026,Salary,2500.00
05/04/2026,REWE Markt,-31.20
06/04/2026,REWE Markt,-12.80
"""


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    """Another hand at the store."""
    made = money_desk(locations, clock)
    yield made
    made.store.close()


def _changed(app: Any, before: str) -> bool:
    return shown(app) != before


async def opened(app: Any, pilot: Any, folder: Path) -> ImportScreen:
    await until(pilot, lambda: app.backstage is not None)
    await app.backstage.ready()
    screen = ImportScreen(folder)
    await app.push_screen(screen)
    await pilot.pause()
    return screen


async def test_a_file_is_looked_at_added_and_taken_back(
    locations: Locations, clock: FrozenClock, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "october.csv").write_text(PLAIN, encoding="utf-8")
    app = money_app(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(app, pilot, tmp_path)
        await pilot.press(*"oc", "tab")
        await until(pilot, lambda: app.screen.query_one("#path").value == "october.csv")  # type: ignore[attr-defined]  # the path box
        await pilot.press("enter")
        await until(pilot, lambda: "4 new of 4" in shown(app))
        assert "Kikunoi [bold]x[/]" in shown(app)
        assert imports.receipts(desk) == ()
        await pilot.press("enter")
        await until(pilot, lambda: "4 added" in shown(app))
        assert "€ 2,500.00 in, € 92.00 out" in shown(app)
        assert "esc, then n begins the review of a month" in shown(app)
        await pilot.press("z")
        await until(pilot, lambda: "is out again" in shown(app))
        assert imports.receipts(desk)[0].undone_at is not None


async def test_the_same_file_again_adds_nothing(
    locations: Locations, clock: FrozenClock, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "october.csv"
    path.write_text(PLAIN, encoding="utf-8")
    imports.import_file(desk, path)
    app = money_app(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(app, pilot, tmp_path)
        await pilot.press(*"october.csv", "enter")
        await until(pilot, lambda: "0 new of 4, 4 known already" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "0 added" in shown(app))


async def test_questions_are_settled_with_keys(
    locations: Locations, clock: FrozenClock, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "q.csv").write_text(AMBIGUOUS, encoding="utf-8")
    app = money_app(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await opened(app, pilot, tmp_path)
        await pilot.press(*"q.csv", "enter")
        await until(pilot, lambda: screen.has_class("-asking") or screen.has_class("-telling"))
        await pilot.press("enter")
        for _ in range(6):
            if not (screen.has_class("-asking") or screen.has_class("-telling")):
                break
            before = shown(app)
            await pilot.press("1")
            await until(pilot, partial(_changed, app, before))
            await pilot.pause(0.2)
        assert imports.receipts(desk) == ()
        await pilot.press("enter")
        await until(pilot, lambda: "3 added" in shown(app))


async def test_a_currency_that_is_not_offered_is_typed(
    locations: Locations, clock: FrozenClock, desk: Desk, tmp_path: Path
) -> None:
    text = PLAIN.replace(",Currency", "").replace(",EUR", "")
    (tmp_path / "q.csv").write_text(text.replace("2500.00", "-2500.00"), encoding="utf-8")
    app = money_app(locations, clock)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        screen = await opened(app, pilot, tmp_path)
        await pilot.press(*"q.csv", "enter")
        await until(pilot, lambda: screen.has_class("-asking"))
        assert "another" in shown(app)
        await pilot.press("5")
        await until(pilot, lambda: screen.has_class("-telling"))
        await pilot.press(*"sek", "enter")
        await until(pilot, lambda: not screen.has_class("-telling"))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "4 added" in shown(app))
    assert [account.currency for account in movements.accounts(desk)] == ["SEK"]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"\x00\x01\x02\x7fELF" * 50, "nope.csv"), (b"no bank at all\n", "nope.csv")],
)
async def test_what_is_no_bank_file_is_told_in_a_sentence(
    locations: Locations, clock: FrozenClock, tmp_path: Path, content: bytes, word: str
) -> None:
    (tmp_path / "nope.csv").write_bytes(content)
    app = money_app(locations, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(app, pilot, tmp_path)
        await pilot.press(*"nope.csv", "enter")
        await until(pilot, lambda: word in str(app.screen.query_one("#problem").render()))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: not isinstance(app.screen, ImportScreen))


async def test_leaving_the_preview_adds_nothing(
    locations: Locations, clock: FrozenClock, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "october.csv").write_text(PLAIN, encoding="utf-8")
    app = money_app(locations, clock)
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await opened(app, pilot, tmp_path)
        await pilot.press(*"october.csv", "enter")
        await until(pilot, lambda: "4 new of 4" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ImportScreen))
        assert imports.receipts(desk) == ()


async def test_an_import_shows_in_a_review_that_has_begun(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    review = ledger(locations, clock, [])
    (tmp_path / "october.csv").write_text(PLAIN, encoding="utf-8")
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        assert "There is nothing of October in the ledger." in shown(app)
        await opened(app, pilot, tmp_path)
        await pilot.press(*"october.csv", "enter")
        await until(pilot, lambda: "4 new of 4" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "4 added" in shown(app))
        assert "October money review: The snapshot is stale: +4 transactions" in shown(app)
        assert "M in the review reads the month anew" in shown(app)
        await pilot.press("escape")
        await at_step(pilot, "overview")
        await until(pilot, lambda: "+4 transactions" in shown(app))
        await pilot.press("M")
        await until(pilot, lambda: "€ 92.00" in shown(app))
        assert "4 transactions" in side(app)


async def test_a_category_is_given_and_read_into_the_review(
    locations: Locations, clock: FrozenClock, desk: Desk
) -> None:
    desk.store.close()
    october = example(locations, clock, "overview")
    again = money_desk(locations, clock)
    app = money_app(locations, clock, october.id)
    before = len(movements.uncategorised(again, 2026, 10))
    assert before > 0
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: "without a category" in shown(app))
        await pilot.pause(0.2)
        await pilot.press("enter")
        await until(pilot, lambda: "this one" in shown(app))
        await pilot.press("j", "enter")
        await until(pilot, lambda: len(movements.uncategorised(again, 2026, 10)) < before)
        left = len(movements.uncategorised(again, 2026, 10))
        await until(pilot, lambda: "without a category" in shown(app))
        await pilot.press("escape")
        await at_step(pilot, "overview")
        await until(pilot, lambda: f"{left} uncategorised" in side(app) or not left)
    again.store.close()
