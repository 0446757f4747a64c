"""The names of accounts and funds: what may be one."""

from __future__ import annotations

from sitdown.engine.text import storable_text
from sitdown.errors import EmptyTextError
from sitdown.kinds.money.errors import NameTooLongError

LONGEST_NAME = 200
"""Characters: the longest official names of accounts have some seventy."""


def tidy_name(name: str) -> str:
    """A name as it is kept and looked for: in one line, without blanks around it."""
    return storable_text(" ".join(name.split()))


def new_name(name: str, what: str) -> str:
    """A tidy name for something that is to be made.

    Args:
        name: tidy.
        what: it is of, such as ``account``.

    Raises:
        EmptyTextError: nothing is left of it.
        NameTooLongError: it is longer than ``LONGEST_NAME``.
    """
    if not name:
        raise EmptyTextError(f"name of the {what}")
    if len(name) > LONGEST_NAME:
        raise NameTooLongError(what, name, LONGEST_NAME)
    return name
