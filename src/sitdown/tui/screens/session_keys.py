"""The keys of a session that act at every step; a stage adds its own."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from sitdown.tui.keys import bind

SESSION_KEYS: tuple[BindingType, ...] = (
    bind("go.on", "go_on", "next step"),
    bind("entry.revise", "revise"),
    bind("session.next_phase", "next_phase"),
    bind("session.context", "context"),
    Binding("tab", "app.focus_next", "next box", show=False),
    bind("session.history", "history", show=False),
    bind("entry.why", "why", show=False),
    bind("step.skip", "skip", show=False),
    bind("step.on", "step_on", show=False),
    bind("step.back", "step_back", show=False),
    bind("entry.copy", "copy", show=False),
    bind("entry.like", "react('like')", show=False),
    bind("entry.dislike", "react('dislike')", show=False),
    bind("entry.regenerate", "regenerate", show=False),
    bind("session.complete", "complete", show=False),
    bind("session.reopen", "reopen"),
    bind("session.note", "note", show=False),
    bind("answer.edit", "edit_outside", show=False),
    bind("session.pause", "leave", show=False),
    bind("go.back", "leave", "pause"),
    bind("app.search", "search", show=False),
    bind("app.import", "import", show=False),
)
