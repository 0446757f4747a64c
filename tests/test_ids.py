from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.clock import FrozenClock
from sitdown.ids import RandomIds, SeededIds, uuid7

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_an_id_is_a_version_7_of_its_time(milliseconds: int, bits: int) -> None:
    made = uuid.UUID(uuid7(milliseconds, bits))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == milliseconds
    random_part = (made.int >> 64 & 0xFFF) << 62 | made.int & ((1 << 62) - 1)
    assert random_part == bits


@given(st.tuples(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1)), st.data())
def test_ids_sort_as_what_they_are_made_of(first: tuple[int, int], data: st.DataObject) -> None:
    second = data.draw(st.tuples(st.integers(first[0], 2**48 - 1), st.integers(0, 2**74 - 1)))
    assert (uuid7(*first) < uuid7(*second)) == (first < second)


def test_later_ids_sort_after_earlier_ones_even_in_one_millisecond() -> None:
    for new_id in (RandomIds(FrozenClock(NOON)), SeededIds(FrozenClock(NOON))):
        made = [new_id() for _ in range(10_000)]
        assert made == sorted(set(made))


def test_a_clock_set_back_keeps_the_order() -> None:
    clock = FrozenClock(NOON)
    new_id = RandomIds(clock)
    first = new_id()
    clock.moment -= timedelta(hours=1)
    assert new_id() > first


def test_threads_get_ids_of_their_own() -> None:
    new_id = RandomIds()
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_id(), range(4000)))
    assert len(set(made)) == 4000


def test_seeded_ids_are_the_same_at_every_run_and_others_for_another_seed() -> None:
    first, again = SeededIds(FrozenClock(NOON)), SeededIds(FrozenClock(NOON))
    other = SeededIds(FrozenClock(NOON), seed=1)
    made = [first() for _ in range(5)]
    assert [again() for _ in range(5)] == made
    assert not set(made) & {other() for _ in range(5)}
