"""What a session came to is read, and said in the person's own way, at the command line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.cli.conftest import Sitdown, Tea

from sitdown.engine.kind import Kind
from sitdown.kinds.summing_up import SummingKind


class SummedTea(Tea, SummingKind):
    """Tea, summed up when it is left."""


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return {"tea": SummedTea()}


def test_a_session_that_was_not_summed_up_says_when_it_is(sitdown: Sitdown, cup: str) -> None:
    printed = sitdown("summary", cup, "--worked-on", "mine")
    assert printed.code == 1
    assert "not summed up yet" in printed.err


def test_both_texts_are_read_and_said_anew_as_revisions(sitdown: Sitdown, cup: str) -> None:
    sitdown("say", cup, "assam")
    sitdown("pause", cup)
    before = sitdown("summary", cup, "--json").document
    assert "Assam" in before["summary_text"]
    assert before["next_plan_text"] == "Next: The heat."
    assert sitdown("summary", cup).out.splitlines()[-2:] == ["", "Next: The heat."]
    after = sitdown("summary", cup, "--worked-on", "A leaf was found.", "--json").document
    assert after["summary_text"] == "A leaf was found."
    assert after["next_plan_text"] == before["next_plan_text"]
    sitdown("summary", cup, "--next", "Heat water.")
    assert sitdown("summary", cup).out.splitlines() == [
        "A leaf was found.", "", "Next:", "Heat water.",
    ]  # fmt: skip
    said = sitdown("show", cup, "--all", "--json").document["entries"]
    assert [each["content"] for each in said if each["entry_type"] == "summary"] == [
        before["summary_text"], "A leaf was found.", "A leaf was found.",
    ]  # fmt: skip
