"""What happened in a project since a moment, computed: a line a subject, each with its evidence.

Tasks, questions, sessions and costs come from the database; commits and the files they touched from
git, which is asked outside of every transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.engine.views import Evidence
from sitdown.kinds.work import git
from sitdown.kinds.work.agents.activity import STALE_AFTER
from sitdown.kinds.work.agents.adding_up import UNASSIGNED
from sitdown.kinds.work.agents.time_spent import Spent, spent_in
from sitdown.kinds.work.brief_views import SinceLine
from sitdown.kinds.work.context.limits import listed, shortened
from sitdown.kinds.work.items import TaskStatus
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import (
    WorkAnswerRow,
    WorkBlockerRow,
    WorkMarkRow,
    WorkMirrorRow,
    WorkRequestRow,
    WorkTaskRow,
)
from sitdown.moments import length_in_words
from sitdown.plain_text import one_line
from sitdown.store.database import Transaction, table_of

MOST_LINES = 12
LONGEST_LINE = 160
MOST_EVIDENCE = 200
"""How many rows a line names; its parameters tell how many there are."""
_LONGEST_NAME = 60
_SHORTEST_TIME = timedelta(seconds=30)

_TASK = table_of(WorkTaskRow)
_BLOCKER = table_of(WorkBlockerRow)
_ANSWER = table_of(WorkAnswerRow)
_MARK = table_of(WorkMarkRow)
_MIRROR = table_of(WorkMirrorRow)
_REQUEST = table_of(WorkRequestRow)


def since(desk: Desk, project_id: str, moment: datetime) -> tuple[SinceLine, ...]:
    """What happened after a moment, the weightiest first, at most 12 lines.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        folder = Path(owned_project(tx, desk, project_id).working_dir)
        told = [
            *_tasks(tx, project_id, moment),
            *_questions(tx, project_id, moment),
            *_sessions(tx, project_id, moment),
        ]
        used = [*_time(tx, project_id, moment), *_cost(tx, project_id, moment)]
    lines = (*told, *_commits(folder, moment), *used)
    return lines[:MOST_LINES]


def _tasks(tx: Transaction, project_id: str, moment: datetime) -> Iterator[SinceLine]:
    columns = (_TASK.c.id, _TASK.c.number, _TASK.c.title)
    mine = _TASK.c.project_id == project_id
    is_begun = _TASK.c.status == str(TaskStatus.IN_PROGRESS)
    subjects = (
        ("tasks_done/1", "done", mine & (_TASK.c.completed_at > moment)),
        ("tasks_begun/1", "begun", mine & is_begun & (_TASK.c.updated_at > moment)),
        ("tasks_added/1", "added", mine & (_TASK.c.created_at > moment)),
    )
    for rule, verb, condition in subjects:
        rows = tx.execute(select(*columns).where(condition).order_by(_TASK.c.number)).all()
        yield from _numbered(rule, _count(len(rows), "task", verb), rows, moment)


def _questions(tx: Transaction, project_id: str, moment: datetime) -> Iterator[SinceLine]:
    columns = (_BLOCKER.c.id, _BLOCKER.c.number, _BLOCKER.c.question.label("title"))
    mine = _BLOCKER.c.project_id == project_id
    answered = select(_ANSWER.c.blocker_id).where(_ANSWER.c.answered_at > moment)
    subjects = (
        ("questions_asked/1", "asked", mine & (_BLOCKER.c.created_at > moment)),
        ("questions_answered/1", "answered", mine & _BLOCKER.c.id.in_(answered)),
        (
            "questions_settled/1",
            "settled without an answer",
            mine & (_BLOCKER.c.resolved_at > moment) & _BLOCKER.c.id.not_in(answered),
        ),
    )
    for rule, verb, condition in subjects:
        rows = tx.execute(select(*columns).where(condition).order_by(_BLOCKER.c.number)).all()
        yield from _numbered(rule, _count(len(rows), "question", verb), rows, moment)


def _sessions(tx: Transaction, project_id: str, moment: datetime) -> Iterator[SinceLine]:
    """The sessions that came to another phase or checkpoint, and where they stand."""
    rows = tx.execute(
        select(
            _MIRROR.c.title,
            _MIRROR.c.session_slug,
            _MIRROR.c.status,
            _MIRROR.c.checkpoints_completed,
            _MIRROR.c.checkpoints_total,
            func.count().label("moves"),
        )
        .join(_MARK, _MARK.c.work_session_id == _MIRROR.c.work_session_id)
        .where(_MIRROR.c.project_id == project_id, _MARK.c.seen_at > moment)
        .group_by(_MIRROR.c.work_session_id)
        .order_by(func.max(_MARK.c.seen_at).desc(), _MIRROR.c.session_slug)
    ).all()
    if not rows:
        return
    named = [
        f"{_name(row.title or row.session_slug)} (now {row.status}, "
        f"{row.checkpoints_completed} of {row.checkpoints_total} checkpoints)"
        for row in rows
    ]
    facts = {"sessions": len(rows), "moves": sum(row.moves for row in rows)}
    slugs = [row.session_slug for row in rows]
    head = f"{_count(len(rows), 'session', 'moved on')}:"
    rested = [f"{slug}: {words}" for slug, words in zip(slugs, named, strict=True)]
    text = listed(head, named, LONGEST_LINE)
    yield _line("sessions_moved/1", text, facts, slugs, rested, moment)


