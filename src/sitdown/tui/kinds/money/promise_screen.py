"""A promise for the month to come: how it can be checked, and in which words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.kinds.money.promise_fields import CANCEL, CATEGORY, METRICS, Fields
from sitdown.tui.kinds.money.promise_matter import Promised, PromiseMatter, cut_first
from sitdown.tui.safe_text import one_line, safe
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.drafting import Drafting
from sitdown.tui.widgets.inputs import NumberInput, SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.cancellable import Cancellable
    from sitdown.tui.app import SitdownApp

_LONGEST = 300
_MOST = Decimal(10) ** 12


class PromiseScreen(ModalScreen[Promised | None]):
    """Gives the promise; None when the person thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "never mind"),
        bind("answer.send", "take", "promise"),
    ]

    app: SitdownApp

    def __init__(
        self,
        about: PromiseMatter,
        before: EntryView | None = None,
        *,
        series: str | None = None,
        draft: str = "",
        keep_draft: Callable[[str], None] | None = None,
    ) -> None:
        """Ask for a promise.

        Args:
            about: what can be promised.
            before: the one that is said anew.
            series: the key of a charge that the person wants to cut.
            draft: words of their own that were being typed.
            keep_draft: called with such words while they are typed and when the dialog goes
                away; whoever takes them forgets their draft once they are said.
        """
        super().__init__()
        self._about = about
        self._before = dict(before.data) if before is not None else None
        begin = CATEGORY if series is None else CANCEL
        self._metric = str(self._before["metric_type"]) if self._before else begin
        self._series = series
        self._proposed = ""
        """The words as they were last put there: others are the person's own, and stay."""
        self._amount_put = ""
        self._said = one_line(str(self._before["commitment_text"])) if self._before else ""
        self._draft = one_line(draft)
        self._drafting = Drafting(self, self._draft, keep_draft)

    def compose(self) -> ComposeResult:
        """Lay out the ways to check it, their fields, and the words."""
        with Dialog():
            title = "Say a promise anew" if self._before else "A promise for the month to come"
            yield Static(title, classes="dialog-title", markup=False)
            yield Static("How can it be checked?", classes="field-label", markup=False)
            yield ChoiceList(
                [Choice(key, label) for key, _metric, label in METRICS],
                chosen=self._key_of_metric(),
                id="metric",
            )
            yield Static("", id="what-label", classes="field-label", markup=False)
            yield SafeInput(id="what", max_length=_LONGEST)
            yield Static("", id="number-label", classes="field-label", markup=False)
            yield NumberInput(minimum=Decimal(0), maximum=_MOST, id="number")
            yield Static("In your words", classes="field-label", markup=False)
            yield SafeInput(self._draft or self._said, id="promise-words", max_length=_LONGEST)
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static(keys_line(("⏎", "next field"), ("^s", "promise"), ("esc", "never mind")),
                         classes="dialog-keys", markup=False)  # fmt: skip

    def on_mount(self) -> None:
        """Begin with the way to check it."""
        self._offer_fields(self._params_before())
        self.query_one("#metric" if self._series is None else "#promise-words").focus()
        self._look_for_charges()

    @on(ChoiceList.Picked, "#metric")
    def metric_picked(self, event: ChoiceList.Picked) -> None:
        """Ask for what this way of checking needs."""
        event.stop()
        self._metric = next(metric for key, metric, _ in METRICS if key == event.key)
        words = self.query_one("#promise-words", SafeInput)
        if words.value == self._proposed:
            # What was proposed for another way of checking says nothing here.
            words.value = ""
        self._offer_fields({})
        self.focus_next()

    @on(Input.Changed, "#what")
    def what_changed(self, event: Input.Changed) -> None:
        """Begin the amount of another category where that category stands."""
        event.stop()
        titles = {title.casefold(): key for key, title in self._about.categories}
        key = titles.get(event.value.strip().casefold())
        number = self.query_one("#number", NumberInput)
        if self._metric == CATEGORY and key is not None and number.value == self._amount_put:
            self._amount_put = self._fields.units(self._about.amounts.get(key, 0))
            number.value = self._amount_put
        self._propose_words()

    @on(Input.Changed, "#number")
    def field_changed(self, event: Input.Changed) -> None:
        """Propose the words until the person writes their own."""
        event.stop()
        self._propose_words()

    @on(Input.Changed, "#promise-words")
    def words_changed(self, event: Input.Changed) -> None:
        """Have words of the person's own kept as a draft."""
        event.stop()
        self._drafting.typed(self._own(event.value))

    def on_unmount(self) -> None:
        """Send the draft out."""
        self._drafting.flush()

    @on(Input.Submitted, "#what")
    @on(NumberInput.Entered, "#number")
    def field_done(self, event: Input.Submitted | NumberInput.Entered) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    @on(Input.Submitted, "#promise-words")
    def words_done(self, event: Input.Submitted) -> None:
        """Take the promise."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give the promise, or say what it still needs."""
        problem, params = self._read()
        typed = self.query_one("#promise-words", SafeInput).value
        words = one_line(typed).strip()
        if problem is None and not words:
            problem = "Say it in a few words."
        if problem is not None:
            told = self.query_one("#problem", Static)
            told.update(safe(problem))
            told.add_class("-shown")
            return
        self._drafting.keep_now(self._own(typed))
        self.dismiss(Promised(words, self._metric, params))

    @work(group="charges", exclusive=True)
    async def _look_for_charges(self) -> None:
        """Offer what recurs once it is known: no key waits for the ledger to be read."""

        def look(desk: Desk) -> tuple[Cancellable, ...]:
            # It brings the ORM along, which nobody needs who only lists this dialog's keys.
            from sitdown.kinds.money.cancellable import cancellable

            return cancellable(desk)

        charges = cut_first(await self.app.backstage.read(look), self._about.cut)
        self._about = replace(self._about, charges=charges)
        if self._metric == CANCEL:
            begin = {"series": self._series} if self._series else self._params_before()
            typed = self.query_one("#what", SafeInput).value
            self._offer_fields({} if typed and not begin else begin)
            if typed:
                self.query_one("#what", SafeInput).value = typed

    @property
    def _fields(self) -> Fields:
        return Fields(self._about, self._metric)

    def _offer_fields(self, params: Mapping[str, Any]) -> None:
        what, number = self.query_one("#what", SafeInput), self.query_one("#number", NumberInput)
        fields = self._fields
        for each, is_shown in (("what", bool(fields.what_label)), ("number", fields.has_number)):
            self.query_one(f"#{each}").display = is_shown
            self.query_one(f"#{each}-label").display = is_shown
        self.query_one("#what-label", Static).update(fields.what_label)
        self.query_one("#number-label", Static).update(fields.number_label)
        names = fields.names
        what.suggester = SuggestFromList(names, case_sensitive=False) if names else None
        what.value = fields.what_in(params) if params else next(iter(names), "")
        self._amount_put = "" if params else fields.number_in(params)
        number.value = fields.number_in(params)
        self._propose_words()

    def _params_before(self) -> Mapping[str, Any]:
        return dict(self._before["metric_params"]) if self._before else {}

    def _propose_words(self) -> None:
        box = self.query_one("#promise-words", SafeInput)
        proposal = self._proposal()
        is_own = box.value.strip() and box.value not in {self._proposed, proposal}
        if proposal and not is_own:
            with box.prevent(Input.Changed):
                box.value = proposal
            self._proposed = proposal

    def _proposal(self) -> str:
        problem, params = self._read()
        if problem is not None:
            return ""
        return self._fields.words(one_line(self.query_one("#what", SafeInput).value), params)

    def _read(self) -> tuple[str | None, dict[str, Any]]:
        """What is missing, or None, and the parameters."""
        what = one_line(self.query_one("#what", SafeInput).value).strip()
        before = self._params_before()
        is_same = self._metric == CANCEL and what == self._fields.what_in(before)
        if is_same and before.get("series"):
            # Said anew in other words, it is still the promise of its own day.
            return None, dict(before)
        return self._fields.read(what, self.query_one("#number", NumberInput).number)

    def _own(self, text: str) -> str:
        """The text where the person wrote it themselves; else nothing."""
        return "" if text in {self._proposed, self._said} else text

    def _key_of_metric(self) -> str:
        return next(key for key, metric, _ in METRICS if metric == self._metric)
