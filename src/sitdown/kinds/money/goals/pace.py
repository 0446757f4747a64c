"""How fast something fills, and when it is full at that pace. Pure.

The pace is the mean of three months (Sure has 90 days). They are months of the calendar, and this
one counts once it has its share: whoever puts in the same each month, on whichever day, has one
pace. What is watched for a shorter time is reckoned with the months there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitdown.counting import counted
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.goals.rules import months_between
from sitdown.kinds.money.snapshot import Month, month_before

RULE = "goal_pace/1"
INSIGHT = "goal_pace"
"""The ``insight_type`` of what the buddy says of it."""
WINDOW_MONTHS = 3
FEWEST_DAYS = 45
"""Of a month or less, a single share would be read as the pace of all months (ours)."""
ROUNDED_SHARE = 100
"""Less than this part of a month's share is what shares were rounded by (ours)."""
MOST_MONTHS = 600
"""Later than in fifty years is never."""


class GoalStatus(StrEnum):
    """How a goal does against its date."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_TARGET_DATE = "no_target_date"
    REACHED = "reached"
    CANT_TELL = "cant_tell"

    @property
    def words(self) -> str:
        """As a person reads it."""
        return _WORDS[self]


_WORDS = {
    GoalStatus.AHEAD: "ahead",
    GoalStatus.ON_TRACK: "on track",
    GoalStatus.BEHIND: "behind",
    GoalStatus.NO_TARGET_DATE: "no date",
    GoalStatus.REACHED: "reached",
    GoalStatus.CANT_TELL: "can’t tell yet",
}


@dataclass(frozen=True, slots=True)
class Filling:
    """What is being filled. Amounts are minor units of ``currency``.

    Attributes:
        inflows: local day and amount of what went in.
        since: the local day from which on it is watched.
        due: the month by which it should be full.
    """

    currency: str
    saved: int
    target: int | None
    due: Month | None
    since: date
    inflows: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast it fills. Amounts are minor units.

    Attributes:
        monthly: what goes in a month; None while that cannot be told.
        done: the month in which it is full at that pace; None when that cannot be told, or never.
        months: how many are looked at; all in which nothing went in, where that is so.
        inflow: what they put in.
    """

    status: GoalStatus
    sentence: str
    monthly: int | None
    done: Month | None
    months: int
    inflow: int
    facts: Mapping[str, int | str | None]


def pace_of(filling: Filling, now: date) -> Pace:
    """The pace of what is filled, as of a local day."""
    days = max(0, (now - filling.since).days)
    last = _last_month(filling, now)
    watched = months_between((filling.since.year, filling.since.month), last) + 1
    months = max(1, min(WINDOW_MONTHS, watched))
    inflow = _between(filling.inflows, month_before(last, months - 1), last)
    monthly = max(0, inflow) // months if days >= FEWEST_DAYS else None
    if monthly == 0:
        months = max(months, _since_the_last(filling, last, watched))
    done = _done(filling, now, monthly)
    status = _status(filling, now, monthly, done)
    facts: dict[str, int | str | None] = {
        "currency": filling.currency,
        "saved": filling.saved,
        "target": filling.target,
        "by": None if filling.due is None else f"{filling.due[0]:04d}-{filling.due[1]:02d}",
        "months_watched": months,
        "went_in": inflow,
        "a_month": monthly,
    }
    sentence = _sentence(filling, status, monthly, done, months)
    if status is GoalStatus.CANT_TELL:
        sentence = _too_new(days)
    return Pace(status, sentence, monthly, done, months, inflow, facts)


def named(month: Month) -> str:
    """A month for a sentence, ``March 2027``."""
    return f"{MONTH_NAMES[month[1] - 1]} {month[0]}"


def _between(inflows: Iterable[tuple[date, int]], first: Month, last: Month) -> int:
    return sum(amount for day, amount in inflows if first <= (day.year, day.month) <= last)


def _since_the_last(filling: Filling, last: Month, watched: int) -> int:
    """How many months nothing went in, the last one included."""
    filled = [(day.year, day.month) for day, amount in filling.inflows if amount > 0]
    return months_between(max(filled), last) if filled else watched


def _last_month(filling: Filling, now: date) -> Month:
    """The last month that counts: this one when it has a share, else the one before."""
    this = (now.year, now.month)
    has_share = any((day.year, day.month) == this for day, _ in filling.inflows)
    return this if has_share else month_before(this)


def _done(filling: Filling, now: date, monthly: int | None) -> Month | None:
    """The month of the last share; this month counts while it has none of its own. Cents that the
    shares were rounded by do not make a month.
    """
    if filling.target is None or not monthly:
        return None
    missing = max(0, filling.target - filling.saved - monthly // ROUNDED_SHARE)
    months = -(-missing // monthly)
    this = (now.year, now.month)
    ahead = months if _last_month(filling, now) == this else months - 1
    return None if ahead > MOST_MONTHS else month_before(this, -max(0, ahead))


def _status(filling: Filling, now: date, monthly: int | None, done: Month | None) -> GoalStatus:
    if filling.target is not None and filling.saved >= filling.target:
        return GoalStatus.REACHED
    if _is_over(filling, now):
        return GoalStatus.BEHIND
    if monthly is None:
        return GoalStatus.CANT_TELL
    if filling.target is None or filling.due is None:
        return GoalStatus.NO_TARGET_DATE
    if done is None:
        return GoalStatus.BEHIND
    early = months_between(done, filling.due)
    return (
        GoalStatus.AHEAD if early > 0 else GoalStatus.BEHIND if early < 0 else GoalStatus.ON_TRACK
    )


def _is_over(filling: Filling, now: date) -> bool:
    """Whether its month went by; what has no date or no target never is."""
    if filling.target is None or filling.due is None:
        return False
    return months_between(filling.due, (now.year, now.month)) > 0


def _too_new(days: int) -> str:
    if not days:
        return f"It is new today. From {FEWEST_DAYS} days on I can tell its pace."
    watched = f"I have watched it for {counted(days, 'day')}."
    return f"{watched} From {FEWEST_DAYS} on I can tell its pace."


def _sentence(
    filling: Filling, status: GoalStatus, monthly: int | None, done: Month | None, months: int
) -> str:
    if status is GoalStatus.REACHED:
        return "It has what it should have."
    if monthly is None:
        return _overdue(filling)
    if not monthly:
        return f"Nothing went in for {counted(months, 'month')}."
    return _told(filling, monthly, done)


def _overdue(filling: Filling) -> str:
    """What a goal lacks whose month went by before its pace could be told."""
    if filling.target is None or filling.due is None:
        return ""
    missing = format_amount(filling.target - filling.saved, filling.currency, cents=False)
    return f"{named(filling.due)} is over, and {missing} of it is missing."


def _told(filling: Filling, monthly: int, done: Month | None) -> str:
    """What the pace comes to."""
    if filling.target is None:
        share = format_amount(monthly, filling.currency, cents=False)
        return f"{share} a month goes in. It has no target."
    if done is None:
        return "At this pace it is not full within fifty years."
    told = f"At this pace it is full in {named(done)}"
    if filling.due is None:
        return f"{told}. It has no date."
    off = months_between(filling.due, done)
    if not off:
        return f"{told}, in time."
    noun = "month" if abs(off) == 1 else "months"
    return f"{told}, {abs(off)} {noun} {'after' if off > 0 else 'before'} {named(filling.due)}."
