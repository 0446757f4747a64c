"""The brief of a project as one text: last time, since then, what is next, what waits. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.clock import Clock, local
from sitdown.moments import moment_in_words
from sitdown.tui.kinds.work.columns import from_home, own_folder
from sitdown.tui.kinds.work.spans import ago, span
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, INFO, MUTED, NOW, OVER
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rows import Row

if TYPE_CHECKING:
    from sitdown.kinds.work.brief_views import Brief
    from sitdown.kinds.work.items import BlockerView
    from sitdown.kinds.work.urgency import RankedTask
    from sitdown.kinds.work.visiting import SessionLine, Visit

_METER = 24
_QUOTED = 500
_TERMS_SHOWN = 4
_REFUSED_SHOWN = 3
_LEAST = 0.1
_ROW_METER = 6
_PRIORITY = {"high": OVER, "medium": NOW}


def project_line(visit: Visit) -> Content:
    """The project's name and folder."""
    return Content.assemble(
        safe_line(visit.project.name, style="bold"),
        "  ",
        safe_line(from_home(str(visit.project.working_dir)), style=MUTED),
    )


def brief_text(visit: Visit, clock: Clock) -> Content:
    """All of the brief."""
    brief = visit.brief
    parts = [
        _folder(visit, clock),
        [safe(notice, OVER) for notice in visit.notices],
        _panel("Not read", _refused(visit)),
        _panel("Last time", _last_time(visit, clock)),
        _panel("Since then", [safe_line(each.text) for each in brief.since]),
        _panel("Next", _next(brief.next_actions, brief.blocked) + _their_actions(brief)),
        _panel("Waiting for you", _questions(visit)),
        _panel("Progress", _progress(visit)),
    ]
    return Content("\n\n").join(Content("\n").join(part) for part in parts if part)


def session_row(line: SessionLine) -> Row:
    """A session in the list: its title, where it is, and a sign where it cannot be trusted."""
    title = line.title or line.slug
    if line.sync_status in {"missing", "broken"}:
        word = "gone" if line.sync_status == "missing" else "not readable"
        return Row(
            line.work_session_id, safe_line(title, style=MUTED), Content.styled(word, OVER),
            Content.styled("✗", OVER),
        )  # fmt: skip
    sign = ("✓", DONE) if line.phase == "complete" else ("▸", NOW)
    state = line.phase if line.status in {"active", ""} else line.status
    style = OVER if line.status == "failed" else MUTED if line.phase == "complete" else INFO
    tail = [safe_line(state, 10, style)]
    if line.total and line.phase != "complete":
        bar = progress(line.done, line.total, _ROW_METER, INFO)
        tail += [Content(" "), bar, Content(f" {line.done}/{line.total}")]
    if line.sync_status == "conflict":
        tail.append(Content.styled(" conflict", OVER))
    return Row(
        line.work_session_id, safe_line(title), Content.assemble(*tail), Content.styled(*sign)
    )


def session_told(line: SessionLine, clock: Clock) -> Content:
    """What stands under the list for the session that the cursor is on."""
    now = local(clock, clock.now())
    parts = [safe_line(line.slug, style=MUTED)]
    if line.updated_at is not None:
        parts.append(Content.styled(f"changed {ago(local(clock, line.updated_at), now)}", MUTED))
    if line.sync_error:
        parts.append(safe(line.sync_error.replace(f"{own_folder()}/", "~/"), OVER))
    return Content("\n").join(parts)


def _panel(title: str, lines: Sequence[Content]) -> list[Content]:
    return [Content.styled(title.upper(), HEADING), *lines] if lines else []


def _folder(visit: Visit, clock: Clock) -> list[Content]:
    """That it cannot be found, and since when."""
    if visit.project.missing_since is None:
        return []
    since, now = local(clock, visit.project.missing_since), local(clock, clock.now())
    return [
        Content.styled("The project's folder cannot be found. Was it moved or deleted?", OVER),
        Content.styled(f"Missed since {moment_in_words(since, now)}. What is known stays.", MUTED),
    ]


def _refused(visit: Visit) -> list[Content]:
    told = [safe(each.error, OVER) for each in visit.refused[:_REFUSED_SHOWN]]
    if (more := len(visit.refused) - _REFUSED_SHOWN) > 0:
        told.append(Content.styled(f"{more:,} more: see `sitdown work sync`", MUTED))
    return told


def _last_time(visit: Visit, clock: Clock) -> list[Content]:
    brief = visit.brief
    if brief.last_time is None:
        return [Content.styled("You were not here before.", MUTED)]
    lines = [safe(brief.last_time.last_session.summary[:_QUOTED])]
    if brief.last_time.current_plan:
        lines.append(safe(brief.last_time.current_plan[:_QUOTED]))
    if brief.last_time_ended_at is not None:
        ended, now = local(clock, brief.last_time_ended_at), local(clock, clock.now())
        when = f"{ago(ended, now)} · {moment_in_words(ended, now)}"
        lines.append(Content.styled(when, MUTED))
    return lines


def _next(tasks: Sequence[RankedTask], blocked: int) -> list[Content]:
    lines: list[Content] = []
    for at, each in enumerate(tasks, start=1):
        lines.append(
            Content.assemble(
                (f"{at} ", NOW), safe_line(each.task.title, _QUOTED),
                (f" #{each.task.number}", MUTED),
            )
        )  # fmt: skip
        lines.append(Content.assemble("  ", safe_line(_urgency(each), style=MUTED)))
    if blocked:
        lines.append(Content.styled(f"  {blocked} more cannot be done yet", MUTED))
    return lines


def _their_actions(brief: Brief) -> list[Content]:
    return [
        Content.assemble((f"{at} ", NOW), safe_line(each, _QUOTED))
        for at, each in enumerate(brief.theirs.next_actions, start=1)
    ]


def _urgency(each: RankedTask) -> str:
    """``7.0: high priority +6.0 · part of a plan +1.0``; what adds next to nothing is left out."""
    terms = sorted(each.urgency.terms, key=lambda term: -abs(term.points))[:_TERMS_SHOWN]
    told = [f"{term.about} {term.points:+.1f}" for term in terms if abs(term.points) >= _LEAST]
    return f"{each.urgency.score:.1f}: {' · '.join(told)}"


def _questions(visit: Visit) -> list[Content]:
    theirs = [
        Content.assemble(
            (f"{each.priority} ", _PRIORITY.get(each.priority, MUTED)),
            safe_line(each.question, _QUOTED),
        )
        for each in visit.brief.theirs.blockers
    ]
    return [*(_blocker(each, visit) for each in visit.brief.blockers), *theirs]


def _blocker(blocker: BlockerView, visit: Visit) -> Content:
    age = blocker.age(visit.brief.now)
    waits = f"  for {span(age)}" if blocker.escalates(visit.brief.now) else ""
    return Content.assemble(
        (f"{blocker.priority} ", _PRIORITY.get(blocker.priority, MUTED)),
        safe_line(blocker.question, _QUOTED),
        (waits, OVER),
    )


def _progress(visit: Visit) -> list[Content]:
    counts, percent = visit.brief.counts, visit.brief.theirs.progress_pct
    if percent is not None:
        return [Content.assemble(progress(round(percent), 100, _METER), f"  {percent:.0f} %")]
    if not counts.total:
        return []
    told = f"  {counts.done:,} of {counts.total:,} tasks"
    bar = progress(counts.done, counts.total, _METER)
    return [Content.assemble(bar, f"  {counts.percent:.0f} %", (told, MUTED))]
