"""The part of a stage that has a cursor over the funds, and over those that are proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.tui.kinds.money.goal_setting import GoalFor, GoalStage
from sitdown.tui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.budgets import FundView
    from sitdown.tui.stage import Scene


class FundsStage(GoalStage):
    """Knows what the cursor is on, what was said to it and what is proposed."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.at = 0

    def spoken_here(self, entry_type: str) -> Sequence[str]:
        """What the funds need, and the weeks to come; each proposal stands in its own line."""
        said = self.entries_of(entry_type)
        funds = [entry.content for entry in said if entry.data["insight_type"] == "funds"]
        ahead = [entry.content for entry in said if entry.data["insight_type"] == "ahead"]
        # What that rests on is in the lines below the first, and w tells it.
        return [*funds, *(words.partition("\n")[0] for words in ahead[-1:])]

    def claims(self) -> Sequence[EntryView]:
        """The proposal under the cursor, else everything the buddy says here."""
        here = self.here_proposed()
        said = [entry for entry in self.scene.entries if entry.role.value == "buddy"]
        return (here,) if here is not None else tuple(said)

    def action_take_back(self) -> None:
        """Withdraw what was to go into the fund under the cursor."""
        fund = self.fund_here()
        said = self.said_to(fund) if fund is not None else None
        if said is None:
            return
        entry_id = said.id

        def verb(desk: Desk) -> object:
            # It brings the ORM along, which nobody needs who only lists this stage's keys.
            from sitdown.kinds.money.withdrawing import withdraw

            return withdraw(desk, entry_id)

        self.post_message(Stage.Asked(verb))

    def fund_here(self) -> FundView | None:
        """The fund under the cursor; None when it is on a proposal, or there is none."""
        funds = self.material.funds
        return funds[self.at] if self.at < len(funds) else None

    def goal_for(self) -> GoalFor | None:
        """The fund under the cursor."""
        fund = self.fund_here()
        if fund is None:
            return None
        return GoalFor(fund.id, fund.name, fund.currency, fund.goal, is_fund=True)

    @property
    def proposals(self) -> tuple[EntryView, ...]:
        """The funds that seldom charges ask for and that nobody began yet."""
        if not self.scene.is_open:
            return ()
        names = {fund.name for fund in self.material.funds if not fund.is_spent}
        return tuple(
            entry
            for entry in self.entries_of("buddy_insight")
            if entry.data["insight_type"] == "sinking_fund"
            and entry.content.partition("\n")[0] not in names
        )

    @property
    def count(self) -> int:
        """How many lines the cursor can be on."""
        return len(self.material.funds) + len(self.proposals)

    def here_proposed(self) -> EntryView | None:
        """The proposal under the cursor; None when it is on a fund."""
        place, proposals = self.at - len(self.material.funds), self.proposals
        return proposals[place] if 0 <= place < len(proposals) else None

    def begin_proposed(self) -> None:
        """Begin the fund that is proposed under the cursor, with its first share."""
        here = self.here_proposed()
        if here is None:
            return
        entry_id = here.id

        def verb(desk: Desk) -> object:
            # It brings the ORM along, which nobody needs who only lists this stage's keys.
            from sitdown.kinds.money.arrivals.sinking import accept

            return accept(desk, entry_id)

        self.post_message(Stage.Asked(verb))

    def said_to(self, fund: FundView) -> EntryView | None:
        """What the person said goes into a fund; None before they said."""
        found = [
            entry
            for entry in self.scene.detail.entries
            if entry.entry_type == "fund_contribution" and entry.data["fund_id"] == fund.id
        ]
        return found[-1] if found else None

    def share_of(self, fund: FundView) -> int:
        """What the date of a fund asks for this month, in minor units; 0 for nothing."""
        insight = [
            entry
            for entry in self.entries_of("buddy_insight")
            if entry.data["insight_type"] == "funds"
        ]
        return int(insight[-1].data["amounts"].get(fund.id, 0)) if insight else 0
