"""Categories: the first rule that fits decides, and says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.categories import (
    DEFAULT_CATEGORIES,
    UNCATEGORISED,
    InvalidRuleError,
    Rule,
    categorise,
)
from sitdown.kinds.money.default_rules import DEFAULT_RULES
from sitdown.kinds.money.readers.records import BankRow


def row(payee: str, amount: int = -1000, memo: str = "", account: str = "a") -> BankRow:
    return BankRow(1, date(2026, 10, 3), amount, "EUR", payee, memo, account=account)


@pytest.mark.parametrize(
    ("payee", "amount", "category"),
    [
        ("REWE MARKT 4821 BERLIN", -1, "groceries"),
        ("TRADER JOE'S #552", -1, "groceries"),
        ("Sainsbury's Local", -1, "groceries"),
        ("NETFLIX.COM", -1, "subscriptions"),
        ("TfL Travel Charge", -1, "transport"),
        ("DM DROGERIE MARKT 233", -1, "household"),
        ("AMZN Mktp DE*2K3", -1, "shopping"),
        ("Nordlicht GmbH Gehalt", 365000, "salary"),
        ("Zinsen", 12, "other_income"),
        ("ZALANDO SE", 5990, "shopping"),
        ("Admin Office", -1, UNCATEGORISED),
        ("", -1, UNCATEGORISED),
    ],
)
def test_the_rules_at_hand_know_common_merchants(payee: str, amount: int, category: str) -> None:
    assert categorise(row(payee, amount), DEFAULT_RULES)[0] == category


def test_income_words_never_take_money_out() -> None:
    assert categorise(row("Gehalt", -100), DEFAULT_RULES)[0] == UNCATEGORISED


def test_every_rule_at_hand_leads_to_a_category_that_exists() -> None:
    assert {rule.category for rule in DEFAULT_RULES} <= {each.key for each in DEFAULT_CATEGORIES}


def test_the_earlier_rule_wins_whatever_its_kind() -> None:
    words, letters = Rule("café anna", "restaurants"), Rule("ann", "gifts", "contains")
    assert categorise(row("CAFÉ ANNA 12"), [words, letters]) == ("restaurants", words)
    assert categorise(row("CAFÉ ANNA 12"), [letters, words]) == ("gifts", letters)


def test_words_are_whole_and_letters_are_not() -> None:
    assert not Rule("dm", "household").fits(row("Admin"))
    assert Rule("dm", "household", "contains").fits(row("Admin"))
    assert Rule("joe's pizza", "restaurants").fits(row("TST*JOE'S--PIZZA"))


def test_amount_account_and_memo_narrow_a_rule() -> None:
    rule = Rule("^uber", "transport", "regex", lowest_minor=-5000, highest_minor=-1, account="a")
    assert rule.fits(row("Uber", -5000))
    assert not rule.fits(row("Uber", -5001))
    assert not rule.fits(row("Uber", 1))
    assert not rule.fits(row("Uber", account="b"))
    assert Rule("kurs", "education").fits(row("X", memo="Kurs 4"))


@pytest.mark.parametrize("rule", [Rule("(", "x", "regex"), Rule(" ", "x"), Rule("--", "x")])
def test_a_pattern_that_can_never_work_is_refused(rule: Rule) -> None:
    with pytest.raises(InvalidRuleError):
        categorise(row("anything"), [rule])


@given(
    payee=st.text("ab -é", max_size=12),
    patterns=st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "ab", "a b", "é"]), st.sampled_from(["words", "contains"])
        ),
        max_size=6,
    ),
)
def test_the_quick_way_through_the_list_finds_what_the_slow_one_does(
    payee: str, patterns: list[tuple[str, str]]
) -> None:
    rules = [
        Rule(pattern, str(place), "words" if kind == "words" else "contains")
        for place, (pattern, kind) in enumerate(patterns)
    ]
    slow = next((rule for rule in rules if rule.fits(row(payee))), None)
    assert categorise(row(payee), rules)[1] == slow
