"""What the buddy says on an arrival is found out before the lock is taken, and holds what others
wrote meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.engine.tea import Tea

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry, Turn

MakeDesk = Callable[..., Desk]


class Counting(Tea):
    """Tea whose first words at the pouring tell how much was said so far."""

    def __init__(self, other: MakeDesk, *, interrupted: bool) -> None:
        self._other, self._is_interrupted = other, interrupted
        self.looks = 0

    def arrive(self, turn: Turn) -> Sequence[NewEntry]:
        """Count what was said; another window says something more while the first look is on."""
        if turn.place.step.key != "pour":
            return ()
        self.looks += 1
        said = sum(entry.entry_type == "said" for entry in turn.standing)
        if self._is_interrupted and self.looks == 1:
            other = self._other(Tea())
            entries.say(
                other, turn.session.id, NewEntry("said", "from another window", step="leaf")
            )
        return (NewEntry("buddy_said", f"{said} said, at {turn.session.step}."),)


@pytest.mark.parametrize(
    ("interrupted", "looks", "told"),
    [(False, 1, "0 said, at pour."), (True, 2, "1 said, at pour.")],
)
def test_others_write_while_the_first_words_are_found(
    make_desk: MakeDesk, *, interrupted: bool, looks: int, told: str
) -> None:
    kind = Counting(make_desk, interrupted=interrupted)
    desk = make_desk(kind)
    pot = sessions.begin(desk, "tea", Begin())
    moved = sessions.go_to_step(desk, pot.id, "pour")
    first_words = [
        each.content for each in sessions.load(desk, pot.id).entries if each.step == "pour"
    ]
    assert (kind.looks, first_words, moved.step) == (looks, [told], "pour")


def test_a_look_ahead_leaves_nothing_behind(make_desk: MakeDesk) -> None:
    class Refusing(Tea):
        def arrive(self, turn: Turn) -> Sequence[NewEntry]:
            if turn.place.step.key == "pour":
                message = "the kettle is broken"
                raise RuntimeError(message)
            return ()

    desk = make_desk(Refusing())
    pot = sessions.begin(desk, "tea", Begin())
    before = sessions.load(desk, pot.id)
    with pytest.raises(RuntimeError, match="kettle"):
        sessions.go_to_step(desk, pot.id, "pour")
    assert sessions.load(desk, pot.id) == before
    assert sessions.go_to_step(desk, pot.id, "amount").step == "amount"
