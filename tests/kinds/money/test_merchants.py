"""Merchants: the name that is left of a bank's text."""

from __future__ import annotations

import pytest

from sitdown.kinds.money.merchants import merchant_key, merchant_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SQ *BLUE BOTTLE COFFEE #123 OAKLAND CA", "Blue Bottle Coffee"),
        ("EDEKA 4411 BERLIN DE", "EDEKA"),
        ("EDEKA MARKT//BERLIN/DE", "EDEKA Markt"),
        ("PAYPAL *SPOTIFY 35314369001", "Spotify"),
        ("CHECK CRD PURCHASE 12/03 TRADER JOE'S #552 SEATTLE WA 434257XXXX1234", "Trader Joe's"),
        ("NETFLIX.COM 866-579-7172 CA", "Netflix"),
        ("Uber *TRIP HELP.UBER.COM", "Uber"),
        ("TST* JOE'S PIZZA  NEW YORK  NY", "Joe's Pizza"),
        ("VISA DDA PUR 1234 STARBUCKS STORE 00123 PORTLAND OR", "Starbucks"),
        ("Lastschrift Vattenfall Europe Sales GmbH", "Vattenfall Europe Sales"),
        ("H&amp;M 0123 London GB", "H&M"),
        ("Stadtwerke Berlin GmbH", "Stadtwerke Berlin"),
        ("www.zalando.de", "Zalando"),
        ("LIDL SAGT DANKE BERLIN", "Lidl"),
        ("Trattoria Nona", "Trattoria Nona"),
        ("7-Eleven", "7-Eleven"),
        ("1PASSWORD", "1Password"),
        ("Visage Salon", "Visage Salon"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_the_noise_goes_and_the_name_stays(text: str, name: str) -> None:
    assert merchant_of(text) == name


def test_the_memo_speaks_when_the_payee_says_nothing() -> None:
    assert merchant_of("", "REWE 12 Berlin") == "REWE"
    assert merchant_of("000123", "Café Anna") == "Café Anna"


def test_two_spellings_share_one_key() -> None:
    assert merchant_key("Trader Joe's") == merchant_key("TRADER JOES")


def test_a_very_long_text_costs_little_and_stays_short() -> None:
    assert 0 < len(merchant_of("a b " * 300_000)) <= 40
