"""What is on an account, asked for in a dialog: how much, when, and of a new one its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import typed_amount
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.safe_text import one_line, safe
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk

_CODE_LETTERS = 3


@dataclass(frozen=True)
class Saying:
    """What was said: ``amount_minor`` in minor units of ``currency``, at the end of a local day.

    ``is_new`` begins an account without files.
    """

    account: str
    currency: str
    amount_minor: int
    day: date
    is_new: bool

    def verb(self, desk: Desk) -> object:
        """Say it."""
        # The ledger brings the ORM along; it is there by the time a verb runs.
        from sitdown.kinds.money.balance_list import say_balance

        return say_balance(
            desk,
            self.account,
            self.amount_minor,
            self.day,
            currency=self.currency,
            new_in=self.currency if self.is_new else None,
        )


class SayBalanceScreen(ModalScreen[Saying | None]):
    """Gives what was said; None when the person thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "never mind"),
        bind("answer.send", "take", "say it"),
    ]

    def __init__(
        self, account: str | None, currency: str, today: date, known: Collection[str] = ()
    ) -> None:
        """Ask for an account's balance; None asks for a new account, which is called like none
        that is ``known``, and for its currency too.
        """
        super().__init__()
        self._account, self._currency, self._today = account, currency, today
        self._known = known

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        is_new = self._account is None
        title = "An account without files" if is_new else f"What is on {self._account}?"
        with Dialog():
            yield Static(safe(title), classes="dialog-title", markup=False)
            if is_new:
                yield Static("A house, a loan, cash: what is it called?", classes="field-label",
                             markup=False)  # fmt: skip
                yield SafeInput(id="name", max_length=80)
                yield Static("Its currency", classes="field-label", markup=False)
                yield SafeInput(self._currency, id="currency", max_length=_CODE_LETTERS)
            owed = "What you owe begins with -."
            told = owed if is_new else f"In {self._currency}. {owed}"
            yield Static(told, classes="field-label", markup=False)
            yield SafeInput(id="amount", max_length=24, placeholder="such as 2312.40")
            yield Static("At the end of which day?", classes="field-label", markup=False)
            yield SafeInput(self._today.isoformat(), id="day", max_length=10, restrict=r"[\d-]*")
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            keys = (("⏎", "next field"), ("^s", "say it"), ("esc", "never mind"))
            yield Static(keys_line(*keys), classes="dialog-keys", markup=False)

    @on(Input.Submitted)
    def field_done(self, event: Input.Submitted) -> None:
        """Go to the next field; the last one takes it."""
        event.stop()
        if event.input.id == "day":
            self.action_take()
        else:
            self.focus_next()

    def action_take(self) -> None:
        """Give what was said, or say what it still needs."""
        currency = self._currency
        if self._account is None:
            currency = self._text("currency").upper()
        account = self._text("name") if self._account is None else self._account
        problem = None
        if not account:
            problem = "Say what it is called."
        elif self._account is None and " ".join(account.split()) in self._known:
            problem = f"There is an account called {account} already; b says what is on it."
        elif len(currency) != _CODE_LETTERS or not currency.isalpha():
            problem = "A currency is a code such as EUR."
        try:
            amount = typed_amount(self._text("amount"), currency)
        except SitdownError as error:
            problem, amount = problem or str(error), 0
        day = _day(self._text("day"))
        if day is None or day > self._today:
            problem = problem or "Write a day that has been, as 2026-11-07."
        if problem is not None or day is None:
            told = self.query_one("#problem", Static)
            told.update(safe(problem or ""))
            told.add_class("-shown")
            return
        self.dismiss(Saying(account, currency, amount, day, is_new=self._account is None))

    def _text(self, field: str) -> str:
        return one_line(self.query_one(f"#{field}", SafeInput).value).strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
