"""The card that a session is taken up with: where you left off, all of it on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.clock import Clock
from sitdown.engine.views import EntryView, Role, SessionView
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.screens.session_side import said_when
from sitdown.tui.stage import Scene
from sitdown.tui.themes import HEADING, KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult

_SHOWN = 2
_LONGEST = 240


class ResumeCard(ModalScreen[None]):
    """The last two entries, the open question, the drafts found, the time since, what is next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "dismiss", "go on"),
        Binding("escape,space,q", "dismiss", "go on", show=False, id="card.close"),
    ]

    def __init__(self, scene: Scene, before: SessionView, clock: Clock) -> None:
        super().__init__()
        self._scene, self._before, self._clock = scene, before, clock

    def compose(self) -> ComposeResult:
        """Lay out the card."""
        with Dialog():
            yield Static(self._card(), markup=False)
            keys = Content.assemble(("⏎", KEY), (" go on", MUTED))
            yield Static(keys, classes="dialog-keys", markup=False)

    def _card(self) -> Content:
        scene = self._scene
        since = said_when(self._before.updated_at, self._clock)
        parts: list[Content | str | tuple[str, str]] = [
            safe_line(scene.detail.session.title, style="bold"),
            "\n",
            (f"{scene.place.phase.title} · {scene.place.step.title} · left {since}", MUTED),
        ]
        last = [entry for entry in scene.detail.entries if _is_said(entry)][-_SHOWN:]
        if last:
            parts += ["\n\n", ("WHERE YOU LEFT OFF", HEADING)]
            for entry in last:
                parts += ["\n", self._said(entry)]
        waiting = scene.waiting
        if waiting is not None and waiting[0] not in last:
            parts += ["\n\n", ("STILL OPEN", HEADING), "\n", _short(waiting[1].text)]
        if scene.detail.drafts:
            parts += ["\n\n", ("NOT SAID YET", HEADING)]
            for draft in scene.detail.drafts[:_SHOWN]:
                parts += ["\n", _short(draft.text)]
        after = scene.kind.playbook_of(scene.detail.session.playbook_version).after(
            scene.place.step.key
        )
        next_step = after.step.title if after else "Close the session"
        parts += ["\n\n", ("NEXT", HEADING), "\n", next_step]
        return Content.assemble(*parts)

    def _said(self, entry: EntryView) -> Content:
        if entry.role is Role.USER:
            return Content.assemble("“", _short(entry.content), "”")
        name = self._scene.settings.buddy_name
        return Content.assemble(safe_line(f"{name}:", style=MUTED), " ", _short(entry.content))


def _short(text: str) -> Content:
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
    return safe(" ".join(cut.split()))


def _is_said(entry: EntryView) -> bool:
    """Whether an entry was part of the talk; a summary only tells of it."""
    return entry.content.strip() != "" and entry.entry_type != "summary"
