"""A desk at the store of the app, and a pot of tea to sit down to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.tui.tea_app import a_pot, desk_of

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.locations import Locations


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    """Another hand at the store."""
    made = desk_of(locations, clock)
    yield made
    made.store.close()


@pytest.fixture
def pot(desk: Desk) -> str:
    """A session that has just begun."""
    return a_pot(desk)
