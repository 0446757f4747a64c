"""A command line on a store of its own, at a standing moment, with one small kind."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sitdown.cli import main
from sitdown.cli.calls import Surroundings
from sitdown.clock import FrozenClock
from sitdown.engine.kind import Begin, Kind, NewEntry, Proposal, Turn
from sitdown.engine.playbook import AnswerForm, Phase, Playbook, Question, Step
from sitdown.engine.views import EntryView, Evidence

MOMENT = datetime(2026, 11, 7, 9, 30, tzinfo=UTC)

_LEAF = Question("leaf", "Which leaf?", AnswerForm.CHOICE, ("Assam", "Sencha"))
_TEA = Playbook(
    "tea",
    1,
    (
        Phase(
            "Brew",
            (
                Step("leaf", "The leaf", questions=(_LEAF,)),
                Step(
                    "heat",
                    "The heat",
                    questions=(Question("degrees", "How hot?", AnswerForm.NUMBER),),
                ),
            ),
        ),
        Phase("Drink", (Step("taste", "The taste", questions=(Question("how", "And?"),)),)),
    ),
)


class Tea(Kind):
    """Two phases, three steps, one question of each of three forms."""

    name = "tea"
    title = "Tea"
    about = "a cup of tea"
    playbooks = (_TEA,)
    one_a_subject = True

    def prepared(self, desk: Any, begin: Begin) -> Begin:
        return begin if begin.title else Begin(**{**vars(begin), "title": "A cup of tea"})

    def reply(self, turn: Turn, said: EntryView) -> Sequence[NewEntry]:
        evidence = Evidence("leaves/1", {"leaf": said.content}, ("row-1",))
        heard = NewEntry("buddy_said", f"I heard {said.content}.", evidence=evidence)
        return (heard, *super().reply(turn, said))

    def another(self, turn: Turn, entry: EntryView) -> NewEntry | None:
        if entry.entry_type != "buddy_said":
            return None
        return NewEntry("buddy_said", f"In other words: {entry.content}")

    def missing_to_complete(self, turn: Turn) -> str | None:
        drank = any(entry.step == "taste" for entry in turn.standing)
        return None if drank else "Drink it first, or say that you are done with --done."

    def proposal(self, turn: Turn) -> Proposal:
        return Proposal("tea", "Another cup", "later", turn.desk.clock.now() + timedelta(days=1))


@dataclass
class Printed:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        assert self.out, self.err
        return json.loads(self.out)


class Terminal(io.StringIO):
    """A standard input that is one."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(MOMENT)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return {"tea": Tea()}


Sitdown = Callable[..., Printed]


@pytest.fixture
def sitdown(
    home: Path,
    clock: FrozenClock,
    kinds: Mapping[str, Kind],
    capsys: pytest.CaptureFixture[str],
) -> Sitdown:
    """Run the command line in this process: ``sitdown("list", "--json").document``."""

    def run(*words: str, stdin: io.StringIO | None = None) -> Printed:
        surroundings = Surroundings(
            environ={"SITDOWN_HOME": str(home)},
            clock=clock,
            kinds=lambda: kinds,
            stdin=stdin or io.StringIO(),
        )
        capsys.readouterr()
        code = main(words, surroundings)
        printed = capsys.readouterr()
        return Printed(code, printed.out, printed.err)

    return run


@pytest.fixture
def cup(sitdown: Sitdown) -> str:
    """The id of a session that has just begun."""
    session_id = sitdown("start", "tea", "--json").document["id"]
    assert isinstance(session_id, str)
    return session_id
