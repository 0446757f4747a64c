"""Folding entries into what stands: a revision takes its root's place, the older stay readable.

Pure. The store derives the same with a query; these functions serve entries already in hand.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence

from sitdown.engine.views import EntryView, Role

SUMMARY_TYPE = "summary"
"""The type of what a session came to, which may be the last words of it once more."""


class Lookup(Sequence[EntryView]):
    """Entries that can find some of theirs without going through all of them."""

    @abstractmethod
    def narrowed(
        self,
        *,
        steps: Collection[str] | None = None,
        types: Collection[str] | None = None,
        role: Role | None = None,
    ) -> Sequence[EntryView]:
        """Those of certain steps, of certain types, of one voice; None asks for nothing."""


def matching(
    entries: Sequence[EntryView],
    *,
    step: str | None = None,
    types: Collection[str] | None = None,
    role: Role | None = None,
) -> Sequence[EntryView]:
    """The entries of a step, of certain types, of one voice, in the order given; None asks for
    nothing.
    """
    if isinstance(entries, Lookup):
        steps = None if step is None else (step,)
        return entries.narrowed(steps=steps, types=types, role=role)
    return tuple(
        entry
        for entry in entries
        if (step is None or entry.step == step)
        and (types is None or entry.entry_type in types)
        and (role is None or entry.role is role)
    )


def as_it_stands(entries: Iterable[EntryView]) -> tuple[EntryView, ...]:
    """The entries that nothing supersedes, each at its root's place."""
    held = list(entries)
    superseded = {entry.supersedes_id for entry in held if entry.supersedes_id}
    standing = [entry for entry in held if entry.id not in superseded]
    return tuple(sorted(standing, key=lambda entry: entry.place))


def history_of(entries: Iterable[EntryView], place: int) -> tuple[EntryView, ...]:
    """Everything that ever stood at a place, the oldest first."""
    at_place = (entry for entry in entries if entry.place == place)
    return tuple(sorted(at_place, key=lambda entry: entry.sequence_num))


def last_of_type(entries: Sequence[EntryView], entry_type: str) -> EntryView | None:
    """The last entry of the type in the order given."""
    return next(reversed(matching(entries, types=(entry_type,))), None)


def of_step(entries: Sequence[EntryView], step: str) -> tuple[EntryView, ...]:
    """The entries said at a step."""
    return tuple(matching(entries, step=step))


def without_echoes(entries: Iterable[EntryView]) -> tuple[EntryView, ...]:
    """The entries to be read: a summary that only repeats the words of another one is left out."""
    held = tuple(entries)
    said = said_elsewhere(held)
    return tuple(
        entry for entry in held if entry.entry_type != SUMMARY_TYPE or entry.content not in said
    )


def said_elsewhere(entries: Iterable[EntryView]) -> frozenset[str]:
    """The words of the entries, summaries aside."""
    return frozenset(entry.content for entry in entries if entry.entry_type != SUMMARY_TYPE)
