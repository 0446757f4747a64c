"""A project with a session in its build, and a desk at the store that follows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.kinds.work.work_app import NOW, a_project, followed, work_desk

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.locations import Locations


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOW)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return a_project(tmp_path)


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    """Another hand at the store."""
    made = work_desk(locations, clock)
    yield made
    made.store.close()


@pytest.fixture
def project_id(desk: Desk, project: Path) -> str:
    """The project, followed."""
    return followed(desk, project)
