"""Goals of every kind, drawn by hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from sitdown.kinds.money.goals.rules import (
    ALL_INCOME,
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

amounts = st.integers(1, 10**12)
caps = st.none() | amounts
years_on = st.tuples(st.integers(2020, 2060), st.integers(1, 12))


@st.composite
def by_dates(draw: st.DrawFn) -> ByDate:
    by = draw(years_on)
    spend_from = draw(st.none() | years_on.filter(lambda month: month <= by))
    return ByDate(draw(amounts), by, draw(st.none() | st.integers(1, 60)), spend_from)


repeated = st.builds(
    Every,
    amounts,
    st.integers(1, 24),
    st.sampled_from(["day", "week", "month", "year"]),
    st.dates(date(2020, 1, 1), date(2060, 12, 31)),
    caps,
)

rules: st.SearchStrategy[GoalRule] = st.one_of(
    st.builds(Fixed, amounts, caps),
    st.builds(Refill, amounts),
    by_dates(),
    repeated,
    st.builds(
        Share,
        st.integers(1, 100_000),
        st.sampled_from([ALL_INCOME, "salary", "other_income"]),
        st.booleans(),
    ),
    st.builds(Average, st.integers(1, 60), st.integers(-10_000, 100_000)),
    st.builds(Remainder, st.integers(1, 99), caps),
)

goals: st.SearchStrategy[Goal] = st.builds(Goal, rules, st.integers(0, 999)) | st.builds(
    Goal, st.builds(Reach, amounts)
)
