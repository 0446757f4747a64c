"""Lists in the letters of other countries, which name neither their encoding nor their bank."""

from __future__ import annotations

import pytest
from tests.kinds.money.readers.odd import Odd, check

ALPHABETS = {
    "japan-cp932": Odd(
        (
            "お取引日,お引出し金額,お預入れ金額,お取引内容,残高\n"
            '2026/10/14,"4,500",,カフェ,"1,085,500"\n'
            '2026/10/13,,"1,090,000",給与,"1,090,000"\n'
        ),
        rows=(
            ("2026-10-14", -4500),
            ("2026-10-13", 1090000),
        ),
        asks=("currency",),
        answers={"currency": "JPY"},
        payees=("カフェ", "給与"),
        encoding="cp932",
    ),
    "japan-rakuten": Odd(
        (
            "取引日,入出金(円),残高(円),入出金内容\n"
            "20261014,-4500,1085500,カフェ\n"
            "20261013,1090000,1090000,給与\n"
        ),
        rows=(
            ("2026-10-14", -4500),
            ("2026-10-13", 1090000),
        ),
        payees=("カフェ", "給与"),
        currency="JPY",
        encoding="cp932",
    ),
    "japan-yen-era": Odd(
        (
            "年月日,お引出し,お預入れ,お取り扱い内容,残高\n"
            "R8.10.14,4500,,カフェ,1085500\n"
            "R8.10.13,,1090000,給与,1090000\n"
        ),
        refused="'R8.10.14' is not a date I can read",
        encoding="cp932",
    ),
    "japan-kanji-date": Odd(
        (
            "日付,内容,出金金額,入金金額,残高\n"
            "2026年10月14日,カフェ,4500,,1085500\n"
            "2026年10月13日,給与,,1090000,1090000\n"
        ),
        rows=(
            ("2026-10-14", -4500),
            ("2026-10-13", 1090000),
        ),
        asks=("currency",),
        answers={"currency": "JPY"},
    ),
    "mbank-pl": Odd(
        (
            "mBank S.A. Bankowość Detaliczna;\n"
            "#Klient;\n"
            "JAN KOWALSKI;\n"
            "\n"
            "#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Nume"
            "r konta;#Kwota;#Saldo po operacji;\n"
            "2026-10-14;2026-10-14;ZAKUP KARTĄ;KAWA;KAWIARNIA ŁÓDŹ;'';-4,50;1 085,50;\n"
            "2026-10-13;2026-10-13;PRZELEW;PENSJA;FIRMA;'12';1 090,00;1 090,00;\n"
            ";;;;;;#Saldo końcowe;1 085,50 PLN;\n"
        ),
        asks=("currency",),
        answers={"currency": "PLN"},
        payees=("KAWIARNIA ŁÓDŹ", "FIRMA"),
        encoding="cp1250",
    ),
    "pko-pl": Odd(
        (
            '"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po tran'
            'sakcji","Opis transakcji"\n'
            '"2026-10-14","2026-10-14","Płatność kartą","-4.50","PLN","+1085.50","Kawiarnia'
            ' Łódź"\n'
            '"2026-10-13","2026-10-13","Przelew","+1090.00","PLN","+1090.00","Pensja świąte'
            'czna"\n'
        ),
        payees=("Kawiarnia Łódź", "Pensja świąteczna"),
        currency="PLN",
        encoding="cp1250",
    ),
    "czech-fio": Odd(
        (
            '"ID pohybu";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";"Zpráva pro p'
            'říjemce";"Poznámka";"Typ"\n'
            '"1";"14.10.2026";"-4,50";"CZK";"1/0100";"Kavárna Žižkov";"káva";"";"Platba kar'
            'tou"\n'
            '"2";"13.10.2026";"1090,00";"CZK";"2/0100";"Firma";"mzda";"";"Příjem"\n'
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Kavárna Žižkov", "Firma"),
        currency="CZK",
        encoding="cp1250",
    ),
    "otp-hu": Odd(
        (
            '"Könyvelés dátuma";"Értéknap";"Összeg";"Devizanem";"Partner neve";"Közlemény";'
            '"Egyenleg"\n'
            '"2026.10.14.";"2026.10.14.";"-4 500";"HUF";"KÁVÉZÓ ŐRSÉG";"kávé";"1 085 500"\n'
            '"2026.10.13.";"2026.10.13.";"1 090 000";"HUF";"CÉG";"bér";"1 090 000"\n'
        ),
        rows=(
            ("2026-10-14", -450000),
            ("2026-10-13", 109000000),
        ),
        payees=("KÁVÉZÓ ŐRSÉG", "CÉG"),
        currency="HUF",
        encoding="cp1250",
    ),
    "sber-ru": Odd(
        (
            "Дата операции;Описание;Сумма;Валюта;Остаток\n"
            "14.10.2026;Кофейня;-4,50;RUB;1085,50\n"
            "13.10.2026;Зарплата;1090,00;RUB;1090,00\n"
        ),
        payees=("Кофейня", "Зарплата"),
        currency="RUB",
        encoding="cp1251",
    ),
    "tinkoff-ru": Odd(
        (
            '"Дата операции";"Дата платежа";"Номер карты";"Статус";"Сумма операции";"Валюта'
            ' операции";"Сумма платежа";"Валюта платежа";"Кэшбэк";"Категория";"MCC";"Описан'
            'ие"\n'
            '"14.10.2026 13:00:00";"14.10.2026";"*1";"OK";"-4,50";"RUB";"-4,50";"RUB";"";"К'
            'афе";"5814";"Кофейня"\n'
            '"13.10.2026 13:00:00";"13.10.2026";"*1";"FAILED";"-9,50";"RUB";"-9,50";"RUB";"'
            '";"Кафе";"5814";"Кофейня"\n'
            '"12.10.2026 13:00:00";"13.10.2026";"*1";"OK";"1090,00";"RUB";"1090,00";"RUB";"'
            '";"Пополнение";"";"Зарплата"\n'
        ),
        rows=(
            ("2026-10-14", -450),
            ("2026-10-12", 109000),
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Кофейня", "Зарплата"),
        currency="RUB",
        encoding="cp1251",
    ),
    "turkey": Odd(
        (
            "Tarih;Açıklama;Tutar;Bakiye\n"
            "14/10/2026;KAHVECİ ŞİŞLİ;-4,50 TL;1.085,50 TL\n"
            "13/10/2026;MAAŞ;1.090,00 TL;1.090,00 TL\n"
        ),
        asks=("currency",),
        answers={"currency": "TRY"},
        payees=("KAHVECİ ŞİŞLİ", "MAAŞ"),
        encoding="cp1254",
    ),
    "greek": Odd(
        (
            "Ημερομηνία;Περιγραφή;Ποσό;Υπόλοιπο\n"
            "14/10/2026;ΚΑΦΕ;-4,50;1.085,50\n"
            "13/10/2026;ΜΙΣΘΟΣ;1.090,00;1.090,00\n"
        ),
        asks=("currency",),
        answers={"currency": "EUR"},
        payees=("ΚΑΦΕ", "ΜΙΣΘΟΣ"),
        encoding="iso8859-7",
    ),
    "chinese-gbk": Odd(
        (
            "交易日期,交易摘要,交易金额,余额\n"
            "2026-10-14,咖啡店消费,-4.50,1085.50\n"
            "2026-10-13,工资收入,1090.00,1090.00\n"
        ),
        asks=("currency",),
        answers={"currency": "CNY"},
        payees=("咖啡店消费", "工资收入"),
        encoding="gb18030",
    ),
}


@pytest.mark.parametrize("name", ALPHABETS)
def test_a_list_in_letters_of_its_country_is_read_right_or_refused(name: str) -> None:
    check(ALPHABETS[name])
