"""A session exported from its transcript by keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.tui.kinds.money.money_app import at_step, ledger, money_app, shown
from tests.waiting import until

from sitdown.tui.screens.export_session import ExportSessionScreen
from sitdown.tui.screens.transcript import TranscriptScreen
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

ROWS = [("2026-10-01", "Rewe", "-12.50"), ("2026-10-02", "Work", "2000.00")]
SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)])


@SIZES
async def test_the_transcript_is_written_as_a_letter_or_for_a_program(
    locations: Locations, clock: FrozenClock, tmp_path: Path, size: tuple[int, int]
) -> None:
    review = ledger(locations, clock, ROWS)
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, ExportSessionScreen))
        box = app.screen.query_one(SafeInput)
        for name, told in (("a.md", "a letter"), ("a.json", "a document"), ("a.jsonl", "the log")):
            box.value = str(tmp_path / name)
            await pilot.press("enter")
            await until(pilot, lambda name=name, told=told: f"✓ {told} in" in shown(app))  # type: ignore[misc]  # bound per turn
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
    letter = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert letter.startswith("# October money review")
    assert "## October 2026 in numbers" in letter
    document = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [session["id"] for session in document["sessions"]] == [review.id]
    first = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(first)["line"] == "session"
