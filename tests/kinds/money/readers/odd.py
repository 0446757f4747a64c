"""A list of a bank that no layout is known of, and what has to come of it.

Every such list is read right, or asked about, or refused with one sentence: never read wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pytest

from sitdown.kinds.money.readers.errors import UnreadableStatementError
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)
COFFEE_AND_PAY = (("2026-10-14", -450), ("2026-10-13", 109_000))


@dataclass(frozen=True)
class Odd:
    """A file, and what it holds.

    Attributes:
        rows: day and minor units of each movement.
        asks: the keys of what is asked before anything is read.
        answers: to these questions; they are all that is needed.
        refused: a part of the sentence with which the file is refused.
        skipped: why rows are left out, when that is looked at.
    """

    text: str
    rows: tuple[tuple[str, int], ...] = COFFEE_AND_PAY
    asks: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    payees: tuple[str, ...] = ()
    currency: str = ""
    skipped: tuple[str, ...] = ()
    refused: str = ""
    encoding: str = "utf-8"


def check(odd: Odd) -> None:
    """Read the file as the person would, and hold it against what it holds."""
    data = odd.text.encode(odd.encoding)
    if odd.refused:
        with pytest.raises(UnreadableStatementError) as refusal:
            read_statement(data, TODAY)
        assert odd.refused in str(refusal.value)
        return
    assert {question.key for question in read_statement(data, TODAY).questions} == set(odd.asks)
    seen = read_statement(data, TODAY, odd.answers)
    assert seen.questions == ()
    assert tuple((str(row.date), row.amount_minor) for row in seen.rows) == odd.rows
    if odd.payees:
        assert tuple(row.payee for row in seen.rows) == odd.payees
    if odd.currency:
        assert {row.currency for row in seen.rows} == {odd.currency}
    if odd.skipped:
        assert tuple(row.reason for row in seen.skipped) == odd.skipped
