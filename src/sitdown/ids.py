"""Ids are UUIDv7 (RFC 9562, 5.7): text that sorts by the time it was made."""

from __future__ import annotations

import random
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from sitdown.clock import Clock, SystemClock

IdSource = Callable[[], str]
"""Gives a new id at each call, in the canonical 36 characters."""


def uuid7(milliseconds: int, random_bits: int) -> str:
    """A UUIDv7 of a Unix time in milliseconds and 74 random bits."""
    high = (random_bits >> 62) & 0xFFF
    low = random_bits & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    return str(uuid.UUID(int=value))


@dataclass(frozen=True)
class RandomIds:
    """Ids nobody can guess, of the clock's time."""

    clock: Clock = field(default_factory=SystemClock)

    def __call__(self) -> str:
        """A new id."""
        return uuid7(int(self.clock.now().timestamp() * 1000), secrets.randbits(74))


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
        return uuid7(milliseconds, self._made << 62 | self._random.getrandbits(62))
