"""QIF: one letter a line, with nothing said about the currency or the dates."""

from __future__ import annotations

from datetime import date

from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)


def read(text: str, **choices: str) -> StatementFile:
    return read_statement(text.encode(), TODAY, {"currency": "EUR", **choices})


def test_movements_are_read_and_other_lists_passed_over() -> None:
    seen = read(
        "!Option:AutoSwitch\n!Account\nNChecking\nTBank\n^\n!Type:Bank\n"
        "D13/ 5'07\nT-1,234.50\nU-1,234.50\nPShop\nMWeekly\nLFood:Groceries\nSFood\n$-1.00\nXodd\n"
        "^\n"
        "D14/ 5'07\nU100.00\nPPay\n^\n!Type:Cat\nNFood\nD1/1'07\nT1\n^\n"
    )
    assert (seen.format, seen.account_hint) == ("qif", "Checking")
    shop, pay = seen.rows
    assert (shop.date, shop.amount_minor) == (date(2007, 5, 13), -123450)
    assert (shop.payee, shop.memo, shop.bank_category) == ("Shop", "Weekly", "Food:Groceries")
    assert (pay.amount_minor, pay.line) == (10000, 19)


def test_the_last_movement_may_lack_its_caret() -> None:
    assert len(read("!Type:CCard\nD2026-10-01\nT-1\n^\nD2026-10-02\nT-2\n").rows) == 2


def test_the_order_of_dates_is_settled_over_the_file_or_asked() -> None:
    unsure = "!Type:Bank\nD1/2/26\nT-1.00\n^\n"
    assert [question.key for question in read(unsure).questions] == ["date_order"]
    assert read(unsure, date_order="dmy").rows[0].date == date(2026, 2, 1)
    settled = read(unsure + "D1/31/26\nT-1.00\n^\n")
    assert (settled.questions, settled.rows[0].date) == ((), date(2026, 1, 2))


def test_the_currency_is_asked_for() -> None:
    seen = read_statement(b"!Type:Bank\nD2026-10-01\nT-1\n^\n", TODAY)
    assert [question.key for question in seen.questions] == ["currency"]


def test_trades_and_broken_movements_are_left_out_with_a_reason() -> None:
    seen = read("!Type:Bank\nDsoon\nT-1\n^\nD2026-10-01\nT-1\n^\n!Type:Invst\nD2026-10-01\nT9\n^\n")
    assert len(seen.rows) == 1
    assert ["soon" in skipped.reason or "trade" in skipped.reason for skipped in seen.skipped] == [
        True,
        True,
    ]
