"""Which screen shows a session, and which begins one: the kinds that have their own say so.

A kind's package under ``tui.kinds`` names them as ``module:Class``: ``SESSION_SCREEN`` takes the
session's id, ``BEGINNING`` takes nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, util

SESSION = "sitdown.tui.screens.session:SessionScreen"
"""What shows the sessions of every kind that names nothing else."""


def session_screen(kind: str) -> str:
    """The screen that shows a session of a kind."""
    return _named(kind, "SESSION_SCREEN") or SESSION


def own_beginning(kind: str) -> str | None:
    """The screen that begins a kind; None where the dialog for all kinds does."""
    return _named(kind, "BEGINNING")


@cache
def _named(kind: str, what: str) -> str | None:
    package = f"sitdown.tui.kinds.{kind}"
    if not kind.isidentifier() or util.find_spec(package) is None:
        return None
    found: str | None = vars(import_module(package)).get(what)
    return found
