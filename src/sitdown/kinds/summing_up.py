"""Summing a session up in the person's own words: what a kind with a conversation does by default.

Home of the wording only; choosing the words is ``words.summary``, keeping them is the engine's.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from sitdown.engine.kind import Kind, SummingUp, Turn
from sitdown.engine.transcript import matching
from sitdown.engine.views import Role
from sitdown.words.summary import last_commitment, summarise

__all__ = ["SummingKind", "sum_up"]


MOST_READ = 500
"""The last entries of the person that a summary chooses from: as much as takes no time that a
person would notice, and more than anyone says in an evening."""


class SummingKind(Kind):
    """A kind whose sessions are summed up: derive from it instead of from ``Kind``."""

    def sum_up(self, turn: Turn, *, closing: bool) -> SummingUp | None:
        """The session in the person's own words."""
        return sum_up(turn, closing=closing)


def sum_up(turn: Turn, *, closing: bool, types: Collection[str] | None = None) -> SummingUp | None:
    """The session in the person's own words; None while they said nothing.

    Where it goes next is what they last said they are going to do, then the question that waits
    or the next step. A session that is being completed has no next step.

    Args:
        turn: the session as it stands.
        closing: whether it is being completed.
        types: the types of entries to quote from; None quotes from all that the person said.
    """
    said = matching(turn.standing, types=types, role=Role.USER)
    written = tuple(islice(reversed(said), MOST_READ))[::-1]
    lines = summarise(written).lines
    if not lines:
        return None
    commitment = last_commitment(written)
    ahead = [f"You said: “{commitment.text}”"] if commitment is not None else []
    if not closing:
        ahead += _next_here(turn)
    return SummingUp(
        worked_on="\n".join(f"“{quote.text}”" for quote in lines),
        next_plan="\n".join(ahead),
        quotes=tuple((quote.entry_id, quote.text) for quote in lines),
    )


def _next_here(turn: Turn) -> list[str]:
    kind = turn.desk.kind(turn.session.kind)
    waiting = kind.open_question(turn.standing, turn.place.step.key)
    if waiting is not None:
        return [f"Still open: {waiting[1].text}"]
    following = kind.playbook_of(turn.session.playbook_version).after(turn.place.step.key)
    return [f"Next: {following.step.title}."] if following is not None else []
