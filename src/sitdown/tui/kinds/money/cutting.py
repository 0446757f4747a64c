"""The part of a stage that offers to end what recurs, once the person said to cut it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from sitdown.engine.kind import NewEntry
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.kinds.money.noted import NotedStage
from sitdown.tui.kinds.money.promise_fields import CANCEL
from sitdown.tui.kinds.money.promise_matter import matter_of, promised_data
from sitdown.tui.kinds.money.promise_screen import PromiseScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.stage import Stage
from sitdown.tui.themes import DONE
from sitdown.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from sitdown.engine.views import EntryView

COMMITMENT = "commitment"


class CuttingStage(NotedStage):
    """Knows a charge that the person wants to cut, and takes the promise to end it."""

    DEFAULT_CSS = "CuttingStage #cut { margin: 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [bind("money.promise", "promise", "cancel it")]

    def series_to_cut(self) -> str | None:
        """The key of the series that is shown and that the person said to cut; None without."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the promise where there is something to end."""
        if not super().check_action(action, parameters):
            return False
        return action != "promise" or self.series_to_cut() is not None

    def cut_line(self) -> Drawn:
        """Make the line that offers the promise, or shows it; empty where there is none."""
        return Drawn(lambda _width, _: self._cut_line(), id="cut")

    def action_promise(self) -> None:
        """Promise to end what is shown."""
        series = self.series_to_cut()
        if series is not None:
            self._ask(series)

    def _cut_line(self) -> Content:
        series = self.series_to_cut()
        if series is None:
            return Content("")
        promised = self._promised(series)
        if promised is None:
            return Content.assemble(keys_line(("g", "promise to cancel it")), "\n")
        return Content.assemble(("✓ ", DONE), safe_line(promised.content), "\n")

    def _promised(self, series: str) -> EntryView | None:
        said = (each for each in self.scene.detail.entries if each.entry_type == COMMITMENT)
        for entry in said:
            params = entry.data["metric_params"]
            if entry.data["metric_type"] == CANCEL and params["series"] == series:
                return entry
        return None

    @work(group="dialog", exclusive=True)
    async def _ask(self, series: str) -> None:
        before = self._promised(series)
        matter = matter_of(self.material, (), None, self.material.review.target_rate)
        field = f"promise:{series}"
        draft, keep = self.draft(field), partial(self.keep_draft, field)
        screen = PromiseScreen(matter, before, series=series, draft=draft, keep_draft=keep)
        promised = await self.app.push_screen_wait(screen)
        if promised is None:
            return
        data = promised_data(promised)
        if before is None:
            new = NewEntry(COMMITMENT, promised.text, data, step=self.step)
            self.post_message(Stage.Said(new, draft_field=field))
        elif dict(before.data) != data:
            self.post_message(Stage.Revised(before, promised.text, data, draft_field=field))
        else:
            self.keep_draft(field, "")
