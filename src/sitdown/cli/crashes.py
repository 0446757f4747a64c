"""Keeping the traceback of a failure that nobody foresaw, for the owner only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sitdown.locations import Locations, ensure, find_home
from sitdown.reports import write_report

if TYPE_CHECKING:
    from sitdown.cli.calls import Surroundings


def keep(error: Exception, home: str | None, surroundings: Surroundings | None) -> str:
    """Write the traceback, without the values it saw, and give the sentence that names the file."""
    environ = os.environ if surroundings is None else surroundings.environ
    failed = f"Something failed that should not have ({type(error).__name__})."
    try:
        locations = Locations(find_home(home, environ))
        ensure(locations)
        path = write_report(locations.logs, error)
    except Exception as reason:  # noqa: BLE001 - what broke the command may break this as well
        return f"{failed} The report could not be kept either ({reason})."
    return f"{failed} Nothing that was saved is lost; the report is in {path}."
