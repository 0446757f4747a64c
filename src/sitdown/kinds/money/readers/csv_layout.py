"""How a list of unknown make is cut: its delimiter, its header, and what its columns hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitdown.kinds.money.readers.column_names import (
    KNOWN_NAMES,
    NAMES_OF_ROLE,
    Role,
    currency_in_name,
    plain_name,
)
from sitdown.kinds.money.readers.columns_by_content import columns_by_content
from sitdown.kinds.money.readers.csv_records import records_of
from sitdown.kinds.money.readers.errors import UnknownAnswerError, UnknownStatementError
from sitdown.kinds.money.readers.preset import Preset
from sitdown.kinds.money.readers.presets import preset_of
from sitdown.kinds.money.readers.presets_america import WELLS_FARGO
from sitdown.kinds.money.readers.presets_europe import BARCLAYCARD

DELIMITERS = (",", ";", "\t", "|")
HEADER_WITHIN = 60
"""Records among which the header is looked for; the longest preamble known has fourteen."""

FEWEST_NAMES_IN_HEADER = 3
_CHECK_NUMBER = 3
"""Where Wells Fargo writes the number of a check."""

_CARD_NAMES = {"visa", "mastercard", "amex", "american express"}

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

    @property
    def name(self) -> str:
        """The preset's name, or ``generic``."""
        return self.preset.name if self.preset else "generic"


def find_layout(head: Sequence[str], name: str, delimiter: str | None = None) -> Layout:
    """How a list is cut, from its first lines.

    Args:
        head: a few hundred lines.
        name: how errors call the file.
        delimiter: one of `DELIMITERS` when the person said it.

    Raises:
        UnknownStatementError: no column of dates or none of amounts can be found.
        UnknownAnswerError: the delimiter is none of ours.
        TruncatedStatementError: a quotation mark is never closed.
        LineTooLongError: a field is longer than any bank's.
    """
    if delimiter is not None and delimiter not in DELIMITERS:
        raise UnknownAnswerError("delimiter", delimiter, DELIMITERS)
    best: tuple[tuple[int, float, int], str, int | None] | None = None
    for candidate in (delimiter,) if delimiter else DELIMITERS:
        records = list(records_of(head, candidate, name))
        header_at, known = _header_of(records)
        share, width = _stability(records)
        score = (known, share if width > 1 else 0.0, width)
        if best is None or score > best[0]:
            best = score, candidate, header_at
    if best is None:
        raise UnknownStatementError(name, "it has no lines")
    _, chosen, header_at = best
    records = list(records_of(head, chosen, name))
    if header_at is not None:
        return _layout_with_header(records, chosen, header_at)
    return _layout_by_content(records, chosen, name)


def _header_of(records: Sequence[Sequence[str]]) -> tuple[int | None, int]:
    """Which record is the header, and how many of its names are known; (None, 0) without one."""
    best: tuple[int | None, int] = (None, 0)
    for place, record in enumerate(records[:HEADER_WITHIN]):
        names = [plain_name(cell) for cell in record]
        preset = preset_of(names)
        known = len(KNOWN_NAMES.intersection(names))
        if preset is None and not _is_header(names, known):
            continue
        weight = known + (len(preset.header) if preset else 0)
        if weight > best[1]:
            best = place, weight
    return best


def _is_header(names: Sequence[str], known: int) -> bool:
    """Whether names that no preset has still say where the dates and the amounts are."""
    present = set(names)
    has_date = not present.isdisjoint(NAMES_OF_ROLE["date"])
    has_amount = not present.isdisjoint(NAMES_OF_ROLE["amount"])
    has_sides = not present.isdisjoint(NAMES_OF_ROLE["debit"]) and not present.isdisjoint(
        NAMES_OF_ROLE["credit"]
    )
    return known >= FEWEST_NAMES_IN_HEADER and has_date and (has_amount or has_sides)


def _stability(records: Iterable[Sequence[str]]) -> tuple[float, int]:
    """The share of records that have the most frequent number of fields, and that number."""
    widths = Counter(len(record) for record in records if any(cell.strip() for cell in record))
    if not widths:
        return 0.0, 0
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]))
    return times / widths.total(), width


