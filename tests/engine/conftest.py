from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.engine.tea import Tea

from sitdown.engine import sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.engine.views import SessionView

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Tea())


@pytest.fixture
def stranger(make_desk: Callable[..., Desk]) -> Desk:
    """Another person at the same store."""
    return make_desk(Tea(), user_id="stranger")


@pytest.fixture
def pot(desk: Desk) -> SessionView:
    """A session that began just now."""
    return sessions.begin(desk, "tea", Begin(title="Morning pot"))
