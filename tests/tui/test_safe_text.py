from __future__ import annotations

import unicodedata

import pytest
from tests.growth import grows_with_the_length, times_dearer
from tests.hostile import HOSTILE
from textual.content import Content

from sitdown.tui.safe_text import DISPLAYABLE, clean, one_line, safe, safe_line, shorten


def harmless(text: str) -> bool:
    return all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in text) and not (
        set(text) & set("\u200b\u202e\u2066\ufeff\u00ad\u061c\U000e0041")
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_cleaning_leaves_nothing_a_terminal_obeys(text: str) -> None:
    assert harmless(clean(text))
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_drawn_text_is_data_and_never_markup(text: str) -> None:
    assert harmless(safe(text).plain)
    assert not safe(text).spans
    assert "\n" not in safe_line(text, 20).plain
    assert safe_line(text, 20).cell_length <= 20


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x9b1mb", "ab"),
        ("\x1bcreset", "reset"),
        ("a\x1b", "a"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("\ud800", "?"),
        ("[b]kept[/b]", "[b]kept[/b]"),
        ("tab\tkept", "tab\tkept"),
    ],
)
def test_what_is_visible_stays(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


def test_a_stray_opening_does_not_eat_what_follows() -> None:
    paragraph = "word " * 500
    assert paragraph in clean("\x1b]0;" + paragraph)


def test_one_line_has_no_breaks_and_no_doubled_blanks() -> None:
    assert one_line("  a\n\n b\t\tc \r\n") == "a b c"


def test_a_style_covers_the_whole_text() -> None:
    assert safe("quiet", "$muted").spans == Content.styled("quiet", "$muted").spans


def test_a_long_text_says_how_much_more_there_is() -> None:
    assert shorten("x" * 10, limit=10) == "x" * 10
    assert shorten("x" * 1234, limit=10) == "x" * 10 + "\n… 1,224 more characters"
    assert len(safe("y" * 1_000_000)) < DISPLAYABLE + 50


@pytest.mark.parametrize(
    "piece",
    ["\u0301\u0316", "\x1b[", "\x1b]x", "\x1b[0 ", "word ", "漢", "\x9b;", "e\u0301", "\x1b"],
)
def test_cleaning_a_megabyte_of_anything_costs_in_proportion_to_it(piece: str) -> None:
    assert grows_with_the_length(clean, piece, 1_000_000)
    assert harmless(clean(piece * (1_000_000 // len(piece))))


def test_drawing_a_megabyte_costs_as_much_as_drawing_ten_pages() -> None:
    for piece in ("\u0301\u0316", "word "):
        pages, megabyte = (piece * (size // len(piece)) for size in (20_000, 1_000_000))
        assert times_dearer(safe, pages, megabyte) < 4
        assert times_dearer(lambda text: safe_line(text, 80), pages, megabyte) < 4
