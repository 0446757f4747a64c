"""Giving what there is to the goals that ask for it. Pure: whole cents, never one too many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sitdown.kinds.money.goals.asking import Held
from sitdown.kinds.money.goals.rules import Goal, Remainder

_NOTHING = Held()


@dataclass(frozen=True, slots=True)
class Claim:
    """A goal that wants money: whose it is, and how much it asks for in minor units."""

    key: str
    goal: Goal
    asks: int
    held: Held = _NOTHING


def allocate(claims: Sequence[Claim], to_give: int) -> dict[str, int]:
    """What each claim gets, by key.

    Lower priorities first, each whole before the next. Where one priority cannot have all it asks
    for, its claims share in proportion. Then the remainders share what is left by weight, each up
    to its cap. Cents that do not part go one each to the first, by priority and then by order.

    Args:
        claims: in order; keys differ.
        to_give: minor units; nothing is given when it is not above zero.
    """
    left = max(0, to_give)
    given = dict.fromkeys((claim.key for claim in claims), 0)
    ordered = sorted(claims, key=lambda claim: claim.goal.priority)
    asking = [claim for claim in ordered if not isinstance(claim.goal.rule, Remainder)]
    for _, group in groupby(asking, key=lambda claim: claim.goal.priority):
        few = list(group)
        shares = _up_to([claim.asks for claim in few], left)
        given.update(zip((claim.key for claim in few), shares, strict=True))
        left -= sum(shares)
    given.update(_remainders(ordered, left))
    return given


def _up_to(asks: Sequence[int], left: int) -> list[int]:
    """Each its ask, or its share of what there is when that is less."""
    if sum(asks) <= left:
        return list(asks)
    return parted(left, asks)


def _remainders(ordered: Iterable[Claim], left: int) -> dict[str, int]:
    """What is left, by weight. Whoever is full drops out, and the others share again."""
    open_ = {
        claim.key: (claim.goal.rule, _room(claim))
        for claim in ordered
        if isinstance(claim.goal.rule, Remainder)
    }
    given = dict.fromkeys(open_, 0)
    while open_ and left:
        shares = dict(
            zip(open_, parted(left, [rule.weight for rule, _ in open_.values()]), strict=True)
        )
        full = [key for key, (_, room) in open_.items() if room is not None and shares[key] >= room]
        if not full:
            return {**given, **shares}
        for key in full:
            given[key] = open_.pop(key)[1] or 0
            left -= given[key]
    return given


def _room(claim: Claim) -> int | None:
    """How much a remainder can take; None without an end."""
    rule = claim.goal.rule
    cap = rule.cap if isinstance(rule, Remainder) else None
    return None if cap is None else max(0, cap - claim.held.saved - claim.held.put_in)


def parted(whole: int, weights: Sequence[int]) -> list[int]:
    """A whole in proportion to weights, exact to the cent: what does not part goes one cent each
    to the first that have any weight.
    """
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    shares = [whole * weight // total for weight in weights]
    over = whole - sum(shares)
    for place, weight in enumerate(weights):
        if not over:
            break
        if weight:
            shares[place] += 1
            over -= 1
    return shares
