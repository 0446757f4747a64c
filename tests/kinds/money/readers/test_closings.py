"""The closing balance that a bank's file tells, with its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sitdown.kinds.money.readers.balance_proof import RunningProof
from sitdown.kinds.money.readers.records import BankRow, Closing
from sitdown.kinds.money.readers.statement import open_statement

TODAY = date(2026, 11, 21)
_OFX = """\
OFXHEADER:100
DATA:OFXSGML

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>{account}</BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261030<TRNAMT>-12.50<FITID>1<NAME>Shop</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>{amount}<DTASOF>20261031120000[-5:EST]</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
_CAMT = """\
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Acct><Id><IBAN>DE02</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">40.10</Amt>
<CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-10-31</Dt></Dt></Bal>
</Stmt></BkToCstmrStmt></Document>
"""


def row(day: int, amount: int, balance: int | None, account: str = "") -> BankRow:
    return BankRow(day, date(2026, 10, day), amount, "EUR", "Shop", "", "", balance, account)


def closings(*rows: BankRow) -> tuple[Closing, ...]:
    proof = RunningProof()
    proof.follow(rows)
    return proof.closings()


def test_the_newest_row_tells_the_balance_in_either_order() -> None:
    some = [row(3, -100, 900), row(5, 50, 950), row(9, -20, 930)]
    expected = (Closing("EUR", date(2026, 10, 9), 930),)
    assert closings(*some) == expected
    assert closings(*reversed(some)) == expected


def test_balances_that_do_not_follow_from_the_amounts_tell_nothing() -> None:
    assert closings(row(3, -100, 900), row(5, 50, 7), row(9, -20, 930)) == ()


def test_two_accounts_in_one_file_tell_nothing() -> None:
    assert closings(
        *(row(3, -100, 900, "a"), row(5, 50, 950, "a")),
        *(row(3, -10, 90, "b"), row(5, 5, 95, "b")),
    ) == ()  # fmt: skip


def test_ofx_tells_its_ledger_balance(tmp_path: Path) -> None:
    path = tmp_path / "bank.ofx"
    path.write_text(_OFX.format(account="1", amount="-87.50"), encoding="utf-8")
    assert open_statement(path, TODAY).closings == (Closing("EUR", date(2026, 10, 31), -8_750),)


def test_a_ledger_balance_that_cannot_be_read_loses_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "bank.ofx"
    path.write_text(_OFX.format(account="1", amount="much"), encoding="utf-8")
    opened = open_statement(path, TODAY)
    assert opened.closings == ()
    assert len(list(opened.rows())) == 1


def test_camt_tells_its_closing_balance(tmp_path: Path) -> None:
    path = tmp_path / "bank.xml"
    path.write_text(_CAMT, encoding="utf-8")
    assert open_statement(path, TODAY).closings == (Closing("EUR", date(2026, 10, 31), -4_010),)
