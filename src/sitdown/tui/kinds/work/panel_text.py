"""The stage of the live panel: phase, checkpoints, agents and log, as one text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.clock import Clock, local
from sitdown.tui.kinds.work.agent_lines import agent_lines
from sitdown.tui.kinds.work.columns import cell
from sitdown.tui.kinds.work.spans import span
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, INFO, MUTED, NOW, OVER
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rail import state_sign

if TYPE_CHECKING:
    from sitdown.kinds.work.agents.views import LogLine
    from sitdown.kinds.work.panel_views import CheckpointLine, CommitLine, PanelView

METER_CELLS = 44
LEAST_LOG = 3
"""Lines of the log that are always shown, however low the terminal."""
LOW_ROWS = 24
"""Where there are fewer, blank lines inside a block and under the last are left out."""
CHECKPOINTS_SHOWN = 30
"""Of more checkpoints than these, the ones around the open one are shown and the rest counted."""
_TITLE_STYLES = {"done": DONE, "now": NOW, "later": MUTED}
_LEAST_COMMIT = 16
_TOOL_CELLS = 8


def stage_text(view: PanelView, width: int, rows: int, clock: Clock) -> Content:
    """All of the stage, with as much of the log as ``rows`` leave room for."""
    is_low = rows < LOW_ROWS
    phase = _phase(view, width, clock, is_low=is_low)
    blocks: list[list[Content]] = [_trouble(view), phase]
    blocks += [_checkpoints(view, width), agent_lines(view.agents, width)]
    used = sum(len(block) + 1 for block in blocks if block)
    room = max(LEAST_LOG, rows - used - (1 if is_low else 2))
    blocks.append(_log(view.log[-room:], width, clock) or _silence(view))
    lines: list[Content] = []
    for block in blocks:
        if block:
            lines += [Content("")] if lines else []
            lines += block
    return Content("\n").join(lines)


def _trouble(view: PanelView) -> list[Content]:
    if view.sync_status == "missing":
        return [Content.styled("Its folder is gone; this is what was known last.", OVER)]
    if view.sync_error is None:
        return []
    return [safe(view.sync_error, OVER)]


def _phase(view: PanelView, width: int, clock: Clock, *, is_low: bool) -> list[Content]:
    line = [safe_line(_phase_title(view), 40, "bold")]
    if view.status not in {"active", "", view.phase_key}:
        line += [Content("   "), safe_line(view.status, 12, _status_style(view.status))]
    if view.current_checkpoint is not None and view.checkpoints_total:
        where = f"checkpoint {view.current_checkpoint} of {view.checkpoints_total}"
        line.append(Content.styled(f"   {where}", NOW))
    if view.phase_since is not None:
        now = clock.now()
        since = local(clock, view.phase_since)
        day = "" if since.date() == local(clock, now).date() else f"{since.day} {since:%b} "
        length = span(now - view.phase_since)
        line.append(Content.styled(f"   since {day}{since:%H:%M}, {length}", MUTED))
    lines = [Content.assemble(*line).truncate(width, ellipsis=True)]
    if view.checkpoints_total:
        bar = progress(
            view.checkpoints_done, view.checkpoints_total, max(4, min(METER_CELLS, width - 8))
        )
        percent = Content.styled(f"  {view.percent_done} %", NOW)
        lines += [] if is_low else [Content("")]
        lines.append(Content.assemble(bar, percent))
    return lines


def _phase_title(view: PanelView) -> str:
    found = next((each.title for each in view.phases if each.key == view.phase_key), None)
    return found or view.phase_name or "No phase"


def _status_style(status: str) -> str:
    return {"failed": OVER, "complete": DONE}.get(status, INFO)


def _checkpoints(view: PanelView, width: int) -> list[Content]:
    if not view.checkpoints:
        return [_commit(each, width) for each in view.loose_commits[-LEAST_LOG:]]
    shown = around_the_open(view.checkpoints)
    before = shown[0].number - 1
    after = view.checkpoints_total - shown[-1].number
    left = min(30, max(18, width // 2))
    lines = [_more(before, "before")] if before > 0 else []
    lines += [_checkpoint(each, left, width, _doing(view)) for each in shown]
    return [*lines, _more(after, "after")] if after > 0 else lines


def _doing(view: PanelView) -> str:
    """What is said of the open checkpoint; nothing where nobody can know it now."""
    if view.sync_status in {"missing", "broken"}:
        return ""
    return "running" if view.status in {"active", ""} else view.status


def around_the_open(checkpoints: Sequence[CheckpointLine]) -> Sequence[CheckpointLine]:
    """The ones to show."""
    if len(checkpoints) <= CHECKPOINTS_SHOWN:
        return checkpoints
    is_ahead = (at for at, each in enumerate(checkpoints) if each.standing != "done")
    at = next(is_ahead, len(checkpoints) - 1)
    first = max(0, min(at - CHECKPOINTS_SHOWN // 2, len(checkpoints) - CHECKPOINTS_SHOWN))
    return checkpoints[first : first + CHECKPOINTS_SHOWN]


def _more(number: int, where: str) -> Content:
    return Content.styled(f"  {number:,} more {where}", MUTED)


def _checkpoint(line: CheckpointLine, left: int, width: int, doing: str) -> Content:
    style = _TITLE_STYLES[line.standing]
    number = Content.styled(f"{line.number:<2}", style)
    title = cell(line.title or f"Checkpoint {line.number}", left - 6, style)
    lead = Content.assemble(state_sign(line.standing), " ", number, " ", title, " ")
    room = width - lead.cell_length
    if room < _LEAST_COMMIT:
        return lead
    if line.commits:
        return Content.assemble(lead, _commit(line.commits[-1], room, len(line.commits) - 1))
    return Content.assemble(lead, safe_line(doing, room, MUTED) if line.standing == "now" else "")


def _commit(commit: CommitLine, width: int, others: int = 0) -> Content:
    more = f"  and {others} more" if others else ""
    sha = safe_line(commit.sha[:7], 7, MUTED)
    room = max(0, width - sha.cell_length - len(more) - 1)
    return Content.assemble(sha, " ", safe_line(commit.message, room, MUTED), (more, MUTED))


def _silence(view: PanelView) -> list[Content]:
    """What stands where no agent has told anything yet, and is not going to."""
    if view.agents or view.phase_key == "complete":
        return []
    return [
        Content.styled("No agent has told anything here yet.", MUTED),
        Content.styled("`sitdown work hook --print-settings` tells how they can.", MUTED),
    ]


def _log(log: Sequence[LogLine], width: int, clock: Clock) -> list[Content]:
    if not log:
        return []
    last = len(log) - 1
    drawn = [_logged(line, width, clock, is_last=at == last) for at, line in enumerate(log)]
    return [Content.styled("LOG", HEADING), *drawn]


def _logged(line: LogLine, width: int, clock: Clock, *, is_last: bool) -> Content:
    at = local(clock, line.time)
    style = OVER if line.failed else ""
    when = Content.styled(f"{at:%H:%M:%S} ", NOW if is_last else MUTED)
    text = f"✗ {line.summary}" if line.failed else line.summary
    room = max(0, width - when.cell_length - _TOOL_CELLS - 1)
    return Content.assemble(
        when, cell(line.tool, _TOOL_CELLS, style), " ", safe_line(text, room, style)
    )
