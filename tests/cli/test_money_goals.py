"""Goals on the command line: set, listed with pace and asks, ended, taken from notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.clock import FrozenClock
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 7, 9, 30, tzinfo=UTC))


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


def test_a_goal_is_set_listed_and_ended(sitdown: Sitdown, clock: FrozenClock) -> None:
    assert sitdown("money", "goals").out == "No goals and no funds yet.\n"
    sitdown("money", "funds", "Car", "--saved", "200")
    (made,) = sitdown("money", "goal", "set", "car", "620", "by", "2027-03", "--json").document
    assert made["goal"] == "#template 620 by 2027-03"
    assert (made["asks"], made["due"], made["status"]) == (8_400, "2027-03", "cant_tell")
    assert made["asks_because"]["months_left"] == 5
    assert "#template 620 by 2027-03" in sitdown("money", "funds").out
    clock.advance(days=60)
    out = sitdown("money", "goals").out
    assert "Car  € 200.00 of € 620.00 by March 2027  behind" in out
    assert "asks for € 140.00 this month" in out
    assert "Nothing went in for 2 months." in out
    assert sitdown("money", "goal", "set", "Car", "#template 50").code == 0
    (now,) = sitdown("money", "goals", "--json").document
    assert now["earlier"] == [{"since": "2026-11", "line": "#template 620 by 2027-03"}]
    assert sitdown("money", "goal", "clear", "Car").out == "Car has no goal now.\n"
    assert "has no goal" in sitdown("money", "goal", "clear", "Car").err


def test_a_goal_of_a_later_month_is_told_as_that(sitdown: Sitdown) -> None:
    later = ("money", "goal", "set", "Rent", "900", "--month", "2027-01")
    assert sitdown(*later).out == "From January 2027 on Rent has the goal #template 900.\n"
    assert sitdown(*later, "--json").document == {
        "name": "Rent", "goal": "#template 900", "since": "2027-01",
    }  # fmt: skip
    assert sitdown("money", "goals").out == "No goals and no funds yet.\n"


def test_a_goal_that_cannot_be_reckoned_gets_nothing_and_says_why(sitdown: Sitdown) -> None:
    sitdown("money", "goal", "set", "Rent", "average 3 months")
    lines = sitdown("money", "goals", "--money", "100").out.splitlines()
    assert lines[-1] == "  I know no earlier month to take the mean of."


def test_what_there_is_is_shared_out(sitdown: Sitdown) -> None:
    sitdown("money", "goal", "set", "rent", "#template-1 1180")
    sitdown("money", "goal", "set", "Groceries", "400")
    sitdown("money", "goal", "set", "gifts", "remainder")
    shared = sitdown("money", "goals", "--money", "1,500", "--json").document
    assert {each["key"]: each["gets"] for each in shared} == {
        "rent": 110_000, "groceries": 40_000, "gifts": 0,
    }  # fmt: skip
    out = sitdown("money", "goals", "--money", "1600").out
    assert "asks for € 1,180.00 this month, gets € 1,180.00" in out
    assert "takes what is left, gets € 20.00" in out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("set", "Boat", "50"), 1, "no fund and no category"),
        (("set", "rent", "soon"), 1, "is not a goal I can read"),
        (("set", "rent"), 2, "GOAL"),
        (("set", "rent", "50", "--month", "May"), 1, "YYYY-MM"),
        (("clear", "rent"), 1, "Rent has no goal"),
        (("import", "nowhere.txt"), 1, "cannot be opened"),
        (("import", "."), 1, ". cannot be opened"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    sitdown: Sitdown, words: tuple[str, ...], code: int, told: str
) -> None:
    printed = sitdown("money", "goal", *words)
    assert printed.code == code
    assert told in printed.err


def test_notes_are_taken_in(sitdown: Sitdown, tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("## Groceries\n#template 400\nBoat: #template 9\n", encoding="utf-8")
    printed = sitdown("money", "goal", "import", str(notes))
    assert "Groceries: #template 400" in printed.out
    assert "line 3 left out: There is no fund" in printed.out
    done = sitdown("money", "goal", "import", str(notes), "--begin-funds", "--json").document
    assert [each["name"] for each in done["taken"]] == ["Groceries", "Boat"]
    assert done["left_out"] == []


def test_a_fund_is_listed_with_what_was_paid_from_it(
    sitdown: Sitdown, tmp_path: Path, clock: FrozenClock
) -> None:
    sitdown("money", "funds", "HUK", "--saved", "400")
    sitdown("money", "goal", "set", "HUK", "400 by 2026-12 repeat every year")
    clock.advance(days=40)
    bank = tmp_path / "bank.csv"
    bank.write_text("Date,Payee,Amount,Currency\n2026-12-05,HUK,-456.00,EUR\n", encoding="utf-8")
    assert sitdown("import", str(bank), "--choose", "sign=money_in").code == 0
    first, under = sitdown("money", "funds").out.splitlines()
    assert first.startswith("HUK  € 0.00  of € 400.00  by 2027-12-01")
    assert under == "  € 400.00 of € 456.00 was paid from it on 5 December 2026"
    (paid,) = sitdown("money", "funds", "--json").document[0]["withdrawals"]
    assert (paid["day"], paid["amount"], paid["charge"]) == (
        "2026-12-05",
        40_000,
        45_600,
    )
