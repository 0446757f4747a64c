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
)  # fmt: skip
