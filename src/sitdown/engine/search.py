"""Finding in everything said. The index is kept true by triggers in the database."""

from __future__ import annotations

import re

from sqlalchemy import select, text
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.matching import is_beyond_words
from sitdown.engine.rows import session_view
from sitdown.engine.tables import SessionRow
from sitdown.engine.text import storable_text
from sitdown.engine.views import SearchHit, SessionView
from sitdown.store.database import Transaction

# Newest first, never by rank: ranking reads every hit, which takes 80 ms for a common word in a
# million entries where the newest fifty take a tenth of one. CROSS JOIN keeps the index outermost:
# SQLite might else begin with the few sessions, and read every hit to sort them.
# Asked of the driver, whose rows are the hits: typed rows take five times as long as the finding.
_FOUND = """
    SELECT entry.id, entry.session_id, entry.act, entry.step, entry.sequence_num,
           entry.entry_type, entry.role, entry.content, entry.created_at, newer.id,
           session.title, session.kind
    FROM entry_words
    CROSS JOIN entry ON entry.number = entry_words.rowid
    CROSS JOIN session ON session.id = entry.session_id
    LEFT JOIN entry AS newer ON newer.supersedes_id = entry.id
    WHERE entry_words MATCH ? AND session.user_id = ? AND entry_words.rowid < ?
    ORDER BY entry_words.rowid DESC
    LIMIT ?
"""

LOOKED_THROUGH = 50_000
"""The newest entries that are gone through for what an index of words cannot find: a part of a run
of letters without blanks, emoji, signs. A look takes some 20 ms."""

LOOKED_FOR = 1_000
"""Characters of what is looked for that count: SQLite refuses a pattern of 50,000, and what fits
the first thousand is what was meant."""

_GONE_THROUGH = """
    SELECT entry.id, entry.session_id, entry.act, entry.step, entry.sequence_num,
           entry.entry_type, entry.role, entry.content, entry.created_at, newer.id,
           session.title, session.kind
    FROM entry
    CROSS JOIN session ON session.id = entry.session_id
    LEFT JOIN entry AS newer ON newer.supersedes_id = entry.id
    WHERE entry.number < ? AND entry.number > (SELECT max(number) FROM entry) - ?
        AND session.user_id = ? AND {each_word}
    ORDER BY entry.number DESC
    LIMIT ?
"""


_ESCAPED = re.compile("[%_!]")
_BEFORE_IT = r"!\g<0>"
_LIKE_A_PICTURE = "\ufe0f"
"""Comes after a sign that is to be drawn as an emoji; some keyboards send it and others do not."""


def match_expression(words: str) -> str | None:
    """What FTS5 is asked: every word; the last, and one that ends with a star, as a prefix. None
    when there is nothing to ask, which is less than two letters.
    """
    if sum(sign.isalnum() for sign in words) < 2:
        return None
    quoted = [_quoted(word) for word in words.split()]
    if words[-1].isalnum():
        quoted[-1] += "*"
    return " ".join(quoted)


def _quoted(word: str) -> str:
    """Quoted, a word is never syntax, and it is parted as the index parts it."""
    is_begun = word.endswith("*") and word.rstrip("*")[-1:].isalnum()
    return '"' + word.replace('"', '""') + ('"*' if is_begun else '"')


def is_enough(words: str) -> bool:
    """Whether there is something to look for: two letters, or anything that is no word."""
    asked = _words_of(words)
    return bool(asked.strip()) and (is_beyond_words(asked) or match_expression(asked) is not None)


def _words_of(typed: str) -> str:
    return storable_text(typed[:LOOKED_FOR]).replace(_LIKE_A_PICTURE, "")


def search(
    desk: Desk, words: str, limit: int = 50, before: int | None = None
) -> tuple[SearchHit, ...]:
    """The entries with all the words, the newest first, superseded ones among them.

    What an index of words cannot find is looked for in the last ``LOOKED_THROUGH`` entries.
    """
    words = _words_of(words)
    newest = before if before is not None else 2**62
    if is_beyond_words(words):
        return _gone_through(desk, words, limit, newest)
    query = match_expression(words)
    if query is None:
        return ()
    asked = (query, desk.user_id, newest, limit)
    return tuple(map(SearchHit._make, desk.store.ask(_FOUND, asked)))


def _gone_through(desk: Desk, words: str, limit: int, before: int) -> tuple[SearchHit, ...]:
    wanted = [f"%{_ESCAPED.sub(_BEFORE_IT, word)}%" for word in words.split()]
    if not wanted:
        return ()
    each_word = " AND ".join(["entry.content LIKE ? ESCAPE '!'"] * len(wanted))
    asked = (before, LOOKED_THROUGH, desk.user_id, *wanted, limit)
    found = desk.store.ask(_GONE_THROUGH.format(each_word=each_word), asked)
    return tuple(map(SearchHit._make, found))


def search_titles(desk: Desk, words: str, limit: int = 20) -> tuple[SessionView, ...]:
    """The sessions with the words in their title, the last touched first."""
    words = words[:LOOKED_FOR]
    query = select(SessionRow).where(
        col(SessionRow.user_id) == desk.user_id,
        col(SessionRow.title).icontains(storable_text(words).strip(), autoescape=True),
    )
    if not words.strip():
        return ()
    with desk.store.read() as tx:
        rows = tx.scalars(query.order_by(col(SessionRow.updated_at).desc()).limit(limit))
        return tuple(session_view(row) for row in rows)


def forget_erased_words(tx: Transaction) -> None:
    """Rewrite the index without what was deleted, which it else keeps until it is merged."""
    tx.execute(text("INSERT INTO entry_words (entry_words) VALUES ('optimize')"))
