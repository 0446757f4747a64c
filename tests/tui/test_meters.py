from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from sitdown.tui.themes import HEARTH, role_variables
from sitdown.tui.widgets.meters import Progress, meter, progress


@pytest.mark.parametrize(
    ("value", "target", "drawn"),
    [
        (0, 100, "──────────"),
        (50, 100, "━━━━━─────"),
        (100, 100, "━━━━━━━━━━"),
        (200, 100, "━━━━━╍╍╍╍╍"),
        (101, 100, "━━━━━━━━━╍"),
        (1, 1_000, "━─────────"),
        (-5, 100, "──────────"),
        (5, 0, "╍╍╍╍╍╍╍╍╍╍"),
        (0, 0, "──────────"),
    ],
)
def test_a_meter_shows_how_much_and_what_is_over(value: float, target: float, drawn: str) -> None:
    assert meter(value, target, 10).plain == drawn


def test_meters_on_one_scale_have_their_targets_under_each_other() -> None:
    full = meter(1.0, 1, 12, scale=1.5).plain
    over = meter(1.25, 1, 12, scale=1.5).plain
    way_over = meter(9.0, 1, 12, scale=1.5).plain
    assert (full, over, way_over) == ("━━━━━━━━────", "━━━━━━━━╍╍──", "━━━━━━━━╍╍╍╍")


@pytest.mark.parametrize("width", [0, 1, 2, 7])
@pytest.mark.parametrize("value", [0, 0.5, 1, 1.01, 5])
def test_bars_are_exactly_as_wide_as_asked(value: float, width: int) -> None:
    assert meter(value, 1, width).cell_length == width
    assert progress(value, 1, width).cell_length == width


def test_progress_never_passes_all() -> None:
    assert progress(3, 2, 4).plain == "━━━━"
    assert progress(1, 0, 4).plain == "────"


class ProgressApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Progress(1, 4)


async def test_the_widget_fills_its_place_and_follows() -> None:
    app = ProgressApp()
    async with app.run_test(size=(8, 3)) as pilot:
        line = app.screen.query_one(Progress)
        assert line.render_line(0).text == "━━──────"
        line.show(4, 4)
        await pilot.pause()
        assert line.render_line(0).text == "━━━━━━━━"
