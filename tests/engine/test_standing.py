"""Looking at what stands without reading all of it."""

from __future__ import annotations

import pytest
from sqlalchemy.event import listen

from sitdown.engine import entries, sessions
from sitdown.engine.conversation import ANSWER, QUESTION, Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.rows import standing_entries
from sitdown.engine.standing import Standing
from sitdown.engine.transcript import last_of_type, matching, of_step
from sitdown.engine.views import Role, SessionView

MANY = 160
"""Entries that take more than two looks, each of which reads twice as far as the one before."""


@pytest.fixture
def long_pot(desk: Desk, pot: SessionView) -> SessionView:
    """A session of many entries, the third of which was revised."""
    entries.answer(desk, pot.id, Answer(chosen="green"))
    for number in range(MANY):
        entries.add_entry(desk, pot.id, NewEntry("said", f"line {number}"))
    third = entries.page(desk, pot.id, MANY)[2]
    entries.revise(desk, third.id, "said anew")
    return pot


@pytest.fixture
def places_read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The place of every entry that is read meanwhile."""
    from sitdown.engine import rows

    read: list[int] = []
    view = rows.entry_view

    def noted(row: object) -> object:
        made = view(row)  # type: ignore[arg-type]  # it takes any row, and mypy knows no type of it
        read.append(made.place)
        return made

    monkeypatch.setattr(rows, "entry_view", noted)
    return read


def test_it_is_what_stands(desk: Desk, long_pot: SessionView) -> None:
    with desk.store.read() as tx:
        all_of_them = standing_entries(tx, long_pot.id)
        standing = Standing(tx, long_pot.id)
        assert len(standing) == len(all_of_them)
        assert tuple(standing) == all_of_them
        assert tuple(reversed(Standing(tx, long_pot.id))) == all_of_them[::-1]
        assert standing[0] == all_of_them[0]
        assert standing[-2:] == all_of_them[-2:]


@pytest.mark.parametrize(
    ("step", "types", "role"),
    [
        ("leaf", None, None),
        ("amount", None, None),
        (None, (QUESTION, ANSWER), None),
        (None, (), None),
        (None, None, Role.BUDDY),
        ("leaf", ("said",), Role.USER),
    ],
)
def test_it_finds_what_going_through_all_finds(
    desk: Desk,
    long_pot: SessionView,
    step: str | None,
    types: tuple[str, ...] | None,
    role: Role | None,
) -> None:
    with desk.store.read() as tx:
        in_hand = standing_entries(tx, long_pot.id)
        looked_up = matching(Standing(tx, long_pot.id), step=step, types=types, role=role)
        assert tuple(looked_up) == matching(in_hand, step=step, types=types, role=role)
        assert of_step(Standing(tx, long_pot.id), "leaf") == of_step(in_hand, "leaf")
        assert last_of_type(Standing(tx, long_pot.id), ANSWER) == last_of_type(in_hand, ANSWER)


def test_what_is_said_later_is_not_in_it(desk: Desk, long_pot: SessionView) -> None:
    with desk.store.read() as tx:
        before = tuple(Standing(tx, long_pot.id))
        held = Standing(tx, long_pot.id, until=before[-1].sequence_num)
    entries.revise(desk, before[-1].id, "said anew as well")
    entries.add_entry(desk, long_pot.id, NewEntry("said", "later"))
    with desk.store.read() as tx:
        held = Standing(tx, long_pot.id, until=max(each.sequence_num for each in before))
        assert tuple(held) == before


def test_what_never_occurs_is_not_looked_for(desk: Desk, long_pot: SessionView) -> None:
    with desk.store.read() as tx:
        standing = Standing(tx, long_pot.id)
        asides = standing.narrowed(but=("said", QUESTION, ANSWER))
        assert tuple(asides) == ()
        asked: list[str] = []
        listen(
            tx.get_bind(), "before_cursor_execute", lambda *all_of_it: asked.append(all_of_it[2])
        )
        for step, kinds in (("leaf", ("brewed",)), ("nowhere", ("said",))):
            nothing = standing.narrowed(steps=(step,), types=kinds)
            assert (tuple(nothing), tuple(reversed(nothing))) == ((), ())
        assert asked == []
        assert last_of_type(standing, ANSWER) is not None
        assert asked != []


def test_it_counts_what_says_something(desk: Desk, long_pot: SessionView) -> None:
    with desk.store.read() as tx:
        of_person = Standing(tx, long_pot.id).narrowed(role=Role.USER)
        before = of_person.count_messages()
    entries.answer(desk, long_pot.id, Answer(skipped=True))
    entries.add_entry(desk, long_pot.id, NewEntry("said", " words\n"))
    with desk.store.read() as tx:
        of_person = Standing(tx, long_pot.id).narrowed(role=Role.USER)
        assert of_person.count_messages() == before + 1


def test_saying_something_reads_little_of_a_long_session(
    desk: Desk, long_pot: SessionView, places_read: list[int]
) -> None:
    entries.say(desk, long_pot.id, NewEntry("said", "one more"))
    entries.answer(desk, long_pot.id, Answer(text="for the morning"))
    assert len(places_read) < 40


def test_moving_reads_little_of_a_long_session(
    desk: Desk, long_pot: SessionView, places_read: list[int]
) -> None:
    sessions.advance(desk, long_pot.id)
    assert len(places_read) < 40


def test_what_was_said_since_has_revisions_too(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, NewEntry("said", "first")).entry
    second = entries.say(desk, pot.id, NewEntry("said", "second")).entry
    anew = entries.revise(desk, first.id, "first, said anew")
    assert entries.said_after(desk, pot.id, first.sequence_num) == (second, anew)
    assert entries.said_after(desk, pot.id, anew.sequence_num) == ()


def test_revisions_are_counted_each(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, NewEntry("said", "first")).entry
    second = entries.revise(desk, first.id, "second")
    entries.revise(desk, second.id, "third")
    detail = sessions.load(desk, pot.id)
    assert (detail.entry_count, detail.revised_count) == (4, 2)
