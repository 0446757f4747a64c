"""Speaking the protocol over standard input and output. Needs the extra ``mcp``."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import anyio
import anyio.to_thread
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from sitdown import __version__
from sitdown.engine.desk import Desk
from sitdown.engine.text import storable
from sitdown.errors import SitdownError
from sitdown.mcp.arguments import schema
from sitdown.mcp.tools import TOOLS, call, told

_ABOUT = (
    "Keeps the state of project sessions (agents/sessions/SLUG/state.json). Change that file only "
    "through these tools. Every answer has a revision: pass it back as expected_revision, so that "
    "nobody's change is lost. An error says what to do next."
)

Crash = Callable[[Exception], str]
"""Keeps the report of a failure that nobody foresaw, and gives a sentence about it."""


def serve(desk: Desk, crash: Crash) -> None:
    """Answer one client until it goes."""
    anyio.run(_serve, server(desk, crash))


def server(desk: Desk, crash: Crash) -> Server[dict[str, Any]]:
    """A server of the tools at a desk."""

    async def list_tools(_context: object, _parameters: object) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[*_described()])

    async def call_tool(
        _context: object, parameters: types.CallToolRequestParams
    ) -> types.CallToolResult:
        # Files and the database are waited for in a thread, so that the client is always heard.
        return await anyio.to_thread.run_sync(
            partial(_answer, desk, crash, parameters.name, parameters.arguments or {})
        )

    return Server(
        "sitdown",
        version=__version__,
        instructions=_ABOUT,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _serve(made: Server[dict[str, Any]]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await made.run(incoming, outgoing, made.create_initialization_options())


def _described() -> list[types.Tool]:
    return [
        types.Tool(
            name=tool.name,
            description=tool.about,
            input_schema=schema(tool.arguments),
            annotations=types.ToolAnnotations(
                read_only_hint=tool.reads_only, destructive_hint=False, open_world_hint=False
            ),
        )
        for tool in TOOLS
    ]


def _answer(desk: Desk, crash: Crash, name: str, given: dict[str, Any]) -> types.CallToolResult:
    """The answer of a tool, or the sentence that says why there is none. Raises nothing."""
    try:
        document = storable(call(desk, name, given))
    except SitdownError as error:
        return _refused(told(error))
    except Exception as error:  # noqa: BLE001 - an agent gets a sentence, the log the traceback
        return _refused(crash(error))
    text = json.dumps(document, ensure_ascii=False)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=document
    )


def _refused(sentence: str) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=sentence)], is_error=True
    )
