from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine.matching import match_words


def marked(line: str, words: str) -> list[str]:
    return [line[begin:end] for begin, end in match_words(line, words)]


def test_marks_words_whatever_their_case_and_accents() -> None:
    assert marked("The Café by the river, a cafeteria", "cafe") == ["Café", "cafeteria"]
    assert marked("river and sea", "SEA riv") == ["river", "sea"]


def test_signs_in_the_words_are_only_signs() -> None:
    assert marked("a (b) [c] c++", "(b) c++") == ["b", "c", "c"]
    assert marked("anything", '* " ( OR') == []


@given(st.text(max_size=60), st.text(max_size=12))
def test_marks_lie_in_the_line_and_in_order(line: str, words: str) -> None:
    places = match_words(line, words)
    ends = [0, *(end for _, end in places)]
    assert all(
        end <= begin < after <= len(line) for end, (begin, after) in zip(ends, places, strict=False)
    )


def test_without_blanks_the_part_itself_is_marked() -> None:
    assert match_words("今月は東京都でお茶", "京都 お茶") == ((4, 6), (7, 9))
    assert match_words("東京 tower", "tow") == ((3, 8),)


def test_emoji_are_marked_wherever_they_stand() -> None:
    assert marked("tea🍵 and honey 🍵🍵", "🍵 hon") == ["🍵", "honey", "🍵", "🍵"]
