"""Any order of any verbs, by two people at one store, against a model in plain lists."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
)
from tests.engine.tea import PLAYBOOK, Tea

from sitdown.clock import FrozenClock
from sitdown.engine import drafts, entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.entries import Liking
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.lifecycle import MOVES, OPEN, Move, Status
from sitdown.engine.text import storable_text
from sitdown.engine.transcript import as_it_stands, history_of
from sitdown.errors import (
    AlreadyRevisedError,
    ClosedSessionError,
    IllegalMoveError,
    LastPhaseError,
    NotBegunError,
    NotFoundError,
    SitdownError,
)
from sitdown.ids import SeededIds
from sitdown.store.opening import open_store

WORDS = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
STEPS = [place.step.key for place in PLAYBOOK.places()]
VERBS = {
    Move.START: sessions.start,
    Move.PAUSE: sessions.pause,
    Move.RESUME: sessions.resume,
    Move.COMPLETE: lambda desk, session_id: sessions.complete(desk, session_id, anyway=True),
    Move.CANCEL: sessions.cancel,
    Move.REOPEN: sessions.reopen,
}


@dataclass
class Model:
    """What one session should look like: the person's own words, in the order they were said."""

    owner: str
    status: Status
    step: str = "leaf"
    said: list[tuple[str, str, str | None]] = field(default_factory=list)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    visits: list[int] = field(default_factory=list)
    liked: dict[str, str] = field(default_factory=dict)

    @property
    def act(self) -> int:
        return PLAYBOOK.place(self.step).act


