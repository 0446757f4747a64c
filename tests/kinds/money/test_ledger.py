from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.errors import EmptyTextError, NotFoundError
from sitdown.kinds.money import budgets, importing, ledger, months, placing
from sitdown.kinds.money.categories import InvalidRuleError, Rule
from sitdown.kinds.money.errors import (
    NegativeAmountError,
    UnknownCategoryError,
    UnknownFundError,
    UnknownTransactionError,
)

Write = Callable[..., Path]

ROWS = [
    ("2026-10-01", "Krempel Meier", "-12.00"),
    ("2026-10-09", "Krempel Meier", "-30.00"),
    ("2026-10-10", "Somewhere", "-5.00"),
    ("2026-10-12", "Salary ACME", "2000.00"),
]


@pytest.fixture
def filled(desk: Desk, write_bank_file: Write) -> Desk:
    importing.import_file(desk, write_bank_file(ROWS), choices={"sign": "money_in"})
    return desk


def payees(desk: Desk) -> list[str]:
    return [row.payee for row in ledger.uncategorised(desk, 2026, 10)]


def test_the_largest_uncategorised_comes_first(filled: Desk) -> None:
    assert payees(filled) == ["Krempel Meier", "Krempel Meier", "Somewhere"]
    assert ledger.uncategorised(filled, 2026, 11) == ()


def test_categorising_a_merchant_takes_its_other_rows_along_and_the_next_file(
    filled: Desk, write_bank_file: Write
) -> None:
    first = ledger.uncategorised(filled, 2026, 10)[0]
    done = placing.categorise(filled, first.id, "gifts")
    assert done.changed == 2
    assert payees(filled) == ["Somewhere"]
    assert [rule.category for rule in placing.own_rules(filled)] == ["gifts"]
    later = write_bank_file([("2026-10-20", "KREMPEL MEIER", "-8.00")], "later.csv")
    importing.import_file(filled, later)
    assert payees(filled) == ["Somewhere"]


def test_only_this_one_leaves_the_others(filled: Desk) -> None:
    first = ledger.uncategorised(filled, 2026, 10)[0]
    done = placing.categorise(filled, first.id, "gifts", always=False)
    assert (done.changed, done.rule) == (1, None)
    assert payees(filled) == ["Krempel Meier", "Somewhere"]


def test_a_hand_placed_row_stands_against_later_rules(filled: Desk) -> None:
    first = ledger.uncategorised(filled, 2026, 10)[0]
    placing.categorise(filled, first.id, "gifts", always=False)
    assert placing.add_rule(filled, Rule("Krempel Meier", "household")).changed == 1
    lines = {line.category: line.spent for line in months.month(filled, 2026, 10).categories}
    assert (lines["gifts"], lines["household"]) == (3000, 1200)


def test_a_rule_of_the_person_wins_and_can_be_forgotten(filled: Desk) -> None:
    placing.add_rule(filled, Rule("salary", "other_income"))
    rule = placing.own_rules(filled)[0]
    placing.remove_rule(filled, rule.id)
    assert placing.own_rules(filled) == ()


def test_a_rule_that_is_not_there_is_not_forgotten(filled: Desk, other_desk: Desk) -> None:
    placing.add_rule(filled, Rule("salary", "other_income"))
    (rule,) = placing.own_rules(filled)
    for desk, name in ((filled, "typo"), (filled, ""), (other_desk, rule.id)):
        with pytest.raises(NotFoundError, match="There is no rule"):
            placing.remove_rule(desk, name)
    assert placing.own_rules(filled) == (rule,)


def test_wrong_names_are_refused(filled: Desk, other_desk: Desk) -> None:
    first = ledger.uncategorised(filled, 2026, 10)[0]
    with pytest.raises(UnknownCategoryError, match="no category 'cake'"):
        placing.categorise(filled, first.id, "cake")
    with pytest.raises(UnknownTransactionError):
        placing.categorise(other_desk, first.id, "gifts")
    with pytest.raises(UnknownTransactionError):
        placing.categorise(filled, "nothing", "gifts")
    with pytest.raises(EmptyTextError):
        placing.add_rule(filled, Rule(" - ", "gifts"))
    for kind in ("contains", "regex"):
        with pytest.raises(InvalidRuleError):
            placing.add_rule(filled, Rule("" if kind == "contains" else "(", "gifts", kind=kind))
    assert placing.own_rules(filled) == ()


def test_a_budget_holds_from_its_month_on(desk: Desk, other_desk: Desk) -> None:
    budgets.set_budget(desk, "groceries", 40_000, 2026, 3)
    budgets.set_budget(desk, "groceries", 48_000, 2026, 9)
    budgets.set_budget(desk, "rent", 100_000, 2026, 9)
    assert budgets.budgets(desk, 2026, 2) == {}
    assert budgets.budgets(desk, 2026, 8) == {"groceries": 40_000}
    assert budgets.budgets(desk, 2026, 10) == {"groceries": 48_000, "rent": 100_000}
    assert budgets.set_budget(desk, "rent", None, 2026, 10) == {"groceries": 48_000}
    assert budgets.budgets(desk, 2026, 9) == {"groceries": 48_000, "rent": 100_000}
    assert budgets.budgets(other_desk, 2026, 10) == {}


def test_a_wrong_budget_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownCategoryError):
        budgets.set_budget(desk, "cake", 1, 2026, 1)
    with pytest.raises(NegativeAmountError):
        budgets.set_budget(desk, "rent", -1, 2026, 1)


def test_a_fund_is_made_and_changed_by_its_name(desk: Desk, other_desk: Desk) -> None:
    made = budgets.set_fund(desk, "  Car  ", target_minor=60_000, opening_minor=5_000)
    assert (made.name, made.saved_minor, made.target_minor) == ("Car", 5_000, 60_000)
    changed = budgets.set_fund(desk, "Car", due_on=date(2027, 3, 1))
    assert (changed.id, changed.target_minor) == (made.id, 60_000)
    assert changed.due_on == date(2027, 3, 1)
    assert budgets.funds(desk) == (changed,)
    assert budgets.funds(other_desk) == ()
    with pytest.raises(UnknownFundError):
        budgets.fund(other_desk, made.id)
    with pytest.raises(EmptyTextError):
        budgets.set_fund(desk, " ")
    with pytest.raises(NegativeAmountError):
        budgets.set_fund(desk, "Car", target_minor=-1)


def test_a_frozen_month_thaws_to_itself(filled: Desk) -> None:
    taken = months.month(filled, 2026, 10)
    assert months.thawed(months.frozen(taken)) == taken
    empty = months.month(filled, 2020, 1)
    assert months.thawed(months.frozen(empty)) == empty


def test_a_months_look_reads_only_the_rows_of_its_days(filled: Desk) -> None:
    query = ledger.query_between(filled, date(2025, 10, 1), date(2026, 10, 31))
    with filled.store.read() as tx:
        sql = str(query.compile(tx.connection(), compile_kwargs={"literal_binds": True}))
        plan = tx.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}").all()
    assert [step[3] for step in plan] == [
        "SEARCH bank_transaction USING INDEX bank_transaction_by_day (day>? AND day<?)"
    ]
