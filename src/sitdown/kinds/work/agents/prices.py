"""What requests cost, by a dated table of prices. Pure but for reading the table.

A dollar for a million tokens is a millionth of a dollar for one, so a request's cost is tokens
times prices, in microdollars. It is summed exactly and rounded once, to the nearest microdollar,
half of one up; from then on there are only integers, and any grouping of them has the same sum.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from sitdown.kinds.work.agents.tokens import Tokens

LONG_INPUT = 200_000
"""Tokens that may go in before the higher price of some models holds for the whole request."""

_PARTS = 1_000_000
"""Prices are kept as integer millionths of a microdollar a token."""

_MULTIPLIERS = ("cache_read", "cache_write_5m", "cache_write_1h", "fast")
_DAY_SUFFIX = re.compile(r"(-v\d+(:\d+)?)?$")
_RELEASE = re.compile(r"[-@](\d{8}|latest|default)$")


class Rates(NamedTuple):
    """Prices of a token, in millionths of a microdollar, in the order of ``Tokens``."""

    input: int
    output: int
    cache_write_5m: int
    cache_write_1h: int
    cache_read: int


class _Price(NamedTuple):
    usual: Rates
    long: Rates | None
    fast: Decimal


@dataclass(frozen=True)
class Prices:
    """A table of prices.

    Attributes:
        listed: the day it is of.
        problems: what could not be read of the person's own table, as sentences.
    """

    listed: date
    models: Mapping[str, _Price]
    problems: tuple[str, ...] = ()
    _found: dict[str, _Price | None] = field(default_factory=dict, compare=False, repr=False)

    def cost(self, model: str, tokens: Tokens, speed: str = "") -> int | None:
        """What a request cost, in microdollars; None when the model's price is not known.

        Args:
            model: as the answer names it.
            tokens: what it used.
            speed: ``fast`` multiplies the price.
        """
        if model not in self._found:
            self._found[model] = self.models.get(plain_model(model))
        price = self._found[model]
        if price is None:
            return None
        rates = price.usual
        if price.long is not None and tokens.all_in > LONG_INPUT:
            rates = price.long
        parts = sum(map(int.__mul__, tokens, rates))
        if speed == "fast":
            parts = int(parts * price.fast)
        return (parts + _PARTS // 2) // _PARTS


def plain_model(model: str) -> str:
    """A model's name without whose platform it is on, the day it came out and its window.

    ``us.anthropic.claude-sonnet-4-5-20250929-v1:0`` and ``claude-sonnet-4-5[1m]`` are both
    ``claude-sonnet-4-5``.
    """
    name = model.strip().lower().partition("[")[0]
    at = name.find("claude-")
    name = name[at:] if at > 0 else name
    return _RELEASE.sub("", _DAY_SUFFIX.sub("", name, count=1), count=1)


def read_prices(own: Path | None = None) -> Prices:
    """The prices that come with Sitdown, with the person's own over them.

    Args:
        own: the person's table; a missing one changes nothing, an unreadable one is told of in
            ``problems``.
    """
    shipped = tomllib.loads(shipped_prices(), parse_float=Decimal)
    mine, problems = _own_table(own)
    problems += [
        f"{own}: {name} is not understood. Its parts are {', '.join(shipped)}."
        for name, value in mine.items()
        if type(value) is not type(shipped.get(name))
    ]
    multipliers = dict(shipped["multipliers"])
    for name, value in _table(mine, "multipliers").items():
        if name in _MULTIPLIERS and _is_price(value):
            multipliers[name] = value
        else:
            problems.append(f"{own}: multipliers.{name} is no multiplier that Sitdown knows.")
    models: dict[str, _Price] = {}
    for name, given in shipped["models"].items():
        models[name] = _price(given, multipliers)
    for name, given in _table(mine, "models").items():
        try:
            models[plain_model(name)] = _price(given, multipliers)
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError):
            problems.append(f"{own}: models.{name} needs input and output, in dollars.")
    listed = mine.get("listed")
    return Prices(listed if isinstance(listed, date) else shipped["listed"], models, (*problems,))


def shipped_prices() -> str:
    """The table that comes with Sitdown, as a person may copy and change it."""
    return resources.files(__package__).joinpath("prices.toml").read_text(encoding="utf-8")


def _own_table(own: Path | None) -> tuple[dict[str, Any], list[str]]:
    if own is None:
        return {}, []
    try:
        return tomllib.loads(own.read_text(encoding="utf-8"), parse_float=Decimal), []
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError) as error:
        return {}, [f"{own} cannot be read ({error}). The prices that come with Sitdown are used."]


def _table(held: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = held.get(name)
    return found if isinstance(found, dict) else {}


def _price(given: Mapping[str, Any], multipliers: Mapping[str, Any]) -> _Price:
    above = given.get("above_200k")
    long = None if above is None else _rates({**given, "cache_read": None, **above}, multipliers)
    return _Price(
        _rates(given, multipliers), long, _dollars(given.get("fast", multipliers["fast"]))
    )


def _rates(given: Mapping[str, Any], multipliers: Mapping[str, Any]) -> Rates:
    fresh = _dollars(given["input"])

    def cached(name: str) -> int:
        own = given.get(name)
        return _parts(fresh * _dollars(multipliers[name]) if own is None else _dollars(own))

    return Rates(
        _parts(fresh),
        _parts(_dollars(given["output"])),
        cached("cache_write_5m"),
        cached("cache_write_1h"),
        cached("cache_read"),
    )


def _is_price(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and 0 <= value < 10**6


def _dollars(value: object) -> Decimal:
    """A price, exactly.

    Raises:
        ValueError: it is none.
    """
    if not _is_price(value):
        raise ValueError(value)
    return Decimal(str(value))


def _parts(dollars: Decimal) -> int:
    return int(dollars * _PARTS)
