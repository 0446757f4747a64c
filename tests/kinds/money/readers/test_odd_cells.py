"""Amounts and dates as people, spreadsheets and old programs write them."""

from __future__ import annotations

import pytest
from tests.kinds.money.readers.odd import COFFEE_AND_PAY, Odd, check

AMOUNTS = {
    "apostrophes": ("-1'234.50", "1’090.00"),
    "spaces that do not break": ("-1\u00a0234,50", "1\u202f090,00"),
}
COFFEES = {
    "a minus behind": ("4,50-", "1.090,00+"),
    "a minus behind a space": ("4,50 -", "1.090,00 +"),
    "parentheses": ("(4.50)", "1,090.00"),
    "DR and CR": ("4.50 DR", "1,090.00 CR"),
    "Dr and Cr without a space": ("4.50Dr", "1,090.00Cr"),
    "DB and CR": ("4.50 DB", "1,090.00 CR"),
    "D and C": ("4.50 D", "1,090.00 C"),
    "overdrawn": ("4.50 OD", "1,090.00 CR"),
    "Soll and Haben": ("4,50 S", "1.090,00 H"),
    "a true minus": ("\u22124,50", "1090,00"),
    "a dash": ("\u20134.50", "1090.00"),
    "a hyphen that is not shown": ("\u00ad4.50", "1090.00"),
    "a code before": ("EUR -4.50", "EUR 1,090.00"),
    "a code behind": ("-4,50 EUR", "1.090,00 EUR"),
    "three digits behind the mark": ("-4.500", "1090.000"),
    "spaces in the number": ("- 4,50", "+ 1 090,00"),
    "a formula": ('="-4.50"', '="1090.00"'),
    "an apostrophe before": ("'-4.50", "'1090.00"),
}
DATES = {
    "a German weekday and a comma": ("Mi, 14.10.2026", "Di, 13.10.2026"),
    "a German weekday": ("Mi 14.10.2026", "Di 13.10.2026"),
    "a French weekday that is a month elsewhere": ("mer 14/10/2026", "mar 13/10/2026"),
    "an English weekday in full": ("Wednesday, October 14, 2026", "Tuesday, October 13, 2026"),
    "an English weekday": ("Wed 14 Oct 2026", "Tue 13 Oct 2026"),
    "a weekday behind": ("14.10.2026 Mi", "13.10.2026 Di"),
    "a German month": ("14. Oktober 2026", "13. Okt. 2026"),
    "a French month": ("14 octobre 2026", "13 oct. 2026"),
    "a Spanish month": ("14 de octubre de 2026", "13 oct 2026"),
    "a Portuguese month": ("14 de out. de 2026", "13 out 2026"),
    "an Italian month": ("14 ottobre 2026", "13 ott 2026"),
    "a Russian month": ("14 октября 2026", "13 окт 2026"),
    "an ordinal": ("October 14th, 2026", "13th October 2026"),
    "two digits of a year": ("14.10.26", "13.10.26"),
    "the number of a spreadsheet": ("46309", "46308"),
    "a zone that would move it": ("2026-10-14T23:30:00+09:00", "2026-10-13T00:10:00Z"),
    "the year and then a month's name": ("2026 Oct 14", "2026-Oct-13"),
    "an American time": ("10/14/2026 11:59 PM", "10/13/2026 12:01 AM"),
    "a European time": ("14/10/2026 23:59", "13/10/2026 00:01"),
    "eight digits, the day first": ("14102026", "13102026"),
    "eight digits and a time": ("20261014T235900", "20261013T000000"),
    "a formula": ('="14/10/2026"', '="13/10/2026"'),
    "a point behind": ("2026.10.14.", "2026.10.13."),
    "signs of East Asia": ("2026年10月14日", "2026年10月13日"),
}
REFUSED_DATES = {
    "months that mean two things": ("14 lis 2026", "13 lis 2026"),
    "an emperor's year": ("R8.10.14", "R8.10.13"),
    "seconds since 1970": ("1791936000", "1791849600"),
}
REFUSED_AMOUNTS = {
    "powers of ten": ("-4.5E0", "1.09E+03"),
    "Arabic digits": ("-٤٫٥٠", "١٠٩٠٫٠٠"),
    "wide digits": ("－４．５０", "１０９０．００"),
}


def amounts(coffee: str, pay: str) -> str:
    return f"Date;Payee;Amount;Currency\n2026-10-14;Cafe;{coffee};EUR\n2026-10-13;Work;{pay};EUR\n"


