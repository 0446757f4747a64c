"""Writers that are killed, and writers that race: nothing half, nothing lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.kinds.work.state.folders import session_folder

from sitdown.kinds.work.state import SessionStateManager

WRITER = Path(__file__).with_name("writer.py")
SOURCE = Path(__file__).parents[4] / "src"
KILLS = 20
WRITES = int(os.environ.get("SITDOWN_KILLED_WRITES", "200"))
"""How many writes the kills are spread over; a thousand can be asked for by hand."""


def start(folder: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "SITDOWN_HOME": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def kill_while_it_writes(writer: subprocess.Popen[str], lines: int, delay: float) -> str:
    """Kill it a moment after so many lines, and give the last number it said was written."""
    assert writer.stdout is not None
    said = ""
    for _ in range(lines):
        said = writer.stdout.readline() or said
    time.sleep(delay)
    writer.kill()
    rest = writer.stdout.read()
    writer.stdout.close()
    writer.wait()
    whole = (said + rest)[: (said + rest).rfind("\n")]
    return whole.splitlines()[-1] if whole else ""


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same moments at every run
    folder = session_folder(tmp_path, "{}")
    manager = SessionStateManager(folder)
    number = -1
    for kill in range(KILLS):
        last = WRITES * (kill + 1) // KILLS
        writer = start(folder, "pages", number + 1, max(last, number + 2) + 30)
        lines = chance.randrange(max(1, last - number))
        said = kill_while_it_writes(writer, lines, chance.uniform(0, 0.004))
        document = manager.load().document()
        before, number = number, int(document.get("topic", -1))
        assert set(document.get("body", "").split()) <= {str(number)}
        assert document.get("end", -1) == number
        # What was said to be written is there, and at most the one write that was under way.
        promised = int(said) if said else before
        assert promised <= number <= promised + 1
    manager.set_git_branch("after")
    assert [found.name for found in folder.iterdir()] == ["state.json"]


@pytest.mark.parametrize("count", [100])
def test_two_programs_hammering_one_file_lose_nothing(tmp_path: Path, count: int) -> None:
    folder = session_folder(tmp_path)
    writers = [start(folder, "commits", name, count) for name in (1, 2)]
    for writer in writers:
        assert writer.wait(60) == 0
        assert writer.stdout is not None
        writer.stdout.close()
    shas = [commit.sha for commit in SessionStateManager(folder).load().commits]
    expected = [f"{name:04x}{number:04x}" for name in (1, 2) for number in range(count)]
    assert sorted(shas) == sorted(["abc1234", *expected])
    for name in (1, 2):
        own = [sha for sha in shas if sha.startswith(f"{name:04x}")]
        assert own == sorted(own)
    assert [found.name for found in folder.iterdir()] == ["state.json"]


def test_threads_of_one_program_lose_nothing_either(tmp_path: Path) -> None:
    manager = SessionStateManager(session_folder(tmp_path))

    def add(name: int) -> None:
        for number in range(20):
            manager.add_commit(f"{name:04x}{number:04x}", "x")

    threads = [threading.Thread(target=add, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(manager.load().commits) == 1 + 4 * 20


def test_a_reader_never_sees_half_a_write(tmp_path: Path) -> None:
    folder = session_folder(tmp_path, "{}")
    manager = SessionStateManager(folder)
    writer = start(folder, "pages", 0, 80)
    looks = 0
    while writer.poll() is None:
        document = manager.load().document()
        assert set(document.get("body", "").split()) == {str(document.get("end"))} - {"None"}
        looks += 1
    assert looks > 5
    assert manager.load().title == "79"
    assert writer.stdout is not None
    writer.stdout.close()
