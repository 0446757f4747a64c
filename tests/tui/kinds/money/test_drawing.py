"""Money in cells: figures, days, bars and cards say what the numbers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.hostile import HOSTILE

from sitdown.kinds.money.category_years import CategoryYear, category_years
from sitdown.kinds.money.snapshot import CategoryLine, LedgerRow, Snapshot, snapshot
from sitdown.tui.kinds.money import cards, drawing
from sitdown.tui.kinds.money.budget_lines import budget_lines, drawn_line, left_line
from sitdown.tui.kinds.money.cards import Card


def row(day: date, minor: int, category: str, number: int = 0) -> LedgerRow:
    return LedgerRow(f"{day}{minor}{number}", day, minor, "EUR", "Payee", "Payee", category, "a")


def october(*rows: LedgerRow, **budgets: int) -> Snapshot:
    return snapshot(rows, 2026, 10, currency="EUR", budgets=budgets)


def line(title: str = "Rent", spent: int = 100, budget: int | None = None) -> CategoryLine:
    used = 100 * spent / budget if budget else None
    return CategoryLine(title.lower(), title, spent, budget, used, None, ())


CARD = Card(
    title="Restaurants",
    words="Restaurants: € 412 of € 300, usually € 265. The largest four fell in one week.",
    spent=41_200,
    budget=30_000,
    usual=26_500,
    year=CategoryYear((26_500,) * 11 + (41_200,), 12, 5),
    month=(2026, 10),
    currency="EUR",
)


def test_the_figures_say_how_the_month_went() -> None:
    taken = october(
        row(date(2026, 9, 3), -100_00, "rent"),
        row(date(2026, 10, 3), -150_00, "rent"),
        row(date(2026, 10, 1), 200_00, "salary"),
    )
    text = drawing.figures(taken, 200_00, 0.3, 60).plain
    assert "€ 150.00" in text
    assert "▲ 50 % on September" in text
    less = october(row(date(2026, 9, 3), -200_00, "rent"), row(date(2026, 10, 3), -150_00, "rent"))
    assert "so far" in drawing.figures(less, None, None, 60).plain
    assert "on September" not in drawing.figures(less, None, None, 60).plain
    assert "25 %" in text
    assert "target 30 %" in text
    assert "as you said" in drawing.figures(taken, 300_00, None, 60).plain
    assert "not known" in drawing.figures(taken, None, None, 60).plain
    assert "no September yet" in drawing.figures(october(), None, None, 60).plain


@pytest.mark.parametrize("width", [12, 30, 61, 200])
def test_nothing_is_wider_than_its_place(width: int) -> None:
    taken = october(row(date(2026, 10, 3), -150_00, "rent"), rent=100_00)
    titled = [line(text, 10**9, 1) for text in HOSTILE]
    for drawn in (
        drawing.figures(taken, 1, 0.5, max(width, 24)),
        drawing.days(taken, 2, width),
        drawing.bars(titled, "EUR", width),
        cards.title_line(replace(CARD, title=HOSTILE[0]), width),
        cards.place_line(0, 3, 6, width),
    ):
        assert max(part.cell_length for part in drawn.split("\n")) <= max(width, 24)


def test_a_budget_that_was_passed_differs_by_shape() -> None:
    over, within = drawing.bars([line("A", 150, 100), line("B", 50, 100)], "EUR", 60).split("\n")
    assert "╍" in over.plain
    assert "╍" not in within.plain
    assert "150 %" in over.plain


def test_what_does_not_fit_is_counted_and_summed() -> None:
    lines = [line(f"C{number}", 10_000 - number * 100) for number in range(15)]
    last = drawing.bars(lines, "EUR", 60, most=12).plain.splitlines()[-1]
    assert last == "and 3 smaller, € 261 together"


def test_the_rent_does_not_flatten_the_days() -> None:
    rows = [row(date(2026, 10, day), -20_00, "groceries") for day in range(2, 20)]
    taken = october(row(date(2026, 10, 1), -1180_00, "rent"), *rows)
    text = drawing.days(taken, 1, 80).plain
    assert "1st € 1,180" in text
    assert text[1] not in {" ", "▁"}


@pytest.mark.parametrize("width", [76, 61, 50, 40])
def test_the_name_of_the_days_is_never_cut(width: int) -> None:
    rows = [row(date(2026, 10, day), -20_00, "groceries") for day in range(2, 20)]
    taken = october(row(date(2026, 10, 31), -12_345_00, "rent"), *rows)
    text = drawing.days(taken, 2, width).plain
    assert text.endswith("each day · 31st € 12,345")
    assert all(len(each) <= width for each in text.splitlines())


def test_a_card_tells_figures_once() -> None:
    assert cards.figures_line(CARD).plain == (
        "€ 412 of € 300 · usually € 265 · 12 visits, 5 at a weekend"
    )
    assert cards.says(CARD, "buddy").plain == "buddy\nThe largest four fell in one week."
    assert cards.title_line(CARD, 40).plain.endswith("137 % of budget")
    assert "budget" in cards.year_chart(CARD, 60, is_short=False).plain
    assert cards.year_chart(CARD, 60, is_short=True).plain.startswith("12 months")
    assert cards.year_chart(replace(CARD, year=None), 60, is_short=False).plain == ""


def test_a_year_counts_visits_and_weekends_of_the_month_only() -> None:
    saturday, monday, before = date(2026, 10, 3), date(2026, 10, 5), date(2025, 11, 1)
    rows = [
        row(saturday, -10_00, "restaurants"),
        row(monday, -20_00, "restaurants"),
        row(monday, 5_00, "restaurants", 1),
        row(before, -7_00, "restaurants"),
        row(date(2025, 10, 31), -99_00, "restaurants"),
        row(monday, 3000_00, "uncategorised"),
    ]
    years = category_years(rows, 2026, 10, "EUR")
    assert years["restaurants"] == CategoryYear((700, *[0] * 10, 2500), 2, 1)
    assert "uncategorised" not in years


def test_what_is_left_to_allocate() -> None:
    assert left_line(4_000_00, 800_00, 3_000_00, "EUR").plain.startswith("€ 200 left to allocate")
    assert left_line(4_000_00, 800_00, 3_300_00, "EUR").plain.startswith("€ 100 more than comes in")
    assert "Without an income" in left_line(None, 0, 10_00, "EUR").plain


def test_a_budget_line_marks_an_agreed_proposal() -> None:
    taken = october(row(date(2026, 10, 3), -150_00, "rent"))
    (agreed,) = budget_lines(taken, {"rent": 150_00}, {"rent": 150_00}, {}, {})
    assert "✓" in drawn_line(agreed, "EUR", 60, is_here=True).plain
    (open_,) = budget_lines(taken, {}, {"rent": 155_00}, {}, {})
    words = drawn_line(open_, "EUR", 60, is_here=False).plain.split()
    assert words[:4] == ["·", "Rent", "—", "155"]
