from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine.differences import LONGEST, Change, differences, is_told_anew


def told(before: str, after: str, *changes: Change) -> str:
    return "".join(each.text for each in differences(before, after) if each.change in changes)


def test_tells_what_was_added_and_what_was_taken_out() -> None:
    stretches = differences("Too much. Cut it.", "Too much. Keep it.")
    assert [(each.change.value, each.text) for each in stretches] == [
        ("kept", "Too much. "),
        ("removed", "Cut "),
        ("added", "Keep "),
        ("kept", "it."),
    ]


def test_the_same_text_is_kept_whole() -> None:
    assert [each.change for each in differences("as it was", "as it was")] == [Change.KEPT]
    assert differences("", "") == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_off(before: str, after: str) -> None:
    assert told(before, after, Change.KEPT, Change.ADDED) == after
    assert told(before, after, Change.KEPT, Change.REMOVED) == before


def test_a_text_with_hardly_a_word_of_the_other_is_told_anew() -> None:
    assert is_told_anew(differences("Too much. Cut it.", "It was my sister's week."))
    assert not is_told_anew(differences("Too much. Cut it.", "Too much. Keep it."))


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    before, after = "word " * LONGEST, "word " * LONGEST + "end"
    assert [each.change for each in differences(before, after)] == [Change.REMOVED, Change.ADDED]
