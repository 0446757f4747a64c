"""From words to a command: argparse over the table of commands, with errors of one sentence."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
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


class _Later:
    """A parser that is made when its word is given: making that of every command takes longer than
    most commands do.

    Args:
        complete: gives the parser what it takes.
        **options: as ``ArgumentParser`` takes them.
    """

    def __init__(self, complete: Callable[[argparse.ArgumentParser], None], **options: Any) -> None:
        self._complete = complete
        self._options = options

    @cached_property
    def _parser(self) -> argparse.ArgumentParser:
        parser = _Parser(**self._options)
        self._complete(parser)
        return parser

    def __getattr__(self, name: str) -> Any:
        return getattr(self._parser, name)


def build_parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    """The parser of all commands; what it gives has the chosen one's ``handler``."""
    parser = _Parser(prog="sitdown", description=_ABOUT, allow_abbrev=False)
    _take_anywhere(parser)
    parser.add_argument("--version", action="version", version=f"sitdown {__version__}")
    parser.set_defaults(handler="home:home")
    _offer([(command.name.split(), command) for command in commands], parser, required=False)
    return parser


def _take_anywhere(parser: argparse.ArgumentParser) -> None:
    """Let a parser take the options that are read before and after the words of any command."""
    # SUPPRESS keeps a command's silence about one from overwriting what stood before it.
    parser.add_argument(
        "--home", metavar="DIR", default=argparse.SUPPRESS, help="the data folder to use"
    )
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )


def _offer(
    offered: Sequence[tuple[list[str], Command]], parser: argparse.ArgumentParser, *, required: bool
) -> None:
    """Let a parser take one of these commands, each by its words: a command by one word, a group
    such as ``money`` or ``money goal`` by the first of several.
    """
    later: Any = _Later  # stands in for a parser without being one
    branches = parser.add_subparsers(
        parser_class=later, metavar="COMMAND", title="commands", required=required
    )
    groups: dict[str, list[tuple[list[str], Command]]] = {}
    for (word, *rest), command in offered:
        groups.setdefault(word, []).append((rest, command))
    for word, members in groups.items():
        (rest, command), *_ = members
        if rest:
            about = ", ".join(dict.fromkeys(words[0] for words, _ in members))
            complete = partial(_offer, members, required=True)
        else:
            about = command.about
            complete = partial(_take, command)
        branches.add_parser(
            word,
            help=about,
            description=about,
            allow_abbrev=False,
            complete=complete,
        )


def _take(command: Command, parser: argparse.ArgumentParser) -> None:
    """Let a parser take what follows a command's words."""
    _take_anywhere(parser)
    for each in command.arguments:
        parser.add_argument(*each.names, **each.options)
    parser.set_defaults(handler=command.handler)
