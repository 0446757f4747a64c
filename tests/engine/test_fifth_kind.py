"""A fifth kind: a playbook, one type of entry, one rule of its own. All of it is in this file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.entry_types import EntryData, EntryType
from sitdown.engine.kind import Begin, Kind, NewEntry, Proposal, Turn
from sitdown.engine.lifecycle import Status
from sitdown.engine.playbook import AnswerForm, Phase, Playbook, Question, Step
from sitdown.engine.progress import StepState, rail
from sitdown.engine.search import search
from sitdown.engine.views import EntryView, Evidence, Role
from sitdown.errors import NotReadyToCompleteError

PHASES = (
    Phase(
        "Look",
        (
            Step(
                "bed",
                "The bed",
                questions=(
                    Question("soil", "How is the soil?", AnswerForm.CHOICE, ("dry", "wet")),
                    Question("mood", "How is it to be here?", AnswerForm.SCALE, low=1, high=5),
                    Question("new", "What is new?"),
                ),
            ),
        ),
    ),
    Phase("Sow", (Step("rows", "Rows"), Step("water", "Water"))),
)


class Row(EntryData):
    """A row that was sown: what, and how many seeds."""

    plant: str
    seeds: int


class Garden(Kind):
    """A walk through the garden, once a week."""

    name = "garden"
    title = "Garden walk"
    about = "Look, then sow."
    playbooks = (Playbook("garden", 1, PHASES),)
    own_entry_types = (EntryType("row", Role.USER, Row),)

    def reply(self, turn: Turn, said: EntryView) -> Sequence[NewEntry]:
        """Count the seeds after each row, with the rows the count rests on."""
        if said.entry_type != "row":
            return super().reply(turn, said)
        sown = [entry for entry in turn.standing if entry.entry_type == "row"]
        seeds = sum(entry.data["seeds"] for entry in sown)
        rests_on = Evidence("seeds_sown/1", {"seeds": seeds}, tuple(entry.id for entry in sown))
        return (NewEntry("buddy_said", f"{seeds} seeds so far.", evidence=rests_on),)

    def missing_to_complete(self, turn: Turn) -> str | None:
        """A walk without a row is only a look."""
        sown = any(entry.entry_type == "row" for entry in turn.standing)
        return None if sown else "No row was sown. Say that you are done to stop here."

    def proposal(self, turn: Turn) -> Proposal | None:
        """The next walk, in a week."""
        at = turn.desk.clock.now() + timedelta(days=7)
        return Proposal(self.name, self.title, None, at)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Garden())


def test_a_whole_session_of_the_new_kind(desk: Desk, clock: FrozenClock) -> None:
    walk = sessions.begin(desk, "garden", Begin(intention="Beans before the rain"))
    assert walk.title == "Garden walk"

    soil = entries.answer(desk, walk.id, Answer(chosen="dry"))
    assert [reply.content for reply in soil.replies] == ["How is it to be here?"]
    entries.answer(desk, walk.id, Answer(number=4))
    drafts.save(desk, walk.id, "bed", "answer", "A blackbird and")
    sessions.pause(desk, walk.id)

    clock.advance(days=1)
    sessions.resume(desk, walk.id)
    detail = sessions.load(desk, walk.id)
    waiting = desk.kind("garden").open_question(detail.entries, detail.session.step)
    assert waiting is not None
    assert waiting[1].text == "What is new?"
    assert [draft.text for draft in detail.drafts] == ["A blackbird and"]
    entries.answer(desk, walk.id, Answer(text="A blackbird and its nest"), draft_field="answer")
    assert sessions.load(desk, walk.id).drafts == ()

    sessions.advance_act(desk, walk.id)
    with pytest.raises(NotReadyToCompleteError, match="No row"):
        sessions.complete(desk, walk.id)
    beans = entries.say(desk, walk.id, NewEntry("row", "Beans", {"plant": "bean", "seeds": 20}))
    peas = entries.say(desk, walk.id, NewEntry("row", "Peas", {"plant": "pea", "seeds": 30}))
    (count,) = peas.replies
    held = entries.evidence(desk, count.id)
    assert held is not None
    assert (count.content, held.evidence.row_ids) == (
        "50 seeds so far.",
        (beans.entry.id, peas.entry.id),
    )
    entries.revise(desk, beans.entry.id, "Beans, fewer", {"plant": "bean", "seeds": 15})

    done = sessions.complete(desk, walk.id)
    assert done.status is Status.COMPLETED
    states = [
        state
        for part in rail(Garden().playbook, done.step, done.status)
        for _, state in (part.steps)
    ]
    assert states == [StepState.DONE] * 3
    proposal = sessions.propose_next(desk, walk.id)
    assert proposal is not None
    assert proposal.at == clock.now() + timedelta(days=7)
    assert [hit.content for hit in search(desk, "blackbird")] == ["A blackbird and its nest"]


def test_it_took_one_short_file() -> None:
    assert len(Path(__file__).read_text(encoding="utf-8").splitlines()) < 150
