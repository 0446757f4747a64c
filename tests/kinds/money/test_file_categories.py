"""What a file's own column says of where its movements belong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from sitdown.engine.desk import Desk
from sitdown.exchange.movements import movements_text
from sitdown.kinds.money import importing, pairing, placing
from sitdown.kinds.money.categories import (
    BY_FILE,
    BY_RULE,
    BY_USER,
    DEFAULT_CATEGORIES,
    UNCATEGORISED,
    Categoriser,
    Rule,
)
from sitdown.kinds.money.decision_words import category_words
from sitdown.kinds.money.file_categories import FileCategories, named_category
from sitdown.kinds.money.fingerprints import words_of_all
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.readers.own_list import LAYOUT
from sitdown.kinds.money.readers.records import BankRow, Reading
from sitdown.kinds.money.taking_out import Asked

HEADER = "Date,Payee,Amount,Currency,Category\n"
LIST = (
    HEADER + "2026-10-01,Smith & Co,-30.00,EUR,Household\n"
    "2026-10-02,Edeka,-20.00,EUR,Groceries\n"
    "2026-10-03,Edeka,-9.00,EUR,gifts\n"
    "2026-10-04,Jones,-4.00,EUR,Food & Drink\n"
    "2026-10-05,Jones,-5.00,EUR,Uncategorised\n"
    "2026-10-06,Jones,-6.00,EUR,\n"
)
SIGN = {"sign": "money_in"}
NAMES = [name for each in DEFAULT_CATEGORIES for name in (each.key, each.title)]
ANY_NAME = st.sampled_from([*NAMES, "", "Gas", "Food & Drink", " groceries ", "GIFTS"])
OWN = Rule("smith", "gifts")
RULES = Categoriser((OWN, Rule("edeka", "groceries")))


def reading(layout: str = "generic", form: str = "csv") -> Reading:
    return Reading(form, layout, "utf-8", "", "EUR", (), (), (), "")


def row(payee: str, named: str) -> BankRow:
    return BankRow(2, date(2026, 10, 1), -100, "EUR", payee, bank_category=named)


def placed(
    rows: list[BankRow], layout: str = "generic", form: str = "csv"
) -> tuple[list[tuple[str, str]], str]:
    """Each row's category and source, and what is told of the column."""
    places = FileCategories(RULES, (OWN,), reading(layout, form))
    categories, sources = places.of_all(rows, words_of_all(rows))
    assert categories == [places.of(each) for each in rows]
    found = [(each, sources.get(at, BY_RULE)) for at, each in enumerate(categories)]
    return found, category_words(places.told())


def in_ledger(desk: Desk) -> dict[tuple[str, int], tuple[str, str]]:
    """Category and source by payee and amount."""
    query = select(
        MOVEMENT.c.payee, MOVEMENT.c.amount_minor, MOVEMENT.c.category, MOVEMENT.c.category_source
    )
    query = query.where(MOVEMENT.c.user_id == desk.user_id)
    with desk.store.read() as tx:
        return {(each[0], each[1]): (each[2], each[3]) for each in tx.execute(query)}


def write(tmp_path: Path, text: str, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("groceries", "groceries"),
        (" GROCERIES ", "groceries"),
        ("Other income", "other_income"),
        ("other_income", "other_income"),
        ("Food: Groceries", None),
        ("Grocery", None),
        ("", None),
    ],
)
def test_a_name_is_a_categorys_as_it_stands_or_none(name: str, key: str | None) -> None:
    assert named_category(name) == key


@pytest.mark.parametrize(
    ("payee", "named", "layout", "wanted"),
    [
        ("Jones", "Household", "generic", ("household", BY_FILE)),
        ("Edeka", "Household", "generic", ("household", BY_FILE)),
        ("Edeka", "Groceries", "generic", ("groceries", BY_RULE)),
        ("Smith", "Household", "generic", ("gifts", BY_RULE)),
        ("Jones", "Gas", "generic", (UNCATEGORISED, BY_RULE)),
        ("Edeka", "Uncategorised", "generic", ("groceries", BY_RULE)),
        ("Smith", "household", LAYOUT, ("household", BY_USER)),
        ("Smith", "gifts", LAYOUT, ("gifts", BY_RULE)),
        ("Jones", "transfers", LAYOUT, ("transfers", BY_FILE)),
    ],
)
def test_own_rules_come_before_a_banks_column_and_our_own_list_before_all(
    payee: str, named: str, layout: str, wanted: tuple[str, str]
) -> None:
    assert placed([row(payee, named)], layout)[0] == [wanted]


def test_what_became_of_the_column_is_told() -> None:
    strange = [row("Jones", f"Name {number}") for number in (1, 2, 3, 4, 4)]
    assert placed([row("Jones", "Gifts"), row("Edeka", "groceries")])[1] == (
        "Category column: 2 placed (each name in it is one of your categories)"
    )
    assert placed([row("Smith", "Pets"), row("Jones", "Gifts"), *strange])[1] == (
        "Category column: 1 placed (4 names not known: Name 1, Name 2, Name 3, …; "
        "your own rules place 1)"
    )
    assert placed([row("Jones", ""), row("Jones", "Uncategorized")])[1] == ""


