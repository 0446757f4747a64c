"""The lines a person in danger can call, by country, from a file that is dated and can be edited.

Numbers change, so each line says when it was checked, and a person's own file comes before ours.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sitdown.errors import SitdownError
from sitdown.words.safety_rule import Concern
from sitdown.words.sentences import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OWN_FILE = "help_lines.toml"
"""The name of a person's own lines, in the data folder."""

_EVERYWHERE = "*"
_UNKNOWN = ""
_UNION = "EU"
_MEMBERS = word_set(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
)
_OTHER_NAMES = {"UK": "GB", "EL": "GR"}


class Need(StrEnum):
    """What a line is for."""

    EMERGENCY = "emergency"
    TALK = "talk"
    ABUSE = "abuse"


@dataclass(frozen=True)
class HelpLine:
    """One line.

    Attributes:
        region: ISO 3166 code; ``*`` is every country.
        reach: what to do, such as ``call 112``.
        hours: when somebody answers.
        checked_on: when the number was last compared with public pages.
    """

    region: str
    need: Need
    name: str
    reach: str
    hours: str
    checked_on: date


class InvalidHelpLinesError(SitdownError):
    """A file of help lines that cannot be read as one."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"The help lines in {path} cannot be read ({reason}). Those that come with Sitdown "
            "are shown instead. Mend the file, or move it away."
        )


def lines_for(
    region: str, concern: Concern = Concern.SELF, own: Path | None = None
) -> tuple[HelpLine, ...]:
    """The lines of a country: the local emergency number, the lines for the concern, the others.

    Args:
        region: ISO 3166 code, with or without a subdivision (``DE``, ``US-CA``); empty is unknown.
        concern: abuse puts its own lines before the others.
        own: the person's own file; one that is not there changes nothing.

    Raises:
        InvalidHelpLinesError: the person's own file cannot be read.
    """
    country = region.strip().upper().partition("-")[0]
    country = _OTHER_NAMES.get(country, country)
    ours = _ours()
    found = (*_own(own), *ours)
    here = [line for line in found if line.region == country and country != _UNKNOWN]
    if not any(line.need is Need.EMERGENCY for line in here):
        fallback = _UNION if country in _MEMBERS else _UNKNOWN
        here += [line for line in ours if line.region == fallback]
    here += [line for line in found if line.region == _EVERYWHERE]
    wanted = Need.ABUSE if concern is Concern.ABUSE else Need.TALK
    if concern is not Concern.ABUSE:
        here = [line for line in here if line.need is not Need.ABUSE]
    return tuple(sorted(here, key=lambda line: _rank(line, wanted)))


def _rank(line: HelpLine, wanted: Need) -> int:
    if line.need is Need.EMERGENCY:
        return 0
    if line.region == _EVERYWHERE:
        return 3
    return 1 if line.need is wanted else 2


def _ours() -> tuple[HelpLine, ...]:
    return _read(files("sitdown.words").joinpath(OWN_FILE).read_text(encoding="utf-8"))


def _own(path: Path | None) -> tuple[HelpLine, ...]:
    if path is None or not path.exists():
        return ()
    try:
        return _read(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError, TypeError) as error:
        raise InvalidHelpLinesError(str(path), str(error)) from error
    except KeyError as error:
        raise InvalidHelpLinesError(str(path), f"a line has no {error.args[0]}") from error


def _read(text: str) -> tuple[HelpLine, ...]:
    lines = tomllib.loads(text).get("line", [])
    if not isinstance(lines, list):
        message = "each line begins with [[line]]"
        raise TypeError(message)
    return tuple(_line(row) for row in lines)


def _line(row: Mapping[str, Any]) -> HelpLine:
    checked_on = row["checked_on"]
    if not isinstance(checked_on, date):
        message = "checked_on is a date such as 2026-11-21"
        raise TypeError(message)
    return HelpLine(
        region=str(row["region"]).upper(),
        need=Need(row["need"]),
        name=str(row["name"]),
        reach=str(row["reach"]),
        hours=str(row["hours"]),
        checked_on=checked_on,
    )
