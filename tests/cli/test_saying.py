"""Words are put into a session from the command line."""

from __future__ import annotations

import io

import pytest
from tests.cli.conftest import Sitdown


def test_say_answers_the_question_that_waits(sitdown: Sitdown, cup: str) -> None:
    said = sitdown("say", cup, "assam", "--json").document
    assert said["entry"]["entry_type"] == "answer"
    assert said["entry"]["data"]["chosen"] == "Assam"
    assert said["message_id"] == said["entry"]["id"]
    assert [reply["content"] for reply in said["replies"]] == ["I heard Assam."]


def test_a_choice_is_taken_by_its_number_and_other_words_as_one_s_own(
    sitdown: Sitdown, cup: str
) -> None:
    assert sitdown("say", cup, "2", "--json").document["entry"]["data"]["chosen"] == "Sencha"
    other = sitdown("start", "tea", "--subject", "2", "--json").document["id"]
    said = sitdown("say", other, "Rooibos", "--json").document["entry"]
    assert (said["content"], said["data"]["chosen"]) == ("Rooibos", None)


@pytest.mark.parametrize("words", ["warm", "nan", "inf", "1e999"])
def test_a_number_has_to_be_one(sitdown: Sitdown, cup: str, words: str) -> None:
    sitdown("step", cup, "heat")
    printed = sitdown("say", cup, words)
    assert printed.code == 1
    assert "is no number" in printed.err
    assert sitdown("say", cup, "94,5", "--json").document["entry"]["data"]["number"] == 94.5


