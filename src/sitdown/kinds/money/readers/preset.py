"""What can be known of a bank's list beforehand: a layout, as data.

Whatever a preset leaves open is found as in a file of an unknown bank. A running balance, when the
file has one, is believed before the preset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sitdown.kinds.money.amounts import DecimalMark
from sitdown.kinds.money.readers.column_names import Role
from sitdown.kinds.money.written_dates import DateOrder

Sign = Literal["money_in", "money_out"]
"""What a positive amount is."""

LONGEST_PAYEE_BEFORE_TAB = 18
"""Characters of the payee where the memo goes on without a gap; the width of the bank's field."""


@dataclass(frozen=True, slots=True)
class Preset:
    """One bank's layout. All names are plain names, see `column_names.plain_name`."""

    name: str
    header: tuple[str, ...]
    """Names that must all be there; the layout with the most of them wins."""
    sign: Sign = "money_in"
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    currency: str = ""
    columns: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    """Roles that are elsewhere than their names say; an empty tuple for a role it does not have."""
    booked: frozenset[str] = frozenset()
    """The status words of booked movements; empty takes every word but those of open ones."""
    payee_before_tab: bool = False
    """The payee is the part of the memo before its first tab or double space, and never longer than
    `LONGEST_PAYEE_BEFORE_TAB`."""
    no_moves: tuple[str, ...] = ()
    """Parts of what stands in the columns of kinds of rows by which no money moves."""
