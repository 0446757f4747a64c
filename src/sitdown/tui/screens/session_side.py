"""What stands around a stage: the line at the top, the rail, the panels every kind shares."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from sitdown.clock import Clock, local
from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import StepState, rail, share_done, time_spent
from sitdown.engine.views import IndicatorView
from sitdown.moments import length_in_words, moment_in_words
from sitdown.tui.safe_text import safe_line
from sitdown.tui.stage import Scene
from sitdown.tui.themes import DONE, MUTED
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rail import RailPhase, RailStep, State
from sitdown.tui.widgets.side import Panel

_METER = 24


def top_line(scene: Scene) -> Content:
    """The title, the phase, and the step's number."""
    place = scene.place
    where = f"{place.phase.title} · {place.number} of {place.total}"
    title = safe_line(scene.detail.session.title, style="bold")
    end = ended(scene.detail.session.status)
    return Content("  ").join([title, Content.styled(where, MUTED), *([end] if end else [])])


def ended(status: Status) -> Content | None:
    """How a session ended; None while it did not."""
    if status is Status.COMPLETED:
        return Content.styled("✓ kept", DONE)
    return Content.styled("cancelled", MUTED) if status is Status.CANCELLED else None


def rail_phases(scene: Scene) -> tuple[RailPhase, ...]:
    """The phases with the state of each step; the step that is looked at counts as now."""
    session = scene.detail.session
    playbook = scene.kind.playbook_of(session.playbook_version)
    phases = rail(playbook, session.step, session.status)
    return tuple(
        RailPhase(
            part.phase.title,
            tuple(
                RailStep(step.title, _shown(state, is_looked_at=step == scene.place.step))
                for step, state in part.steps
            ),
        )
        for part in phases
    )


def _shown(state: StepState, *, is_looked_at: bool) -> State:
    """The step that is looked at counts as now; the one the session is at is then only begun."""
    if is_looked_at:
        return "now"
    return "later" if state is StepState.LATER else "done"


def shared_panels(scene: Scene, clock: Clock) -> tuple[Panel, ...]:
    """Progress, the signs that the person chose, and this sitting."""
    session, place = scene.detail.session, scene.place
    playbook = scene.kind.playbook_of(session.playbook_version)
    share = share_done(playbook, session.step, session.status)
    steps = Content.assemble(str(place.number), (f" of {place.total} steps", MUTED))
    signs = tuple(map(_sign, scene.outlook.indicators))
    return (
        Panel("Progress", (progress(max(share, 3), 100, _METER), steps)),
        *((Panel("You can tell by", signs),) if signs else ()),
        Panel("This sitting" if scene.is_open else "All sittings", _sitting_lines(scene, clock)),
    )


def _sign(sign: IndicatorView) -> Content:
    if sign.verdict == "met":
        return Content.assemble(("✓ ", DONE), safe_line(sign.words))
    yours = " · yours to say" if sign.is_the_persons and sign.verdict == "unknown" else ""
    return Content.assemble(("· ", MUTED), safe_line(sign.words), (yours, MUTED))


def _sitting_lines(scene: Scene, clock: Clock) -> tuple[Content, ...]:
    now = clock.now()
    detail = scene.detail
    lines: list[Content] = []
    sitting = next((each for each in reversed(detail.sittings) if each.ended_at is None), None)
    if sitting is not None:
        began = local(clock, sitting.started_at)
        spent = length_in_words(time_spent([sitting], now))
        lines.append(Content.assemble(spent, (f" · started {began:%H:%M}", MUTED)))
    else:
        spent = length_in_words(time_spent(detail.sittings, now))
        lines.append(Content.assemble(spent, (" in all", MUTED)))
    revised = f"{detail.revised_count} revised" if detail.revised_count else "none revised"
    entries = "entry" if detail.entry_count == 1 else "entries"
    lines.append(Content.assemble(str(detail.entry_count), (f" {entries}, {revised}", MUTED)))
    return tuple(lines)


def said_when(moment: datetime, clock: Clock) -> str:
    """A moment as the transcript shows it, such as ``yesterday 22:10``."""
    now = local(clock, clock.now())
    wall = local(clock, moment)
    words = moment_in_words(wall, now)
    return words if ":" in words else f"{words} {wall:%H:%M}"
