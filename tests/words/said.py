"""Entries as a person and the buddy say them, for tests of what is made of words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sitdown.engine.views import EntryView, Role

BEGAN = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def transcript(*lines: str) -> tuple[EntryView, ...]:
    """Entries in order; a line that begins with ``>`` is the buddy's."""
    return tuple(_entry(number, line) for number, line in enumerate(lines, start=1))


def _entry(number: int, line: str) -> EntryView:
    is_buddy = line.startswith(">")
    return EntryView(
        id=f"entry-{number}",
        session_id="session-1",
        act=1,
        step="talk",
        sequence_num=number,
        place=number,
        entry_type="buddy_said" if is_buddy else "said",
        role=Role.BUDDY if is_buddy else Role.USER,
        content=line.removeprefix(">").strip() if is_buddy else line,
        data={},
        created_at=BEGAN + timedelta(minutes=number),
    )
