"""The times of phases, taken apart when somebody first asks for them.

A sync reads thousands of files and wants none of their times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sitdown.kinds.work.state.fields import Fields
from sitdown.kinds.work.state.views import PhaseTimes

if TYPE_CHECKING:
    from datetime import datetime

_PLACE = "phase_history"
_STARTED, _COMPLETED = "_started_at", "_completed_at"
_ENDS = (_STARTED, _COMPLETED)


class LaterTimes(Mapping[str, PhaseTimes]):
    """The latest visit to each phase that a ``phase_history`` tells of."""

    __slots__ = ("_fields", "_history", "_times")

    def __init__(self, history: Mapping[str, Any], slug: str) -> None:
        """Look whether every time could be one; no moment is made of any.

        Args:
            history: as the file has it; must not change any more.
            slug: of the session.

        Raises:
            StateInvalidError: a time is no text.
        """
        self._history = history
        self._fields = Fields(slug)
        self._times: dict[str, PhaseTimes] | None = None
        for key, written in history.items():
            if type(written) is not str and written is not None and key.endswith(_ENDS):
                raise self._fields.wrong(key, _PLACE, written, "a time")

    def __getitem__(self, phase: str) -> PhaseTimes:
        """The latest visit to a phase."""
        return self._taken_apart()[phase]

    def __iter__(self) -> Iterator[str]:
        """The phases that have a time."""
        return iter(self._taken_apart())

    def __len__(self) -> int:
        """How many phases have a time."""
        return len(self._taken_apart())

    def __repr__(self) -> str:
        """As a dictionary."""
        return repr(self._taken_apart())

    @property
    def odd(self) -> tuple[str, ...]:
        """What was read around, as in ``State.doubts``."""
        self._taken_apart()
        return tuple(self._fields.odd)

    def _taken_apart(self) -> dict[str, PhaseTimes]:
        if self._times is None:
            self._times = self._read()
        return self._times

    def _read(self) -> dict[str, PhaseTimes]:
        started: dict[str, datetime] = {}
        completed: dict[str, datetime] = {}
        for key in self._history:
            for end, found in ((_STARTED, started), (_COMPLETED, completed)):
                if key.endswith(end) and (at := self._fields.moment(self._history, key, _PLACE)):
                    found[key.removesuffix(end)] = at
        phases = dict.fromkeys((*started, *completed))
        return {name: PhaseTimes(started.get(name), completed.get(name)) for name in phases}
