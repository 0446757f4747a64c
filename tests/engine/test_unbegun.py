"""What is typed for a session that is not begun: kept whatever it says, each person's own."""

from __future__ import annotations

import stat

import pytest

from sitdown.engine.desk import Desk
from sitdown.engine.unbegun import DraftFileError, Unbegun, keep_unbegun, unbegun


@pytest.mark.parametrize(
    "typed",
    [
        Unbegun("A pot", "To be awake"),
        Unbegun("", "To be awake"),
        Unbegun("A pot", ""),
        Unbegun("größer – \N{GRINNING FACE}", "  half "),
    ],
)
def test_it_is_kept_as_it_was_typed(desk: Desk, typed: Unbegun) -> None:
    keep_unbegun(desk, Unbegun("before", "it"))
    keep_unbegun(desk, typed)
    assert unbegun(desk) == typed


def test_there_is_nothing_at_first_and_nothing_when_it_is_emptied(desk: Desk) -> None:
    assert unbegun(desk) == Unbegun()
    keep_unbegun(desk, Unbegun("A pot"))
    keep_unbegun(desk, Unbegun())
    assert unbegun(desk) == Unbegun()
    keep_unbegun(desk, Unbegun())
    assert not list(desk.store.path.parent.glob("new-session*"))


def test_it_is_of_one_person_and_for_nobody_else_to_read(desk: Desk, stranger: Desk) -> None:
    keep_unbegun(desk, Unbegun("A pot"))
    assert unbegun(stranger) == Unbegun()
    (file,) = desk.store.path.parent.glob("new-session*")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_stands_in_the_way_is_told_in_a_sentence(desk: Desk) -> None:
    path = desk.store.path.with_name("new-session-me.txt")
    path.mkdir()
    with pytest.raises(DraftFileError, match=r"new-session-me\.txt cannot be used"):
        unbegun(desk)
    with pytest.raises(DraftFileError, match="Begin the session to keep it"):
        keep_unbegun(desk, Unbegun("A pot"))


def test_what_else_the_file_came_to_hold_is_one_line_a_field(desk: Desk) -> None:
    path = desk.store.path.with_name("new-session-me.txt")
    path.write_bytes(b"\xffA pot\nof\ntea\r\n" + b"x" * 100_000)
    title, intention = unbegun(desk)
    assert title == "\N{REPLACEMENT CHARACTER}A pot"
    assert intention.startswith("of tea")
    assert len(intention) < 10_000
    assert "\n" not in intention
