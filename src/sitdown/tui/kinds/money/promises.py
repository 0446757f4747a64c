"""The part of a stage that makes, changes and withdraws the promises for the month to come."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from sitdown.engine.kind import NewEntry
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.tui.kinds.money.budget_lines import promise_lines
from sitdown.tui.kinds.money.goal_setting import GoalStage
from sitdown.tui.kinds.money.promise_matter import (
    Promised,
    PromiseMatter,
    promised_data,
    series_to_cut,
)
from sitdown.tui.kinds.money.promise_screen import PromiseScreen
from sitdown.tui.stage import Stage

if TYPE_CHECKING:
    from textual.content import Content

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import EntryView

COMMITMENT, WITHDRAWAL = "commitment", "withdrawal"


class PromisingStage(GoalStage):
    """Holds a list of promises; its subclass knows which one the cursor is on."""

    def promise_matter(self) -> PromiseMatter:
        """What a promise can be about."""
        raise NotImplementedError

    @property
    def promise_place(self) -> int | None:
        """The place of the cursor among the promises; None when it is elsewhere."""
        raise NotImplementedError

    @property
    def promised(self) -> tuple[EntryView, ...]:
        """The promises in order, withdrawn ones in their old places."""
        return tuple(entry for entry in self.scene.detail.entries if _is_promise(entry))

    @property
    def next_month(self) -> str:
        """The name of the month that they are for."""
        return MONTH_NAMES[self.taken.month % 12]

    @property
    def rate(self) -> float | None:
        """The share of the income that is aimed for; None without one."""
        said = self.last_of("savings_target")
        return float(said.data["target_rate"]) if said else self.material.review.target_rate

    def revisable(self) -> EntryView | None:
        """The promise under the cursor, else the last."""
        here = self._here()
        if here is not None:
            return here if here.entry_type == COMMITMENT else None
        standing = [entry for entry in self.promised if entry.entry_type == COMMITMENT]
        return standing[-1] if standing else None

    def begin_revision(self, entry: EntryView) -> bool:
        """Revise a promise in the dialog that made it."""
        if entry.entry_type != COMMITMENT:
            return False
        self._ask_promise(entry)
        return True

    def action_promise(self) -> None:
        """Make a promise."""
        self._ask_promise(None)

    def change_promise(self) -> None:
        """Say the promise under the cursor anew."""
        promise = self.revisable()
        if promise is not None:
            self._ask_promise(promise)

    def turn_promise(self) -> None:
        """Withdraw the promise under the cursor, or bring a withdrawn one back."""
        here = self._here()
        if here is None:
            return
        entry = here

        def verb(desk: Desk) -> object:
            # It brings the ORM along, which nobody needs who only lists this stage's keys.
            from sitdown.kinds.money.withdrawing import turn

            return turn(desk, entry)

        self.post_message(Stage.Asked(verb))

    def drawn_promises(self, width: int) -> Content:
        """The promises under their heading."""
        return promise_lines(
            [
                (str(entry.data.get("content", entry.content)), entry.entry_type == WITHDRAWAL)
                for entry in self.promised
            ],
            self.promise_place,
            self.next_month,
            width,
        )

    @work(group="dialog", exclusive=True)
    async def _ask_promise(self, entry: EntryView | None) -> None:
        matter = replace(self.promise_matter(), cut=series_to_cut(self.scene.detail.entries))
        field = "promise" if entry is None else f"promise:{entry.place}"
        draft, keep = self.draft(field), partial(self.keep_draft, field)
        screen = PromiseScreen(matter, entry, draft=draft, keep_draft=keep)
        promised = await self.app.push_screen_wait(screen)
        if promised is not None:
            self._say_promise(promised, entry, field)

    def _say_promise(self, promised: Promised, before: EntryView | None, field: str) -> None:
        data = promised_data(promised)
        if before is None:
            new = NewEntry(COMMITMENT, promised.text, data, step=self.step)
            self.post_message(Stage.Said(new, draft_field=field))
        elif dict(before.data) != data:
            self.post_message(Stage.Revised(before, promised.text, data, draft_field=field))
        else:
            self.keep_draft(field, "")

    def _here(self) -> EntryView | None:
        place, promised = self.promise_place, self.promised
        return promised[place] if place is not None and place < len(promised) else None


def _is_promise(entry: EntryView) -> bool:
    if entry.entry_type == WITHDRAWAL:
        return str(entry.data["entry_type"]) == COMMITMENT
    return entry.entry_type == COMMITMENT
