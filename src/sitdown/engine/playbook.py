"""What sessions of a kind go through: a versioned, ordered list of phases and their steps. Pure.

Named tuples, because defining frozen dataclasses takes longer, on the road to the first paint.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from sitdown.errors import UnknownNameError


class AnswerForm(StrEnum):
    """How a question wants to be answered."""

    TEXT = "text"
    CHOICE = "choice"
    SCALE = "scale"
    NUMBER = "number"
    LIST = "list"


class Question(NamedTuple):
    """One thing the buddy asks in a conversation step.

    Attributes:
        key: its name within the step; an answer points back at it.
        text: what is asked.
        form: how it is answered.
        options: what can be chosen, for a choice; free text may still be added.
        low: the low end of a scale.
        high: the high end of a scale.
    """

    key: str
    text: str
    form: AnswerForm = AnswerForm.TEXT
    options: tuple[str, ...] = ()
    low: int = 0
    high: int = 10


class Step(NamedTuple):
    """One screen's worth. Its key is unique in the playbook; ``stage`` names the screen part."""

    key: str
    title: str
    stage: str = "conversation"
    questions: tuple[Question, ...] = ()


class Phase(NamedTuple):
    """A part of a playbook; its place, from 1, is the act."""

    title: str
    steps: tuple[Step, ...]


class Place(NamedTuple):
    """Where a step stands: its act, and its number among all steps, both from 1."""

    act: int
    phase: Phase
    step: Step
    number: int
    total: int


class Playbook:
    """The phases of one version of one kind; not to be changed once made."""

    def __init__(self, kind: str, version: int, phases: tuple[Phase, ...]) -> None:
        """Number the steps once.

        Raises:
            ValueError: two steps share a key, or there is no step at all.
        """
        self.kind, self.version, self.phases = kind, version, phases
        total = sum(len(phase.steps) for phase in phases)
        places: dict[str, Place] = {}
        for act, phase in enumerate(phases, start=1):
            for step in phase.steps:
                places[step.key] = Place(act, phase, step, len(places) + 1, total)
        if len(places) != total or not total:
            message = f"The playbook {kind} {version} needs steps with distinct keys."
            raise ValueError(message)
        self._places = places

    @property
    def first(self) -> Place:
        """Where a session begins."""
        return next(iter(self.places()))

    def places(self) -> Iterator[Place]:
        """Every step in order."""
        return iter(self._places.values())

    def place(self, step: str) -> Place:
        """Where the step stands.

        Raises:
            UnknownNameError: the playbook has no such step.
        """
        if step not in self._places:
            raise UnknownNameError("step", step, self._places)
        return self._places[step]

    def after(self, step: str) -> Place | None:
        """The place after the step; None after the last."""
        number = self.place(step).number
        return next((place for place in self.places() if place.number == number + 1), None)

    def before(self, step: str) -> Place | None:
        """The place before the step; None before the first."""
        number = self.place(step).number
        return next((place for place in self.places() if place.number == number - 1), None)

    def opening_of(self, act: int) -> Place | None:
        """The first step of an act; None when there is no such act."""
        return next((place for place in self.places() if place.act == act), None)
