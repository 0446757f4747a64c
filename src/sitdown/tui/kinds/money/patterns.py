"""One card a pattern, a category or a finding: figures, a year, a reaction and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sitdown.engine.kind import NewEntry
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.finding import ENDABLE_KINDS, NO_LONGER, is_pattern, subject_in
from sitdown.kinds.money.thresholds import WEIGHTIEST
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money import cards
from sitdown.tui.kinds.money import finding_cards as drawn
from sitdown.tui.kinds.money.cutting import CuttingStage
from sitdown.tui.kinds.money.finding_cards import AnyCard, finding_card
from sitdown.tui.kinds.money.reactions import CHOICES, REACTIONS, Reactions
from sitdown.tui.kinds.money.said_before import said_before
from sitdown.tui.stage import Stage
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import EntryView
    from sitdown.tui.stage import Scene

REACT = Binding.Group("react")
OF_A_CARD = frozenset({"react", "turn", "note", "dismiss"})


class PatternsStage(CuttingStage):
    """Goes through the cards; the place among them is kept."""

    KEY_LABELS: ClassVar[dict[str, str]] = {"go.on": "next"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.keep", "react('keep')", group=REACT),
        bind("money.cut", "react('cut')", group=REACT),
        bind("money.surprised", "react('surprised')", group=REACT),
        bind("money.one_off", "react('one_off')", group=REACT),
        bind("go.next", "turn(1)", "next pattern"),
        bind("go.previous", "turn(-1)", "pattern before", show=False),
        bind("money.more", "more"),
        bind("go.on", "go_on", "go on"),
        bind("money.note", "note"),
        bind("money.dismiss", "dismiss", "not again"),
    ]

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._is_opened = False
        self._at = self._kept_place()

    def compose(self) -> ComposeResult:
        """Lay out the card that the person is at, or what the buddy says without any."""
        if self.card is None:
            yield self.buddy_says()
            return
        yield Drawn(
            lambda width, _: cards.place_line(self._at, len(self.truths), self._hidden, width)
        )
        yield Drawn(
            lambda width, _: drawn.title_line(
                self._here(),
                width,
                is_dismissed=self.truths[self._at].id in self.material.dismissed,
            )
        )
        yield Drawn(lambda _width, _: drawn.figures_line(self._here()))
        yield Drawn(lambda width, short: drawn.year_chart(self._here(), width, is_short=short))
        yield Drawn(lambda _width, _: drawn.says(self._here(), self.scene.settings.buddy_name))
        yield Reactions(CHOICES, chosen=self._chosen_key())
        yield self.cut_line()
        yield self.note_box("What was behind it?")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing to react to where no category stands out."""
        if not super().check_action(action, parameters):
            return False
        if action == "more":
            return self._hidden > 0
        if action == "dismiss" and self.truths:
            return self.truths[self._at].data.get("insight_type") != NO_LONGER
        return bool(self.truths) or action not in OF_A_CARD

    def refresh_scene(self, scene: Scene) -> None:
        """Show what changed without touching a note that is being written."""
        had_cards, before, field = bool(self.truths), self._response_ids(), self.note_field()
        self.scene = scene
        for key in self._response_ids() - before:
            self.forget_note(f"note:{key[0]}")
        if bool(self.truths) != had_cards:
            self.refresh(recompose=True)
            return
        self._at = min(self._at, max(0, len(self.truths) - 1))
        self.keep_unsaid(field)
        self._show_card()

    @property
    def truths(self) -> tuple[EntryView, ...]:
        """The entries the cards are made of: the weightiest, and once asked for, the rest."""
        return self._every if self._is_opened else self._every[:WEIGHTIEST]

    @property
    def _every(self) -> tuple[EntryView, ...]:
        return tuple(entry for entry in self.scene.entries if is_pattern(entry))

    @property
    def _hidden(self) -> int:
        return len(self._every) - len(self.truths)

    @property
    def card(self) -> AnyCard | None:
        """The card the person is at; None without any."""
        if not self.truths:
            return None
        truth = self.truths[self._at]
        if truth.entry_type == "buddy_insight":
            return finding_card(truth, self.material)
        return cards.category_card(truth, self.material)

    def claim(self) -> EntryView | None:
        """The truth of this card, or what the buddy says without any."""
        return self.truths[self._at] if self.truths else super().claim()

    def revisable(self) -> EntryView | None:
        """What was said to this card."""
        return self._response()

    def begin_revision(self, entry: EntryView) -> bool:
        """Revise here: another key changes the reaction, and the note is at hand."""
        if entry.entry_type != "user_category_response":
            return False
        self.action_note()
        return True

    def side_panels(self) -> Sequence[Panel]:
        """All cards with what was said to them, and what was promised before."""
        answered = {str(entry.data["category"]) for entry in self._responses()}
        lines = cards.side_lines(
            self.truths, self._at, answered | self._dismissed(), self._titles(), self.taken.currency
        )
        if self._hidden:
            lines = (*lines, cards.more_line(self._hidden))
        said = said_before(self.material.promises)
        return (*self.stale_panels(), Panel("Patterns", lines), said)

    def series_to_cut(self) -> str | None:
        """The charge on this card, when the person said to cut it."""
        said = self._response()
        kind, _, series = self._key().partition(":") if self.truths else ("", "", "")
        is_cut = said is not None and said.data["response"] == "cut"
        return series if is_cut and kind in ENDABLE_KINDS else None

    def action_react(self, response: str) -> None:
        """Say what the person makes of this category, with the note that stands in the box."""
        if self.truths:
            self._say(response, self.note.text.strip())

    def action_dismiss(self) -> None:
        """Do not hear of this again, in any review; the same key takes that back."""
        if self.truths:
            truth = self.truths[self._at]

            def turn(desk: Desk) -> None:
                # It brings the ORM along, which nobody needs who only lists this stage's keys.
                from sitdown.kinds.money import dismissals

                dismissals.turn(desk, truth)

            self.post_message(Stage.Asked(turn))

    def action_turn(self, by: int) -> None:
        """Go to another card; at either end nothing happens."""
        wanted = self._at + by
        if 0 <= wanted < len(self.truths):
            self.note.flush()
            self._at = wanted
            self._show_card(is_another=True)
            self.refresh_bindings()
            self.post_message(Stage.CursorMoved({"card": wanted, "category": self._key()}))
            self.post_message(Stage.SideChanged())

    def action_more(self) -> None:
        """Show the rest too, beginning with the first of them."""
        if self._hidden:
            first = len(self.truths)
            self._is_opened = True
            self.action_turn(first - self._at)

    def action_go_on(self) -> None:
        """Go to the next card, and after the last to the next step."""
        if self._at + 1 < len(self.truths):
            self.action_turn(1)
        else:
            self.post_message(Stage.Finished())

    @on(AnswerBox.Submitted)
    def note_sent(self, event: AnswerBox.Submitted) -> None:
        """Keep the note with the reaction; without one yet, ask for it."""
        event.stop()
        said = self._response()
        if said is None:
            event.box.hint = "now k, c, s or o: the note goes with it"
        else:
            self._say(str(said.data["response"]), event.text)
        self.focus()

    def _say(self, response: str, note: str) -> None:
        label = next(each.label for each in REACTIONS if each.response == response)
        words = f"{self._here().title}: {label}."
        text = f"{words} {note}" if note else words
        data = {"category": self._key(), "response": response, "note": note}
        before, field = self._response(), self.note_field()
        if before is None:
            new = NewEntry("user_category_response", text, data, step=self.step)
            self.post_message(Stage.Said(new, draft_field=field))
        elif dict(before.data) != data:
            self.post_message(Stage.Revised(before, text, data, draft_field=field))

    def _show_card(self, *, is_another: bool = False) -> None:
        if self.card is None:
            return
        for lines in self.query(Drawn):
            lines.refresh(layout=True)
        self.query_one(Reactions).chosen = self._chosen_key()
        if is_another:
            self.show_note()

    def note_field(self) -> str:
        """A draft a category."""
        return f"note:{self._key()}" if self.truths else "note"

    def note_said(self) -> str:
        """The note that was said with the reaction."""
        said = self._response()
        return str(said.data["note"]) if said else ""

    def _here(self) -> AnyCard:
        card = self.card
        if card is None:
            message = "there is no card"
            raise LookupError(message)
        return card

    def _key(self) -> str:
        return subject_in(self.truths[self._at])

    def _dismissed(self) -> frozenset[str]:
        gone = self.material.dismissed
        return frozenset(subject_in(truth) for truth in self.truths if truth.id in gone)

    def _responses(self) -> tuple[EntryView, ...]:
        return self.entries_of("user_category_response")

    def _response_ids(self) -> set[tuple[str, str]]:
        return {(str(entry.data["category"]), entry.id) for entry in self._responses()}

    def _response(self) -> EntryView | None:
        if not self.truths:
            return None
        key = self._key()
        found = [entry for entry in self._responses() if entry.data["category"] == key]
        return found[-1] if found else None

    def _chosen_key(self) -> str | None:
        said = self._response()
        keys = {reaction.response: reaction.key for reaction in REACTIONS}
        return keys.get(str(said.data["response"])) if said else None

    def _titles(self) -> dict[str, str]:
        return {**CATEGORY_TITLES, **{line.category: line.title for line in self.taken.categories}}

    def _kept_place(self) -> int:
        """The card the session was left at, by its category if that is still there."""
        cursor = self.scene.detail.session.cursor
        if self.scene.detail.session.step != self.scene.place.step.key:
            return 0
        kept = cursor.get("card", 0)
        place = kept if isinstance(kept, int) and 0 <= kept < len(self._every) else 0
        for at, truth in enumerate(self._every):
            if subject_in(truth) == cursor.get("category"):
                place = at
        self._is_opened = place >= WEIGHTIEST
        return place
