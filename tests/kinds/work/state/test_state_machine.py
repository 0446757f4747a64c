"""Any order of any changes, through several managers and an agent's own hand, against a model."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from tests.kinds.work.state.folders import SLUG, session_folder

from sitdown.clock import FrozenClock
from sitdown.kinds.work.state import (
    CheckpointCountError,
    CheckpointDoneError,
    CheckpointRangeError,
    InvalidTransitionError,
    NoCheckpointsError,
    Phase,
    SessionStateManager,
    StaleRevisionError,
    State,
    Status,
)
from sitdown.kinds.work.state.document import parse

ORDER = ["spec", "plan", "build", "docs", "complete"]
UNKNOWN = {"own": {"a": [1, 2.50, "é"], "b": None}, "z": -0.0}


@dataclass
class Model:
    """What the file should say, in plain values."""

    phase: str = "spec"
    status: str = "active"
    topic: str = "Topic"
    total: int = 0
    completed: set[int] = field(default_factory=set)
    current: int | None = None
    commits: list[tuple[str, int | None]] = field(default_factory=list)
    branch: str | None = None
    worktree: str | None = None

    def may_go_to(self, phase: str) -> bool:
        at = ORDER.index(self.phase)
        return ORDER[at + 1 : at + 2] == [phase] or (self.phase, phase) == ("build", "complete")

    def next_open(self, after: int) -> int | None:
        still = [number for number in range(1, self.total + 1) if number not in self.completed]
        return next((number for number in still if number > after), None) or min(
            still, default=None
        )


class Sessions(RuleBasedStateMachine):
    """Two managers of one folder on the left, the model on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FrozenClock(datetime(2026, 11, 21, 9, tzinfo=UTC))
        first = {"topic": "Topic", "current_phase": "spec", **UNKNOWN}
        path = session_folder(Path(self.folder.name), json.dumps(first, indent=1))
        self.managers = [SessionStateManager(path, self.clock) for _ in range(2)]
        self.seen: list[str] = [self.managers[0].load().revision]
        self.model = Model()

    def teardown(self) -> None:
        self.folder.cleanup()

    @property
    def file(self) -> Path:
        return Path(self.folder.name) / SLUG / "state.json"

    def attempt(
        self, change: Callable[[SessionStateManager], Any], *causes: type[Exception]
    ) -> bool:
        """Make a change with each manager in turn; False when it is refused for such a cause."""
        self.managers.reverse()
        before = self.file.read_bytes()
        try:
            change(self.managers[0])
        except causes:
            assert self.file.read_bytes() == before
            return False
        self.seen.append(self.managers[1].load().revision)
        return True

    @initialize(total=st.sampled_from([0, 3, 4]))
    def begin(self, total: int) -> None:
        if total:
            self.count(total)

    @rule(seconds=st.integers(1, 5000))
    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule(phase=st.sampled_from(ORDER))
    def go_to(self, phase: str) -> None:
        may = self.model.may_go_to(phase)
        change = lambda manager: manager.transition_to_phase(Phase(phase))  # noqa: E731 - one call
        assert self.attempt(change, InvalidTransitionError) == may
        if may:
            self.moved(phase)

    @rule()
    def complete_phase(self) -> None:
        may = self.model.phase != "complete"
        assert self.attempt(SessionStateManager.complete_phase, InvalidTransitionError) == may
        if may:
            self.moved(ORDER[ORDER.index(self.model.phase) + 1])

    def moved(self, phase: str) -> None:
        times = parse(self.file.read_text(encoding="utf-8"))["phase_history"]
        now = self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        assert times[f"{self.model.phase}_completed_at"] == now
        assert phase == "complete" or times[f"{phase}_started_at"] == now
        self.model.phase = phase
        if phase == "complete":
            self.model.status = "complete"

    @rule(total=st.integers(-1, 6))
    def count(self, total: int) -> None:
        may = total >= max(self.model.completed, default=1)
        change = lambda manager: manager.init_build_progress(total)  # noqa: E731 - one call
        assert self.attempt(change, CheckpointCountError) == may
        if may:
            self.model.total = total
            self.model.current = self.model.next_open(0)

    @rule(number=st.integers(-1, 7))
    def start(self, number: int) -> None:
        may = 1 <= number <= self.model.total and number not in self.model.completed
        change = lambda manager: manager.start_checkpoint(number)  # noqa: E731 - one call
        causes = (NoCheckpointsError, CheckpointRangeError, CheckpointDoneError)
        assert self.attempt(change, *causes) == may
        if may:
            self.model.current = number

    @rule(number=st.integers(-1, 7))
    def complete(self, number: int) -> None:
        may = 1 <= number <= self.model.total and number not in self.model.completed
        given: list[int | None] = []
        causes = (NoCheckpointsError, CheckpointRangeError, CheckpointDoneError)
        change = lambda manager: given.append(manager.complete_checkpoint(number))  # noqa: E731 - one call
        assert self.attempt(change, *causes) == may
        if may:
            self.model.completed.add(number)
            self.model.current = self.model.next_open(number)
            assert given == [self.model.current]

    @rule(
        sha=st.text("0123456789abcdef", min_size=4, max_size=6),
        message=st.text(max_size=8),
        number=st.none() | st.integers(0, 7),
    )
    def commit(self, sha: str, message: str, number: int | None) -> None:
        may = number is None or 1 <= number <= (self.model.total or 7)
        change = lambda manager: manager.add_commit(sha, message, number)  # noqa: E731 - one call
        assert self.attempt(change, CheckpointRangeError) == may
        if may and (sha, number) not in self.model.commits:
            self.model.commits.append((sha, number))

    @rule(status=st.sampled_from(Status), branch=st.none() | st.sampled_from(["a", "feature/ü"]))
    def set_things(self, status: Status, branch: str | None) -> None:
        assert self.attempt(lambda manager: manager.set_status(status))
        assert self.attempt(lambda manager: manager.set_git_branch(branch))
        assert self.attempt(lambda manager: manager.set_git_worktree(branch and f"/w/{branch}"))
        self.model.status, self.model.branch = str(status), branch
        self.model.worktree = branch and f"/w/{branch}"

    @rule(topic=st.text(min_size=1, max_size=5))
    def save(self, topic: str) -> None:
        document = self.managers[0].load().document()
        self.managers[0].save({**document, "topic": topic})
        self.model.topic = topic

    @rule(topic=st.text(min_size=1, max_size=5))
    def an_agent_writes_the_file(self, topic: str) -> None:
        document = {**parse(self.file.read_text(encoding="utf-8")), "topic": topic}
        self.file.write_text(json.dumps(document, indent=2), encoding="utf-8")
        self.model.topic = topic

    @precondition(lambda self: len(self.seen) > 1)
    @rule(data=st.data())
    def write_what_is_stale(self, data: st.DataObject) -> None:
        now = self.managers[0].load().revision
        old = data.draw(st.sampled_from(self.seen))
        if old != now:
            change = lambda manager: manager.set_git_branch("stale", expected_revision=old)  # noqa: E731 - one call
            assert not self.attempt(change, StaleRevisionError)

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        state, model = self.managers[0].load(), self.model
        assert (state.phase_name, str(state.status)) == (model.phase, model.status)
        assert state.checkpoints_total == model.total
        assert state.checkpoints_completed == tuple(sorted(model.completed))
        assert state.current_checkpoint == model.current
        assert [(commit.sha, commit.checkpoint) for commit in state.commits] == model.commits
        assert (state.branch, state.worktree) == (model.branch, model.worktree)
        self.nothing_else_is_lost(state)

    def nothing_else_is_lost(self, state: State) -> None:
        document = state.document()
        assert document["topic"] == self.model.topic
        assert {key: document[key] for key in UNKNOWN} == UNKNOWN
        known = [key for key in document if key in {"topic", "current_phase", *UNKNOWN}]
        assert known == ["topic", "current_phase", *UNKNOWN]
        assert [found.name for found in self.file.parent.iterdir()] == ["state.json"]


TestSessions = Sessions.TestCase
TestSessions.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
