"""Lists that are cut, padded, summed up and put together in odd ways."""

from __future__ import annotations

import pytest
from tests.kinds.money.readers.odd import Odd, check

SHAPES = {
    "totals-row": Odd(
        (
            "Date;Payee;Amount;Currency\n"
            "14.10.2026;Cafe;-4,50;EUR\n"
            "13.10.2026;Work;1.090,00;EUR\n"
            ";Total;1.085,50;EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
    ),
    "totals-row-dated": Odd(
        (
            "Date;Payee;Amount;Currency\n"
            "14.10.2026;Cafe;-4,50;EUR\n"
            "13.10.2026;Work;1.090,00;EUR\n"
            "14.10.2026;Gesamtsumme;1.085,50;EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        skipped=("it is a balance, not a movement",),
    ),
    "summe-row": Odd(
        (
            "Datum;Empfänger;Betrag;Währung\n"
            "14.10.2026;Cafe;-4,50;EUR\n"
            "13.10.2026;Work;1.090,00;EUR\n"
            "Summe;;1.085,50;EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
    ),
    "totals-row-without-a-currency": Odd(
        (
            "Date;Payee;Amount;Currency\n"
            "14.10.2026;Cafe;-4,50;EUR\n"
            "13.10.2026;Work;1.090,00;EUR\n"
            "14.10.2026;Total;1.085,50;\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        skipped=("it names no currency",),
    ),
    "two-header-rows": Odd(
        (
            "Date,Payee,Amount,Currency\n"
            "(booked),(who),(EUR),(code)\n"
            "2026-10-14,Cafe,-4.50,EUR\n"
            "2026-10-13,Work,1090.00,EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "group-header": Odd(
        (
            "Booking,,Money,\n"
            "Date,Payee,Amount,Currency\n"
            "2026-10-14,Cafe,-4.50,EUR\n"
            "2026-10-13,Work,1090.00,EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "repeated-header": Odd(
        (
            "Date,Payee,Amount,Currency\n"
            "2026-10-14,Cafe,-4.50,EUR\n"
            "Date,Payee,Amount,Currency\n"
            "2026-10-13,Work,1090.00,EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "swapped-later-header": Odd(
        (
            "Date,Payee,Amount,Currency\n"
            "2026-10-14,Cafe,-4.50,EUR\n"
            "\n"
            "Account two\n"
            "Date,Amount,Payee,Currency\n"
            "2026-10-13,1090.00,Work,EUR\n"
        ),
        refused="another one begins with",
    ),
    "empty-trailing": Odd(
        (
            "Date;Payee;Amount;Currency;;;;\n"
            "14.10.2026;Cafe;-4,50;EUR;;;;\n"
            "13.10.2026;Work;1.090,00;EUR;;;;\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "short-rows": Odd(
        (
            "Date;Payee;Amount;Currency;Note\n"
            "14.10.2026;Cafe;-4,50;EUR\n"
            "13.10.2026;Work;1.090,00;EUR;x\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "sep-line": Odd(
        (
            "sep=;\n"
            "Date;Payee;Amount;Currency\n"
            "14.10.2026;Cafe;-4,50;EUR\n"
            "13.10.2026;Work;1.090,00;EUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "unquoted-semicolon-comma": Odd(
        (
            "Date,Payee,Amount,Currency\n"
            "2026-10-14,Cafe, the,-4.50,EUR\n"
            "2026-10-13,Work,1090.00,EUR\n"
        ),
        rows=(("2026-10-13", 109000),),
        asks=("sign",),
        answers={"sign": "money_in"},
        skipped=("it has 5 fields, and the list has 4 columns",),
    ),
    "comma-decimal-unquoted": Odd(
        ("Date,Payee,Amount\n14.10.2026,Cafe,-4,50\n13.10.2026,Work,1090,00\n"),
        refused="it has 4 fields, and the list has 3 columns",
    ),
    "tabs": Odd(
        (
            "Date\tPayee\tAmount\tCurrency\n"
            "14.10.2026\tCafe, the; best\t-4,50\tEUR\n"
            "13.10.2026\tWork\t1.090,00\tEUR\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe, the; best", "Work"),
    ),
    "quotes-in-quotes": Odd(
        (
            '"Date";"Payee";"Amount";"Currency"\n'
            '"14.10.2026";"The ""Cafe""; one";"-4,50";"EUR"\n'
            '"13.10.2026";"Work";"1.090,00";"EUR"\n'
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=('The "Cafe"; one', "Work"),
    ),
    "line-quoted": Odd(
        (
            '"Date,Payee,Amount,Currency"\n'
            '"2026-10-14,Cafe,-4.50,EUR"\n'
            '"2026-10-13,Work,1090.00,EUR"\n'
        ),
        refused="no column of dates and amounts",
    ),
    "mac-line-ends": Odd(
        ("Date;Payee;Amount;Currency\r14.10.2026;Cafe;-4,50;EUR\r13.10.2026;Work;1.090,00;EUR\r"),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Cafe", "Work"),
    ),
    "two-accounts-of-one-make": Odd(
        (
            "Date,Payee,Amount,Currency\n"
            "2026-10-14,Cafe,-4.50,EUR\n"
            "\n"
            "Savings account\n"
            "Date,Payee,Amount,Currency\n"
            "2026-10-13,Work,1090.00,EUR\n"
        ),
        refused="another one begins with",
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_list_of_an_odd_shape_is_read_right_asked_about_or_refused(name: str) -> None:
    check(SHAPES[name])
