"""The commands of projects, as the table of everything that can be typed takes them."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError

from sitdown.cli.parser import Command, argument


def _place(text: str) -> str:
    """A path that was written. What an empty variable leaves is none: it would name this folder."""
    if not text:
        message = "it is empty; name a folder, or leave it out"
        raise ArgumentTypeError(message)
    return text


def _count(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        message = f"{text!r} is no number from 1 on"
        raise ArgumentTypeError(message)
    return int(text)


PATH = argument(
    "path", metavar="PATH", nargs="?", default=".", type=_place, help="by default this folder"
)
"""A project's folder, or one inside it."""
_PROJECT = argument(
    "--project", metavar="PATH", default=".", type=_place, help="its folder; by default this one"
)
_PRIORITY = argument(
    "--priority", choices=("high", "medium", "low"), default="medium", help="how much hangs on it"
)

WORK: tuple[Command, ...] = (
    Command("work add", "follow the project in a folder", "work_mirror:add", (
        PATH, argument("--name", help="by default the folder's own"),
    )),
    Command("work projects", "the projects there are", "work_mirror:projects"),
    Command("work forget", "stop following a project; its files stay", "work_mirror:forget", (
        PATH, argument("--yes", action="store_true", help="do not ask"),
    )),
    Command("work sync", "read a project's sessions again", "work_mirror:sync", (
        PATH, argument("--slug", metavar="SLUG", help="only this session"),
    )),
    Command("work list", "a project's sessions", "work_mirror:list_sessions", (PATH,)),
    Command("work verify", "compare files, database and git", "work_mirror:verify", (
        PATH, argument("--mend", action="store_true", help="put right what can be"),
    )),
    Command("work drift", "the files a session's plan names, and those its commits changed",
        "work_drift:drift", (
            argument("session", metavar="SESSION", help="its slug, or project/slug"),
        )),
    Command("work rebuild", "forget what was read, and read it all again", "work_mirror:rebuild", (
        PATH,
    )),
    Command("work plans", "the plans that other tools keep here", "work_plans:plans", (
        argument("path", metavar="PATH", nargs="?", default=".", help="a folder, or one plan"),
    )),
    Command("work import", "take the tasks of a plan into its project", "work_plans:take", (
        argument("file", metavar="FILE", nargs="?",
            help="Markdown, todo.txt or tasks.json; by default those taken before, again"),
        argument("--project", metavar="PATH", help="by default the one that the file lies in"),
    )),
    Command("work tick", "tick a task in its plan's file", "work_plans:tick", (
        argument("key", metavar="KEY", help="as `sitdown work plans` has it"),
        argument("path", metavar="PATH", nargs="?", default=".", help="where to look for it"),
        argument("--file", metavar="FILE", help="the plan it is in"),
        argument("--undo", action="store_true", help="it is not done after all"),
    )),
    Command("work status", "where a project stands, as programs ask for it",
        "work_context:status", (PATH,)),
    Command("work brief", "where a project stands, and what happened since last time",
        "work_context:brief", (PATH,)),
    Command("work save", "save a project's context now", "work_context:save", (PATH,)),
    Command("work clear", "put a project's context away; tasks stay", "work_context:clear", (
        PATH, argument("--undo", action="store_true", help="bring the last one back"),
    )),
    Command("work tasks", "a project's tasks, the most urgent first", "work_tasks:tasks", (
        PATH, argument("--all", action="store_true", help="those that are over, too"),
    )),
    Command("work task", "add a task, or say where one stands", "work_tasks:task", (
        argument("action", choices=("add", "start", "done", "wait", "drop", "reopen")),
        argument("what", metavar="WHAT", help="the new one's title, or a number"),
        _PROJECT,
        _PRIORITY,
        argument("--description", metavar="TEXT", default="", help="of a new one"),
        argument("--tag", metavar="TAG", action="append", help="of a new one; 'next' weighs most"),
        argument("--after", metavar="NUMBER", type=int, action="append",
            help="what has to be done before a new one"),
        argument("--due", metavar="WHEN", help="such as 2026-11-28 or 'friday 17:00'"),
    )),
    Command("work blockers", "the questions that hold a project up", "work_tasks:blockers", (
        PATH, argument("--all", action="store_true", help="the settled ones, too"),
    )),
    Command("work ask", "note a question that holds a project up", "work_tasks:ask", (
        argument("question", metavar="QUESTION", help="'-' reads standard input"),
        _PROJECT,
        _PRIORITY,
        argument("--task", metavar="NUMBER", type=int, help="the task that waits for it"),
    )),
    Command("work answer", "answer a question; earlier answers stay", "work_tasks:answer", (
        argument("number", metavar="NUMBER", type=int, help="the question's"),
        argument("text", metavar="TEXT", help="'-' reads standard input"),
        argument("--keep-open", action="store_true", help="it still holds up"),
        _PROJECT,
    )),
    Command("work settle", "note that a question holds nothing up", "work_tasks:settle", (
        argument("number", metavar="NUMBER", type=int, help="the question's"),
        argument("--undo", action="store_true", help="it does after all"),
        _PROJECT,
    )),
    Command("work agents", "a project's agents, what they do and used", "work_agents:agents", (
        PATH,
    )),
    Command("work log", "what the agents of a session did last", "work_agents:log", (
        argument("session", metavar="SESSION", help="its slug, or project/slug"),
        argument("--lines", metavar="N", type=_count, default=50,
            help="how many; by default 50"),
    )),
    Command("work transcripts", "read what agents used from their transcripts",
        "work_agents:transcripts", (PATH,)),
    Command("work costs", "what agents used and cost, in groups", "work_agents:costs", (
        PATH,
        argument("--by", default="checkpoint", help="what to group them by", choices=(
            "session", "checkpoint", "phase", "agent", "model", "day", "branch",
        )),
    )),
    Command("work time", "how long agents were at work, in groups", "work_time:time", (
        PATH,
        argument("--by", default="phase", help="what to group it by; by default the phase",
            choices=("session", "checkpoint", "phase", "agent", "day")),
    )),
    Command("work prices", "what models cost, as a file to copy and change",
        "work_agents:prices"),
    Command("work hook", "note down an event that an agent tells of on standard input",
        "work_hook:hook", (
            PATH,
            argument("--print-settings", action="store_true",
                help="show what to put into the agent's settings"),
            argument("--brief", action="store_true",
                help="tell an agent that starts where the project stands"),
        )),
    Command("mcp", "answer an agent over standard input and output", "mcp:serve"),
)  # fmt: skip
