"""Sessions are begun and moved through their life without a screen."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Sitdown, Terminal

from sitdown.cli.commands import DESCRIBED
from sitdown.engine.sessions.change import DESCRIBING
from sitdown.locations import Locations


def test_start_prints_the_session_with_the_first_question(sitdown: Sitdown) -> None:
    printed = sitdown("start", "tea", "--title", "Morning", "--intention", "wake up", "--json")
    session = printed.document
    assert printed.code == 0
    assert (session["title"], session["status"], session["act"]) == ("Morning", "in_progress", 1)
    assert session["current_act"] == 1
    assert session["intention"] == "wake up"
    assert session["started_at"] == "2026-11-07T09:30:00Z"
    assert [entry["content"] for entry in session["entries"]] == ["Which leaf?"]


def test_start_in_lines_tells_where_the_session_stands(sitdown: Sitdown) -> None:
    lines = sitdown("start", "tea").out.splitlines()
    assert lines[0] == "A cup of tea"
    assert "Brew: The leaf, step 1 of 3" in lines[1]
    assert lines[-1].endswith("buddy: Which leaf?")


def test_starting_a_subject_again_goes_on_with_it(sitdown: Sitdown) -> None:
    first = sitdown("start", "tea", "--subject", "noon", "--json").document
    again = sitdown("start", "tea", "--subject", "noon", "--json").document
    assert again["id"] == first["id"]


def test_a_month_is_a_subject(sitdown: Sitdown) -> None:
    assert sitdown("start", "tea", "--month", "2026-10", "--json").document["subject"] == "2026-10"


def test_a_month_that_is_none_is_refused(sitdown: Sitdown) -> None:
    printed = sitdown("start", "tea", "--month", "october")
    assert (printed.code, printed.out) == (1, "")
    assert "'october' is not a time I can read" in printed.err


def test_an_unknown_kind_is_told_with_those_there_are(sitdown: Sitdown) -> None:
    printed = sitdown("start", "coffee", "--json")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err == "There is no kind of session 'coffee'. There are: tea.\n"


def test_a_session_planned_for_later_waits(sitdown: Sitdown) -> None:
    session = sitdown("start", "tea", "--at", "2026-11-09 08:00", "--minutes", "20", "--json")
    assert session.document["status"] == "scheduled"
    assert session.document["scheduled_at"] == "2026-11-09T08:00:00Z"
    moved = sitdown("schedule", session.document["id"][:13], "2026-11-10T08:15", "--json").document
    assert moved["scheduled_at"] == "2026-11-10T08:15:00Z"
    assert moved["scheduled_duration_minutes"] == 20


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("tomorrow", "2026-11-08T09:00:00Z"),
        ("18:30", "2026-11-07T18:30:00Z"),
        ("sat 10:00", "2026-11-14T10:00:00Z"),
    ],
)
def test_a_time_is_written_as_people_do(sitdown: Sitdown, words: str, at: str) -> None:
    planned = sitdown("start", "tea", "--at", words, "--json").document
    assert (planned["status"], planned["scheduled_at"]) == ("scheduled", at)


def test_planning_a_subject_again_moves_it(sitdown: Sitdown) -> None:
    words = ("start", "tea", "--subject", "noon", "--json", "--at")
    first = sitdown(*words, "2026-11-09 08:00").document
    moved = sitdown(*words, "2026-11-10 08:00").document
    assert (moved["id"], moved["scheduled_at"]) == (first["id"], "2026-11-10T08:00:00Z")
    sitdown("resume", first["id"])
    assert sitdown(*words, "2026-11-11 08:00").document["status"] == "in_progress"


@pytest.mark.parametrize("when", ["now", "soon", "2026-11-06 10:00", "2026-02-30 08:00", ""])
def test_a_time_that_is_none_is_refused(sitdown: Sitdown, cup: str, when: str) -> None:
    printed = sitdown("schedule", cup, when)
    assert printed.code == 1
    told = "is past. Name a time to come" if "11-06" in when else "is not a time I can read"
    assert told in printed.err


def test_one_that_was_cancelled_before_it_began_tells_when_it_was_cancelled(
    sitdown: Sitdown,
) -> None:
    planned = sitdown("start", "tea", "--at", "2026-11-09 08:00", "--json").document["id"]
    assert "scheduled · 2026-11-09 08:00" in sitdown("list").out
    sitdown("cancel", planned)
    assert "cancelled · 2026-11-07 09:30" in sitdown("list").out


def test_pause_and_resume_keep_the_place(sitdown: Sitdown, cup: str) -> None:
    sitdown("step", cup, "heat")
    assert sitdown("pause", cup, "--json").document["status"] == "paused"
    resumed = sitdown("resume", "--json").document
    assert (resumed["id"], resumed["status"], resumed["step"]) == (cup, "in_progress", "heat")
    assert len(resumed["sittings"]) == 2


def test_resume_without_anything_open_says_what_to_do(sitdown: Sitdown) -> None:
    printed = sitdown("resume")
    assert printed.code == 1
    assert printed.err == "Nothing is open. `sitdown start KIND` begins a session.\n"


def test_advance_goes_to_the_next_phase_and_marks_the_one_left(sitdown: Sitdown, cup: str) -> None:
    session = sitdown("advance", cup, "--json").document
    assert (session["act"], session["step"]) == (2, "taste")
    assert session["act1_completed_at"] == "2026-11-07T09:30:00Z"
    assert sitdown("advance", cup).err.startswith("“Drink” is the last phase.")


def test_step_goes_on_back_and_anywhere(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("step", cup, "--json").document["step"] == "heat"
    assert sitdown("step", cup, "back", "--json").document["step"] == "leaf"
    assert sitdown("step", cup, "taste", "--json").document["step"] == "taste"
    assert "There is no step 'milk'" in sitdown("step", cup, "milk").err


def test_complete_says_what_is_missing_until_the_person_is_done(sitdown: Sitdown, cup: str) -> None:
    refused = sitdown("complete", cup)
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Drink it first")
    done = sitdown("complete", cup, "--done", "--json").document
    assert (done["status"], done["completion_percentage"]) == ("completed", 100)
    assert done["proposal"]["at"] == "2026-11-08T09:30:00Z"
    assert sitdown("reopen", cup, "--json").document["status"] == "in_progress"


def test_complete_in_lines_proposes_a_command_that_works(sitdown: Sitdown, cup: str) -> None:
    lines = sitdown("complete", cup, "--done").out.splitlines()
    assert lines[-1].endswith("sitdown start tea --subject later --at '2026-11-08 09:30'")
    planned = sitdown("start", "tea", "--subject", "later", "--at", "2026-11-08 09:30", "--json")
    assert planned.document["status"] == "scheduled"


def test_cancel_keeps_the_words_and_refuses_more(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("cancel", cup, "--json").document["status"] == "cancelled"
    assert len(sitdown("show", cup, "--json").document["entries"]) == 1
    assert sitdown("pause", cup).err == (
        "A session that is cancelled cannot be paused. It can only be read or deleted.\n"
    )


def test_rename_and_rate(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("rename", cup, "Green  tea", "--json").document["title"] == "Green tea"
    assert sitdown("rate", cup, "4", "--json").document["success_rating"] == 4
    assert "goes from 1 to 5" in sitdown("rate", cup, "6").err


def test_each_text_of_a_session_can_be_described() -> None:
    assert tuple(DESCRIBED) == DESCRIBING


@pytest.mark.parametrize("name", DESCRIBED)
def test_each_has_its_option(sitdown: Sitdown, cup: str, name: str) -> None:
    option = f"--{name.replace('_', '-')}"
    assert sitdown("describe", cup, option, "leaves", "--json").document[name] == "leaves"


def test_describe_sets_what_is_given_and_leaves_the_rest(sitdown: Sitdown, cup: str) -> None:
    sitdown("describe", cup, "--intention", "be warm", "--followup-notes", "buy milk")
    session = sitdown("describe", cup, "--primary-topic", "leaves", "--json").document
    assert (session["intention"], session["primary_topic"]) == ("be warm", "leaves")
    assert (session["followup_notes"], session["needs_followup"]) == ("buy milk", True)


def test_delete_without_a_yes_erases_nothing(sitdown: Sitdown, cup: str) -> None:
    printed = sitdown("delete", cup)
    assert printed.code == 1
    assert "give --yes" in printed.err
    assert sitdown("show", cup).code == 0


def test_delete_asks_a_terminal(
    sitdown: Sitdown, cup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert sitdown("delete", cup, stdin=Terminal("n\n")).code == 1
    assert sitdown("show", cup).code == 0
    printed = sitdown("delete", cup, stdin=Terminal("y\n"))
    assert printed.code == 0
    assert "cannot be undone" in printed.out


def test_delete_with_yes_erases_every_word(sitdown: Sitdown, cup: str, home: Path) -> None:
    sitdown("say", cup, "a word like zanzibar")
    assert sitdown("delete", cup, "--yes", "--json").document == {"id": cup, "erased": True}
    assert sitdown("search", "zanzibar", "--json").document["entries"] == []
    assert b"zanzibar" not in (home / "sitdown.db").read_bytes()


def test_a_terminal_gets_the_app_at_that_session(
    sitdown: Sitdown, cup: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def launch(locations: Locations, *, open_session_id: str) -> int:
        opened.append((locations.home, open_session_id))
        return 0

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    module = SimpleNamespace(launch=launch)
    monkeypatch.setitem(sys.modules, "sitdown.tui.launching", module)
    assert sitdown("resume", cup[:13], stdin=Terminal()).code == 0
    assert sitdown("start", "tea", stdin=Terminal()).code == 0
    assert opened[0] == (home, cup)
    assert len(opened) == 2
    assert sitdown("resume", cup, "--json", stdin=Terminal()).document["id"] == cup
