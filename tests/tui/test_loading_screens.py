"""Screens are loaded in threads, by whoever is first."""

from __future__ import annotations

import asyncio
import time
from importlib import import_module
from pathlib import Path

import pytest

from sitdown.tui.opening import _loaded

HALF = """
import pathlib, time
here = pathlib.Path(__file__).parent
(here / "begun").touch()
while not (here / "go-on").exists():
    time.sleep(0.005)
class SlowScreen: pass
"""


def wait_for(file: Path) -> None:
    while not file.exists():
        time.sleep(0.005)


async def test_a_screen_that_is_being_loaded_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_screen_of_a_test.py").write_text(HALF, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    idle = asyncio.create_task(asyncio.to_thread(import_module, "slow_screen_of_a_test"))
    await asyncio.to_thread(wait_for, tmp_path / "begun")
    pressed = asyncio.create_task(_loaded("slow_screen_of_a_test"))
    await asyncio.sleep(0)
    (tmp_path / "go-on").touch()
    assert hasattr(await pressed, "SlowScreen")
    await idle