def dates(coffee: str, pay: str) -> str:
    return (
        "Date;Payee;Amount;Currency;Balance\n"
        f"{coffee};Cafe;-4,50;EUR;1085,50\n{pay};Work;1090,00;EUR;1090,00\n"
    )


def signed(text: str, rows: tuple[tuple[str, int], ...] = COFFEE_AND_PAY) -> Odd:
    return Odd(text, rows=rows, asks=("sign",), answers={"sign": "money_in"}, currency="EUR")


@pytest.mark.parametrize("name", AMOUNTS)
def test_groups_of_thousands_are_read(name: str) -> None:
    rows = (("2026-10-14", -123_450), ("2026-10-13", 109_000))
    check(signed(amounts(*AMOUNTS[name]), rows))


@pytest.mark.parametrize("name", COFFEES)
def test_an_amount_is_read(name: str) -> None:
    check(signed(amounts(*COFFEES[name])))


def test_prices_without_coins_are_whole() -> None:
    rows = (("2026-10-14", -400), ("2026-10-13", 109_000))
    check(signed(amounts("-4,-", "1.090,--"), rows))
    check(signed(amounts("-4/-", "1090/-"), rows))


def test_amounts_that_may_be_thousands_or_cents_are_asked_about() -> None:
    thousands = (("2026-10-14", -450_000), ("2026-10-13", 109_000))
    cents = (("2026-10-14", -450), ("2026-10-13", 109))
    for mark, rows in ((",", thousands), (".", cents)):
        answers = {"sign": "money_in", "decimal_mark": mark}
        asked = ("decimal_mark", "sign")
        check(Odd(amounts("-4.500", "1.090"), rows=rows, asks=asked, answers=answers))


@pytest.mark.parametrize("name", DATES)
def test_a_date_is_read(name: str) -> None:
    check(Odd(dates(*DATES[name])))


def test_months_of_other_languages_are_read() -> None:
    march = (("2026-03-14", -450), ("2026-03-13", 109_000))
    check(Odd(dates("14. März 2026", "13 mrt 2026"), rows=march))
    august = (("2026-08-14", -450), ("2026-08-01", 109_000))
    check(Odd(dates("14 août 2026", "1er août 2026"), rows=august))


def test_a_year_of_two_digits_that_may_come_first_is_asked_about() -> None:
    first = {"date_order": "ymd"}
    check(Odd(dates("26-10-14", "26-10-13"), asks=("date_order",), answers=first))
    last = {"date_order": "dmy"}
    rows = (("2014-10-26", -450), ("2013-10-26", 109_000))
    check(Odd(dates("26-10-14", "26-10-13"), rows=rows, asks=("date_order",), answers=last))


@pytest.mark.parametrize("name", REFUSED_DATES)
def test_dates_that_cannot_be_read_are_refused_in_one_sentence(name: str) -> None:
    check(Odd(dates(*REFUSED_DATES[name]), refused=f"{REFUSED_DATES[name][0]!r} is not a date"))


@pytest.mark.parametrize("name", REFUSED_AMOUNTS)
def test_amounts_that_cannot_be_read_are_refused_in_one_sentence(name: str) -> None:
    written = REFUSED_AMOUNTS[name]
    check(Odd(amounts(*written), refused=f"{written[0]!r} is not an amount"))


@pytest.mark.parametrize("name", ["OFXHEADER", "OFXHEADER:100", "<OFX>", "!Type:Bank"])
def test_a_shop_may_be_called_like_another_format(name: str) -> None:
    text = f"Date;Payee;Amount EUR\n14.10.2026;Shop {name} x;-4,50\n13.10.2026;Salary;1.090,00\n"
    answers = {"sign": "money_in"}
    check(Odd(text, asks=("sign",), answers=answers, payees=(f"Shop {name} x", "Salary")))


@pytest.mark.parametrize("shop", ["P 0 x", "Shop 7", "7 Eleven", "Kiosk 24 h"])
def test_a_shop_with_a_number_is_no_amount_where_no_name_is_known(shop: str) -> None:
    text = f"Päiväys;Saaja;Määrä\n14.10.2026;{shop};-4,50\n"
    rows = (("2026-10-14", -450),)
    check(Odd(text, rows, ("currency",), {"currency": "EUR"}, payees=(shop,)))
