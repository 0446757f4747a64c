"""The part of a stage that asks for a goal, and the dialog it asks in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.kinds.money.goals.reading import LONGEST_LINE, read_goal
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.budget_lines import goal_words
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.kinds.money.money_stage import MoneyStage
from sitdown.tui.safe_text import one_line, safe, safe_line
from sitdown.tui.stage import Stage
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.drafting import Drafting
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk

EXAMPLES = (
    "620 by 2027-03 repeat every year",
    "50 up to 600 · up to 150 · remainder",
    "10% of all income · average 3 months",
)


@dataclass(frozen=True, slots=True)
class GoalFor:
    """What a goal is asked for: a fund's id or a category's key, and the goal it has."""

    key: str
    name: str
    currency: str
    line: str | None
    is_fund: bool


class GoalStage(MoneyStage):
    """Asks for a goal of what the cursor is on; its subclass knows what that is."""

    def goal_for(self) -> GoalFor | None:
        """What the cursor is on; None when that can have no goal."""
        raise NotImplementedError

    @work(group="dialog", exclusive=True)
    async def action_goal(self) -> None:
        """Ask what the fund or the category should have."""
        here = self.goal_for()
        if here is None:
            return
        field = f"goal:{here.key}"
        draft, keep = self.draft(field), partial(self.keep_draft, field)
        asked = await self.app.push_screen_wait(GoalScreen(here, draft, keep))
        if asked is None:
            return
        if asked == (here.line or ""):
            self.keep_draft(field, "")
            return
        session_id = self.scene.detail.session.id

        def verb(desk: Desk) -> None:
            # The ledger brings the ORM along; it is there by the time a verb runs.
            from sitdown.kinds.money.goal_setting import set_goal_in_review

            set_goal_in_review(desk, session_id, here.key, asked, is_fund=here.is_fund)

        self.post_message(Stage.Asked(verb, draft_field=field))


class GoalScreen(ModalScreen[str | None]):
    """Gives the goal as it was typed, nothing to end it, None when the person thought better."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "never mind"),
        bind("answer.send", "take", "set it"),
    ]

    def __init__(self, here: GoalFor, draft: str, keep_draft: Callable[[str], None]) -> None:
        """Ask.

        Args:
            here: what the goal is for.
            draft: a goal that was being typed; empty without one.
            keep_draft: called with what is typed, and with nothing once it is the goal that stands.
        """
        super().__init__()
        self._for, self._draft = here, one_line(draft)
        self._stands = goal_words(here.line or "")
        self._drafting = Drafting(self, self._draft, keep_draft)

    def compose(self) -> ComposeResult:
        """Lay out the one field, with ways of writing a goal."""
        with Dialog():
            yield Static(safe_line(f"A goal for {self._for.name}"), classes="dialog-title")
            label = f"What should it have, in {self._for.currency}?"
            yield Static(safe_line(label), classes="field-label")
            yield SafeInput(self._draft or self._stands, id="goal", max_length=LONGEST_LINE)
            yield Static(safe("\n".join(EXAMPLES)), classes="dialog-text", markup=False)
            if self._stands:
                yield Static("Empty, it has no goal any more.", classes="dialog-text")
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static(keys_line(("⏎", "set it"), ("esc", "never mind")),
                         classes="dialog-keys", markup=False)  # fmt: skip

    @on(Input.Changed, "#goal")
    def goal_changed(self, event: Input.Changed) -> None:
        """Have another goal than the one that stands kept as a draft."""
        event.stop()
        self._drafting.typed(self._unsaid(event.value))

    def on_unmount(self) -> None:
        """Send the draft out."""
        self._drafting.flush()

    @on(Input.Submitted, "#goal")
    def goal_typed(self, event: Input.Submitted) -> None:
        """Take the goal."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Give the goal, or say why it is none."""
        typed = one_line(self.query_one("#goal", SafeInput).value).strip()
        try:
            if typed:
                read_goal(typed, self._for.currency)
        except SitdownError as error:
            told = self.query_one("#problem", Static)
            told.update(safe(str(error)))
            told.add_class("-shown")
            return
        self._drafting.keep_now(self._unsaid(self.query_one("#goal", SafeInput).value))
        self.dismiss(typed)

    def _unsaid(self, text: str) -> str:
        return "" if text == self._stands else text
