"""The commands about the program itself: keys, places, settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sitdown import __version__, keymap
from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.exchange.plain import plain
from sitdown.settings import (
    InvalidSettingError,
    Settings,
    UnknownSettingError,
    write_setting,
)
from sitdown.toml_lines import line_numbers

_TRUTHS = {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}


def keys(call: Call) -> Answer:
    """Every action with its keys as they are now, and what is wrong with the person's own."""
    remapped = call.settings.keys
    bound = {act: keymap.split_keys(remapped.get(act.id, act.keys)) for act in _all_acts()}
    document = [
        {
            "id": act.id,
            "keys": list(keys),
            "default": list(keymap.split_keys(act.keys)),
            "label": act.label,
        }
        for act, keys in bound.items()
    ]
    lines = table(
        [
            [" ".join(keymap.shown_key(key) for key in keys), act.label, act.id]
            for act, keys in bound.items()
        ]
    )
    problems = key_problems(call.locations.settings, remapped)
    return Answer(document, lines, complaints=problems)


def _all_acts() -> Iterator[keymap.Act]:
    """What many screens share, then what single ones have of their own; an id once."""
    from sitdown.tui.all_keys import all_bindings

    acts = {each.id: each for each in keymap.ACTS}
    yield from acts.values()
    own = {each.id: each for each in all_bindings() if each.id not in acts}
    for each in own.values():
        yield keymap.Act(each.id, each.keys, each.description)


def where(call: Call) -> Answer:
    """Where everything lies."""
    places = {
        "home": call.locations.home,
        "database": call.locations.database,
        "settings": call.locations.settings,
        "backups": call.locations.backups,
        "logs": call.locations.logs,
        "editing": call.locations.editing,
    }
    document = {**plain(places), "version": __version__}
    return Answer(document, table([[name, str(path)] for name, path in places.items()]))


def key_problems(path: Path, keys: Mapping[str, str]) -> list[str]:
    """What cannot work in the person's own keys, a sentence each with its line."""
    if not keys:
        return []
    from sitdown.tui.all_keys import all_bindings

    lines = line_numbers(path.read_text(encoding="utf-8-sig"))
    problems = keymap.check_keymap(keys, all_bindings(), lambda name: lines.get(f"keys.{name}"))
    return [f"{path}:{each.line}: {each.sentence}" for each in problems]


def settings_get(call: Call) -> Answer:
    """All settings, or one."""
    values: dict[str, Any] = call.settings._asdict()
    values["keys"] = dict(values["keys"])
    wanted = call.arguments.key
    if wanted is None:
        path = call.locations.settings
        bad = [f"{path}:{each.line}: {each.message}" for each in call.settings_read[1]]
        lines = table([[name, _shown(value)] for name, value in values.items()])
        return Answer(values, lines, complaints=bad)
    if wanted not in values:
        raise UnknownSettingError(wanted)
    return Answer({wanted: values[wanted]}, [_shown(values[wanted])])


def settings_set(call: Call) -> Answer:
    """Write one setting, and leave the rest of the file as it is."""
    from sitdown.locations import ensure

    key, value = call.arguments.key, _read(call.arguments.key, call.arguments.value)
    _refuse_what_the_app_cannot_use(call, key, value)
    ensure(call.locations)
    write_setting(call.locations.settings, key, value)
    return Answer({key: value}, [f"{key} is {_shown(value)} now."])


def _refuse_what_the_app_cannot_use(call: Call, key: str, value: object) -> None:
    """Only the app knows its themes and which keys are taken.

    Raises:
        InvalidSettingError: there is no such theme.
        KeymapError: the key cannot do this.
    """
    if key == "theme":
        from sitdown.tui.themes import is_theme

        if not is_theme(str(value)):
            reason = f"names no theme: {value!r}; `,` in the app shows them all"
            raise InvalidSettingError(key, reason)
    table, _, name = key.partition(".")
    if table != "keys" or not isinstance(value, str):
        return
    from sitdown.tui.all_keys import all_bindings

    bindings, keys = tuple(all_bindings()), call.settings.keys
    known = keymap.check_keymap(keys, bindings)
    problems = keymap.check_keymap({**keys, name: value}, bindings)
    new = [each for each in problems if each not in known]
    if new:
        raise keymap.KeymapError(str(call.locations.settings), new)


def _read(key: str, text: str) -> object:
    """The typed value as the type the setting has."""
    default = getattr(Settings(), key, "")
    if isinstance(default, bool):
        if text.lower() not in _TRUTHS:
            raise InvalidSettingError(key, "is true or false")
        return _TRUTHS[text.lower()]
    if isinstance(default, int):
        try:
            return int(text)
        except ValueError:
            raise InvalidSettingError(key, "is a whole number") from None
    return text


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(f"{name} = {keys}" for name, keys in value.items())
    return str(value)
