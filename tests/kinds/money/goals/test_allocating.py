"""Never more than there is, to the cent, lower priorities first."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.money.goals.strategies import caps

from sitdown.kinds.money.goals.allocating import Claim, allocate, parted
from sitdown.kinds.money.goals.asking import Held
from sitdown.kinds.money.goals.rules import Fixed, Goal, Remainder

asking = st.builds(
    lambda asks, priority: ("ask", asks, priority), st.integers(0, 10**9), st.integers(0, 3)
)
remainders = st.builds(
    lambda weight, cap, priority: ("rest", (weight, cap), priority),
    st.integers(1, 9),
    caps,
    st.integers(0, 3),
)


def claims_of(drawn: Sequence[tuple[str, object, int]]) -> list[Claim]:
    found = []
    for number, (kind, what, priority) in enumerate(drawn):
        if kind == "ask":
            assert isinstance(what, int)
            found.append(Claim(str(number), Goal(Fixed(max(1, what)), priority), what))
        else:
            assert isinstance(what, tuple)
            found.append(Claim(str(number), Goal(Remainder(*what), priority), 0))
    return found


def fixed(key: str, asks: int, priority: int = 0) -> Claim:
    return Claim(key, Goal(Fixed(asks), priority), asks)


def test_the_lower_priority_comes_first_and_the_rest_is_shared() -> None:
    claims = [fixed("late", 500, 2), fixed("first", 300), fixed("second", 100), fixed("x", 100, 1)]
    assert allocate(claims, 1_000) == {"first": 300, "second": 100, "x": 100, "late": 500}
    assert allocate(claims, 450) == {"first": 300, "second": 100, "x": 50, "late": 0}
    assert allocate(claims, 100) == {"first": 75, "second": 25, "x": 0, "late": 0}
    assert allocate(claims, -5) == {"first": 0, "second": 0, "x": 0, "late": 0}


def test_the_last_cent_goes_to_the_first_by_priority() -> None:
    rest = [
        Claim("b", Goal(Remainder(), 1), 0),
        Claim("a", Goal(Remainder(), 0), 0),
        Claim("c", Goal(Remainder(), 2), 0),
    ]
    assert allocate(rest, 100) == {"a": 34, "b": 33, "c": 33}
    assert allocate([fixed(key, 50) for key in "abc"], 100) == {"a": 34, "b": 33, "c": 33}


def test_a_full_remainder_leaves_its_share_to_the_others() -> None:
    claims = [
        Claim("small", Goal(Remainder(2, 1_000)), 0, Held(saved=600)),
        Claim("large", Goal(Remainder(1)), 0),
    ]
    assert allocate(claims, 3_000) == {"small": 400, "large": 2_600}
    assert allocate(claims, 300) == {"small": 200, "large": 100}


@given(drawn=st.lists(asking | remainders, max_size=8), to_give=st.integers(-100, 10**10))
def test_what_is_given_is_what_there_is(drawn: list[tuple[str, object, int]], to_give: int) -> None:
    claims = claims_of(drawn)
    given_ = allocate(claims, to_give)
    whole, spent = max(0, to_give), sum(given_.values())
    assert spent <= whole
    assert min(given_.values(), default=0) >= 0
    rest = [claim for claim in claims if isinstance(claim.goal.rule, Remainder)]
    asks = [claim for claim in claims if claim not in rest]
    wanted = sum(claim.asks for claim in asks)
    endless = any(isinstance(c.goal.rule, Remainder) and c.goal.rule.cap is None for c in rest)
    if endless or wanted >= whole:
        assert spent == whole
    for claim in asks:
        assert given_[claim.key] <= claim.asks
        if given_[claim.key] < claim.asks:
            later = [each for each in asks if each.goal.priority > claim.goal.priority]
            assert all(given_[each.key] == 0 for each in (*later, *rest))
    for claim in rest:
        assert isinstance(claim.goal.rule, Remainder)
        assert claim.goal.rule.cap is None or given_[claim.key] <= claim.goal.rule.cap


@given(whole=st.integers(0, 10**12), weights=st.lists(st.integers(0, 99), max_size=9))
def test_parts_add_up_to_the_whole(whole: int, weights: list[int]) -> None:
    shares = parted(whole, weights)
    assert sum(shares) == (whole if sum(weights) else 0)
    for share, weight in zip(shares, weights, strict=True):
        assert 0 <= share * sum(weights) - whole * weight + sum(weights) <= 2 * sum(weights)
