"""The floor hears what it must, lets everyday speech pass, and its numbers are printed and held.

Run with ``-rP`` to see the measures.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_with_the_length
from tests.words import safety_corpus

from sitdown.words.safety import Concern, Tier, look

EXPLICIT = safety_corpus.lines(safety_corpus.EXPLICIT)
UNCLEAR = safety_corpus.lines(safety_corpus.UNCLEAR)
HEARD = safety_corpus.lines(safety_corpus.HEARD)
BENIGN = safety_corpus.lines(safety_corpus.BENIGN)
UNSEEN = safety_corpus.lines(safety_corpus.UNSEEN)
UNSEEN_BENIGN = safety_corpus.lines(safety_corpus.UNSEEN_BENIGN)

UNSEEN_RECALL = 0.5
"""A floor under the measure; what it is stands in the report."""


def tier(line: str) -> Tier | None:
    found = look(line)
    return None if found is None else found.tier


def tell(measure: str, hit: int, total: int) -> float:
    """Print a measure into the test's report, and give it as a share."""
    sys.stdout.write(f"{measure}: {hit} of {total} ({hit / total:.1%})\n")
    return hit / total


def test_the_corpus_is_large_enough_to_measure_by() -> None:
    positives = (*EXPLICIT, *UNCLEAR, *HEARD)
    assert len(EXPLICIT) >= 150
    assert len(BENIGN) >= 300
    everything = (*positives, *BENIGN, *UNSEEN, *UNSEEN_BENIGN)
    assert len(everything) == len(set(everything))


def test_what_is_said_plainly_is_heard_plainly() -> None:
    assert (
        tell("explicit, heard as explicit", sum(tier(x) == 1 for x in EXPLICIT), len(EXPLICIT))
        >= 0.97
    )


def test_nothing_said_passes_unheard() -> None:
    positives = (*EXPLICIT, *UNCLEAR, *HEARD)
    assert (
        tell("positives, heard", sum(tier(x) is not None for x in positives), len(positives))
        >= 0.97
    )


def test_everyday_speech_never_meets_the_full_screen() -> None:
    alarms = sum(tier(line) is Tier.EXPLICIT for line in BENIGN)
    assert tell("false alarms, explicit", alarms, len(BENIGN)) <= 0.01


def test_everyday_speech_is_seldom_asked_about() -> None:
    alarms = sum(tier(line) is Tier.UNCLEAR for line in BENIGN)
    assert tell("false alarms, unclear", alarms, len(BENIGN)) <= 0.02


def test_lines_that_no_rule_was_made_for_are_mostly_heard() -> None:
    heard = sum(tier(line) is not None for line in UNSEEN)
    assert tell("unseen positives, heard", heard, len(UNSEEN)) >= UNSEEN_RECALL


def test_everyday_lines_that_no_rule_was_made_for_mostly_pass() -> None:
    alarms = sum(tier(line) is Tier.EXPLICIT for line in UNSEEN_BENIGN)
    asked = sum(tier(line) is Tier.UNCLEAR for line in UNSEEN_BENIGN)
    tell("unseen everyday lines, asked about", asked, len(UNSEEN_BENIGN))
    assert tell("unseen everyday lines, explicit", alarms, len(UNSEEN_BENIGN)) <= 0.1


@pytest.mark.parametrize(
    ("line", "concern"),
    [
        ("I want to kill myself.", Concern.SELF),
        ("I want to hurt people.", Concern.OTHERS),
        ("My husband hits me.", Concern.ABUSE),
    ],
)
def test_a_finding_says_who_is_in_danger(line: str, concern: Concern) -> None:
    found = look(line)
    assert found is not None
    assert found.concern is concern


@pytest.mark.parametrize(
    "typed",
    [
        "I don’t want to live anymore",
        "I don't want to live anymore",
        "I dont want to live anymore",
        "I DON'T WANT TO LIVE ANYMORE",
        "I  don't\twant to\nlive anymore",
        "Ｉ don't want to live anymore",
        "I don't want to l1ve anymore",
        "I don't want to li\u200bve anymore",
        "I don't … want to … live anymore",
    ],
)
def test_how_it_is_typed_makes_no_difference(typed: str) -> None:
    assert tier(typed) is Tier.EXPLICIT


def test_the_span_is_where_it_stands_in_the_text() -> None:
    text = "The budget is done. Still, I don’t want to live anymore. Good night."
    found = look(text)
    assert found is not None
    assert text[found.start : found.end] == "don’t want to live anymore"


def test_the_gravest_comes_first() -> None:
    found = look("What is the point of living? I want to die. My husband hits me.")
    assert found is not None
    assert (found.tier, found.concern) == (Tier.EXPLICIT, Concern.SELF)


def test_a_denial_is_asked_about_and_the_next_message_is_looked_at_again() -> None:
    assert tier("You misunderstood, I'm not going to kill myself.") is Tier.UNCLEAR
    assert tier("You misunderstood.") is None
    assert tier("I am going to kill myself.") is Tier.EXPLICIT


def test_long_ago_is_asked_about_and_still_is_heard() -> None:
    assert tier("In my twenties I wanted to kill myself.") is Tier.UNCLEAR
    assert tier("In my twenties I wanted to kill myself, and I still want to kill myself.") is (
        Tier.EXPLICIT
    )


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = look(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@given(st.sampled_from(EXPLICIT), st.sampled_from(BENIGN), st.sampled_from(BENIGN))
def test_what_is_around_it_hides_nothing(plain: str, before: str, after: str) -> None:
    ending = "" if plain[-1] in ".?!" else "."
    assert tier(f"{before} {plain}{ending} {after}") is Tier.EXPLICIT


@pytest.mark.parametrize("unit", ["a", "i want to ", "my ", "\u0301", ". ", "’", "not "])
def test_a_page_of_anything_costs_in_proportion_to_its_length(unit: str) -> None:
    assert grows_with_the_length(look, unit, 100_000)
