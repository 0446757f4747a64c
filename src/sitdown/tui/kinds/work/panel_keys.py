"""The keys of the live panel."""

from __future__ import annotations

from textual.binding import BindingType

from sitdown.tui.keys import bind

PANEL_KEYS: tuple[BindingType, ...] = (
    bind("session.next_phase", "advance", "advance"),
    bind("work.checkpoint", "checkpoint"),
    bind("work.blockers", "blockers"),
    bind("work.open", "open_file"),
    bind("session.context", "context", "side"),
    bind("work.sync", "sync"),
    bind("work.status", "status", show=False),
    bind("work.transcripts", "transcripts", show=False),
    bind("entry.why", "why", show=False),
    bind("session.history", "history", show=False),
    bind("session.note", "note", "say something", show=False),
    bind("session.pause", "leave", show=False),
    bind("go.back", "leave", "leave"),
    bind("app.search", "search", show=False),
)
