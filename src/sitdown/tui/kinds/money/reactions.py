"""What a person can say to a pattern, with the key of each reaction."""

from __future__ import annotations

from dataclasses import dataclass

from sitdown.tui.widgets.choices import Choice, ChoiceList


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a person can say to a category: its key, its data value and its words."""

    key: str
    response: str
    label: str


REACTIONS = (
    Reaction("k", "keep", "keep it"),
    Reaction("c", "cut", "cut it"),
    Reaction("s", "surprised", "surprised me"),
    Reaction("o", "one_off", "one-off"),
)
CHOICES = tuple(Choice(reaction.key, reaction.label) for reaction in REACTIONS)


class Reactions(ChoiceList, can_focus=False):
    """The reactions with their keys; the stage takes the keys, so it keeps the focus."""
