"""Lists whose columns have more than one meaning: sides, directions, foreign amounts, balances."""

from __future__ import annotations

import pytest
from tests.kinds.money.readers.odd import Odd, check

COLUMNS = {
    "headerless-sides": Odd(
        ("14/10/2026,Cafe,4.50,\n13/10/2026,Work,,1090.00\n"),
        asks=(
            "currency",
            "sign",
        ),
        answers={"currency": "EUR", "sign": "money_in"},
    ),
    "headerless-sides-swapped": Odd(
        ("14/10/2026,Cafe,,4.50,1085.50\n13/10/2026,Work,1090.00,,1090.00\n"),
        asks=("currency",),
        answers={"currency": "EUR"},
    ),
    "original-currency": Odd(
        (
            "Date,Payee,Original Amount,Original Currency,Amount,Currency\n"
            "2026-10-14,Cafe,-5.00,USD,-4.50,EUR\n"
            "2026-10-13,Work,1090.00,EUR,1090.00,EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        currency="EUR",
    ),
    "pending-yes": Odd(
        (
            "Date,Payee,Amount,Currency,Pending\n"
            "2026-10-14,Cafe,-4.50,EUR,No\n"
            "2026-10-12,Cafe,-9.50,EUR,Yes\n"
            "2026-10-13,Work,1090.00,EUR,No\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
    ),
    "unsigned-polish": Odd(
        (
            "Data;Opis;Kwota;Waluta;Rodzaj\n"
            "2026-10-14;Kawa;4,50;PLN;Obciążenie\n"
            "2026-10-13;Pensja;1090,00;PLN;Uznanie\n"
        ),
        payees=("Kawa", "Pensja"),
        currency="PLN",
    ),
    "unsigned-spanish": Odd(
        (
            "Fecha;Concepto;Importe;Divisa;Tipo\n"
            "14/10/2026;Cafe;4,50;EUR;Cargo\n"
            "13/10/2026;Nomina;1.090,00;EUR;Abono\n"
        ),
        currency="EUR",
    ),
    "unsigned-chinese": Odd(
        (
            "交易时间,交易对方,金额,收/支\n"
            "2026-10-14 12:00:00,咖啡店,4.50,支出\n"
            "2026-10-13 12:00:00,公司,1090.00,收入\n"
            "2026-10-12 12:00:00,自己,10.00,不计收支\n"
        ),
        asks=("currency",),
        answers={"currency": "CNY"},
        payees=("咖啡店", "公司"),
        encoding="gb18030",
    ),
    "both-filled": Odd(
        "Date,Payee,Debit,Credit,Currency\n"
        "2026-10-14,Cafe,4.50,0.00,EUR\n"
        "2026-10-13,Work,0,1090.00,EUR\n"
    ),
    "debit-negative": Odd(
        "Date,Payee,Debit,Credit,Currency\n"
        "2026-10-14,Cafe,-4.50,,EUR\n"
        "2026-10-13,Work,,1090.00,EUR\n"
    ),
    "refund-in-debit": Odd(
        (
            "Date,Payee,Debit,Credit,Currency\n"
            "2026-10-14,Cafe,4.50,,EUR\n"
            "2026-10-12,Refund,-2.00,,EUR\n"
            "2026-10-13,Work,,1090.00,EUR\n"
        ),
        rows=(
            ("2026-10-14", -450),
            ("2026-10-12", 200),
            ("2026-10-13", 109000),
        ),
    ),
    "balance-before-amount-headerless": Odd(
        (
            "2026-10-14;1085,50;-4,50;Cafe\n"
            "2026-10-13;1090,00;1090,00;Work\n"
            "2026-10-12;0,00;-3,00;Pub\n"
            "2026-10-11;3,00;-7,00;Kiosk\n"
        ),
        rows=(
            ("2026-10-14", -450),
            ("2026-10-13", 109000),
            ("2026-10-12", -300),
            ("2026-10-11", -700),
        ),
        asks=("currency",),
        answers={"currency": "EUR"},
    ),
    "amount-text-eur-col": Odd(
        (
            "Date,Payee,Amount in EUR,Amount in USD\n"
            "2026-10-14,Cafe,-4.50,-5.00\n"
            "2026-10-13,Work,1090.00,1190.00\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        currency="EUR",
    ),
    "foreign-first": Odd(
        (
            "Date,Payee,Foreign amount,Amount,Currency\n"
            "2026-10-14,Cafe,-5.00,-4.50,EUR\n"
            "2026-10-13,Work,,1090.00,EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        currency="EUR",
    ),
    "credits-marked-alone": Odd(
        (
            "Date,Description,Amount,Currency\n"
            "2026-10-14,Cafe,4.50,USD\n"
            '2026-10-13,Thank you,"1,090.00CR",USD\n'
        ),
        asks=("sign",),
        answers={"sign": "money_out"},
    ),
    "currency-as-a-sign": Odd(
        ("Date;Payee;Amount;Currency\n14.10.2026;Cafe;-4,50;€\n13.10.2026;Work;1.090,00;€\n"),
        asks=("sign",),
        answers={"sign": "money_in"},
        currency="EUR",
    ),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_of_an_odd_meaning_are_read_right_or_asked_about(name: str) -> None:
    check(COLUMNS[name])
