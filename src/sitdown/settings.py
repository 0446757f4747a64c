"""The person's settings: a TOML file that both write, the person by hand and the app key by key."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sitdown.errors import SitdownError
from sitdown.locations import replace_privately
from sitdown.toml_lines import flattened, line_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo
    from pathlib import Path

_KEYS_TABLE = "keys"


class Settings(NamedTuple):
    """What the person chose, with what is meant where they chose nothing.

    Attributes:
        profile: Whose sessions are shown; several people can share one data folder.
        buddy_name: What the voice that asks is called.
        theme: The name of a theme, of the app or built into Textual.
        mouse: Whether the app takes the mouse; off leaves selecting to the terminal.
        summary_every: After how many messages of the person a conversation is summed up.
        currency: ISO 4217 code of amounts that do not name one.
        region: ISO 3166 code; public holidays and number formats follow it. Empty is unknown.
        zone: IANA name of the time zone; empty is the machine's own.
        editor: The command that edits an answer; empty is VISUAL or EDITOR.
        keys: Action id to comma list of keys.
    """

    profile: str = "me"
    buddy_name: str = "buddy"
    theme: str = "hearth"
    mouse: bool = True
    summary_every: int = 5
    currency: str = "EUR"
    region: str = ""
    zone: str = ""
    editor: str = ""
    keys: Mapping[str, str] = MappingProxyType({})


class SettingsProblem(NamedTuple):
    """What is wrong with one line of the file; what the line sets keeps its default."""

    line: int
    message: str


class UnknownSettingError(SitdownError):
    """There is no such setting."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no setting {key!r}. There are: {', '.join(_names())}.")


class InvalidSettingError(SitdownError):
    """The value is not one that the setting can have."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key} {reason}.")


class UnreadableSettingsError(SitdownError):
    """The file is no text or no TOML from its first line on, or cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The settings in {path} cannot be read ({reason}). The file was not changed. "
            "Mend it, or move it away to begin with the defaults."
        )


