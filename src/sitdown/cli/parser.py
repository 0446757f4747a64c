"""From words to a command: argparse over the table of commands, with errors of one sentence."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from sitdown import __version__
from sitdown.errors import SitdownError

_ABOUT = "Guided sessions you hold with yourself. Without a command, the app opens."


class UsageError(SitdownError):
    """The words make no command."""

    exit_code = 2

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(f"{program}: {reason}. `{program} --help` shows how it is written.")


@dataclass(frozen=True)
class Argument:
    """One argument, as ``ArgumentParser.add_argument`` takes it."""

    names: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """One thing the command line does.

    Attributes:
        name: its words, such as ``money month``.
        about: what it does, in a line.
        handler: ``module:function`` in this package, imported only when the command is given.
        arguments: what follows its words.
    """

    name: str
    about: str
    handler: str
    arguments: tuple[Argument, ...] = ()


def argument(*names: str, **options: Any) -> Argument:
    """An argument, written as for argparse."""
    return Argument(names, options)


class _Parser(argparse.ArgumentParser):
    """Argparse that tells one sentence instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words.

        Raises:
            UsageError: always.
        """
        raise UsageError(self.prog, message.rstrip("."))

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        # Python 3.11 takes `--` for a mark wherever it stands, also as a value of its own, and then
        # hands out a list that is short of it.
        value = super()._get_values(action, arg_strings)
        wanted = 1 if action.nargs is None else action.nargs
        if isinstance(wanted, int) and isinstance(value, list) and len(value) < wanted:
            raise argparse.ArgumentError(action, "'--' cannot be given to it")
        return value


def build_parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """The parser of all commands; what it gives has the chosen one's ``handler``."""
    # The options that every command has are read before and after its words. SUPPRESS keeps a
    # command's silence about one from overwriting what stood before it.
    anywhere = _Parser(add_help=False)
    anywhere.add_argument(
        "--home", metavar="DIR", default=argparse.SUPPRESS, help="the data folder to use"
    )
    anywhere.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )
    parser = _Parser(prog="sitdown", description=_ABOUT, parents=[anywhere], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"sitdown {__version__}")
    parser.set_defaults(handler="home:home")
    branches = parser.add_subparsers(metavar="COMMAND", title="commands")
    groups: dict[str, Any] = {"": branches}
    for command in commands:
        group, _, name = command.name.rpartition(" ")
        sub = _group(groups, group, commands).add_parser(
            name,
            help=command.about,
            description=command.about,
            parents=[anywhere],
            allow_abbrev=False,
        )
        for each in command.arguments:
            sub.add_argument(*each.names, **each.options)
        sub.set_defaults(handler=command.handler)
    return parser


def _group(groups: dict[str, Any], name: str, commands: Sequence[Command]) -> Any:
    """The group of that name, such as ``money`` or ``money goal``; made when it is first needed."""
    if name not in groups:
        outer, _, word = name.rpartition(" ")
        about = ", ".join(dict.fromkeys(_members(commands, name)))
        one = _group(groups, outer, commands).add_parser(
            word, help=about, description=about, allow_abbrev=False
        )
        groups[name] = one.add_subparsers(metavar="COMMAND", required=True, title="commands")
    return groups[name]


def _members(commands: Sequence[Command], group: str) -> Iterator[str]:
    for command in commands:
        if command.name.startswith(f"{group} "):
            yield command.name[len(group) + 1 :].split()[0]
