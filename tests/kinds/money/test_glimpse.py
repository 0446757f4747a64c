from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.glimpse import glimpse, month_glimpse

Write = Callable[..., Path]


def test_home_sees_the_months_figures(desk: Desk, write_bank_file: Write) -> None:
    rows = [
        ("2026-09-02", "EDEKA", "-100.00"),
        ("2026-10-01", "Salary ACME", "3000.00"),
        ("2026-10-30", "EDEKA", "-150.00"),
    ]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    review = reviews.create_session(desk, 2026, 10)
    with closing(sqlite3.connect(desk.store.path)) as connection:
        found = month_glimpse(connection, review.id)
        [(title, lines)] = glimpse(connection, review.id)
    assert found is not None
    assert (found.spent, found.income, found.change_percent) == (15_000, 300_000, 50)
    assert found.twelve_months == (10_000, 15_000)
    assert title == "THE MONTH"
    assert lines == ["€ 150 spent   € 3,000 income   ▲ 50 % on September", "▆█  2 months"]


def test_there_is_nothing_to_see_without_figures(desk: Desk) -> None:
    review = reviews.create_session(desk, 2026, 10)
    with closing(sqlite3.connect(desk.store.path)) as connection:
        assert glimpse(connection, review.id) == ()
        assert glimpse(connection, "no such session") == ()


def test_a_store_of_an_older_schema_has_no_month() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert glimpse(connection, "any") == ()


def test_home_needs_neither_the_orm_nor_pydantic_for_it() -> None:
    code = (
        "import sys, sitdown.kinds.money.glimpse, sitdown.kinds.money.playbook;"
        "sys.exit(bool({'sqlalchemy', 'sqlmodel', 'pydantic', 'textual'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
