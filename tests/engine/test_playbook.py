from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine.playbook import Phase, Playbook, Step


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6))
def test_every_step_of_a_playbook_is_one_from_its_neighbours(sizes: list[int]) -> None:
    phases = tuple(
        Phase(f"P{act}", tuple(Step(f"{act}.{step}", "S") for step in range(size)))
        for act, size in enumerate(sizes)
    )
    playbook = Playbook("any", 1, phases)
    places = list(playbook.places())
    assert [place.number for place in places] == list(range(1, sum(sizes) + 1))
    for earlier, later in pairwise(places):
        assert playbook.after(earlier.step.key) == later
        assert playbook.before(later.step.key) == earlier
        assert later.act - earlier.act in {0, 1}
    assert playbook.before(playbook.first.step.key) is None
    assert playbook.after(places[-1].step.key) is None
    assert playbook.opening_of(len(sizes) + 1) is None
    for act, phase in enumerate(phases, start=1):
        opening = playbook.opening_of(act)
        assert opening is not None
        assert opening.step == phase.steps[0]


@pytest.mark.parametrize(
    "phases", [(), (Phase("Empty", ()),), (Phase("Twice", (Step("a", "A"), Step("a", "B"))),)]
)
def test_a_playbook_without_steps_or_with_equal_keys_is_refused(phases: tuple[Phase, ...]) -> None:
    with pytest.raises(ValueError, match="distinct keys"):
        Playbook("bad", 1, phases)
