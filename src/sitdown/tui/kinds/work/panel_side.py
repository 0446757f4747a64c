"""What stands around the stage of the live panel: its top line, its rail, its side. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.clock import Clock, local
from sitdown.tui.kinds.work.columns import cell, own_folder
from sitdown.tui.kinds.work.spans import ago, span
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, INFO, MUTED, NOW, OVER
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rail import RailPhase, RailStep, state_line
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from sitdown.kinds.work.context.schema import ContextBlocker
    from sitdown.kinds.work.items import BlockerView
    from sitdown.kinds.work.panel_views import FileLine, PanelView, PhaseLine

ACTIONS_SHOWN = 3
BLOCKERS_SHOWN = 3
_METER = 24
_QUOTED = 200
_LONGEST_TROUBLE = 400
_LONGEST_ITEM = 90
"""Cells of a task or a question: three lines of the side, so that others find room beneath."""
_PRIORITY = {"high": OVER, "medium": NOW, "low": MUTED}
_SYNC_SIGNS = {"synced": ("✓", DONE), "stale": ("·", NOW), "conflict": ("✗", OVER)}
_SYNC_WORDS = {"missing": "folder gone", "broken": "not readable"}


def top_line(view: PanelView, width: int) -> Content:
    """The title, then the project and the session's slug."""
    where = safe_line(f"{view.project_name} · {view.slug}", style=MUTED)
    return Content.assemble(
        safe_line(view.title or view.slug, max(20, width - where.cell_length - 2), "bold"),
        "  ",
        where,
    ).truncate(max(0, width), ellipsis=True)


def rail_text(view: PanelView, width: int, clock: Clock) -> Content:
    """The phases with how long they took, and the files of the session."""
    lines = [Content.styled("PHASES", HEADING)]
    lines += [_phase(each, width, clock) for each in view.phases]
    files = [_file(each, width) for each in view.files if each.is_there]
    if files:
        lines += [Content(""), Content.styled("FILES", HEADING), *files]
    if view.branch:
        lines += [Content(""), Content.styled("BRANCH", HEADING), safe_line(view.branch, width)]
    return Content("\n").join(lines)


def folded_phases(view: PanelView) -> tuple[RailPhase, ...]:
    """The phases for the one line of small terminals."""
    return tuple(
        RailPhase(each.title, (RailStep(each.title, each.standing),)) for each in view.phases
    )


def side_panels(view: PanelView, clock: Clock, *, is_live: bool) -> tuple[Panel, ...]:
    """Last time, next actions, blockers, progress, and how fresh all of it is.

    ``is_live`` is whether changes on disk are told at once, rather than looked for.
    """
    return (
        Panel("Last time", _last_time(view, clock)),
        Panel("Next actions", _actions(view)),
        Panel("Blockers", _blockers(view)),
        Panel("Progress", _progress(view)),
        Panel("Sync", (_sync(view, clock, is_live=is_live), *_trouble(view))),
    )


def _phase(phase: PhaseLine, width: int, clock: Clock) -> Content:
    took = ""
    if phase.started_at is not None and phase.standing != "later":
        took = span((phase.completed_at or clock.now()) - phase.started_at)
    room = max(0, width - len(took) - 3)
    title = state_line(phase.standing, phase.title, room)
    return Content.assemble(cell(title, room), " ", (took, MUTED))


def _file(line: FileLine, width: int) -> Content:
    if line.count is None:
        return safe_line(line.name, width)
    count = f"  {line.count:,}"
    return Content.assemble(cell(f"{line.name}/", 10, MUTED), (count, MUTED))


def _last_time(view: PanelView, clock: Clock) -> tuple[Content, ...]:
    last = view.last_time
    if last is None:
        return ()
    now = local(clock, clock.now())
    text = last.summary.strip()
    said = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()} …"
    return (safe(said), Content.styled(ago(local(clock, last.at), now), MUTED))


def _actions(view: PanelView) -> tuple[Content, ...]:
    named = [(each.task.title, f" #{each.task.number}") for each in view.next_actions]
    named += [(each, "") for each in view.theirs.next_actions]
    return tuple(
        Content.assemble((f"{at} ", NOW), safe_line(title, _LONGEST_ITEM), (number, MUTED))
        for at, (title, number) in enumerate(named[:ACTIONS_SHOWN], start=1)
    )


def _blockers(view: PanelView) -> tuple[Content, ...]:
    asked: list[BlockerView | ContextBlocker] = [*view.blockers, *view.theirs.blockers]
    lines = [
        Content.assemble(
            (f"{each.priority} ", _PRIORITY.get(each.priority, INFO)),
            safe_line(each.question, _LONGEST_ITEM),
        )
        for each in asked[:BLOCKERS_SHOWN]
    ]
    hidden = len(asked) - BLOCKERS_SHOWN
    if hidden > 0:
        lines.append(Content.styled(f"{hidden} more", MUTED))
    return tuple(lines)


def _progress(view: PanelView) -> tuple[Content, ...]:
    counts, percent = view.counts, view.theirs.progress_pct
    if percent is not None:
        return (progress(round(percent), 100, _METER), Content(f"{percent:.0f} %"))
    if not counts.total:
        return ()
    told = f" {counts.done:,} of {counts.total:,} tasks"
    return (
        progress(counts.done, counts.total, _METER),
        Content.assemble(f"{counts.percent:.0f} %", (told, MUTED)),
    )


def _trouble(view: PanelView) -> tuple[Content, ...]:
    """Why the file is not what it says, where there is room for it."""
    if not view.sync_error:
        return ()
    return (safe(view.sync_error.replace(f"{own_folder()}/", "~/")[:_LONGEST_TROUBLE], MUTED),)


def _sync(view: PanelView, clock: Clock, *, is_live: bool) -> Content:
    sign, style = _SYNC_SIGNS.get(view.sync_status, ("✗", OVER))
    word = _SYNC_WORDS.get(view.sync_status, view.sync_status)
    if view.sync_status == "synced" and is_live:
        word = "live"
    when = "" if view.synced_at is None else f" · {ago(view.synced_at, clock.now())}"
    return Content.assemble((sign, style), f" {word}", (when, MUTED))
