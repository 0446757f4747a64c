"""Folding hides how a text was typed and never where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.words.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Don’t DON'T don`t donʼt", "dont dont dont dont"),
        ("Ｗｉｄｅ letters", "wide letters"),
        ("Straße, déjà vu", "strasse deja vu"),
        ("so\u200bft\u00ad hyphens", "soft hyphens"),
        ("  many\n\t blanks ", "many blanks"),
        ("to-die-for", "to die for"),
        ("d1sgu1se, but 100 and a1", "disguise but 100 and a1"),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_text_folds(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_match_is_found_in_the_text_as_it_was_written() -> None:
    written = "Well … I DON’T  know"
    folded = fold(written)
    start = folded.text.index("dont know")
    begin, end = folded.span(start, start + len("dont know"))
    assert written[begin:end] == "DON’T  know"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_folded_character_came_from_somewhere(written: str) -> None:
    folded = fold(written)
    assert len(folded.text) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin < len(written) for origin in folded.origins)
    assert "  " not in folded.text
