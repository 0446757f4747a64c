"""What a person asks of the hook: how to set it up, and what it can tell an agent at its start."""

from __future__ import annotations

import json
import os
import shlex
import sys
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.kinds.work.errors import MissingPlaceError, NotInAProjectError

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENTS = (
    "SessionStart",
    "UserPromptSubmit",
    "PreToolUse",
    "PermissionRequest",
    "PermissionDenied",
    "PostToolUse",
    "PostToolUseFailure",
    "Notification",
    "SubagentStart",
    "SubagentStop",
    "TaskCreated",
    "TaskCompleted",
    "Stop",
    "StopFailure",
    "PreCompact",
    "PostCompact",
    "SessionEnd",
)
"""The events that tell something. Left out are those that only repeat others (batches of tools,
expanded prompts), those of every keystroke or file, and those whose hook has to do the work itself,
such as making a worktree.
"""

_TIMEOUT_SECONDS = 10
_ABOUT = (
    "Agents run this, and hand it an event on its standard input; it only notes it down.",
    "`sitdown work hook --print-settings` shows what to put into the agent's settings.",
)


def hook(call: Call) -> Answer:
    """Show the settings, or tell an agent that starts where its project stands."""
    if call.arguments.print_settings:
        document = settings(call, is_brief=call.arguments.brief)
        return Answer(document, json.dumps(document, indent=2).splitlines())
    if call.arguments.brief:
        document = _told(call)
        return Answer(document, [json.dumps(document)] if document else [])
    return Answer({"about": " ".join(_ABOUT)}, _ABOUT)


def settings(call: Call, *, is_brief: bool) -> Mapping[str, object]:
    """What to put into an agent's settings file, so that it tells Sitdown of every event.

    Args:
        call: whose data folder is named in the command, when it is not the usual one.
        is_brief: whether an agent that starts is told where the project stands.
    """
    hooks = {}
    for event in EVENTS:
        words = [*_command(call), *(["--brief"] if is_brief and event == "SessionStart" else [])]
        one = {"type": "command", "command": shlex.join(words), "timeout": _TIMEOUT_SECONDS}
        hooks[event] = [{"hooks": [one]}]
    return {"hooks": hooks}


def _command(call: Call) -> list[str]:
    """The hook by absolute paths. ``-P`` keeps modules of the agent's folder from being run."""
    words = [os.path.abspath(sys.executable), "-P", "-m", "sitdown"]  # noqa: PTH100 - resolving the link would leave the virtual environment
    named = getattr(call.arguments, "home", None) or call.surroundings.environ.get("SITDOWN_HOME")
    if named:
        words += ["--home", str(call.locations.home)]
    return [*words, "work", "hook"]


def _told(call: Call) -> Mapping[str, object]:
    """The project's brief as an agent takes it; nothing in a folder that is no project's."""
    from sitdown.cli.work_context import brief

    try:
        lines = brief(call).lines
    except (NotInAProjectError, MissingPlaceError):
        return {}
    told = {"hookEventName": "SessionStart", "additionalContext": "\n".join(lines)}
    return {"hookSpecificOutput": told}
