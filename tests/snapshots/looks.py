"""What pictures are taken in: the two sizes, the two themes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

LOOKS = pytest.mark.parametrize(
    ("size", "theme"),
    [((120, 40), "hearth"), ((120, 40), "paper"), ((80, 24), "hearth"), ((80, 24), "paper")],
    ids=["wide-hearth", "wide-paper", "small-hearth", "small-paper"],
)
Look = Callable[[Pilot[Any]], Awaitable[None]]
"""Brings the screen to what is pictured."""
Compare = Callable[..., bool]
