"""A followed project, and what the tests of the mirror look at."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.work import projects
from sitdown.kinds.work.views import ProjectView


@pytest.fixture
def project(desk: Desk, folder: Path) -> ProjectView:
    return projects.add_project(desk, folder)


Rows = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def query(desk: Desk) -> Rows:
    """Ask the database itself."""

    def ask(statement: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(desk.store.path)) as connection:
            found = connection.execute(statement, values).fetchall()
            connection.commit()
            return found

    return ask


@pytest.fixture
def settle(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let enough time pass for files that were just written to count as settled."""

    def pass_time() -> None:
        monkeypatch.setattr("sitdown.kinds.work.mirror.stamps.SETTLED_NS", -(10**18))

    return pass_time


def is_root() -> bool:
    return os.geteuid() == 0
