"""The rows of Home: to continue, due today, coming, projects, kept; the kept ones page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from sitdown.clock import local
from sitdown.engine.falling_due import is_due, next_due, time_of_day
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.errors import UnknownNameError
from sitdown.kinds import playbook_of
from sitdown.moments import short_day
from sitdown.store.glance import PAGE, CheckInGlance, Glance, ProjectGlance, SessionGlance
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import DONE, MUTED, NOW
from sitdown.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sitdown.clock import Clock

KEPT_SHOWN = 3
"""How many kept sessions stand on Home before the person asks for the rest."""
_TITLE_CELLS = 200


class Subject(NamedTuple):
    """What a row stands for: a session, and the check-in where it is one; or a project.

    Attributes:
        session_id: empty for a project.
        session: None for a check-in, whose session the glance may not hold.
    """

    session_id: str
    session: SessionGlance | None = None
    check_in: CheckInGlance | None = None
    project: ProjectGlance | None = None


class HomeRows:
    """The source of Home's list. What is not loaded is asked for and drawn when it comes.

    Attributes:
        want: called with the number of a page of kept sessions that is looked at and not there.
        is_whole: whether all kept sessions are rows; at first only ``KEPT_SHOWN`` are.
        day: the local date for which the rows were laid out.
    """

    def __init__(self, glance: Glance, clock: Clock, want: Callable[[int], None]) -> None:
        """Lay out the sections that hold something."""
        self.glance, self.clock, self.want = glance, clock, want
        self.is_whole = False
        self._head: list[Row] = []
        self._subjects: dict[str, Subject] = {}
        self._pages: dict[int, Sequence[SessionGlance]] = {0: glance.kept}
        now = local(clock, clock.now())
        self.day = now.date()
        self._section("Continue", [self._begun(each, at) for at, each in enumerate(self.begun)])
        self._section("Today", self._due_today(now))
        self._section("Coming", self._coming(now))
        self._section("Projects", [self._project(each) for each in self.glance.projects])
        if self.kept_count:
            self._head.append(Row.heading("Kept"))
        if self.kept_count <= KEPT_SHOWN:
            self.is_whole = True

    @property
    def are_of_today(self) -> bool:
        """Whether the day is still the one for which the rows were laid out."""
        return self.day == local(self.clock, self.clock.now()).date()

    @property
    def begun(self) -> tuple[SessionGlance, ...]:
        """The open sessions; those of followed projects stand with their projects."""
        if not self.glance.projects:
            return self.glance.begun
        return tuple(each for each in self.glance.begun if each.kind != "work")

    @property
    def kept_count(self) -> int:
        """How many sessions are completed, loaded or not."""
        return self.glance.counts.get(Status.COMPLETED, 0)

    @property
    def is_empty(self) -> bool:
        """Whether the person has no session that Home would show."""
        return not self._head

    @property
    def more_at(self) -> int | None:
        """The index of the row that stands for the kept ones not shown; None when all are."""
        return None if self.is_whole else len(self._head) + KEPT_SHOWN

    @property
    def count(self) -> int:
        """How many rows there are."""
        kept = self.kept_count if self.is_whole else KEPT_SHOWN + 1
        return len(self._head) + (kept if self.kept_count else 0)

    def row(self, index: int) -> Row | None:
        """The row at an index; None while its page is not loaded."""
        if index < len(self._head):
            return self._head[index]
        if index == self.more_at:
            rest = f"{self.kept_count - KEPT_SHOWN} more"
            return Row("more", Content.styled(f"  {rest}", MUTED))
        number, place = divmod(index - len(self._head), PAGE)
        page = self._pages.get(number)
        if page is None:
            self.want(number)
            return None
        return self._kept(page[place]) if place < len(page) else Row.blank()

    def subject(self, key: str | None) -> Subject | None:
        """What the row of a key stands for."""
        return None if key is None else self._subjects.get(key)

    def session_of(self, subject: Subject) -> SessionGlance | None:
        """The session that a row is about, where it is known."""
        if subject.session is not None:
            return subject.session
        known = (*self.glance.begun, *self.glance.kept)
        return next((each for each in known if each.id == subject.session_id), None)

    def put_page(self, number: int, sessions: Sequence[SessionGlance]) -> None:
        """Take a page that was asked for."""
        self._pages[number] = sessions

    def last_before(self, number: int) -> SessionGlance | None:
        """The last session of the page before, where that is loaded."""
        page = self._pages.get(number - 1)
        return page[-1] if page else None

    def _section(self, title: str, rows: Sequence[Row]) -> None:
        if rows:
            self._head += [Row.heading(title), *rows, Row.blank()]

    def _begun(self, session: SessionGlance, place: int) -> Row:
        tail = Content.styled(_progress(session), MUTED if place else NOW)
        return self._of_session(session, session.title, tail)

    def _due_today(self, now: datetime) -> list[Row]:
        timed = [
            (each.minute_of_day, self._check_in(each, now))
            for each in self.glance.check_ins
            if _is_for_today(each, now)
        ]
        for session in self.glance.scheduled:
            at = None if session.scheduled_at is None else local(self.clock, session.scheduled_at)
            if at is not None and at.date() <= now.date():
                is_missed = at.date() < now.date()
                when = short_day(at.date(), now.date()) if is_missed else f"{at:%H:%M}"
                minutes = -1 if is_missed else at.hour * 60 + at.minute
                timed.append((minutes, self._scheduled(session, when)))
        return [row for _, row in sorted(timed, key=lambda pair: pair[0])]

    def _coming(self, now: datetime) -> list[Row]:
        rows = []
        for session in self.glance.scheduled:
            at = None if session.scheduled_at is None else local(self.clock, session.scheduled_at)
            if at is None:
                rows.append(self._of_session(session, session.title))
            elif at.date() > now.date():
                tail = Content.styled(f"{short_day(at.date(), now.date())} {at:%H:%M}", MUTED)
                rows.append(self._of_session(session, session.title, tail))
        return rows

    def _check_in(self, check_in: CheckInGlance, now: datetime) -> Row:
        waits = is_due(check_in.minute_of_day, check_in.due_on, check_in.last_done_on, now)
        key = f"check-in:{check_in.id}"
        self._subjects[key] = Subject(check_in.session_id, check_in=check_in)
        when = time_of_day(check_in.minute_of_day)
        about = safe_line(check_in.text or check_in.session_title, _TITLE_CELLS)
        return Row(key, Content.assemble((when, NOW if waits else MUTED), " Check-in · ", about))

    def _scheduled(self, session: SessionGlance, when: str) -> Row:
        minutes = session.scheduled_duration_minutes
        length = f" · {minutes} min" if minutes else ""
        title = safe_line(session.title, _TITLE_CELLS)
        return self._of_session(session, Content.assemble((when, NOW), " ", title, length))

    def _project(self, project: ProjectGlance) -> Row:
        # Imported where there are projects: most first paints have none.
        from sitdown.tui.screens.home_projects import project_row

        row = project_row(project)
        self._subjects[row.key or ""] = Subject("", project=project)
        return row

    def _kept(self, session: SessionGlance) -> Row:
        today = local(self.clock, self.clock.now()).date()
        ended = local(self.clock, session.ended_at or session.updated_at).date()
        tail = Content.styled(short_day(ended, today), MUTED)
        return self._of_session(session, session.title, tail, Content.styled("✓", DONE))

    def _of_session(
        self,
        session: SessionGlance,
        text: str | Content,
        tail: str | Content = "",
        marker: str | Content = "",
    ) -> Row:
        key = f"session:{session.id}"
        self._subjects[key] = Subject(session.id, session)
        return Row(key, text, tail, marker)


def _progress(session: SessionGlance) -> str:
    """``4 of 7``; nothing for a session of a kind that this Sitdown has not."""
    try:
        place = playbook_of(session.kind, session.playbook_version).place(session.step)
    except UnknownNameError:
        return ""
    return f"{place.number} of {place.total}"


def _is_for_today(check_in: CheckInGlance, now: datetime) -> bool:
    if check_in.due_on is None and check_in.session_status not in OPEN:
        return False
    due = next_due(check_in.minute_of_day, check_in.due_on, check_in.last_done_on, now)
    return due is not None and due <= now.date()
