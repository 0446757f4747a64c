"""Texts changed in place: values as wanted, and every other byte as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.state.document import (
    NotJsonError,
    parse,
    repeated_keys,
    rewritten,
    same,
)

WORDS = st.text(max_size=6)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(WORDS, VALUES, max_size=5)

Blank = st.sampled_from(["", " ", "\n", "\r\n\t", "  \n  "])


@st.composite
def written(draw: st.DrawFn, value: Any) -> str:
    """A value as some other program would write it: blanks anywhere, escapes or none."""
    blank = draw(Blank)
    if isinstance(value, dict):
        members = [
            f"{blank}{json.dumps(key)}{draw(Blank)}:{draw(Blank)}{draw(written(held))}{draw(Blank)}"
            for key, held in value.items()
        ]
        return "{" + ",".join(members) + blank + "}"
    if isinstance(value, list):
        return "[" + ",".join(f"{blank}{draw(written(held))}{blank}" for held in value) + "]"
    return json.dumps(value, ensure_ascii=draw(st.booleans()) or not encodable(value))


def encodable(value: Any) -> bool:
    return not isinstance(value, str) or not any("\ud800" <= sign <= "\udfff" for sign in value)


@given(st.data(), OBJECTS, OBJECTS)
def test_a_rewritten_text_says_what_it_should(data: st.DataObject, old: Any, new: Any) -> None:
    text = data.draw(written(old))
    assert same(parse(rewritten(text, new)), new)


@given(st.data(), OBJECTS)
def test_a_text_that_says_it_already_keeps_every_byte(data: st.DataObject, value: Any) -> None:
    text = data.draw(Blank) + data.draw(written(value)) + data.draw(Blank)
    assert rewritten(text, value) == text


@given(st.data(), OBJECTS, LEAVES)
def test_only_the_changed_value_changes(data: st.DataObject, outer: Any, new: Any) -> None:
    before = data.draw(written(outer))
    text = f'{{"before": {before}, "it" :  "old" , "after": {before} }}\n'
    changed = rewritten(text, {"before": outer, "it": new, "after": outer})
    assert changed.startswith(f'{{"before": {before}, "it" :  ')
    assert changed.endswith(f' , "after": {before} }}\n')
    assert same(parse(changed)["it"], new)


@given(st.data(), OBJECTS, WORDS, LEAVES)
def test_a_new_key_leaves_the_others_alone(
    data: st.DataObject, value: Any, key: str, new: Any
) -> None:
    value.pop(key, None)
    text = data.draw(written(value))
    changed = rewritten(text, {**value, key: new})
    if value:
        kept = text.rstrip(" \t\r\n}")
        assert changed.startswith(kept)
    assert list(parse(changed)) == [*value, key]


@given(st.lists(LEAVES, min_size=1, max_size=5), st.data(), LEAVES)
def test_a_list_grows_without_touching_its_elements(
    elements: list[Any], data: st.DataObject, new: Any
) -> None:
    text = data.draw(written(elements))
    changed = rewritten(text, [*elements, new])
    assert changed.startswith(text[:-1].rstrip(" \t\r\n"))
    at = data.draw(st.integers(0, len(elements)))
    assert same(parse(rewritten(text, [*elements[:at], new, *elements[at:]]))[at], new)


def test_additions_look_like_their_neighbours() -> None:
    text = '{\r\n\t"a": [\r\n\t\t1,\r\n\t\t2\r\n\t],\r\n\t"b": {"c": 1}\r\n}\r\n'
    changed = rewritten(text, {"a": [1, 2, 3], "b": {"c": 1, "d": []}, "e": {"f": {"g": 1}}})
    assert changed == (
        '{\r\n\t"a": [\r\n\t\t1,\r\n\t\t2,\r\n\t\t3\r\n\t],\r\n\t"b": {"c": 1, "d": []},'
        '\r\n\t"e": {\r\n\t\t"f": {\r\n\t\t\t"g": 1\r\n\t\t}\r\n\t}\r\n}\r\n'
    )


def test_one_line_stays_one_line() -> None:
    assert rewritten('{"a":1}', {"a": 1, "b": {"c": [1, 2]}}) == '{"a":1,"b":{"c":[1,2]}}'
    assert rewritten('{"a": 1}', {"a": 1, "b": [{}, {}]}) == '{"a": 1, "b": [{}, {}]}'


def test_spellings_of_what_does_not_change_are_kept() -> None:
    text = '\ufeff{"n": 1.50e1, "s": "caf\\u00e9 \\/", "k": 0, "big": 123456789012345678901}\n\n'
    assert rewritten(text, {**parse(text), "k": 1}) == text.replace('"k": 0', '"k": 1')


def test_a_text_without_other_letters_gets_them_in_its_own_way() -> None:
    assert rewritten('{"a": "\\u00e9"}', {"a": "ü"}) == '{"a": "\\u00fc"}'
    assert rewritten('{"a": "x"}', {"a": "ü"}) == '{"a": "ü"}'
    assert rewritten('{"a": "é"}', {"a": "ü\ud800"}) == '{"a": "\\u00fc\\ud800"}'


def test_removed_keys_take_their_commas_with_them() -> None:
    text = '{ "a": 1, "b": 2, "c": 3, "d": 4 }'
    assert rewritten(text, {"c": 3}) == '{ "c": 3 }'
    assert rewritten(text, {"a": 1, "d": 4}) == '{ "a": 1, "d": 4 }'
    assert rewritten(text, {"x": 0, "b": 2}) == '{ "x": 0, "b": 2 }'
    assert rewritten(text, {}) == "{}"


def test_true_and_one_and_one_point_nought_are_three_values() -> None:
    assert not same(1, True)
    assert not same(1, 1.0)
    assert not same([0.0], [-0.0])
    assert rewritten("[1]", [True]) == "[true]"
    assert same({"a": 1, "b": [2]}, {"b": [2], "a": 1})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1, column 1"),
        ("{", "not JSON"),
        ('{"a": NaN}', "NaN is not a number"),
        ('{"a": -Infinity}', "-Infinity is not"),
        ('{"a": ' + "9" * 5000 + "}", "thousands of digits"),
        ("[" * 201 + "]" * 201, "deeper than 200"),
        ("[" * 100_000 + "]" * 100_000, "deeper than 200"),
        ('{"a":' * 100_000, "deeper than 200"),
        ('{"a": "\n"}', "control character"),
        ("{}{}", "Extra data"),
    ],
)
def test_what_is_no_json_says_why(text: str, why: str) -> None:
    with pytest.raises(NotJsonError, match=why):
        parse(text)


def test_two_hundred_levels_are_read_and_brackets_in_texts_are_none() -> None:
    parse("[" * 200 + "]" * 200)
    assert parse(json.dumps({"a": "[{" * 300 + '\\"['})) == {"a": "[{" * 300 + '\\"['}


def test_repeated_keys_are_found_wherever_they_stand() -> None:
    text = '{"a": 1, "b": {"c": 1, "c": 2, "c": 3}, "a": [{"d": 0, "d": 0}], "e": 1}'
    assert sorted(repeated_keys(text)) == ["a", "c", "d"]
    with pytest.raises(ValueError, match="repeated"):
        rewritten(text, {})


@pytest.mark.parametrize("value", [float("nan"), {"a": {1, 2}}, {"a": object()}])
def test_what_json_cannot_say_is_refused(value: Any) -> None:
    with pytest.raises(NotJsonError, match="cannot be written"):
        rewritten('{"a": 1}', {"a": value})
