"""Ids are UUIDv7 (RFC 9562, 5.7): text that sorts by the time it was made."""

from __future__ import annotations

import random
import secrets
import threading
import uuid
from collections.abc import Callable

from sitdown.clock import Clock, SystemClock

IdSource = Callable[[], str]
"""Gives a new id at each call, in the canonical 36 characters."""

_RANDOM_BITS = 74
_STEP_BITS = 40
"""How far, at random, ids of one millisecond lie apart: too far to guess one from another, and
near enough for 2^34 of them."""


def uuid7(milliseconds: int, random_bits: int) -> str:
    """A UUIDv7 of a Unix time in milliseconds and 74 random bits."""
    high = (random_bits >> 62) & 0xFFF
    low = random_bits & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    return str(uuid.UUID(int=value))


class RandomIds:
    """Ids nobody can guess, of the clock's time. Later ones sort after earlier ones, even when
    both are of one millisecond or the clock was set back. Safe to share between threads.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._last = 0
        self._one_at_a_time = threading.Lock()

    def __call__(self) -> str:
        """A new id."""
        milliseconds = int(self._clock.now().timestamp() * 1000)
        with self._one_at_a_time:
            drawn = milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
            self._last = max(drawn, self._last + 1 + secrets.randbits(_STEP_BITS))
            return uuid7(self._last >> _RANDOM_BITS, self._last & ((1 << _RANDOM_BITS) - 1))


class SeededIds:
    """The same ids at every run: for tests, pictures and the demo."""

    def __init__(self, clock: Clock, seed: int = 0) -> None:
        self._clock = clock
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
        self._made = 0

    def __call__(self) -> str:
        """The next id; later ids of one millisecond sort after earlier ones."""
        self._made += 1
        milliseconds = int(self._clock.now().timestamp() * 1000)
        return uuid7(milliseconds, self._made << _STEP_BITS | self._random.getrandbits(_STEP_BITS))
