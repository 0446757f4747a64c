"""The weeks to come, told where the month is closed, as far as they can be known."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.clock import today
from sitdown.engine.kind import NewEntry, Turn
from sitdown.kinds.money.balance_list import books_in
from sitdown.kinds.money.forecast_words import rests_on, sentence
from sitdown.kinds.money.looking_ahead import evidence_of, look_ahead_in

INSIGHT = "ahead"
HOW = "with b"


def weeks_to_come(turn: Turn) -> Sequence[NewEntry]:
    """What recurs in the main currency; nothing where no line can be drawn."""
    # What recurs is only looked for where there is a balance that it could move.
    now = today(turn.desk.clock)
    is_known = bool(books_in(turn.tx, turn.desk, now, only_stated=True))
    found = look_ahead_in(turn.tx, turn.desk)[:1] if is_known else ()
    return tuple(
        NewEntry(
            "buddy_insight",
            f"The next {ahead.days} days: {_lowered(sentence(ahead, HOW))}\n{rests_on(ahead)}",
            {
                "insight_type": INSIGHT,
                "categories": [],
                "amounts": {
                    "balance": ahead.line[0],
                    "lowest": min(ahead.line),
                    "at_the_end": ahead.line[-1],
                },
            },
            evidence=evidence_of(ahead),
        )
        for ahead in found
        if ahead.line and ahead.coming
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
