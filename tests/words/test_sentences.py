"""Sentences are slices of the text, cut where a reader would cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_with_the_length

from sitdown.words.sentences import sentences

PIECES = ("so", "it", "was.", "And?", "e.g.", "no!", "\n\n", "Mr.", "3.", "…", "”")


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ...  ", []),
        ("No stop at the end", ["No stop at the end"]),
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("We met Mrs. Dalloway. She had flowers.", ["We met Mrs. Dalloway.", "She had flowers."]),
        ("Bring fruit, e.g. apples. Or i.e. none.", ["Bring fruit, e.g. apples.", "Or i.e. none."]),
        ("It was 3.14 or 1,200.50 euros. Fine.", ["It was 3.14 or 1,200.50 euros.", "Fine."]),
        ("I read J. S. Bach's letters. Twice.", ["I read J. S. Bach's letters.", "Twice."]),
        (
            "At 9 a.m. we left. At 5 p.m. She came.",
            ["At 9 a.m. we left.", "At 5 p.m.", "She came."],
        ),
        ("“Why now?” she asked. I left.", ["“Why now?” she asked.", "I left."]),
        ('He said "Go." Then he went.', ['He said "Go."', "Then he went."]),
        ("Well ... we went. Done.", ["Well ... we went.", "Done."]),
        ("It was I. He knew.", ["It was I.", "He knew."]),
        ("See no. 5 on St. John street.", ["See no. 5 on St. John street."]),
        ("Am 3. Mai kamen wir an. Es regnete.", ["Am 3.", "Mai kamen wir an.", "Es regnete."]),
        ("今日は雨。明日は？晴れ！", ["今日は雨。", "明日は？", "晴れ！"]),
        ("First line\nsame sentence.\n\nNew one", ["First line\nsame sentence.", "New one"]),
        ("- milk\n- bread\n2) call her", ["milk", "bread", "call her"]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("Version 2.0 of www.example.org is out.", ["Version 2.0 of www.example.org is out."]),
    ],
)
def test_a_text_is_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_every_sentence_is_a_slice_and_no_word_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_letter_is_left_between_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    kept = "".join(character for character in "".join(cut(text)) if character.isalpha())
    assert kept == "".join(character for character in text if character.isalpha())


@pytest.mark.parametrize("unit", ["a", ". ", "a.b.", "Mr. ", "…", "\n", "。", "?” ", "- ", "I. "])
def test_a_third_of_a_megabyte_of_anything_costs_in_proportion_to_it(unit: str) -> None:
    assert grows_with_the_length(sentences, unit, 300_000)
