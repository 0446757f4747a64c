"""One thing said, as it stands in a transcript: a quiet line, and the words under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.clock import local
from sitdown.engine.transcript import SUMMARY_TYPE
from sitdown.engine.views import Role
from sitdown.exchange.entry_words import words_of
from sitdown.moments import moment_in_words
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, MUTED, NOW, OVER
from sitdown.tui.widgets.drawn import wrapped

if TYPE_CHECKING:
    from sitdown.clock import Clock
    from sitdown.engine.views import EntryView

BAR = "▎ "
_LIKINGS = {"like": ("+", DONE, " liked"), "dislike": ("-", OVER, " disliked")}


@dataclass(frozen=True)
class Telling:
    """What it takes to tell who said something and when: the time, and the buddy's name."""

    clock: Clock
    buddy: str

    def when(self, entry: EntryView) -> str:
        """When an entry was said, by the person's wall clock: ``today 08:31``."""
        now = local(self.clock, self.clock.now())
        return moment_in_words(local(self.clock, entry.created_at), now)

    def who(self, entry: EntryView) -> str:
        """The buddy's name, or when the person said it."""
        return self.buddy if entry.role is Role.BUDDY else self.when(entry)


def is_revision(entry: EntryView) -> bool:
    """Whether it stands in the place of something said earlier."""
    return entry.place != entry.sequence_num


def body_of(entry: EntryView) -> Content:
    """Give the words as something to draw; muted where nothing was put into words."""
    return safe(words_of(entry, ", "), "" if entry.content.strip() else MUTED)


def label_of(entry: EntryView, telling: Telling, width: int) -> Content:
    """Give the quiet line above the words, with what the person thinks of it at the right."""
    parts = [safe_line(telling.who(entry), style=MUTED)]
    if entry.entry_type == SUMMARY_TYPE:
        parts.append(Content.styled(" · summary", MUTED))
    if is_revision(entry):
        parts.append(Content.styled(" · revised", MUTED))
    left = Content.assemble(*parts)
    if entry.feedback not in _LIKINGS:
        return left.truncate(width, ellipsis=True)
    sign, style, word = _LIKINGS[entry.feedback]
    right = Content.assemble((sign, style), (word, MUTED))
    gap = " " * max(2, width - left.cell_length - right.cell_length)
    return Content.assemble(left, gap, right).truncate(width, ellipsis=True)


def said_lines(entry: EntryView, telling: Telling, width: int) -> list[Content]:
    """Give an entry in lines of ``width`` cells: the person's words stand behind a bar."""
    label = label_of(entry, telling, width)
    if entry.role is Role.BUDDY:
        return [label, *wrapped(body_of(entry), max(1, width))]
    bar = Content.styled(BAR, NOW)
    lines = wrapped(body_of(entry), max(1, width - len(BAR)))
    return [label, *(Content.assemble(bar, line) for line in lines)]
