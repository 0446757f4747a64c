"""How a list of unknown make is cut: its delimiter, its header, and what its columns hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sitdown.kinds.money.readers.column_names import (
    KNOWN_NAMES,
    NAMES_OF_ROLE,
    Role,
    currency_in_name,
    known_name,
    plain_name,
)
from sitdown.kinds.money.readers.csv_headerless import layout_by_content
from sitdown.kinds.money.readers.csv_records import records_of
from sitdown.kinds.money.readers.csv_shape import Columns, Layout
from sitdown.kinds.money.readers.errors import UnknownAnswerError, UnknownStatementError
from sitdown.kinds.money.readers.preset import Preset
from sitdown.kinds.money.readers.presets import preset_of

DELIMITERS = (",", ";", "\t", "|")
HEADER_WITHIN = 60
"""Records among which the header is looked for; the longest preamble known has fourteen."""

FEWEST_NAMES_IN_HEADER = 3


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
    return layout_by_content(records, chosen, name)


def _header_of(records: Sequence[Sequence[str]]) -> tuple[int | None, int]:
    """Which record is the header, and how many of its names are known; (None, 0) without one."""
    best: tuple[int | None, int] = (None, 0)
    for place, record in enumerate(records[:HEADER_WITHIN]):
        names, preset = _names_of(record)
        known = len(KNOWN_NAMES.intersection(names))
        if preset is None and not is_header(names):
            continue
        weight = known + (len(preset.header) if preset else 0)
        if weight > best[1]:
            best = place, weight
    return best


def _names_of(record: Sequence[str]) -> tuple[list[str], Preset | None]:
    """The names in a header, and the layout that has them; without one, the names in use."""
    names = [plain_name(cell) for cell in record]
    preset = preset_of(names)
    return (names if preset else [known_name(cell) for cell in record]), preset


def is_header(names: Iterable[str]) -> bool:
    """Whether names that no preset has still say where the dates and the amounts are."""
    present = set(names)
    known = len(KNOWN_NAMES & present)
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
    names, preset = _names_of(header)
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
        width=len(header),
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
        currency=beside(places["currency"], amount),
        balance=one("balance"),
        fee=one("fee"),
        bank_id=one("bank_id"),
        status=one("status"),
        account=one("account"),
        bank_category=one("bank_category"),
        kind=places.get("kind", ()),
        amount_in=one("amount_in"),
        currency_in=one("currency_in"),
        pending=one("pending"),
    )


def _places(names: Sequence[str], wanted: Iterable[str]) -> tuple[int, ...]:
    """Where the wanted names stand, in the order they are wanted."""
    return tuple(place for name in wanted for place, found in enumerate(names) if found == name)


def beside(places: Sequence[int], amount: int | None) -> int | None:
    """Of several columns of currency the one next to the amount: others go with the balance."""
    if not places or amount is None:
        return next(iter(places), None)
    return min(places, key=lambda place: (abs(place - amount), place < amount))
