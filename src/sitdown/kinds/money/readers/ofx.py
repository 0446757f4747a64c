"""OFX 1.x, which is SGML with unclosed tags, OFX 2.x, which is XML, and QFX, which is either.

Dates are taken as written: the zone behind them never moves a movement to another day. The id of a
movement is not always unique, so whoever compares takes the date and the amount with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from html import unescape

from sitdown.kinds.money.amounts import (
    DecimalMark,
    NotAnAmountError,
    minor_digits,
    parse_amount,
    settle_decimal_mark,
)
from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.choices import CURRENCY_QUESTION, Choices, chosen_currency
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.errors import (
    StatementTooLargeError,
    TruncatedStatementError,
    UnsafeXmlError,
)
from sitdown.kinds.money.readers.records import (
    BankRow,
    Closing,
    Decision,
    OpenStatement,
    Reading,
    SkippedRow,
)
from sitdown.kinds.money.readers.source import Source

LARGEST_OFX = 64_000_000
"""Characters held at once; a year of a busy account is under one million."""

_ELEMENT = re.compile(r"<(/?)([A-Za-z0-9._]+)\s*/?>([^<]*)")
_STATEMENT = re.compile(r"<STMTRS>(.*?)</STMTRS>", re.DOTALL | re.IGNORECASE)
_LEDGER_BALANCE = re.compile(r"<LEDGERBAL>(.*?)</LEDGERBAL>", re.DOTALL | re.IGNORECASE)
_CURRENCY = re.compile(r"<CURDEF>\s*([A-Za-z]{3})", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NAME_LENGTH = 32
"""Characters a NAME can have; a longer one goes on in MEMO."""


@dataclass(frozen=True, slots=True)
class _Movement:
    line: int
    account: str
    currency: str
    fields: dict[str, str]


def open_ofx(
    source: Source, encoding: EncodingChoice, today: date, choices: Choices
) -> OpenStatement:
    """Settles how an OFX file is read.

    Raises:
        TruncatedStatementError: the file has no end.
        StatementTooLargeError: it is larger than memory should hold.
        UnsafeXmlError: it declares a document type or entities.
    """
    text = _whole_text(source, encoding.encoding)
    movements = list(_movements(text))
    mark = settle_decimal_mark(movement.fields.get("TRNAMT", "") for movement in movements)
    fallback = chosen_currency(choices)
    currencies = {movement.currency for movement in movements}
    questions = (CURRENCY_QUESTION,) if "" in currencies and not fallback else ()
    accounts = {movement.account for movement in movements}
    reading = Reading(
        format="ofx",
        layout="OFX",
        encoding=encoding.encoding,
        account_hint=accounts.pop() if len(accounts) == 1 else "",
        currency=(currencies.pop() or fallback) if len(currencies) == 1 else "",
        header=(),
        decisions=(
            Decision("encoding", encoding.encoding, encoding.why, encoding.certain),
            Decision("decimal_mark", mark.mark, mark.why, mark.certain),
            Decision("sign", "money_in", "OFX says so", certain=True),
            Decision("date_order", "ymd", "OFX says so", certain=True),
        ),
        questions=questions,
        layout_fingerprint=blake2b(b"ofx", digest_size=8).hexdigest(),
    )

    def rows() -> Iterator[BankRow | SkippedRow]:
        for movement in movements:
            yield _row(movement, mark.mark, movement.currency or fallback, today)

    closings = tuple(_closings(text, mark.mark, fallback, today)) if len(accounts) < 2 else ()
    return OpenStatement(source.name, reading, rows, closings=closings)


def _closings(text: str, mark: DecimalMark, fallback: str, today: date) -> Iterator[Closing]:
    """The ledger balances of bank accounts. Those of cards are left out: banks write what is owed
    with either sign. One that cannot be read is no reason to lose the statement.
    """
    for statement in _STATEMENT.finditer(text):
        held = _LEDGER_BALANCE.search(statement[1])
        if held is None:
            continue
        fields = {element[2].upper(): element[3].strip() for element in _ELEMENT.finditer(held[1])}
        told = _CURRENCY.search(statement[1])
        currency = told[1].upper() if told else fallback
        try:
            day = parse_date(fields.get("DTASOF", "")[:8], "ymd", today)
            amount = parse_amount(fields.get("BALAMT", ""), mark, minor_digits(currency))
        except (NotADateError, NotAnAmountError):
            continue
        yield Closing(currency, day, amount)


def _whole_text(source: Source, encoding: str) -> str:
    """The file's text, once it is known to be whole and harmless."""
    with source.open_text(encoding) as file:
        text = file.read(LARGEST_OFX + 1)
    if len(text) > LARGEST_OFX:
        raise StatementTooLargeError(source.name, LARGEST_OFX)
    upper = text.upper()
    if "<!DOCTYPE" in upper or "<!ENTITY" in upper:
        raise UnsafeXmlError(source.name)
    if "</OFX>" not in upper:
        raise TruncatedStatementError(source.name, "the closing </OFX> is missing")
    return text


def _movements(text: str) -> Iterator[_Movement]:
    """The movements of every account in the file, with the account each is in."""
    account = currency = ""
    fields: dict[str, str] | None = None
    line, counted_to, starts_at = 1, 0, 1
    text = _CDATA.sub(lambda found: found[1].replace("<", "&lt;"), text)
    for element in _ELEMENT.finditer(text):
        closing, tag, value = element[1] == "/", element[2].upper(), element[3]
        if tag == "STMTTRN":
            if fields:
                yield _Movement(starts_at, account, currency, fields)
            fields = None if closing else {}
            line += text.count("\n", counted_to, element.start())
            counted_to, starts_at = element.start(), line
        elif tag in {"STMTRS", "CCSTMTRS", "INVSTMTRS"}:
            account = currency = ""
        elif closing:
            continue
        elif fields is not None:
            fields.setdefault(tag, unescape(value).strip())
        elif tag == "CURDEF":
            currency = value.strip().upper()
        elif tag == "ACCTID" and not account:
            account = unescape(value).strip()


def _row(
    movement: _Movement, mark: DecimalMark, currency: str, today: date
) -> BankRow | SkippedRow:
    fields = movement.fields
    original = tuple(f"{tag}: {value}" for tag, value in fields.items())
    try:
        day = parse_date(fields.get("DTPOSTED", "")[:8], "ymd", today)
        amount = parse_amount(fields.get("TRNAMT", ""), mark, minor_digits(currency))
    except (NotADateError, NotAnAmountError) as error:
        return SkippedRow(movement.line, str(error), " · ".join(original))
    payee, memo = _texts(fields)
    return BankRow(
        line=movement.line,
        date=day,
        amount_minor=amount,
        currency=currency,
        payee=payee,
        memo=memo,
        bank_id=fields.get("FITID", ""),
        account=movement.account,
        bank_category=fields.get("TRNTYPE", ""),
        original=original,
    )


def _texts(fields: dict[str, str]) -> tuple[str, str]:
    """Payee and memo; a name cut off at its greatest length goes on in the memo. A check often has
    neither, and is called by its number.
    """
    name = " ".join(fields.get("NAME", "").split())
    memo = " ".join(fields.get("MEMO", "").split())
    if len(name) == _NAME_LENGTH and memo.startswith(name):
        name = memo
    if not name:
        number = fields.get("CHECKNUM", "")
        return memo or (f"Check {number}" if number else ""), ""
    return name, "" if memo == name else memo
