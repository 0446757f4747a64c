"""The commands of projects, as the table of everything that can be typed takes them."""

from __future__ import annotations

from sitdown.cli.parser import Command, argument

PATH = argument("path", metavar="PATH", nargs="?", default=".", help="by default this folder")
"""A project's folder, or one inside it."""

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
    Command("work rebuild", "forget what was read, and read it all again", "work_mirror:rebuild", (
        PATH,
    )),
    Command("work plans", "the plans that other tools keep here", "work_plans:plans", (
        argument("path", metavar="PATH", nargs="?", default=".", help="a folder, or one plan"),
    )),
    Command("work import", "take the tasks of a plan into its project", "work_plans:take", (
        argument("file", metavar="FILE", help="Markdown, todo.txt or task-master's tasks.json"),
        argument("--project", metavar="PATH", help="by default the one that the file lies in"),
    )),
    Command("work tick", "tick a task in its plan's file", "work_plans:tick", (
        argument("key", metavar="KEY", help="as `sitdown work plans` has it"),
        argument("path", metavar="PATH", nargs="?", default=".", help="where to look for it"),
        argument("--file", metavar="FILE", help="the plan it is in"),
        argument("--undo", action="store_true", help="it is not done after all"),
    )),
)  # fmt: skip
