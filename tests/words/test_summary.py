"""A summary is the person's own words, linked, few, and the same every time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import times_dearer
from tests.words.said import transcript

from sitdown.words.summary import LONGEST_QUOTE, is_commitment, last_commitment, summarise

TALK = transcript(
    "> What brings you here?",
    "I keep putting off the garden. The shed is full, and the garden scares me by now. Hm.",
    "> What about it scares you?",
    "My father kept that garden for thirty years. Whatever I do in it, I hear him comment.",
    "> What would be a small first piece?",
    "Maybe the herbs by the door. I will clear the herb bed on Saturday morning.",
    "Thanks.",
)


def test_every_quote_stands_in_the_entry_it_names() -> None:
    contents = {entry.id: entry.content for entry in TALK}
    lines = summarise(TALK).lines
    assert lines
    assert all(quote.text in contents[quote.entry_id] for quote in lines)


def test_the_buddy_is_never_quoted() -> None:
    buddys = {entry.id for entry in TALK if entry.role.value == "buddy"}
    assert not buddys & {quote.entry_id for quote in summarise(TALK, lines=100).lines}


def test_quotes_are_few_and_in_the_order_they_were_said() -> None:
    lines = summarise(TALK, lines=3).lines
    assert [quote.entry_id for quote in lines] == ["entry-2", "entry-4", "entry-6"]
    assert lines[-1].text == "I will clear the herb bed on Saturday morning."


def test_the_items_of_a_list_are_quoted_one_by_one() -> None:
    (listed,) = transcript("phone in the kitchen\nreading in bed\nI will walk before ten")
    listed = replace(listed, data={"items": listed.content.splitlines()})
    quotes = [quote.text for quote in summarise((listed,)).lines]
    assert quotes == ["phone in the kitchen", "I will walk before ten"]
    commitment = last_commitment((listed,))
    assert commitment is not None
    assert commitment.text == "I will walk before ten"


def test_the_same_words_are_summed_up_the_same_way() -> None:
    assert summarise(TALK) == summarise(tuple(TALK))


def test_nothing_said_is_nothing_summed_up() -> None:
    assert summarise(()).lines == ()
    assert summarise(transcript("> Anybody there?", "...", "")).lines == ()


def test_short_answers_are_quoted_when_there_is_nothing_else() -> None:
    assert [quote.text for quote in summarise(transcript("Keep it.", "No.")).lines] == [
        "Keep it.",
        "No.",
    ]


def test_a_sentence_said_twice_is_quoted_once() -> None:
    said = transcript("I want to sell the car.", "As I said: rain.", "I want to sell the car.")
    assert [quote.text for quote in summarise(said).lines].count("I want to sell the car.") == 1


def test_a_sentence_without_end_is_cut_at_a_word() -> None:
    quote = summarise(transcript("walked and " * 400)).lines[0].text
    assert len(quote) <= LONGEST_QUOTE
    assert quote.endswith(("walked…", "and…"))


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), max_size=8))
def test_a_quote_is_verbatim_whatever_was_said(said: list[str]) -> None:
    entries = transcript(*("x" + text for text in said))
    contents = {entry.id: " ".join(entry.content.split()) for entry in entries}
    for quote in summarise(entries, lines=3).lines:
        assert quote.text.removesuffix("…") in contents[quote.entry_id]


def test_years_of_talk_are_summed_up_at_a_cost_in_proportion() -> None:
    talk = transcript(
        *(f"On day {day} I thought of the garden and the roof." for day in range(5000))
    )
    assert len(summarise(talk).lines) == 4
    assert times_dearer(summarise, talk[:500], talk) < 40


@pytest.mark.parametrize(
    "sentence",
    [
        "I will call her on Sunday.",
        "I’ll try the early train.",
        "Next week I start with the shed.",
        "I'm going to say no.",
        "From now on the phone stays outside.",
        "Ich werde sie anrufen.",
    ],
)
def test_what_a_person_is_going_to_do_is_heard(sentence: str) -> None:
    assert is_commitment(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I called her on Sunday.",
        "Will I ever call her?",
        "If I will have the time.",
        "I'll be honest, it was dull.",
        "What will I do?",
    ],
)
def test_what_is_no_promise_is_not_heard_as_one(sentence: str) -> None:
    assert not is_commitment(sentence)


def test_the_last_commitment_counts() -> None:
    found = last_commitment((*TALK, *transcript("> I will remind you.")))
    assert found is not None
    assert found.text == "I will clear the herb bed on Saturday morning."
    assert found.entry_id == "entry-6"
    assert last_commitment(transcript("It rained.")) is None
