"""The stage of a conversation: what was said at this step, the question, the way to answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sitdown.engine.conversation import Answer
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import OPEN
from sitdown.engine.playbook import AnswerForm, Question
from sitdown.engine.views import EntryView, Role
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.screens.session_side import said_when
from sitdown.tui.stage import Scene, Stage
from sitdown.tui.themes import DONE, MUTED, OVER
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.choices import Choice, ChoiceList, ScalePicker
from sitdown.tui.widgets.inputs import ListInput, NumberInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.clock import Clock

SHOWN = 50
"""How many entries are mounted at first; the transcript has all of them."""
FIELD = "answer"
_FEEDBACK = {"like": ("  + liked", DONE), "dislike": ("  - disliked", OVER)}
_LETTERS = "1234567890abcdefghijklmnopqrstuvwxyz"


class ConversationStage(Stage):
    """The buddy asks, the person answers, chooses, gives a number, or skips."""

    def compose(self) -> ComposeResult:
        """Lay out what was said above the way to answer."""
        with VerticalScroll(id="said", can_focus=False):
            yield from self._said(self.scene)
        with Vertical(id="answering", classes="foot"):
            yield from self._answering(self.scene)

    def on_mount(self) -> None:
        """Show the end of what was said."""
        self.query_one("#said", VerticalScroll).anchor()

    def refresh_scene(self, scene: Scene) -> None:
        """Show what is new; the box stays, with what is being typed, while its question waits."""
        before, self.scene = self.scene, scene
        self._repaint(before)

    def _repaint(self, before: Scene) -> None:
        said = self.query_one("#said", VerticalScroll)
        if before.entries != self.scene.entries:
            with self.app.batch_update():
                said.remove_children()
                said.mount_all(self._said(self.scene))
        if _waiting(before) != _waiting(self.scene) or _is_open(before) != _is_open(self.scene):
            self.run_worker(self._offer(), group="answering", exclusive=True)

    async def _offer(self) -> None:
        """Offer the way to answer the question that waits now."""
        answering = self.query_one("#answering", Vertical)
        async with self.batch():
            await answering.remove_children()
            await answering.mount_all(self._answering(self.scene))
        self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to the way of answering, or to the stage when nothing is asked."""
        for widget in self.query("#answering > *").results(Widget):
            if widget.can_focus:
                widget.focus()
                return
        self.focus()

    def said_it(self) -> None:
        """Empty the box: what stood there is on disk."""
        for box in self.query(AnswerBox):
            box.empty()

    def skip(self) -> bool:
        """Pass the question."""
        if _waiting(self.scene) is None:
            return False
        self.post_message(self.Answered(Answer(skipped=True), FIELD))
        return True

    @on(AnswerBox.Submitted)
    def submitted(self, event: AnswerBox.Submitted) -> None:
        """Say what was written, as an answer when a question waits."""
        event.stop()
        text = event.text.strip()
        question = _waiting(self.scene)
        if not text:
            return
        if question is None:
            self.post_message(self.Said(NewEntry("said", text), FIELD))
        elif isinstance(event.box, ListInput):
            self.post_message(self.Answered(Answer(items=event.box.items), FIELD))
        else:
            self.post_message(self.Answered(Answer(text=text), FIELD))

    @on(AnswerBox.Drafted)
    def drafted(self, event: AnswerBox.Drafted) -> None:
        """The box keeps its drafts by itself."""
        event.stop()

    @on(ChoiceList.Picked)
    def picked(self, event: ChoiceList.Picked) -> None:
        """Answer with an option."""
        question = _waiting(self.scene)
        if question is not None and event.key in _LETTERS:
            chosen = question.options[_LETTERS.index(event.key)]
            self.post_message(self.Answered(Answer(chosen=chosen), FIELD))

    @on(ScalePicker.Picked)
    def scaled(self, event: ScalePicker.Picked) -> None:
        """Answer with a place on the scale."""
        self.post_message(self.Answered(Answer(number=float(event.value)), FIELD))

    @on(NumberInput.Entered)
    def entered(self, event: NumberInput.Entered) -> None:
        """Answer with a number; its text stays as it was written."""
        number = event.number
        self.post_message(self.Answered(Answer(text=str(number), number=float(number)), FIELD))

    def _said(self, scene: Scene) -> list[Static]:
        name, clock = scene.settings.buddy_name, self.app.clock
        return [
            drawn for entry in scene.entries[-SHOWN:] for drawn in drawn_entry(entry, name, clock)
        ]

    def _answering(self, scene: Scene) -> list[Widget]:
        if not _is_open(scene):
            return []
        question = _waiting(scene)
        if question is None:
            return self._free(scene)
        return [*self._form(question, scene)]

    def _free(self, scene: Scene) -> list[Widget]:
        """Nothing is asked: the step talks freely, or its last question is behind it."""
        asks = any(scene.kind.question_in(entry) for entry in scene.entries)
        if asks:
            told = "That was the last question here. ⏎ goes on."
            return [Static(told, classes="muted", markup=False)]
        return [self._box(scene)]

    def _form(self, question: Question, scene: Scene) -> list[Widget]:
        if question.form is AnswerForm.CHOICE and question.options:
            options = zip(_LETTERS, question.options, strict=False)
            choices = ChoiceList([Choice(key, option) for key, option in options])
            return [choices, self._box(scene, placeholder="or in your own words")]
        if question.form is AnswerForm.SCALE:
            return [ScalePicker(question.low, question.high)]
        if question.form is AnswerForm.NUMBER:
            return [NumberInput(placeholder="a number")]
        return [self._box(scene, is_list=question.form is AnswerForm.LIST)]

    def _box(self, scene: Scene, *, placeholder: str = "", is_list: bool = False) -> AnswerBox:
        kind = ListInput if is_list else AnswerBox
        return kind(
            scene.draft(FIELD),
            placeholder=placeholder,
            hint="one a line · saved as you type   ^s send" if is_list else "⏎ new line   ^s send",
            keep_draft=self._keep_draft,
        )

    def _keep_draft(self, text: str) -> None:
        from sitdown.tui.screens.session import SessionScreen

        if isinstance(self.screen, SessionScreen):
            self.screen.keep_draft(FIELD, text)


def drawn_entry(entry: EntryView, buddy: str, clock: Clock) -> list[Static]:
    """One entry as a conversation shows it: yours with a bar and the time, the buddy's bare."""
    if entry.role is Role.USER:
        body = safe(entry.content) if entry.content.strip() else Content.styled("skipped", MUTED)
        revised = ("  revised", MUTED) if entry.supersedes_id else ""
        head = Content.assemble((said_when(entry.created_at, clock), MUTED), revised)
        return [
            Static(head, markup=False, classes="said-head"),
            Static(body, markup=False, classes="mine"),
        ]
    head = Content.assemble(safe_line(buddy, style=MUTED), _FEEDBACK.get(entry.feedback or "", ""))
    return [
        Static(head, markup=False, classes="said-head"),
        Static(safe(entry.content), markup=False, classes="buddys"),
    ]


def _waiting(scene: Scene) -> Question | None:
    """The question of this step that waits for an answer."""
    found = scene.kind.open_question(scene.detail.entries, scene.place.step.key)
    return found[1] if found is not None and _is_open(scene) else None


def _is_open(scene: Scene) -> bool:
    return scene.detail.session.status in OPEN
