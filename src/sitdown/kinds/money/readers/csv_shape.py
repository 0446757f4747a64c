"""The shape of a list, once it is known: how it is cut, and what stands where."""

from __future__ import annotations

from dataclasses import dataclass

from sitdown.kinds.money.amounts import DecimalMark
from sitdown.kinds.money.readers.preset import Preset
from sitdown.kinds.money.written_dates import DateOrder

DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a record, by index from 0."""

    date: tuple[int, ...]
    """The first of these that is filled is the day it was booked."""
    payee: tuple[int, ...] = ()
    payer: tuple[int, ...] = ()
    """Read in place of ``payee`` when money came in."""
    memo: tuple[int, ...] = ()
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    direction: int | None = None
    currency: int | None = None
    balance: int | None = None
    fee: int | None = None
    bank_id: int | None = None
    status: int | None = None
    account: int | None = None
    bank_category: int | None = None
    kind: tuple[int, ...] = ()
    """What kind of row it is, where some kinds move no money."""
    amount_in: int | None = None
    """Read in place of ``amount`` when money came in, and ``currency_in`` with it."""
    currency_in: int | None = None
    pending: int | None = None
    """Says yes beside a movement that is not booked yet."""
    sides_guessed: bool = False
    """Whether nothing but their order says which of ``debit`` and ``credit`` is which."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list is cut into fields, and which field is what."""

    delimiter: str
    skipped_records: int
    """Records before the first movement: a preamble, and the header."""
    header: tuple[str, ...]
    """The names as written; empty when the list has none."""
    preamble: tuple[tuple[str, ...], ...]
    columns: Columns
    preset: Preset | None
    currency: str
    """The code that the header of the amount carries; empty without one."""
    width: int
    """How many fields a record has; one with more was cut in the wrong place."""

    @property
    def name(self) -> str:
        """The preset's name, or ``generic``."""
        return self.preset.name if self.preset else "generic"


@dataclass(frozen=True, slots=True)
class CsvReading:
    """Everything that had to be settled before a record means something."""

    columns: Columns
    preset: Preset | None
    order: DateOrder
    mark: DecimalMark
    sign: int
    """1 when positive amounts are money in."""
    fee_factor: int
    currency: str
    """What rows without a currency of their own are in."""
    name: str = ""
    """How errors call the file."""
    header: tuple[str, ...] = ()
    width: int = 0
    """Fields of a record, of which the others are empty; 0 takes any number."""
    side_signs: tuple[int, int] = (0, 0)
    """Of a debit and a credit as the bank writes it: 1, -1, or 0 where its sign says nothing."""
    lone_credit: bool = False
    """Whether ``CR`` stands beside some amounts and nothing beside the others."""
    rows_name_currency: bool = False
    """Whether the rows do, so that one which does not is no movement."""
