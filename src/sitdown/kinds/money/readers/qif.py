"""QIF: one letter a line, a caret after each movement, no currency and no word on the dates.

Letters that are unknown are passed over, and so are lists of other things than movements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import islice

from sitdown.kinds.money.amounts import (
    DecimalMark,
    MarkChoice,
    NotAnAmountError,
    minor_digits,
    parse_amount,
    settle_decimal_mark,
)
from sitdown.kinds.money.dates import (
    SAID,
    NotADateError,
    OrderChoice,
    parse_date,
    settle_date_order,
)
from sitdown.kinds.money.readers.choices import (
    CURRENCY_QUESTION,
    Choices,
    chosen_currency,
    chosen_mark,
    chosen_order,
    date_order_question,
    decimal_mark_question,
)
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.errors import TruncatedStatementError
from sitdown.kinds.money.readers.records import (
    BankRow,
    Decision,
    OpenStatement,
    Question,
    Reading,
    SkippedRow,
)
from sitdown.kinds.money.readers.source import Source, bounded_lines
from sitdown.kinds.money.written_dates import DateOrder

SAMPLE_RECORDS = 2000

_NO_MOVEMENTS = ("!type:cat", "!type:class", "!type:memorized", "!type:prices", "!type:security")
_INVESTMENTS = "!type:invst"


@dataclass(slots=True)
class _Record:
    account: str
    kind: str
    line: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)


def open_qif(
    source: Source, encoding: EncodingChoice, today: date, choices: Choices
) -> OpenStatement:
    """Settles how a QIF file is read.

    Raises:
        LineTooLongError: a line is longer than any statement's.
        TruncatedStatementError: the last line, in a movement, breaks off.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    sample = list(islice(_records(source, encoding), SAMPLE_RECORDS))
    chosen = chosen_mark(choices)
    mark = settle_decimal_mark(_amount_of(record) for record in sample)
    if chosen is not None:
        mark = MarkChoice(chosen, SAID, certain=True)
    dates = [record.fields.get("D", "") for record in sample]
    order = settle_date_order(dates, today, chosen=chosen_order(choices))
    currency = chosen_currency(choices)
    accounts = {record.account for record in sample}
    reading = Reading(
        format="qif",
        layout="QIF",
        encoding=encoding.encoding,
        account_hint=accounts.pop() if len(accounts) == 1 else "",
        currency=currency,
        header=(),
        decisions=tuple(_decisions(encoding, mark, order)),
        questions=tuple(_questions(order, mark, dates, currency)),
        layout_fingerprint=blake2b(b"qif", digest_size=8).hexdigest(),
    )

    def rows() -> Iterator[BankRow | SkippedRow]:
        for record in _records(source, encoding):
            yield _row(record, order.order or "dmy", mark.mark, currency, today)

    return OpenStatement(source.name, reading, rows)


def _decisions(
    encoding: EncodingChoice, mark: MarkChoice, order: OrderChoice
) -> Iterator[Decision]:
    yield Decision("encoding", encoding.encoding, encoding.why, encoding.certain)
    yield Decision("sign", "money_in", "QIF says so", certain=True)
    yield Decision("decimal_mark", mark.mark, mark.why, mark.certain)
    if order.order is not None:
        yield Decision("date_order", order.order, order.why, order.certain)


def _questions(
    order: OrderChoice, mark: MarkChoice, dates: Iterable[str], currency: str
) -> Iterator[Question]:
    if order.order is None:
        yield date_order_question(next(cell for cell in dates if cell.strip()))
    if mark.doubtful:
        yield decimal_mark_question(mark.doubtful)
    if not currency:
        yield CURRENCY_QUESTION


def _records(source: Source, encoding: EncodingChoice) -> Iterator[_Record]:
    """The records of every list of movements.

    Raises:
        LineTooLongError: a line is longer than any statement's.
        TruncatedStatementError: the last line, in a movement, breaks off.
    """
    with source.open_text(encoding.encoding) as text:
        kind, account, written = "", "", ""
        record = _Record(account, kind)
        for number, written in enumerate(bounded_lines(text, source.name), 1):
            line = written.strip("\ufeff\r\n ")
            if line.startswith("!"):
                kind = line.casefold()
                record = _Record(account, kind)
            elif not line or kind.startswith(_NO_MOVEMENTS):
                continue
            elif line[0] == "^":
                if kind.startswith("!account"):
                    account = record.fields.get("N", "")
                elif record.fields:
                    yield record
                record = _Record(account, kind)
            else:
                record.line = number
                record.fields.setdefault(line[0], line[1:].strip())
                record.written.append(line)
        if record.fields and not written.endswith(("\n", "\r")):
            raise TruncatedStatementError(source.name, "its last movement breaks off")
        # Some programs write no caret after their last movement.
        if {"D", "T"} <= record.fields.keys() and not kind.startswith("!account"):
            yield record


def _amount_of(record: _Record) -> str:
    return record.fields.get("T") or record.fields.get("U", "")


def _row(
    record: _Record, order: DateOrder, mark: DecimalMark, currency: str, today: date
) -> BankRow | SkippedRow:
    fields = record.fields
    original = tuple(record.written)
    if record.kind.startswith(_INVESTMENTS):
        return SkippedRow(record.line, "it is a trade, not a payment", " · ".join(original))
    try:
        day = parse_date(fields.get("D", ""), order, today)
        amount = parse_amount(_amount_of(record), mark, minor_digits(currency))
    except (NotADateError, NotAnAmountError) as error:
        return SkippedRow(record.line, str(error), " · ".join(original))
    payee = " ".join(fields.get("P", "").split())
    memo = " ".join(fields.get("M", "").split())
    return BankRow(
        line=record.line,
        date=day,
        amount_minor=amount,
        currency=currency,
        payee=payee or memo,
        memo="" if memo == payee or not payee else memo,
        account=record.account,
        bank_category=fields.get("L", ""),
        original=original,
    )
