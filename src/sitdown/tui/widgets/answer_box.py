"""Where the person writes: saved as they type, sent when they say so, never read as commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from sitdown.editing_files import editing_file
from sitdown.tui.editor import run_editor
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import clean, safe_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.timer import Timer
    from textual.widgets.text_area import Edit, EditResult

DRAFT_SECONDS = 1.0
"""A draft is on its way to the disk at most this long after a key."""
SAVED_HINT = "saved as you type"


class AnswerBox(TextArea):
    """A text box with an amber bar: enter makes a new line, ``ctrl+s`` sends.

    Whatever comes in, typed, pasted or from another editor, is cleaned before it is text. While
    the person types, the text goes out as a draft once a second; a pause is not waited for.
    """

    DEFAULT_CSS = """
    AnswerBox {
        height: auto; min-height: 5; max-height: 12; padding: 0 2;
        background: $surface; color: $foreground;
        border: blank; border-left: outer $rule;
        border-title-color: $muted; border-title-background: $surface;
        border-subtitle-color: $muted; border-subtitle-background: $surface;
        border-subtitle-align: left;
        &:focus { border: blank; border-left: outer $now; }
        &:dark .text-area--cursor { background: $now; color: $background; }
        &:light .text-area--cursor { background: $now; color: $background; }
        & .text-area--placeholder { color: $muted; }
        &:ansi .text-area--placeholder { text-style: dim; }
        &:ansi .text-area--cursor { background: ansi_default; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("answer.send", "send"),
        bind("answer.edit_inside", "edit_outside", show=False),
        Binding("escape", "leave", "leave the box", id="answer.leave"),
    ]

    @dataclass
    class Submitted(Message):
        """The person sent the text. It stays in the box until ``empty``: first it must be kept."""

        box: AnswerBox
        text: str

        @property
        def control(self) -> AnswerBox:
            """The box that was sent."""
            return self.box

    @dataclass
    class Drafted(Message):
        """The text that is being written, at most once a second."""

        box: AnswerBox
        text: str

        @property
        def control(self) -> AnswerBox:
            """The box that is written in."""
            return self.box

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        label: str = "",
        hint: str = SAVED_HINT,
        keep_draft: Callable[[str], None] | None = None,
        editing: Path | None = None,
        id: str | None = None,  # noqa: A002 - the name that every widget of Textual takes
    ) -> None:
        """Make a box.

        Args:
            text: What is in it at first, such as a draft that was found.
            placeholder: What stands there while it is empty.
            label: A quiet line above the text.
            hint: A quiet line below it.
            keep_draft: Called with each draft besides ``Drafted``. When the box is removed no
                message arrives any more, so what must not be lost then goes this way.
            editing: The private folder for the file that another editor opens.
            id: As for every widget.
        """
        super().__init__(
            clean(text), placeholder=safe_line(placeholder), highlight_cursor_line=False, id=id
        )
        self.border_title = safe_line(label)
        self.hint = hint
        self._keep_draft = keep_draft
        self._editing = editing
        self._drafted = self.text
        self._draft_timer: Timer | None = None

    @property
    def hint(self) -> str:
        """The quiet line below the text, such as ``saved 10:42``."""
        return str(self.border_subtitle)

    @hint.setter
    def hint(self, text: str) -> None:
        self.border_subtitle = safe_line(text)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the bar beside the label and the hint too: a border leaves its corners blank."""
        strips = super().render_lines(crop)
        if crop.x == 0:
            (bar,) = super().render_lines(Region(0, 1, 1, 1))
            for line in {0, self.outer_size.height - 1} & set(crop.line_range):
                strips[line - crop.y] = Strip.join([bar, strips[line - crop.y].crop(1)])
        return strips

    def put(self, text: str) -> None:
        """Put a text in place of what is there, which undo brings back; makes no draft."""
        self._drafted = clean(text)
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def empty(self) -> None:
        """Clear the box after its text was kept; makes no draft."""
        self._stop_draft_timer()
        self._drafted = ""
        self.load_text("")

    def flush(self) -> None:
        """Send the draft out now if it changed since the last time."""
        self._stop_draft_timer()
        if self.text == self._drafted:
            return
        self._drafted = self.text
        if self._keep_draft is not None:
            self._keep_draft(self._drafted)
        self.post_message(self.Drafted(self, self._drafted))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take enter too, so that the footer does not promise what the screen would do with it."""
        return key == "enter" or super().check_consume_key(key, character)

    def edit(self, edit: Edit) -> EditResult:
        """Clean what is put in, from wherever it comes."""
        edit.text = clean(edit.text)
        return super().edit(edit)

    def action_send(self) -> None:
        """Say that the person is done with this answer; nothing is no answer."""
        text = clean(self.text).strip()
        if not text:
            self.hint = "nothing written yet"
            return
        self.flush()
        self.post_message(self.Submitted(self, text))

    def action_leave(self) -> None:
        """Give the letter keys back to the screen."""
        self.screen.set_focus(None)

    def action_edit_outside(self) -> None:
        """Open the text in the person's own editor and take back what they saved there."""
        if self._editing is None:
            self.notify("There is no other editor here.", markup=False)
            return
        self.flush()
        path = editing_file(self._editing, self.text)
        try:
            problem = run_editor(self.app, path)
            if problem is not None:
                told = f"{problem} Your text is as it was."
                self.notify(told, severity="error", markup=False)
                return
            text = clean(path.read_text(encoding="utf-8", errors="replace")).removesuffix("\n")
            if text != self.text:
                self.replace(text, (0, 0), self.document.end)
                self.move_cursor(self.document.end)
        except SuspendNotSupported:
            self.notify("There is no other editor here.", markup=False)
        finally:
            path.unlink(missing_ok=True)

    def on_mount(self) -> None:
        """Go on where the text ends."""
        self.move_cursor(self.document.end)

    def on_text_area_changed(self) -> None:
        """Begin to wait for the next draft; further keys do not put it off."""
        if self._draft_timer is None and self.text != self._drafted:
            self._draft_timer = self.set_timer(DRAFT_SECONDS, self.flush)

    def on_blur(self) -> None:
        """Send the draft out when the person goes elsewhere."""
        self.flush()

    def on_unmount(self) -> None:
        """Send the draft out when the box goes away."""
        self.flush()

    def _stop_draft_timer(self) -> None:
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None


class OptionalBox(AnswerBox):
    """A box that may also be sent empty, as words beside another control may."""

    def action_send(self) -> None:
        """Say that the answer is done, words or not."""
        self.flush()
        self.post_message(self.Submitted(self, clean(self.text).strip()))
