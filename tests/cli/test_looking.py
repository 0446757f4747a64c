"""What there is, is found and shown; every text in it is harmless."""

from __future__ import annotations

import json
import re

import pytest
from tests.cli.conftest import Sitdown
from tests.hostile import HOSTILE

from sitdown.clock import FrozenClock

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def test_list_takes_kind_status_and_limit(sitdown: Sitdown, cup: str, clock: FrozenClock) -> None:
    clock.advance(minutes=1)
    other = sitdown("start", "tea", "--title", "Second", "--json").document["id"]
    sitdown("pause", cup)
    listed = sitdown("list", "--json").document
    assert {session["id"] for session in listed} == {cup, other}
    only = sitdown("list", "--kind", "tea", "--status", "in_progress", "--json").document
    assert [session["id"] for session in only] == [other]
    assert len(sitdown("list", "--limit", "1", "--json").document) == 1
    assert sitdown("list", "--limit", "0").code == 1
    assert "There is no kind" in sitdown("list", "--kind", "coffee").err


def test_the_ids_of_a_list_are_enough_to_type(sitdown: Sitdown, cup: str) -> None:
    for _ in range(12):
        sitdown("start", "tea")
    for line in sitdown("list").out.splitlines():
        assert sitdown("show", line.split()[0]).code == 0, line


def test_an_ambiguous_id_asks_for_more(sitdown: Sitdown, cup: str) -> None:
    sitdown("start", "tea")
    assert "Give more of the id" in sitdown("show", cup[:6]).err
    assert "There is no session 'zz'" in sitdown("show", "zz").err


def test_history_has_the_finished_ones(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("history").out == "Nothing is finished yet.\n"
    sitdown("complete", cup, "--done")
    assert [each["id"] for each in sitdown("history", "--kind", "tea", "--json").document] == [cup]
    assert "completed · 2026-11-07 09:30" in sitdown("history").out


def test_show_has_everything_that_belongs_to_a_session(sitdown: Sitdown, cup: str) -> None:
    sitdown("note", cup, "a biscuit")
    session = sitdown("show", cup[:10], "--json").document
    assert session["notes"][0]["text"] == "a biscuit"
    assert session["user_id"] == "me"
    assert session["progress"]["percent"] == 0
    assert session["sittings"][0]["ended_at"] is None
    assert session["phase_marks"][0]["act"] == 1
    assert set(session["entries"][0]) >= {
        "id", "session_id", "act", "sequence_num", "entry_type", "role", "content", "data",
        "trace_id", "superseded_by", "created_at",
    }  # fmt: skip


def test_search_finds_words_and_titles(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "with honey")
    found = sitdown("search", "honey", "--json").document
    assert [hit["content"] for hit in found["entries"]] == ["I heard with honey.", "with honey"]
    assert found["entries"][0]["session_title"] == "A cup of tea"
    assert [each["id"] for each in sitdown("search", "cup", "--json").document["sessions"]] == [cup]
    lines = sitdown("search", "honey").out.splitlines()
    assert sitdown("why", lines[0].split()[0]).code == 0
    assert sitdown("search", "nowhere").out == "Nothing has the words “nowhere”.\n"
    assert sitdown("search", "z").out.startswith("Two letters are the least")


def test_measures_count(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    row = sitdown("measures", "--json").document[0]
    assert (row["month"], row["sessions_started"], row["entries"]) == ("2026-11", 1, 1)
    assert "2026-11" in sitdown("measures").out


def test_home_in_lines(sitdown: Sitdown, cup: str) -> None:
    sitdown("start", "tea", "--title", "Tonight", "--at", "2026-11-07 20:00")
    sitdown("start", "tea", "--title", "Next week", "--at", "2026-11-14 20:00")
    out = sitdown().out
    assert [line for line in out.splitlines() if line.isupper()] == ["CONTINUE", "TODAY", "PLANNED"]
    document = sitdown("--json").document
    assert [each["title"] for each in document["today"]["scheduled"]] == ["Tonight"]
    assert document["continue"][0]["id"] == cup


def test_home_of_an_empty_store_says_how_to_begin(sitdown: Sitdown) -> None:
    assert "sitdown start money" in sitdown().out


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_no_text_acts_on_a_terminal(sitdown: Sitdown, cup: str, text: str) -> None:
    sitdown("rename", cup, text)
    sitdown("say", cup, "--", text)
    sitdown("note", cup, "--", text)
    for words in (["list"], ["show", cup], ["search", text], [], ["show", text], ["keys", text]):
        for extra in ([], ["--json"]):
            printed = sitdown(*extra, *words)
            assert not _OBEYED.search(printed.out + printed.err), words
            if extra and printed.code == 0:
                json.loads(printed.out)
