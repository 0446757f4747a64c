"""Pictures are taken when nothing moves any more, however slow the machine is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.waiting import at_rest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool]) -> Callable[..., bool]:
    """The comparison of the plugin, which waits until the screen is at rest."""

    def compare(
        app: Any,
        *,
        run_before: Callable[[Pilot[Any]], Awaitable[None]] | None = None,
        **asked: Any,
    ) -> bool:
        async def prepare(pilot: Pilot[Any]) -> None:
            # Keys find the screen as a person does: a dialog would keep what comes late from it.
            await at_rest(pilot)
            if run_before is not None:
                await run_before(pilot)
            await at_rest(pilot)

        return snap_compare(app, run_before=prepare, **asked)

    return compare
