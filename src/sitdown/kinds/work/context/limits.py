"""Cutting a context down to the limits of its file, by whole words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitdown.kinds.work.context import schema
from sitdown.kinds.work.context.schema import Context

_CUT = "…"
_SHORTEST_KEPT = 0.6
"""A word that would leave less than this part of the room empty is not cut within itself."""


def shortened(text: str, longest: int) -> str:
    """The text in at most ``longest`` characters: cut after a whole word, with an ellipsis.

    One word that is longer than most of the room is cut within.
    """
    if len(text) <= longest:
        return text
    room = text[: longest - len(_CUT)]
    if not text[len(room)].isspace():
        head = room.rstrip()
        blank = max((head.rfind(space) for space in " \t\n"), default=-1)
        if blank >= longest * _SHORTEST_KEPT:
            room = head[:blank]
    return room.rstrip(" \t\n,;:") + _CUT


def listed(lead: str, parts: Sequence[str], longest: int) -> str:
    """``lead`` and the parts with commas between, as many as fit; the rest as a number.

    ``Completed Task #27 (…), Task #28 (…) and 3 more``. At least the first part is there, cut if
    it has to be.
    """
    whole = f"{lead} {', '.join(parts)}"
    if len(whole) <= longest:
        return whole
    # Each part but the first takes a comma and a blank.
    for kept in range(min(len(parts) - 1, longest // 2), 0, -1):
        text = f"{lead} {', '.join(parts[:kept])} and {len(parts) - kept} more"
        if len(text) <= longest:
            return text
    rest = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
    return shortened(f"{lead} {parts[0]}", longest - len(rest)) + rest


def fitted(context: Context) -> Context:
    """The context within every limit of the file; the first of a list are kept."""
    last = context.last_session
    return replace(
        context,
        last_session=replace(
            last,
            summary=shortened(last.summary, schema.LONGEST_SUMMARY),
            completed_tasks=last.completed_tasks[: schema.MOST_COMPLETED],
        ),
        next_actions=tuple(
            shortened(each, schema.LONGEST_ACTION)
            for each in context.next_actions[: schema.MOST_ACTIONS]
        ),
        current_plan=None
        if context.current_plan is None
        else shortened(context.current_plan, schema.LONGEST_PLAN),
        active_blockers=tuple(
            replace(each, question=shortened(each.question, schema.LONGEST_QUESTION))
            for each in context.active_blockers[: schema.MOST_BLOCKERS]
        ),
    )


def over_limits(context: Context) -> tuple[str, ...]:
    """Which fields are longer than the file allows, by name."""
    fits = fitted(context)
    pairs = {
        "last_session.summary": (context.last_session.summary, fits.last_session.summary),
        "last_session.completed_tasks": (
            context.last_session.completed_tasks,
            fits.last_session.completed_tasks,
        ),
        "next_actions": (context.next_actions, fits.next_actions),
        "current_plan": (context.current_plan, fits.current_plan),
        "active_blockers": (context.active_blockers, fits.active_blockers),
    }
    return tuple(name for name, (whole, kept) in pairs.items() if whole != kept)
