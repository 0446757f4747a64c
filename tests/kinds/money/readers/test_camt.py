"""CAMT: entries and their details, and the two balances that prove them."""

from __future__ import annotations

from datetime import date

import pytest

from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)


def balance(kind: str, amount: str, direction: str = "CRDT") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt>"
        f"<CdtDbtInd>{direction}</CdtDbtInd></Bal>"
    )


def entry(amount: str, direction: str = "DBIT", *, status: str = "BOOK", more: str = "") -> str:
    return (
        f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>{status}</Sts>"
        f"<BookgDt><Dt>2026-10-03</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>{more}</Ntry>"
    )


def detail(amount: str, side: str, name: str, purpose: str = "") -> str:
    return (
        f"<TxDtls><AmtDtls><TxAmt><Amt Ccy='EUR'>{amount}</Amt></TxAmt></AmtDtls><RltdPties>"
        f"<{side}>{name}</{side}></RltdPties><RmtInf><Ustrd>{purpose}</Ustrd></RmtInf></TxDtls>"
    )


def read(*inside: str, version: str = "053.001.02", encoding: str = "UTF-8") -> StatementFile:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><Document xmlns="urn:iso:std:iso:20022:tech:'
        f'xsd:camt.{version}"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE12</IBAN></Id></Acct>'
        f"{''.join(inside)}</Stmt></BkToCstmrStmt></Document>"
    )
    return read_statement(text.encode(encoding), TODAY)


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "UTF-16"])
def test_an_entry_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    details = f"<NtryDtls>{detail('30.00', 'Cdtr', '<Nm>Café</Nm>', 'Kaffee')}</NtryDtls>"
    seen = read(entry("30.00", more=details), encoding=encoding)
    assert (seen.format, seen.account_hint, seen.currency) == ("camt", "DE12", "EUR")
    (row,) = seen.rows
    assert (row.date, row.amount_minor, row.bank_id) == (date(2026, 10, 3), -3000, "R1")
    assert (row.payee, row.memo) == ("Café", "Kaffee")


def test_every_version_of_the_standard_is_the_same_to_it() -> None:
    newer = f"<NtryDtls>{detail('5.00', 'Dbtr', '<Pty><Nm>Work</Nm></Pty>')}</NtryDtls>"
    seen = read(entry("5.00", "CRDT", status="<Cd>BOOK</Cd>", more=newer), version="053.001.08")
    assert (seen.rows[0].payee, seen.rows[0].amount_minor) == ("Work", 500)


def test_a_batch_is_parted_when_its_details_make_up_its_amount() -> None:
    both = detail("10.00", "Cdtr", "<Nm>A</Nm>") + detail("20.00", "Cdtr", "<Nm>B</Nm>")
    whole = read(entry("30.00", more=f"<NtryDtls>{both}</NtryDtls>")).rows
    assert [(row.payee, row.amount_minor) for row in whole] == [("A", -1000), ("B", -2000)]
    torn = read(entry("31.00", more=f"<NtryDtls>{both}</NtryDtls>")).rows
    assert [row.amount_minor for row in torn] == [-3100]


def test_the_balances_around_the_entries_prove_them() -> None:
    good = read(balance("OPBD", "10.00"), entry("30.00"), balance("CLBD", "20.00", "DBIT"))
    assert good.proved == (1, 1)
    bad = read(balance("OPBD", "10.00"), entry("30.00"), balance("CLBD", "10.00"))
    assert bad.proved == (0, 1)
    told = next(each for each in bad.decisions if each.what == "balance")
    assert "30.00" in told.why
    assert read(entry("30.00")).proved is None
    assert read(balance("OPBD", "x"), entry("30.00"), balance("CLBD", "10.00")).proved is None


def test_pending_and_broken_entries_are_left_out_with_a_reason() -> None:
    seen = read(entry("1.00", status="PDNG"), entry("x"), entry("2.00"))
    assert [row.amount_minor for row in seen.rows] == [-200]
    assert ["PDNG" in seen.skipped[0].reason, "'x'" in seen.skipped[1].reason] == [True, True]
