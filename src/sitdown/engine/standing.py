"""The entries of a session as they stand, read only as far as somebody looks.

A session may hold ten thousand entries, and what is said next concerns a handful of them: the
question that waits, the last summary. So a verb is handed this, and not the entries themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any, NamedTuple, overload

from sqlalchemy import ColumnElement, Select, and_, func, select

from sitdown.engine.rows import ENTRY, NEWER, entries_where, entry_views
from sitdown.engine.transcript import Lookup
from sitdown.engine.views import EntryView, Role
from sitdown.store.database import Transaction

_PAGE = 50
"""Entries that are read first by who looks back from the end; each look reads twice as many."""

_SPACE = " \t\n\v\f\r\x85\xa0"
"""What an entry that says nothing consists of."""


class _Wanted(NamedTuple):
    """What narrows a look: None asks for nothing."""

    steps: frozenset[str] | None = None
    types: frozenset[str] | None = None
    but: frozenset[str] = frozenset()

    def takes(self, step: str, entry_type: str) -> bool:
        """Whether it asks for entries of a step and a type."""
        return (
            (self.steps is None or step in self.steps)
            and (self.types is None or entry_type in self.types)
            and entry_type not in self.but
        )


class _Sorts:
    """The steps and types of which a session has entries, found out once and by the first who asks.

    Many thousand entries hardly ever hold a question that waits or a word aside, and to learn of
    each sort that there is none takes as long as to learn it of all.
    """

    def __init__(self, tx: Transaction, session_id: str) -> None:
        self._tx, self._session_id = tx, session_id

    @cached_property
    def _occurring(self) -> frozenset[tuple[str, str]]:
        query = select(ENTRY.c.step, ENTRY.c.entry_type).distinct()
        found = self._tx.execute(query.where(ENTRY.c.session_id == self._session_id))
        return frozenset((step, entry_type) for step, entry_type in found)

    def has_any(self, wanted: _Wanted) -> bool:
        """Whether there may be an entry of a step and a type that are wanted."""
        return any(wanted.takes(step, entry_type) for step, entry_type in self._occurring)


class _Part(NamedTuple):
    """The part of a session that is looked at.

    Attributes:
        sorts: what there is in the whole session.
        wanted: only the entries of these sorts.
        conditions: only the entries that meet all of these.
    """

    sorts: _Sorts
    wanted: tuple[_Wanted, ...] = ()
    conditions: tuple[ColumnElement[bool], ...] = ()


class Standing(Lookup):
    """The entries as they stood when this was made: what is said later is not in it.

    Args:
        tx: the transaction in which it is looked at.
        session_id: whose entries.
        until: the last number that was given when it was made; None takes the present one.
        part: only these of them; None takes all.
    """

    def __init__(
        self,
        tx: Transaction,
        session_id: str,
        until: int | None = None,
        part: _Part | None = None,
    ) -> None:
        self._tx, self._session_id = tx, session_id
        self._until = last_number(tx, session_id) if until is None else until
        self._part = part or _Part(_Sorts(tx, session_id))
        self._read: tuple[EntryView, ...] | None = None

    def narrowed(
        self,
        *,
        steps: Collection[str] | None = None,
        types: Collection[str] | None = None,
        role: Role | None = None,
        but: Collection[str] = (),
    ) -> Standing:
        """Only those of certain steps, of certain types, of one voice; None asks for nothing.

        Those of the types in ``but`` are left out.
        """
        more: list[ColumnElement[bool]] = []
        if steps is not None:
            more.append(ENTRY.c.step.in_(list(steps)))
        if types is not None:
            more.append(ENTRY.c.entry_type.in_(list(types)))
        if role is not None:
            more.append(ENTRY.c.role == role.value)
        if but:
            more.append(ENTRY.c.entry_type.not_in(list(but)))
        whole = self._part
        part = whole._replace(
            wanted=(*whole.wanted, _wanted(steps, types, but)),
            conditions=(*whole.conditions, *more),
        )
        return Standing(self._tx, self._session_id, self._until, part)

    def last(self, count: int, before_place: int | None = None) -> tuple[EntryView, ...]:
        """The last so many, in order; ``before_place`` gives earlier ones."""
        query = self._query().order_by(ENTRY.c.place.desc()).limit(count)
        if before_place is not None:
            query = query.where(ENTRY.c.place < before_place)
        return tuple(reversed(entry_views(self._tx.execute(query).all())))

    def since(self, place: int) -> tuple[EntryView, ...]:
        """Those from a place on, in order."""
        query = self._query().where(ENTRY.c.place >= place).order_by(ENTRY.c.place)
        return entry_views(self._tx.execute(query).all())

    def count_messages(self) -> int:
        """How many of them say something in words, white space aside."""
        says_something = func.trim(ENTRY.c.content, _SPACE) != ""
        counted = self._query(says_something).with_only_columns(func.count())
        return int(self._tx.execute(counted).scalar_one())

    def __len__(self) -> int:
        if self._read is not None:
            return len(self._read)
        return int(self._tx.execute(self._query().with_only_columns(func.count())).scalar_one())

    def __iter__(self) -> Iterator[EntryView]:
        return iter(self._all())

    def __reversed__(self) -> Iterator[EntryView]:
        if self._read is not None:
            yield from reversed(self._read)
            return
        if not self._may_have_any():
            return
        size = _PAGE
        page = self.last(size)
        while page:
            yield from reversed(page)
            is_first = len(page) < size
            size *= 2
            page = () if is_first else self.last(size, page[0].place)

    @overload
    def __getitem__(self, index: int) -> EntryView: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[EntryView, ...]: ...
    def __getitem__(self, index: int | slice) -> EntryView | tuple[EntryView, ...]:
        return self._all()[index]

    def _all(self) -> tuple[EntryView, ...]:
        if self._read is None and not self._may_have_any():
            self._read = ()
        if self._read is None:
            query = self._query().order_by(ENTRY.c.place)
            self._read = entry_views(self._tx.execute(query).all())
        return self._read

    def _may_have_any(self) -> bool:
        """Whether it is worth looking through all of them."""
        return all(map(self._part.sorts.has_any, self._part.wanted))

    def _query(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        supersedes = and_(NEWER.c.supersedes_id == ENTRY.c.id, NEWER.c.sequence_num <= self._until)
        return entries_where(
            ENTRY.c.session_id == self._session_id,
            # Not the bare column: by the index of numbers every page would be sorted out of all.
            ENTRY.c.sequence_num + 0 <= self._until,
            NEWER.c.id.is_(None),
            *self._part.conditions,
            *conditions,
            newer=supersedes,
        )


def _wanted(
    steps: Collection[str] | None, types: Collection[str] | None, but: Collection[str]
) -> _Wanted:
    return _Wanted(
        None if steps is None else frozenset(steps),
        None if types is None else frozenset(types),
        frozenset(but),
    )


def last_number(tx: Transaction, session_id: str) -> int:
    """The number of the entry that was said last in a session; 0 while nothing was."""
    query = select(func.coalesce(func.max(ENTRY.c.sequence_num), 0))
    return int(tx.execute(query.where(ENTRY.c.session_id == session_id)).scalar_one())
