"""The right side of Home: where a session was left, what comes next, what its kind shows."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from sitdown.clock import Clock, local
from sitdown.engine.lifecycle import Status
from sitdown.engine.playbook import Playbook
from sitdown.engine.progress import SittingView, StepState, rail, share_done, time_spent
from sitdown.errors import UnknownNameError
from sitdown.kinds import glimpse_of, playbook_of
from sitdown.moments import length_in_words, moment_in_words
from sitdown.store.glance import Preview, SessionGlance, looking, preview
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, MUTED, NOW, OVER
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rail import State, state_line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import RenderResult

    from sitdown.tui.kinds.work.home_project import ProjectShown
    from sitdown.tui.screens.home_rows import Subject

METER_CELLS = 44
_ROLES = (
    (re.compile(r"\b[a-z]{2,}(?: [A-Z]?[a-z]+)*"), MUTED),
    (re.compile(r"[▁-█]+(?: +[▁-█]+)*"), NOW),
    (re.compile(r"▲ [\d,]+ %"), OVER),
    (re.compile(r"▼ [\d,]+ %"), DONE),
)
"""What stands out in the figures of a kind: its columns and changes; the words stand back."""
QUOTED = 280
"""How much of what was said is quoted; a glance, not a reading."""


@dataclass(frozen=True)
class Shown:
    """All that the preview of one session draws.

    Attributes:
        panels: titled lines of figures, of the session's kind.
    """

    session: SessionGlance
    preview: Preview
    panels: tuple[tuple[str, tuple[str, ...]], ...] = ()


def look_at(
    database: Path, subject: Subject | None, session: SessionGlance | None
) -> Shown | ProjectShown | None:
    """Read what the preview of a row needs; None where there is nothing, or it cannot be read."""
    if subject is not None and subject.project is not None:
        from sitdown.tui.kinds.work.home_project import look_at_project

        return look_at_project(database, subject.project)
    return None if session is None else look_at_session(database, session)


def look_at_session(database: Path, session: SessionGlance) -> Shown | None:
    """Read what the preview of a session needs; None when the file cannot be read."""
    try:
        with looking(database) as connection:
            return Shown(session, preview(connection, session), _glimpsed(connection, session))
    except sqlite3.Error:
        return None


def _glimpsed(
    connection: sqlite3.Connection, session: SessionGlance
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    glimpse = glimpse_of(session.kind)
    if glimpse is None:
        return ()
    try:
        return tuple((title, tuple(lines)) for title, lines in glimpse(connection, session.id))
    except sqlite3.OperationalError:
        # A store from before the kind had its tables; opening a session brings them.
        return ()


def preview_text(shown: Shown, clock: Clock, buddy: str, width: int) -> Content:
    """Everything as one text, ``width`` cells wide before it wraps."""
    session = shown.session
    playbook = _playbook(session)
    parts = [
        Content.assemble(
            safe_line(session.title, style="bold"),
            "\n",
            Content.styled(about(shown, clock), MUTED),
        )
    ]
    if playbook is not None:
        parts.append(_progress(playbook, session, width))
    parts += _left_off(shown, buddy)
    if playbook is not None and session.status in {Status.IN_PROGRESS, Status.PAUSED}:
        following = playbook.after(session.step)
        parts.append(_panel("Next", (following.step.title if following else "The end",)))
    parts += [_panel(title, [*map(figures, lines)]) for title, lines in shown.panels if lines]
    return Content("\n\n").join(parts)


def about(shown: Shown, clock: Clock) -> str:
    """``Money · paused yesterday 21:40 · 24 min so far``."""
    session = shown.session
    now = local(clock, clock.now())
    sittings = (SittingView(*each) for each in shown.preview.sittings)
    spent = length_in_words(time_spent(sittings, clock.now()))
    touched = moment_in_words(local(clock, session.updated_at), now)
    kind = session.kind.capitalize()
    if session.status == Status.SCHEDULED:
        at = session.scheduled_at
        when = "not begun" if at is None else f"for {moment_in_words(local(clock, at), now)}"
        minutes = session.scheduled_duration_minutes
        return " · ".join([kind, when, *([f"{minutes} min"] if minutes else [])])
    if session.status in {Status.COMPLETED, Status.CANCELLED}:
        ended = moment_in_words(local(clock, session.ended_at or session.updated_at), now)
        word = "kept" if session.status == Status.COMPLETED else "given up"
        return f"{kind} · {word} {ended} · {spent}"
    word = "paused" if session.status == Status.PAUSED else "open since"
    return f"{kind} · {word} {touched} · {spent} so far"


class HomePreview(Widget):
    """Draws the preview at the width there is."""

    def __init__(self, clock: Clock, buddy: str) -> None:
        super().__init__(id="preview")
        self._clock, self._buddy = clock, buddy
        self._shown: Shown | ProjectShown | None = None

    def show(self, shown: Shown | ProjectShown | None) -> None:
        """Draw another session or project, or nothing."""
        if shown != self._shown:
            self._shown = shown
            self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw it."""
        if self._shown is None:
            return Content("")
        width = self.content_size.width
        if not isinstance(self._shown, Shown):
            from sitdown.tui.kinds.work.home_project import project_text

            return project_text(self._shown, self._clock, width)
        return preview_text(self._shown, self._clock, self._buddy, width)


def _playbook(session: SessionGlance) -> Playbook | None:
    try:
        playbook = playbook_of(session.kind, session.playbook_version)
        playbook.place(session.step)
    except UnknownNameError:
        return None
    return playbook


def _progress(playbook: Playbook, session: SessionGlance, width: int) -> Content:
    status = Status(session.status)
    share = share_done(playbook, session.step, status)
    cells = max(4, min(METER_CELLS, width - 7))
    phases = [
        state_line(_phase_state([state for _, state in phase.steps]), phase.phase.title)
        for phase in rail(playbook, session.step, status)
    ]
    return Content.assemble(
        progress(share, 100, cells), (f"  {share} %", NOW), "\n", Content("      ").join(phases)
    )


def _phase_state(steps: list[StepState]) -> State:
    if StepState.NOW in steps:
        return "now"
    return "done" if all(step is StepState.DONE for step in steps) else "later"


def _left_off(shown: Shown, buddy: str) -> list[Content]:
    is_over = shown.session.status in {Status.COMPLETED, Status.CANCELLED}
    said, asked = shown.preview.said, None if is_over else shown.preview.asked
    if said is None and asked is None:
        return []
    lines: list[str | Content] = []
    if said is not None:
        lines.append(Content.assemble("“", safe(_quoted(said)), "”"))
    if asked is not None:
        lines += [Content("")] if said is not None else []
        name = "The buddy" if buddy == "buddy" else buddy
        lines.append(safe_line(f"{name} asked", style=MUTED))
        lines.append(safe(_quoted(asked)))
    return [_panel("The last thing you said" if is_over else "Where you left off", lines)]


def _quoted(text: str) -> str:
    bare = text.strip()
    return bare if len(bare) <= QUOTED else f"{bare[:QUOTED].rstrip()}…"


def figures(line: str) -> Content:
    """A line of figures: columns and changes in their colours, words in the quiet one."""
    drawn = safe(line)
    for pattern, role in _ROLES:
        for found in pattern.finditer(drawn.plain):
            drawn = drawn.stylize(role, *found.span())
    return drawn


def _panel(title: str, lines: tuple[str | Content, ...] | list[str | Content]) -> Content:
    drawn = [safe(line) if isinstance(line, str) else line for line in lines]
    return Content("\n").join([safe_line(title.upper(), style=HEADING), *drawn])
