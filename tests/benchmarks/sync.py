"""Syncing ten thousand sessions, against the least that could do it with the same rows and pragmas.

The floor of an unchanged tree is one look at each file, one select and a comparison; that of a
changed one also reads, parses and hashes each file, and writes every row in one transaction.

Run: python -m tests.benchmarks.sync [SESSIONS]
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import desk_in

from sitdown.engine.desk import Desk
from sitdown.kinds.work import mirror, projects

SESSIONS = 10_000
TARGET = Target(1.5, 2.5)

_COLUMNS = (
    "work_session_id, project_id, session_slug, session_dir, title, description, status,"
    " execution_status, session_type, schema_version, spec_exists, plan_exists,"
    " checkpoints_total, checkpoints_completed, current_checkpoint, branch, worktree, state_text,"
    " extra, state_updated_at, file_stamp, content_hash, revision, sync_status, sync_error,"
    " synced_at"
)
_NAMES = _COLUMNS.split(", ")
_UPSERT = (
    f"INSERT INTO work_mirror ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 - fixed names
    " ON CONFLICT (work_session_id) DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in _NAMES[3:])}"
)


def main(sessions: int = SESSIONS) -> None:
    """Print the three ratios."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(Path(folder) / "project", sessions)
        app = App(Path(folder) / "app", tree)
        with closing(Raw(Path(folder) / "raw", tree)) as raw:
            app.sync()
            raw.sync()
            time.sleep(2.1)  # until what was just written counts as settled
            app.sync()
            raw.sync()
            for what, share in (("nothing", 0), ("1 %", 100), ("everything", 1)):
                rounds = 7 if share == 1 else 15

                def run(sync: Callable[[], float], share: int = share) -> float:
                    tree.change(share)
                    return sync()

                floors, apps = in_turn(
                    lambda: run(raw.sync),
                    lambda: run(app.sync),
                    rounds,
                )
                report(f"sync of {sessions:,} sessions, {what} changed", floors, apps, TARGET)


class Tree:
    """A project with so many sessions of version 2, each about 1.5 KB."""

    def __init__(self, folder: Path, sessions: int) -> None:
        self.folder = folder
        self.sessions = folder / "agents" / "sessions"
        self._files = [
            self.sessions / f"2026-02-14_feature-{number:05}_k3m9x7" / "state.json"
            for number in range(sessions)
        ]
        self._written = 0
        for file in self._files:
            file.parent.mkdir(parents=True)
        self.change(1)

    def change(self, share: int) -> None:
        """Write every so many-th file anew; 0 changes none."""
        self._written += 1
        for file in self._files[:: share or len(self._files) + 1] if share else ():
            file.write_text(json.dumps(self._state(file.parent.name), indent=2), encoding="utf-8")

    def _state(self, slug: str) -> dict[str, Any]:
        done = [1, 2]
        return {
            "$schema": "Session state manifest v2",
            "session_id": slug,
            "topic": f"Add feature number {self._written}",
            "description": "What it is for, and how it will be known to work. " * 3,
            "session_type": "full",
            "created_at": "2026-02-14T10:00:00Z",
            "updated_at": "2026-02-14T14:30:00Z",
            "current_phase": "build",
            "status": "active",
            "phase_history": {
                f"{phase}_{end}_at": f"2026-02-14T1{hour}:00:00Z"
                for hour, phase in enumerate(("spec", "plan", "build"))
                for end in ("started", "completed")
            },
            "build_progress": {
                "checkpoints_total": 5,
                "checkpoints_completed": done,
                "current_checkpoint": 3,
            },
            "git": {"branch": "feature/my-feature", "worktree": None, "base_branch": "main"},
            "commits": [
                {
                    "sha": f"abc123{number}",
                    "message": f"feat: part {number}",
                    "checkpoint": number,
                    "created_at": "2026-02-14T12:00:00Z",
                }
                for number in done
            ],
            "artifacts": {"spec": "spec.md", "plan": "plan.json", "plan_readable": "plan.md"},
        }


class App:
    """The verb itself."""

    def __init__(self, folder: Path, tree: Tree) -> None:
        self._desk: Desk = desk_in(folder)
        self._project = projects.add_project(self._desk, tree.folder).id

    def sync(self) -> float:
        """Milliseconds of one sync."""
        began = time.perf_counter()
        mirror.sync_all_sessions_in_project(self._desk, self._project)
        return (time.perf_counter() - began) * 1000


class Raw:
    """The least that keeps the same rows right, by ``sqlite3`` alone."""

    def __init__(self, folder: Path, tree: Tree) -> None:
        desk = desk_in(folder)
        self._project = projects.add_project(desk, tree.folder).id
        desk.store.close()
        self._sessions = str(tree.sessions)
        self._connection = sqlite3.connect(desk.store.path, isolation_level=None)
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._identities: dict[str, str] = {}
        for entry in os.scandir(self._sessions):
            self._identities[entry.name] = f"raw-{entry.name}"
        self._connection.executemany(
            "INSERT INTO work_session VALUES (?, ?, ?, NULL, '2026-11-21 09:00:00.000000')",
            [(held, self._project, slug) for slug, held in self._identities.items()],
        )

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def sync(self) -> float:
        """Milliseconds of one sync."""
        began = time.perf_counter()
        connection = self._connection
        held = dict(
            connection.execute(
                "SELECT session_slug, file_stamp FROM work_mirror WHERE project_id = ?",
                (self._project,),
            ).fetchall()
        )
        changed = [(name, stamp) for name, stamp in self._seen() if held.get(name) != stamp]
        if changed:
            rows = [self._row(name, stamp) for name, stamp in changed]
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_UPSERT, rows)
            connection.execute("COMMIT")
        return (time.perf_counter() - began) * 1000

    def _seen(self) -> Iterator[tuple[str, str]]:
        for entry in os.scandir(self._sessions):
            seen = os.stat(f"{self._sessions}/{entry.name}/state.json")  # noqa: PTH116 - the least
            yield entry.name, f"{seen.st_size:x}.{seen.st_mtime_ns:x}"

    def _row(self, name: str, stamp: str) -> tuple[object, ...]:
        with open(f"{self._sessions}/{name}/state.json", "rb") as file:  # noqa: PTH123 - the least
            raw = file.read()
        state = json.loads(raw)
        progress, git = state["build_progress"], state["git"]
        return (
            self._identities[name], self._project, name, f"{self._sessions}/{name}",
            state["topic"], state["description"], state["current_phase"], state["status"],
            state["session_type"], 2, False, False, progress["checkpoints_total"],
            len(progress["checkpoints_completed"]), progress["current_checkpoint"],
            git["branch"], git["worktree"], raw.decode(), "{}", state["updated_at"], stamp,
            blake2b(raw, digest_size=16).hexdigest(), 1, "synced", None,
            "2026-11-21 09:00:00.000000",
        )  # fmt: skip


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
