"""Where a part month is going: what came by this day and after it in the months before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine import entries
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.month_pace import MonthPace, pace_of
from sitdown.kinds.money.snapshot import LedgerRow, snapshot

Write = Callable[..., Path]
BUDGETS = {"groceries": 40_000, "rent": 90_000}


def paid(
    day: date, cents: int, category: str = "groceries", account: str = "a", at: int = 0
) -> LedgerRow:
    made = f"{day}-{cents}-{category}-{account}-{at}"
    return LedgerRow(made, day, -cents, "EUR", "Shop", "Shop", category, account)


def month(number: int, last: int = 30, each: int = 1_000) -> list[LedgerRow]:
    """The rent on the first, groceries on every day up to one."""
    rows = [paid(date(2026, number, 1), 90_000, "rent")]
    return rows + [paid(date(2026, number, day), each) for day in range(1, last + 1)]


def pace(rows: Sequence[LedgerRow], of: int = 11) -> MonthPace:
    return pace_of(snapshot(rows, 2026, of, currency="EUR", budgets=BUDGETS), rows)


def earlier(*months: int) -> list[LedgerRow]:
    return [row for number in months for row in month(number)]


def test_the_rest_is_what_usually_comes_and_no_straight_line() -> None:
    found = pace([*earlier(8, 9, 10), *month(11, last=10)])
    assert (found.days_known, found.why_not) == (10, None)
    total = found.total
    assert (total.spent, total.usual_by_now, total.usual_rest) == (100_000, 100_000, 20_000)
    assert total.projected == 120_000
    rent, groceries = found.categories
    assert (rent.category, rent.projected, rent.standing) == ("rent", 90_000, "open")
    assert (groceries.projected, groceries.standing) == (30_000, "open")


def test_one_odd_month_does_not_move_the_rest() -> None:
    odd = [*earlier(8, 9, 10), paid(date(2026, 9, 25), 500_000)]
    assert pace([*odd, *month(11, last=10)]).total.usual_rest == 20_000


@pytest.mark.parametrize(("last", "is_told"), [(6, False), (7, True)])
def test_nothing_is_projected_before_the_seventh_day(last: int, *, is_told: bool) -> None:
    found = pace([*earlier(8, 9, 10), *month(11, last=last)])
    assert (found.total.projected is not None) == is_told
    why = None if is_told else "6 days of November are too few to say what it comes to."
    assert found.why_not == why


def test_nothing_is_projected_with_fewer_than_three_whole_months() -> None:
    found = pace([*month(8, last=12), *earlier(9, 10), *month(11, last=20)])
    assert found.why_not == ("2 whole months before November are too few to say what it comes to.")
    assert found.total.projected is None


def test_nothing_is_projected_when_the_beginning_is_not_known() -> None:
    rows = [row for row in month(11, last=25) if row.date.day > 9]
    found = pace([*earlier(7, 8, 9), *rows])
    assert found.why_not is not None
    assert found.why_not.startswith("I do not know how November began")
    assert {each.standing for each in found.categories} == {"open"}


@pytest.mark.parametrize(("last", "standing"), [(14, "open"), (15, "within")])
def test_within_the_budget_is_said_only_from_half_the_month_on(last: int, standing: str) -> None:
    rent, groceries = pace([*earlier(8, 9, 10), *month(11, last=last)]).categories
    assert (rent.standing, groceries.standing) == (standing, standing)


def test_above_and_over_are_told_apart() -> None:
    above = pace([*earlier(8, 9, 10), *month(11, last=10, each=2_500)]).categories[1]
    assert (above.spent, above.projected, above.standing) == (25_000, 45_000, "above")
    over = pace([*earlier(8, 9, 10), *month(11, last=10, each=4_100)]).categories[1]
    assert (over.spent, over.standing) == (41_000, "over")


def test_each_account_is_held_against_its_own_last_day() -> None:
    def card(number: int, last: int) -> list[LedgerRow]:
        return [paid(date(2026, number, day), 100, account="card") for day in range(1, last + 1)]

    whole = [row for number in (8, 9, 10) for row in card(number, 30)]
    found = pace([*earlier(8, 9, 10), *whole, *month(11, last=20), *card(11, 8)])
    assert found.days_known == 8
    assert found.total.usual_rest == 10 * 1_000 + 22 * 100


movements = st.lists(
    st.builds(
        paid,
        st.dates(date(2026, 6, 1), date(2026, 11, 30)),
        st.integers(-(10**7), 10**7),
        st.sampled_from(["groceries", "rent", "", "salary", "transfers"]),
        st.sampled_from(["a", "b"]),
        st.integers(0, 10**6),
    ),
    max_size=60,
)


@given(odd=movements, last=st.integers(0, 30), whole=st.sets(st.integers(6, 10)))
def test_a_projection_is_never_below_what_was_spent_and_never_early(
    odd: list[LedgerRow], last: int, whole: set[int]
) -> None:
    rows = [*odd, *earlier(*whole), *(month(11, last) if last else [])]
    found = pace(rows)
    for each in (found.total, *found.categories):
        assert (each.projected is None) == (found.why_not is not None)
        if each.projected is not None:
            assert each.projected >= each.spent
    taken = snapshot(rows, 2026, 11, currency="EUR", budgets=BUDGETS)
    if taken.coverage.complete:
        assert found.total.projected == taken.total_spent
    elif found.why_not is None:
        assert found.days_known >= 7
        assert found.whole_months >= 3


@given(odd=movements, other=st.randoms(use_true_random=False))
def test_the_order_of_the_movements_is_no_matter(odd: list[LedgerRow], other: object) -> None:
    rows = [*odd, *earlier(8, 9, 10)]
    turned = sorted(rows, key=lambda row: row.id, reverse=True)
    assert pace(rows) == pace(turned)


def a_month(number: int, last: int, each: str = "-10.00") -> list[tuple[str, str, str]]:
    rows = [(f"2026-{number:02}-01", "Rent Lindner", "-900.00")]
    return rows + [(f"2026-{number:02}-{day:02}", "EDEKA", each) for day in range(1, last + 1)]


def take_in(desk: Desk, path: Path) -> None:
    importing.import_file(desk, path, choices={"sign": "money_in"})


@pytest.fixture
def running(desk: Desk, write_bank_file: Write) -> Desk:
    """Three whole months, and November up to the sixteenth."""
    rows = [row for number in (8, 9, 10) for row in a_month(number, 29)]
    take_in(desk, write_bank_file([*rows, *a_month(11, 16)]))
    budgets.set_budget(desk, "groceries", 40_000, 2026, 8)
    return desk


def told(desk: Desk, session: str) -> list[EntryView]:
    said: Iterable[EntryView] = reviews.load_session_entries(desk, session)
    return [entry for entry in said if entry.data.get("insight_type") == "pace"]


def test_a_review_of_a_part_month_tells_where_it_goes(running: Desk) -> None:
    (said,) = told(running, reviews.create_session(running, 2026, 11).id)
    assert said.content == (
        "€ 1,060 so far, where € 1,060 is usual. With what usually comes after it, "
        "November comes to about € 1,190. Groceries is within its budget so far."
    )
    seen = entries.evidence(running, said.id)
    assert seen is not None
    facts = dict(seen.facts)
    assert facts["known of the month"] == "I have 2 weeks of November."
    assert (facts["days known"], facts["share known"]) == ("16", "53%")
    assert facts["rest of earlier months"] == (
        "2026-08 € 130.00, 2026-09 € 130.00, 2026-10 € 130.00"
    )
    assert "budget € 400.00" in facts["groceries"]
    assert len(seen.lines) == 17


def test_a_review_of_a_whole_month_says_nothing_of_it(running: Desk) -> None:
    assert told(running, reviews.create_session(running, 2026, 10).id) == []


def test_reading_the_month_anew_brings_it_up_to_date(running: Desk, write_bank_file: Write) -> None:
    session = reviews.create_session(running, 2026, 11).id
    take_in(running, write_bank_file(a_month(11, 20), "more.csv"))
    reviews.refresh(running, session)
    (said,) = told(running, session)
    assert said.content.startswith("€ 1,100 so far, where € 1,100 is usual.")
    take_in(running, write_bank_file(a_month(11, 30), "all.csv"))
    reviews.refresh(running, session)
    (whole,) = told(running, session)
    assert whole.content == "I have all of November. It came to € 1,200."


def test_what_was_too_little_before_is_told_when_the_month_is_read_anew(
    desk: Desk, write_bank_file: Write
) -> None:
    rows = [row for number in (8, 9, 10) for row in a_month(number, 29)]
    take_in(desk, write_bank_file([*rows, *a_month(11, 5)]))
    session = reviews.create_session(desk, 2026, 11).id
    assert told(desk, session) == []
    take_in(desk, write_bank_file(a_month(11, 9), "more.csv"))
    reviews.refresh(desk, session)
    (said,) = told(desk, session)
    assert said.step == "overview"
    assert said.content.endswith("November comes to about € 1,190.")


def test_of_a_part_month_nothing_is_said_as_if_it_were_over(running: Desk) -> None:
    session = reviews.create_session(running, 2026, 11).id
    overview = next(
        entry
        for entry in reviews.load_session_entries(running, session)
        if entry.data.get("insight_type") == "overview"
    )
    assert overview.content.endswith("No category went over its budget so far.")
