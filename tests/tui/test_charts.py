from __future__ import annotations

import pytest
from tests.hostile import HOSTILE

from sitdown.tui.themes import NOW, OVER
from sitdown.tui.widgets.charts import day_columns, month_columns, nice_top, sparkline


def test_a_sparkline_is_one_cell_a_value() -> None:
    assert sparkline([0, 1, 4, 8]).plain == " ▁▄█"
    assert sparkline([]).plain == ""
    assert sparkline([0, 0]).plain == "  "
    assert sparkline([-5, 10]).plain == " █"


def test_values_over_the_line_have_the_colour_of_over() -> None:
    assert [span.style for span in sparkline([1, 5], over=4).spans] == [NOW, OVER]


def test_the_smallest_value_still_shows() -> None:
    assert sparkline([1, 100_000]).plain == "▁█"


def test_day_columns_stand_on_one_base() -> None:
    assert day_columns([1, 2, 3, 0], 3).plain.split("\n") == ["  █ ", " ██ ", "███ "]


def test_month_columns_have_axis_labels_and_budget_line() -> None:
    chart = month_columns([200, 100, 450], ["A", "S", "O"], height=5, budget=300)
    assert chart.plain.split("\n") == [
        "500 ┤        ▄",
        "400 ┤        █".ljust(14),
        "300 ┤▔▔▔▔▔▔▔▔█▔▔ budget",
        "200 ┤  █     █",
        "100 ┤  █  █  █",
        "       A  S  O ".rstrip() + " ",
    ]
    assert {span.style for span in chart.spans} >= {NOW, OVER}


@pytest.mark.parametrize(
    ("budget", "row"),
    [
        (300, "300 ┤▔▔▅▔▔█▔▔ budget"),
        (250, "300 ┤┄┄▅┄┄█┄┄ budget"),
        (210, "300 ┤▁▁▅▁▁█▁▁ budget"),
    ],
)
def test_the_line_of_the_budget_lies_where_the_budget_ends(budget: int, row: str) -> None:
    chart = month_columns([265, 450], ["S", "O"], height=5, budget=budget)
    assert chart.plain.split("\n")[2] == row


@pytest.mark.parametrize(
    ("largest", "steps", "top"),
    [(412, 5, 500), (100, 5, 100), (101, 5, 125), (9, 5, 10), (0.3, 3, 0.3), (0, 5, 0)],
)
def test_the_axis_ends_at_a_round_number(largest: float, steps: int, top: float) -> None:
    assert nice_top(largest, steps) == pytest.approx(top)


def test_charts_of_nothing_are_empty_and_do_not_fail() -> None:
    assert day_columns([], 3).plain == "\n\n"
    assert "0" in month_columns([], [], height=2).plain
    assert month_columns([0, 0], ["J", "F"], height=2, budget=0).plain.count("\n") == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_labels_are_data(text: str) -> None:
    chart = month_columns([1, 2], [text, "F"], height=2, budget=1, budget_label=text)
    assert chart.plain.count("\n") == 2
    assert "\x1b" not in chart.plain
