"""Where a person sits: everything a verb needs, handed in from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitdown.clock import Clock, SystemClock
from sitdown.engine.kind import Kind
from sitdown.errors import UnknownNameError
from sitdown.ids import IdSource, RandomIds
from sitdown.store.database import Database


@dataclass(frozen=True)
class Desk:
    """The store, whose it is, the kinds there are, the time and the ids.

    Verbs take a desk and see only the rows of its ``user_id``; another person's are not found.
    A conversation is summed up after every ``summary_every`` messages of the person.
    """

    store: Database
    kinds: Mapping[str, Kind]
    user_id: str = "me"
    clock: Clock = field(default_factory=SystemClock)
    new_id: IdSource = field(default_factory=RandomIds)
    summary_every: int = 5

    def kind(self, name: str) -> Kind:
        """The kind of that name.

        Raises:
            UnknownNameError: there is no such kind.
        """
        if name not in self.kinds:
            raise UnknownNameError("kind of session", name, self.kinds)
        return self.kinds[name]
