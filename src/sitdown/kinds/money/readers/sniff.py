"""What format a file is in, by what stands in it: banks name OFX files .CSV and worse."""

from __future__ import annotations

import re
from typing import Literal

from sitdown.kinds.money.readers.errors import UnknownStatementError

StatementFormat = Literal["csv", "ofx", "qif", "camt"]

_OFX = re.compile(r"^\s*(?:OFXHEADER\s*:|<OFX>)", re.IGNORECASE | re.MULTILINE)
"""Begins a line: a shop may be called anything, in a row of any list."""
_OFX_IN_XML = re.compile(r"OFXHEADER|<OFX>", re.IGNORECASE)
_QIF = re.compile(r"\A\s*!(?:type|account|option|clear)\b", re.IGNORECASE)
_CAMT = re.compile(r"BkToCstmr|camt\.05[234]", re.IGNORECASE)


def format_of(head: str, name: str) -> StatementFormat:
    """The format of a file, of which the first few thousand characters are given.

    Raises:
        UnknownStatementError: it is XML or HTML, and no statement.
    """
    start = head.lstrip("\ufeff \t\r\n")
    if _QIF.match(start):
        return "qif"
    if _OFX.search(start):
        return "ofx"
    if start.startswith("<"):
        if _OFX_IN_XML.search(start):
            return "ofx"
        if _CAMT.search(start):
            return "camt"
        kind = "a web page" if "<html" in start[:2000].casefold() else "XML of another kind"
        raise UnknownStatementError(name, f"it is {kind}")
    return "csv"
