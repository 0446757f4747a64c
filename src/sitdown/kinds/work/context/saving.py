"""Saving a project's context: into the database first, then into its file.

It never raises for a disk, so that it can stand at the end of everything: what could not be done
comes back as sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError, StoreBusyError, StoreUnwritableError
from sitdown.kinds.work.context import file, rows
from sitdown.kinds.work.context.file import Found, Seen
from sitdown.kinds.work.context.gathering import gathered
from sitdown.kinds.work.context.rows import Kept, Place, place_of
from sitdown.kinds.work.context.schema import as_document, context_of
from sitdown.kinds.work.context.views import KeptContext, Reason
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.safe_files import FileError, FileUnusableError, locked, sweep
from sitdown.store.database import Transaction

LOCK_SECONDS = 2.0
"""How long to wait for another writer of the file. A terminal that closes gives no more."""
_LOOKS = 3


@dataclass
class _Save:
    """One save under way: what was saved, and what there is to tell of it."""

    desk: Desk
    place: Place
    notices: list[str] = field(default_factory=list)


def save_context(desk: Desk, project_id: str, reason: Reason = Reason.END) -> KeptContext:
    """Save what was done, what is next and what stands in the way.

    Saved twice, with nothing in between, it is saved once. What another program wrote into the
    file meanwhile is read and kept before the file is replaced.

    Args:
        desk: whose.
        project_id: of the project.
        reason: what it is saved for.

    Raises:
        UnknownProjectError: this person has none of that id.
        StoreDamagedError: the database cannot even be read.
    """
    save = _Save(desk, place_of(desk, project_id))
    seen = save.place.look()
    unsaved = None
    try:
        document = _into_database(save, seen, reason)
    except (StoreBusyError, StoreUnwritableError) as trouble:
        save.notices.append(str(trouble))
        with desk.store.read() as tx:
            project = owned_project(tx, desk, project_id)
            document = unsaved = as_document(gathered(tx, desk, project))
    in_file = put_in_file(desk, save.place, save.notices, unsaved)
    return KeptContext(
        path=save.place.path,
        context=context_of(document),
        in_database=unsaved is None,
        in_file=in_file,
        notices=tuple(save.notices),
    )


def _into_database(save: _Save, seen: Seen, reason: Reason) -> dict[str, Any]:
    desk, place = save.desk, save.place
    with desk.store.write() as tx:
        project = owned_project(tx, desk, place.project_id)
        project.context_folder = place.folder
        tx.add(project)
        if take_in(tx, desk, project.id, seen):
            save.notices.append(told_news(place))
        document = as_document(gathered(tx, desk, project))
        last = rows.newest(tx, project.id)
        if last is None or last.content != document:
            rows.add(tx, desk, project.id, document, reason)
        return document


def take_in(
    tx: Transaction, desk: Desk, project_id: str, seen: Seen, before: Kept | None = None
) -> bool:
    """Keep what another program wrote into the file, and say whether it wrote anything new.

    Args:
        tx: a write transaction that knows the project.
        desk: whose.
        project_id: of the project.
        seen: the file.
        before: a save that it was written before; None puts it last.
    """
    if seen.found is not Found.GOOD or rows.is_known(tx, project_id, seen.document):
        return False
    rows.add(tx, desk, project_id, seen.document, Reason.FOUND, before)
    return True


def told_news(place: Place) -> str:
    """What the person is told of a file that another program wrote."""
    return f"{place.path} was changed by another program. What it says was taken in."


def put_in_file(
    desk: Desk, place: Place, notices: list[str], unsaved: Mapping[str, Any] | None = None
) -> bool:
    """Bring the file up to the newest context that the database holds, and say whether it is.

    Args:
        desk: whose.
        place: the file.
        notices: where sentences about trouble go.
        unsaved: what the file is to hold instead, when the database could not take it.
    """
    if place.refusal:
        notices.append(place.refusal)
        return False
    try:
        file.make_folder(place.path)
        with locked(place.path, LOCK_SECONDS):
            sweep(place.path)
            for _ in range(_LOOKS):
                try:
                    return _put(desk, place, notices, unsaved)
                except file.ChangedMeanwhileError:
                    continue
        notices.append(f"{place.path} is being written by another program; it was left alone.")
    except FileError as error:
        kept = "" if unsaved is not None else " The context is kept in the database."
        notices.append(f"{error}{kept}")
    return False


def _put(desk: Desk, place: Place, notices: list[str], unsaved: Mapping[str, Any] | None) -> bool:
    seen = place.look()
    if seen.found is Found.UNREADABLE:
        notices.append(f"{seen.why} Nothing was written over it.")
        return False
    if seen.found is Found.DAMAGED:
        notices.append(aside(desk, place, seen))
        seen = Seen(Found.MISSING)
    newest = _newest_after_taking_in(desk, place, seen, notices)
    wanted = newest if unsaved is None else unsaved
    if wanted is not None and seen.document != wanted:
        file.replace(place.path, wanted, seen)
    return wanted is not None


def aside(desk: Desk, place: Place, seen: Seen) -> str:
    """Set a damaged file aside, and give the sentence that tells of it.

    Raises:
        FileUnusableError: it cannot be renamed.
    """
    try:
        kept = file.set_aside(place.path, desk.clock.now())
    except OSError as error:
        raise FileUnusableError(place.path, error.strerror or str(error)) from error
    return f"{place.path} could not be understood ({seen.why}). It is kept as {kept.name}."


def _newest_after_taking_in(
    desk: Desk, place: Place, seen: Seen, notices: list[str]
) -> Mapping[str, Any] | None:
    """What the file is to hold, by the database; what the file holds now is kept there first."""
    try:
        with desk.store.read() as tx:
            last = rows.newest(tx, place.project_id)
            is_known = rows.is_known(tx, place.project_id, seen.document)
        if seen.found is Found.GOOD and not is_known:
            with desk.store.write() as tx:
                if take_in(tx, desk, place.project_id, seen, last):
                    notices.append(told_news(place))
    except SitdownError as trouble:
        if seen.found is Found.GOOD:
            raise FileUnusableError(place.path, str(trouble)) from trouble
        return None
    return None if last is None else last.content
