"""The table of tools: names, what agents are told of them, and the functions that do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.work.errors import NotInAProjectError
from sitdown.kinds.work.state import NoCheckpointsError, Phase, StaleRevisionError, Status
from sitdown.mcp import changing, looking
from sitdown.mcp.arguments import Argument, checked
from sitdown.mcp.errors import UnknownToolError

_SESSION = Argument(
    "session_dir", "the whole path of the session's folder, agents/sessions/SLUG of its project"
)
_ANYWHERE = Argument(
    "session_dir", "the whole path of the session's folder, or of any folder of its project"
)
_EXPECTED = Argument(
    "expected_revision",
    "the revision you saw last; the change is refused when the file has another one by now",
    required=False,
)


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool; ``reads_only`` for one that changes nothing."""

    name: str
    about: str
    run: Callable[[Desk, Mapping[str, Any]], dict[str, Any]]
    arguments: tuple[Argument, ...]
    reads_only: bool = False


def _checkpoint(about: str, *, required: bool = True) -> Argument:
    return Argument("checkpoint", about, "number", required)


TOOLS: tuple[Tool, ...] = (
    Tool(
        "session_transition_phase",
        "Move a session to its next phase: spec, plan, build, docs, complete. "
        "From build it can also go to complete. Other moves are refused.",
        changing.transition_phase,
        (
            _SESSION,
            Argument("new_phase", "the phase to go to", choices=tuple(map(str, Phase))),
            _EXPECTED,
        ),
    ),
    Tool(
        "session_init_build",
        "Say how many checkpoints the build of a session has, before the first is started.",
        changing.init_build,
        (_SESSION, Argument("checkpoints_total", "how many there are", "number"), _EXPECTED),
    ),
    Tool(
        "session_start_checkpoint",
        "Say which checkpoint you work on now.",
        changing.start_checkpoint,
        (_SESSION, _checkpoint("its number, from 1"), _EXPECTED),
    ),
    Tool(
        "session_complete_checkpoint",
        "Mark a checkpoint complete and go on to the next one that is open; "
        "next_checkpoint is null after the last.",
        changing.complete_checkpoint,
        (_SESSION, _checkpoint("its number, from 1"), _EXPECTED),
    ),
    Tool(
        "session_add_commit",
        "Note a git commit, linked to a checkpoint if you name one.",
        changing.add_commit,
        (
            _SESSION,
            Argument("sha", "the hash of the commit"),
            Argument("message", "its first line"),
            _checkpoint("the checkpoint it belongs to", required=False),
            _EXPECTED,
        ),
    ),
    Tool(
        "session_set_status",
        "Say whether the session is being worked on, waits, is done or has failed.",
        changing.set_status,
        (
            _SESSION,
            Argument("status", "how it fares", choices=tuple(map(str, Status))),
            _EXPECTED,
        ),
    ),
    Tool(
        "session_set_git",
        "Set the branch or the worktree of a session, or both; null takes one away.",
        changing.set_git,
        (
            _SESSION,
            Argument("branch", "the name of the branch", required=False, may_be_null=True),
            Argument("worktree", "the path of the worktree", required=False, may_be_null=True),
            _EXPECTED,
        ),
    ),
    Tool(
        "session_brief",
        "Where the project and the session stand: what happened since last time, what is next, "
        "which questions are open. Call it first.",
        looking.brief,
        (_ANYWHERE,),
        reads_only=True,
    ),
    Tool(
        "session_next",
        "What to do next, the most urgent first, with the terms of its urgency; and the "
        "checkpoint that is open, with its tasks.",
        looking.next_up,
        (_ANYWHERE,),
        reads_only=True,
    ),
)


HINTS: dict[type[SitdownError], str] = {
    StaleRevisionError: "session_brief shows it.",
    NoCheckpointsError: "session_init_build does that.",
    NotInAProjectError: "Whether to is for the person to say: ask.",
}
"""What an agent can do about an error beside what its sentence says to everybody."""


def told(error: SitdownError) -> str:
    """An error as an agent is told it."""
    return " ".join(filter(None, (str(error), HINTS.get(type(error)))))


def call(desk: Desk, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Do what a tool does, and give its answer.

    Raises:
        UnknownToolError: there is none of that name.
        SitdownError: what was asked cannot be done; the sentence says what can.
    """
    tool = next((each for each in TOOLS if each.name == name), None)
    if tool is None:
        raise UnknownToolError(name, [each.name for each in TOOLS])
    return tool.run(desk, checked(tool.name, tool.arguments, given))
