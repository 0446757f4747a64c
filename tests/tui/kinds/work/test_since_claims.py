from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine.views import Evidence
from sitdown.kinds.work import since
from sitdown.kinds.work.brief_views import SinceLine
from sitdown.tui.kinds.work.since_claims import RULES, since_claims

NOW = datetime(2026, 2, 14, 14, 30, tzinfo=UTC)
BERLIN = FrozenClock(NOW, ZoneInfo("Europe/Berlin"))


def told(rule: str, **facts: object) -> Evidence:
    line = SinceLine("1 task done", Evidence(rule, facts, ("id-1",)), ("#1 Toggle",))
    ((words, evidence),) = since_claims((line,), BERLIN)
    assert words == "1 task done"
    assert evidence.row_ids == ("#1 Toggle",)
    return evidence


def test_every_rule_has_a_sentence() -> None:
    source = Path(since.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'"(\w+)/\d+"', source)) == set(RULES)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-02-14T09:05:00+00:00", "today 10:05"),
        ("2026-02-13T23:30:00+00:00", "today 00:30"),
        ("2026-02-12T23:30:00.123456+00:00", "yesterday 00:30"),
        ("2025-07-01T10:00:00+00:00", "1 Jul 2025 12:00"),
    ],
)
def test_a_moment_is_told_on_the_persons_clock(moment: str, words: str) -> None:
    assert told("tasks_done/1", since=moment).parameters == {"since": words}


def test_numbers_have_names_and_what_says_nothing_is_left_out() -> None:
    facts = told(
        "tokens_and_cost/1", requests=1_204, without_price=0, tokens_in=81_094, tokens_out=2_104,
        cost_microdollars=1_230_000,
    ).parameters  # fmt: skip
    assert facts == {
        "requests": "1,204",
        "tokens in": "81,094",
        "tokens out": "2,104",
        "cost": "1.23 dollars",
    }


def test_times_are_told_in_hours_and_minutes() -> None:
    facts = told("time_at_work/1", agents=2, seconds=6_720, silence_seconds=900).parameters
    assert facts == {"agents": "2", "at work": "1 h 52 min", "longest silence": "15 min"}


def test_without_any_price_no_cost_is_told() -> None:
    facts = told("tokens_and_cost/1", requests=2, without_price=2, cost_microdollars=0).parameters
    assert facts == {"requests": "2", "without a price": "2"}


def test_a_rule_that_is_not_known_is_told_by_its_name() -> None:
    assert told("things_seen/2").rule == "things seen"