class UnwritableSettingsError(SitdownError):
    """The disk is full, or the folder is not ours to write in."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The settings in {path} cannot be written ({reason}). They are as they were; "
            "make room or give the rights, and try again."
        )


def zone_of(settings: Settings) -> tzinfo | None:
    """The person's time zone; None is the machine's own.

    Raises:
        InvalidSettingError: the settings name a zone that does not exist.
    """
    if not settings.zone:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(settings.zone)
    except (KeyError, OSError, ValueError) as error:
        reason = f"names no time zone: {settings.zone!r}; one is Europe/Vienna, nothing is your own"
        raise InvalidSettingError("zone", reason) from error


def read_settings(path: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Give the settings of a file and what is wrong in it; no file is all defaults.

    A bad line never hides the rest: when the file as a whole is no TOML, its lines are read one by
    one and those that are no TOML are told.

    Raises:
        UnreadableSettingsError: The file is there and its text cannot be had.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSettingsError(path, str(error)) from error
    values, problems = _parsed(text)
    line_of = line_numbers(text)
    sound: dict[str, Any] = {}
    for key, value in values.items():
        if key == _KEYS_TABLE:
            keys, bad = _keys(value, line_of)
            sound[key] = MappingProxyType(keys)
            problems += bad
        elif (reason := _wrong(key, value)) is None:
            sound[key] = value
        else:
            problems.append(SettingsProblem(line_of.get(key, 1), reason))
    return Settings(**sound), tuple(sorted(problems, key=lambda problem: problem.line))


def write_setting(path: Path, key: str, value: object) -> None:
    """Set one setting in the file, and leave every other line and comment as it is.

    Args:
        path: The file; made when it is not there.
        key: A setting, or ``keys.`` and an action id.
        value: Its new value.

    Raises:
        UnknownSettingError: No such setting.
        InvalidSettingError: The setting cannot have this value.
        UnreadableSettingsError: The file is damaged, and so it is not written.
        UnwritableSettingsError: The disk refuses it; the file is as it was.
    """
    if key.startswith(f"{_KEYS_TABLE}."):
        if not isinstance(value, str):
            raise InvalidSettingError(key, "is a text such as 'ctrl+x'")
    elif key not in _names() or key == _KEYS_TABLE:
        raise UnknownSettingError(key)
    elif (reason := _wrong(key, value)) is not None:
        raise InvalidSettingError(key, reason.removeprefix(f"{key} ").removesuffix("."))
    elif key == "zone":
        zone_of(Settings(zone=str(value)))
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig") if path.exists() else "")
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise UnreadableSettingsError(path, str(error)) from error
    if key.startswith(f"{_KEYS_TABLE}."):
        _set_key(document.setdefault(_KEYS_TABLE, tomlkit.table()), key.split(".", 1)[1], value)
    else:
        document[key] = value
    try:
        replace_privately(path, tomlkit.dumps(document))
    except OSError as error:
        raise UnwritableSettingsError(path, error.strerror or str(error)) from error


def _set_key(table: MutableMapping[str, Any], name: str, value: object) -> None:
    """Set the keys of an action where they stand, be it ``session.new`` or ``"session.new"``."""
    *outer, last = name.split(".")
    nested: object = table
    for part in outer:
        nested = nested.get(part) if isinstance(nested, MutableMapping) else None
    if isinstance(nested, MutableMapping) and last in nested:
        nested[last] = value
    else:
        table[name] = value


def _names() -> tuple[str, ...]:
    return Settings._fields


def _parsed(text: str) -> tuple[dict[str, object], list[SettingsProblem]]:
    import tomllib

    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError:
        return _line_by_line(text)


def _line_by_line(text: str) -> tuple[dict[str, object], list[SettingsProblem]]:
    """Read a damaged file as far as its lines are sound each by itself.

    Settings are one line each, so nothing that the app knows spans two.
    """
    import tomllib

    values: dict[str, object] = {}
    keys: dict[str, object] = {}
    problems = []
    is_in_keys = False
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            read = tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            problems.append(SettingsProblem(number, "This line is no TOML; it was passed over."))
            continue
        if line.lstrip().startswith("["):
            is_in_keys = _KEYS_TABLE in read
        else:
            (keys if is_in_keys else values).update(read)
    inline = values.get(_KEYS_TABLE)
    if isinstance(inline, dict) or keys:
        values[_KEYS_TABLE] = {**(inline if isinstance(inline, dict) else {}), **keys}
    return values, problems


def _keys(
    value: object, line_of: Mapping[str, int]
) -> tuple[dict[str, str], list[SettingsProblem]]:
    if not isinstance(value, dict):
        message = "keys is a table: write [keys] and under it lines such as 'session.new = \"f5\"'."
        return {}, [SettingsProblem(line_of.get(_KEYS_TABLE, 1), message)]
    keys: dict[str, str] = {}
    problems = []
    for name, chosen in flattened(value).items():
        if isinstance(chosen, str):
            keys[name] = chosen
        else:
            line = line_of.get(f"{_KEYS_TABLE}.{name}", line_of.get(_KEYS_TABLE, 1))
            problems.append(
                SettingsProblem(line, f"The keys of {name} are a text such as 'ctrl+x'.")
            )
    return keys, problems


def _wrong(key: str, value: object) -> str | None:
    """Say why a setting cannot have a value; None when it can."""
    if key not in _names():
        from difflib import get_close_matches

        near = get_close_matches(key, _names(), n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(_names())}."
        return f"There is no setting {key!r}. {hint}"
    default = getattr(Settings(), key)
    if type(value) is not type(default):
        return f"{key} is {_KINDS[type(default)]}."
    rule = _RULES.get(key)
    return None if rule is None or rule[0](value) else f"{key} {rule[1]}."


def _is_between(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and low <= value <= high


def _matches(pattern: str) -> Callable[[object], bool]:
    return lambda value: re.fullmatch(pattern, str(value)) is not None


_KINDS = {bool: "true or false", int: "a whole number", str: "a text in quotes"}
_RULES: Mapping[str, tuple[Callable[[object], bool], str]] = MappingProxyType({
    "profile": (_matches(r"[\w.@-]{1,64}"), "is one word of at most 64 letters"),
    "buddy_name": (_matches(r"[^\x00-\x1f\x7f-\x9f]{1,40}"), "is 1 to 40 characters"),
    "theme": (_matches(r"[\w-]{1,64}"), "is the name of a theme"),
    "summary_every": (_is_between(1, 1000), "goes from 1 to 1000"),
    "currency": (_matches(r"[A-Z]{3}"), "is an ISO code of three capitals, such as EUR"),
    "region": (_matches(r"(|[A-Z]{2}(-[A-Z0-9]{1,3})?)"), "is an ISO code, such as DE or DE-BY"),
})  # fmt: skip
