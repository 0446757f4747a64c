"""Saving and loading a project's context, and its brief, against the least that could do it.

The floor of a save reads the same five thousand tasks by one plain select, and writes the same file
as carefully: beside it, to the disk, then in its place. That of a load reads the file, and that of
a brief makes the select alone. What the app does beyond the floor is ranking the tasks by all that
makes them urgent, and git for the brief.

Run: python -m tests.benchmarks.context [TASKS]
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import desk_in

from sitdown.engine.desk import Desk
from sitdown.kinds.work import projects
from sitdown.kinds.work.brief import brief
from sitdown.kinds.work.context.opening import load_context
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.items import NewTask, Priority
from sitdown.kinds.work.tasks import add_tasks, complete_task

TASKS = 5_000
ROUNDS = 21
SAVE, LOAD, BRIEF = Target(8, 14), Target(60, 120), Target(12, 20)
_OPEN = (
    "SELECT number, title, description, status, priority, phase, tags, depends_on, due_at,"
    " scheduled_at, created_at FROM work_task WHERE project_id = ?"
)


def main(tasks: int = TASKS) -> None:
    """Print the three ratios."""
    with tempfile.TemporaryDirectory() as folder:
        app = App(Path(folder), tasks)
        with closing(sqlite3.connect(app.desk.store.path)) as connection:
            raw = Raw(connection, app)
            for what, floor, verb, before, target in (
                ("saving", raw.save, app.save, app.move_on, SAVE),
                ("loading", raw.load, app.load, None, LOAD),
                ("brief", raw.select, app.brief, None, BRIEF),
            ):
                floors, apps = in_turn(_timed(floor), _timed(verb, before), ROUNDS)
                report(f"{what} with {tasks:,} open tasks", floors, apps, target)


class App:
    """The verbs themselves, on a project of so many tasks of every sort."""

    def __init__(self, folder: Path, tasks: int) -> None:
        (folder / "project").mkdir()
        self.desk: Desk = desk_in(folder / "app")
        self.project = projects.add_project(self.desk, folder / "project").id
        priorities = list(Priority)
        new = [
            NewTask(
                f"Task number {number}",
                description="What it is for.\nHow it will be known to work." if number % 2 else "",
                priority=priorities[number % 3],
                tags=("api",) if number % 3 == 0 else (),
                depends_on=(number - 1,) if number % 4 == 0 else (),
            )
            for number in range(1, tasks + 1)
        ]
        add_tasks(self.desk, self.project, new)
        self._done = 0
        self.file = save_context(self.desk, self.project).path

    def move_on(self) -> None:
        """Do what makes the next save another than the last: one more task is done."""
        self._done += 1
        complete_task(self.desk, self.project, self._done)

    def save(self) -> None:
        """Save the context."""
        save_context(self.desk, self.project)

    def load(self) -> None:
        """Load the context."""
        load_context(self.desk, self.project)

    def brief(self) -> None:
        """Tell where the project stands."""
        brief(self.desk, self.project)


class Raw:
    """The least, by ``sqlite3``, ``json`` and ``os`` alone."""

    def __init__(self, connection: sqlite3.Connection, app: App) -> None:
        self._connection = connection
        self._project = app.project
        self._file = app.file
        self._beside = app.file.with_name("beside.json")

    def select(self) -> None:
        """Read the tasks."""
        self._connection.execute(_OPEN, (self._project,)).fetchall()

    def load(self) -> None:
        """Read the file."""
        json.loads(self._file.read_bytes())

    def save(self) -> None:
        """Read the tasks, and write the file."""
        self.select()
        document = json.loads(self._file.read_bytes())
        with self._beside.open("wb") as file:
            file.write(json.dumps(document, indent=2).encode())
            file.flush()
            os.fsync(file.fileno())
        self._beside.replace(self._file)


def _timed(
    verb: Callable[[], None], before: Callable[[], None] | None = None
) -> Callable[[], float]:
    """Milliseconds of a verb, without what is done before it."""

    def run() -> float:
        if before is not None:
            before()
        began = time.perf_counter()
        verb()
        return (time.perf_counter() - began) * 1000

    return run


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