def _time(tx: Transaction, project_id: str, moment: datetime) -> Iterator[SinceLine]:
    """How long agents were at work, the longest phase first; less than half a minute is nothing."""
    spent = list(spent_in(tx, project_id, moment))
    total = sum((each.length for each in spent), timedelta())
    if total < _SHORTEST_TIME:
        return
    phases: Counter[str] = Counter()
    stays: Counter[tuple[str, str, str]] = Counter()
    for each in spent:
        seconds = round(each.length.total_seconds())
        phases[_name(each.phase) or UNASSIGNED] += seconds
        stays[each.run, each.agent, _place(each)] += seconds
    named = [f"{phase} {_length(seconds)}" for phase, seconds in phases.most_common()]
    longest = stays.most_common(MOST_EVIDENCE)
    rested = [f"{agent} at {place}: {_length(seconds)}" for (_, agent, place), seconds in longest]
    facts = {
        "agents": len({each.run for each in spent}),
        "seconds": round(total.total_seconds()),
        "silence_seconds": round(STALE_AFTER.total_seconds()),
    }
    head = f"{length_in_words(total)} of agents at work"
    if len(phases) == 1:
        text = head if UNASSIGNED in phases else f"{head} in {next(iter(phases))}"
    else:
        text = listed(f"{head}:", named, LONGEST_LINE)
    yield _line("time_at_work/1", text, facts, [run for (run, *_), _ in longest], rested, moment)


def _place(spent: Spent) -> str:
    if not spent.session:
        return "no session"
    if spent.checkpoint is None:
        return spent.session
    return f"{spent.session}, checkpoint {spent.checkpoint}"


def _length(seconds: int) -> str:
    return length_in_words(timedelta(seconds=seconds))


def _cost(tx: Transaction, project_id: str, moment: datetime) -> Iterator[SinceLine]:
    """Tokens in are all that were sent, cached ones too; a request without a price costs nothing
    here and is counted.
    """
    table = _REQUEST.c
    sent = (
        table.input_tokens
        + table.cache_write_5m_tokens
        + table.cache_write_1h_tokens
        + table.cache_read_tokens
    )
    mine = (table.project_id == project_id) & (table.timestamp > moment)
    requests, priced, tokens_in, tokens_out, cost = tx.execute(
        select(
            func.count(),
            func.count(table.cost_microdollars),
            func.coalesce(func.sum(sent), 0),
            func.coalesce(func.sum(table.output_tokens), 0),
            func.coalesce(func.sum(table.cost_microdollars), 0),
        ).where(mine)
    ).one()
    if not requests:
        return
    made = tx.execute(
        select(table.message_key, table.model, sent.label("sent"), table.output_tokens)
        .where(mine)
        .order_by(table.timestamp)
        .limit(MOST_EVIDENCE)
    ).all()
    keys = [each.message_key for each in made]
    rested = [f"{each.model}: {each.sent:,} in, {each.output_tokens:,} out" for each in made]
    facts = {
        "requests": requests,
        "without_price": requests - priced,
        "tokens_in": tokens_in,
        "tokens_out": tokens_out,
        "cost_microdollars": cost,
    }
    text = f"{tokens_in:,} tokens in, {tokens_out:,} out"
    if priced:
        text += f", ${cost / 1_000_000:,.2f}"
    if priced < requests:
        text += f" ({_count(requests - priced, 'request', 'without a price')})"
    yield _line("tokens_and_cost/1", text, facts, keys, rested, moment)


def _commits(folder: Path, moment: datetime) -> Iterator[SinceLine]:
    made = git.commits_since(folder, moment)
    if not made:
        return
    named = [f"{commit.sha[:7]} {_name(commit.subject)}" for commit in made]
    head = f"{_count(len(made), 'commit')}:"
    shas = [commit.sha for commit in made]
    text = listed(head, named, LONGEST_LINE)
    rested = [f"{commit.sha[:7]} {one_line(commit.subject)}" for commit in made]
    yield _line("commits/1", text, {"commits": len(made)}, shas, rested, moment)
    files = git.files_since(folder, moment)
    if files:
        head = f"{_count(len(files), 'file', 'changed')}:"
        text = listed(head, [_name(each) for each in files], LONGEST_LINE)
        yield _line("files_changed/1", text, {"files": len(files)}, files, files, moment)


def _numbered(rule: str, head: str, rows: Sequence[Any], moment: datetime) -> Iterator[SinceLine]:
    if rows:
        named = [f"#{row.number} {_name(row.title)}" for row in rows]
        text = listed(f"{head}:", named, LONGEST_LINE)
        ids = [row.id for row in rows]
        rested = [f"#{row.number} {one_line(row.title)}" for row in rows]
        yield _line(rule, text, {"count": len(rows)}, ids, rested, moment)


def _line(
    rule: str,
    text: str,
    facts: Mapping[str, Any],
    rows: Sequence[str],
    rested: Sequence[str],
    moment: datetime,
) -> SinceLine:
    parameters = {"since": moment.isoformat(), **facts}
    evidence = Evidence(rule, parameters, tuple(rows[:MOST_EVIDENCE]))
    return SinceLine(text, evidence, tuple(rested[:MOST_EVIDENCE]))


def _count(number: int, thing: str, what: str = "") -> str:
    return f"{number:,} {thing if number == 1 else f'{thing}s'} {what}".rstrip()


def _name(text: str) -> str:
    return shortened(one_line(text), _LONGEST_NAME)
