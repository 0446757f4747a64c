"""The command that answers agents."""

from __future__ import annotations

from importlib.util import find_spec

from sitdown.cli.calls import Call
from sitdown.cli.crashes import keep
from sitdown.errors import SitdownError


class MissingExtraError(SitdownError):
    """A part of Sitdown that is installed only when asked for."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs the extra {extra!r}. `pip install 'sitdown[{extra}]'` adds it."
        )


class NoAgentError(SitdownError):
    """A person started what only programs can talk to."""

    def __init__(self) -> None:
        super().__init__(
            "`sitdown mcp` speaks with agents, not with people. Name it to yours as an MCP server, "
            "such as with `claude mcp add sitdown -- sitdown mcp`."
        )


def serve(call: Call) -> int:
    """Answer one agent over standard input and output, until it goes.

    Raises:
        MissingExtraError: the protocol's library is not installed.
        NoAgentError: standard input is a terminal.
    """
    if find_spec("mcp") is None:
        raise MissingExtraError("Answering agents", "mcp")
    if call.on_terminal:
        raise NoAgentError
    from sitdown.mcp.server import serve as answer

    home = str(call.locations.home)
    with call.desk() as desk:
        answer(desk, lambda error: keep(error, home, call.surroundings))
    return 0
