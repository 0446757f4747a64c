"""CAMT.052, .053 and .054: the XML statements of ISO 20022, in any of their versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from sitdown.kinds.money.amounts import NotAnAmountError, format_amount, minor_digits, parse_amount
from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.choices import Choices
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.errors import StatementTooLargeError, UnknownStatementError
from sitdown.kinds.money.readers.records import (
    BankRow,
    Closing,
    Decision,
    OpenStatement,
    Reading,
    SkippedRow,
)
from sitdown.kinds.money.readers.source import Source
from sitdown.kinds.money.readers.xml_elements import Element, elements_of

MOST_ENTRIES = 500_000
"""Entries held at once; a bank gives a few thousand."""

DECLARED = "as declared"
"""The encoding of XML is the parser's business: the file itself says which it is."""

_STATEMENTS = ("Stmt", "Rpt", "Ntfctn")
_SAID_BY_THE_FORMAT = (
    Decision("encoding", DECLARED, "XML names its own encoding", certain=True),
    Decision("sign", "by word", "CAMT says which way money went", certain=True),
    Decision("date_order", "ymd", "CAMT says so", certain=True),
)
_OPENING, _CLOSING = frozenset(("OPBD", "PRCD")), frozenset(("CLBD",))


@dataclass(slots=True)
class _Statement:
    """One statement of the file: its account, its rows, and the balances around them."""

    account: str = ""
    opening: int | None = None
    closing: int | None = None
    moved: int = 0
    told: Closing | None = None
    rows: list[BankRow | SkippedRow] = field(default_factory=list)

    @property
    def holds(self) -> bool | None:
        """Whether the balances fit the rows; None when one of them is missing."""
        if self.opening is None or self.closing is None:
            return None
        return self.opening + self.moved == self.closing


def open_camt(
    source: Source, _encoding: EncodingChoice, today: date, _choices: Choices
) -> OpenStatement:
    """Reads a CAMT file whole: the balances that prove it may stand at its end.

    There is nothing in it to ask about, so the answers play no part.

    Raises:
        UnsafeXmlError: the file declares a document type or an entity.
        BrokenXmlError: it is not well formed, or stops early.
        UnknownStatementError: there is no statement in it.
        StatementTooLargeError: it is larger than memory should hold.
    """
    statements = [_statement(element, today) for element in elements_of(source, _STATEMENTS)]
    if not statements:
        raise UnknownStatementError(source.name, "no statement is in it")
    rows = [row for statement in statements for row in statement.rows]
    if len(rows) > MOST_ENTRIES:
        raise StatementTooLargeError(source.name, MOST_ENTRIES * 1000)
    currencies = {row.currency for row in rows if isinstance(row, BankRow)}
    accounts = {statement.account for statement in statements}
    checked = [statement.holds for statement in statements if statement.holds is not None]
    reading = Reading(
        format="camt",
        layout="CAMT",
        encoding=DECLARED,
        account_hint=accounts.pop() if len(accounts) == 1 else "",
        currency=currencies.pop() if len(currencies) == 1 else "",
        header=(),
        decisions=(*_SAID_BY_THE_FORMAT, *_balance_decisions(statements)),
        questions=(),
        layout_fingerprint=blake2b(b"camt", digest_size=8).hexdigest(),
    )
    proved = (sum(checked), len(checked)) if checked else None
    closings = _closings(statements) if reading.account_hint else ()
    return OpenStatement(source.name, reading, lambda: iter(rows), proved, closings)


def _closings(statements: list[_Statement]) -> tuple[Closing, ...]:
    """The last closing balance of each currency."""
    told = sorted(each.told for each in statements if each.told is not None)
    return tuple({closing.currency: closing for closing in told}.values())


def _balance_decisions(statements: list[_Statement]) -> Iterator[Decision]:
    for statement in statements:
        if statement.holds is None or statement.opening is None or statement.closing is None:
            continue
        gap = statement.closing - statement.opening - statement.moved
        why = (
            "the opening balance and the entries give the closing one"
            if not gap
            else f"the entries miss {format_amount(gap, '', signed=True)} of the closing balance"
        )
        chosen = "proved" if statement.holds else "not proved"
        yield Decision("balance", chosen, why, certain=statement.holds)


