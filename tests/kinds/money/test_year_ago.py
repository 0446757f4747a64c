"""A month against the same month of the year before: only where enough is known of both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine import entries
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.change_words import change_figures
from sitdown.kinds.money.month_report import month_report, report_document
from sitdown.kinds.money.snapshot import LedgerRow, snapshot
from sitdown.kinds.money.what_changed import KINDS
from sitdown.kinds.money.year_ago import YearAgo, against_year_ago

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}


def paid(day: date, cents: int, payee: str, category: str = "groceries") -> LedgerRow:
    return LedgerRow(f"{day}-{cents}-{payee}", day, -cents, "EUR", payee, payee, category, "a")


def months(first: tuple[int, int], count: int) -> list[LedgerRow]:
    """Rent on the first and groceries on the 28th of each month."""
    rows = []
    for step in range(count):
        year, index = divmod(first[0] * 12 + first[1] - 1 + step, 12)
        rows.append(paid(date(year, index + 1, 1), 90_000, "Rent", "rent"))
        rows.append(paid(date(year, index + 1, 28), 10_000, "EDEKA"))
    return rows


def held(rows: list[LedgerRow]) -> YearAgo:
    return against_year_ago(snapshot(rows, 2026, 10, currency="EUR", budgets={}), rows)


def test_what_was_paid_once_a_year_ago_was_a_one_off_and_did_not_end() -> None:
    rows = [*months((2025, 9), 14), paid(date(2025, 10, 3), 290_000, "Media Markt", "shopping")]
    found = held(rows)
    assert found.changed is not None
    figures = change_figures(found.changed)
    assert (figures["one_off"], figures["ended"]) == (-290_000, 0)


def test_the_difference_is_told_by_its_reasons() -> None:
    rows = months((2025, 9), 14)
    rows += [paid(date(2025, month, 3), 2_500, "Gym", "leisure") for month in (9, 10, 11)]
    rows += [paid(date(2026, month, 5), 1_200, "VPN", "leisure") for month in (8, 9, 10)]
    rows.append(paid(date(2026, 10, 9), 7_000, "Muji", "shopping"))
    found = held(rows)
    assert found.changed is not None
    assert found.name == "October 2025"
    assert change_figures(found.changed) == {
        "new": 1_200,
        "ended": -2_500,
        "price": 0,
        "count": 0,
        "one_off": 7_000,
    }
    assert found.sentence.startswith("€ 57 more than October 2025: one-offs +€ 70, ended -€ 25")


def test_nothing_is_claimed_of_a_month_that_is_not_there() -> None:
    found = held(months((2025, 11), 12))
    assert found.changed is None
    assert found.sentence == "I have nothing of October 2025 to hold it against."


def test_nothing_is_claimed_of_a_part_of_a_month() -> None:
    rows = [row for row in months((2025, 10), 13) if row.date > date(2025, 10, 3)]
    rows.append(paid(date(2025, 10, 14), 500, "Kiosk"))
    found = held(rows)
    assert found.changed is None
    assert found.sentence == (
        "I have 2 weeks of October 2025. That is too little to hold October 2026 against."
    )


def test_nothing_is_claimed_while_the_month_itself_is_open() -> None:
    rows = [row for row in months((2025, 9), 14) if row.date < date(2026, 10, 20)]
    rows.append(paid(date(2026, 10, 15), 500, "Kiosk"))
    found = held(rows)
    assert found.changed is None
    assert found.sentence.startswith("I have 2 weeks of October.")


@given(
    st.lists(
        st.builds(
            paid,
            st.dates(date(2025, 9, 1), date(2026, 10, 31)),
            st.integers(-(10**9), 10**9),
            st.sampled_from(["A", "B", "C", "D"]),
            st.sampled_from(["groceries", "leisure", "savings", "salary", "uncategorised", "new"]),
        ),
        max_size=40,
    )
)
def test_the_parts_add_up_to_the_difference_of_the_two_totals(some: list[LedgerRow]) -> None:
    rows = list({row.id: row for row in [*months((2025, 9), 14), *some]}.values())
    changed = held(rows).changed
    assert changed is not None
    now = snapshot(rows, 2026, 10, currency="EUR", budgets={}).total_spent
    then = snapshot(rows, 2025, 10, currency="EUR", budgets={}).total_spent
    assert (changed.now, changed.before) == (now, then)
    assert sum(changed.total(kind) for kind in KINDS) == now - then


def fourteen_months() -> list[tuple[str, str, str]]:
    rows = [*months((2025, 9), 14), paid(date(2026, 10, 9), 7_000, "Muji")]
    return [(str(row.date), row.payee, f"{row.amount_minor / 100:.2f}") for row in rows]


def said(desk: Desk, session_id: str) -> EntryView:
    found = [
        entry
        for entry in reviews.load_session_entries(desk, session_id)
        if entry.data.get("insight_type") == "year_ago"
    ]
    (only,) = found
    return only


def test_a_review_says_it_with_the_movements_of_both_months(
    desk: Desk, write_bank_file: Write
) -> None:
    importing.import_file(desk, write_bank_file(fourteen_months()), choices=SIGN)
    review = reviews.create_session(desk, 2026, 10)
    entry = said(desk, review.id)
    assert entry.content.startswith("€ 70 more than October 2025")
    assert entry.data["amounts"]["by"] == 7_000
    evidence = entries.evidence(desk, entry.id)
    assert evidence is not None
    assert evidence.evidence.rule == "same_month_last_year/1"
    assert ("by", "€ 70.00") in evidence.facts
    assert any("Muji" in line for line in evidence.lines)


def test_a_month_report_has_what_the_review_says(desk: Desk, write_bank_file: Write) -> None:
    importing.import_file(desk, write_bank_file(fourteen_months()), choices=SIGN)
    document = report_document(month_report(desk, 2026, 10))
    then = document["same_month_last_year"]
    assert then["month"] == "2025-10"
    assert then["data"]["amounts"]["by"] == 7_000
    review = reviews.create_session(desk, 2026, 10)
    assert then["text"] == said(desk, review.id).content
    assert document["patterns"]
    assert all(pattern["evidence"]["row_ids"] for pattern in document["patterns"])
    assert document["total_spent"] == 107_000
