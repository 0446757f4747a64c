"""The one way to change a ``state.json``."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.clock import SystemClock
from sitdown.kinds.work import safe_files
from sitdown.kinds.work.state import changes
from sitdown.kinds.work.state.document import repeated_keys, same
from sitdown.kinds.work.state.errors import (
    InvalidTransitionError,
    RepeatedKeyError,
    StaleRevisionError,
    StateInvalidError,
    StateNotFoundError,
)
from sitdown.kinds.work.state.phases import Phase, Status, moves_from
from sitdown.kinds.work.state.reading import read_state, revision_of
from sitdown.kinds.work.state.saving import document_of
from sitdown.kinds.work.state.slugs import check_name
from sitdown.kinds.work.state.versions import Document, as_version_2
from sitdown.kinds.work.state.views import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitdown.clock import Clock

FILE_NAME = "state.json"

_TRIES = 5
"""How often a change is worked out anew when a program that asks for no lock wrote in between."""


class SessionStateManager:
    """Reads and changes the state of one session's folder.

    Every change reads the file, works out the change and replaces the file whole, under a lock on
    the folder. Only what changes is written anew; a file of version 1 becomes one of version 2.
    Each changing method takes the ``expected_revision`` that its caller saw, and refuses when the
    file has another; without it the change is made to whatever the file holds then.

    Every method may raise StateNotFoundError, StateUnreadableError, StateInvalidError, or a
    FileError of ``safe_files`` (too large, out of the folder, locked too long, unusable); every
    change also StaleRevisionError and RepeatedKeyError. Then nothing was changed.
    """

    def __init__(self, session_dir: Path | str, clock: Clock | None = None) -> None:
        """Take a session's folder; nothing is read yet.

        Raises:
            NotASessionNameError: The last part of the path cannot be a session's.
        """
        self.session_dir = Path(session_dir).absolute()
        self.slug = check_name(self.session_dir.name)
        self._clock = clock or SystemClock()
        self._seen: str | None = None

    @property
    def path(self) -> Path:
        """Where the state is, links resolved.

        Raises:
            LeavesFolderError: The folder, or the file in it, is a link to somewhere else.
        """
        folder = safe_files.inside(self.session_dir.parent, self.slug)
        return safe_files.inside(folder, FILE_NAME)

    def load(self) -> State:
        """The state as it is now."""
        path = self.path
        state = read_state(self._bytes(path), self.slug, path)
        self._seen = state.revision
        return state

    def save(self, content: State | Document, *, expected_revision: str | None = None) -> State:
        """Write what was read and then changed by the caller: a whole document, or a ``State``
        with other texts, status or git fields. It is refused when the file changed since
        ``expected_revision``, or else since the state was read.

        Raises:
            InvalidTransitionError: It would move the session where it cannot go.
        """
        if isinstance(content, State):
            revision = expected_revision or content.revision
        else:
            revision = expected_revision or self._seen or "none, for it was never read"

        def put(old: Document, state: State) -> Document:
            new = document_of(content, self.slug)
            to, possible = new.get("current_phase"), moves_from(state.phase_name)
            if to != old.get("current_phase") and to not in possible:
                raise InvalidTransitionError(self.slug, state.phase_name, str(to), possible)
            return new

        return self._change(put, revision)

    def transition_to_phase(
        self, new_phase: Phase | str, *, expected_revision: str | None = None
    ) -> State:
        """Move on to another phase; both timestamps of the move are the same.

        Raises:
            InvalidTransitionError: There is no such move.
        """

        def move(document: Document, state: State) -> Document:
            try:
                to = Phase(new_phase)
            except ValueError as error:
                possible = moves_from(state.phase_name)
                raise InvalidTransitionError(
                    self.slug, state.phase_name, str(new_phase), possible
                ) from error
            return changes.moved(document, state, to, self._stamp())

        return self._change(move, expected_revision)

    def complete_phase(self, *, expected_revision: str | None = None) -> State:
        """Complete the phase and go on to the one that follows: docs after build.

        Raises:
            InvalidTransitionError: Nothing follows.
        """
        return self._change(
            lambda document, state: changes.moved(
                document, state, changes.next_phase(state), self._stamp()
            ),
            expected_revision,
        )

    def init_build_progress(
        self, checkpoints_total: int, *, expected_revision: str | None = None
    ) -> State:
        """Say how many checkpoints the build has; what is complete stays so.

        Raises:
            CheckpointCountError: Fewer than one, or than are complete.
        """
        return self._change(
            lambda document, state: changes.with_checkpoints(document, state, checkpoints_total),
            expected_revision,
        )

    def start_checkpoint(self, checkpoint: int, *, expected_revision: str | None = None) -> State:
        """Work on this checkpoint now.

        Raises:
            NoCheckpointsError: They were never counted.
            CheckpointRangeError: There is none of this number.
            CheckpointDoneError: It is complete.
        """
        return self._change(
            lambda document, state: changes.with_started(document, state, checkpoint),
            expected_revision,
        )

    def complete_checkpoint(
        self, checkpoint: int, *, expected_revision: str | None = None
    ) -> int | None:
        """Complete a checkpoint and go on to the next that is open.

        Returns:
            The number of the next checkpoint; None after the last.

        Raises:
            NoCheckpointsError: They were never counted.
            CheckpointRangeError: There is none of this number.
            CheckpointDoneError: It is complete already.
        """
        done = self.checkpoint_completed(checkpoint, expected_revision=expected_revision)
        return done.current_checkpoint

    def checkpoint_completed(
        self, checkpoint: int, *, expected_revision: str | None = None
    ) -> State:
        """As ``complete_checkpoint``, but giving all of the state that it made."""
        return self._change(
            lambda document, state: changes.with_completed(document, state, checkpoint),
            expected_revision,
        )

    def add_commit(
        self,
        sha: str,
        message: str,
        checkpoint: int | None = None,
        *,
        expected_revision: str | None = None,
    ) -> State:
        """Note a commit; telling the same one again changes nothing.

        Raises:
            StateInvalidError: ``sha`` is no hash.
            CheckpointRangeError: There is no such checkpoint.
        """
        return self._change(
            lambda document, state: changes.with_commit(
                document, state, sha, message, checkpoint, self._stamp()
            ),
            expected_revision,
        )

    def set_status(self, status: Status | str, *, expected_revision: str | None = None) -> State:
        """Set whether the session is active, paused, complete or failed.

        Raises:
            StateInvalidError: It is none of these.
        """
        if status not in list(Status):
            wanted = "active, paused, complete or failed"
            raise StateInvalidError(self.slug, "status", repr(status)[:60], wanted)
        return self._change(
            lambda document, _: {**document, "status": str(status)}, expected_revision
        )

    def set_git_branch(self, branch: str | None, *, expected_revision: str | None = None) -> State:
        """Set the branch the session works on.

        Raises:
            StateInvalidError: It is no name.
        """
        return self._with_git("branch", branch, expected_revision)

    def set_git_worktree(
        self, worktree: str | None, *, expected_revision: str | None = None
    ) -> State:
        """Set the worktree the session works in.

        Raises:
            StateInvalidError: It is no path.
        """
        return self._with_git("worktree", worktree, expected_revision)

    def _with_git(self, key: str, value: str | None, expected: str | None) -> State:
        return self._change(
            lambda document, state: changes.with_git(document, state, key, value), expected
        )

    def _change(self, change: Callable[[Document, State], Document], expected: str | None) -> State:
        path = self.path
        # Of a folder that is missing, a lock would say less than a look does.
        self._bytes(path)
        with safe_files.locked(path):
            safe_files.sweep(path)
            for _ in range(_TRIES):
                try:
                    return self._change_once(path, change, expected)
                except _WrittenMeanwhileError as error:
                    found = error.revision
        raise StaleRevisionError(self.slug, expected or "any", found)

    def _change_once(
        self, path: Path, change: Callable[[Document, State], Document], expected: str | None
    ) -> State:
        raw = self._bytes(path)
        state = read_state(raw, self.slug, path)
        if expected is not None and expected != state.revision:
            raise StaleRevisionError(self.slug, expected, state.revision)
        if twice := repeated_keys(state.raw_text):
            raise RepeatedKeyError(self.slug, twice)
        document = as_version_2(state.document())
        changed = change(document, state)
        if same(document, changed):
            return state
        changed = {**changed, "updated_at": self._stamp()}
        data = changes.written(self.slug, state.raw_text, changed)
        # What could not be read again is not written.
        made = read_state(data, self.slug, path)

        def look() -> None:
            found = revision_of(self._bytes(path))
            if found != state.revision:
                raise _WrittenMeanwhileError(found)

        safe_files.replace_file(path, data, last_look=look)
        self._seen = made.revision
        return made

    def _bytes(self, path: Path) -> bytes:
        try:
            return safe_files.read_bounded(path)
        except safe_files.FileMissingError as error:
            raise StateNotFoundError(self.slug, path) from error

    def _stamp(self) -> str:
        return self._clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _WrittenMeanwhileError(Exception):
    def __init__(self, revision: str) -> None:
        self.revision = revision
        super().__init__(revision)
