"""Lines drawn for the width there is."""

from __future__ import annotations

import pytest
from textual.content import Content

from sitdown.tui.widgets.drawn import fact_lines, hung, wrapped


def test_words_that_do_not_fit_stand_below_words() -> None:
    told = hung("  ? ", Content("cannot tell · two weeks of November"), 24)
    assert told.plain == "  ? cannot tell · two\n    weeks of November"
    assert hung("  ", Content("one\ntwo"), 24).plain == "  one\n  two"
    assert hung("  ", Content("narrow"), 1).plain.count("\n") == 5


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("Keep lunches under € 10.", 20, ["Keep lunches under", "€ 10."]),
        (
            "You reached 17.8 %, which is -€ 738.",
            14,
            ["You reached", "17.8 %, which", "is -€ 738."],
        ),
        ("It took CHF 1,200 more", 12, ["It took", "CHF 1,200", "more"]),
        ("an € alone, and 10 of 12", 8, ["an €", "alone,", "and 10", "of 12"]),
    ],
)
def test_a_figure_is_not_parted_from_its_sign(words: str, width: int, lines: list[str]) -> None:
    assert [line.plain.rstrip() for line in wrapped(Content(words), width)] == lines


def test_what_is_parted_keeps_its_styles() -> None:
    first, second = wrapped(Content.assemble("under ", ("€ 10", "bold"), " in"), 8)
    assert first.plain.rstrip() == "under"
    assert second.plain == "€ 10 in"
    assert [second.plain[span.start : span.end] for span in second.spans] == ["€ 10"]


def test_a_value_that_does_not_fit_hangs_in_its_column() -> None:
    told = fact_lines([("rule", "r/1"), ("usual is", "median of twelve months")], 24, " ")
    assert [line.plain for line in told] == [
        " rule      r/1",
        " usual is  median of\n           twelve months",
    ]
