from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.engine.tea import Tea

from sitdown.engine import sessions
from sitdown.engine.kind import Begin

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SessionView


@pytest.fixture(autouse=True)
def quick_stores() -> None:
    """Nothing quick here: these tests are about how a store is made and what reaches the disk."""


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Tea())


@pytest.fixture
def pot(desk: Desk) -> SessionView:
    """A session that began just now, at the step of the claim."""
    begun = sessions.begin(desk, "tea", Begin(title="Morning pot"))
    return sessions.go_to_step(desk, begun.id, "pour")
