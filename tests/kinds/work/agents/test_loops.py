"""The same failure three times in a row is a loop; anything between breaks it."""

from __future__ import annotations

import pytest
from tests.kinds.work.agents.conftest import at

from sitdown.kinds.work.agents.loops import Attempt, loops


def _attempts(*told: str) -> list[Attempt]:
    """``"npm:E1"`` is npm failing with E1, ``"npm"`` is npm working."""
    made = []
    for number, each in enumerate(told):
        given, _, error = each.partition(":")
        made.append(Attempt(str(number), at(number), "Bash", given, error))
    return made


def test_three_in_a_row_are_a_loop_with_its_evidence() -> None:
    (found,) = loops(_attempts("npm:E1", "npm:E1", "npm:E1"))
    assert (found.tool, found.input, found.error, found.times) == ("Bash", "npm", "E1", 3)
    assert (found.first_at, found.last_at, found.lines) == (at(0), at(2), ("0", "1", "2"))
    assert found.goes_on


@pytest.mark.parametrize(
    "told",
    [
        (),
        ("npm:E1", "npm:E1"),
        ("npm:E1", "npm:E1", "ls", "npm:E1"),
        ("npm:E1", "npm:E2", "npm:E1"),
        ("npm:E1", "npm x:E1", "npm:E1", "npm x:E1"),
        ("npm", "npm", "npm"),
    ],
)
def test_less_is_none(told: tuple[str, ...]) -> None:
    assert loops(_attempts(*told)) == ()


def test_a_loop_that_was_left_is_told_as_past() -> None:
    found = loops(_attempts("a:E", "a:E", "a:E", "b", "c:F", "c:F", "c:F", "c:F"))
    assert [(each.times, each.goes_on) for each in found] == [(3, False), (4, True)]
    (past,) = loops(_attempts("a:E", "a:E", "a:E", "b"))
    assert not past.goes_on


def test_how_long_it_took_makes_no_other_error() -> None:
    told = [f"npm:failed after {n}.{n} s at 0x7f{n}" for n in range(3)]
    assert loops(_attempts(*told))[0].times == 3
    assert loops(_attempts("npm:3 failing", "npm:2 failing", "npm:1 failing")) == ()
