"""The reflection: the conversation of every kind, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.kinds.money.finding import subject_in
from sitdown.tui.kinds.conversation import ConversationStage
from sitdown.tui.kinds.money.moved_on import MovedOn
from sitdown.tui.kinds.money.reactions import REACTIONS
from sitdown.tui.kinds.money.said_before import said_before
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELS = {reaction.response: reaction.label for reaction in REACTIONS}


class ReflectionStage(ConversationStage, MovedOn):
    """A conversation with the reactions to the patterns beside it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what a conversation does, and to read the month anew where it moved on."""
        offering = MovedOn if action == "read_anew" else ConversationStage
        return offering.check_action(self, action, parameters)

    def side_panels(self) -> Sequence[Panel]:
        """What was said to the patterns, and what was promised before."""
        titles = {line.category: line.title for line in self.scene.extra.review.snapshot.categories}
        titles |= {
            subject_in(entry): entry.content.partition("\n")[0]
            for entry in self.scene.detail.entries
            if entry.step == "patterns"
            and entry.entry_type == "buddy_insight"
            and entry.data["categories"]
        }
        reacted = [
            f"{titles.get(str(entry.data['category']), str(entry.data['category']))}: "
            f"{_LABELS[str(entry.data['response'])]}"
            for entry in self.scene.detail.entries
            if entry.entry_type == "user_category_response"
        ]
        return (
            *self.stale_panels(),
            Panel("You said to the patterns", tuple(reacted)),
            said_before(self.scene.extra.promises),
        )
