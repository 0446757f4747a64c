"""What the tests of the money screens share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import money_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations


@pytest.fixture
def looker(locations: Locations, clock: FrozenClock) -> Iterator[Any]:
    """Another hand at the store, to see what is on disk; made when it is first asked for."""
    made: list[Desk] = []

    def look() -> Desk:
        if not made:
            made.append(money_desk(locations, clock))
        return made[0]

    yield look
    for desk in made:
        desk.store.close()
