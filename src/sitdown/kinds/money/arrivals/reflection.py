"""The reflection: a few questions from the month's facts, then what they came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.transcript import of_step
from sitdown.engine.views import EntryView, Evidence
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.finding import is_pattern
from sitdown.kinds.money.ledger import MOVEMENT, query_between, rows_of
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.patterns import patterns
from sitdown.kinds.money.questions import (
    FEELING,
    NEXT_FEELING,
    Grounded,
    ReflectionFacts,
    reflection,
    subject_of,
)
from sitdown.kinds.money.regular_charges import is_regular
from sitdown.kinds.money.snapshot import LedgerRow, Snapshot
from sitdown.kinds.money.thresholds import LOOKBACK_DAYS
from sitdown.kinds.money.voice import listed, quoted

MOST_THEMES = 5


def ask_next(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The next question; once all are answered or passed over, the summary; then nothing."""
    entries = of_step(turn.standing, "reflection")
    asked = {entry.data["question_type"] for entry in entries if _asks(entry)}
    answered = {entry.data["question_type"] for entry in entries if _answers(entry)}
    if asked - answered:
        return ()
    for grounded in _questions(turn, taken):
        if grounded.question.key not in asked:
            return (_asked(grounded),)
    if any(entry.entry_type == "buddy_summary" for entry in entries):
        return ()
    return (summary(turn, taken),)


def summary(turn: Turn, taken: Snapshot, supersedes_id: str | None = None) -> NewEntry:
    """What the reflection was about, in the person's own words."""
    answers = {
        str(entry.data["question_type"]): _words(entry)
        for entry in of_step(turn.standing, "reflection")
        if _answers(entry)
    }
    themes = _themes(turn, answers)
    arc = _arc(answers.get(FEELING, ""), answers.get(NEXT_FEELING, ""), taken.month)
    about = f"You spoke about {listed(themes)}." if themes else ""
    return NewEntry(
        "buddy_summary",
        " ".join(part for part in (about, arc) if part) or "You passed over the questions.",
        {"themes": themes, "emotional_arc": arc},
        supersedes_id=supersedes_id,
        step="reflection",
        evidence=Evidence(
            "reflection_summary/1",
            {"answers": {key: words for key, words in answers.items() if words}},
        ),
    )


def responses(standing: Sequence[EntryView]) -> Mapping[str, str]:
    """What the person said to each category, by key; the last word counts."""
    return {
        str(entry.data["category"]): str(entry.data["response"])
        for entry in standing
        if entry.entry_type == "user_category_response"
    }


def titles_of_findings(standing: Sequence[EntryView]) -> Mapping[str, str]:
    """The title of each finding among the patterns, by the subject that a response names."""
    return {
        str(entry.data["categories"][0]): entry.content.partition("\n")[0]
        for entry in standing
        if entry.entry_type == "buddy_insight" and is_pattern(entry)
    }


def _questions(turn: Turn, taken: Snapshot) -> tuple[Grounded, ...]:
    return reflection(
        ReflectionFacts(
            snapshot=taken,
            patterns=patterns(taken),
            responses=responses(turn.standing),
            rows=rows_of(turn.tx, turn.desk, taken.row_ids),
            is_regular=lambda row: is_regular(row, _of_merchant(turn, taken, row)),
        )
    )


def _of_merchant(turn: Turn, taken: Snapshot, row: LedgerRow) -> Sequence[LedgerRow]:
    """What its merchant took before, as far back as a series is looked for."""
    last = last_day((taken.year, taken.month))
    query = query_between(turn.desk, last - timedelta(days=LOOKBACK_DAYS), last)
    found = turn.tx.execute(query.where(MOVEMENT.c.merchant == row.merchant))
    return [LedgerRow(*each) for each in found]


def _asked(grounded: Grounded) -> NewEntry:
    question = grounded.question
    return NewEntry(
        "buddy_question",
        question.text,
        {
            "question_type": question.key,
            "question_text": question.text,
            "options": list(question.options),
        },
        evidence=(
            Evidence(grounded.rule, grounded.parameters, grounded.row_ids)
            if grounded.rule
            else None
        ),
    )


def _asks(entry: EntryView) -> bool:
    return entry.entry_type == "buddy_question"


def _answers(entry: EntryView) -> bool:
    return entry.entry_type == "user_reflection"


def _words(entry: EntryView) -> str:
    return str(entry.data["response_text"] or entry.data["option_selected"] or "")


def _themes(turn: Turn, answers: Mapping[str, str]) -> list[str]:
    """The categories that were answered about, then those that got a reaction other than keep."""
    keys = [subject_of(key) for key, words in answers.items() if words]
    keys += [key for key, response in responses(turn.standing).items() if response != "keep"]
    titles = {**CATEGORY_TITLES, **titles_of_findings(turn.standing)}
    named = dict.fromkeys(titles.get(key, key) for key in keys if key)
    return list(named)[:MOST_THEMES]


def _arc(felt: str, wished: str, month: int) -> str:
    this, following = MONTH_NAMES[month - 1], MONTH_NAMES[month % 12]
    parts = []
    if felt:
        parts.append(f"{this} felt like this: {quoted(felt)}.")
    if wished:
        parts.append(f"For {following} you wish: {quoted(wished)}.")
    return " ".join(parts)
