"""Running one command: from words to an exit code, with every failure told in one sentence."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from sitdown.cli.calls import Answer, Call, Surroundings

INTERRUPTED = 130
"""128 + SIGINT, as a shell reports it."""

NOBODY_READS = 141
"""128 + SIGPIPE, as a shell reports it."""

_REFUSALS = frozenset({
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE,
    errno.ENFILE,
})  # fmt: skip
"""What a disk or a system says no with: no fault of the program, and nothing for a report."""

LONGEST_SENTENCE = 2_000
"""Characters of a sentence on the error stream: room for a path, and for a question's options."""


class OutputUnwritableError(SitdownError):
    """What is printed cannot be written."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The output cannot be written ({reason}). Name another place and try again."
        )


def run(argv: Sequence[str], surroundings: Surroundings | None = None) -> int:
    """Do what the words ask, and give the exit code. Nothing is raised."""
    _never_be_without_streams()
    _never_fail_on_a_letter()
    home: str | None = None
    try:
        arguments = parsed(argv)
        home = getattr(arguments, "home", None)
        code = _answered(arguments, surroundings)
        with to_standard_output():
            sys.stdout.flush()
    except SystemExit as done:  # argparse after --help and --version
        return int(done.code or 0)
    except SitdownError as error:
        _tell(_in_one_line(str(error)))
        return error.exit_code
    except BrokenPipeError:
        stop_writing()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a person gets a sentence, the log the traceback
        _tell(_unforeseen(error, home, surroundings))
        return 1
    return code


def parsed(argv: Sequence[str]) -> Namespace:
    """The arguments of a command line.

    Raises:
        UsageError: the words make no command.
        SystemExit: help or the version was asked for, and printed.
    """
    from sitdown.cli.commands import commands
    from sitdown.cli.parser import build_parser

    return build_parser(commands()).parse_args(list(argv))


def _answered(arguments: Namespace, surroundings: Surroundings | None) -> int:
    from sitdown.cli.calls import Answer, Call, Surroundings
    from sitdown.cli.output import put, put_document

    call = Call(arguments, surroundings or Surroundings())
    answer = _handler(arguments.handler)(call)
    if not isinstance(answer, Answer):
        return answer
    with to_standard_output():
        if call.as_json:
            put_document(answer.document)
        else:
            put(answer.lines)
    for complaint in answer.complaints:
        _tell(complaint)
    return answer.exit_code


def _handler(name: str) -> Callable[[Call], Answer | int]:
    module, function = name.split(":")
    handler: Callable[[Call], Answer | int] = getattr(
        importlib.import_module(f"sitdown.cli.{module}"), function
    )
    return handler


def _unforeseen(error: Exception, home: str | None, surroundings: Surroundings | None) -> str:
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        from sitdown.cli.crashes import keep

        return keep(error, home, surroundings)
    what = "The disk" if error.filename is None else str(error.filename)
    reason = error.strerror or str(error)
    return f"{what} cannot be used ({reason}). Make room or give the rights, and try again."


def _tell(sentence: str) -> None:
    from sitdown.plain_text import clean

    print(clean(sentence), file=sys.stderr)


def _in_one_line(sentence: str) -> str:
    """The sentence where what it quotes has lines or is endless; its end says what to do."""
    from sitdown.plain_text import clean

    line = " ".join(clean(sentence).splitlines())
    if len(line) <= LONGEST_SENTENCE:
        return line
    half = LONGEST_SENTENCE // 2
    return f"{line[:half]} … {line[-half:]}"


def _never_be_without_streams() -> None:
    """Stand in for a standard stream that whoever started us had closed: what would be written
    there is for nobody, and a file that is opened must not take its place.
    """
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != descriptor:
                os.dup2(nowhere, descriptor)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(descriptor, "r" if name == "stdin" else "w"))


def _never_fail_on_a_letter() -> None:
    """Let a terminal that cannot show a letter show ``?``, rather than break the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


@contextmanager
def to_standard_output() -> Iterator[None]:
    """Tell of an output that takes no more, such as a file on a full disk, in one sentence.

    Raises:
        OutputUnwritableError: it takes no more.
        BrokenPipeError: nobody reads it any more.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        stop_writing()
        raise OutputUnwritableError(error.strerror or str(error)) from error


def stop_writing() -> None:
    """Keep the interpreter from complaining about the output when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
