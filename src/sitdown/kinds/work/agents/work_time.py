"""How long agents were at work, from the moments at which they told something. Pure.

Nobody writes down when an agent begins and ends to work. What is known is when it told of
something, and whether it went on after that: so the time from one such moment to the next is work
where the agent went on, and where the next came soon. A silence of more than ``STALE_AFTER`` is no
work: a closed laptop looks the same as a long thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from sitdown.kinds.work.agents.activity import STALE_AFTER, Activity, activity_after


class Told(NamedTuple):
    """A moment at which an agent told something.

    Attributes:
        run: the run it belongs to. A main agent and its subagents are one: while both work, the
            person waits once.
        agent: which of the run's agents.
        event: the hook's event; empty for a request, which says only that there was work.
        notification: of a ``Notification`` its type, or its words where it has none.
    """

    run: str
    agent: str
    at: datetime
    event: str = ""
    notification: str = ""


class Stretch(NamedTuple):
    """A time in which a run was at work, from one moment it told something to the next."""

    run: str
    began: datetime
    length: timedelta


def stretches(told: Iterable[Told]) -> Iterator[Stretch]:
    """The times of work of every run, which never overlap within one run."""
    in_order = sorted(told, key=attrgetter("run", "at"))
    for run, of_run in groupby(in_order, key=attrgetter("run")):
        yield from _of_run(run, of_run)


def _of_run(run: str, told: Iterable[Told]) -> Iterator[Stretch]:
    """The times of work of one run, from its moments in their order."""
    doing: dict[str, Activity] = {}
    heard: dict[str, datetime] = {}
    for each, following in pairwise(told):
        heard[each.agent] = each.at
        doing[each.agent] = _after(each, doing.get(each.agent))
        length = following.at - each.at
        is_at_work = any(
            activity is Activity.BUSY and following.at - heard[agent] <= STALE_AFTER
            for agent, activity in doing.items()
        )
        if is_at_work and length:
            yield Stretch(run, each.at, length)


def _after(told: Told, before: Activity | None) -> Activity:
    if not told.event:
        # Where hooks tell, too, they know better whether a turn goes on.
        return Activity.BUSY if before is None else before
    kind, words = told.notification, ""
    if " " in kind:
        kind, words = "", kind
    return activity_after(told.event, before or Activity.IDLE, kind, words)
