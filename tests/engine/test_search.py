"""Finding in everything said, whatever is typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile import HOSTILE

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.search import is_enough, match_expression, search, search_titles
from sitdown.engine.views import SessionView

SYNTAX = (
    '"',
    '""',
    "'",
    "*",
    "a*",
    "a AND",
    "AND",
    "a OR b",
    "NOT a",
    "NEAR(",
    "NEAR(a b, 2)",
    "content:a",
    "{content}:a",
    "- a",
    "^a",
    "a + b",
    "(a",
    ":query",
    "?",
    "%",
    "__",
    "'; DROP TABLE entry; --",
    "\\",
    "entry_words",
)


def found(desk: Desk, words: str) -> list[str]:
    return [hit.content for hit in search(desk, words)]


@pytest.mark.parametrize("words", [*SYNTAX, *HOSTILE])
def test_no_query_is_syntax(words: str, desk: Desk, pot: SessionView) -> None:
    entries.say(desk, pot.id, NewEntry("said", "a plain sentence"))
    assert isinstance(search(desk, words), tuple)
    assert isinstance(search_titles(desk, words), tuple)
    assert found(desk, "plain") == ["a plain sentence"]


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=30))
@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200
)
def test_no_text_breaks_the_index(desk: Desk, words: str) -> None:
    assert search(desk, words) == ()


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text.strip()) > 1])
def test_what_was_said_is_found_by_its_own_words(text: str, desk: Desk, pot: SessionView) -> None:
    said = entries.say(desk, pot.id, NewEntry("said", f"{text} needle")).entry
    assert found(desk, "needle") == [said.content]
    if match_expression(text):
        assert said.content in found(desk, text)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Café Müller", "cafe muller"),
        ("cafe\u0301 au lait", "café"),
        ("café", "cafe\u0301"),
        ("l'e\u0301te\u0301 dernier", "e\u0301te\u0301"),
        ("Straße", "STRAßE"),
        ("mother's kitchen", "mother's kit"),
        ("snake_case", "snake_case"),
        ("one two three", "three one"),
        ("हिन्दी में", "हिन्दी"),
    ],
)
def test_words_are_found_however_they_are_written(
    said: str, asked: str, desk: Desk, pot: SessionView
) -> None:
    entries.say(desk, pot.id, NewEntry("said", said))
    assert found(desk, asked) == [said]


def test_the_last_word_may_be_begun_and_the_others_must_be_whole(
    desk: Desk, pot: SessionView
) -> None:
    entries.say(desk, pot.id, NewEntry("said", "morning coffee"))
    assert found(desk, "morning cof") == ["morning coffee"]
    assert found(desk, "mor coffee") == []
    assert found(desk, "morning cof ") == []
    assert found(desk, "m") == []


def test_the_newest_comes_first_page_by_page_with_the_superseded_among_them(
    desk: Desk, pot: SessionView
) -> None:
    first = entries.say(desk, pot.id, NewEntry("said", "tea 1")).entry
    for number in range(2, 6):
        entries.say(desk, pot.id, NewEntry("said", f"tea {number}"))
    entries.revise(desk, first.id, "tea 6")
    hits = search(desk, "tea", limit=4)
    assert [hit.content for hit in hits] == ["tea 6", "tea 5", "tea 4", "tea 3"]
    assert found(desk, "tea")[-1] == "tea 1"
    assert search(desk, "tea")[-1].superseded_by == hits[0].id
    assert {(hit.session_title, hit.kind) for hit in hits} == {("Morning pot", "tea")}


def test_titles_are_found_by_any_part_of_them(desk: Desk, pot: SessionView) -> None:
    sessions.begin(desk, "tea", Begin(title="100% oolong_tea"))
    assert [view.title for view in search_titles(desk, "ORNING")] == [pot.title]
    assert [view.title for view in search_titles(desk, "0% o")] == ["100% oolong_tea"]
    for nothing in ("", "  ", "%", "g_p"):
        hits = [view.title for view in search_titles(desk, nothing)]
        assert hits == (["100% oolong_tea"] if nothing == "%" else [])


def test_the_index_agrees_with_what_it_indexes(desk: Desk, pot: SessionView) -> None:
    for text in HOSTILE:
        if text.strip():
            entries.say(desk, pot.id, NewEntry("said", text))
    doomed = sessions.begin(desk, "tea", Begin(title="Doomed"))
    entries.say(desk, doomed.id, NewEntry("said", "gone"))
    sessions.erase(desk, doomed.id)
    with closing(sqlite3.connect(desk.store.path)) as connection:
        # Raises where the index and the entries differ.
        connection.execute(
            "INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)"
        )


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("東京", 1), ("京都", 1), ("お茶", 1), ("今月 お茶", 1), ("お茶 MARIAGE", 1),
        ("大阪", 0), ("お茶 coffee", 0), ("ใจ", 1), ("100%東", 1), ("1_0%東", 0),
    ],
)  # fmt: skip
def test_a_part_of_a_run_of_letters_without_blanks_is_found(
    desk: Desk, pot: SessionView, words: str, count: int
) -> None:
    for said in ("今月は東京都でお茶を飲んだ Mariage", "ฉันตั้งใจเขียน", "100%東"):
        entries.say(desk, pot.id, NewEntry("said", said))
    found = search(desk, words)
    assert len([hit for hit in found if hit.role == "user"]) >= count
    assert bool(found) is bool(count)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("🍵", 2), ("🍵 honey", 1), ("❤", 1), ("❤️", 1), ("€", 1), ("%", 1), ("!?", 1),
        ("🫖", 0), ("茶", 1), ("hon*", 1), ("hon* tea", 1), ("ho* *", 1), ("*", 0), ("\ufe0f", 0),
        ("h", 0), ("  ", 0), ("", 0), ("\x00h", 0),
    ],
)  # fmt: skip
def test_emoji_signs_and_single_letters_that_are_words_are_found(
    desk: Desk, pot: SessionView, words: str, count: int
) -> None:
    for said in ("🍵🍵 at four", "honey in my tea 🍵", "❤️ 100 % for € 3 !?", "お茶"):
        entries.say(desk, pot.id, NewEntry("said", said))
    assert len([hit for hit in search(desk, words) if hit.role == "user"]) == count


def test_what_is_enough_to_look_for() -> None:
    assert all(map(is_enough, ("ab", "a b", "茶", "🍵", "%", " € ")))
    assert not any(map(is_enough, ("", " ", "a", " a ", "-a", "\ufe0f")))


def test_it_is_the_newest_first_and_only_the_persons_own(
    desk: Desk, stranger: Desk, pot: SessionView
) -> None:
    for number in range(3):
        entries.say(desk, pot.id, NewEntry("said", f"お茶 {number}"))
    assert [hit.content for hit in search(desk, "お茶", limit=2)] == ["お茶 2", "お茶 1"]
    assert search(stranger, "お茶") == ()
