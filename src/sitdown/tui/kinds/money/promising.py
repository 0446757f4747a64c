"""A promise for the month to come: how it can be checked, and in which words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from sitdown.kinds.money.amounts import minor_digits
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line, percent, whole
from sitdown.tui.kinds.money.promise_matter import Promised, Promising
from sitdown.tui.safe_text import one_line, safe
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.inputs import NumberInput, SafeInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from sitdown.engine.views import EntryView

CATEGORY, MERCHANT, RATE, FUND, OWN = (
    "category_at_most",
    "merchant_at_most_n",
    "savings_rate_at_least",
    "move_to_fund",
    "own_yes_no",
)
METRICS = (
    ("1", CATEGORY, "a category at most"),
    ("2", MERCHANT, "a merchant at most n times"),
    ("3", RATE, "keep a share of the income"),
    ("4", FUND, "put into a fund"),
    ("5", OWN, "something only you can judge"),
)
_LONGEST = 300
_MOST = Decimal(10) ** 12


class PromiseScreen(ModalScreen[Promised | None]):
    """Gives the promise; None when the person thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "never mind"),
        bind("answer.send", "take", "promise"),
    ]

    def __init__(self, about: Promising, before: EntryView | None = None) -> None:
        """Ask for a promise; ``before`` is the one that is said anew."""
        super().__init__()
        self._about = about
        self._before = dict(before.data) if before is not None else None
        self._metric = str(self._before["metric_type"]) if self._before else CATEGORY
        self._words = str(self._before["commitment_text"]) if self._before else ""
        self._amount_put = ""

    def compose(self) -> ComposeResult:
        """Lay out the ways to check it, their fields, and the words."""
        with VerticalScroll(classes="dialog", can_focus=False):
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
            yield SafeInput(one_line(self._words), id="promise-words", max_length=_LONGEST)
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static(keys_line(("⏎", "next field"), ("^s", "promise"), ("esc", "never mind")),
                         classes="dialog-keys", markup=False)  # fmt: skip

    def on_mount(self) -> None:
        """Begin with the way to check it."""
        self._offer_fields(self._params_before())
        self.query_one("#metric").focus()

    @on(ChoiceList.Picked, "#metric")
    def metric_picked(self, event: ChoiceList.Picked) -> None:
        """Ask for what this way of checking needs."""
        event.stop()
        self._metric = next(metric for key, metric, _ in METRICS if key == event.key)
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
            self._amount_put = self._units(self._about.amounts.get(key, 0))
            number.value = self._amount_put
        self._propose_words()

    @on(Input.Changed, "#number")
    def field_changed(self, event: Input.Changed) -> None:
        """Propose the words until the person writes their own."""
        event.stop()
        self._propose_words()

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
        words = one_line(self.query_one("#promise-words", SafeInput).value).strip()
        if problem is None and not words:
            problem = "Say it in a few words."
        if problem is not None:
            told = self.query_one("#problem", Static)
            told.update(safe(problem))
            told.add_class("-shown")
            return
        self.dismiss(Promised(words, self._metric, params))

    def _offer_fields(self, params: Mapping[str, Any]) -> None:
        what, number = self.query_one("#what", SafeInput), self.query_one("#number", NumberInput)
        names, label = self._names()
        has_what, has_number = bool(label), self._metric != OWN
        for each, is_shown in (("what", has_what), ("number", has_number)):
            self.query_one(f"#{each}").display = is_shown
            self.query_one(f"#{each}-label").display = is_shown
        self.query_one("#what-label", Static).update(label)
        self.query_one("#number-label", Static).update(self._number_label())
        what.suggester = SuggestFromList(names, case_sensitive=False) if names else None
        what.value = self._what_before(params) or (names[0] if names else "")
        self._amount_put = "" if params else self._number_before(params)
        number.value = self._number_before(params)
        self._propose_words()

    def _names(self) -> tuple[list[str], str]:
        titles = {
            CATEGORY: ([title for _, title in self._about.categories], "Which category"),
            MERCHANT: (list(self._about.merchants), "Which merchant"),
            FUND: ([name for _, name in self._about.funds], "Which fund"),
        }
        names, label = titles.get(self._metric, ([], ""))
        return [one_line(name) for name in names], label

    def _number_label(self) -> str:
        money = f"At most, in {self._about.currency} a month"
        return {
            CATEGORY: money,
            MERCHANT: "How many times at most; 0 gives it up",
            RATE: "Percent of the income",
            FUND: f"How much, in {self._about.currency}",
        }.get(self._metric, "")

    def _params_before(self) -> Mapping[str, Any]:
        return dict(self._before["metric_params"]) if self._before else {}

    def _what_before(self, params: Mapping[str, Any]) -> str:
        key = params.get("category") or params.get("fund_id")
        named = dict((*self._about.categories, *self._about.funds))
        found = named.get(str(key), "") if key else str(params.get("merchant", ""))
        return one_line(found)

    def _number_before(self, params: Mapping[str, Any]) -> str:
        if "amount" in params:
            return self._units(int(params["amount"]))
        if "times" in params:
            return str(params["times"])
        if "rate" in params:
            return f"{round(100 * float(params['rate']), 1):g}"
        if self._metric == RATE and self._about.rate is not None:
            return f"{round(100 * self._about.rate, 1):g}"
        if self._metric == CATEGORY and self._about.categories:
            return self._units(self._about.amounts.get(self._about.categories[0][0], 0))
        return ""

    def _units(self, minor: int) -> str:
        digits = minor_digits(self._about.currency)
        value = Decimal(minor).scaleb(-digits)
        return f"{value.to_integral_value() if value == value.to_integral_value() else value:f}"

    def _propose_words(self) -> None:
        box = self.query_one("#promise-words", SafeInput)
        proposal = self._proposal()
        if proposal and (not box.value.strip() or box.value == self._words):
            with box.prevent(Input.Changed):
                box.value = proposal
            self._words = proposal

    def _proposal(self) -> str:
        problem, params = self._read()
        if problem is not None or self._metric == OWN:
            return ""
        what = one_line(self.query_one("#what", SafeInput).value)
        currency = self._about.currency
        if self._metric == CATEGORY:
            return f"{what} at most {whole(int(params['amount']), currency)}"
        if self._metric == MERCHANT:
            times = int(params["times"])
            return f"{what} at most {times} times" if times else f"No {what}"
        if self._metric == FUND:
            return f"{whole(int(params['amount']), currency)} into {what}"
        return f"Keep {percent(float(params['rate']))} of the income"

    def _read(self) -> tuple[str | None, dict[str, Any]]:
        """What is missing, or None, and the parameters."""
        if self._metric == OWN:
            return None, {}
        box = self.query_one("#number", NumberInput)
        what = one_line(self.query_one("#what", SafeInput).value).strip()
        number = box.number
        if number is None or number < 0:
            return f"{self._number_label()}: write a number.", {}
        if self._metric == RATE:
            problem = "Write at most 100 percent." if number > 100 else None
            return problem, {} if problem else {"rate": round(float(number) / 100, 4)}
        if self._metric == MERCHANT:
            if not what or number != number.to_integral_value() or number > 10_000:
                return "Name the merchant, and a whole number of times.", {}
            return None, {"merchant": what, "times": int(number)}
        return self._read_amount(what, int(number.scaleb(minor_digits(self._about.currency))))

    def _read_amount(self, what: str, amount: int) -> tuple[str | None, dict[str, Any]]:
        pairs = self._about.categories if self._metric == CATEGORY else self._about.funds
        key = next((key for key, title in pairs if title.casefold() == what.casefold()), None)
        if key is None:
            known = ", ".join(title for _, title in pairs) or "none yet"
            return f"There is no {what or 'such name'!r} here. There are: {known}.", {}
        if self._metric == CATEGORY:
            return None, {"category": key, "amount": amount}
        if amount <= 0:
            return "Write an amount above zero.", {}
        return None, {"fund_id": key, "amount": amount}

    def _key_of_metric(self) -> str:
        return next(key for key, metric, _ in METRICS if metric == self._metric)
