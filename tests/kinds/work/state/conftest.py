from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.kinds.work.state.folders import Make, sample, session_folder, written

from sitdown.clock import FrozenClock
from sitdown.kinds.work.state import SessionStateManager


@pytest.fixture
def make(tmp_path: Path, clock: FrozenClock) -> Make:
    def made(content: str | bytes | None = None, **changed: Any) -> SessionStateManager:
        text = written(sample(**changed)) if content is None else content
        return SessionStateManager(session_folder(tmp_path, text), clock)

    return made
