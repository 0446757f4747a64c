"""What comes out of a bank file: its rows, what was left out, and how the file was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class BankRow(NamedTuple):
    """One booked movement, as a bank's file tells it.

    A named tuple and not a data class: a file has up to a million rows, and a frozen data class
    takes four times as long to make.
    """

    line: int
    """The line of the file on which the row ends, from 1; the number of the record in XML."""
    date: date
    """The day it was booked, as written; never shifted by a zone."""
    amount_minor: int
    """Minor units of ``currency``; money out is negative."""
    currency: str
    """ISO 4217 code; empty while the file's question on it is open."""
    payee: str
    memo: str = ""
    bank_id: str = ""
    """The bank's own id of the movement; not every file has one, and not every one is unique."""
    balance_minor: int | None = None
    """The balance after the row, in minor units of ``currency``."""
    account: str = ""
    """Which account inside the file, when the file holds several."""
    bank_category: str = ""
    """What the bank files it under; a hint, in the bank's language."""
    original: tuple[str, ...] = ()
    """The fields as they stood in the file, while it is settled how it is read; rows that stream
    do not keep them."""


class Closing(NamedTuple):
    """What the file says was on the account at the end of a day, in minor units."""

    currency: str
    day: date
    amount_minor: int


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no movement, and why."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing the reader settled about the file, to be shown beside the preview."""

    what: str
    """``encoding``, ``delimiter``, ``layout``, ``date_order``, ``decimal_mark``, ``sign``, …"""
    chosen: str
    why: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: the value to give back, and how to say it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not say. Its answer goes into ``choices[key]``."""

    key: str
    text: str
    options: tuple[Option, ...] = ()
    """What can be answered; other answers are fine only for ``currency``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read, settled on its first rows before the rest streams."""

    format: str
    """``csv``, ``ofx``, ``qif`` or ``camt``."""
    layout: str
    """The known layout's name, or ``generic``."""
    encoding: str
    account_hint: str
    """An IBAN, account number or name found in the file; empty without one."""
    currency: str
    """The file's one currency; empty when each row has its own or nobody knows."""
    header: tuple[str, ...]
    """Names of the columns, beside ``BankRow.original``; empty without a header."""
    decisions: tuple[Decision, ...]
    questions: tuple[Question, ...]
    layout_fingerprint: str
    """The same for every file of this bank's layout: answers can be remembered under it."""


@dataclass(frozen=True, slots=True)
class OpenStatement:
    """A file of which it is settled, or asked, how it is read."""

    name: str
    """How errors call it."""
    reading: Reading
    rows: Callable[[], Iterator[BankRow | SkippedRow]]
    """The movements and what was left out, in the order of the file, from its beginning."""
    proved: tuple[int, int] | None = None
    """Statements whose opening and closing balance fit their rows, out of all that have both."""
    closings: tuple[Closing, ...] = ()
    """The closing balances it states beside its rows; none of a file of several accounts."""


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A whole file, read. With open questions its rows are a preview, not yet to be imported."""

    reading: Reading
    rows: tuple[BankRow, ...]
    skipped: tuple[SkippedRow, ...]
    proved: tuple[int, int] | None
    """Links of the running balance that hold, out of all; in CAMT, statements whose two balances
    fit, out of all. None without balances."""
    broken_at: tuple[int, ...] = ()
    """Lines whose balance does not follow from the row before: something is missing there."""

    @property
    def format(self) -> str:
        """``csv``, ``ofx``, ``qif`` or ``camt``."""
        return self.reading.format

    @property
    def layout(self) -> str:
        """The known layout's name, or ``generic``."""
        return self.reading.layout

    @property
    def account_hint(self) -> str:
        """An IBAN, account number or name found in the file; empty without one."""
        return self.reading.account_hint

    @property
    def currency(self) -> str:
        """The file's one currency; empty when each row has its own or nobody knows."""
        return self.reading.currency

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the reader settled, in the order it did."""
        return self.reading.decisions

    @property
    def questions(self) -> tuple[Question, ...]:
        """What has to be answered before the rows mean anything."""
        return self.reading.questions

    @property
    def layout_fingerprint(self) -> str:
        """The same for every file of this bank's layout: answers can be remembered under it."""
        return self.reading.layout_fingerprint
