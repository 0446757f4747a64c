"""Setting a worker to work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.dom import DOMNode
    from textual.worker import WorkType


def set_to_work(
    node: DOMNode,
    work: Callable[[], Coroutine[None, None, None]],
    group: str = "default",
    *,
    exclusive: bool = False,
) -> None:
    """Run a worker of this node, or of the app.

    Args:
        node: whose end is the worker's end.
        work: what makes the coroutine. A coroutine that was made already, and that a closing app
            then never runs, is an error of its own.
        group: which workers it belongs to.
        exclusive: whether it ends the others of its group.
    """
    given: WorkType[None] = work
    node.run_worker(given, group=group, exclusive=exclusive)
