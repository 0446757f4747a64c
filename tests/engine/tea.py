"""A small kind to try the engine with: a pot of tea, with every form of question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sitdown.engine.entry_types import EntryData, EntryType
from sitdown.engine.kind import Kind, NewEntry, Proposal, Turn
from sitdown.engine.playbook import AnswerForm, Phase, Playbook, Question, Step
from sitdown.engine.views import Evidence, Role

LEAF = Question("leaf", "Which leaf?", AnswerForm.CHOICE, options=("green", "black"))
WHY = Question("why", "Why this one?")
STRENGTH = Question("strength", "How strong?", AnswerForm.SCALE, low=1, high=5)
GRAMS = Question("grams", "How many grams?", AnswerForm.NUMBER)
GUESTS = Question("guests", "Who drinks?", AnswerForm.LIST)

PLAYBOOK = Playbook(
    "tea",
    1,
    (
        Phase(
            "Choose",
            (
                Step("leaf", "Leaf", questions=(LEAF, WHY)),
                Step("amount", "Amount", questions=(STRENGTH, GRAMS, GUESTS)),
            ),
        ),
        Phase("Brew", (Step("pour", "Pour", stage="pour"), Step("wait", "Wait"))),
        Phase("Drink", (Step("taste", "Taste"),)),
    ),
)


class BrewedData(EntryData):
    """What was poured; ``minutes`` is how long it stood."""

    minutes: int
    leaves: list[str] = []


class Tea(Kind):
    """A pot of tea. It can be called done once something was brewed."""

    name = "tea"
    title = "A pot of tea"
    about = "Leaf, water, time."
    playbooks = (PLAYBOOK,)
    own_entry_types = (EntryType("brewed", Role.USER, BrewedData),)
    one_a_subject = True

    def arrive(self, turn: Turn) -> Sequence[NewEntry]:
        """Make a claim where the water is poured; else ask."""
        if turn.place.step.key != "pour":
            return super().arrive(turn)
        claim = Evidence("boiling/1", {"celsius": 100}, ("kettle-1",))
        return (NewEntry("buddy_said", "The water is at 100 degrees.", evidence=claim),)

    def missing_to_complete(self, turn: Turn) -> str | None:
        """A pot without tea is not a session."""
        brewed = any(entry.entry_type == "brewed" for entry in turn.standing)
        return None if brewed else "Nothing was brewed yet."

    def completed(self, turn: Turn) -> Sequence[NewEntry]:
        """A last word."""
        return (NewEntry("buddy_said", "The pot is empty."),)

    def proposal(self, turn: Turn) -> Proposal | None:
        """Tea again tomorrow."""
        at = turn.desk.clock.now() + timedelta(days=1)
        return Proposal(self.name, self.title, None, at)
