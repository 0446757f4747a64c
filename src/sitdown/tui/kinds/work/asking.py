"""Asking the person to answer a question that holds a project up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.errors import EmptyTextError
from sitdown.tui.kinds.work.choosing import ChoosingScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.screens.ask_text import AskTextScreen
from sitdown.tui.themes import NOW, OVER
from sitdown.tui.widgets.rows import Row

if TYPE_CHECKING:
    from sitdown.kinds.work.items import BlockerView
    from sitdown.tui.app import SitdownApp


async def ask_blocker(
    app: SitdownApp, blockers: Sequence[BlockerView]
) -> tuple[BlockerView, str] | None:
    """Let the person choose, where there are several, and answer; None when they leave it."""
    if not blockers:
        app.tell("No question waits for you.", severe=False)
        return None
    blocker = blockers[0] if len(blockers) == 1 else await _chosen(app, blockers)
    if blocker is None:
        return None
    told = f"{blocker.priority} · blocker #{blocker.number}"
    text = await app.push_screen_wait(AskTextScreen(blocker.question, "", some_words, told=told))
    return (blocker, text) if text else None


def some_words(text: str) -> None:
    """Refuse an empty answer.

    Raises:
        EmptyTextError: there are no words.
    """
    if not text:
        raise EmptyTextError("answer")


async def _chosen(app: SitdownApp, blockers: Sequence[BlockerView]) -> BlockerView | None:
    rows = [
        Row(
            str(each.number),
            Content.assemble(
                safe_line(f"{each.priority} ", style=OVER if each.priority == "high" else NOW),
                " ",
                safe_line(each.question),
            ),
        )
        for each in blockers
    ]
    key = await app.push_screen_wait(ChoosingScreen("Which question?", rows))
    return next((each for each in blockers if str(each.number) == key), None)