def _layout_with_header(records: Sequence[Sequence[str]], delimiter: str, header_at: int) -> Layout:
    header = tuple(cell.strip("\ufeff \t") for cell in records[header_at])
    names = [plain_name(cell) for cell in header]
    preset = preset_of(names)
    columns = _columns_of(names, preset)
    sides = (columns.amount, columns.debit, columns.credit)
    named = (currency_in_name(header[place]) for place in sides if place is not None)
    return Layout(
        delimiter=delimiter,
        skipped_records=header_at + 1,
        header=header,
        preamble=tuple(tuple(record) for record in records[:header_at]),
        columns=columns,
        preset=preset,
        currency=next(filter(None, named), preset.currency if preset else ""),
    )


def _columns_of(names: Sequence[str], preset: Preset | None) -> Columns:
    """Where each role stands; what the preset says of a role replaces what its names say."""
    names_of_role: Mapping[Role, tuple[str, ...]] = {
        **NAMES_OF_ROLE,
        **(preset.columns if preset else {}),
    }
    places = {role: _places(names, wanted) for role, wanted in names_of_role.items()}

    def one(role: Role) -> int | None:
        return next(iter(places.get(role, ())), None)

    amount, payee = one("amount"), places["payee"]
    sided = amount is None
    memo_is_payee = preset is not None and preset.payee_before_tab
    return Columns(
        date=places["date"],
        payee=payee,
        payer=places.get("payer", ()),
        memo=tuple(place for place in places["memo"] if memo_is_payee or payee[:1] != (place,)),
        amount=amount,
        debit=one("debit") if sided else None,
        credit=one("credit") if sided else None,
        direction=None if sided else one("direction"),
        currency=_beside(places["currency"], amount),
        balance=one("balance"),
        fee=one("fee"),
        bank_id=one("bank_id"),
        status=one("status"),
        account=one("account"),
        bank_category=one("bank_category"),
        kind=places.get("kind", ()),
        amount_in=one("amount_in"),
        currency_in=one("currency_in"),
    )


def _places(names: Sequence[str], wanted: Iterable[str]) -> tuple[int, ...]:
    """Where the wanted names stand, in the order they are wanted."""
    return tuple(place for name in wanted for place, found in enumerate(names) if found == name)


def _beside(places: Sequence[int], amount: int | None) -> int | None:
    """Of several columns of currency the one next to the amount: others go with the balance."""
    if not places or amount is None:
        return next(iter(places), None)
    return min(places, key=lambda place: (abs(place - amount), place < amount))


def _layout_by_content(records: Sequence[Sequence[str]], delimiter: str, name: str) -> Layout:
    """The layout of a list without a header, or with one in words nobody knows."""
    found = columns_by_content(records)
    if found is None:
        raise UnknownStatementError(name, "no column of dates and amounts can be found")
    columns = Columns(
        date=(found.date,),
        payee=found.texts[:1],
        memo=found.texts[1:],
        amount=found.amount,
        debit=found.debit,
        credit=found.credit,
        balance=found.balance,
    )
    header_at = found.header_at
    preset = None if header_at is not None else _preset_by_shape(records[found.first_record :])
    if preset is BARCLAYCARD:
        columns = replace(columns, amount=None, debit=6, credit=5, balance=None)
    elif preset is WELLS_FARGO:
        columns = replace(columns, memo=(_CHECK_NUMBER,))
    return Layout(
        delimiter=delimiter,
        skipped_records=found.first_record,
        header=() if header_at is None else tuple(cell.strip() for cell in records[header_at]),
        preamble=tuple(tuple(record) for record in records[: found.first_record]),
        columns=columns,
        preset=preset,
        currency=preset.currency if preset else "",
    )


def _preset_by_shape(records: Sequence[Sequence[str]]) -> Preset | None:
    """The bank of a list without a header, of the two that give such lists."""
    if {record[2] for record in records if len(record) == 5} == {"*"}:
        return WELLS_FARGO
    sevens = [record for record in records if len(record) == 7]
    cards = {record[2].strip().casefold() for record in sevens}
    one_side_each = all(bool(record[5].strip()) != bool(record[6].strip()) for record in sevens)
    return BARCLAYCARD if cards and cards <= _CARD_NAMES and one_side_each else None
