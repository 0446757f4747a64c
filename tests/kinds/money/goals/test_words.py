"""A goal is typed and printed in the same words, which are those of Actual Budget's notes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.money.goals.strategies import goals

from sitdown.kinds.money.goals.notes import NoteLine, note_lines
from sitdown.kinds.money.goals.reading import NotAGoalError, read_goal
from sitdown.kinds.money.goals.rules import (
    Average,
    ByDate,
    Every,
    Fixed,
    Goal,
    GoalRule,
    Reach,
    Refill,
    Remainder,
    Share,
)
from sitdown.kinds.money.goals.words import goal_line

DECEMBER = (2026, 12)
BY_DECEMBER = ByDate(150_000, DECEMBER)
JANUARY = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("50", Fixed(5_000)),
        ("$50", Fixed(5_000)),
        ("€ 1,250.50", Fixed(125_050)),
        ("1250,50", Fixed(125_050)),
        ("50 EUR", Fixed(5_000)),
        ("50€", Fixed(5_000)),
        ("50 up to 300", Fixed(5_000, 30_000)),
        ("50 up to 300 hold", Fixed(5_000, 30_000)),
        ("up to 150", Refill(15_000)),
        ("Up To 150 hold", Refill(15_000)),
        ("1500 by 2026-12", BY_DECEMBER),
        ("1500 by 2026-12-24", BY_DECEMBER),
        ("1500 BY 2026-12 repeat every year", ByDate(150_000, DECEMBER, 12)),
        ("1500 by 2026-12 repeat every 6 months", ByDate(150_000, DECEMBER, 6)),
        ("1500 by 2026-12 repeat every 2 years", ByDate(150_000, DECEMBER, 24)),
        ("1500 by 2026-12 spend from 2026-03", ByDate(150_000, DECEMBER, None, (2026, 3))),
        (
            "1500 by 2026-12 repeat every year spend from 2026-03",
            ByDate(150_000, DECEMBER, 12, (2026, 3)),
        ),
        ("10 repeat every 2 weeks starting 2025-01-01", Every(1_000, 2, "week", JANUARY)),
        ("10 every month starting 2025-01", Every(1_000, 1, "month", JANUARY)),
        (
            "$10 repeat every week starting 2025-01-01 up to 55",
            Every(1_000, 1, "week", JANUARY, 5_500),
        ),
        ("10% of all income", Share(1_000)),
        ("12.5 % of Salary", Share(1_250, "salary")),
        ("10% of previous all income", Share(1_000, previous=True)),
        ("10% of previous other income", Share(1_000, "other_income", previous=True)),
        ("average 6 months", Average(6)),
        ("average 3 months [increase 10%]", Average(3, 1_000)),
        ("average 3 months decrease 2.5%", Average(3, -250)),
        ("remainder", Remainder()),
        ("remainder 2 up to 100", Remainder(2, 10_000)),
    ],
)
def test_each_way_of_writing_a_goal(words: str, rule: GoalRule) -> None:
    assert read_goal(words, "EUR") == Goal(rule)
    assert read_goal(f"#template {words}", "EUR") == Goal(rule)
    assert read_goal(f"#template-12  {words} ", "EUR") == Goal(rule, 12)


def test_a_long_term_goal_is_an_amount() -> None:
    assert read_goal("#goal 500", "EUR") == Goal(Reach(50_000))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "it is not written like"),
        ("soon", "it is not written like"),
        ("50 xy", "it is not written like"),
        ("-50", "it is not written like"),
        ("0", "an amount is above zero"),
        ("1.005", "more than 2 decimal digits"),
        ("1500 by christmas", "'christmas' is no month"),
        ("1500 by 2026-13", "'2026-13' is no month"),
        ("1500 by 2026-12 repeat every other year", "after the month comes"),
        ("1500 by 2026-12 spend from 2027-01", "a month after the one it is due in"),
        ("1500 by 2026-12 repeat every 0 months", "zero is no number of times"),
        ("10 repeat every 2 weeks", "say from which day on"),
        ("10% of Freelance", "a share is of all income, Salary or Other income"),
        ("0% of all income", "a percentage is above zero"),
        ("10% of available funds", "not of what is left"),
        ("average 0 months", "the mean is of 1 to 60 months"),
        ("average 3 months [decrease 101%]", "decreases by 100% at most"),
        ("schedule Internet", "what recurs is found in the ledger"),
        ("copy from 12 months ago", "a budget holds on by itself"),
        ("up to 5 per day", "a limit is for a month"),
        ("#cleanup source", "#template and #goal"),
        ("#goal soon", "after #goal comes an amount"),
        ("9" * 300, "it is too long"),
    ],
)
def test_what_is_no_goal_is_told_in_a_sentence(words: str, reason: str) -> None:
    with pytest.raises(NotAGoalError) as told:
        read_goal(words, "EUR")
    assert reason in str(told.value)
    assert str(told.value).endswith(".")


@given(goal=goals, currency=st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_is_printed_reads_back(goal: Goal, currency: str) -> None:
    line = goal_line(goal, currency)
    assert read_goal(line, currency) == goal
    assert goal_line(read_goal(line, currency), currency) == line


@given(st.text(max_size=60) | st.from_regex(r"#template [\d.,]{1,8}( by| up to|%)? ?.{0,20}"))
def test_any_text_is_a_goal_or_refused(text: str) -> None:
    try:
        goal = read_goal(text, "EUR")
    except NotAGoalError:
        return
    assert read_goal(goal_line(goal, "EUR"), "EUR") == goal


def test_notes_name_what_their_lines_are_for() -> None:
    notes = (
        "My notes, kept since spring.\n\n"
        "## Groceries\nnot more than before\n#template 400\n\n"
        "- Car insurance: #template-1 620 by 2027-03 repeat every year\n"
        "#goal 900\n"
        "Holiday #template remainder\n"
        "#cleanup sink\n"
        "Rent\n#template 1180\n"
        "Gifts:\n#template up to 40\n"
    )
    assert list(note_lines(notes, {"Rent"}.__contains__)) == [
        NoteLine(5, "Groceries", "#template 400"),
        NoteLine(7, "Car insurance", "#template-1 620 by 2027-03 repeat every year"),
        NoteLine(8, "Car insurance", "#goal 900"),
        NoteLine(9, "Holiday", "#template remainder"),
        NoteLine(12, "Rent", "#template 1180"),
        NoteLine(14, "Gifts", "#template up to 40"),
    ]
