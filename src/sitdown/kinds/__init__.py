"""The kinds of session: each one a folder with its playbook, its verbs and its rules.

A kind's folder holds ``kind.py`` with ``KIND``, and two light modules that the first screen may
read before the ORM is loaded: ``playbook.py`` with ``PLAYBOOKS`` and, where the kind wants to
show something on Home, ``glimpse.py``.
"""

from __future__ import annotations

from importlib import import_module, util
from typing import TYPE_CHECKING

from sitdown.errors import UnknownNameError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from sitdown.engine.kind import Kind
    from sitdown.engine.playbook import Playbook

    Glimpse = Callable[[sqlite3.Connection, str], Sequence[tuple[str, Sequence[str]]]]

BUILTIN: tuple[str, ...] = ("money", "work")
"""The kinds that come with Sitdown, in the order they are offered; a new one is one more word."""


def builtin_kinds() -> Mapping[str, Kind]:
    """Every kind that comes with Sitdown, by name. Loads the ORM."""
    kinds = (import_module(f"{__name__}.{name}.kind").KIND for name in BUILTIN)
    return {kind.name: kind for kind in kinds}


def playbook_of(kind: str, version: int) -> Playbook:
    """The playbook that a session began with, without loading the kind itself.

    Raises:
        UnknownNameError: this Sitdown has no such kind, or no such version of it.
    """
    if kind not in BUILTIN:
        raise UnknownNameError("kind of session", kind, BUILTIN)
    playbooks: Sequence[Playbook] = import_module(f"{__name__}.{kind}.playbook").PLAYBOOKS
    for playbook in playbooks:
        if playbook.version == version:
            return playbook
    known = [str(playbook.version) for playbook in playbooks]
    raise UnknownNameError(f"version of the {kind} playbook", str(version), known)


def glimpse_of(kind: str) -> Glimpse | None:
    """What the kind shows of a session on Home: a function of a raw connection and the session's
    id that gives titled lines. None where the kind has no such module.
    """
    if kind not in BUILTIN or util.find_spec(f"{__name__}.{kind}.glimpse") is None:
        return None
    glimpse: Glimpse = import_module(f"{__name__}.{kind}.glimpse").glimpse
    return glimpse
