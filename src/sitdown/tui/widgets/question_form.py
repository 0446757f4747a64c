"""Where a question is answered: one control for each form, with words where words may be added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from sitdown.engine.conversation import Answer, spoken
from sitdown.engine.playbook import AnswerForm
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import one_line
from sitdown.tui.widgets.answer_box import SAVED_HINT, AnswerBox, OptionalBox
from sitdown.tui.widgets.choices import Choice, ChoiceList, ScalePicker
from sitdown.tui.widgets.inputs import ListInput, NumberInput
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from sitdown.engine.playbook import Question

_CHOICE_KEYS = "123456789defijlmtuvxz"
"""Keys of choices: digits, then the letters that mean nothing else on the screen."""

_PLACEHOLDERS = {
    AnswerForm.CHOICE: "in your own words, if you like",
    AnswerForm.SCALE: "a word on it, if you like",
    AnswerForm.LIST: "one a line",
}


PickedEvent = ChoiceList.Picked | ScalePicker.Picked | Input.Changed | NumberInput.Entered
"""What ``choosing`` says when it is used."""


class QuestionForm(Vertical):
    """The control of one question. It says what was given; whoever holds it says it aloud."""

    DEFAULT_CSS = """
    QuestionForm { height: auto; width: 1fr; }
    QuestionForm > .choosing { margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [bind("answer.send", "send", show=False)]

    @dataclass
    class Given(Message):
        """An answer was given. What was typed stays until ``empty``: first it must be kept."""

        form: QuestionForm
        answer: Answer

        @property
        def control(self) -> QuestionForm:
            """The form it was given in."""
            return self.form

    def __init__(
        self,
        question: Question,
        draft: str = "",
        *,
        given: Answer | None = None,
        keep_draft: Callable[[str], None] | None = None,
        editing: Path | None = None,
        chooses_here: bool = True,
    ) -> None:
        """Make a control.

        Args:
            question: What is asked.
            draft: What was being typed when it was left.
            given: An answer given before, to begin from.
            keep_draft: Takes each draft, as ``AnswerBox`` says.
            editing: The private folder for another editor's file.
            chooses_here: Whether the choices or the scale stand here; else whoever holds the form
                puts ``choosing`` where the question is, and hands on what was picked.
        """
        super().__init__()
        self.question = question
        self._given = given or Answer()
        self._draft = draft
        self._keep_draft = keep_draft
        self._editing = editing
        self._is_sending = False
        self._chooses_here = chooses_here
        self.choosing = self._choosing()

    def compose(self) -> ComposeResult:
        """Lay out the control of the form, and the words beside it."""
        if self.choosing is not None and self._chooses_here:
            yield self.choosing
        if self.question.form is not AnswerForm.NUMBER:
            yield self._box()

    def _choosing(self) -> ChoiceList | ScalePicker | NumberInput | None:
        """What a choice is picked from, or a number is given with."""
        question = self.question
        if question.form is AnswerForm.NUMBER:
            number = self._given.number
            given = self._given.text or ("" if number is None else f"{number:.12g}")
            return NumberInput(self._draft or given, places=6, placeholder="a number, then ⏎")
        if question.form is AnswerForm.CHOICE and question.options:
            keys = dict(zip(question.options, _CHOICE_KEYS, strict=False))
            choices = [Choice(key, option) for option, key in keys.items()]
            return ChoiceList(choices, chosen=keys.get(self._given.chosen or ""))
        if question.form is AnswerForm.SCALE:
            number = self._given.number
            value = None if number is None else int(number)
            return ScalePicker(question.low, question.high, value=value)
        return None

    def _box(self) -> AnswerBox:
        form = self.question.form
        kinds: dict[AnswerForm, type[AnswerBox]] = {
            AnswerForm.TEXT: AnswerBox,
            AnswerForm.LIST: ListInput,
        }
        text = self._given.text
        if form is not AnswerForm.TEXT and text == spoken(replace(self._given, text="")):
            # The words only tell what was picked, and would go on telling it.
            text = "\n".join(self._given.items)
        return kinds.get(form, OptionalBox)(
            self._draft or text,
            placeholder=_PLACEHOLDERS.get(form, ""),
            keep_draft=self._keep_draft,
            editing=self._editing,
        )

    @property
    def box(self) -> AnswerBox | None:
        """The box for words; None where the answer is a number."""
        return self.query_one_optional(AnswerBox)

    @property
    def _number_input(self) -> NumberInput | None:
        return self.choosing if isinstance(self.choosing, NumberInput) else None

    @property
    def main_control(self) -> Widget:
        """What takes the keys first."""
        return self.choosing or self.box or self

    @property
    def unsaid(self) -> str:
        """What stands in the control and is not on its way."""
        if self._is_sending:
            return ""
        typed = self._number_input.value if self._number_input is not None else ""
        return self.box.text if self.box is not None else typed

    def action_send(self) -> None:
        """Send what is marked or written."""
        number = self._number_input
        if number is not None:
            set_to_work(self, number.action_submit)
        elif self.box is not None:
            self.box.action_send()

    @on(AnswerBox.Submitted)
    def words_sent(self, event: AnswerBox.Submitted) -> None:
        """Give what is marked with the words beside it."""
        event.stop()
        # A second press may be on its way while the first is being kept; by then the box is empty.
        if event.text == event.box.text.strip():
            self._give(event.text)

    def hand_on(self, event: PickedEvent) -> None:
        """Take what happened to ``choosing`` where it stands elsewhere."""
        if isinstance(event, NumberInput.Entered):
            self.number_entered(event)
        elif isinstance(event, Input.Changed):
            self.number_typed(event)
        else:
            self.picked(event)

    @on(ChoiceList.Picked)
    @on(ScalePicker.Picked)
    def picked(self, event: ChoiceList.Picked | ScalePicker.Picked) -> None:
        """Take what was picked, with the words that were begun."""
        event.stop()
        self._give(self.box.text.strip() if self.box is not None else "")

    @on(NumberInput.Changed)
    def number_typed(self, event: Input.Changed) -> None:
        """Keep the number that is being typed."""
        event.stop()
        if self._keep_draft is not None and not self._is_sending and event.value != self._draft:
            self._draft = event.value
            self._keep_draft(event.value)

    @on(NumberInput.Submitted)
    def number_sent(self, event: NumberInput.Submitted) -> None:
        """Leave it to ``Entered``, which comes when it is a number."""
        event.stop()

    @on(NumberInput.Entered)
    def number_entered(self, event: NumberInput.Entered) -> None:
        """Take a number."""
        event.stop()
        if event.box.value:
            self._post(_number(event.number, event.box.value))

    def empty(self) -> None:
        """Clear the control after the answer was kept; makes no draft."""
        number = self._number_input
        if number is not None:
            number.value = ""
        if self.box is not None:
            self.box.empty()
        self.ready()

    def ready(self) -> None:
        """Take answers again, after one was refused."""
        self._is_sending = False
        if self.box is not None:
            self.box.read_only = False

    def _give(self, words: str) -> None:
        answer = self._answer(words)
        if answer is not None:
            self._post(answer)
        elif self.box is not None:
            self.box.hint = "nothing chosen yet"

    def _post(self, answer: Answer) -> None:
        """Send one answer at a time: until it is kept or refused, nothing else is taken."""
        if self._is_sending:
            return
        self._is_sending = True
        if self.box is not None:
            self.box.read_only = True
            self.box.hint = SAVED_HINT
        self.post_message(self.Given(self, answer))

    def _answer(self, words: str) -> Answer | None:
        """What is marked and written, as an answer; None while there is none."""
        picker, box = self.choosing, self.box
        if isinstance(picker, ChoiceList):
            keys = dict(zip(_CHOICE_KEYS, self.question.options, strict=False))
            chosen = keys.get(picker.chosen or "")
            return Answer(text=words, chosen=chosen) if chosen or words else None
        if isinstance(picker, ScalePicker):
            return None if picker.value is None else Answer(text=words, number=picker.value)
        if isinstance(box, ListInput):
            return Answer(items=box.items) if box.items else None
        return Answer(text=words) if words else None


def _number(number: Decimal, typed: str) -> Answer:
    """A number as it was typed: its text stays exact where the number is rounded."""
    return Answer(text=one_line(typed), number=float(number))
