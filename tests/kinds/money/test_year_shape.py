"""Months of spending in one row."""

from __future__ import annotations

from sitdown.kinds.money.year_shape import YearShape, year_shape


def test_months_much_alike_are_drawn_from_the_lowest_and_their_span_is_told() -> None:
    assert year_shape([3000, 3100, 3700]) == YearShape((700, 1400, 5600), (3000, 3700))


def test_months_far_apart_begin_at_nought() -> None:
    assert year_shape([1000, 2000, 0]) == YearShape((1000, 2000, 0), None)


def test_few_months_and_equal_ones_begin_at_nought() -> None:
    assert year_shape([3000, 3100]).span is None
    assert year_shape([3000] * 12) == YearShape((3000,) * 12, None)
    assert year_shape([]) == YearShape((), None)
