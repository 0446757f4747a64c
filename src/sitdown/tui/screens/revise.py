"""Saying an entry anew in the same form, with the old answer to begin from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer, check_answer
from sitdown.engine.playbook import Question
from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.question_form import QuestionForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.kind import Kind
    from sitdown.engine.views import EntryView
    from sitdown.tui.app import SitdownApp

_UNASKED = Question("said", "")


@dataclass(frozen=True)
class Old:
    """What is revised: the entry, the draft of a revision begun before, the question it answers.

    ``question`` is a free one for words that nobody asked for.
    """

    entry: EntryView
    kind: Kind
    draft: str
    question: Question

    @property
    def given(self) -> Answer:
        """The old answer, as its form takes it."""
        data = self.entry.data
        number = data.get("number")
        return Answer(
            text=self.entry.content,
            chosen=data.get("chosen") or data.get("option_selected"),
            number=None if number is None else float(number),
            items=tuple(data.get("items", ())),
        )


def look_at(desk: Desk, entry: EntryView) -> Old:
    """Read what it takes to revise an entry.

    Raises:
        NotFoundError: its session is not there any more.
    """
    kind = desk.kind(sessions.get(desk, entry.session_id).kind)
    asked = sessions.question_to(desk, entry.id)
    question = _UNASKED if asked is None else asked
    kept = (
        each.text
        for each in drafts.of_session(desk, entry.session_id)
        if (each.step, each.field) == (entry.step, _field(entry))
    )
    return Old(entry, kind, next(kept, ""), question)


def _field(entry: EntryView) -> str:
    return f"revise:{entry.place}"


class ReviseScreen(ModalScreen[Answer | None]):
    """Gives the new answer; None when the old one stays. What was typed is kept as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "leave", "leave it")]
    app: SitdownApp

    def __init__(self, old: Old, keep_draft: Callable[[str], None]) -> None:
        super().__init__()
        self._old, self._keep_draft = old, keep_draft

    def compose(self) -> ComposeResult:
        """Lay out the question and its control."""
        question = self._old.question
        with Dialog():
            yield Static("Say it anew", classes="dialog-title", markup=False)
            if question.text:
                yield Static(safe(question.text), classes="dialog-text", markup=False)
            yield Static("", markup=False)
            yield QuestionForm(
                question,
                self._old.draft,
                given=self._old.given,
                keep_draft=self._keep_draft,
                editing=self.app.locations.editing,
            )
            keys = Content.assemble(
                ("^s", KEY), (" take it", MUTED), "   ", ("esc", KEY), (" leave it", MUTED)
            )
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the control."""
        self.query_one(QuestionForm).main_control.focus()

    @on(QuestionForm.Given)
    def given(self, event: QuestionForm.Given) -> None:
        """Take the answer when it fits its question."""
        try:
            self.dismiss(check_answer(self._old.question, event.answer))
        except SitdownError as error:
            event.form.ready()
            self.app.tell(error)

    @on(AnswerBox.Drafted)
    @on(Input.Submitted)
    def let_go(self, event: AnswerBox.Drafted | Input.Submitted) -> None:
        """The form keeps drafts by itself."""
        event.stop()

    def action_leave(self) -> None:
        """Leave the entry as it was; the draft stays."""
        for box in self.query(AnswerBox):
            box.flush()
        self.dismiss(None)


async def revise_entry(app: SitdownApp, entry: EntryView) -> bool:
    """Ask for an entry anew and say it; whether there was something new."""

    def keep(text: str) -> None:
        app.backstage.put(
            lambda desk: drafts.save(desk, entry.session_id, entry.step, _field(entry), text),
            lambda error: app.call_from_thread(app.tell, error),
        )

    def revise(desk: Desk, given: Answer) -> None:
        if is_asked:
            said = old.kind.answer(old.question, given)
            entries.revise(desk, entry.id, said.content, said.data)
        else:
            entries.revise(desk, entry.id, given.text)
        drafts.save(desk, entry.session_id, entry.step, _field(entry), "")

    try:
        old = await app.backstage.read(lambda desk: look_at(desk, entry))
        is_asked = old.question is not _UNASKED
        given = await app.push_screen_wait(ReviseScreen(old, keep))
        if given is None or (given == old.given and not is_asked):
            return False
        await app.backstage.write(lambda desk: revise(desk, given))
    except SitdownError as error:
        app.tell(error)
        return False
    return True
