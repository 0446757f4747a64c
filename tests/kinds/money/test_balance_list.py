"""Balances in the store: said by hand, told by a file, and gone with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock, today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.balance_list import balances, say_balance, worth
from sitdown.kinds.money.errors import BalanceAheadError, BalanceTooLargeError, UnknownAccountError
from sitdown.kinds.money.importing import import_file, undo
from sitdown.kinds.money.looking_ahead import look_ahead

SIGN = {"sign": "money_in"}


@pytest.fixture
def with_balances(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of day, amount and balance, in euros."""

    def write(rows: Iterable[tuple[date, str, str]], name: str = "bank.csv") -> Path:
        lines = ["Date,Payee,Amount,Balance,Currency"]
        lines += [f"{day},Shop,{amount},{balance},EUR" for day, amount, balance in rows]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def on(desk: Desk, account: str) -> int | None:
    (found,) = [each for each in balances(desk) if each.account == account]
    return None if found.balance is None else found.balance.amount_minor


def test_a_file_with_a_running_balance_tells_what_is_on_its_account(
    desk: Desk, with_balances: Callable[..., Path], clock: FrozenClock
) -> None:
    now = today(clock)
    path = with_balances(
        [(now - timedelta(days=3), "-10.00", "90.00"), (now - timedelta(days=1), "5.00", "95.00")]
    )
    receipt = import_file(desk, path, "Giro")
    assert on(desk, "Giro") == 9_500
    undo(desk, receipt.id)
    assert on(desk, "Giro") is None
    import_file(desk, path, "Giro")
    import_file(desk, path, "Giro")
    assert on(desk, "Giro") == 9_500


def test_what_is_said_later_for_a_day_holds_and_undoing_the_file_leaves_it(
    desk: Desk, with_balances: Callable[..., Path], clock: FrozenClock
) -> None:
    now = today(clock)
    path = with_balances([(now - timedelta(days=1), "-1.00", "9.00"), (now, "5.00", "14.00")])
    receipt = import_file(desk, path, "Giro")
    say_balance(desk, "Giro", 2_000)
    assert on(desk, "Giro") == 2_000
    say_balance(desk, " Giro ", 2_100)
    assert on(desk, "Giro") == 2_100
    undo(desk, receipt.id)
    assert on(desk, "Giro") == 2_100


def test_an_account_without_files_is_made_when_it_is_asked_for(desk: Desk) -> None:
    with pytest.raises(UnknownAccountError, match="House"):
        say_balance(desk, "House", 30_000_000)
    said = say_balance(desk, "House", 30_000_000, new_in="EUR")
    assert said.by_hand
    say_balance(desk, "Loan", -12_000_000, new_in="EUR")
    assert [(each.currency, each.amount_minor) for each in worth(desk)] == [("EUR", 18_000_000)]


def test_a_file_never_goes_to_an_account_without_files_by_itself(
    desk: Desk, write_bank_file: Callable[..., Path]
) -> None:
    say_balance(desk, "House", 30_000_000, new_in="EUR")
    path = write_bank_file([("2026-10-01", "Shop", "-10.00")])
    assert import_file(desk, path, choices=SIGN).account == "Main account"


def test_a_balance_of_tomorrow_is_refused(desk: Desk, clock: FrozenClock) -> None:
    tomorrow = today(clock) + timedelta(days=1)
    with pytest.raises(BalanceAheadError, match="still to come"):
        say_balance(desk, "House", 1, tomorrow, new_in="EUR")
    assert balances(desk) == ()


def test_a_balance_that_no_account_holds_is_refused(desk: Desk) -> None:
    with pytest.raises(BalanceTooLargeError, match="fewer digits"):
        say_balance(desk, "House", 10**30, new_in="EUR")
    assert balances(desk) == ()


def test_each_currency_of_an_account_has_a_balance_of_its_own(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "card.csv"
    rows = ["Date,Payee,Amount,Currency", "2026-09-01,Kino,-10.00,EUR", "2026-09-02,Ramen,-900,JPY"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    import_file(desk, path, "Card", choices=SIGN)
    say_balance(desk, "Card", 50_000, currency="JPY")
    found = {each.currency: each.balance for each in balances(desk)}
    assert found["EUR"] is None
    assert found["JPY"] is not None
    assert found["JPY"].amount_minor == 50_000


def test_another_person_sees_none_of_it(desk: Desk, other_desk: Desk) -> None:
    say_balance(desk, "House", 1, new_in="EUR")
    assert balances(other_desk) == ()
    assert worth(other_desk) == ()


def test_the_weeks_to_come_begin_with_what_was_said(
    desk: Desk, write_bank_file: Callable[..., Path], clock: FrozenClock
) -> None:
    now = today(clock)
    rows = [
        (str(now - timedelta(days=30 * number + 3)), "Landlord Lindner", "-900.00")
        for number in range(6)
    ]
    import_file(desk, write_bank_file(rows), "Giro", choices=SIGN)
    (asks,) = look_ahead(desk)
    assert asks.line == ()
    assert asks.unknown == ("Giro",)
    say_balance(desk, "Giro", 100_000)
    (ahead,) = look_ahead(desk)
    assert ahead.balance == 100_000
    assert ahead.line[-1] == 10_000
    assert len(ahead.row_ids) == 6


def test_transfers_between_own_accounts_are_listed_and_never_on_the_line(
    desk: Desk, write_bank_file: Callable[..., Path], clock: FrozenClock
) -> None:
    now = today(clock)
    days = [str(now - timedelta(days=30 * number + 3)) for number in range(6)]
    out = [(day, "Nest Egg", "-300.00") for day in days]
    rent = [(day, "Landlord Lindner", "-900.00") for day in days]
    into = [(day, "From Giro", "300.00") for day in days]
    import_file(desk, write_bank_file([*out, *rent], "giro.csv"), "Giro", choices=SIGN)
    import_file(desk, write_bank_file(into, "nest.csv"), "Nest", choices=SIGN)
    say_balance(desk, "Giro", 200_000)
    (ahead,) = look_ahead(desk)
    assert {each.merchant for each in ahead.coming} == {"Landlord Lindner"}
    assert {each.merchant for each in ahead.apart} == {"Nest Egg"}
    assert ahead.line[-1] == 200_000 - sum(-each.amount_minor for each in ahead.coming)
    assert [each.account for each in ahead.balances] == ["Giro"]
