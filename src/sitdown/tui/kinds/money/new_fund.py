"""A fund asked for in a dialog: its name, what it should reach, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.kinds.money.amounts import minor_digits
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.safe_text import one_line, safe
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.drafting import Drafting
from sitdown.tui.widgets.inputs import NumberInput, SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk

_MOST = Decimal(10) ** 12
_LAST_YEAR = 2200
_FIELDS = ("name", "target", "due")
_EMPTY = ("",) * len(_FIELDS)


@dataclass(frozen=True)
class NewFund:
    """A fund to make; ``target_minor`` in minor units of ``currency``, ``due_on`` local."""

    name: str
    currency: str
    target_minor: int | None
    due_on: date | None

    def verb(self, session_id: str) -> Callable[[Desk], object]:
        """Give the verb that makes it in a review, or changes the one of that name."""

        def begin(desk: Desk) -> object:
            # The ledger brings the ORM along; it is there by the time a verb runs.
            from sitdown.kinds.money.goal_setting import begin_fund

            return begin_fund(
                desk,
                session_id,
                self.name,
                currency=self.currency,
                target_minor=self.target_minor,
                due_on=self.due_on,
            )

        return begin


class FundScreen(ModalScreen[NewFund | None]):
    """Gives the fund; None when the person thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "never mind"),
        bind("answer.send", "take", "begin it"),
    ]

    def __init__(self, currency: str, draft: str, keep_draft: Callable[[str], None]) -> None:
        """Ask.

        Args:
            currency: of what should be in it.
            draft: what was being typed, a line a field; empty without it.
            keep_draft: called with such lines while they are typed, and as the dialog is left.
        """
        super().__init__()
        self._currency = currency
        self._draft = draft
        self._drafting = Drafting(self, draft, keep_draft)

    def compose(self) -> ComposeResult:
        """Lay out the three fields."""
        name, target, due, *_ = [*map(one_line, self._draft.split("\n")), *_EMPTY]
        with Dialog():
            yield Static("A fund for something to come", classes="dialog-title", markup=False)
            yield Static("What is it for?", classes="field-label", markup=False)
            yield SafeInput(name, id="name", max_length=80)
            yield Static(f"What should be in it, in {self._currency}? May stay empty.",
                         classes="field-label", markup=False)  # fmt: skip
            yield NumberInput(target, minimum=Decimal(0), maximum=_MOST, id="target",
                              places=minor_digits(self._currency))  # fmt: skip
            yield Static("By which month, as 2027-03? May stay empty.",
                         classes="field-label", markup=False)  # fmt: skip
            yield SafeInput(due, id="due", max_length=7, restrict=r"[\d-]*")
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static(keys_line(("⏎", "next field"), ("^s", "begin it"), ("esc", "never mind")),
                         classes="dialog-keys", markup=False)  # fmt: skip

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Have all three kept as a draft, which reads as what was typed."""
        event.stop()
        self._drafting.typed(self._lines())

    def on_unmount(self) -> None:
        """Send the draft out."""
        self._drafting.flush()

    @on(Input.Submitted, "#name")
    @on(NumberInput.Entered, "#target")
    def field_done(self, event: Input.Submitted | NumberInput.Entered) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    @on(Input.Submitted, "#due")
    def due_done(self, event: Input.Submitted) -> None:
        """Take the fund."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give the fund, or say what it still needs."""
        name = one_line(self.query_one("#name", SafeInput).value).strip()
        box = self.query_one("#target", NumberInput)
        due = self.query_one("#due", SafeInput).value.strip()
        target, due_on = box.number, _month(due)
        problem = None
        if not name:
            problem = "Say what it is for."
        elif box.value.strip() and box.problem is not None:
            problem = box.problem
        elif due and due_on is None:
            problem = f"{due!r} is no month. Write it as 2027-03."
        if problem is not None:
            told = self.query_one("#problem", Static)
            told.update(safe(problem))
            told.add_class("-shown")
            return
        minor = None if target is None else int(target.scaleb(minor_digits(self._currency)))
        self._drafting.keep_now(self._lines())
        self.dismiss(NewFund(name, self._currency, minor, due_on))

    def _lines(self) -> str:
        """What stands in the fields, a line each; nothing when nothing does."""
        lines = [self.query_one(f"#{name}", Input).value for name in _FIELDS]
        return "\n".join(lines) if any(lines) else ""


def _month(text: str) -> date | None:
    """The first day of ``YYYY-MM``; None when it is no month."""
    year, _, month = text.partition("-")
    if not (year.isdecimal() and month.isdecimal() and len(year) == 4):
        return None
    if not (1 <= int(month) <= 12 and 1970 <= int(year) <= _LAST_YEAR):
        return None
    return date(int(year), int(month), 1)
