"""A stage that goes through several things, each with a note of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from sitdown.tui.kinds.money.money_stage import MoneyStage
from sitdown.tui.widgets.answer_box import SAVED_HINT, AnswerBox

if TYPE_CHECKING:
    from sitdown.tui.stage import Scene


class NotedStage(MoneyStage):
    """Keeps one note box for whichever thing is shown, and a draft for each."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._written: dict[str, str] = {}

    def note_field(self) -> str:
        """The field of the note of what is shown now."""
        raise NotImplementedError

    def note_said(self) -> str:
        """The note that was said to what is shown now; empty without one."""
        raise NotImplementedError

    @property
    def note(self) -> AnswerBox:
        """The note box."""
        return self.query_one("#note", AnswerBox)

    def note_box(self, placeholder: str) -> AnswerBox:
        """Make the note box, with what stands in it."""
        box = AnswerBox(
            self.note_text(),
            label="Your note",
            placeholder=placeholder,
            keep_draft=self._keep_note,
            id="note",
        )
        box.add_class("foot")
        return box

    def note_text(self) -> str:
        """What stands in the box: what was just written, else the draft, else what was said."""
        field = self.note_field()
        return self._written.get(field) or self.scene.draft(field) or self.note_said()

    def show_note(self) -> None:
        """Put the note of what is shown now into the box; call it after another thing is shown."""
        self.note.hint = SAVED_HINT
        self.note.put(self.note_text())
        self.scroll_home(animate=False)

    def forget_note(self, field: str) -> None:
        """Stop showing what was written in a field: it was said, here or elsewhere."""
        self._written.pop(field, None)
        if field == self.note_field():
            for box in self.query(AnswerBox):
                box.hint = SAVED_HINT

    def keep_unsaid(self, field: str) -> None:
        """Keep what stands in the box and was not said: who says something in another window takes
        the draft of this one along. ``field`` is the one that the box was last shown for.
        """
        if field != self.note_field():
            return
        for box in self.query(AnswerBox):
            said_or_kept = {"", self.note_said().strip(), self.scene.draft(field).strip()}
            if box.text.strip() not in said_or_kept:
                self._keep_note(box.text)

    def action_note(self) -> None:
        """Write the note."""
        for box in self.query(AnswerBox):
            box.focus()

    @on(AnswerBox.Drafted)
    def note_drafted(self, event: AnswerBox.Drafted) -> None:
        """Nothing more: the draft is kept already, by the way that also works at the end."""
        event.stop()

    def _keep_note(self, text: str) -> None:
        # The box is flushed before another thing is shown, so the note belongs to this one.
        field = self.note_field()
        self._written[field] = text
        self.keep_draft(field, text)
