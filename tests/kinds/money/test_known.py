"""Which rows of a file the ledger has already, however its rows are spread over days."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing
from sitdown.kinds.money.known import CROWDED

Write = Callable[..., Path]

SIGN = {"sign": "money_in"}


@pytest.mark.parametrize("others", [0, 40 * CROWDED])
def test_what_overlaps_is_known_among_few_and_among_many_of_the_same_days(
    desk: Desk, write_bank_file: Write, others: int
) -> None:
    crowd = [(f"2026-10-{1 + at % 28:02d}", f"Shop {at}", "-1.00") for at in range(others)]
    known = [(f"2026-10-{day:02d}", "Cafe Anna", "-3.20") for day in range(1, 6)]
    new = [("2026-10-31", "Cafe Anna", "-3.20"), ("2026-10-01", "Cafe Anna", "-4.20")]
    importing.import_file(desk, write_bank_file([*known, *crowd]), choices=SIGN)
    path = write_bank_file([*known, *new], "next.csv")
    assert (importing.preview(desk, path).new, importing.preview(desk, path).duplicates) == (2, 5)
    receipt = importing.import_file(desk, path)
    assert (receipt.added, receipt.duplicates) == (2, 5)