def _statement(element: Element, today: date) -> _Statement:
    statement = _Statement(element.text_at("Acct/Id/IBAN", "Acct/Id/Othr/Id"))
    for balance in element.all("Bal"):
        kind = balance.text_at("Tp/CdOrPrtry/Cd")
        if kind in _OPENING and statement.opening is None:
            statement.opening = _balance(balance)
        elif kind in _CLOSING:
            statement.closing = _balance(balance)
            statement.told = _closing(balance, statement.closing, today)
    for entry in element.all("Ntry"):
        try:
            rows = list(_rows(entry, statement.account, today))
        except (NotADateError, NotAnAmountError) as error:
            statement.rows.append(SkippedRow(entry.line, str(error), _shown(entry)))
            continue
        statement.rows += rows
        statement.moved += sum(row.amount_minor for row in rows if isinstance(row, BankRow))
    return statement


def _closing(element: Element, amount: int | None, today: date) -> Closing | None:
    """A closing balance with its day; None when one of the two cannot be read."""
    money = element.first("Amt")
    try:
        day = parse_date(element.text_at("Dt/Dt", "Dt/DtTm")[:10], "ymd", today)
    except NotADateError:
        return None
    if amount is None or money is None:
        return None
    return Closing(money.attributes.get("Ccy", ""), day, amount)


def _balance(element: Element) -> int | None:
    """A balance that cannot be read proves nothing; it is no reason to lose the statement."""
    try:
        return _signed(element)
    except NotAnAmountError:
        return None


def _signed(element: Element, within: Element | None = None) -> int:
    """The amount of a balance, an entry or a detail, negative for a debit.

    Raises:
        NotAnAmountError: the amount is none.
    """
    amount = element.first("Amt", "AmtDtls/TxAmt/Amt")
    if amount is None:
        raise NotAnAmountError("", "there is no Amt")
    minor = parse_amount(amount.text.strip(), ".", minor_digits(amount.attributes.get("Ccy", "")))
    direction = element.text_at("CdtDbtInd") or (within.text_at("CdtDbtInd") if within else "")
    return -minor if direction == "DBIT" else minor


def _rows(entry: Element, account: str, today: date) -> Iterator[BankRow | SkippedRow]:
    """The movements of an entry: one for each detail when the details make up its amount."""
    status = entry.text_at("Sts/Cd", "Sts")
    if status not in {"", "BOOK"}:
        yield SkippedRow(entry.line, f"its status is {status!r}", _shown(entry))
        return
    day = parse_date(
        entry.text_at("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm"), "ymd", today
    )
    amount_element = entry.first("Amt")
    currency = amount_element.attributes.get("Ccy", "") if amount_element else ""
    total = _signed(entry)
    details = entry.all("NtryDtls/TxDtls")
    parts = _parts(details, entry)
    if len(parts) < 2 or sum(parts) != total:
        parts, details = [total], details[:1]
    for number, amount in enumerate(parts):
        detail = details[number] if details else Element("TxDtls", {}, entry.line)
        payee, memo = _texts(entry, detail, money_in=amount > 0)
        reference = entry.text_at("AcctSvcrRef") or detail.text_at("Refs/AcctSvcrRef")
        yield BankRow(
            line=entry.line,
            date=day,
            amount_minor=amount,
            currency=currency,
            payee=payee,
            memo=memo,
            bank_id=reference,
            account=account,
            original=(_shown(entry),),
        )


def _parts(details: list[Element], entry: Element) -> list[int]:
    """The amounts of the details; none when one of them has none of its own."""
    if any(detail.first("Amt", "AmtDtls/TxAmt/Amt") is None for detail in details):
        return []
    return [_signed(detail, entry) for detail in details]


def _texts(entry: Element, detail: Element, *, money_in: bool) -> tuple[str, str]:
    """The other party's name, and what it was for."""
    sides = ("Dbtr", "UltmtDbtr") if money_in else ("Cdtr", "UltmtCdtr")
    payee = detail.text_at(
        *(f"RltdPties/{side}/{name}" for side in sides for name in ("Nm", "Pty/Nm"))
    )
    lines = [" ".join(each.text.split()) for each in detail.all("RmtInf/Ustrd")]
    memo = " ".join(filter(None, lines)) or detail.text_at("AddtlTxInf")
    more = entry.text_at("AddtlNtryInf")
    if not payee:
        payee, memo = memo or more, more if memo else ""
    return payee, memo or ("" if more == payee else more)


def _shown(element: Element) -> str:
    """An element's texts, in the order of the file."""
    own = " ".join(element.text.split())
    return " · ".join(filter(None, [own, *map(_shown, element.children)]))
