"""The verbs of blockers: questions that hold a project up, and what they were answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.errors import EmptyTextError
from sitdown.kinds.work.items import LARGEST_NUMBER, AnswerView, BlockerView, Priority
from sitdown.kinds.work.lifecycle_errors import UnknownBlockerError
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import WorkAnswerRow, WorkBlockerRow
from sitdown.kinds.work.tasks import owned_task
from sitdown.store.database import Transaction

_A_MOMENT = timedelta(microseconds=1)


def ask(
    desk: Desk,
    project_id: str,
    question: str,
    *,
    priority: Priority = Priority.MEDIUM,
    task_number: int | None = None,
) -> BlockerView:
    """Note a question that holds the project, or one task of it, up.

    Raises:
        UnknownProjectError: this person has none of that id.
        UnknownTaskError: the project has no such task.
        EmptyTextError: nothing is asked.
    """
    asked = _said(question, "question")
    with desk.store.write() as tx:
        project = owned_project(tx, desk, project_id)
        if task_number is not None:
            owned_task(tx, desk, project_id, task_number)
        highest = tx.scalars(
            select(func.max(col(WorkBlockerRow.number))).where(
                col(WorkBlockerRow.project_id) == project.id
            )
        ).one()
        row = WorkBlockerRow(
            id=desk.new_id(),
            project_id=project.id,
            number=(highest or 0) + 1,
            question=asked,
            priority=str(priority),
            task_number=task_number,
            created_at=desk.clock.now(),
        )
        tx.add(row)
        return _view(row, ())


def answer(
    desk: Desk, project_id: str, number: int, text: str, *, resolves: bool = True
) -> BlockerView:
    """Answer a question. Earlier answers stay; the newest counts.

    Args:
        desk: whose.
        project_id: of the project.
        number: of the blocker.
        text: the answer.
        resolves: whether the question holds nothing up any more.

    Raises:
        UnknownProjectError, UnknownBlockerError: it is not there.
        EmptyTextError: the answer is empty.
    """
    said = _said(text, "answer")
    with desk.store.write() as tx:
        row = owned_blocker(tx, desk, project_id, number)
        now = desk.clock.now()
        given = _seen(tx, row).answers
        # The newest counts, even when the clock was set back since the one before it.
        at = max(now, given[-1].answered_at + _A_MOMENT) if given else now
        tx.add(WorkAnswerRow(id=desk.new_id(), blocker_id=row.id, text=said, answered_at=at))
        if resolves and row.resolved_at is None:
            row.resolved_at = now
            tx.add(row)
        tx.flush()
        return _seen(tx, row)


def resolve(desk: Desk, project_id: str, number: int) -> BlockerView:
    """Note that a question holds nothing up any more, whatever it was answered.

    Raises:
        UnknownProjectError, UnknownBlockerError: it is not there.
    """
    with desk.store.write() as tx:
        row = owned_blocker(tx, desk, project_id, number)
        row.resolved_at = row.resolved_at or desk.clock.now()
        tx.add(row)
        return _seen(tx, row)


def reopen(desk: Desk, project_id: str, number: int) -> BlockerView:
    """Note that a question holds up again. Its answers stay.

    Raises:
        UnknownProjectError, UnknownBlockerError: it is not there.
    """
    with desk.store.write() as tx:
        row = owned_blocker(tx, desk, project_id, number)
        row.resolved_at = None
        tx.add(row)
        return _seen(tx, row)


def blockers(
    desk: Desk, project_id: str, *, with_resolved: bool = False
) -> tuple[BlockerView, ...]:
    """The questions of a project: open ones first, by priority, then the oldest first.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        owned_project(tx, desk, project_id)
        return blockers_in(tx, project_id, with_resolved=with_resolved)


def blockers_in(
    tx: Transaction, project_id: str, *, with_resolved: bool = False
) -> tuple[BlockerView, ...]:
    """As ``blockers``, inside a transaction that knows the project."""
    query = select(WorkBlockerRow).where(col(WorkBlockerRow.project_id) == project_id)
    if not with_resolved:
        query = query.where(col(WorkBlockerRow.resolved_at).is_(None))
    rows = tx.scalars(query).all()
    answered = _answers(tx, project_id)
    views = [_view(row, answered.get(row.id, ())) for row in rows]
    return tuple(sorted(views, key=_place))


def owned_blocker(tx: Transaction, desk: Desk, project_id: str, number: int) -> WorkBlockerRow:
    """The row of a blocker of the desk's person.

    Raises:
        UnknownProjectError, UnknownBlockerError: it is not there.
    """
    project = owned_project(tx, desk, project_id)
    row = tx.scalars(
        select(WorkBlockerRow).where(
            col(WorkBlockerRow.project_id) == project.id,
            col(WorkBlockerRow.number) == min(number, LARGEST_NUMBER),
        )
    ).one_or_none()
    if row is None:
        raise UnknownBlockerError(number, project.name)
    return row


def _answers(tx: Transaction, project_id: str) -> dict[str, list[AnswerView]]:
    """The answers of a project by their blocker, the first answer first."""
    rows = tx.scalars(
        select(WorkAnswerRow)
        .join(WorkBlockerRow, col(WorkBlockerRow.id) == col(WorkAnswerRow.blocker_id))
        .where(col(WorkBlockerRow.project_id) == project_id)
        .order_by(col(WorkAnswerRow.answered_at), col(WorkAnswerRow.id))
    )
    found: dict[str, list[AnswerView]] = {}
    for row in rows:
        found.setdefault(row.blocker_id, []).append(AnswerView(row.id, row.text, row.answered_at))
    return found


def _seen(tx: Transaction, row: WorkBlockerRow) -> BlockerView:
    return _view(row, _answers(tx, row.project_id).get(row.id, ()))


def _view(row: WorkBlockerRow, answers: Sequence[AnswerView]) -> BlockerView:
    return BlockerView(
        id=row.id,
        number=row.number,
        question=row.question,
        priority=Priority(row.priority),
        task_number=row.task_number,
        created_at=row.created_at,
        resolved_at=row.resolved_at,
        answers=tuple(answers),
    )


def _place(view: BlockerView) -> tuple[bool, int, float, int]:
    return (not view.is_open, view.priority.rank, view.created_at.timestamp(), view.number)


def _said(text: str, what: str) -> str:
    said = storable_text(text).strip()
    if not said:
        raise EmptyTextError(what)
    return said
