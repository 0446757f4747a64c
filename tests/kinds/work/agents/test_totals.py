"""The groups of any asking add up to the same total."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.work.agents.conftest import AddSession, Write, at, request_line

from sitdown.engine.desk import Desk
from sitdown.errors import UnknownNameError
from sitdown.kinds.work.agents.adding_up import GROUPINGS, UNASSIGNED, Used, grouped
from sitdown.kinds.work.agents.tokens import Tokens
from sitdown.kinds.work.agents.totals import totals
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.views import ProjectView

_NAMES = st.sampled_from(["", "a", "b"])
_USED = st.builds(
    Used,
    st.builds(Tokens, *[st.integers(0, 10**6)] * 5),
    st.none() | st.integers(0, 10**9),
    st.integers(0, 10_000).map(at),
    _NAMES,
    _NAMES,
    _NAMES,
    st.none() | st.integers(1, 3),
    _NAMES,
    _NAMES,
)


@given(st.lists(_USED, max_size=30), st.sampled_from(sorted(GROUPINGS)))
def test_any_grouping_adds_up_to_the_total(requests: list[Used], by: str) -> None:
    found = grouped(requests, by)
    assert found.total.cost == sum(each.cost or 0 for each in requests)
    assert found.total == grouped(requests, "day").total
    for name in ("requests", "cost", "unpriced"):
        assert sum(getattr(each, name) for each in found.groups) == getattr(found.total, name)
    for place in range(5):
        assert sum(each.tokens[place] for each in found.groups) == found.total.tokens[place]


def test_the_residue_is_shown_and_comes_last(
    desk: Desk, project: ProjectView, write: Write, add_session: AddSession, roots: list[Path]
) -> None:
    slug = "2026-11-21_one_a1"
    work_session_id = add_session(
        slug,
        marks=[(10, "build", 1), (20, "build", 2)],
        phase_history={},
        updated_at="2026-11-21T08:30:00Z",
    )
    for number, minute in enumerate((-5, 5, 12, 13, 25)):
        write(request_line(minute, message=f"m{number}", model="claude-haiku-4-5"))
    write(request_line(26, message="m9", model="nobody"))
    import_transcripts(desk, project.id, roots)

    def by(name: str, session: str | None = None) -> dict[str, tuple[int, int, int]]:
        found = totals(desk, project.id, name, session)
        return {each.name: (each.requests, each.cost, each.unpriced) for each in found.groups}

    one = 100 + 250 + 31 + 1
    assert by("checkpoint") == {
        f"{slug} · 1": (2, 2 * one, 0),
        f"{slug} · 2": (2, one, 1),
        UNASSIGNED: (2, 2 * one, 0),
    }
    assert list(by("checkpoint"))[-1] == UNASSIGNED
    assert by("session") == {slug: (5, 4 * one, 1), UNASSIGNED: (1, one, 0)}
    assert by("session", work_session_id) == {slug: (5, 4 * one, 1)}
    assert by("model") == {"claude-haiku-4-5": (5, 5 * one, 0), "nobody": (1, 0, 1)}
    assert by("day") == {"2026-11-21": (6, 5 * one, 1)}
    assert by("branch") == {"main": (6, 5 * one, 1)}
    assert totals(desk, project.id, "agent").total.requests == 6


def test_what_cannot_be_asked_by_is_refused(
    desk: Desk, other_desk: Desk, project: ProjectView
) -> None:
    with pytest.raises(UnknownNameError, match="checkpoint"):
        totals(desk, project.id, "colour")
    with pytest.raises(UnknownProjectError):
        totals(other_desk, project.id, "day")
