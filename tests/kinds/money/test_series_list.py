"""What recurs as a list, and what the person does not want to hear of again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money import dismissals, importing, series_list
from sitdown.kinds.money.errors import UnknownDismissalError, UnknownSeriesError
from sitdown.kinds.money.finding import Key, series_key
from sitdown.kinds.money.month_report import month_report

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}


@pytest.fixture
def filled(desk: Desk, write_bank_file: Write) -> Desk:
    rows = []
    for month in range(4, 11):
        price = "-16.99" if month == 10 else "-13.99"
        rows += [
            (f"2026-{month:02}-01", "Miete Lindner", "-900.00"),
            (f"2026-{month:02}-03", "NETFLIX.COM", price),
            (f"2026-{month:02}-27", "Salary ACME", "3000.00"),
            (f"2026-{month:02}-29", "EDEKA", f"-{100 + 30 * (month % 3)}.00"),
        ]
        if month < 8:
            rows.append((f"2026-{month:02}-05", "FITNESS GYM", "-25.00"))
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    return desk


def of(desk: Desk, key: str) -> series_list.SeriesView:
    return next(one for one in series_list.all_series(desk) if one.key == key)


def test_every_series_with_what_is_due_next_and_its_prices(filled: Desk) -> None:
    netflix = of(filled, "netflix")
    assert (netflix.cadence, netflix.status, netflix.amount) == ("monthly", "confirmed", 1_699)
    assert not netflix.varies, "its price stepped, and has been one since"
    assert netflix.next_due == date(2026, 11, 3)
    assert [(price.amount, price.since, price.charges) for price in netflix.prices] == [
        (1_399, date(2026, 4, 3), 6),
        (1_699, date(2026, 10, 3), 1),
    ]
    assert len(netflix.row_ids) == netflix.charges == 7
    assert of(filled, "salaryacme").is_income
    gym = of(filled, "fitnessgym")
    assert (gym.status, gym.next_due, gym.last) == ("stopped", None, date(2026, 7, 5))


def test_the_dearest_a_year_comes_first(filled: Desk) -> None:
    years = [one.a_year for one in series_list.all_series(filled)]
    assert years == sorted(years, reverse=True)


def test_nothing_recurs_in_an_empty_ledger(desk: Desk) -> None:
    assert series_list.all_series(desk) == ()


def test_a_dismissed_series_is_quiet_whatever_becomes_of_it(filled: Desk) -> None:
    titles = [each.content for each in month_report(filled, 2026, 10).patterns]
    assert any("Netflix price" in title for title in titles)
    series_list.turn_series(filled, "netflix")
    assert of(filled, "netflix").status == "dismissed"
    titles = [each.content for each in month_report(filled, 2026, 10).patterns]
    assert not any("Netflix" in title.partition("\n")[0] for title in titles)
    series_list.turn_series(filled, "netflix")
    assert of(filled, "netflix").status == "confirmed"
    assert dismissals.dismissals(filled) == ()


def test_only_what_recurs_can_be_dismissed_as_a_series(filled: Desk) -> None:
    with pytest.raises(UnknownSeriesError):
        series_list.turn_series(filled, "nobody")


def test_another_person_sees_neither(filled: Desk, other_desk: Desk) -> None:
    dismissals.dismiss(filled, series_key("netflix"))
    assert series_list.all_series(other_desk) == ()
    assert dismissals.dismissals(other_desk) == ()


def test_dismissals_are_listed_in_words_and_brought_back_by_name(filled: Desk) -> None:
    dismissals.dismiss(filled, Key("price", "netflix", 0))
    dismissals.dismiss(filled, Key("category", "restaurants", 1))
    held = {each.name: each.words for each in dismissals.dismissals(filled)}
    assert held == {
        "price:netflix": "its price: netflix",
        "category:restaurants": "the category: Restaurants",
    }
    (back,) = dismissals.restore_named(filled, "price:netflix")
    assert back.key == Key("price", "netflix", 0)
    assert [each.name for each in dismissals.dismissals(filled)] == ["category:restaurants"]
    with pytest.raises(UnknownDismissalError):
        dismissals.restore_named(filled, "price:netflix")
