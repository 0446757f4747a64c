"""Last month's promises: what became of each, and what the person says to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from sitdown.engine.kind import NewEntry
from sitdown.kinds.money.goals.pace import INSIGHT as PACE_INSIGHT
from sitdown.kinds.money.kept_rate import INSIGHT
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.kinds.money.noted import NotedStage
from sitdown.tui.kinds.money.said_before import WORDS, outcome_sign
from sitdown.tui.safe_text import one_line, safe, safe_line
from sitdown.tui.stage import Stage
from sitdown.tui.themes import DONE, MUTED
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.drawn import Drawn, hung
from sitdown.tui.widgets.rail import state_line
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.reviews import PromiseView
    from sitdown.tui.stage import Scene
    from sitdown.tui.widgets.rail import State

SAY = Binding.Group("say")
_ANSWER_KEYS = ("money.first", "money.second", "money.third", "money.fourth")
_SIDE_WIDTH = 26
_NOTE_LIMIT = 300


class GoalsStage(NotedStage):
    """Goes through the promises; digits answer, a note says more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(bind(key, f"say({at})", group=SAY) for at, key in enumerate(_ANSWER_KEYS)),
        bind("go.next", "turn(1)", "next promise"),
        bind("go.previous", "turn(-1)", "promise before", show=False),
        bind("list.down", "turn(1)", show=False),
        bind("list.up", "turn(-1)", show=False),
        bind("go.on", "go_on", "go on"),
        bind("money.note", "note"),
    ]

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._at = self._kept_place()

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """What each digit answers to this promise."""
        return {"go.on": "next", **dict(zip(_ANSWER_KEYS, self._options, strict=False))}

    def compose(self) -> ComposeResult:
        """Lay out the promises, the one the person is at with its answers."""
        if not self.promises:
            yield Static("What you promised", classes="title", markup=False)
            yield Static("")
            yield self.buddy_says()
            yield Static(keys_line(("⏎", "go on")), markup=False)
            return
        yield Static("What you promised, and what became of it", classes="title only-tall")
        yield Static("", classes="only-tall")
        yield Drawn(lambda width, _: self._list(width))
        yield self.note_box("What got in the way, or helped?")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the answers that there are, and none where nothing was promised."""
        if not super().check_action(action, parameters):
            return False
        if action == "say":
            return parameters[0] in range(len(self._options))
        if action == "turn":
            return len(self.promises) > 1
        return bool(self.promises) or action != "note"

    def refresh_scene(self, scene: Scene) -> None:
        """Show what changed without touching a note that is being written."""
        before, had, field = self._answer_ids(), len(self.promises), self.note_field()
        self.scene = scene
        for question, _entry in self._answer_ids() - before:
            self.forget_note(f"note:{question}")
        if len(self.promises) != had:
            self._at = self._kept_place()
            self.refresh(recompose=True)
        else:
            self.keep_unsaid(field)
            self._show_list()

    @property
    def promises(self) -> Sequence[PromiseView]:
        """What was promised, in order."""
        return self.material.promises

    def claim(self) -> EntryView | None:
        """What the ledger says to this promise."""
        return self.promises[self._at].question if self.promises else super().claim()

    def claims(self) -> Sequence[EntryView]:
        """What the ledger says to this promise, and how many were kept before."""
        claim = self.claim()
        here = () if claim is None else (claim,)
        others = (*self._rate(), *self._paces())
        return (*here, *(said for said in others if said is not claim))

    def revisable(self) -> EntryView | None:
        """What was said to this promise."""
        return self._answer_to(self._question()) if self.promises else None

    def begin_revision(self, entry: EntryView) -> bool:
        """Revise here: another digit changes the answer, and the note is at hand."""
        if entry.entry_type != "user_reflection" or not self.promises:
            return False
        self.action_note()
        return True

    def side_panels(self) -> Sequence[Panel]:
        """Where every promise stands."""
        lines = []
        for place, promise in enumerate(self.promises):
            answered = self._answer_to(str(promise.question.data["question_type"]))
            state: State = "now" if place == self._at else "done" if answered else "later"
            lines.append(state_line(state, promise.text, _SIDE_WIDTH))
        return (*self.stale_panels(), Panel("Promises", tuple(lines)))

    def spoken_here(self, entry_type: str) -> Sequence[str]:
        """All that the buddy says where nothing was promised."""
        return [entry.content for entry in self.entries_of(entry_type)]

    def note_field(self) -> str:
        """A draft a promise."""
        return f"note:{self._question()}" if self.promises else "note"

    def note_said(self) -> str:
        """The words said to this promise."""
        said = self._answer_to(self._question()) if self.promises else None
        return str(said.data["response_text"]) if said else ""

    def action_say(self, number: int) -> None:
        """Give one of the answers, with the note that stands in the box."""
        if number < len(self._options):
            self._say(self._options[number], self.note.text.strip())

    def action_turn(self, by: int) -> None:
        """Go to another promise; at either end nothing happens."""
        wanted = self._at + by
        if 0 <= wanted < len(self.promises):
            self.note.flush()
            self._at = wanted
            self._show_list()
            self.show_note()
            drawn = self.query_one(Drawn)
            blocks = [self._block(place, drawn.content_size.width) for place in range(wanted)]
            before = sum(len(block.split("\n")) + 1 for block in blocks)
            self.bring_into_view(drawn, before, below=4)
            self.post_message(Stage.CursorMoved({"promise": wanted}))
            self.post_message(Stage.SideChanged())

    def action_go_on(self) -> None:
        """Go to the next promise that waits, and after the last to the next step."""
        for place in range(self._at + 1, len(self.promises)):
            if self._answer_to(self._question(place)) is None:
                self.action_turn(place - self._at)
                return
        self.post_message(Stage.Finished())

    @on(AnswerBox.Submitted)
    def note_sent(self, event: AnswerBox.Submitted) -> None:
        """Say the note, with the answer that stands if there is one."""
        event.stop()
        said = self._answer_to(self._question())
        option = said.data["option_selected"] if said else None
        self._say(None if option is None else str(option), event.text)
        self.focus()

    @property
    def _options(self) -> Sequence[str]:
        """What can be answered to this promise by a digit; nothing without one."""
        return self.promises[self._at].options if self.promises else ()

    def _say(self, option: str | None, note: str) -> None:
        question, field = self._question(), self.note_field()
        data = {"question_type": question, "response_text": note, "option_selected": option}
        text = ". ".join(part for part in (option, note) if part)
        before = self._answer_to(question)
        if before is None:
            new = NewEntry("user_reflection", text, data, step=self.step)
            self.post_message(Stage.Said(new, draft_field=field))
        elif dict(before.data) != data:
            self.post_message(Stage.Revised(before, text, data, draft_field=field))

    def _rate(self) -> Sequence[EntryView]:
        """What the buddy says of the promises of twelve months; nothing before there are any."""
        return self._insights(INSIGHT)

    def _paces(self) -> Sequence[EntryView]:
        """What the buddy says of how the funds fill; nothing while that cannot be told."""
        return self._insights(PACE_INSIGHT)

    def _insights(self, insight_type: str) -> Sequence[EntryView]:
        said = self.entries_of("buddy_insight")
        return [each for each in said if each.data["insight_type"] == insight_type]

    def _list(self, width: int) -> Content:
        blocks = [self._block(place, width) for place in range(len(self.promises))]
        told = (*self._rate(), *self._paces())
        blocks += [hung("  ", safe(said.content, MUTED), width) for said in told]
        return Content("\n\n").join(blocks)

    def _block(self, place: int, width: int) -> Content:
        promise = self.promises[place]
        is_here = place == self._at
        said = self._answer_to(self._question(place))
        outcome = promise.judged.value
        is_overruled = promise.judged is not promise.outcome
        word = f"{WORDS[outcome]}, as you say" if is_overruled else WORDS[outcome]
        words = safe_line(f"“{one_line(promise.text)}”", style="bold" if is_here else "")
        state: State = "now" if is_here else "done" if said else "later"
        lines = [
            hung(state_line(state, ""), words, width),
            hung(
                Content.assemble("  ", outcome_sign(outcome), " "),
                Content.assemble(f"{word} · ", safe_line(promise.sentence, style=MUTED)),
                width,
            ),
        ]
        if said is not None and not is_here:
            note = one_line(str(said.data["response_text"]))[:_NOTE_LIMIT]
            option = said.data["option_selected"]
            told = ". ".join(part for part in (option and str(option), note) if part)
            sign = Content.assemble("  ", ("✓", DONE), " ")
            lines.append(hung(sign, safe(told or "passed over"), width))
        if is_here:
            chosen = said.data["option_selected"] if said is not None else None
            options = [
                (str(at), f"{label} ✓" if label == chosen else label)
                for at, label in enumerate(promise.options, start=1)
            ]
            lines.append(Content.assemble("  ", keys_line(*options)))
        return Content("\n").join(lines)

    def _show_list(self) -> None:
        for drawn in self.query(Drawn):
            drawn.refresh(layout=True)

    def _question(self, place: int | None = None) -> str:
        promise = self.promises[self._at if place is None else place]
        return str(promise.question.data["question_type"])

    def _answer_to(self, question: str) -> EntryView | None:
        found = [
            entry
            for entry in self.entries_of("user_reflection")
            if entry.data["question_type"] == question
        ]
        return found[-1] if found else None

    def _answer_ids(self) -> set[tuple[str, str]]:
        answers = self.entries_of("user_reflection")
        return {(str(entry.data["question_type"]), entry.id) for entry in answers}

    def _kept_place(self) -> int:
        """The promise the session was left at, else the first that waits."""
        session = self.scene.detail.session
        kept = session.cursor.get("promise")
        if session.step == self.scene.place.step.key and isinstance(kept, int):
            return kept if 0 <= kept < len(self.promises) else 0
        for place in range(len(self.promises)):
            if self._answer_to(self._question(place)) is None:
                return place
        return 0
