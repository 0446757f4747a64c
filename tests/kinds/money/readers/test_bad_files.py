"""Files that are no statements are refused, each for its own reason, in one sentence."""

from __future__ import annotations

import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from sitdown.kinds.money.readers.errors import (
    BinaryStatementError,
    BrokenXmlError,
    EmptyStatementError,
    LineTooLongError,
    MissingStatementError,
    StatementTooLargeError,
    TruncatedStatementError,
    UnknownStatementError,
    UnreadableStatementError,
    UnsafeXmlError,
)
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>&b;'
    b"</BkToCstmrStmt></Document>"
)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyStatementError),
        (b" \r\n\t\n", EmptyStatementError),
        (b"\xef\xbb\xbf\n", EmptyStatementError),
        (b"%PDF-1.7 ...", BinaryStatementError),
        (b"PK\x03\x04xlsx", BinaryStatementError),
        (b"\xd0\xcf\x11\xe0xls", BinaryStatementError),
        (bytes(range(256)) * 20, BinaryStatementError),
        (b"Dear customer,\nthis is a letter.\n", UnknownStatementError),
        (b"<html><body>Please log in</body></html>", UnknownStatementError),
        (b'<?xml version="1.0"?><rss/>', UnknownStatementError),
        (b"OFXHEADER:100\n<OFX><STMTTRN><TRNAMT>1", TruncatedStatementError),
        (b'Date,Payee,Amount\n2026-10-01,"A,1.00\n' + b"2026-10-02,B,2.00\n" * 500,
         TruncatedStatementError),
        (b"Date,Payee,Amount\n2026-10-01," + b"x" * 200_000 + b",1.00\n", LineTooLongError),
        (BOMB, UnsafeXmlError),
        (b"<!DOCTYPE OFX SYSTEM 'http://x/y.dtd'><OFX></OFX>", UnsafeXmlError),
        (BOMB.split(b"]>")[1].replace(b"&b;", b"<Stmt>"), BrokenXmlError),
    ],
)  # fmt: skip
def test_a_file_that_is_no_statement_is_refused(
    content: bytes, error: type[UnreadableStatementError]
) -> None:
    with pytest.raises(error) as caught:
        read_statement(content, TODAY)
    sentence = str(caught.value)
    assert sentence.startswith("The file ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_path_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingStatementError, match=r"nothing\.csv"):
        read_statement(tmp_path / "nothing.csv", TODAY)
    with pytest.raises(MissingStatementError):
        read_statement(tmp_path, TODAY)


def test_one_endless_line_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"a" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(LineTooLongError):
            read_statement(path, TODAY)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000


def test_an_ofx_file_that_memory_cannot_hold_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitdown.kinds.money.readers.ofx.LARGEST_OFX", 100)
    with pytest.raises(StatementTooLargeError):
        read_statement(b"<OFX>" + b" " * 200 + b"</OFX>", TODAY)


WHOLE = b"Date,Payee,Amount (EUR),Reference\n2026-10-01,A,-1.00,x\n2026-10-02,B,-45.00,y"
QUOTED = b'"Date","Payee","Amount (EUR)"\n"2026-10-01","A","-1.00"\n"2026-10-02","B","-45.00"'
QIF = b"!Type:Bank\nD2026-10-01\nT-1.00\nPA\n^\nD2026-10-02\nT-45.00\nPB"


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.removesuffix(b"00,y"),
        WHOLE.removesuffix(b",B,-45.00,y"),
        WHOLE.removesuffix(b"02,B,-45.00,y"),
        WHOLE.replace(b",Reference", b"").replace(b",x", b"").removesuffix(b".00,y"),
        QUOTED.removesuffix(b'.00"'),
        QUOTED.removesuffix(b'","-45.00"'),
        WHOLE.removesuffix(b"00,y").decode().encode("utf-16"),
        b"\xef\xbb\xbf" + WHOLE.removesuffix(b"00,y"),
        QIF,
        QIF.removesuffix(b".00\nPB"),
    ],
)
def test_a_list_cut_in_the_middle_of_a_row_is_refused(content: bytes) -> None:
    choices = {"currency": "EUR", "sign": "money_in"}
    with pytest.raises(TruncatedStatementError, match="breaks off"):
        read_statement(content, TODAY, choices)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE,
        WHOLE + b"\n",
        QUOTED,
        WHOLE + b"\nClosing balance,-46.00",
        WHOLE + b"\n2 rows",
        WHOLE.replace(b",Reference", b"").replace(b",x", b"").replace(b".00,y", b".00"),
        QIF + b"\n^",
        QIF + b"\n",
    ],
)
def test_a_last_line_without_its_end_is_whole_when_nothing_is_missing(content: bytes) -> None:
    choices = {"currency": "EUR", "sign": "money_in"}
    rows = read_statement(content, TODAY, choices).rows
    assert [row.amount_minor for row in rows] == [-100, -4_500]
