"""A money review taken out: the letter of its month, and the log a line at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.cli.conftest import Sitdown

from sitdown.clock import FrozenClock
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds

BANK = """\
Date,Payee,Amount,Balance,Currency
2026-09-12,Edeka | <b>,-100.00,900.00,EUR
2026-10-01,Work,2000.00,2900.00,EUR
2026-10-02,Edeka | <b>,-150.50,2749.50,EUR
2026-10-30,Kino,-9.50,2740.00,EUR
"""
ABROAD = """\
Date,Payee,Amount,Balance,Currency
2026-10-12,Hotel,-80.00,20.00,USD
"""


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 7, 9, 30, tzinfo=UTC))


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def october(sitdown: Sitdown, tmp_path: Path) -> str:
    """The review of a month, begun on two accounts; its id."""
    for name, text in (("bank", BANK), ("abroad", ABROAD)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        assert sitdown("import", str(path), "--account", name).code == 0
    sitdown("money", "budget", "groceries", "120", "--month", "2026-10")
    review = sitdown("start", "money", "--month", "2026-10", "--json").document
    return str(review["id"])


def test_the_letter_of_the_month_begins_with_its_numbers(sitdown: Sitdown, october: str) -> None:
    letter = sitdown("export", october).out
    assert letter.startswith("# October money review\n\nMoney review · in progress")
    numbers = letter.partition("## October 2026 in numbers\n\n")[2].partition("\n\n## ")[0]
    assert numbers.startswith("€ 160.00 spent · € 2,000.00 income · 92.0 % kept\n\n|")
    row = next(line for line in numbers.splitlines() if line.startswith("| Groceries"))
    assert re.findall(r"€ [\d.]+", row) == ["€ 150.50", "€ 120.00", "€ 100.00"]
    assert r"Apart, in USD: \$ 80.00 spent, \$ 0.00 income." in numbers
    assert "From 3 movements, as they were on 7 November 2026." in numbers
    assert "## Reflect: Overview" in letter


def test_the_table_is_one_and_adds_up_to_what_was_spent(sitdown: Sitdown, october: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(sitdown("export", october).out)
    cells = [token.content for token in tokens if token.type == "inline" and token.content]
    assert sum(token.type == "table_open" for token in tokens) == 1
    at = cells.index("usual") + 1
    rows = sum(token.type == "tr_open" for token in tokens) - 1
    assert rows == 2
    spent = [cell for cell in cells[at:] if cell.startswith("€ ")]
    assert {"€ 150.50", "€ 9.50"} <= set(spent)


def test_what_was_frozen_stays_in_the_letter(
    sitdown: Sitdown, october: str, tmp_path: Path
) -> None:
    before = sitdown("export", october).out
    later = tmp_path / "later.csv"
    later.write_text(
        "Date,Payee,Amount,Balance,Currency\n2026-10-31,Kino,-10.00,2730.00,EUR\n", encoding="utf-8"
    )
    assert sitdown("import", str(later), "--account", "bank").code == 0
    assert sitdown("export", october).out == before


def test_a_scheduled_review_has_no_numbers_yet(sitdown: Sitdown) -> None:
    review = sitdown("start", "money", "--month", "2026-10", "--at", "2026-11-08 10:00", "--json")
    assert "in numbers" not in sitdown("export", review.document["id"]).out


def test_the_log_is_a_document_a_line_with_all_that_was_said(
    sitdown: Sitdown, october: str, tmp_path: Path
) -> None:
    sitdown("say", october, "Yes")
    path = tmp_path / "log.jsonl"
    assert sitdown("export", "--all", "--to", "jsonl", "-o", str(path)).code == 0
    text = path.read_text(encoding="utf-8")
    assert sitdown("export", october, "--to", "jsonl").out == text
    session, *entries = map(json.loads, text.splitlines())
    assert (session["line"], session["id"], session["month"]) == ("session", october, 10)
    whole = sitdown("export", october, "--to", "json").document["sessions"][0]["entries"]
    assert [{**entry, "line": "entry"} for entry in whole] == entries
    assert any(entry["evidence"] for entry in entries if entry["role"] == "buddy")
    assert text.isascii()
