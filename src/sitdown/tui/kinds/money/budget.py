"""Next month's budget by category, what is left to allocate, and the promises."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.categories import CATEGORY_TITLES, UNCATEGORISED
from sitdown.kinds.money.snapshot import month_before
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.budget_lines import (
    BudgetLine,
    budget_lines,
    drawn_line,
    goal_panel_line,
    head_line,
    left_line,
)
from sitdown.tui.kinds.money.goal_setting import GoalFor
from sitdown.tui.kinds.money.money_stage import Escaped, InlineNumber
from sitdown.tui.kinds.money.promise_matter import PromiseMatter, matter_of
from sitdown.tui.kinds.money.promises import PromisingStage
from sitdown.tui.kinds.money.verbs import setting_budgets
from sitdown.tui.stage import Stage
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from sitdown.tui.stage import Scene

STEP_UNITS = 10
"""An arrow moves a budget by this many whole units: a key-press each is not too many."""

LESS_MORE = Binding.Group("less, more")
_MOST_BUDGET = Decimal(10) ** 12


class BudgetStage(PromisingStage):
    """A cursor over categories and promises; arrows move amounts, ``g`` promises."""

    DEFAULT_CSS = """
    BudgetStage #left {
        dock: top; height: auto; padding: 0 0 1 0; margin: 0; background: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.down", "step(1)", show=False),
        bind("list.up", "step(-1)", show=False),
        bind("go.on", "go_on", "go on"),
        bind("go.previous", "move(-1)", "less", group=LESS_MORE),
        bind("go.next", "move(1)", "more", group=LESS_MORE),
        bind("money.promise", "promise"),
        bind("money.goal", "goal"),
        bind("money.change", "change", "type it"),
        bind("money.take", "take"),
        bind("money.take_all", "take_all"),
        bind("money.undo", "take_back"),
    ]

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._unsaved: dict[str, int | None] = {}
        self._at = self._kept_place()
        self._asked = ""

    def compose(self) -> ComposeResult:
        """Lay out what is left, the categories, the promises, and what the buddy proposes."""
        yield Drawn(lambda _width, _: self._left(), id="left")
        yield Drawn(self._categories, id="categories")
        yield Drawn(lambda width, _: self.drawn_promises(width), id="promises")
        yield self.buddy_says()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do for under the cursor."""
        if not super().check_action(action, parameters):
            return False
        line = self._line()
        if action in {"move", "goal"}:
            return line is not None
        if action == "take":
            return line is not None and line.proposed not in {None, line.amount}
        if action == "take_all":
            proposed = self._proposed()
            return any(
                proposed.get(each.category, each.amount) != each.amount for each in self.lines
            )
        if action in {"change", "take_back"} and line is None:
            return self._count > 0
        return True

    def refresh_scene(self, scene: Scene) -> None:
        """Show what changed; what was set meanwhile and is not yet on disk goes there now."""
        self.scene = scene
        held = self.material.budgets_next
        self._unsaved = {
            key: amount for key, amount in self._unsaved.items() if held.get(key) != amount
        }
        self._at = min(self._at, max(0, self._count - 1))
        self._save()
        self._show()

    def side_panels(self) -> Sequence[Panel]:
        """What the month holds so far, and the goals that some proposals come from."""
        wanted = tuple(goal_panel_line(line) for line in self.lines if line.goal)
        goals = (Panel("Goals", wanted),) if wanted else ()
        return (*self.stale_panels(), Panel("Budget", (self._left_short(),)), *goals)

    @property
    def promise_place(self) -> int | None:
        """The place of the cursor among the promises; None when it is on a category."""
        below = self._at - len(self.lines)
        return below if below >= 0 else None

    def promise_matter(self) -> PromiseMatter:
        """What a promise can be about; the category under the cursor comes first."""
        here = self._line()
        return matter_of(
            self.material, self.lines, None if here is None else here.category, self.rate
        )

    def goal_for(self) -> GoalFor | None:
        """The category under the cursor."""
        line = self._line()
        if line is None:
            return None
        return GoalFor(line.category, line.title, self.taken.currency, line.goal, is_fund=False)

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """The categories, with what was just set."""
        proposed = self._proposed()
        held = {**self.material.budgets_next, **self._unsaved}
        goals = {
            key: line
            for key, line in self.material.category_goals.items()
            if key in CATEGORY_TITLES
        }
        lines = budget_lines(self.taken, held, proposed, CATEGORY_TITLES, goals)
        return tuple(line for line in lines if line.category != UNCATEGORISED)

    def on_resize(self) -> None:
        """Keep the line of the cursor in view, also when it was kept from before."""
        if self._at:
            self.call_after_refresh(self._bring_cursor_into_view)

    def action_step(self, by: int) -> None:
        """Go to another line."""
        if self._count:
            self._at = max(0, min(self._count - 1, self._at + by))
            self._show()
            self._bring_cursor_into_view()
            self.post_message(Stage.CursorMoved({"line": self._at}))

    def action_move(self, by: int) -> None:
        """Move the budget under the cursor."""
        line = self._line()
        if line is not None:
            step = STEP_UNITS * 10 ** minor_digits(self.taken.currency)
            start = line.amount if line.amount is not None else line.proposed or 0
            first = line.amount is None and line.proposed is not None
            self._set({line.category: max(0, start if first else start + by * step)})

    def action_take(self) -> None:
        """Take the proposal under the cursor."""
        line = self._line()
        if line is not None and line.proposed is not None:
            self._set({line.category: line.proposed})

    def action_take_all(self) -> None:
        """Take every proposal."""
        self._set(dict(self._proposed()))

    def action_take_back(self) -> None:
        """End the budget under the cursor, or withdraw the promise; a withdrawn one comes back."""
        line = self._line()
        if line is None:
            self.turn_promise()
        elif line.amount is not None:
            self._set({line.category: None})

    def action_change(self) -> None:
        """Type the budget under the cursor, or say the promise under it anew."""
        line = self._line()
        if line is None:
            self.change_promise()
            return
        if self.query(InlineNumber):
            return
        digits = minor_digits(self.taken.currency)
        start = line.amount if line.amount is not None else line.proposed
        self._asked = line.category
        box = InlineNumber(
            "" if start is None else f"{Decimal(start).scaleb(-digits):f}",
            minimum=Decimal(0),
            maximum=_MOST_BUDGET,
            places=digits,
            placeholder=f"{line.title}, a month",
            id="amount",
        )
        self.mount(box, before="#categories")
        box.focus()

    def action_go_on(self) -> None:
        """Go to the next step."""
        self.post_message(Stage.Finished())

    @on(InlineNumber.Entered)
    def amount_entered(self, event: InlineNumber.Entered) -> None:
        """Set the budget that was typed."""
        event.stop()
        self._take_box_away()
        amount = int(event.number.scaleb(minor_digits(self.taken.currency)))
        self._set({self._asked: amount})

    @on(Escaped)
    def box_left(self, event: Escaped) -> None:
        """Leave the budget as it is."""
        event.stop()
        self._take_box_away()

    def _set(self, amounts: Mapping[str, int | None]) -> None:
        self._unsaved.update(amounts)
        self._save()
        self._show()

    def _save(self) -> None:
        """Write what is set. The screen runs one verb at a time and shows the scene after it;
        what it could not take now is sent again from ``refresh_scene``.
        """
        if not self._unsaved:
            return
        verb = setting_budgets(self._unsaved, month_before((self.taken.year, self.taken.month), -1))
        self.post_message(Stage.Asked(verb))

    def _show(self) -> None:
        for drawn in self.query(Drawn):
            drawn.refresh(layout=True)
        self.post_message(Stage.SideChanged())

    def _bring_cursor_into_view(self) -> None:
        below = self._at - len(self.lines)
        where, line = ("#categories", self._at) if below < 0 else ("#promises", below)
        self.bring_into_view(self.query_one(where, Drawn), line + 1)

    def _take_box_away(self) -> None:
        self.query(InlineNumber).remove()
        self.focus()

    def _proposed(self) -> Mapping[str, int]:
        insight = self.entries_of("buddy_insight")
        return dict(insight[-1].data["amounts"]) if insight else {}

    @property
    def _count(self) -> int:
        return len(self.lines) + len(self.promised)

    def _line(self) -> BudgetLine | None:
        lines = self.lines
        return lines[self._at] if self._at < len(lines) else None

    def _left(self) -> Content:
        allocated = sum(line.amount or 0 for line in self.lines)
        put_by = round((self.income or 0) * (self.rate or 0.0))
        return left_line(self.income, put_by, allocated, self.taken.currency)

    def _left_short(self) -> Content:
        return self._left().split("\n")[0]

    def _categories(self, width: int, _is_short: bool) -> Content:  # noqa: FBT001 - the shape of a drawing
        rows = [
            drawn_line(line, self.taken.currency, width, is_here=place == self._at)
            for place, line in enumerate(self.lines)
        ]
        if not rows:
            return Content("There is no category yet. Import a file, or only make a promise.")
        return Content("\n").join([head_line(self.next_month, width), *rows])

    def _kept_place(self) -> int:
        session = self.scene.detail.session
        kept = session.cursor.get("line")
        here = session.step == self.scene.place.step.key
        return max(0, min(kept, self._count - 1)) if here and isinstance(kept, int) else 0
