"""Closing the month: what goes into the funds, the plan in one piece, and the review after."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sitdown.clock import local
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import Status
from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money import plan_lines
from sitdown.tui.kinds.money.drawing import keys_line, whole
from sitdown.tui.kinds.money.funds import FundsStage
from sitdown.tui.kinds.money.money_stage import Escaped, InlineNumber
from sitdown.tui.stage import Stage
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.budgets import FundView
    from sitdown.tui.stage import Scene

_MOST = Decimal(10) ** 12
_FUND_FIELD = "fund"


class WrapUpStage(FundsStage):
    """A cursor over the funds; enter closes the month."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "close", "close the month"),
        bind("money.take", "put_in", "put it in"),
        bind("money.change", "change", "another amount"),
        bind("money.undo", "take_back", show=False),
        bind("money.fund", "fund", "new fund"),
        bind("money.goal", "goal", "goal"),
        bind("list.down", "step(1)", show=False),
        bind("list.up", "step(-1)", show=False),
    ]

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._asked: FundView | None = None

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """What space does where the cursor is."""
        is_proposed = self.here_proposed() is not None
        take = {"money.take": "begin it"} if is_proposed else {}
        return {"go.on": "close the month", **take}

    def compose(self) -> ComposeResult:
        """Lay out the funds, the plan, and what comes after."""
        month = MONTH_NAMES[self.taken.month - 1]
        yield Static(f"Closing {month}", classes="title only-tall", markup=False)
        yield Static("", classes="only-tall")
        if not self._is_kept:
            yield self.buddy_says()
        yield Drawn(self._fund_lines, id="funds")
        yield Drawn(lambda width, _: self._plan(width), id="plan")
        yield Drawn(lambda _width, _: self._after(), classes="only-narrow")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do for."""
        if not super().check_action(action, parameters):
            return False
        if action == "put_in":
            return self.count > 0
        if action in {"change", "goal"}:
            return self.fund_here() is not None
        if action == "take_back":
            fund = self.fund_here()
            return fund is not None and self.said_to(fund) is not None
        return True

    def refresh_scene(self, scene: Scene) -> None:
        """Show what changed."""
        was_kept = self._is_kept
        self.scene = scene
        if was_kept != self._is_kept:
            self.refresh(recompose=True)
            return
        for drawn in self.query(Drawn):
            drawn.refresh(layout=True)

    def side_panels(self) -> Sequence[Panel]:
        """What is planned."""
        return (*self.stale_panels(), Panel("Next", (self._after(),)))

    def begin_revision(self, entry: EntryView) -> bool:
        """Revise a contribution where it was given."""
        if entry.entry_type != "fund_contribution":
            return False
        ids = [fund.id for fund in self.material.funds]
        if entry.data["fund_id"] in ids:
            self.at = ids.index(str(entry.data["fund_id"]))
        self.action_change()
        return True

    def action_step(self, by: int) -> None:
        """Go to another fund."""
        self.at = max(0, min(self.count - 1, self.at + by))
        drawn = self.query_one("#funds", Drawn)
        drawn.refresh(layout=True)
        width = drawn.content_size.width
        above = self._fund_blocks(width)[: self.at]
        self.bring_into_view(drawn, sum(block.get_height({}, width) for block in above))
        self.refresh_bindings()

    def action_put_in(self) -> None:
        """Put in what is proposed for the fund under the cursor, or begin a proposed fund."""
        fund = self.fund_here()
        amount = self.share_of(fund) if fund is not None else 0
        if fund is None:
            self.begin_proposed()
            return
        if amount:
            self._say(fund, amount)
        else:
            self.action_change()

    def action_change(self) -> None:
        """Type what to put into the fund under the cursor."""
        fund = self.fund_here()
        if fund is None or self.query(InlineNumber):
            return
        self._asked = fund
        digits = minor_digits(fund.currency)
        said = self.said_to(fund)
        start = int(said.data["amount"]) if said is not None else self.share_of(fund)
        box = InlineNumber(
            f"{Decimal(start).scaleb(-digits):f}" if start else "",
            minimum=Decimal(0),
            maximum=_MOST,
            places=digits,
            placeholder="how much, this month",
            id="amount",
        )
        self.mount(box, after="#funds")
        box.focus()

    @work(group="dialog", exclusive=True)
    async def action_fund(self) -> None:
        """Begin a fund."""
        # A dialog that few reviews need.
        from sitdown.tui.kinds.money.new_fund import FundScreen

        draft, keep = self.draft(_FUND_FIELD), partial(self.keep_draft, _FUND_FIELD)
        screen = FundScreen(self.taken.currency, draft, keep)
        asked = await self.app.push_screen_wait(screen)
        if asked is not None:
            verb = asked.verb(self.scene.detail.session.id)
            self.post_message(Stage.Asked(verb, draft_field=_FUND_FIELD))

    def action_close(self) -> None:
        """Close the month."""
        self.post_message(Stage.Finished())

    @on(InlineNumber.Entered)
    def amount_entered(self, event: InlineNumber.Entered) -> None:
        """Say what goes into the fund."""
        event.stop()
        fund = self._asked
        self._take_box_away()
        if fund is not None:
            self._say(fund, int(event.number.scaleb(minor_digits(fund.currency))))

    @on(Escaped)
    def box_left(self, event: Escaped) -> None:
        """Leave the fund as it is."""
        event.stop()
        self._take_box_away()

    def _take_box_away(self) -> None:
        self.query(InlineNumber).remove()
        self.focus()

    def _say(self, fund: FundView, amount: int) -> None:
        data = {"fund_id": fund.id, "fund_name": fund.name, "amount": amount}
        text = f"{whole(amount, fund.currency)} to {fund.name}"
        before = self.said_to(fund)
        if before is None:
            new = NewEntry("fund_contribution", text, data, step=self.step)
            self.post_message(Stage.Said(new))
        elif before.data["amount"] != amount:
            self.post_message(Stage.Revised(before, text, data))

    @property
    def _is_kept(self) -> bool:
        return self.scene.detail.session.status is Status.COMPLETED

    def _fund_lines(self, width: int, _is_short: bool) -> Content:  # noqa: FBT001 - the shape of a drawing
        blocks = self._fund_blocks(width)
        if not blocks:
            return keys_line(("f", "begin a fund")) if self.scene.is_open else Content("")
        return Content("\n").join(blocks)

    def _fund_blocks(self, width: int) -> Sequence[Content]:
        """A block each fund, then each proposal."""
        funds = [self._fund_block(place, width) for place in range(len(self.material.funds))]
        proposed = [
            plan_lines.proposal_line(entry.content, is_here=entry is self.here_proposed())
            for entry in self.proposals
        ]
        return [*funds, *proposed]

    def _fund_block(self, place: int, width: int) -> Content:
        """A fund. A closed review keeps to what it said: what is asked by now is for the next."""
        fund = self.material.funds[place]
        goal, proposed = self.material.fund_goals[fund.id], self.share_of(fund)
        said = self.said_to(fund)
        return plan_lines.fund_line(
            fund,
            plan_lines.Share(
                asked=proposed if self._is_kept else goal.asks.amount,
                proposed=proposed,
                said=None if said is None else int(said.data["amount"]),
            ),
            pace=None if self._is_kept else goal.pace,
            width=width,
            is_here=place == self.at and not self._is_kept,
        )

    def _plan(self, width: int) -> Content:
        summary = self.last_of("plan_summary") if self._is_kept else None
        closing = [
            entry
            for entry in self.entries_of("buddy_insight")
            if entry.data["insight_type"] == "closing"
        ]
        name = self.scene.settings.buddy_name
        if summary is not None:
            words = [summary.content, *(entry.content for entry in closing[-1:])]
            return plan_lines.spoken_plan(words, name)
        rate = self.last_of("savings_target")
        target = float(rate.data["target_rate"]) if rate else self.material.review.target_rate
        return plan_lines.plan(
            [entry.content for entry in self.scene.detail.entries
             if entry.entry_type == "commitment"],
            target,
            MONTH_NAMES[self.taken.month % 12],
            width,
        )  # fmt: skip

    def _after(self) -> Content:
        proposal = self.material.next_review
        if proposal is None:
            return Content("The next review is set.")
        at = local(self.app.clock, proposal.at)
        return plan_lines.next_line(proposal.title, f"{at:%A} {at.day} {MONTH_NAMES[at.month - 1]}")
