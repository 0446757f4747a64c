"""The stage of a conversation, which every step is for which no other stage was drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from sitdown.engine.conversation import Answer
from sitdown.engine.kind import NewEntry
from sitdown.engine.playbook import AnswerForm
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe
from sitdown.tui.stage import Scene, Stage
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.choices import ChoiceList, ScalePicker
from sitdown.tui.widgets.inputs import NumberInput
from sitdown.tui.widgets.question_form import PickedEvent, QuestionForm
from sitdown.tui.widgets.said import Telling
from sitdown.tui.widgets.talk import Talk
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from sitdown.engine.playbook import Question
    from sitdown.engine.views import EntryView

ANSWER_FIELD = "answer"
SAID_FIELD = "said"
"""The fields of drafts, so that an unasked word never turns up under a question."""

LAST_QUESTION = "That was the last question here."


class ConversationStage(Stage):
    """The buddy asks, the person answers, skips, or says what nobody asked."""

    DEFAULT_CSS = """
    ConversationStage { overflow: hidden hidden; }
    ConversationStage .choosing { margin: 0 0 1 0; }
    ConversationStage NumberInput.choosing { width: 24; }
    ConversationStage #reply { height: auto; max-height: 70%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "go_on"),
        bind("answer.words", "words"),
        bind("answer.send", "send", show=False),
        bind("list.up", "talk('up')", show=False),
        bind("list.down", "talk('down')", show=False),
        bind("list.page_up", "talk('page_up')", show=False),
        bind("list.page_down", "talk('page_down')", show=False),
        bind("list.first", "talk('home')", show=False),
        bind("list.last", "talk('end')", show=False),
    ]

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """What enter does now."""
        if self._question is not None:
            return {"go.on": "answer"}
        return {"go.on": "write"} if self.is_free_talk else {}

    @property
    def is_free_talk(self) -> bool:
        """Whether the step never asks, so that the person just writes."""
        asks = self.scene.outlook.has_asked or self.scene.place.step.questions
        return self.scene.is_open and not asks

    @property
    def _waiting(self) -> tuple[EntryView, Question] | None:
        if not self.scene.is_open:
            return None
        return self.scene.waiting

    @property
    def _question(self) -> Question | None:
        return self._waiting[1] if self._waiting is not None else None

    def compose(self) -> ComposeResult:
        """Lay out what was said, and the control under it."""
        form = self._form(self._question) if self._question is not None else None
        yield Talk(
            Telling(self.app.clock, self.app.settings.buddy_name),
            self.scene.talk,
            form.choosing if form is not None else None,
            goes_back=self.scene.outlook.talk_from > 0,
        )
        with Vertical(id="reply"):
            yield from self._control(form)

    def refresh_scene(self, scene: Scene) -> None:
        """Show what was said meanwhile; a control that still fits stays as it is."""
        self.scene = scene
        set_to_work(self, self._show, "show", exclusive=True)

    def take_focus(self) -> None:
        """Give the keys to the answer that waits; where nothing is asked, letters act."""
        if self._waiting is None or not self.focus_reply():
            self.focus()

    def focus_reply(self) -> bool:
        """Give the keys to what takes the answer; False when nothing does."""
        form = self.query_one_optional(QuestionForm)
        if form is not None:
            form.main_control.focus()
            return True
        box = self.query_one_optional(AnswerBox)
        if box is not None:
            box.focus()
        return box is not None

    def kept(self, draft_field: str | None) -> None:
        """Empty the control: what it held was said."""
        form = self.query_one_optional(QuestionForm)
        if form is not None and draft_field == ANSWER_FIELD:
            form.empty()
        super().kept(draft_field)

    def refused(self, draft_field: str | None) -> None:
        """Leave everything in the control, and take it again."""
        form = self.query_one_optional(QuestionForm)
        if form is not None:
            form.ready()
        for box in self.query(AnswerBox):
            box.read_only = False

    def action_go_on(self) -> None:
        """Write the answer; without a question, go on to the next step."""
        if not self.focus_reply():
            self.post_message(self.Finished())

    def skip(self) -> bool:
        """Pass the question over."""
        if self._waiting is None:
            return False
        self.post_message(self.Answered(Answer(skipped=True), ANSWER_FIELD, self._waiting[0].id))
        return True

    def action_send(self) -> None:
        """Send what is picked and written."""
        form = self.query_one_optional(QuestionForm)
        if form is not None:
            form.action_send()

    def action_words(self) -> None:
        """Write, where the answer can also be picked."""
        for box in self.query(AnswerBox):
            box.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the words where something else has the keys first, and to go on where it leads."""
        if action == "go_on":
            return self.scene.is_open or self.scene.place.number < self.scene.place.total
        if action != "words":
            return True
        form = self.query_one_optional(QuestionForm)
        return form is not None and form.choosing is not None

    def action_talk(self, where: str) -> None:
        """Scroll through what was said."""
        talk = self.query_one(Talk)
        if where == "home" and talk.scroll_y == 0:
            talk.grow()
        else:
            getattr(talk, f"scroll_{where}")(animate=False)

    @on(ChoiceList.Picked)
    @on(ScalePicker.Picked)
    @on(NumberInput.Changed)
    @on(NumberInput.Entered)
    def picked(self, event: PickedEvent) -> None:
        """Hand on what was picked, or typed as a number, under the question."""
        event.stop()
        form = self.query_one_optional(QuestionForm)
        if form is not None:
            form.hand_on(event)

    @on(QuestionForm.Given)
    def given(self, event: QuestionForm.Given) -> None:
        """Answer the question that was looked at."""
        event.stop()
        if self._waiting is not None:
            self.post_message(self.Answered(event.answer, ANSWER_FIELD, self._waiting[0].id))

    @on(AnswerBox.Submitted)
    def written(self, event: AnswerBox.Submitted) -> None:
        """Say what nobody asked."""
        event.stop()
        if event.text == event.box.text.strip() and not event.box.read_only:
            event.box.read_only = True
            self.post_message(self.Said(NewEntry("said", event.text), SAID_FIELD))

    @on(AnswerBox.Drafted)
    def drafted(self, event: AnswerBox.Drafted) -> None:
        """Let go of the message: the box keeps its drafts by itself."""
        event.stop()

    async def _show(self) -> None:
        with self.app.batch_update():
            goes_back = self.scene.outlook.talk_from > 0
            self.query_one(Talk).show(self.scene.talk, goes_back=goes_back)
            await self._show_reply()
        self.refresh_bindings()

    async def _show_reply(self) -> None:
        """Put the control of the open question at the foot, unless it stands there already."""
        reply = self.query_one("#reply", Vertical)
        question = self._question
        form = self.query_one_optional(QuestionForm)
        if form is not None and form.question == question:
            return
        box = reply.query_one_optional(f"#{SAID_FIELD}", AnswerBox)
        if box is not None and self.is_free_talk:
            box.read_only = False
            # What another window said from its own box took the draft of this one along.
            if box.text.strip() and box.text != self.scene.draft(SAID_FIELD):
                self.keep_draft(SAID_FIELD, box.text)
            return
        focused = self.screen.focused
        had_focus = focused is not None and focused is not self and self in focused.ancestors
        unsaid = form.unsaid if form is not None else ""
        await reply.remove_children()
        form = self._form(question, unsaid) if question is not None else None
        if unsaid.strip():
            self._keep_unsaid(unsaid, form)
        await self.query_one(Talk).offer(form.choosing if form is not None else None)
        await reply.mount_all(self._control(form))
        if had_focus and not self.focus_reply():
            self.focus()

    def _keep_unsaid(self, text: str, form: QuestionForm | None) -> None:
        """Keep what was being typed when another window answered, which forgot it as a draft."""
        takes_words = form is None or form.question.form is not AnswerForm.NUMBER
        self.keep_draft(ANSWER_FIELD if takes_words else SAID_FIELD, text)
        self.app.tell("Another window answered. What you were typing is kept.", severe=False)

    def _control(self, form: QuestionForm | None) -> Iterator[Widget]:
        """What stands at the foot: the form of the question, a box, or that nothing is asked."""
        if form is not None:
            yield form
        elif self.is_free_talk:
            yield self.answer_box(SAID_FIELD, placeholder="write, if you like")
        elif self.scene.is_open:
            yield Static(safe(f"{LAST_QUESTION} ⏎ goes on.", "$muted-span"))

    def _form(self, question: Question, unsaid: str = "") -> QuestionForm:
        takes_words = question.form is not AnswerForm.NUMBER
        return QuestionForm(
            question,
            (takes_words and unsaid) or self.scene.draft(ANSWER_FIELD),
            keep_draft=partial(self.keep_draft, ANSWER_FIELD),
            editing=self.app.locations.editing,
            chooses_here=False,
        )
