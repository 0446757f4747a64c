"""The commands that copy the store and bring it back."""

from __future__ import annotations

from pathlib import Path

from sitdown.cli.calls import Answer, Call
from sitdown.counting import counted
from sitdown.errors import SitdownError, StoreNewerError
from sitdown.locations import ensure, path_given
from sitdown.store import backup as copies
from sitdown.store.opening import open_store, schema_version


class NothingToBackUpError(SitdownError):
    """There is no store yet, or only the empty file that it begins as."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no store in {path} yet, so there is nothing to copy.")


class NoSuchBackupError(SitdownError):
    """The file to restore is not there, or is no store."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no copy of a Sitdown store. `sitdown where` names the folder.")


class NotRestoredError(SitdownError):
    """Nobody said yes."""

    def __init__(self) -> None:
        super().__init__("Nothing was restored. Say yes, or give --yes.")


def backup(call: Call) -> Answer:
    """Copy the store while it is in use. One that a newer Sitdown wrote is copied all the same, as
    what is in it is the person's; but a copy that no Sitdown could use never pushes out good ones.

    Raises:
        NothingToBackUpError: there is no store, or an empty one.
        StoreForeignError: the file is the database of another program.
    """
    database = call.locations.database
    told = _newer(database)
    ensure(call.locations)
    made = copies.backup(database, call.locations.backups, call.clock.now())
    kept = copies.backups(call.locations.backups)
    document = {"path": str(made), "bytes": made.stat().st_size, "kept": [str(p) for p in kept]}
    lines = [f"Copied to {made}", f"{counted(len(kept), 'backup')} kept."]
    return Answer(document, lines, complaints=told)


def _newer(database: Path) -> tuple[str, ...]:
    """A sentence where only a newer Sitdown can bring a copy of the store back."""
    try:
        if not database.exists() or schema_version(database) is None:
            raise NothingToBackUpError(database)
    except StoreNewerError as error:
        words = f"This is a copy for a Sitdown that knows schema {error.version}: this one is older"
        return (f"{words}, and can neither open the store nor restore the copy. Update Sitdown.",)
    return ()


def restore(call: Call) -> Answer:
    """Put a copy in the store's place, and the store beside it, after a yes."""
    ensure(call.locations)
    source = _source(call)
    if not source.is_file() or schema_version(source) is None:
        raise NoSuchBackupError(source)
    question = f"Put {source.name} in the place of what is there now? That file is kept beside it."
    if not call.agreed(question):
        raise NotRestoredError
    database, now = call.locations.database, call.clock.now()
    aside = copies.restore(database, source, now)
    # An older copy is brought to today's form now: a window may have the store open.
    open_store(database, call.locations.backups, now).close()
    document = {
        "restored": str(source),
        "database": str(call.locations.database),
        "set_aside": None if aside is None else str(aside),
    }
    lines = [f"Restored from {source}"]
    if aside is not None:
        lines.append(f"What was there is now {aside}")
    return Answer(document, lines)


def _source(call: Call) -> Path:
    """The copy that was named, by its path or by its name in the folder; else the newest."""
    named = call.arguments.file
    if named is None:
        return copies.newest(call.locations.backups)
    path = path_given(named)
    inside = call.locations.backups / named
    return inside if not path.exists() and inside.exists() else path
