"""The way in: any bank file, read whole or as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from sitdown.kinds.money.readers.balance_proof import Link, prove
from sitdown.kinds.money.readers.camt import open_camt
from sitdown.kinds.money.readers.choices import Choices, chosen_currency
from sitdown.kinds.money.readers.csv_reader import open_csv
from sitdown.kinds.money.readers.encoding import HEAD_BYTES, EncodingChoice, settle_encoding
from sitdown.kinds.money.readers.errors import UnansweredQuestionsError, WrongCurrencyError
from sitdown.kinds.money.readers.ofx import open_ofx
from sitdown.kinds.money.readers.own_list import is_own_list, open_own_list
from sitdown.kinds.money.readers.qif import open_qif
from sitdown.kinds.money.readers.records import (
    BankRow,
    OpenStatement,
    SkippedRow,
    StatementFile,
)
from sitdown.kinds.money.readers.sniff import StatementFormat, format_of
from sitdown.kinds.money.readers.source import Source, StatementSource

Opener = Callable[[Source, EncodingChoice, date, Choices], OpenStatement]

_OPENERS: dict[StatementFormat, Opener] = {
    "csv": open_csv,
    "ofx": open_ofx,
    "qif": open_qif,
    "camt": open_camt,
}

NO_CHOICES: Mapping[str, str] = MappingProxyType({})


def open_statement(
    source: StatementSource, today: date, choices: Mapping[str, str] = NO_CHOICES
) -> OpenStatement:
    """Settles how a bank file is read, on its first rows.

    Args:
        source: a path, the bytes themselves, or a file opened for bytes.
        today: the local date; dates later than five years on are misreadings.
        choices: answers to earlier questions, see `choices.Choices`.

    Raises:
        UnreadableStatementError: the whole file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    file = Source(source)
    encoding = settle_encoding(file, choices.get("encoding"))
    with file.open_text(encoding.encoding) as text:
        head = text.read(HEAD_BYTES)
    if is_own_list(head):
        opened = open_own_list(file, encoding, today)
    else:
        opened = _OPENERS[format_of(head, file.name)](file, encoding, today, choices)
    expected = chosen_currency(choices, "expect_currency")
    if expected and opened.reading.currency not in {"", expected}:
        raise WrongCurrencyError(file.name, [opened.reading.currency], expected)
    return opened


def iter_rows(
    source: StatementSource, today: date, choices: Mapping[str, str] = NO_CHOICES
) -> Iterator[BankRow | SkippedRow]:
    """The rows of a file as a stream, for files of any size.

    Raises:
        UnansweredQuestionsError: something about the file is still open.
        UnreadableStatementError: the whole file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    opened = open_statement(source, today, choices)
    if opened.reading.questions:
        raise UnansweredQuestionsError(
            opened.name, [question.text for question in opened.reading.questions]
        )
    return opened.rows()


def read_statement(
    source: StatementSource, today: date, choices: Mapping[str, str] = NO_CHOICES
) -> StatementFile:
    """A whole file. With open questions its rows are a preview.

    Raises:
        UnreadableStatementError: the whole file is refused; the subclass says why.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    opened = open_statement(source, today, choices)
    rows: list[BankRow] = []
    skipped: list[SkippedRow] = []
    for row in opened.rows():
        if isinstance(row, BankRow):
            rows.append(row)
        else:
            skipped.append(row)
    expected = chosen_currency(choices, "expect_currency")
    others = {row.currency for row in rows} - {expected, ""}
    if expected and others:
        raise WrongCurrencyError(opened.name, sorted(others), expected)
    proof = prove(
        [
            Link(row.line, f"{row.account}\0{row.currency}", row.amount_minor, 0, row.balance_minor)
            for row in rows
            if row.balance_minor is not None
        ],
        signs=(1,),
    )
    return StatementFile(
        reading=opened.reading,
        rows=tuple(rows),
        skipped=tuple(skipped),
        proved=opened.proved if proof is None else (proof.linked, proof.total),
        broken_at=() if proof is None else proof.broken_at,
    )
