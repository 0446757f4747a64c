"""Every layout a bank is known to write, by a small file of its make, and each quirk by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from sitdown.kinds.money.readers.presets import PRESETS
from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)
FOLDER = Path(__file__).parent.parent / "fixtures"


class Told(NamedTuple):
    """What a file holds: minor units in and out of its one currency, and its first payee."""

    layout: str
    currency: str
    sum_in: int
    sum_out: int
    payee: str
    rows: int = 2
    proved: tuple[int, int] | None = None
    skipped: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


ONE = (1, 1)
NO_DATE = "'Alter Kontostand' is not a date I can read: it has no day, month and year."
NEUTRAL = "'NEUTRAL' is neither money in nor money out"
HELD = (
    "'General Authorization' moves no money",
    "'Account Hold for Open Authorization' moves no money",
    "'Reversal of General Account Hold' moves no money",
    "'Memo' moves no money",
)
BALANCE = "it is a balance, not a movement"

FILES = {
    "ally.csv": Told("Ally", "USD", 9_000, 450, "CAFE"),
    "american-express-thirteen-columns.csv": Told("American Express US", "USD", 9_000, 450, "CAFE"),
    "american-express-three-columns.csv": Told(
        "generic", "USD", 9_000, 450, "CAFE", choices=(("currency", "USD"), ("sign", "money_out"))
    ),
    "american-express-uk.csv": Told("American Express UK", "GBP", 9_000, 450, "CAFE"),
    "american-express-us.csv": Told("American Express US", "USD", 9_000, 450, "CAFE"),
    "apostrophes.qif": Told("QIF", "EUR", 9_000, 101_234, "Cafe", choices=(("currency", "EUR"),)),
    "apple-card.csv": Told("Apple Card", "USD", 9_000, 450, "Cafe"),
    "bank-of-america-card.csv": Told("Bank of America card", "USD", 1_000, 450, "CAFE"),
    "bank-of-america-checking.csv": Told(
        "Bank of America checking", "USD", 50_000, 100_050, "SHOP",
        proved=ONE, skipped=("it has no amount",),
    ),
    "barclaycard-without-header.csv": Told("Barclaycard", "GBP", 9_000, 450, "CAFE, LONDON"),
    "barclays.csv": Told("Barclays", "GBP", 9_000, 450, "CAFE"),
    "boursorama.csv": Told("Boursorama", "EUR", 109_000, 450, "cafe"),
    "bunq.csv": Told("bunq", "EUR", 109_000, 450, "Cafe"),
    "capital-one-360.csv": Told("Capital One 360", "USD", 10_000, 450, "CAFE", proved=ONE),
    "capital-one-card.csv": Told("Capital One card", "USD", 450, 3_430, "CAFE"),
    "capital-one-card-newer.csv": Told("Capital One card", "USD", 9_000, 450, "CAFE"),
    "chase-card-older.csv": Told("Chase card (older)", "USD", 5_000, 450, "CAFE"),
    "chase-card.csv": Told("Chase card", "USD", 5_000, 450, "CAFE"),
    "chase-checking.csv": Told("Chase checking", "USD", 10_000, 450, "A&B COFFEE"),
    "citi.csv": Told("Citi", "USD", 9_000, 450, "CAFE", skipped=("its status is 'Pending'",)),
    "citi-with-member.csv": Told("Citi", "USD", 9_000, 450, "CAFE"),
    "closed-tags.qfx": Told("OFX", "EUR", 0, 1_234, "Café & Co", rows=1),
    "comdirect.csv": Told("comdirect", "EUR", 109_000, 450, "Café", skipped=(NO_DATE,)),
    "discover.csv": Told("Discover", "USD", 900, 450, "CAFE"),
    "dkb-comma-with-sign.csv": Told(
        "DKB", "EUR", 109_000, 450, "Café", skipped=("its status is 'Vorgemerkt'",)
    ),
    "dkb-older.csv": Told("DKB (older)", "EUR", 109_000, 450, "Café"),
    "dkb.csv": Told("DKB", "EUR", 109_000, 450, "Café", skipped=("its status is 'Vorgemerkt'",)),
    "hsbc-uk-without-header.csv": Told(
        "generic", "GBP", 109_000, 4_550, "CAFE", rows=4, choices=(("currency", "GBP"),)
    ),
    "hsbc-uk.csv": Told("HSBC UK", "GBP", 109_000, 450, "CAFE", proved=ONE),
    "ing-de.csv": Told("ING DE", "EUR", 130_000, 6_600, "Café", proved=ONE),
    "ing-nl-comma.csv": Told("ING NL", "EUR", 109_000, 450, "Cafe", proved=ONE),
    "ing-nl.csv": Told("ING NL", "EUR", 100_000, 1_250, "Albert Heijn"),
    "latin-1.camt.xml": Told(
        "CAMT", "EUR", 109_000, 450, "Café", proved=ONE, skipped=("its status is 'PDNG'",)
    ),
    "lloyds-or-halifax.csv": Told("Lloyds or Halifax", "GBP", 9_000, 450, "CAFE", proved=ONE),
    "mint.csv": Told("Mint", "USD", 9_000, 450, "Cafe"),
    "monzo.csv": Told("Monzo", "GBP", 9_000, 450, "Cafe", rows=3),
    "n26-french.csv": Told("N26 (French)", "EUR", 109_000, 450, "Café"),
    "n26-german.csv": Told("N26 (German)", "EUR", 109_000, 450, "Café"),
    "n26-older.csv": Told("N26 (older)", "EUR", 9_000, 450, "Cafe"),
    "n26.csv": Told("N26", "EUR", 9_000, 450, "Cafe"),
    "natwest.csv": Told("NatWest", "GBP", 9_000, 450, "CAFE", proved=ONE),
    "one-line.ofx": Told("OFX", "EUR", 500, 1_234, "Cafe"),
    "paypal-activity-german.csv": Told(
        "PayPal activity (German)", "EUR", 9_700, 450, "Café", proved=ONE,
        skipped=("'Allgemeine Autorisierung' moves no money",),
    ),
    "paypal-activity.csv": Told(
        "PayPal activity", "EUR", 9_700, 450, "Cafe",
        proved=ONE, skipped=("its status is 'Pending'",),
    ),
    "paypal-held.csv": Told(
        "PayPal activity", "USD", 9_000, 450, "Cafe", proved=ONE, skipped=HELD,
    ),
    "paypal-statement-german.csv": Told(
        "PayPal statement (German)", "EUR", 9_700, 450, "Café", proved=ONE
    ),
    "paypal-statement.csv": Told("PayPal statement", "USD", 9_700, 450, "Cafe", proved=ONE),
    "quickbooks-named.csv": Told("OFX", "USD", 109_000, 1_234, "COFFEE & CO"),
    "rabobank.csv": Told("Rabobank", "EUR", 9_000, 450, "Werk", proved=ONE),
    "revolut-german.csv": Told(
        "Revolut (German)", "EUR", 1_900, 2_000, "Uber",
        rows=3, proved=(2, 2), skipped=("its status is 'AUSSTEHEND'",),
    ),
    "revolut-older.csv": Told("Revolut (older)", "EUR", 109_000, 450, "Cafe", proved=ONE),
    "revolut.csv": Told(
        "Revolut", "EUR", 1_900, 2_000, "Uber",
        rows=3, proved=(2, 2), skipped=("its status is 'PENDING'",),
    ),
    "schwab.csv": Told("Schwab", "USD", 100_000, 450, "CAFE", proved=ONE),
    "sparkasse.csv": Told(
        "Sparkasse", "EUR", 9_000, 450, "Café", skipped=("its status is 'Umsatz vorgemerkt'",)
    ),
    "starling.csv": Told("Starling", "GBP", 9_000, 450, "Work", proved=ONE),
    "us-bank.csv": Told("US Bank", "USD", 9_000, 450, "CAFE"),
    "utf-16-without-mark.csv": Told("N26", "EUR", 9_000, 450, "Cafe"),
    "volksbank.csv": Told("Volksbank", "EUR", 109_000, 450, "Café", skipped=(BALANCE, BALANCE)),
    "wells-fargo.csv": Told("Wells Fargo", "USD", 9_000, 450, "CHECK CRD PURCHASE CAFE"),
    "wise-history-full.csv": Told("Wise history", "EUR", 9_000, 450, "Cafe"),
    "wise-history.csv": Told(
        "Wise history", "EUR", 9_000, 450, "Cafe",
        skipped=("its status is 'CANCELLED'", NEUTRAL),
    ),
    "wise-statement.csv": Told("Wise statement", "EUR", 9_000, 450, "Cafe", proved=ONE),
}  # fmt: skip
SEVERAL_CURRENCIES = {"paypal-conversion.csv"}


def read(name: str) -> StatementFile:
    told = FILES.get(name)
    return read_statement(FOLDER / name, TODAY, dict(told.choices) if told else {})


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_to_its_totals(name: str) -> None:
    told, seen = FILES[name], read(name)
    assert seen.layout == told.layout
    assert seen.questions == ()
    assert {row.currency for row in seen.rows} == {told.currency}
    assert sum(row.amount_minor for row in seen.rows if row.amount_minor > 0) == told.sum_in
    assert -sum(row.amount_minor for row in seen.rows if row.amount_minor < 0) == told.sum_out
    assert seen.rows[0].payee == told.payee
    assert len(seen.rows) == told.rows
    assert seen.proved == told.proved
    assert tuple(skipped.reason for skipped in seen.skipped) == told.skipped
    assert all(skipped.text for skipped in seen.skipped)


def test_every_known_layout_has_its_file() -> None:
    assert {preset.name for preset in PRESETS} <= {told.layout for told in FILES.values()}
    there = {path.name for path in FOLDER.iterdir() if not path.name.startswith(".")}
    assert there == FILES.keys() | SEVERAL_CURRENCIES


def test_every_layout_has_a_fingerprint_that_other_rows_do_not_change() -> None:
    lists = {name: read(name) for name, told in FILES.items() if told.layout != "generic"}
    prints = {seen.layout_fingerprint: seen.layout for seen in lists.values()}
    assert len(set(prints.values())) == len({seen.layout for seen in lists.values()})
    lines = (FOLDER / "n26.csv").read_bytes().splitlines()
    shorter = read_statement(b"\n".join(lines[:2]), TODAY)
    assert shorter.layout_fingerprint == lists["n26.csv"].layout_fingerprint


def test_chase_has_a_comma_too_many_a_blank_balance_and_a_blank_end() -> None:
    raw = (FOLDER / "chase-checking.csv").read_bytes()
    assert b",,\r\n" in raw
    assert raw.endswith(b"\r\n\r\n")
    assert read("chase-checking.csv").rows[0].balance_minor is None


def test_a_beginning_balance_is_no_movement() -> None:
    (skipped,) = read("bank-of-america-checking.csv").skipped
    assert "Beginning balance" in skipped.text


def test_an_amount_without_its_last_digit_is_in_full() -> None:
    assert b",34.3," in (FOLDER / "capital-one-card.csv").read_bytes()
    assert read("capital-one-card.csv").rows[0].amount_minor == -3_430


def test_the_direction_of_an_unsigned_amount_is_in_its_type() -> None:
    assert [row.amount_minor for row in read("capital-one-360.csv").rows] == [-450, 10_000]


@pytest.mark.parametrize(
    "name", ["american-express-us.csv", "discover.csv", "apple-card.csv", "american-express-uk.csv"]
)
def test_a_card_that_writes_spending_as_positive_is_turned(name: str) -> None:
    assert read(name).rows[0].amount_minor == -450


def test_a_list_that_could_be_two_banks_is_asked_about() -> None:
    unanswered = read_statement(FOLDER / "american-express-three-columns.csv", TODAY)
    assert {question.key for question in unanswered.questions} == {"currency", "sign"}


def test_a_field_over_several_lines_is_one_field() -> None:
    seen = read("american-express-us.csv")
    assert (seen.rows[0].memo, seen.rows[0].bank_id) == ("two lines", "3202")
    assert [row.line for row in seen.rows] == [4, 5]


def test_a_list_without_a_header_is_known_by_its_shape() -> None:
    assert str(read("wells-fargo.csv").rows[0].date) == "2026-10-14"
    assert str(read("barclaycard-without-header.csv").rows[0].date) == "2026-04-15"
    assert read("hsbc-uk-without-header.csv").rows[1].amount_minor == 109_000


def test_a_card_payment_written_as_negative_credit_is_money_in() -> None:
    assert read("citi.csv").rows[1].amount_minor == 9_000


def test_a_file_without_a_last_line_end_has_its_last_row() -> None:
    assert not (FOLDER / "apple-card.csv").read_bytes().endswith(b"\n")
    assert read("apple-card.csv").rows[-1].amount_minor == 9_000


def test_spaces_after_the_commas_of_a_header_do_not_count() -> None:
    assert (FOLDER / "ally.csv").read_bytes().startswith(b"Date, Time, Amount")
    assert read("ally.csv").rows[0].payee == "CAFE"


def test_a_declined_payment_moves_nothing() -> None:
    assert [row.amount_minor for row in read("monzo.csv").rows] == [-450, 9_000, 0]


def test_the_fee_that_moves_the_balance_is_part_of_the_amount() -> None:
    assert [row.amount_minor for row in read("revolut.csv").rows] == [-1_050, -950, 1_900]


def test_a_fee_that_is_in_the_amount_already_is_not_taken_twice() -> None:
    assert read("wise-statement.csv").rows[0].amount_minor == -450
    assert read("wise-statement.csv").proved == ONE


def test_a_header_with_one_name_twice_is_read_by_place() -> None:
    assert (FOLDER / "ing-de.csv").read_bytes().count("Währung".encode("latin-1")) == 2
    assert read("ing-de.csv").account_hint == "DE12500105170648489890"


def test_the_payer_is_named_when_money_came_in() -> None:
    assert [row.payee for row in read("dkb.csv").rows] == ["Café", "Arbeit"]
    assert read("wise-history.csv").rows[1].payee == "Work"


def test_an_amount_may_carry_its_currency_and_a_list_its_mark() -> None:
    raw = (FOLDER / "dkb-comma-with-sign.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "-4,50 €".encode() in raw
    assert [row.amount_minor for row in read("dkb-comma-with-sign.csv").rows] == [-450, 109_000]


def test_a_payee_ends_where_its_column_ends() -> None:
    assert [row.payee for row in read("barclays.csv").rows] == ["CAFE", "WORK"]


def test_blank_lines_before_a_header_are_passed_over() -> None:
    assert (FOLDER / "natwest.csv").read_bytes().startswith(b"\n")
    assert str(read("natwest.csv").rows[0].date) == "2026-10-15"


def test_a_conversion_is_three_rows_in_two_currencies_that_are_never_added() -> None:
    seen = read("paypal-conversion.csv")
    assert [(row.amount_minor, row.currency) for row in seen.rows] == [
        (-1_000, "USD"),
        (-930, "EUR"),
        (1_000, "USD"),
    ]
    assert [skipped.reason for skipped in seen.skipped] == ["its status is 'Pending'"]


def test_a_file_is_known_by_what_is_in_it_not_by_its_name() -> None:
    assert read("quickbooks-named.csv").format == "ofx"


def test_the_day_of_a_movement_is_never_moved_by_its_zone() -> None:
    assert str(read("quickbooks-named.csv").rows[1].date) == "2026-01-27"
    assert str(read("closed-tags.qfx").rows[0].date) == "2026-01-26"


def test_one_id_for_two_movements_keeps_both() -> None:
    assert [row.bank_id for row in read("one-line.ofx").rows] == ["1", "1"]


def test_a_raw_ampersand_is_text() -> None:
    assert read("quickbooks-named.csv").rows[1].payee == "A & B WORK"


def test_an_apostrophe_before_a_year_is_this_century_and_unknown_codes_are_passed_over() -> None:
    assert str(read("apostrophes.qif").rows[0].date) == "2026-01-15"


def test_the_encoding_that_xml_declares_is_believed() -> None:
    assert b"Caf\xe9" in (FOLDER / "latin-1.camt.xml").read_bytes()
    assert read("latin-1.camt.xml").rows[0].payee == "Café"


def test_a_list_in_wide_characters_without_a_mark_is_read() -> None:
    assert read("utf-16-without-mark.csv").rows == read("n26.csv").rows
