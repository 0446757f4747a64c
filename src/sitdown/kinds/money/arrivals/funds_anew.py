"""What was said of the funds at the end of a review, said again when its month is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.lifecycle import OPEN
from sitdown.engine.views import EntryView, Evidence
from sitdown.kinds.money.arrivals import funds, sinking
from sitdown.kinds.money.arrivals.ahead import INSIGHT as AHEAD
from sitdown.kinds.money.arrivals.ahead import weeks_to_come
from sitdown.kinds.money.budgets import funds_in
from sitdown.kinds.money.goals.pace import INSIGHT as PACE
from sitdown.kinds.money.snapshot import Snapshot

GONE = "sinking_fund_gone"
"""The ``insight_type`` of a proposal that nothing asks for any more."""


def funds_anew(turn: Turn, taken: Snapshot) -> Iterator[tuple[EntryView, NewEntry]]:
    """What stands of the funds, and what it is to be revised with.

    A closed review keeps them as they were: they were about its own day.
    """
    if turn.session.status not in OPEN:
        return
    said = _said(turn, funds.INSIGHT)
    ahead = _said(turn, AHEAD)
    if said:
        yield said[0], funds.funds_said(turn, taken)
    yield from zip(ahead, weeks_to_come(turn) if ahead else (), strict=False)
    paces = _said(turn, PACE)
    yield from zip(paces, funds.paces_said(turn, taken) if paces else (), strict=False)
    wanted = {_key(new): new for new in _proposed(turn, taken)}
    begun = {fund.name for fund in funds_in(turn.tx, turn.desk)}
    for old in _said(turn, sinking.INSIGHT, GONE):
        new = wanted.get(_key(old))
        if new is not None:
            yield old, new
        elif _name(old) not in begun:
            yield old, _gone(old, taken)


def new_proposals(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The funds that charges ask for only now; none before the step that proposes them."""
    if turn.session.status not in OPEN or not _said(turn, funds.INSIGHT):
        return ()
    known = {_key(old) for old in _said(turn, sinking.INSIGHT, GONE)}
    return [new for new in _proposed(turn, taken) if _key(new) not in known]


def _said(turn: Turn, *types: str) -> list[EntryView]:
    return [
        entry
        for entry in turn.standing
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] in types
    ]


def _proposed(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    return sinking.proposals(turn, taken) if _said(turn, funds.INSIGHT) else ()


def _key(said: EntryView | NewEntry) -> str:
    return str(said.data["categories"][0])


def _name(said: EntryView) -> str:
    return said.content.partition("\n")[0]


def _gone(old: EntryView, taken: Snapshot) -> NewEntry:
    return NewEntry(
        "buddy_insight",
        f"{_name(old)}\nNothing asks for this fund any more: I read the month anew.",
        {"insight_type": GONE, "categories": [_key(old)], "amounts": {}},
        evidence=Evidence(
            "no_longer/1",
            {"subject": _key(old), "month": f"{taken.year:04d}-{taken.month:02d}"},
        ),
    )
