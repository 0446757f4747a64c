"""The entries of a session as they stand, read only as far as somebody looks.

A session may hold ten thousand entries, and what is said next concerns a handful of them: the
question that waits, the last summary. So a verb is handed this, and not the entries themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, overload

from sqlalchemy import ColumnElement, Select, and_, func, select

from sitdown.engine.rows import ENTRY, NEWER, entries_where, entry_views
from sitdown.engine.transcript import Lookup
from sitdown.engine.views import EntryView, Role
from sitdown.store.database import Transaction

_PAGE = 50
"""Entries that are read first by who looks back from the end; each look reads twice as many."""

_SPACE = " \t\n\v\f\r\x85\xa0"
"""What an entry that says nothing consists of."""


class Standing(Lookup):
    """The entries as they stood when this was made: what is said later is not in it.

    Args:
        tx: the transaction in which it is looked at.
        session_id: whose entries.
        conditions: only the entries that meet all of these.
        until: the last number that was given when it was made; None takes the present one.
    """

    def __init__(
        self,
        tx: Transaction,
        session_id: str,
        conditions: tuple[ColumnElement[bool], ...] = (),
        until: int | None = None,
    ) -> None:
        self._tx, self._session_id, self._conditions = tx, session_id, conditions
        self._until = last_number(tx, session_id) if until is None else until
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
        return Standing(self._tx, self._session_id, (*self._conditions, *more), until=self._until)

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
        if self._read is None:
            query = self._query().order_by(ENTRY.c.place)
            self._read = entry_views(self._tx.execute(query).all())
        return self._read

    def _query(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        supersedes = and_(NEWER.c.supersedes_id == ENTRY.c.id, NEWER.c.sequence_num <= self._until)
        return entries_where(
            ENTRY.c.session_id == self._session_id,
            # Not the bare column: by the index of numbers every page would be sorted out of all.
            ENTRY.c.sequence_num + 0 <= self._until,
            NEWER.c.id.is_(None),
            *self._conditions,
            *conditions,
            newer=supersedes,
        )


def last_number(tx: Transaction, session_id: str) -> int:
    """The number of the entry that was said last in a session; 0 while nothing was."""
    query = select(func.coalesce(func.max(ENTRY.c.sequence_num), 0))
    return int(tx.execute(query.where(ENTRY.c.session_id == session_id)).scalar_one())
