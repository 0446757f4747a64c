"""Every number that the buddy says in a review has its receipt, on the demo and on odd ledgers.

A number is looked for in what ``w`` tells: the facts of the rule and the movements it read, each
as it stands or rounded to a whole unit. Words of the person, in quotes, are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.demo.store import NOW, fill
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView, Evidence, EvidenceView, Role
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.coverage import MONTH_NAMES

Write = Callable[..., Path]
Rows = list[tuple[str, str, str]]

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
QUOTED = re.compile(r"“[^”]*”")
OF_A_DATE = re.compile(
    rf"\b(?:\d{{1,2}} to )?\d{{1,2}} (?:{'|'.join(MONTH_NAMES)})(?: \d{{4}})?"
    rf"|(?:{'|'.join(MONTH_NAMES)}) \d{{4}}"
)


def numbers(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in NUMBER.findall(text)]


def in_words(entry: EntryView) -> str:
    """What the buddy says without what the person said."""
    return QUOTED.sub("", entry.content)


def receipt(evidence: EvidenceView) -> str:
    return "\n".join([*(f"{name}: {value}" for name, value in evidence.facts), *evidence.lines])


def unproved(entry: EntryView, evidence: EvidenceView | None) -> list[float]:
    """The numbers of a sentence that its evidence does not tell; of dates the days and years."""
    said = in_words(entry)
    if evidence is None:
        return numbers(said)
    told = numbers(receipt(evidence))
    bare = OF_A_DATE.sub("", said)
    return [
        number for number in numbers(bare) if not any(abs(number - each) <= 0.5 for each in told)
    ]


def buddy_entries(desk: Desk) -> Iterator[EntryView]:
    for session in sessions.list_sessions(desk, kind="money"):
        for entry in entries.everything_said(desk, session.id):
            if entry.role is Role.BUDDY:
                yield entry


def check(desk: Desk) -> int:
    """Refuse every sentence with a number that its evidence does not tell; gives how many."""
    spoken = [entry for entry in buddy_entries(desk) if numbers(in_words(entry))]
    wrong = {
        f"{entry.step} {entry.data.get('insight_type', entry.entry_type)}: {entry.content}": left
        for entry in spoken
        if (left := unproved(entry, entries.evidence(desk, entry.id)))
    }
    assert wrong == {}
    return len(spoken)


def hold(desk: Desk, session_id: str, promises: Sequence[NewEntry] = ()) -> None:
    """Walk a review to its end, each question answered."""
    kind = desk.kind("money")
    while True:
        step = sessions.get(desk, session_id).step
        while kind.open_question(reviews.load_session_entries(desk, session_id), step):
            entries.answer(desk, session_id, Answer(text="I bought 3 things for 77"))
        if step == "budget":
            for promise in promises:
                entries.say(desk, session_id, promise)
        if step == "wrapup":
            break
        sessions.advance(desk, session_id)
    sessions.complete(desk, session_id, anyway=True)


def promise(metric: str, text: str, **params: object) -> NewEntry:
    data = {"commitment_text": text, "metric_type": metric, "metric_params": params}
    return NewEntry("commitment", text, data)


PROMISES = (
    promise("category_at_most", "Food at most € 400", category="groceries", amount=40_000),
    promise("merchant_at_most_n", "EDEKA 5 times", merchant="EDEKA", times=5),
    promise("savings_rate_at_least", "Keep 20 %", rate=0.2),
)


def take_in(desk: Desk, path: Path) -> None:
    asked = importing.preview(desk, path).questions
    importing.import_file(desk, path, choices={each.key: "money_in" for each in asked})


def rows_of(months: Iterable[int], *, last: int = 29, income: bool = True) -> Rows:
    rows: Rows = []
    for month in months:
        rows += [
            (f"2026-{month:02}-{day:02}", "EDEKA", f"-{41 + 7 * (day * month % 5)}.37")
            for day in range(2, last + 1, 3)
        ]
        rows.append((f"2026-{month:02}-03", "NETFLIX.COM", "-13.99" if month < 10 else "-17.99"))
        if income and last > 26:
            rows.append((f"2026-{month:02}-27", "Salary ACME", "2850.40"))
    return rows


@pytest.fixture
def at_home(desk: Desk, clock: FrozenClock) -> Desk:
    clock.moment = datetime(2026, 11, 5, 18, tzinfo=UTC)
    return desk


def two_reviews(desk: Desk) -> int:
    """Hold September with promises, then October; check all that was said."""
    hold(desk, reviews.create_session(desk, 2026, 9).id, PROMISES)
    hold(desk, reviews.create_session(desk, 2026, 10).id)
    return check(desk)


def test_on_the_demo(desk: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    clock.moment = NOW
    october = fill(desk, clock, tmp_path)
    hold(desk, october.id)
    assert check(desk) > 20


def test_without_a_budget(at_home: Desk, write_bank_file: Write) -> None:
    take_in(at_home, write_bank_file(rows_of(range(3, 11))))
    assert two_reviews(at_home) > 10


def test_with_a_budget_a_fund_and_what_went_into_it(at_home: Desk, write_bank_file: Write) -> None:
    take_in(at_home, write_bank_file(rows_of(range(3, 11))))
    budgets.set_budget(at_home, "groceries", 43_210, 2026, 3)
    fund = budgets.set_fund(
        at_home, "Car", target_minor=123_456, due_on=datetime(2027, 5, 1, tzinfo=UTC).date()
    )
    data = {"fund_id": fund.id, "fund_name": "Car", "amount": 12_345}
    put_in = NewEntry("fund_contribution", "€ 123 to Car", data)
    aimed = {"target_rate": 0.23, "previous_rate": None}
    said = (*PROMISES, put_in, NewEntry("savings_target", "23 %", aimed))
    hold(at_home, reviews.create_session(at_home, 2026, 9).id, said)
    hold(at_home, reviews.create_session(at_home, 2026, 10).id)
    assert check(at_home) > 10


def test_without_an_income(at_home: Desk, write_bank_file: Write) -> None:
    take_in(at_home, write_bank_file(rows_of(range(7, 11), income=False)))
    assert two_reviews(at_home) > 5


def test_with_two_currencies(at_home: Desk, write_bank_file: Write, tmp_path: Path) -> None:
    take_in(at_home, write_bank_file(rows_of(range(6, 11))))
    lines = ["Date,Payee,Amount,Currency"]
    lines += [f"2026-{month:02}-14,Amtrak,-{88 + month}.50,USD" for month in (8, 9, 10)]
    path = tmp_path / "travel.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    take_in(at_home, path)
    assert two_reviews(at_home) > 5


def test_with_part_of_a_month(at_home: Desk, write_bank_file: Write) -> None:
    rows = [*rows_of(range(4, 10)), *rows_of([10], last=19)]
    take_in(at_home, write_bank_file(rows))
    assert two_reviews(at_home) > 5


def test_without_any_file(at_home: Desk) -> None:
    hold(at_home, reviews.create_session(at_home, 2026, 10).id)
    check(at_home)
    assert any(buddy_entries(at_home))


def test_a_number_without_a_receipt_is_found() -> None:
    entry = EntryView(
        id="id",
        session_id="session",
        act=1,
        step="overview",
        sequence_num=1,
        place=1,
        entry_type="buddy_insight",
        role=Role.BUDDY,
        content="It took € 12, more than “all of 99”, on 3 October 2026.",
        data={},
        created_at=NOW,
    )
    assert unproved(entry, None) == [12.0, 3.0, 2026.0]
    held = EvidenceView(Evidence("rule/1"), (("spent", "€ 11.70"),), ())
    assert unproved(entry, held) == []
    assert unproved(entry, replace(held, facts=(("spent", "€ 11.30"),))) == [12.0]
