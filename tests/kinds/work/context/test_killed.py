from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitdown.clock import SystemClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work.context import rows
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.context.schema import context_of, document_of
from sitdown.locations import Locations

SOURCE = Path(__file__).parents[4] / "src"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_while_saving_the_file_is_whole_and_known(
    desk: Desk, project: str, own: Path, locations: Locations, seed: int
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("saver.py")), locations.home, project],
        stdout=subprocess.PIPE,
        env=environment,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.read(3) == b"..."
        time.sleep(random.Random(seed).uniform(0, 0.1))  # noqa: S311 - any moment will do
        process.kill()

    document = document_of(own.read_bytes())
    assert context_of(document).active_blockers
    with desk.store.read() as tx:
        assert rows.is_known(tx, project, document)
    opened = open_context(desk, project)
    assert opened.notices == ()
    later = Desk(desk.store, {}, "me", SystemClock(), desk.new_id)
    assert save_context(later, project).in_file
    assert sorted(each.name for each in own.parent.iterdir()) == [".gitignore", own.name]
