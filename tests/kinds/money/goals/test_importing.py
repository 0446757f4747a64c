"""Notes of Actual Budget taken in: what can be read is kept, each other line gets a sentence."""

from __future__ import annotations

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money import budgets
from sitdown.kinds.money.goals.importing import GoalNotes, import_goals
from sitdown.kinds.money.goals.listing import goals

NOTES = """\
#template 10
Groceries
keep an eye on the market
#template 400
#template 20 up to 50
Car insurance: #template-1 620 by 2027-03 repeat every year
#goal 900
Boat: #template 5
Rent: #template schedule Landlord
Health: #cleanup source
"""


def reasons(done: GoalNotes) -> dict[int, str]:
    return {each.number: each.reason for each in done.left_out}


def test_each_line_is_kept_or_told_of(desk: Desk) -> None:
    budgets.set_fund(desk, "Car insurance", opening_minor=20_000)
    done = import_goals(desk, NOTES)
    assert [(each.number, each.name, each.line) for each in done.taken] == [
        (4, "Groceries", "#template 400"),
        (6, "Car insurance", "#template-1 620 by 2027-03 repeat every year"),
        (7, "Car insurance", "#goal 900"),
    ]
    found = reasons(done)
    assert list(found) == [1, 5, 8, 9]
    assert found[1].startswith("It does not say what it is for.")
    assert found[5] == "Groceries has its goal from line 4; one at a time is kept."
    assert "no fund and no category of spending 'Boat'" in found[8]
    assert "what recurs is found in the ledger" in found[9]
    assert [view.line for view in goals(desk)] == [
        "#template-1 620 by 2027-03 repeat every year",
        "#template 400",
    ]


def test_names_that_are_nothing_yet_can_become_funds(desk: Desk) -> None:
    done = import_goals(desk, "Boat: #template 5 up to 900\nKayak: nothing", begin_funds=True)
    assert [each.name for each in done.taken] == ["Boat"]
    assert [fund.name for fund in budgets.funds(desk)] == ["Boat"]
    again = import_goals(desk, "Boat: #template 5 up to 900")
    assert len(again.taken) == 1
    (view,) = goals(desk)
    assert view.earlier == ()


@pytest.mark.parametrize("text", ["", "\x00\x1b[31m", "#template\n", "# \n##\n:\n#goal"])
def test_no_text_stops_the_reading(desk: Desk, text: str) -> None:
    assert import_goals(desk, text).taken == ()
