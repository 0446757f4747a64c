"""Balances, net worth and the weeks to come, without a screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.clock import FrozenClock
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds

_HEADER = "Date,Payee,Amount,Currency"
_MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 3, 9, 30, tzinfo=UTC))


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def ledger(sitdown: Sitdown, tmp_path: Path) -> Sitdown:
    """The command line on four months of rent and salary."""
    rows = [f"{month}-10,Landlord Lindner,-900.00,EUR" for month in _MONTHS]
    rows += [f"{month}-28,Employer GmbH,2500.00,EUR" for month in _MONTHS]
    rows.append("2026-11-02,REWE,-40.00,EUR")
    path = tmp_path / "bank.csv"
    path.write_text("\n".join([_HEADER, *sorted(rows)]) + "\n", encoding="utf-8")
    done = sitdown("import", str(path), "--account", "Giro", "--choose", "sign=money_in")
    assert done.code == 0, done.out
    return sitdown


def test_without_a_balance_the_forecast_asks_for_it(ledger: Sitdown) -> None:
    said = ledger("money", "forecast")
    assert "I do not know what is on Giro. Say it with `sitdown money balance" in said.out
    (document,) = ledger("money", "forecast", "--json").document
    assert document["line"] == []
    assert document["unknown_accounts"] == ["Giro"]


def test_a_balance_said_makes_the_forecast(ledger: Sitdown) -> None:
    assert ledger("money", "balance", "Giro", "1000").code == 0
    said = ledger("money", "forecast")
    assert "Lowest on 10 November: € 100." in said.out
    assert "On 2026-12-08 it is € 2,600.00." in said.out
    (document,) = ledger("money", "forecast", "--json").document
    assert document["lowest"] == {"day": "2026-11-10", "amount": 10_000}
    assert [each["amount"] for each in document["coming"]] == [-90_000, 250_000]
    assert document["line"][-1]["expected"] == 260_000
    assert document["evidence"]["rule"] == "forecast/1"
    assert len(document["evidence"]["row_ids"]) == 8


def test_each_currency_has_its_own_line_and_they_are_never_added(
    ledger: Sitdown, tmp_path: Path
) -> None:
    rows = [f"{month}-12,Cloud Hosting Inc,-400.00,USD" for month in _MONTHS]
    path = tmp_path / "dollars.csv"
    path.write_text("\n".join([_HEADER, *rows]) + "\n", encoding="utf-8")
    importing = ("import", str(path), "--account", "Dollars", "--choose", "sign=money_in")
    assert ledger(*importing).code == 0
    ledger("money", "balance", "Giro", "1000")
    ledger("money", "balance", "Dollars", "700")
    said = ledger("money", "forecast").out
    assert "Lowest on 10 November: € 100." in said
    assert "Lowest on 12 November: $ 300." in said
    euros, dollars = ledger("money", "forecast", "--json").document
    assert (euros["currency"], euros["line"][-1]["expected"]) == ("EUR", 260_000)
    assert (dollars["currency"], dollars["line"][-1]["expected"]) == ("USD", 30_000)
    assert dollars["lowest"] == {"day": "2026-11-12", "amount": 30_000}


def test_how_far_to_look_can_be_said(ledger: Sitdown) -> None:
    ledger("money", "balance", "Giro", "1000")
    (document,) = ledger("money", "forecast", "--days", "7", "--json").document
    assert (document["days"], len(document["line"])) == (7, 8)
    assert ledger("money", "forecast", "--days", "0").code == 2


def test_balances_are_listed_with_what_they_rest_on(ledger: Sitdown) -> None:
    assert "not known" in ledger("money", "balance").out
    ledger("money", "balance", "Giro", "1000,50", "--on", "2026-11-01")
    assert "€ 960.50" in ledger("money", "balance").out
    assert "as you said on 2026-11-01, -€ 40.00 since" in ledger("money", "balance").out
    (document,) = ledger("money", "balance", "--json").document
    assert document["balance"]["amount"] == 96_050
    assert document["balance"]["stated"]["amount"] == 100_050


def test_an_account_without_files_counts_in_what_all_come_to(ledger: Sitdown) -> None:
    assert ledger("money", "balance", "House", "300000").code == 1
    assert ledger("money", "balance", "House", "300000", "--new").code == 0
    assert ledger("money", "balance", "Loan", "-120000.00", "--new").code == 0
    assert "Without Giro" in ledger("money", "worth").out
    ledger("money", "balance", "Giro", "1000")
    document = ledger("money", "worth", "--json").document
    assert [each["amount"] for each in document["worth"]] == [18_100_000]
    assert document["unknown_accounts"] == []
    assert "€ 181,000.00" in ledger("money", "worth").out


def test_an_empty_ledger_says_so(sitdown: Sitdown) -> None:
    assert "There is no account yet." in sitdown("money", "balance").out
    assert "Nothing is known of any account." in sitdown("money", "worth").out
    assert "Nothing recurs yet" in sitdown("money", "forecast").out


def test_a_house_alone_is_nothing_to_look_ahead_from(sitdown: Sitdown) -> None:
    sitdown("money", "balance", "House", "300000", "--new")
    sitdown("money", "balance", "Purse", "20000", "--new", "--currency", "JPY")
    out = sitdown("money", "forecast").out
    assert out == "Nothing recurs yet, and no account with files has a balance.\n"


def test_a_new_account_is_in_the_persons_own_currency(sitdown: Sitdown) -> None:
    sitdown("settings", "set", "currency", "JPY")
    house = sitdown("money", "balance", "House", "300000", "--new", "--json").document[0]
    assert (house["currency"], house["balance"]["amount"]) == ("JPY", 300_000)
    assert sitdown("money", "balance", "Flat", "1", "--new", "--currency", "").code == 2


def test_half_a_balance_and_a_currency_that_is_none_are_refused(sitdown: Sitdown) -> None:
    assert sitdown("money", "balance", "Giro").code == 2
    assert sitdown("money", "balance", "Flat", "1", "--new", "--currency", "euro").code == 2
    assert sitdown("money", "balance", "Flat", "1", "--new", "--on", "2026-12-24").code == 1
