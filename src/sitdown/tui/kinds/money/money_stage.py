"""What the stages of a money review share: their material, their focus, and lines that are drawn
for the room there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Spacing
from textual.message import Message

from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import spoken
from sitdown.tui.kinds.money.moved_on import MovedOn
from sitdown.tui.safe_text import safe_line
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.inputs import NumberInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.material import Material
    from sitdown.kinds.money.snapshot import Snapshot


class Escaped(Message):
    """The person left an inline box without an answer."""


class InlineNumber(NumberInput):
    """A number asked for in the middle of a stage; ``esc`` takes the question back."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "leave", "never mind")]

    def action_leave(self) -> None:
        """Ask the stage to take the box away."""
        self.post_message(Escaped())


DOCKED_LINES = 3
"""What a stage may have docked at its top, which hides what scrolls under it."""

WRITING = frozenset(
    {
        *("confirm", "change", "categorise", "read_anew", "react", "note", "say", "move"),
        *("take", "take_all", "promise", "put_in", "fund", "goal", "close", "dismiss", "take_back"),
    }
)
"""Actions of the stages that say or set something: a review that is over takes none of them."""


class MoneyStage(MovedOn):
    """The base of the stages of a money review. ``scene.extra`` is the review's material."""

    DEFAULT_CSS = """
    MoneyStage {
        & .row { height: auto; width: 1fr; }
        & Input { margin: 0 0 1 0; max-width: 40; }
        & ChoiceList { margin: 0 0 1 0; }
        & .field-label { margin: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.ahead", "ahead", show=False),
        bind("money.series", "series", show=False),
        bind("money.transfers", "transfers", show=False),
        bind("money.split", "split", show=False),
        bind("money.dismissed", "dismissed", show=False),
        bind("money.files", "files", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that says or sets something once the review is over."""
        if not super().check_action(action, parameters):
            return False
        return self.scene.is_open or action not in WRITING

    # The screens of the ledger are loaded when they are wanted.

    def action_ahead(self) -> None:
        """Look at the weeks to come and what is on the accounts."""
        from sitdown.tui.kinds.money.ahead import AheadScreen

        self.app.push_screen(AheadScreen())

    def action_series(self) -> None:
        """List what recurs."""
        from sitdown.tui.kinds.money.series import SeriesScreen

        self.app.push_screen(SeriesScreen(self._review_to_read_anew))

    def action_transfers(self) -> None:
        """List the transfers between the person's accounts."""
        from sitdown.tui.kinds.money.transfers import TransfersScreen

        self.app.push_screen(TransfersScreen(self._review_to_read_anew))

    def action_dismissed(self) -> None:
        """List what the person does not want to hear of again."""
        from sitdown.tui.kinds.money.dismissed import DismissedScreen

        self.app.push_screen(DismissedScreen(self._review_to_read_anew))

    def action_files(self) -> None:
        """List the bank files that were taken in."""
        from sitdown.tui.kinds.money.files import FilesScreen

        self.app.push_screen(FilesScreen())

    def action_split(self) -> None:
        """List the payments that the claim on the screen rests on, to split one."""
        from sitdown.tui.kinds.money.movements import MovementsScreen

        claim = self.claim()
        if claim is not None:
            title = claim.content.partition("\n")[0].partition(". ")[0]
            self.app.push_screen(
                MovementsScreen((), title, self._review_to_read_anew, claim_id=claim.id)
            )

    @property
    def _review_to_read_anew(self) -> str | None:
        """The review, while it is open: a closed one keeps its figures until it is asked to."""
        return self.scene.detail.session.id if self.scene.is_open else None

    @property
    def step(self) -> str:
        """The key of the step that is shown, where whatever is said here belongs."""
        return self.scene.place.step.key

    @property
    def material(self) -> Material:
        """The month and what surrounds it."""
        found: Material = self.scene.extra
        return found

    @property
    def taken(self) -> Snapshot:
        """The month as the review froze it."""
        return self.material.review.snapshot

    def entries_of(self, entry_type: str) -> tuple[EntryView, ...]:
        """The entries of this step that are of a type."""
        return tuple(entry for entry in self.scene.entries if entry.entry_type == entry_type)

    def last_of(self, entry_type: str) -> EntryView | None:
        """The last standing entry of a type in the whole session."""
        found = [entry for entry in self.scene.detail.entries if entry.entry_type == entry_type]
        return found[-1] if found else None

    @property
    def income(self) -> int | None:
        """The month's income in minor units: as the person said, else as found; None unknown."""
        said = self.last_of("user_income_response")
        if said is not None and said.data["confirmed_amount"] is not None:
            return int(said.data["confirmed_amount"])
        return self.taken.total_income if self.taken.total_income > 0 else None

    def bring_into_view(self, drawn: Drawn, line: int, below: int = 1) -> None:
        """Scroll so that a line of something drawn is seen, with the lines ``below`` it."""

        def scroll() -> None:
            y = drawn.virtual_region.y + line
            around = Spacing(DOCKED_LINES, 0, below, 0)
            self.scroll_to_region(Region(0, y, 1, 1), spacing=around, animate=False, force=True)

        self.call_after_refresh(scroll)

    def buddy_says(self, entry_type: str = "buddy_insight") -> Drawn:
        """What the buddy says here, drawn under its name; nothing when it says nothing."""

        def draw(_width: int, _is_short: bool) -> Content:  # noqa: FBT001 - the shape of a drawing
            said = self.spoken_here(entry_type)
            if not said:
                return safe_line("")
            return spoken(self.scene.settings.buddy_name, "\n".join(said))

        return Drawn(draw, classes="buddy")

    def spoken_here(self, entry_type: str) -> Sequence[str]:
        """The words that ``buddy_says`` shows: by default the last entry of the type."""
        return [entry.content for entry in self.entries_of(entry_type)[-1:]]

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Take the keys back when a box was left for nothing else."""
        self.call_after_refresh(self._take_keys)

    def _take_keys(self) -> None:
        if self.is_attached and self.screen.is_current and self.screen.focused is None:
            self.focus(scroll_visible=False)
