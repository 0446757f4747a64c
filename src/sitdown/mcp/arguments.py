"""What a tool takes: told to agents as a JSON schema, and checked in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sitdown.mcp.errors import MissingArgumentError, UnknownArgumentError, WrongArgumentError

_LONGEST_SHOWN = 60
_WANTED = {"text": "a text", "number": "a whole number"}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool.

    Attributes:
        about: what it is, for the agent; no full stop.
        type: a text that is not empty, or a whole number.
        choices: what a text can be; it is told, and judged by whoever uses it.
        may_be_null: whether null means something, as to clear what is there.
    """

    name: str
    about: str
    type: Literal["text", "number"] = "text"
    required: bool = True
    choices: tuple[str, ...] = ()
    may_be_null: bool = False


def schema(arguments: Sequence[Argument]) -> dict[str, Any]:
    """The arguments as a JSON schema."""
    return {
        "type": "object",
        "properties": {each.name: _property(each) for each in arguments},
        "required": [each.name for each in arguments if each.required],
        "additionalProperties": False,
    }


def checked(tool: str, arguments: Sequence[Argument], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, whole numbers as such. One that is left out stays out, and so does null
    where it means nothing.

    Raises:
        UnknownArgumentError, MissingArgumentError, WrongArgumentError: it does not fit.
    """
    known = {each.name: each for each in arguments}
    for name in given:
        if name not in known:
            raise UnknownArgumentError(tool, name, known)
    values = {}
    for name, argument in known.items():
        value = given.get(name)
        if value is None:
            if argument.required:
                raise MissingArgumentError(tool, name, argument.about)
            if name not in given or not argument.may_be_null:
                continue
        values[name] = None if value is None else _value(tool, argument, value)
    return values


def _property(argument: Argument) -> dict[str, Any]:
    kind = "string" if argument.type == "text" else "integer"
    described: dict[str, Any] = {
        "type": [kind, "null"] if argument.may_be_null else kind,
        "description": f"{argument.about[0].upper()}{argument.about[1:]}.",
    }
    if argument.choices:
        described["enum"] = list(argument.choices)
    return described


def _value(tool: str, argument: Argument, value: object) -> str | int:
    if argument.type == "text" and isinstance(value, str) and value.strip():
        return value
    if argument.type == "number" and not isinstance(value, bool):
        if isinstance(value, int):
            return value
        if isinstance(value, float) and value.is_integer():
            return int(value)
    found = "an empty text" if isinstance(value, str) and not value.strip() else repr(value)
    raise WrongArgumentError(tool, argument.name, _WANTED[argument.type], found[:_LONGEST_SHOWN])
