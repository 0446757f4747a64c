"""OFX: both its spellings, and what banks do to them."""

from __future__ import annotations

from datetime import date

from sitdown.kinds.money.readers.records import BankRow, StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)
COFFEE = (
    "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260126120000[0:GMT]<TRNAMT>-12.34"
    "<FITID>202601260001<NAME>COFFEE &amp; CO<MEMO>CARD 1234</STMTTRN>"
)


def ofx(*movements: str, account: str = "42", currency: str = "USD") -> str:
    return (
        f"<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>{currency}<BANKACCTFROM><BANKID>1"
        f"<ACCTID>{account}</BANKACCTFROM><BANKTRANLIST>{''.join(movements)}</BANKTRANLIST>"
        "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )


def read(text: str, **choices: str) -> StatementFile:
    return read_statement(text.encode("cp1252"), TODAY, choices)


def only_row(text: str) -> BankRow:
    (row,) = read(text).rows
    return row


def test_unclosed_tags_are_read_with_everything_in_them() -> None:
    seen = read("OFXHEADER:100\nDATA:OFXSGML\n\n" + ofx(COFFEE))
    assert (seen.format, seen.currency, seen.account_hint) == ("ofx", "USD", "42")
    (row,) = seen.rows
    assert row.date == date(2026, 1, 26)
    assert (row.amount_minor, row.payee, row.memo) == (-1234, "COFFEE & CO", "CARD 1234")
    assert (row.bank_id, row.bank_category) == ("202601260001", "DEBIT")


def test_closed_tags_headers_on_one_line_and_raw_ampersands_are_the_same_to_it() -> None:
    closed = (
        "<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260126</DTPOSTED><TRNAMT>-12.34</TRNAMT>"
        "<FITID>202601260001</FITID><NAME>COFFEE & CO</NAME><MEMO>CARD 1234</MEMO></STMTTRN>"
    )
    one_line = "OFXHEADER:100 DATA:OFXSGML VERSION:102 "
    xml = '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?>'
    rows = {
        only_row(head + ofx(closed))._replace(line=1, original=()) for head in (one_line, xml, "")
    }
    assert rows == {only_row(ofx(COFFEE))._replace(line=1, original=())}


def test_the_date_is_taken_as_written() -> None:
    late = COFFEE.replace("20260126120000[0:GMT]", "20260126235900.000[-11:SST]")
    assert only_row(ofx(late)).date == date(2026, 1, 26)


def test_decimal_commas_and_dotted_tags_are_read() -> None:
    row = only_row(
        ofx(COFFEE.replace("-12.34", "-1.012,34").replace("<FITID>", "<INTU.X>1<FITID>"))
    )
    assert row.amount_minor == -101234


def test_a_name_that_was_cut_goes_on_in_the_memo() -> None:
    name = "THE VERY LONG NAME OF A MERCHANT"
    row = only_row(ofx(COFFEE.replace("COFFEE &amp; CO", name).replace("CARD 1234", f"{name} INC")))
    assert (row.payee, row.memo) == (f"{name} INC", "")


def test_several_accounts_keep_their_rows_and_currencies_apart() -> None:
    seen = read(ofx(COFFEE) + ofx(COFFEE, account="7", currency="JPY").replace("-12.34", "-1200"))
    assert [(row.account, row.currency, row.amount_minor) for row in seen.rows] == [
        ("42", "USD", -1234),
        ("7", "JPY", -1200),
    ]
    assert (seen.currency, seen.account_hint) == ("", "")


def test_a_missing_currency_is_asked_for() -> None:
    text = ofx(COFFEE, currency="")
    assert [question.key for question in read(text).questions] == ["currency"]
    assert read(text, currency="EUR").rows[0].currency == "EUR"


def test_a_movement_that_cannot_be_read_is_left_out_with_its_line() -> None:
    seen = read(ofx(COFFEE, "\n\n" + COFFEE.replace("20260126120000[0:GMT]", "soon")))
    assert len(seen.rows) == 1
    assert (seen.skipped[0].line, "soon" in seen.skipped[0].reason) == (3, True)
