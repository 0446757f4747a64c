"""Views as JSON has them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import singledispatch
from pathlib import Path
from typing import Any


@singledispatch
def plain(value: Any) -> Any:
    """A view, or anything made of views, as JSON has it: times in ISO 8601 UTC, names as they are.

    Only ``_minor`` is left off the end of a name: every amount of a document is minor units of the
    ``currency`` beside it or above it.

    Raises:
        TypeError: something in it has no place in a document.
    """
    if value is None or isinstance(value, int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name.removesuffix("_minor"): plain(getattr(value, each.name))
            for each in fields(value)
        }
    message = f"a {type(value).__name__} has no place in a document"
    raise TypeError(message)


@plain.register
def _(value: str) -> str:
    return str(value)


@plain.register
def _(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


@plain.register
def _(value: date) -> str:
    return value.isoformat()


@plain.register
def _(value: Path) -> str:
    return str(value)


@plain.register
def _(value: Enum) -> Any:
    return plain(value.value)


@plain.register
def _(value: Mapping) -> dict[str, Any]:  # type: ignore[type-arg]  # dispatch takes bare classes
    return {str(plain(key)): plain(held) for key, held in value.items()}


@plain.register
def _(value: Iterable) -> list[Any]:  # type: ignore[type-arg]  # dispatch takes bare classes
    return [plain(held) for held in value]