class Log(RuleBasedStateMachine):
    """Verbs on the left, the model on the right."""

    ids = Bundle("ids")
    entry_ids = Bundle("entry_ids")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FrozenClock(datetime(2026, 11, 21, 9, tzinfo=UTC))
        new_id = SeededIds(self.clock)
        home = Path(self.folder.name)
        store = open_store(home / "sitdown.db", home / "backups", self.clock.now())
        kinds = {"tea": Tea()}
        self.desks = {
            name: Desk(store, kinds, name, self.clock, new_id) for name in ("me", "other")
        }
        self.models: dict[str, Model] = {}
        self.session_of: dict[str, str] = {}

    def teardown(self) -> None:
        self.desks["me"].store.close()
        self.folder.cleanup()

    def desk_of(self, session_id: str) -> Desk:
        return self.desks[self.models[session_id].owner]

    @rule(minutes=st.integers(0, 100))
    def wait(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @rule(target=ids, owner=st.sampled_from(["me", "me", "other"]), now=st.booleans())
    def begin(self, owner: str, now: bool) -> str:
        at = None if now else self.clock.now()
        view = sessions.begin(self.desks[owner], "tea", Begin(title="Pot", scheduled_at=at))
        status = Status.IN_PROGRESS if now else Status.SCHEDULED
        self.models[view.id] = Model(owner, status, visits=[1] if now else [])
        return view.id

    @rule(target=entry_ids, session_id=ids, words=WORDS)
    def say(self, session_id: str, words: str) -> str:
        model = self.models[session_id]
        try:
            said = entries.say(
                self.desk_of(session_id), session_id, NewEntry("said", words), draft_field="box"
            ).entry
        except (NotBegunError, ClosedSessionError):
            assert model.status not in OPEN
            return "none"
        assert model.status in OPEN
        model.said.append((said.id, storable_text(words), None))
        model.drafts.pop((model.step, "box"), None)
        self.session_of[said.id] = session_id
        return said.id

    @rule(target=entry_ids, entry_id=entry_ids, words=WORDS)
    def revise(self, entry_id: str, words: str) -> str:
        session_id = self.session_of.get(entry_id)
        if session_id is None or session_id not in self.models:
            return "none"
        model = self.models[session_id]
        try:
            revision = entries.revise(self.desk_of(session_id), entry_id, words)
        except AlreadyRevisedError:
            assert any(supersedes == entry_id for _, _, supersedes in model.said)
            return "none"
        except ClosedSessionError:
            assert model.status is Status.CANCELLED
            return "none"
        model.said.append((revision.id, storable_text(words), entry_id))
        self.session_of[revision.id] = session_id
        return revision.id

    @rule(session_id=ids, move=st.sampled_from(Move))
    def move(self, session_id: str, move: Move) -> None:
        model = self.models[session_id]
        before = model.status
        try:
            view = VERBS[move](self.desk_of(session_id), session_id)
        except IllegalMoveError:
            assert (before, move) not in MOVES
            return
        model.status = MOVES[before, move]
        assert view.status is model.status
        if move in {Move.START, Move.REOPEN}:
            model.visits.append(model.act)

    @rule(session_id=ids, step=st.sampled_from([*STEPS, "+", "-", "act"]))
    def go(self, session_id: str, step: str) -> None:
        model = self.models[session_id]
        desk = self.desk_of(session_id)
        before = model.act
        try:
            if step == "+":
                view = sessions.advance(desk, session_id)
            elif step == "-":
                view = sessions.back(desk, session_id)
            elif step == "act":
                view = sessions.advance_act(desk, session_id)
            else:
                view = sessions.go_to_step(desk, session_id, step)
        except (NotBegunError, ClosedSessionError):
            assert model.status not in OPEN
            return
        except LastPhaseError:
            assert model.act == len(PLAYBOOK.phases)
            return
        number = STEPS.index(model.step)
        opening = PLAYBOOK.opening_of(model.act + 1)
        model.step = {
            "+": STEPS[min(number + 1, len(STEPS) - 1)],
            "-": STEPS[max(number - 1, 0)],
            "act": opening.step.key if opening else "",
        }.get(step, step)
        assert (view.step, view.act) == (model.step, model.act)
        if model.act != before:
            model.visits.append(model.act)

    @rule(session_id=ids, words=st.text(max_size=20))
    def type_a_draft(self, session_id: str, words: str) -> None:
        model = self.models[session_id]
        drafts.save(self.desk_of(session_id), session_id, model.step, "box", words)
        if words:
            model.drafts[model.step, "box"] = storable_text(words)
        else:
            model.drafts.pop((model.step, "box"), None)

    @rule(session_id=ids, liking=st.sampled_from([*Liking, None]))
    def like(self, session_id: str, liking: Liking | None) -> None:
        desk, model = self.desk_of(session_id), self.models[session_id]
        for entry in entries.everything_said(desk, session_id)[:1]:
            entries.give_feedback(desk, entry.id, liking)
            model.liked.pop(entry.id, None)
            if liking is not None:
                model.liked[entry.id] = liking.value

    @rule(session_id=consumes(ids))
    def erase(self, session_id: str) -> None:
        sessions.erase(self.desk_of(session_id), session_id)
        del self.models[session_id]

    @precondition(lambda self: self.models)
    @rule(data=st.data())
    def a_stranger_finds_nothing(self, data: st.DataObject) -> None:
        session_id = data.draw(st.sampled_from(sorted(self.models)))
        owner = self.models[session_id].owner
        stranger = self.desks["other" if owner == "me" else "me"]
        verb = data.draw(st.sampled_from([*VERBS.values(), sessions.erase, sessions.advance]))
        try:
            verb(stranger, session_id)
        except NotFoundError:
            return
        except SitdownError as error:
            message = f"{verb} told a stranger: {error}"
            raise AssertionError(message) from error
        message = f"{verb} let a stranger in"
        raise AssertionError(message)

    @invariant()
    def nothing_is_lost_and_nothing_is_changed(self) -> None:
        for session_id, model in self.models.items():
            everything = entries.everything_said(self.desk_of(session_id), session_id)
            assert [entry.sequence_num for entry in everything] == list(
                range(1, len(everything) + 1)
            )
            own = [
                (entry.id, entry.content, entry.supersedes_id)
                for entry in everything
                if entry.role.value == "user"
            ]
            assert own == model.said
            superseded = [supersedes for _, _, supersedes in own if supersedes]
            assert len(superseded) == len(set(superseded))
            assert {e.id: e.feedback for e in everything if e.feedback} == model.liked

    @invariant()
    def the_query_and_the_fold_agree(self) -> None:
        for session_id in self.models:
            desk = self.desk_of(session_id)
            everything = entries.everything_said(desk, session_id)
            standing = entries.load_session_entries(desk, session_id)
            assert as_it_stands(everything) == standing
            for entry in standing:
                at_place = history_of(everything, entry.place)
                assert entries.history(desk, entry.id) == at_place
                assert at_place[-1] == entry
                assert {(old.step, old.act, old.role) for old in at_place} == {
                    (entry.step, entry.act, entry.role)
                }

    @invariant()
    def the_sessions_are_where_the_model_has_them(self) -> None:
        for owner, desk in self.desks.items():
            mine = {key for key, model in self.models.items() if model.owner == owner}
            assert {view.id for view in sessions.list_sessions(desk)} == mine
        for session_id, model in self.models.items():
            detail = sessions.load(self.desk_of(session_id), session_id)
            view = detail.session
            assert (view.status, view.step, view.act) == (model.status, model.step, model.act)
            assert [mark.act for mark in detail.phase_marks] == model.visits
            assert {(d.step, d.field): d.text for d in detail.drafts} == model.drafts
            running = [sitting for sitting in detail.sittings if sitting.ended_at is None]
            assert len(running) == (1 if model.status is Status.IN_PROGRESS else 0)
            for sitting in detail.sittings:
                assert sitting.ended_at is None or sitting.started_at <= sitting.ended_at


Log.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestLog = Log.TestCase
