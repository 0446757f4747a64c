r"""One session as a letter in Markdown: as it stands, with what was revised in footnotes.

Text is data here too. Every sign that Markdown reads is escaped and every line of it stands in a
quotation, so nothing that was written can become a heading, a link, a table or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from sitdown.clock import Clock, local
from sitdown.counting import counted
from sitdown.engine import entries, sessions
from sitdown.engine.progress import time_spent
from sitdown.engine.transcript import (
    as_it_stands,
    history_of,
    said_elsewhere,
    without_echoes,
)
from sitdown.engine.views import EntryView, NoteView, Role, SessionDetail, SessionView
from sitdown.exchange.entry_words import words_of
from sitdown.plain_text import clean, one_line

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk

_READ_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>()#|~&$!^])")
_READ_AT_THE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")


def letter(desk: Desk, session_id: str, buddy: str = "buddy") -> str:
    """The session as a letter.

    Args:
        desk: whose.
        session_id: the session.
        buddy: what the voice that asks is called.

    Raises:
        NotFoundError: there is no such session.
    """
    detail = sessions.load(desk, session_id)
    everything = entries.everything_said(desk, session_id)
    blocks = [
        *_heading(desk, detail, said_elsewhere(as_it_stands(everything))),
        *_own_blocks(desk, detail.session),
        *_transcript(desk, detail, everything, buddy),
        *_notes(desk.clock, sessions.notes(desk, session_id)),
        *_footnotes(desk.clock, everything),
    ]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    line = _READ_ANYWHERE.sub(r"\\\1", one_line(text))
    return _READ_AT_THE_START.sub(_escape_start, line)


def quoted(text: str) -> str:
    """Text of any number of lines as a quotation that keeps them."""
    lines = [escaped(line) for line in clean(text).splitlines()] or [""]
    broken = [f"{line}\\" if line and after else line for line, after in _with_next(lines)]
    return "\n".join(f"> {line}".rstrip() for line in broken)


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"


def _with_next(lines: list[str]) -> Iterable[tuple[str, str]]:
    return zip(lines, [*lines[1:], ""], strict=True)


def _heading(desk: Desk, detail: SessionDetail, told: Collection[str]) -> Iterable[str]:
    session = detail.session
    yield f"# {escaped(session.title)}"
    minutes = round(time_spent(detail.sittings, desk.clock.now()).total_seconds() / 60)
    when = local(desk.clock, session.started_at or session.created_at)
    facts = [desk.kind(session.kind).title, session.status.words]
    said = counted(detail.entry_count, "entry", "entries")
    facts += [f"{when.day} {when:%B %Y}", f"{minutes} min", said]
    yield escaped(" · ".join(facts))
    if session.intention:
        yield f"**Intention**\n\n{quoted(session.intention)}"
    if session.summary_text and session.summary_text not in told:
        yield f"**Summary**\n\n{quoted(session.summary_text)}"


def _own_blocks(desk: Desk, session: SessionView) -> Iterable[str]:
    """What the letter of a kind tells beside what was said."""
    if session.kind != "money" or session.started_at is None:
        return ()
    from sitdown.exchange.money_letter import month_blocks
    from sitdown.kinds.money.reviews import review_of

    return month_blocks(review_of(desk, session.id), desk.clock)


def _transcript(
    desk: Desk, detail: SessionDetail, everything: tuple[EntryView, ...], buddy: str
) -> Iterable[str]:
    session = detail.session
    playbook = desk.kind(session.kind).playbook_of(session.playbook_version)
    step = ""
    for entry in without_echoes(as_it_stands(everything)):
        if entry.step != step:
            step = entry.step
            place = playbook.place(step)
            yield f"## {escaped(f'{place.phase.title}: {place.step.title}')}"
        who = "You" if entry.role is Role.USER else escaped(buddy)
        revised = f", revised [^{entry.place}]" if entry.supersedes_id else ""
        at = local(desk.clock, entry.created_at)
        yield f"**{who}**, {at:%Y-%m-%d %H:%M}{revised}\n\n{quoted(words_of(entry))}"


def _notes(clock: Clock, notes: Iterable[NoteView]) -> Iterable[str]:
    held = tuple(notes)
    if held:
        yield "## Notes"
    for note in held:
        yield f"{local(clock, note.created_at):%Y-%m-%d %H:%M}\n\n{quoted(note.text)}"


def _footnotes(clock: Clock, everything: tuple[EntryView, ...]) -> Iterable[str]:
    """What stood before, under the number of its place."""
    for place in sorted({entry.place for entry in everything if entry.supersedes_id}):
        *older, _ = history_of(everything, place)
        told = (
            f"{local(clock, entry.created_at):%Y-%m-%d %H:%M}: “{escaped(words_of(entry))}”"
            for entry in older
        )
        yield f"[^{place}]: Before: {'; '.join(told)}"
