"""What the commands say about sessions in lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sitdown.cli.output import indented, table
from sitdown.clock import Clock, local
from sitdown.counting import counted
from sitdown.engine import sessions
from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import time_spent
from sitdown.engine.transcript import said_elsewhere, without_echoes
from sitdown.engine.views import EntryView, Role, SessionDetail, SessionView
from sitdown.errors import AmbiguousReferenceError
from sitdown.exchange.entry_words import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from sitdown.engine.desk import Desk

_SHORTEST = 8
_ID_LENGTH = 36


def detail_lines(
    desk: Desk, detail: SessionDetail, said: Sequence[EntryView], buddy: str
) -> list[str]:
    """A session as a person reads it in lines: what it is, where it stands, what was said."""
    session = detail.session
    said_count = counted(detail.entry_count, "entry", "entries")
    spent = round(time_spent(detail.sittings, desk.clock.now()).total_seconds() / 60)
    lines = [
        session.title,
        " · ".join([desk.kind(session.kind).title, *standing_words(desk, session), f"{spent} min"]),
        f"{said_count}, {detail.revised_count} of them revisions · id {session.id}",
    ]
    texts = {
        "Intention": session.intention,
        "So far": session.summary_text,
        "Next": session.next_plan_text,
    }
    told = said_elsewhere(said)
    for name, text in texts.items():
        if text and text not in told:
            named = text if text.startswith(f"{name}: ") else f"{name}: {text}"
            lines += ["", *indented(named, "  ")]
    lines += entry_lines(desk, session, said, buddy)
    for draft in detail.drafts:
        lines += ["", *indented(f"Draft at {draft.step}: {draft.text}", "  ")]
    return lines


def entry_lines(
    desk: Desk, session: SessionView, said: Iterable[EntryView], buddy: str
) -> list[str]:
    """Entries under the titles of their steps, each with its number and who says it."""
    playbook = desk.kind(session.kind).playbook_of(session.playbook_version)
    lines: list[str] = []
    step = ""
    for entry in without_echoes(said):
        if entry.step != step:
            step = entry.step
            place = playbook.place(step)
            lines += ["", f"{place.phase.title} · {place.step.title}"]
        lines += one_entry(desk.clock, entry, buddy)
    return lines


def one_entry(clock: Clock, entry: EntryView, buddy: str) -> list[str]:
    """One entry: its number, who, when, and the words, or its data where there are none."""
    who = "you" if entry.role is Role.USER else buddy
    marks = " (revised)" if entry.supersedes_id else ""
    marks += " (superseded)" if entry.superseded_by else ""
    when = f"{local(clock, entry.created_at):%H:%M}"
    return indented(
        f"{entry.sequence_num:>4}  {when}  {who}{marks}: {words_of(entry, ', ')}", " " * 13
    )


def standing_words(desk: Desk, session: SessionView) -> list[str]:
    """Where a session stands: its status and step, or when it is held, or when it ended."""
    if session.scheduled_at is not None and session.status is Status.SCHEDULED:
        return [session.status.words, moment_words(desk.clock, session.scheduled_at)]
    if session.ended_at is not None:
        return [session.status.words, moment_words(desk.clock, session.ended_at)]
    place = desk.kind(session.kind).playbook_of(session.playbook_version).place(session.step)
    return [
        session.status.words,
        f"{place.phase.title}: {place.step.title}, step {place.number} of {place.total}",
    ]


def moment_words(clock: Clock, moment: datetime) -> str:
    """A moment as the person's wall clock had it, to the minute."""
    return f"{local(clock, moment):%Y-%m-%d %H:%M}"


def session_table(desk: Desk, found: Sequence[SessionView]) -> list[str]:
    """Sessions a line each, with enough of their ids to type."""
    if not found:
        return []
    ids = short_ids(desk, [session.id for session in found])
    return table(
        [
            [
                short,
                session.title,
                " · ".join(standing_words(desk, session)),
                moment_words(desk.clock, session.updated_at),
            ]
            for short, session in zip(ids, found, strict=True)
        ]
    )


def short_ids(desk: Desk, ids: Sequence[str]) -> list[str]:
    """The shortest beginning of each id, from 8 letters, that fits no other session."""
    return [_short_id(desk, session_id) for session_id in ids]


def _short_id(desk: Desk, session_id: str) -> str:
    for length in range(_SHORTEST, _ID_LENGTH):
        try:
            sessions.find(desk, session_id[:length])
        except AmbiguousReferenceError:
            continue
        return session_id[:length].rstrip("-")
    return session_id
