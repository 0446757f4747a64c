"""How much dearer the larger of two things is, however busy the machine."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

TOO_LITTLE_TO_TELL = 0.002
"""Seconds below which a clock tells nothing."""
TIMES_LONGER = 10
MOST_TIMES_DEARER = 40
"""Between the ten of what grows with the length and the hundred of what grows with its square."""


def grows_with_the_length(work: Callable[[str], object], unit: str, length: int) -> bool:
    """Whether ``length`` characters of repeated units cost about ten times a tenth of them."""
    short = unit * (length // TIMES_LONGER // len(unit))
    return times_dearer(work, short, short * TIMES_LONGER) <= MOST_TIMES_DEARER


def times_dearer(work: Callable[[Any], object], small: object, large: object) -> float:
    """How many times the work on the small thing the work on the large one takes.

    Measured in the time that this thread had of the processor, so other work does not count.
    """
    return _least(work, large) / max(TOO_LITTLE_TO_TELL, _least(work, small))


def _least(work: Callable[[Any], object], subject: object) -> float:
    return min(_seconds(work, subject) for _ in range(2))


def _seconds(work: Callable[[Any], object], subject: object) -> float:
    began = thread_time()
    work(subject)
    return thread_time() - began
