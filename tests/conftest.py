"""What every test shares: a standing clock, the same ids each run, a store of its own, no network,
no home folder, and a screen that does not move by itself.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
import textual.constants
from hypothesis import HealthCheck, settings

from sitdown.clock import FrozenClock
from sitdown.ids import IdSource, SeededIds
from sitdown.locations import Locations, ensure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from sitdown.engine.desk import Desk
    from sitdown.engine.kind import Kind

NOON = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
"""The moment at which the clock of tests stands: a Saturday."""

# The snapshot plugin imports Textual before this file is read, so the environment is too late.
vars(textual.constants)["TEXTUAL_ANIMATIONS"] = "none"
for _name in ("NO_COLOR", "TEXTUAL_FILTERS", "SITDOWN_HOME"):
    os.environ.pop(_name, None)


# How long an example takes says more of the machine than of the program.
settings.register_profile(
    "sitdown", deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("sitdown")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Have the collector of garbage leave alone what was imported, and wait for more of it, as it
    does in the app: going through a thousand modules again and again takes a tenth of the tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture(autouse=True)
def steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep text cursors from blinking: a picture may be taken at any moment."""
    from textual.widgets import Input, TextArea

    for box in (Input, TextArea):
        monkeypatch.setattr(box.cursor_blink, "_default", False)


@pytest.fixture(autouse=True)
def nobodys_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the home folder and the network."""
    monkeypatch.setenv("HOME", "/nonexistent")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_UNIX:
            connect(self, address)
        else:
            _no_network(address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


def _no_network(address: object) -> NoReturn:
    message = f"a test reached for the network: {address}"
    raise AssertionError(message)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store that the migrations made and that nothing was written to."""
    from sitdown.store.opening import open_store

    folder = tmp_path_factory.mktemp("empty")
    open_store(folder / "sitdown.db", folder / "backups", NOON).close()
    return folder / "sitdown.db"


@pytest.fixture(scope="session")
def warm_engine() -> Engine:
    """An engine that has the statements of all stores, as one process with one store would."""
    import sqlalchemy

    engine = sqlalchemy.create_engine("sqlite://", query_cache_size=10_000)
    engine.connect().close()
    engine.dispose()
    return engine


@pytest.fixture(autouse=True)
def quick_stores(monkeypatch: pytest.MonkeyPatch, empty_store: Path, warm_engine: Engine) -> None:
    """Copy a new store instead of migrating it, wait for no disk, and put each statement into SQL
    once: two thirds of the time of most tests. The tests of the store itself do without, and so do
    the programs that a test starts.
    """
    import sqlalchemy

    from sitdown.store import database, opening

    migrate = opening._migrate

    def copy(file: Path, backups: Path, now: datetime) -> None:
        if file.stat().st_size:
            migrate(file, backups, now)
            return
        copied = file.with_name(f"{file.name}.copied")
        shutil.copy(empty_store, copied)
        copied.replace(file)  # in one go, as what looks at the file meanwhile expects

    def create_warm_engine(url: str, **options: Any) -> Engine:
        engine = sqlalchemy.create_engine(url, **options)
        engine.dialect, engine._compiled_cache = warm_engine.dialect, warm_engine._compiled_cache
        return engine

    monkeypatch.setattr(opening, "_migrate", copy)
    monkeypatch.setattr(database, "create_engine", create_warm_engine)
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "PRAGMA synchronous = OFF"))


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands until the test moves it; its zone is UTC."""
    return FrozenClock(NOON)


@pytest.fixture
def new_id(clock: FrozenClock) -> IdSource:
    """The same ids at every run."""
    return SeededIds(clock)


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """An empty data folder."""
    found = Locations(tmp_path / "home")
    ensure(found)
    return found


@pytest.fixture
def make_desk(
    locations: Locations, clock: FrozenClock, new_id: IdSource
) -> Iterator[Callable[..., Desk]]:
    """Make desks on the one store of the test: ``make_desk(kind, …, user_id="me")``."""
    from sitdown.engine.desk import Desk
    from sitdown.store.opening import open_store

    store = open_store(locations.database, locations.backups, clock.now())

    def make(*kinds: Kind, user_id: str = "me") -> Desk:
        return Desk(store, {kind.name: kind for kind in kinds}, user_id, clock, new_id)

    yield make
    store.close()
