"""What a person did, by kind and local month. Counts, for the person's own eyes."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from sitdown.clock import local
from sitdown.engine.desk import Desk
from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import SittingView, time_spent
from sitdown.engine.tables import EntryRow, SessionRow, SittingRow
from sitdown.engine.views import Measure
from sitdown.store.database import Transaction

_Tally = dict[str, float]
_Tallies = defaultdict[tuple[str, str], _Tally]


def measures(desk: Desk) -> tuple[Measure, ...]:
    """One row a kind and month with anything in it, the newest month first."""
    tallies: _Tallies = defaultdict(lambda: defaultdict(float))
    with desk.store.read() as tx:
        _count_sessions(tx, desk, tallies)
        _count_minutes(tx, desk, tallies)
        _count_entries(tx, desk, tallies)
        _count_promises(tx, desk, tallies)
    keys = sorted(tallies, key=lambda key: (key[1], key[0]), reverse=True)
    return tuple(
        Measure(
            kind=kind,
            month=month,
            sessions_started=int(tallies[kind, month]["started"]),
            sessions_finished=int(tallies[kind, month]["finished"]),
            minutes=round(tallies[kind, month]["seconds"] / 60),
            entries=int(tallies[kind, month]["entries"]),
            revisions=int(tallies[kind, month]["revisions"]),
            promises_told=int(tallies[kind, month]["told"]),
            promises_kept=int(tallies[kind, month]["kept"]),
        )
        for kind, month in keys
    )


def _month(desk: Desk, moment: datetime) -> str:
    return local(desk.clock, moment).strftime("%Y-%m")


def _count_sessions(tx: Transaction, desk: Desk, tallies: _Tallies) -> None:
    query = select(
        col(SessionRow.kind),
        col(SessionRow.status),
        col(SessionRow.started_at),
        col(SessionRow.ended_at),
    ).where(col(SessionRow.user_id) == desk.user_id, col(SessionRow.started_at).is_not(None))
    for kind, status, started_at, ended_at in tx.execute(query):
        if started_at is not None:
            tallies[kind, _month(desk, started_at)]["started"] += 1
        if ended_at is not None and Status(status) is Status.COMPLETED:
            tallies[kind, _month(desk, ended_at)]["finished"] += 1


def _count_minutes(tx: Transaction, desk: Desk, tallies: _Tallies) -> None:
    query = (
        select(SittingRow, col(SessionRow.kind))
        .join(SessionRow, col(SessionRow.id) == col(SittingRow.session_id))
        .where(col(SessionRow.user_id) == desk.user_id)
    )
    now = desk.clock.now()
    for row, kind in tx.execute(query):
        sitting = SittingView(row.started_at, row.ended_at, row.last_seen_at)
        seconds = time_spent([sitting], now).total_seconds()
        tallies[kind, _month(desk, row.started_at)]["seconds"] += seconds


def _count_entries(tx: Transaction, desk: Desk, tallies: _Tallies) -> None:
    query = (
        select(
            col(SessionRow.kind), col(EntryRow.created_at), col(EntryRow.supersedes_id).is_not(None)
        )
        .join(SessionRow, col(SessionRow.id) == col(EntryRow.session_id))
        .where(col(SessionRow.user_id) == desk.user_id, col(EntryRow.role) == "user")
    )
    for kind, created_at, is_revision in tx.execute(query):
        tally = tallies[kind, _month(desk, created_at)]
        tally["revisions" if is_revision else "entries"] += 1


def _count_promises(tx: Transaction, desk: Desk, tallies: _Tallies) -> None:
    for name, kind in desk.kinds.items():
        for moment, is_kept in kind.promises_told(tx, desk):
            tally = tallies[name, _month(desk, moment)]
            tally["told"] += 1
            tally["kept"] += is_kept
