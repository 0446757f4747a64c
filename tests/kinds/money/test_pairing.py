"""Transfers and splits in the ledger: what counts, and what an undo leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing, ledger, months, pairing, placing, splitting
from sitdown.kinds.money.errors import (
    NotPairedError,
    NoTransferError,
    SplitSumError,
    TooFewPartsError,
    UnknownCategoryError,
    UnknownTransactionError,
)
from sitdown.kinds.money.splitting import SplitPart

Write = Callable[..., Path]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SIGN = {"sign": "money_in"}
CARD = [
    ("2026-10-01", "EDEKA", "-12.50"),
    ("2026-10-03", "To my other account", "-500.00"),
    ("2026-10-05", "Zanzibar Curios", "-40.00"),
]
SAVING = [("2026-10-05", "From Ms Person", "500.00"), ("2026-10-20", "Interest", "1.25")]


def totals(desk: Desk) -> tuple[int, int]:
    taken = months.month(desk, 2026, 10)
    return taken.total_spent, taken.total_income


def taken(desk: Desk, write: Write, rows: list[tuple[str, str, str]], account: str) -> str:
    path = write(rows, f"{account}.csv")
    return importing.import_file(desk, path, account, SIGN).id


@pytest.fixture
def both(desk: Desk, write_bank_file: Write) -> tuple[str, str]:
    """The two imports, by id."""
    return (
        taken(desk, write_bank_file, CARD, "Card"),
        taken(desk, write_bank_file, SAVING, "Saving"),
    )


def id_of(desk: Desk, payee: str) -> str:
    with desk.store.read() as tx:
        rows = tx.execute(ledger.query_between(desk, *YEAR)).all()
    return next(str(row.id) for row in rows if row.payee == payee)


def test_an_import_pairs_what_went_to_the_other_account(desk: Desk, both: tuple[str, str]) -> None:
    (found,) = pairing.transfers(desk)
    assert (found.out.payee, found.into.payee) == ("To my other account", "From Ms Person")
    assert {found.out.category, found.into.category} == {"transfers"}
    assert totals(desk) == (5_250, 125)


@pytest.mark.parametrize("undone", [0, 1])
def test_undoing_either_file_undoes_the_pair(
    desk: Desk, both: tuple[str, str], undone: int, write_bank_file: Write
) -> None:
    importing.undo(desk, both[undone])
    assert pairing.transfers(desk) == ()
    assert totals(desk) == ((0, 50_125), (55_250, 0))[undone]
    name, rows = (("Card", CARD), ("Saving", SAVING))[undone]
    taken(desk, write_bank_file, rows, name)
    assert len(pairing.transfers(desk)) == 1


def test_what_a_rule_or_the_person_knows_is_no_transfer(desk: Desk, write_bank_file: Write) -> None:
    taken(desk, write_bank_file, [("2026-10-01", "EDEKA", "-12.50"), *CARD[1:2]], "Card")
    placing.categorise(desk, id_of(desk, "To my other account"), "gifts", always=False)
    rows = [("2026-10-02", "From Ms Person", "500.00"), ("2026-10-02", "Refund", "12.50")]
    taken(desk, write_bank_file, rows, "Saving")
    assert pairing.transfers(desk) == ()
    assert pairing.find_transfers(desk) == ()


def test_a_pair_that_the_person_parted_stays_parted(
    desk: Desk, both: tuple[str, str], write_bank_file: Write
) -> None:
    (found,) = pairing.transfers(desk)
    pairing.part_transfer(desk, found.into.id)
    assert totals(desk) == (55_250, 50_125)
    assert pairing.find_transfers(desk) == ()
    taken(desk, write_bank_file, [("2026-10-04", "More", "-1.00"), *CARD], "Card")
    assert pairing.transfers(desk) == ()
    with pytest.raises(NotPairedError):
        pairing.part_transfer(desk, found.into.id)
    assert pairing.pair_transfer(desk, found.into.id, found.out.id).out.id == found.out.id
    assert totals(desk) == (5_350, 125)


def test_a_category_given_by_hand_ends_the_transfer(desk: Desk, both: tuple[str, str]) -> None:
    (found,) = pairing.transfers(desk)
    placing.categorise(desk, found.out.id, "gifts", always=False)
    assert pairing.transfers(desk) == ()
    assert totals(desk) == (55_250, 50_125)


def test_only_opposite_movements_of_two_accounts_can_be_paired_by_hand(
    desk: Desk, both: tuple[str, str]
) -> None:
    shop, edeka, gain = (id_of(desk, name) for name in ("Zanzibar Curios", "EDEKA", "Interest"))
    with pytest.raises(NoTransferError, match="on one account"):
        pairing.pair_transfer(desk, shop, edeka)
    with pytest.raises(NoTransferError, match="is not what arrived"):
        pairing.pair_transfer(desk, shop, gain)
    with pytest.raises(UnknownTransactionError):
        pairing.pair_transfer(desk, shop, "nothing")


def test_another_person_s_transfers_are_not_seen(
    desk: Desk, other_desk: Desk, both: tuple[str, str]
) -> None:
    (found,) = pairing.transfers(desk)
    assert pairing.transfers(other_desk) == ()
    with pytest.raises(NotPairedError):
        pairing.part_transfer(other_desk, found.out.id)
    with pytest.raises(UnknownTransactionError):
        splitting.unsplit(other_desk, found.out.id)


PARTS = (SplitPart(-3_000, "groceries", "bread"), SplitPart(-1_000, "household"))


def test_a_split_counts_as_its_parts(desk: Desk, both: tuple[str, str]) -> None:
    whole = id_of(desk, "Zanzibar Curios")
    made = splitting.split(desk, whole, PARTS)
    assert [(part.amount_minor, part.category, part.memo) for part in made] == [
        (-3_000, "groceries", "bread"),
        (-1_000, "household", ""),
    ]
    month = months.month(desk, 2026, 10)
    assert {line.category: line.spent for line in month.categories} == {
        "groceries": 4_250,
        "household": 1_000,
    }
    assert month.total_spent == 5_250
    (household,) = [line for line in month.categories if line.category == "household"]
    with desk.store.read() as tx:
        behind = ledger.rows_of(tx, desk, household.row_ids)
    assert [(row.payee, row.amount_minor) for row in behind] == [("Zanzibar Curios", -1_000)]
    assert whole not in {row.id for row in ledger.uncategorised(desk, 2026, 10)}


def test_parts_add_up_exactly_or_nothing_happens(desk: Desk, both: tuple[str, str]) -> None:
    whole = id_of(desk, "Zanzibar Curios")
    with pytest.raises(SplitSumError, match="add up to"):
        splitting.split(desk, whole, [SplitPart(-3_000, "groceries"), SplitPart(-999, "gifts")])
    with pytest.raises(TooFewPartsError):
        splitting.split(desk, whole, [SplitPart(-4_000, "groceries")])
    with pytest.raises(UnknownCategoryError):
        splitting.split(desk, whole, [SplitPart(-3_000, "milk"), SplitPart(-1_000, "gifts")])
    with pytest.raises(UnknownTransactionError):
        splitting.split(desk, "nothing", PARTS)
    assert {row.id for row in ledger.uncategorised(desk, 2026, 10)} >= {whole}


def test_a_split_can_be_changed_and_ended(desk: Desk, both: tuple[str, str]) -> None:
    whole = id_of(desk, "Zanzibar Curios")
    splitting.split(desk, whole, PARTS)
    (first, _, _) = splitting.split(
        desk, f"{whole}/1", (*PARTS[:1], SplitPart(-500, "gifts"), SplitPart(-500, "pets"))
    )
    assert first.id == f"{whole}/1"
    assert totals(desk)[0] == 5_250
    splitting.unsplit(desk, whole)
    assert whole in {row.id for row in ledger.uncategorised(desk, 2026, 10)}
    splitting.split(desk, whole, PARTS)
    placing.categorise(desk, whole, "gifts", always=False)
    month = months.month(desk, 2026, 10)
    assert {line.category for line in month.categories} == {"groceries", "gifts"}


def test_the_parts_go_with_their_file(desk: Desk, both: tuple[str, str]) -> None:
    splitting.split(desk, id_of(desk, "Zanzibar Curios"), PARTS)
    importing.undo(desk, both[0])
    assert totals(desk)[0] == 0


def test_what_is_a_little_too_far_apart_is_asked_about(desk: Desk, write_bank_file: Write) -> None:
    taken(desk, write_bank_file, CARD, "Card")
    late = [("2026-10-09", "From Ms Person", "500.00"), ("2026-10-20", "Interest", "1.25")]
    taken(desk, write_bank_file, late, "Saving")
    assert pairing.transfers(desk) == ()
    (asked,) = pairing.near_transfers(desk)
    assert (asked.out.payee, asked.into.payee) == ("To my other account", "From Ms Person")
    pairing.pair_transfer(desk, asked.out.id, asked.into.id)
    assert pairing.near_transfers(desk) == ()
    assert len(pairing.transfers(desk)) == 1


def test_what_the_person_parted_is_not_asked_about(desk: Desk, both: tuple[str, str]) -> None:
    (known,) = pairing.transfers(desk)
    pairing.part_transfer(desk, known.out.id)
    assert pairing.near_transfers(desk) == ()


def test_a_week_is_near_and_eight_days_are_not(desk: Desk, write_bank_file: Write) -> None:
    taken(desk, write_bank_file, [("2026-10-03", "Out", "-77.00")], "Card")
    rows = [("2026-10-11", "In", "77.00")]
    taken(desk, write_bank_file, rows, "Saving")
    assert pairing.near_transfers(desk) == ()
    taken(desk, write_bank_file, [("2026-10-10", "In too", "77.00")], "Third")
    assert len(pairing.near_transfers(desk)) == 1


def test_the_parts_of_a_movement_are_found_by_any_of_them(
    desk: Desk, both: tuple[str, str]
) -> None:
    whole = id_of(desk, "Zanzibar Curios")
    assert splitting.whole_and_parts(desk, whole)[1] == ()
    parts = [SplitPart(-3_000, "gifts"), SplitPart(-1_000, "groceries")]
    made = splitting.split(desk, whole, parts)
    found, its_parts = splitting.whole_and_parts(desk, made[1].id)
    assert (found.id, found.amount_minor) == (whole, -4_000)
    assert its_parts == made
    other = id_of(desk, "EDEKA")
    listed = splitting.with_their_parts(desk, [whole, other])
    assert [row.amount_minor for row in listed] == [-1_250, -3_000, -1_000]
    with pytest.raises(UnknownTransactionError):
        splitting.whole_and_parts(desk, "nobody")
