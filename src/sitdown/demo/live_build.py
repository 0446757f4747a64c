"""The agent that goes on building while the example is looked at."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from sitdown.clock import Clock
from sitdown.demo import project_life as life
from sitdown.demo.agent import MadeUpAgent, Note
from sitdown.demo.commits import Repository
from sitdown.demo.project import BUILDER, live_slug, sessions_folder
from sitdown.errors import SitdownError
from sitdown.kinds.work.state import Phase, SessionStateManager, State, Status

_BEGINS_AFTER = 4.0
"""Seconds that the person has to find their way before anything moves."""

_LOOKS_EVERY = 1.0
"""Seconds between two looks at a session that was paused, or that cannot be read just now."""


class LiveBuild:
    """Works at the session that is being built, as any agent would: it notes down what it does,
    commits, and tells the state file. It stops where the last checkpoint waits for the person.

    Args:
        folder: where the example's project was made.
        home: the data folder.
        clock: the time that the example is looked at in.
        note: notes its hooks down.
        pace: seconds that a second of its work takes.
    """

    def __init__(
        self, folder: Path, home: Path, clock: Clock, note: Note, *, pace: float = 1.0
    ) -> None:
        project = folder / life.PROJECT
        self._session = sessions_folder(folder) / live_slug(clock.now())
        self._clock, self._pace = clock, pace
        self._agent = MadeUpAgent(BUILDER, project, home, clock, note)
        self._repository = Repository(project)
        self._is_over = threading.Event()

    @contextmanager
    def going_on(self) -> Iterator[Self]:
        """Work in a thread beside whoever looks, and be at rest when they are done."""
        worker = threading.Thread(target=self._run_quietly, name="live-build", daemon=True)
        worker.start()
        try:
            yield self
        finally:
            self._is_over.set()
            worker.join()

    def run(self) -> None:
        """Work until the last checkpoint waits for the person, or until it is told to stop.

        Raises:
            OSError: the project's folder cannot be written.
        """
        self._rest(_BEGINS_AFTER)
        while not self._is_over.is_set():
            state = self._state()
            if state is None or state.status is not Status.ACTIVE:
                self._rest(_LOOKS_EVERY)
                continue
            number = state.current_checkpoint
            stretch = None if number is None else life.BUILD.get(number)
            if state.phase is not Phase.BUILD or number is None or stretch is None:
                return
            if not self._does(number, stretch):
                continue
            if number == state.checkpoints_total:
                self._agent.stop(life.LAST_WORDS)
                return
            self._completes(number, stretch)

    def _run_quietly(self) -> None:
        # Its folder may be taken away from under it; nobody waits for a made-up agent.
        with suppress(OSError):
            self.run()

    def _does(self, number: int, stretch: life.Stretch) -> bool:
        """Do what leads to a checkpoint; whether it is still the one to be done then."""
        tokens_in, tokens_out = stretch.tokens
        share = len(stretch.uses)
        for use in stretch.uses:
            name = self._agent.before(use)
            self._rest(use.seconds)
            if self._is_over.is_set():
                return False
            self._agent.after(use, name)
            self._agent.ask_model(tokens_in // share, tokens_out // share)
            state = self._state()
            if state is None or not _is_at(state, number):
                return False
        return True

    def _completes(self, number: int, stretch: life.Stretch) -> None:
        sha = self._repository.commit(stretch.message, self._clock.now())
        manager = SessionStateManager(self._session, self._clock)
        # The person may have completed it in the same moment, or broken the file to see what comes.
        with suppress(SitdownError):
            manager.add_commit(sha, stretch.message, number)
            manager.complete_checkpoint(number)

    def _state(self) -> State | None:
        try:
            return SessionStateManager(self._session, self._clock).load()
        except SitdownError:
            return None

    def _rest(self, seconds: float) -> None:
        self._is_over.wait(seconds * self._pace)


def _is_at(state: State, number: int) -> bool:
    return (
        state.status is Status.ACTIVE
        and state.phase is Phase.BUILD
        and state.current_checkpoint == number
    )
