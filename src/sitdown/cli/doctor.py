"""Looking everything over: the store, who may read it, the settings, the keys, the backups."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.keeping import key_problems
from sitdown.errors import (
    SitdownError,
    StoreDamagedError,
    StoreForeignError,
    StoreNewerError,
    StoreUnwritableError,
)
from sitdown.exchange.plain import plain
from sitdown.store.backup import backups
from sitdown.store.check import Check, check_store
from sitdown.store.opening import schema_version

if TYPE_CHECKING:
    from pathlib import Path

OLD_BACKUP = timedelta(days=7)
"""After how long a backup is worth a word."""


def doctor(call: Call) -> Answer:
    """Every check, and exit code 1 when something may be lost or read by others."""
    checks = [
        *check_store(call.locations.database),
        *_version(call),
        *_private(call),
        *_settings(call),
        *_backups(call),
    ]
    bad = [check for check in checks if check.problem is not None]
    grave = any(check.is_grave for check in bad)
    document = {"healthy": not bad, "checks": plain(checks)}
    lines = [f"{_sign(check)} {check.problem or check.name}" for check in checks]
    if not bad:
        lines.append("All is well.")
    return Answer(document, lines, exit_code=1 if grave else 0)


def _sign(check: Check) -> str:
    if check.problem is None:
        return "✓"
    return "✗" if check.is_grave else "·"


def _version(call: Call) -> Iterator[Check]:
    """Whether a later Sitdown wrote the file, so that this one cannot use it."""
    if not call.locations.database.exists():
        return
    with suppress(StoreDamagedError, StoreForeignError, StoreUnwritableError):  # told of already
        try:
            schema_version(call.locations.database)
        except StoreNewerError as error:
            yield Check("this Sitdown can use the file", str(error))


def _private(call: Call) -> Iterator[Check]:
    """Whether others may read: the folders and every file in them."""
    home = call.locations.home
    name = "only you can read it"
    if not home.exists():
        yield Check("the data folder is there", f"There is no {home} yet.", is_grave=False)
        return
    open_ones = [sentence for path in _everything(home) if (sentence := _opened(path))]
    for sentence in open_ones:
        yield Check(name, sentence)
    if not open_ones:
        yield Check(name)


def _everything(home: Path) -> Iterator[Path]:
    yield home
    yield from sorted(home.rglob("*"))


def _opened(path: Path) -> str | None:
    """A sentence about a file or folder that others may read; None when they may not."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None  # the database's log, taken away by a window that was just closed
    if stat.S_ISLNK(mode) or not mode & 0o077:
        return None
    right = "700" if stat.S_ISDIR(mode) else "600"
    return f"Others may read {path} ({stat.S_IMODE(mode):o}). `chmod {right}` closes it."


def _settings(call: Call) -> Iterator[Check]:
    from sitdown.tui.themes import is_theme

    path = call.locations.settings
    try:
        settings, problems = call.settings_read
        _ = call.clock
    except SitdownError as error:
        yield Check("the settings can be read", str(error), is_grave=False)
        return
    for problem in problems:
        sentence = f"{path}:{problem.line}: {problem.message}"
        yield Check("the settings are sound", sentence, is_grave=False)
    if not problems:
        yield Check("the settings are sound")
    if not is_theme(settings.theme):
        yield Check("there is the theme", f"There is no theme {settings.theme!r}.", is_grave=False)
    for key_problem in key_problems(path, settings.keys):
        yield Check("the keys are sound", key_problem, is_grave=False)


def _backups(call: Call) -> Iterator[Check]:
    """The age of the newest copy, once there is something to copy."""
    if not call.locations.database.exists():
        return
    name = "there is a recent backup"
    found = backups(call.locations.backups)
    if not found:
        yield Check(name, "There is no backup yet. `sitdown backup` makes one.", is_grave=False)
        return
    made = datetime.fromtimestamp(found[0].stat().st_mtime, UTC)
    age = datetime.now(UTC) - made
    if age > OLD_BACKUP:
        sentence = f"The newest backup is {age.days} days old. `sitdown backup` makes one."
        yield Check(name, sentence, is_grave=False)
    else:
        yield Check(name)
