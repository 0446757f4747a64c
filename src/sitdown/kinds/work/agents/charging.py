"""To which session, phase and checkpoint a request belongs. Pure.

A request is charged once, whole, to what was open at its moment; never is it spread. What was open
is told by three witnesses: the state file's own times of its phases, the commits it names with
their checkpoints, and the marks that a sync or a move through Sitdown left.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Visit(NamedTuple):
    """A stay in a phase; one without an end goes on."""

    phase: str
    began: datetime
    ended: datetime | None = None


class Witness(NamedTuple):
    """What is known of the checkpoint at one moment.

    A mark says what was open from its moment on, a commit what was worked on until then.
    """

    at: datetime
    checkpoint: int | None
    is_commit: bool = False
    phase: str = ""


class Charge(NamedTuple):
    """What a request is charged to; without a session it is unassigned."""

    work_session_id: str | None = None
    phase: str = ""
    checkpoint: int | None = None


UNASSIGNED = Charge()


@dataclass(frozen=True)
class Course:
    """How one work session went.

    Attributes:
        folders: absolute folders in which only this session is worked on: its worktree, its own.
        branch: its git branch.
        began: when it was made.
        ended: when it was completed; None while it is open.
        visits: its stays in phases, by when they began.
        witnesses: marks and commits, by time.
    """

    work_session_id: str
    began: datetime
    ended: datetime | None = None
    branch: str = ""
    folders: tuple[str, ...] = ()
    visits: tuple[Visit, ...] = ()
    witnesses: tuple[Witness, ...] = ()

    def open_at(self, moment: datetime) -> bool:
        """Whether it was open then."""
        return self.began <= moment and (self.ended is None or moment < self.ended)

    def charge(self, moment: datetime) -> Charge:
        """The phase and the checkpoint that were open then."""
        place = bisect_right(self.witnesses, moment, key=lambda each: each.at)
        visit = self._visit(moment, place)
        if visit is None:
            return Charge(self.work_session_id)
        return Charge(self.work_session_id, visit.phase, self._checkpoint(visit, place))

    def _visit(self, moment: datetime, place: int) -> Visit | None:
        """The last one begun before, unless it was over, or a later mark saw another phase."""
        begun = [visit for visit in self.visits if visit.began <= moment]
        marks = [each for each in self.witnesses[:place] if each.phase]
        told = begun[-1] if begun else None
        if told is not None and told.ended is not None:
            told = told if moment < told.ended else None
        elif told is not None and marks and marks[-1].phase != told.phase:
            told = told if marks[-1].at < told.began else None
        if told is not None or not marks:
            return told
        seen = [each.at for each in marks if each.phase == marks[-1].phase]
        return Visit(marks[-1].phase, seen[0])

    def _checkpoint(self, visit: Visit, place: int) -> int | None:
        """Work leads to the next commit; without one, the mark before it tells, else the one after.

        Witnesses from outside the visit tell nothing of it.
        """
        before = self._witness(visit, place - 1)
        after = self._witness(visit, place)
        for told in (
            after if after is not None and after.is_commit else None,
            before if before is not None and not before.is_commit else None,
            after,
        ):
            if told is not None:
                return told.checkpoint
        return None

    def _witness(self, visit: Visit, place: int) -> Witness | None:
        if not 0 <= place < len(self.witnesses):
            return None
        found = self.witnesses[place]
        is_of_visit = found.at >= visit.began and (visit.ended is None or found.at <= visit.ended)
        return found if is_of_visit and found.phase in {"", visit.phase} else None


def course(
    work_session_id: str,
    began: datetime,
    ended: datetime | None = None,
    *,
    branch: str = "",
    folders: Iterable[str] = (),
    visits: Iterable[Visit] = (),
    witnesses: Iterable[Witness] = (),
) -> Course:
    """A session's course, of witnesses in any order. It began no later than anything it tells."""
    ordered = sorted(visits, key=lambda visit: visit.began)
    # Of one moment the commit first: it tells of what was before, the mark of what comes then.
    told = sorted(witnesses, key=lambda each: (each.at, not each.is_commit))
    first = min([began, *(visit.began for visit in ordered)])
    return Course(
        work_session_id, first, ended, branch, tuple(folders), tuple(ordered), tuple(told)
    )


def charged(courses: Sequence[Course], moment: datetime, cwd: str = "", branch: str = "") -> Charge:
    """What a request is charged to.

    Of the sessions open at the moment that is the one in whose folder it was made, else the one
    on whose branch, else the newest one; a session that names another folder or branch comes last.

    Args:
        courses: the project's sessions.
        moment: when it was made, aware.
        cwd: the folder the agent was in.
        branch: the git branch it was on.
    """
    best: tuple[int, datetime, str] | None = None
    chosen: Course | None = None
    for each in courses:
        if each.open_at(moment):
            rank = (_closeness(each, cwd, branch), each.began, each.work_session_id)
            if best is None or rank > best:
                best, chosen = rank, each
    return UNASSIGNED if chosen is None else chosen.charge(moment)


class Charger:
    """Charges many requests: ``charged``, remembering what it found between two changes.

    What is open only changes where a session, a visit or a witness begins or ends.
    """

    def __init__(self, courses: Sequence[Course]) -> None:
        self._courses = courses
        self._changes = sorted(set(_changes(courses)))
        self._found: dict[tuple[int, str, str], Charge] = {}

    def __call__(self, moment: datetime, cwd: str, branch: str) -> Charge:
        """What a request is charged to; the arguments are those of ``charged``."""
        if not self._courses:
            return UNASSIGNED
        place = bisect_right(self._changes, moment), cwd, branch
        found = self._found.get(place)
        if found is None:
            found = self._found[place] = charged(self._courses, moment, cwd, branch)
        return found


def _changes(courses: Iterable[Course]) -> Iterator[datetime]:
    for each in courses:
        yield each.began
        if each.ended is not None:
            yield each.ended
        for visit in each.visits:
            yield visit.began
            if visit.ended is not None:
                yield visit.ended
        for witness in each.witnesses:
            yield witness.at


def _closeness(each: Course, cwd: str, branch: str) -> int:
    if any(is_within(cwd, folder) for folder in each.folders):
        return 3
    if each.branch and branch:
        return 2 if each.branch == branch else 0
    return 1


def is_within(path: str, folder: str) -> bool:
    """Whether a path is the folder or lies in it, by their names alone."""
    folder = folder.rstrip("/")
    return bool(folder) and (path == folder or path.startswith(f"{folder}/"))