def test_say_without_a_question_is_said_unasked(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    assert sitdown("say", cup, "more", "--json").document["entry"]["entry_type"] == "said"


def test_skip_passes_the_question(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("say", cup, "--skip", "--json").document["entry"]["data"]["skipped"] is True
    assert "No question waits at" in sitdown("say", cup, "--skip").err


def test_a_type_with_its_data(sitdown: Sitdown, cup: str) -> None:
    data = '{"question": "leaf", "chosen": "Assam"}'
    entry = sitdown("say", cup, "yes", "--type", "answer", "--data", data, "--json").document
    assert entry["entry"]["data"]["chosen"] == "Assam"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--type", "answer", "--data", "{"), 2, "--data is not JSON"),
        (("--type", "answer", "--data", "[1]"), 2, "--data is a JSON object"),
        (("--type", "answer", "--data", "[" * 100_000), 2, "--data is"),
        (("--type", "answer", "--data", '{"a":' * 99 + "1" + "}" * 99), 2, "too deeply"),
        (("--type", "answer", "--data", '{"number": NaN}'), 2, "it has no NaN"),
        (("--type", "answer", "--data", '{"number": 1e999}'), 2, "it has no 1e999"),
        (("--type", "answer", "--data", '{"milk": 1}'), 1, "This is not a valid answer"),
        (("--type", "milk"), 1, "There is no entry type 'milk'"),
        (("--type", "question"), 1, "Only the buddy says a question."),
        (("--data", "{}"), 2, "--data needs the --type"),
        (("--type", "said", "--revise", "1"), 2, "a revision keeps its type"),
    ],
)
def test_what_cannot_be_said_is_refused(
    sitdown: Sitdown, cup: str, words: tuple[str, ...], code: int, told: str
) -> None:
    printed = sitdown("say", cup, "x", *words, "--json")
    assert (printed.code, printed.out) == (code, "")
    assert told in printed.err
    assert printed.err.count("\n") == 1
    assert len(sitdown("show", cup, "--json").document["entries"]) == 1


def test_nothing_is_no_answer(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("say", cup).err == "The answer is empty. Write something first.\n"


def test_a_revision_takes_the_place_and_the_old_words_stay(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    revised = sitdown("say", cup, "Sencha after all", "--revise", "2", "--json").document["entry"]
    assert (revised["place"], revised["data"]["chosen"]) == (2, None)
    standing = sitdown("show", cup, "--json").document["entries"]
    assert [entry["content"] for entry in standing][1] == "Sencha after all"
    everything = sitdown("show", cup, "--all", "--json").document["entries"]
    assert [e["content"] for e in everything if e["superseded_by"]] == ["Assam"]
    assert "was already revised" in sitdown("say", cup, "again", "--revise", "2").err
    assert "There is no entry '99'" in sitdown("say", cup, "x", "--revise", "99").err
    assert sitdown("say", cup, "x", "--revise", "1").err == "Only the buddy says a question.\n"


def test_a_revised_choice_is_a_choice_again(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    revised = sitdown("say", cup, "sencha", "--revise", "2", "--json").document["entry"]
    assert (revised["content"], revised["data"]["chosen"]) == ("Sencha", "Sencha")
    sitdown("step", cup, "next")
    number = sitdown("say", cup, "70", "--json").document["entry"]["sequence_num"]
    assert "is no number" in sitdown("say", cup, "hot", "--revise", str(number)).err
    again = sitdown("say", cup, "75,5", "--revise", str(number), "--json").document["entry"]
    assert (again["content"], again["data"]["number"]) == ("75,5", 75.5)


def test_a_revision_without_words_says_nothing_anew(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    for words in ((), ("  ",), ("-",)):
        printed = sitdown("say", cup, *words, "--revise", "2", stdin=io.StringIO(""))
        assert printed.err == "The revision is empty. Write something first.\n"
    assert sitdown("show", cup, "--json").document["revised_count"] == 0


def test_text_from_standard_input(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "1")
    said = sitdown("say", cup, "-", "--json", stdin=io.StringIO("two\nlines\n")).document
    assert said["entry"]["content"] == "two\nlines\n"
    noted = sitdown("note", cup, "-", "--json", stdin=io.StringIO("kept")).document
    assert noted["text"] == "kept"


def test_words_on_their_way_are_told_with_their_numbers(sitdown: Sitdown, cup: str) -> None:
    lines = sitdown("say", cup, "assam").out.splitlines()
    assert lines == ["   2  09:30  you: Assam", "   3  09:30  buddy: I heard Assam."]


def test_feedback_on_an_entry_by_session_and_number(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("feedback", f"{cup[:13]}:1", "like", "--json").document["feedback"] == "like"
    entry = sitdown("show", cup, "--json").document["entries"][0]
    assert entry["feedback"] == "like"
    assert sitdown("feedback", entry["id"], "none", "--json").document["feedback"] is None
    sitdown("say", cup, "assam")
    assert "Entry 2 is your own" in sitdown("feedback", f"{cup}:2", "like").err
    assert "There is no entry" in sitdown("feedback", "nothing", "like").err


def test_another_answer_takes_the_place_of_the_first(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    another = sitdown("feedback", f"{cup}:3", "regenerate", "--json").document["entry"]
    assert another["content"] == "In other words: I heard Assam."
    assert another["place"] == 3
    assert "nothing else to say" in sitdown("feedback", f"{cup}:1", "regenerate").err
    assert "Entry 2 is your own" in sitdown("feedback", f"{cup}:2", "regenerate").err


def test_why_tells_the_rule_and_what_it_read(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    held = sitdown("why", f"{cup}:3", "--json").document
    assert (held["rule"], held["parameters"]) == ("leaves/1", {"leaf": "Assam"})
    assert "Rule  leaves/1" in sitdown("why", f"{cup}:3").out
    assert "makes no claim" in sitdown("why", f"{cup}:2").err


def test_a_daily_check_in_falls_due_and_is_answered(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("followups", "set", cup, "--at", "08:30", "--json").document["at"] == "08:30"
    assert sitdown("due").out == "08:30  A cup of tea\n"
    assert [d["session_id"] for d in sitdown("followups", "due", "--json").document] == [cup]
    sitdown("followups", "done", cup)
    assert sitdown("due").out == ""
    assert sitdown("followups", "off", cup, "--json").document[0]["enabled"] is False


def test_a_check_in_for_one_day_says_its_text(sitdown: Sitdown, cup: str) -> None:
    sitdown("followups", "set", cup, "--at", "09:00", "--on", "2026-11-07", "--text", "Still hot?")
    assert sitdown("due").out == "09:00  A cup of tea: Still hot?\n"
    assert sitdown("due", "--json").document["followups"][0]["due_on"] == "2026-11-07"


def test_a_time_of_day_that_is_none_is_refused(sitdown: Sitdown, cup: str) -> None:
    printed = sitdown("followups", "set", cup, "--at", "25:00")
    assert "Write it as HH:MM" in printed.err
