"""More of what banks do, in lists and in the formats between programs: a habit a test."""

from __future__ import annotations

from datetime import date

import pytest
from tests.kinds.money.readers.test_camt import entry
from tests.kinds.money.readers.test_camt import read as read_camt
from tests.kinds.money.readers.test_fixtures import FOLDER
from tests.kinds.money.readers.test_ofx import ofx, only_row
from tests.kinds.money.readers.test_ofx import read as read_ofx
from tests.kinds.money.readers.test_qif import read as read_qif

from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)
WISE = (
    '"TransferWise ID","Date","Date Time","Amount","Currency","Description","Payment Reference",'
    '"Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name",'
    '"Payee Account Number","Merchant","Card Last Four Digits","Card Holder Full Name",'
    '"Attachment","Note","Total fees","Exchange To Amount","Transaction Type",'
    '"Transaction Details Type"\n'
)
MONTHS = {"2018 Oct 14": "2018-10-14", "14 Oct 2018": "2018-10-14", "Oct 14, 2018": "2018-10-14"}


def changed(name: str, *changes: tuple[str, str]) -> StatementFile:
    text = (FOLDER / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_statement(text.encode(), TODAY)


def amounts(seen: StatementFile) -> list[int]:
    return [row.amount_minor for row in seen.rows]


def movement(amount: str, more: str = "<NAME>CAFE") -> str:
    return f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260126<TRNAMT>{amount}<FITID>1{more}</STMTTRN>"


@pytest.mark.parametrize("written", MONTHS)
def test_the_older_revolut_wrote_its_days_in_three_ways(written: str) -> None:
    seen = changed("revolut-older.csv", ("14 Oct 2018", written))
    assert seen.layout == "Revolut (older)"
    assert str(seen.rows[0].date) == MONTHS[written]
    assert amounts(seen) == [-450, 109_000]


def test_the_fees_of_wise_are_in_its_amounts_with_or_without_a_balance() -> None:
    card = "CARD-1,14-10-2026,14-10-2026 10:00:00.000,-4.50,EUR,Card,,{},,,,,,,Cafe,1234,Me,,,0.10,"
    paid = "TRANSFER-2,13-10-2026,,90.00,EUR,Got,pay,{},,,,Work,,,,,,,,1.00,"
    for balances in (("85.50", "90.00"), ("", "")):
        text = WISE + f"{card.format(balances[0])},DEBIT,CARD\n{paid.format(balances[1])},CREDIT,\n"
        seen = read_statement(text.encode(), TODAY)
        assert seen.layout == "Wise statement"
        assert (amounts(seen), seen.questions) == ([-450, 9_000], ())


def test_the_older_n26_has_a_category_or_none() -> None:
    seen = changed(
        "n26-older.csv", ('"Category",', ""), ('"Food",', ""), ('"Pay","Income"', '"Pay"')
    )
    assert (seen.layout, amounts(seen)) == ("N26 (older)", [-450, 9_000])


def test_dkb_writes_the_euro_sign_or_leaves_it_out() -> None:
    seen = changed("dkb.csv", ("-4,50 €", "-4,50"), ("1.090,00 €", "1.090,00"))
    assert amounts(seen) == amounts(changed("dkb.csv"))


def test_a_pending_row_of_chase_may_have_a_space_for_its_balance() -> None:
    lines = (FOLDER / "chase-checking.csv").read_text(encoding="utf-8").splitlines()
    fields = lines[1].split(",")
    fields[5] = " "
    seen = read_statement("\n".join([lines[0], ",".join(fields), *lines[2:]]).encode(), TODAY)
    assert seen.rows[0].balance_minor is None


def test_ofx_without_any_header_is_ofx() -> None:
    assert read_ofx(ofx(movement("-4.50"))).format == "ofx"


@pytest.mark.parametrize("written", ["-4.50", "-$4.50", "(4.50)", "-4,50", "USD -4.50", "-4.5"])
def test_the_amounts_of_ofx_may_have_signs_marks_and_parentheses(written: str) -> None:
    assert only_row(ofx(movement(written))).amount_minor == -450


@pytest.mark.parametrize("day", ["20260126", "20260126235959", "20260126235959.123[-5:EST]"])
def test_the_days_of_ofx_may_have_times_and_zones(day: str) -> None:
    text = ofx(movement("-4.50")).replace("20260126", day)
    assert str(only_row(text).date) == "2026-01-26"


def test_the_payee_of_ofx_may_be_in_an_element_of_its_own() -> None:
    row = only_row(ofx(movement("-4.50", "<PAYEE><NAME>CAFE<ADDR1>Street 1</PAYEE>")))
    assert row.payee == "CAFE"


def test_a_check_of_ofx_without_a_name_has_its_number() -> None:
    assert only_row(ofx(movement("-4.50", "<CHECKNUM>1042"))).payee == "Check 1042"


def test_a_card_and_an_investment_account_of_ofx_keep_their_payments_apart() -> None:
    card = (
        "<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>99"
        f"</CCACCTFROM><BANKTRANLIST>{movement('-4.50')}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS>"
        "</CREDITCARDMSGSRSV1><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM>"
        f"<ACCTID>77</INVACCTFROM><INVTRANLIST><INVBANKTRAN>{movement('90.00')}</INVBANKTRAN>"
        "</INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1></OFX>"
    )
    seen = read_ofx(card)
    assert [(row.account, row.amount_minor) for row in seen.rows] == [("99", -450), ("77", 9_000)]


@pytest.mark.parametrize("kind", ["Bank", "CCard", "Cash", "Oth A", "Oth L", "Banco", "Banque"])
def test_every_kind_of_account_of_qif_is_read(kind: str) -> None:
    assert amounts(read_qif(f"!Type:{kind}\nD13/5/26\nT-4.50\nPCafe\n^\n")) == [-450]


@pytest.mark.parametrize("written", ["13/ 5'07", "13.5.07", "13/05/2007", "13-05-07"])
def test_the_days_of_qif_are_written_in_many_ways(written: str) -> None:
    (row,) = read_qif(f"!Type:Bank\nD{written}\nT-4.50\nPCafe\n^\n").rows
    assert str(row.date) == "2007-05-13"


def test_a_split_movement_of_qif_is_its_whole_amount_once() -> None:
    text = (
        "!Type:Bank\nD13/5/26\nT-10.00\nU-10.00\nPShop\nSFood\nEbread\n$-4.00\nSHome\n$-6.00\n^\n"
    )
    assert amounts(read_qif(text)) == [-1_000]


def test_the_other_account_of_a_transfer_of_qif_is_its_category() -> None:
    (row,) = read_qif("!Type:Bank\nD13/5/26\nT-10.00\nL[Savings]\n^\n").rows
    assert row.bank_category == "[Savings]"


def test_thousands_and_cents_of_qif_are_asked_about_where_nothing_tells() -> None:
    text = "!Type:Bank\nD13/5/26\nT-1.234\nPShop\n^\n"
    assert [question.key for question in read_qif(text).questions] == ["decimal_mark"]
    assert amounts(read_qif(text, decimal_mark=",")) == [-123_400]


@pytest.mark.parametrize("status", ["BOOK", "<Cd>BOOK</Cd>"])
def test_the_status_of_camt_is_a_word_or_a_code(status: str) -> None:
    assert amounts(read_camt(entry("4.50", status=status))) == [-450]
    pending = status.replace("BOOK", "PDNG")
    assert amounts(read_camt(entry("4.50", status=pending))) == []


@pytest.mark.parametrize(
    "day",
    [
        "<BookgDt><DtTm>2026-10-03T23:30:00+02:00</DtTm></BookgDt>",
        "<ValDt><Dt>2026-10-03</Dt></ValDt>",
        "<ValDt><DtTm>2026-10-03T00:10:00Z</DtTm></ValDt>",
    ],
)
def test_the_day_of_camt_is_booked_or_of_value_with_or_without_a_time(day: str) -> None:
    text = entry("4.50").replace("<BookgDt><Dt>2026-10-03</Dt></BookgDt>", day)
    assert str(read_camt(text).rows[0].date) == "2026-10-03"
