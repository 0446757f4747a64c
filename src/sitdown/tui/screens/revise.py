"""Saying something anew: the words that stand, in a box; the older stay readable."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.engine import drafts, entries
from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import EntryView
    from sitdown.tui.app import SitdownApp


class ReviseScreen(ModalScreen[str | None]):
    """Gives the new words; None when the old ones stay. What was typed is kept as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "leave", "leave it")]

    def __init__(self, entry: EntryView, text: str, keep_draft: Callable[[str], None]) -> None:
        super().__init__()
        self._entry, self._text, self._keep_draft = entry, text, keep_draft

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="dialog"):
            yield Static("Say it anew", classes="dialog-title", markup=False)
            yield AnswerBox(self._text, keep_draft=self._keep_draft, id="revision")
            keys = Content.assemble(
                ("^s", KEY),
                (" take it", MUTED),
                "   ",
                ("esc", KEY),
                (" leave it as it was", MUTED),
            )
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Write at the end of what is there."""
        box = self.query_one(AnswerBox)
        box.focus()
        box.move_cursor(box.document.end)

    @on(AnswerBox.Submitted)
    def submitted(self, event: AnswerBox.Submitted) -> None:
        """Take the words, unless there are none."""
        if event.text.strip():
            self.dismiss(event.text)

    def action_leave(self) -> None:
        """Leave the entry as it was; the draft stays."""
        self.query_one(AnswerBox).flush()
        self.dismiss(None)


async def revise_entry(app: SitdownApp, entry: EntryView) -> bool:
    """Ask for new words for an entry and say them; whether there were any."""
    field = f"revise:{entry.place}"

    def look(desk: Desk) -> str:
        found = drafts.of_session(desk, entry.session_id)
        kept = (each.text for each in found if (each.step, each.field) == (entry.step, field))
        return next(kept, entry.content)

    def keep(text: str) -> None:
        app.backstage.put(
            lambda desk: drafts.save(desk, entry.session_id, entry.step, field, text),
            lambda error: app.call_from_thread(app.tell, error),
        )

    def revise(desk: Desk, text: str) -> None:
        entries.revise(desk, entry.id, text)
        drafts.save(desk, entry.session_id, entry.step, field, "")

    try:
        text = await app.push_screen_wait(ReviseScreen(entry, await app.backstage.read(look), keep))
        if text is None or text == entry.content:
            return False
        await app.backstage.write(lambda desk: revise(desk, text))
    except SitdownError as error:
        app.tell(error)
        return False
    return True
