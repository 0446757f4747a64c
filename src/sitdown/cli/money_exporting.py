"""The command that takes movements out for a spreadsheet, or for hledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.ending import ended_by_signals
from sitdown.cli.parser import UsageError
from sitdown.cli.running import to_standard_output
from sitdown.counting import counted
from sitdown.exchange.files import write_new
from sitdown.exchange.movements import movements_text
from sitdown.kinds.money.taking_out import Asked
from sitdown.locations import path_given


def export(call: Call) -> Answer | int:
    """Print or write movements as a list or as a journal, as they are read."""
    given = call.arguments
    asked = Asked(
        None if given.since is None else times.day(given.since),
        None if given.until is None else times.day(given.until),
        given.account,
    )
    if asked.since and asked.until and asked.since > asked.until:
        raise UsageError("sitdown money export", "--since is later than --until")
    with call.desk() as desk, movements_text(desk, asked, given.format) as taken:
        document = {"format": given.format, "movements": taken.count}
        if given.output in {None, "-"}:
            if call.as_json:
                return Answer({**document, "text": "".join(taken.pieces)})
            with to_standard_output():
                _print(taken.pieces)
            return 0
        path = path_given(given.output)
        with ended_by_signals():
            write_new(path, taken.pieces, force=given.force)
    line = f"{counted(taken.count, 'movement')} in {path}"
    return Answer({"path": str(path), **document}, [line])


def _print(pieces: Iterable[str]) -> None:
    """Print the text as a file would have it: in UTF-8, with the line ends of its format."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    sys.stdout.writelines(pieces)
    sys.stdout.flush()
