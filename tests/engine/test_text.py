from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine.text import storable, storable_text

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_any_text_becomes_storable_and_stays_so(text: str) -> None:
    kept = storable_text(text)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert storable_text(kept) == kept
    if "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text):
        assert kept == text


def test_a_pair_of_surrogates_is_the_sign_it_means() -> None:
    assert storable_text("\ud83d\ude00 \ud83d") == "\U0001f600 \ufffd"


def test_every_text_in_a_value_becomes_storable() -> None:
    value = {"\ud800": ["\x00", {"x": ("\udfff", 1, None, 2.5, True)}]}
    assert storable(value) == {"\ufffd": ["\ufffd", {"x": ["\ufffd", 1, None, 2.5, True]}]}
