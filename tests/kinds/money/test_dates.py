"""Dates: every form that banks write, and how a column tells its order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.dates import NotADateError, parse_date, settle_date_order
from sitdown.kinds.money.written_dates import DateOrder

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-10-03", "mdy", date(2026, 10, 3)),
        ("2026.10.03", "dmy", date(2026, 10, 3)),
        ("20261003", "dmy", date(2026, 10, 3)),
        ("10/03/26", "mdy", date(2026, 10, 3)),
        ("10/3/2026", "mdy", date(2026, 10, 3)),
        ("03/10/2026", "dmy", date(2026, 10, 3)),
        ("3.10.26", "dmy", date(2026, 10, 3)),
        ("03-10-2026", "dmy", date(2026, 10, 3)),
        ("15 Apr 2026", "mdy", date(2026, 4, 15)),
        ("15 Apr 26", "mdy", date(2026, 4, 15)),
        ("15-Apr-2026", "mdy", date(2026, 4, 15)),
        ("Apr 15, 2026", "dmy", date(2026, 4, 15)),
        ("3. März 2026", "dmy", date(2026, 3, 3)),
        ("2026-10-03T23:59:00+02:00", "dmy", date(2026, 10, 3)),
        ("2026-10-03 12:11:10", "dmy", date(2026, 10, 3)),
        ("1/ 5'07", "mdy", date(2007, 1, 5)),
        ("5.1.07", "dmy", date(2007, 1, 5)),
        ("31/12/99", "dmy", date(1999, 12, 31)),
        ("26-10-03", "ymd", date(2026, 10, 3)),
    ],
)
def test_a_date_form_is_read(text: str, order: DateOrder, expected: date) -> None:
    assert parse_date(text, order, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "30.02.2026", "13/13/2026", "2033-01-01", "1969-12-31", "1234567", "x" * 99],
)
def test_what_is_no_sane_date_is_refused(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_date(text, "dmy", TODAY)


def test_an_impossible_month_settles_the_order() -> None:
    choice = settle_date_order(["03/04/2026", "13/04/2026"], TODAY)
    assert (choice.order, choice.certain) == ("dmy", True)
    assert "13/04/2026" in choice.why


def test_the_direction_of_time_settles_what_the_days_leave_open() -> None:
    cells = ["01/03/2026", "01/07/2026", "01/12/2026", "02/04/2026", "02/09/2026"]
    assert settle_date_order(cells, TODAY).order == "mdy"


def test_a_preset_settles_only_what_the_file_leaves_open() -> None:
    assert settle_date_order(["03/04/2026"], TODAY, "mdy").order == "mdy"
    assert settle_date_order(["13/04/2026"], TODAY, "mdy").order == "dmy"


def test_what_the_person_says_yields_only_to_days_that_cannot_be() -> None:
    assert settle_date_order(["03/04/2026"], TODAY, "mdy", "dmy").order == "dmy"
    steady = ["01/03/2026", "01/07/2026", "01/12/2026", "02/04/2026", "02/09/2026"]
    assert settle_date_order(steady, TODAY, chosen="dmy").order == "dmy"
    assert settle_date_order(["13/04/2026"], TODAY, chosen="mdy").order == "dmy"
    assert settle_date_order(["13/04/2026", "04/13/2026"], TODAY, chosen="mdy").order == "mdy"


def test_a_day_that_is_its_month_is_not_taken_for_a_year() -> None:
    choice = settle_date_order(["05/05/26"], TODAY)
    assert choice.order is not None
    assert parse_date("05/05/26", choice.order, TODAY) == date(2026, 5, 5)


def test_what_nothing_settles_is_left_to_the_person() -> None:
    assert settle_date_order(["03/04/2026", "04/04/2026"], TODAY).order is None


def test_two_digit_years_are_not_taken_for_days() -> None:
    assert settle_date_order(["03/04/26", "13/04/26"], TODAY).order == "dmy"


@given(
    start=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    gaps=st.lists(st.integers(0, 9), min_size=1, max_size=40),
    style=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y-%m-%d", "%Y%m%d"]),
    newest_first=st.booleans(),
)
def test_an_order_once_settled_with_certainty_is_the_right_one(
    start: date, gaps: list[int], style: str, newest_first: bool
) -> None:
    days = [start]
    for gap in gaps:
        days.append(days[-1] + timedelta(gap))
    if newest_first:
        days.reverse()
    cells = [day.strftime(style) for day in days]
    choice = settle_date_order(cells, TODAY)
    if choice.order is not None and len(set(days)) >= 8:
        assert [parse_date(cell, choice.order, TODAY) for cell in cells] == days


@pytest.mark.parametrize("text", ["0001-01-01", "01/01/0001", "0000-00-00", "00/00/0000"])
def test_a_date_for_none_is_no_date(text: str) -> None:
    with pytest.raises(NotADateError):
        parse_date(text, "dmy", date(2026, 11, 7))