def test_words_of_another_format_are_no_column() -> None:
    assert placed([row("Jones", "CASH")], form="ofx") == ([(UNCATEGORISED, BY_RULE)], "")


@given(st.lists(st.tuples(st.sampled_from(["Smith", "Edeka", "Jones"]), ANY_NAME)))
def test_nothing_is_invented_and_every_name_is_accounted_for(
    given_rows: list[tuple[str, str]],
) -> None:
    rows = [row(*each) for each in given_rows]
    for layout in ("generic", LAYOUT):
        found, _ = placed(rows, layout)
        for each, (category, source) in zip(rows, found, strict=True):
            ruled = RULES.of(each)[0]
            assert category in {ruled, named_category(each.bank_category)}
            assert (source == BY_RULE) == (category == ruled)


def test_a_list_with_categories_is_taken_with_them(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, LIST)
    seen = importing.preview(desk, path, SIGN)
    told = "Category column: 3 placed (1 name not known: Food & Drink)"
    assert category_words(seen.decisions) == told
    assert [each.category for each in seen.rows] == [
        *("household", "groceries", "gifts"),
        *(UNCATEGORISED,) * 3,
    ]
    receipt = importing.import_file(desk, path, choices=SIGN)
    assert category_words(receipt.decisions) == told
    assert in_ledger(desk) == {
        ("Smith & Co", -3000): ("household", BY_FILE),
        ("Edeka", -2000): ("groceries", BY_RULE),
        ("Edeka", -900): ("gifts", BY_FILE),
        ("Jones", -400): (UNCATEGORISED, BY_RULE),
        ("Jones", -500): (UNCATEGORISED, BY_RULE),
        ("Jones", -600): (UNCATEGORISED, BY_RULE),
    }
    again = importing.import_file(desk, path)
    assert (again.added, again.duplicates) == (0, 6)
    assert category_words(again.decisions) == ""
    importing.undo(desk, receipt.id)
    assert in_ledger(desk) == {}


def test_a_rule_made_later_takes_what_a_bank_had_named(desk: Desk, tmp_path: Path) -> None:
    importing.import_file(desk, write(tmp_path, LIST), choices=SIGN)
    placing.add_rule(desk, Rule("smith", "gifts"))
    assert in_ledger(desk)["Smith & Co", -3000] == ("gifts", BY_RULE)


def test_our_own_list_brings_every_choice_to_another_ledger(
    desk: Desk, other_desk: Desk, write_bank_file: Callable[..., Path], tmp_path: Path
) -> None:
    rows = [
        ("2026-10-01", "EDEKA", "-12.50"),
        ("2026-10-02", "EDEKA", "-3.20"),
        ("2026-10-03", "Strange Ltd", "-7.00"),
    ]
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    with desk.store.read() as tx:
        ids = {row.amount_minor: row.id for row in tx.execute(select(MOVEMENT))}
    placing.categorise(desk, ids[-320], "gifts", always=False)
    placing.categorise(desk, ids[-700], "leisure")
    importing.import_file(other_desk, taken_out(desk, tmp_path / "out.csv"))
    assert in_ledger(other_desk) == {
        ("EDEKA", -1250): ("groceries", BY_RULE),
        ("EDEKA", -320): ("gifts", BY_USER),
        ("Strange Ltd", -700): ("leisure", BY_USER),
    }
    placing.add_rule(other_desk, Rule("edeka", "household"))
    assert in_ledger(other_desk)["EDEKA", -1250] == ("household", BY_RULE)
    assert in_ledger(other_desk)["EDEKA", -320] == ("gifts", BY_USER)


def test_the_sides_of_a_transfer_find_each_other_again(
    desk: Desk, other_desk: Desk, write_bank_file: Callable[..., Path], tmp_path: Path
) -> None:
    giro = [("2026-10-01", "Moved", "-50.00"), ("2026-10-02", "Shop", "-1.00")]
    importing.import_file(desk, write_bank_file(giro), "Giro", SIGN)
    importing.import_file(desk, write_bank_file([("2026-10-02", "Came", "50.00")]), "Other", SIGN)
    assert len(pairing.transfers(desk)) == 1
    for name in ("Giro", "Other"):
        importing.import_file(other_desk, taken_out(desk, tmp_path / f"{name}.csv", name))
        assert in_ledger(other_desk)["Moved", -5000][0] == "transfers"
    assert len(pairing.transfers(other_desk)) == 1


def taken_out(desk: Desk, path: Path, account: str | None = None) -> Path:
    with movements_text(desk, Asked(account=account), "csv") as text:
        path.write_text("".join(text.pieces), encoding="utf-8")
    return path
