"""What holds whatever happens to the ledger: a frozen month, and what was dismissed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import NOON
from tests.kinds.money.test_finding_entries import PRICE, SIGN, at_patterns, price_of, seven_months

from sitdown.clock import FrozenClock
from sitdown.engine import sessions
from sitdown.engine.desk import Desk
from sitdown.ids import SeededIds
from sitdown.kinds.money import budgets, dismissals, importing, pairing, placing, reviews
from sitdown.kinds.money.categories import Rule
from sitdown.kinds.money.finding import Key
from sitdown.kinds.money.kind import KIND
from sitdown.store.opening import open_store

Rows = Sequence[tuple[str, str, str]]
Doing = Callable[[Desk, Path], None]


@contextmanager
def a_ledger() -> Iterator[tuple[Desk, Path]]:
    """A store of its own with seven months in it, and a folder for files."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        clock = FrozenClock(NOON)
        store = open_store(folder / "sitdown.db", folder / "backups", NOON)
        try:
            desk = Desk(store, {"money": KIND}, "me", clock, SeededIds(clock))
            bring_back(desk, folder)
            yield desk, folder
        finally:
            store.close()


def bring_in(desk: Desk, folder: Path, rows: Rows) -> None:
    text = "".join(f'{day},"{payee}",{amount},EUR\n' for day, payee, amount in rows)
    path = folder / f"{len(importing.receipts(desk))}.csv"
    path.write_text(f"Date,Payee,Amount,Currency\n{text}", encoding="utf-8")
    importing.import_file(desk, path, "Main", SIGN)


def bring_back(desk: Desk, folder: Path) -> None:
    bring_in(desk, folder, seven_months())


def bring_back_turned(desk: Desk, folder: Path) -> None:
    bring_in(desk, folder, seven_months()[::-1])


def take_out(desk: Desk, _folder: Path) -> None:
    for receipt in importing.receipts(desk):
        if receipt.undone_at is None:
            importing.undo(desk, receipt.id)
            return


def move_netflix(desk: Desk, _folder: Path) -> None:
    placing.add_rule(desk, Rule("netflix", "leisure"))


def set_a_budget(desk: Desk, _folder: Path) -> None:
    budgets.set_budget(desk, "leisure", 5_000, 2026, 10)


def look_for_transfers(desk: Desk, _folder: Path) -> None:
    pairing.find_transfers(desk)


def buy(day: int, cents: int, payee: str) -> Doing:
    amount = f"-{cents // 100}.{cents % 100:02}"
    return lambda desk, folder: bring_in(desk, folder, [(f"2026-10-{day:02}", payee, amount)])


purchases = st.builds(
    buy,
    day=st.integers(1, 31),
    cents=st.integers(1, 90_000),
    payee=st.sampled_from(["KIOSK", "EDEKA", "P. HARTWIG"]),
)
files = st.sampled_from([take_out, bring_back, bring_back_turned])
doings = st.lists(
    st.one_of(files, purchases, st.sampled_from([move_netflix, set_a_budget, look_for_transfers])),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=15)
@given(done=doings)
def test_a_frozen_month_never_changes(done: list[Doing]) -> None:
    with a_ledger() as (desk, folder):
        review = reviews.create_session(desk, 2026, 10)
        before = reviews.review_of(desk, review.id)
        for do in done:
            do(desk, folder)
        after = reviews.review_of(desk, review.id)
        assert after.snapshot == before.snapshot
        assert after.snapshot_at == before.snapshot_at


@settings(deadline=None, max_examples=15)
@given(done=st.lists(st.one_of(files, purchases), min_size=1, max_size=5))
def test_a_dismissal_survives_whatever_is_taken_out_and_brought_back(done: list[Doing]) -> None:
    for wanted in (False, True):
        with a_ledger() as (desk, folder):
            if not wanted:
                dismissals.dismiss(desk, Key(*PRICE))
            review = reviews.create_session(desk, 2026, 10)
            for do in done:
                do(desk, folder)
            bring_back(desk, folder)
            sessions.erase(desk, review.id)
            assert (price_of(desk, at_patterns(desk)) is not None) is wanted
