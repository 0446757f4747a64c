"""Asking the person for words: to a question that holds a project up, or to nothing in particular.

What is typed and not said stays as a draft: of the question, or of the session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.errors import EmptyTextError
from sitdown.kinds.work import acting
from sitdown.kinds.work.answer_drafts import draft_of, keep_draft_of
from sitdown.tui.kinds.work.choosing import ChoosingScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.screens.ask_text import AskTextScreen
from sitdown.tui.themes import NOW, OVER
from sitdown.tui.widgets.rows import Row

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.kinds.work.items import BlockerView
    from sitdown.tui.app import SitdownApp


LONGEST = 2_000
"""Characters of an answer."""


async def ask_blocker(
    app: SitdownApp, blockers: Sequence[BlockerView]
) -> tuple[BlockerView, str] | None:
    """Let the person choose, where there are several, and answer; None when they leave it.

    Raises:
        FileError: what was typed before cannot be read.
    """
    if not blockers:
        app.tell("No question waits for you.", severe=False)
        return None
    blocker = blockers[0] if len(blockers) == 1 else await _chosen(app, blockers)
    if blocker is None:
        return None
    told = f"{blocker.priority} · blocker #{blocker.number}"
    text = await _ask(
        app,
        blocker.question,
        told,
        lambda desk: draft_of(desk, blocker.id),
        lambda desk, typed: keep_draft_of(desk, blocker.id, typed),
        "answer",
    )
    return (blocker, text) if text else None


async def ask_words(
    app: SitdownApp, title: str, told: str, session_id: str | None, field: str
) -> str | None:
    """Let the person write a line, beginning with the draft of a session's field; None when they
    leave it.
    """
    return await _ask(
        app,
        title,
        told,
        lambda desk: acting.draft(desk, session_id, field),
        lambda desk, text: acting.keep_draft(desk, session_id, field, text),
    )


async def _ask(
    app: SitdownApp,
    title: str,
    told: str,
    begun: Callable[[Desk], str],
    keep: Callable[[Desk, str], None],
    taking: str = "take it",
) -> str | None:
    """Let the person write a line; what they type is kept as they type it."""

    def keep_soon(text: str) -> None:
        app.backstage.put(
            lambda desk: keep(desk, text), lambda error: app.call_from_thread(app.tell, error)
        )

    text = await app.backstage.read(begun)
    screen = AskTextScreen(
        title, text, some_words, told=told, longest=LONGEST, keep_draft=keep_soon, taking=taking
    )
    return await app.push_screen_wait(screen)


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
