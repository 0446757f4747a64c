"""What the lines of "since then" rest on: the rule as a sentence, moments in local time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sitdown.clock import Clock, local
from sitdown.engine.views import Evidence
from sitdown.moments import day_in_words, length_in_words
from sitdown.tui.kinds.work.columns import dollars

if TYPE_CHECKING:
    from sitdown.kinds.work.brief_views import SinceLine

RULES = {
    # By the name of the rule, without its version.
    "tasks_done": "tasks that were completed after that moment",
    "tasks_begun": "tasks that changed after that moment and are in progress",
    "tasks_added": "tasks that were noted after that moment",
    "questions_asked": "questions that were asked after that moment",
    "questions_answered": "questions that got an answer after that moment",
    "questions_settled": "questions that were settled after that moment and got no answer",
    "sessions_moved": "sessions that were seen at another phase or checkpoint after that moment",
    "commits": "commits of this branch that git dates after that moment",
    "files_changed": "files that those commits touched",
    "time_at_work": "from one thing an agent told to the next, while it went on; a longer silence "
    "is no work, and an agent and its subagents count once",
    "tokens_and_cost": "requests after that moment, each once, at its own model's price",
}
_SECONDS = ("seconds", "silence_seconds")
_NAMES = {
    "without_price": "without a price",
    "tokens_in": "tokens in",
    "tokens_out": "tokens out",
    "cost_microdollars": "cost",
    "seconds": "at work",
    "silence_seconds": "longest silence",
}


def since_claims(lines: Sequence[SinceLine], clock: Clock) -> list[tuple[str, Evidence]]:
    """Each line with its evidence as a person reads it."""
    return [(each.text, _in_words(each, clock)) for each in lines]


def _in_words(line: SinceLine, clock: Clock) -> Evidence:
    evidence = line.evidence
    name = evidence.rule.partition("/")[0]
    facts = {
        _NAMES.get(key, key): _value(key, value, clock)
        for key, value in evidence.parameters.items()
        if not _says_nothing(key, value, evidence.parameters)
    }
    return Evidence(RULES.get(name, name.replace("_", " ")), facts, line.rested)


def _value(key: str, value: Any, clock: Clock) -> str:
    if key == "since" and isinstance(value, str):
        moment, now = local(clock, datetime.fromisoformat(value)), local(clock, clock.now())
        return f"{day_in_words(moment.date(), now.date())} {moment:%H:%M}"
    if key == "cost_microdollars":
        return f"{dollars(value)} dollars"
    if key in _SECONDS:
        return length_in_words(timedelta(seconds=value))
    return f"{value:,}" if isinstance(value, int) else str(value)


def _says_nothing(key: str, value: Any, facts: Mapping[str, Any]) -> bool:
    """Whether there is nothing in it: no request without a price, or a cost without any price."""
    if key == "cost_microdollars":
        return facts.get("requests") == facts.get("without_price")
    return key == "without_price" and not value
