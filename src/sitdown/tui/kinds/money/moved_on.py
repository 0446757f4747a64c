"""A review whose month moved on in the ledger: every step tells it, and a key reads it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.stage import Stage
from sitdown.tui.themes import NOW
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.playbook import Place
    from sitdown.engine.views import SessionDetail
    from sitdown.kinds.money.reviews import StaleBy

KEY_LINE = ("M", "read the month anew")


class MovedOn(Stage):
    """A stage of a money review, whose ``scene.extra`` is the review's material."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("money.refresh", "read_anew")]

    @classmethod
    def fetch(cls, desk: Desk, detail: SessionDetail, place: Place) -> Any:
        """Read the month and what surrounds it."""
        # The ledger brings the ORM along; whoever only lists this stage's keys does without.
        from sitdown.kinds.money.material import material

        return material(desk, detail.session.id)

    @property
    def stale(self) -> StaleBy | None:
        """How the ledger's month differs from the frozen one; None where it does not, or where
        the review is over, which keeps its figures.
        """
        found: StaleBy | None = self.scene.extra.review.stale
        return found if self.scene.is_open else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to read the month anew where it moved on."""
        return self.stale is not None if action == "read_anew" else True

    def stale_panels(self) -> tuple[Panel, ...]:
        """That the month moved on, for the side; nothing where it did not."""
        stale = self.stale
        if stale is None:
            return ()
        return (Panel("The ledger moved on", (safe(stale.sentence, NOW), keys_line(KEY_LINE))),)

    def stale_line(self) -> Content:
        """The same in one line, for the stage."""
        stale = self.stale
        if stale is None:
            return Content("")
        return Content.assemble(safe_line(stale.sentence, style=NOW), "   ", keys_line(KEY_LINE))

    def action_read_anew(self) -> None:
        """Take the month as the ledger has it now."""
        session_id = self.scene.detail.session.id

        def verb(desk: Desk) -> object:
            # It brings the ORM along, which nobody needs who only lists this stage's keys.
            from sitdown.kinds.money.reviews import refresh

            return refresh(desk, session_id)

        self.post_message(Stage.Asked(verb))
