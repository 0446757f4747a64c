"""The savings goal: a share of the income, and what it means in money."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.figures_said import share_said
from sitdown.kinds.money.voice import percent
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line, whole
from sitdown.tui.kinds.money.money_stage import Escaped, InlineNumber, MoneyStage
from sitdown.tui.stage import Stage
from sitdown.tui.themes import DONE, MUTED, NOW, RULE
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.meters import FILLED, REST
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.engine.views import EntryView
    from sitdown.tui.stage import Scene

FIRST_RATE = 0.1
"""Where the pointer stands when there is neither a target nor a rate that was reached: the tenth
that household advice has named since “The Richest Man in Babylon” (1926).
"""

WIDEST_SCALE = 50
LESS_MORE = Binding.Group("less, more")


class SavingsStage(MoneyStage):
    """Moves the share with the arrows; enter keeps it."""

    KEY_LABELS: ClassVar[dict[str, str]] = {"go.on": "keep it"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "keep", "keep and go on"),
        bind("go.previous", "move(-1)", "less", group=LESS_MORE),
        bind("go.next", "move(1)", "more", group=LESS_MORE),
        bind("list.up", "move(5)", "five more", show=False),
        bind("list.down", "move(-5)", "five less", show=False),
        bind("money.change", "change", "type it"),
    ]

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._rate = self._first_rate()
        self._leaves_when_kept = False

    def compose(self) -> ComposeResult:
        """Lay out the buddy's figures, the scale, and what the share means."""
        yield Static("What share of your income do you want to keep?", classes="title")
        yield Static("")
        yield self.buddy_says()
        yield Drawn(lambda width, _: self._scale(width), id="scale")
        yield Drawn(lambda _width, _: self._meaning(), id="meaning")
        yield Static(keys_line(("←", "less"), ("→", "more"), ("e", "type it"), ("⏎", "keep it")))

    def refresh_scene(self, scene: Scene) -> None:
        """Show what changed, and go on once the target is on disk."""
        self.scene = scene
        kept = self._kept()
        for drawn in self.query(Drawn):
            drawn.refresh(layout=True)
        if self._leaves_when_kept and kept is not None and kept.data["target_rate"] == self._rate:
            self._leaves_when_kept = False
            self.post_message(Stage.Finished())

    def side_panels(self) -> Sequence[Panel]:
        """The targets and what was reached."""
        review = self.material.review
        target = "none yet" if review.target_rate is None else percent(review.target_rate)
        lines = [Content.assemble(("target so far  ", MUTED), target)]
        reached = self._reached
        if reached is not None:
            name = MONTH_NAMES[self.taken.month - 1]
            lines.append(Content.assemble((f"{name}  ", MUTED), percent(reached)))
        kept = self._kept()
        if kept is not None:
            rate = percent(float(kept.data["target_rate"]))
            lines.append(Content.assemble(("✓", DONE), (" from now on  ", MUTED), rate))
        return (*self.stale_panels(), Panel("Savings", tuple(lines)))

    def begin_revision(self, entry: EntryView) -> bool:
        """Revise here: the arrows move the share, enter keeps it anew."""
        if entry.entry_type != "savings_target":
            return False
        self.action_change()
        return True

    def action_move(self, points: int) -> None:
        """Move the share by whole points of a percent."""
        self._put(self._rate + points / 100)

    def action_change(self) -> None:
        """Type the share in percent."""
        if self.query(InlineNumber):
            return
        box = InlineNumber(
            f"{round(100 * self._rate, 1):g}",
            minimum=Decimal(0),
            maximum=Decimal(100),
            places=1,
            placeholder="percent of the income",
            id="rate",
        )
        self.mount(box, after="#meaning")
        box.focus()

    def action_keep(self) -> None:
        """Say the share, unless it stands already, and go on."""
        kept = self._kept()
        stands = kept is not None and kept.data["target_rate"] == self._rate
        if stands or not self.scene.is_open:
            self.post_message(Stage.Finished())
            return
        said = share_said(self._rate, self.material.review.target_rate)
        self._leaves_when_kept = True
        if kept is None:
            self.post_message(Stage.Said(replace(said, step=self.step)))
        else:
            self.post_message(Stage.Revised(kept, said.content, said.data))

    @on(InlineNumber.Entered)
    def rate_entered(self, event: InlineNumber.Entered) -> None:
        """Move the share to what was typed."""
        event.stop()
        self._take_box_away()
        self._put(float(event.number) / 100)

    @on(Escaped)
    def take_box_away(self, event: Escaped) -> None:
        """Leave the share as it is."""
        event.stop()
        self._take_box_away()

    def _take_box_away(self) -> None:
        self.query(InlineNumber).remove()
        self.focus()

    def _put(self, rate: float) -> None:
        self._leaves_when_kept = False
        self._rate = round(min(1.0, max(0.0, rate)), 3)
        for drawn in self.query(Drawn):
            drawn.refresh(layout=True)
        self.post_message(Stage.CursorMoved({"rate": self._rate}))

    @property
    def _reached(self) -> float | None:
        income = self.income
        return (income - self.taken.total_spent) / income if income else None

    def _kept(self) -> EntryView | None:
        said = self.entries_of("savings_target")
        return said[-1] if said else None

    def _first_rate(self) -> float:
        """The share the person was at; else what was kept, aimed for, or reached."""
        session = self.scene.detail.session
        cursor = session.cursor.get("rate")
        if session.step == self.scene.place.step.key and isinstance(cursor, (int, float)):
            return min(1.0, max(0.0, float(cursor)))
        kept = self._kept()
        if kept is not None:
            return float(kept.data["target_rate"])
        target, reached = self.material.review.target_rate, self._reached
        if target is not None:
            return target
        return FIRST_RATE if reached is None else max(0.0, round(reached, 2))

    def _scale(self, width: int) -> Content:
        cells = max(10, min(WIDEST_SCALE, width - 10))
        at = round(self._rate * cells)
        return Content.assemble(
            (FILLED * at, NOW),
            ("▏", NOW),
            (REST * (cells - at), RULE),
            "  ",
            (percent(self._rate), f"bold {NOW}"),
        )

    def _meaning(self) -> Content:
        income, currency = self.income, self.taken.currency
        if not income:
            return Content.styled("Without an income I cannot say what that is in money.", MUTED)
        put_by = round(income * self._rate)
        lines = [
            Content.assemble(
                (whole(put_by, currency), "bold"),
                (f" of {whole(income, currency)} to put by, ", MUTED),
                (f"{whole(income - put_by, currency)} to live on.", MUTED),
            )
        ]
        gap = self.taken.total_spent - (income - put_by)
        name = MONTH_NAMES[self.taken.month - 1]
        if gap > 0:
            lines.append(Content(f"That is {whole(gap, currency)} less than {name} took."))
        elif gap < 0:
            lines.append(Content(f"That leaves {whole(-gap, currency)} more than {name} took."))
        return Content("\n").join(lines)
