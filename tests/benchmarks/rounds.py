"""Paired rounds: the floor and the app take turns, so that both meet the same noise.

A time in milliseconds says more about the machine than about the program; the median ratio of
pairs taken in turn can be held against a target on any machine.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """What a ratio should reach, and where it counts as failed."""

    reach: float
    fail: float


def in_turn(
    floor: Callable[[], float], app: Callable[[], float], rounds: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of the floor and of the app, taken in turn; the first pair warms up."""
    floors: list[float] = []
    apps: list[float] = []
    for _ in range(rounds + 1):
        floors.append(floor())
        apps.append(app())
    return floors[1:], apps[1:]


def report(
    what: str, floors: Sequence[float], apps: Sequence[float], target: Target, unit: str = "ms"
) -> float:
    """Print one line and give the median of the ratios."""
    ratios = [app / floor for floor, app in zip(floors, apps, strict=True)]
    middle = statistics.median(ratios)
    low, _, high = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else (middle,) * 3
    verdict = "reached" if middle <= target.reach else "missed"
    if middle > target.fail:
        verdict = "FAILED"
    print(
        f"{what:<46} floor {statistics.median(floors):9.3f} {unit}  app "
        f"{statistics.median(apps):9.3f} {unit}  ratio {middle:5.2f} [{low:.2f}-{high:.2f}]  "
        f"target {target.reach:g}  {verdict}"
    )
    return middle
