"""What importing does: little, and nothing to the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "alembic", "textual", "markdown_it", "pygments")

LIGHT = (
    "sitdown.clock",
    "sitdown.engine.conversation",
    "sitdown.engine.falling_due",
    "sitdown.engine.lifecycle",
    "sitdown.engine.playbook",
    "sitdown.engine.progress",
    "sitdown.engine.text",
    "sitdown.engine.transcript",
    "sitdown.engine.views",
    "sitdown.ids",
    "sitdown.keymap",
    "sitdown.kinds",
    "sitdown.locations",
    "sitdown.settings",
    "sitdown.store.glance",
)


def run(code: str, home: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout


@pytest.mark.parametrize("module", LIGHT)
def test_the_first_screen_can_import_it(module: str, tmp_path: Path) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY} if m in sys.modules])"
    assert run(code, tmp_path).strip() == "[]"


def test_importing_does_no_work(tmp_path: Path) -> None:
    """Every module at once: no file appears, nothing is printed, no thread is left."""
    skipped = ("migrations.env", "migrations.versions", "__main__")
    code = f"""
import importlib, json, pkgutil, socket, threading
def refuse(*args, **options):
    raise AssertionError("importing reached for the network")
socket.socket.connect = socket.create_connection = refuse
import sitdown
names = [found.name for found in pkgutil.walk_packages(sitdown.__path__, "sitdown.")]
names = [name for name in names if not any(part in name for part in {skipped})]
for name in names:
    importlib.import_module(name)
print(json.dumps([len(names), threading.active_count()]))
"""
    imported, threads = json.loads(run(code, tmp_path))
    assert imported > 50
    assert threads == 1
    assert list(tmp_path.iterdir()) == []
