from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.clock import FrozenClock
from sitdown.ids import SeededIds
from sitdown.kinds.work.state import NotASessionNameError, check_name, make_slug, parse_slug

DAY = date(2026, 2, 14)


@pytest.mark.parametrize(
    ("topic", "part"),
    [
        ("Add feature X!", "add-feature-x"),
        ("  Über façade  ", "uber-facade"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本語", "session"),
        ("", "session"),
        ("word " * 30, "word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_its_day_its_topic_and_chance(topic: str, part: str, clock: FrozenClock) -> None:
    slug = make_slug(DAY, topic, SeededIds(clock))
    assert slug.startswith(f"2026-02-14_{part}_")
    parts = parse_slug(slug)
    assert parts is not None
    assert (parts.day, parts.topic, parts.random) == (DAY, part, slug[-6:])


def test_two_of_one_topic_have_two_slugs(clock: FrozenClock) -> None:
    ids = SeededIds(clock)
    assert make_slug(DAY, "x", ids) != make_slug(DAY, "x", ids)


@given(st.text(max_size=80))
def test_any_topic_gives_a_name_that_can_be_a_folder(topic: str) -> None:
    slug = make_slug(DAY, topic, lambda: "00000000-0000-7000-8000-0000000abcde")
    assert check_name(slug) == slug
    parts = parse_slug(slug)
    assert parts is not None
    assert parts.random == "0abcde"


def test_older_slugs_have_no_random_part() -> None:
    parts = parse_slug("2026-02-14_my-feature")
    assert parts is not None
    assert (parts.topic, parts.random) == ("my-feature", None)


@pytest.mark.parametrize("name", ["notes", "2026-02-30_x_abcdef", "2026-02-14", "2026-02-14_"])
def test_other_names_have_no_parts(name: str) -> None:
    assert parse_slug(name) is None


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".hidden", "a/b", "../x", "/x", "a\\b", "a\nb", "a\0", "\ud800", "é" * 128],
)
def test_a_name_no_folder_should_have_is_refused(name: str) -> None:
    with pytest.raises(NotASessionNameError, match="cannot be the name"):
        check_name(name)
