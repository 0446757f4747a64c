"""Opening a project: what its context says, and what is done when its file is not as it should be.

Five things can be wrong with the file. It is damaged: it is set aside under a name that says so,
and written again from the database. It is missing, or cannot be read: the database tells, and the
file is left as it is. It cannot be written: the database has it. It is over the limits: it is shown
cut. In each case the person is told in a sentence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sitdown.engine.desk import Desk
from sitdown.errors import StoreBusyError, StoreUnwritableError
from sitdown.kinds.work.context import rows
from sitdown.kinds.work.context.file import Found, Seen
from sitdown.kinds.work.context.gathering import gathered, knows_of
from sitdown.kinds.work.context.limits import fitted, over_limits
from sitdown.kinds.work.context.rows import Kept, Place, place_of
from sitdown.kinds.work.context.saving import (
    LOCK_SECONDS,
    aside,
    put_in_file,
    take_in,
    told_news,
)
from sitdown.kinds.work.context.schema import Context, as_document, context_of
from sitdown.kinds.work.context.views import OpenedContext, Reason
from sitdown.kinds.work.projects import mark_opened, owned_project
from sitdown.kinds.work.safe_files import FileError, locked


def open_context(desk: Desk, project_id: str) -> OpenedContext:
    """What a project says when the person sits down to it, which is noted.

    Raises:
        UnknownProjectError: this person has none of that id.
        StoreDamagedError: the database cannot even be read.
    """
    opened = load_context(desk, project_id)
    try:
        mark_opened(desk, project_id)
    except (StoreBusyError, StoreUnwritableError) as trouble:
        return replace(opened, notices=(*opened.notices, str(trouble)))
    return opened


def load_context(desk: Desk, project_id: str) -> OpenedContext:
    """As ``open_context``, without sitting down.

    Raises:
        UnknownProjectError: this person has none of that id.
        StoreDamagedError: the database cannot even be read.
    """
    place = place_of(desk, project_id)
    seen = place.look()
    if seen.found is Found.GOOD:
        return _of_good_file(desk, place, seen)
    notices: list[str] = []
    if seen.found is Found.DAMAGED:
        _mend(desk, place, notices)
    with desk.store.read() as tx:
        row = rows.newest(tx, project_id)
    if seen.found is Found.UNREADABLE:
        notices.append(f"{seen.why} It was left as it is.")
    elif seen.found is Found.MISSING and row is not None:
        notices.append(
            f"{place.path} is gone. This is what the database kept; "
            "the next save writes the file again."
        )
    return _of_row(desk, place, row, notices)


def _of_good_file(desk: Desk, place: Place, seen: Seen) -> OpenedContext:
    """The file's word when another program wrote it; else the newest the database has, which a
    file that could not be written lies behind.
    """
    with desk.store.read() as tx:
        is_news = not rows.is_known(tx, place.project_id, seen.document)
        row = rows.newest(tx, place.project_id)
    if not is_news:
        return _of_row(desk, place, row, [])
    notices = [told_news(place)] if row is not None else []
    try:
        _take_in(desk, place, seen)
    except (StoreBusyError, StoreUnwritableError) as trouble:
        notices.append(str(trouble))
    opened = _opened(desk, place, context_of(seen.document), desk.clock.now(), notices)
    return replace(opened, is_news=True)


def _take_in(desk: Desk, place: Place, seen: Seen) -> None:
    with desk.store.write() as tx:
        project = owned_project(tx, desk, place.project_id)
        project.context_folder = place.folder
        tx.add(project)
        take_in(tx, desk, project.id, seen)


def _mend(desk: Desk, place: Place, notices: list[str]) -> None:
    """Set a damaged file aside and write it again from what the database knows."""
    try:
        with locked(place.path, LOCK_SECONDS):
            seen = place.look()
            if seen.found is not Found.DAMAGED:
                return
            notices.append(aside(desk, place, seen))
    except FileError as error:
        notices.append(f"{place.path} could not be understood. {error} It was left as it is.")
        return
    try:
        _gather_what_was_never_saved(desk, place)
    except (StoreBusyError, StoreUnwritableError) as trouble:
        notices.append(str(trouble))
    if put_in_file(desk, place, notices):
        notices.append("It was written again from the database.")


def _gather_what_was_never_saved(desk: Desk, place: Place) -> None:
    """Save a context where there is none and the database knows of something to tell."""
    with desk.store.write() as tx:
        if rows.newest(tx, place.project_id) is None and knows_of(tx, place.project_id):
            project = owned_project(tx, desk, place.project_id)
            document = as_document(gathered(tx, desk, project))
            rows.add(tx, desk, project.id, document, Reason.RECOVERED)


def _of_row(desk: Desk, place: Place, row: Kept | None, notices: list[str]) -> OpenedContext:
    if row is None:
        return OpenedContext(place.project_id, place.path, None, None, notices=tuple(notices))
    return _opened(desk, place, context_of(row.content), row.saved_at, notices)


def _opened(
    desk: Desk, place: Place, whole: Context, kept_at: datetime, notices: list[str]
) -> OpenedContext:
    over = over_limits(whole)
    if over:
        fields = ", ".join(over)
        notices.append(f"{place.path} holds more than it may in {fields}; it is shown cut.")
    return OpenedContext(
        project_id=place.project_id,
        path=place.path,
        context=fitted(whole),
        ended_at=rows.ended_at(desk, whole, kept_at),
        notices=tuple(notices),
    )
