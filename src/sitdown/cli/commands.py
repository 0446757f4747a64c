"""The table of everything that can be typed after ``sitdown``."""

from __future__ import annotations

from sitdown.cli.money_commands import MONEY
from sitdown.cli.parser import Argument, Command, argument
from sitdown.cli.work_commands import WORK
from sitdown.engine.lifecycle import Status

_STATUSES = tuple(status.value for status in Status)
DESCRIBED = {
    "intention": "what you want of it",
    "constraints": "what bounds it",
    "procedure_notes": "how it is to be held",
    "primary_topic": "what it is about",
    "followup_notes": "what to come back to",
    "next_session_suggestion": "what could come next",
}
"""The texts that a session has beside its title, and what each one is for."""

_SESSION = argument("session", metavar="ID", help="a session's id, or any unique beginning of it")
_ENTRY = argument("entry", metavar="ENTRY", help="an entry's id, or SESSION:NUMBER")
_KIND = argument("--kind", help="only of this kind")
_YES = argument("--yes", action="store_true", help="do not ask")


def _limit(default: int) -> Argument:
    return argument("--limit", type=int, default=default, metavar="N", help="at most so many")


_LOOKING = (
    Command("list", "sessions, the last touched first", "looking:list_sessions", (
        _KIND,
        argument("--status", action="append", choices=_STATUSES, help="only of this status"),
        _limit(50),
    )),
    Command("show", "one session with all that was said", "looking:show", (
        _SESSION,
        argument("--all", action="store_true", help="what was revised, too"),
    )),
    Command("search", "find words in everything said", "looking:search", (
        argument("words", nargs="+", metavar="WORD"),
        _limit(50),
    )),
    Command("history", "finished sessions, the newest first", "looking:history", (
        _KIND, _limit(50),
    )),
    Command("measures", "what you did, by kind and month", "looking:measures"),
    Command("why", "what a claim rests on", "looking:why", (_ENTRY,)),
    Command("due", "what waits today; silent when nothing does", "due:due"),
)  # fmt: skip

_LIVING = (
    Command("start", "start a session, or go on with the one there is", "living:start", (
        argument("kind", metavar="KIND", help="such as money"),
        argument("--month", metavar="YYYY-MM", help="the month it is about"),
        argument("--subject", help="what it is about"),
        argument("--title", default=""),
        argument("--intention", default="", help="what you want of it"),
        argument("--at", metavar="WHEN", help="hold it later, such as '2026-11-07 10:00'"),
        argument("--minutes", type=int, metavar="N", help="how long it is planned to take"),
        argument("--after", metavar="ID", help="the session it follows"),
    )),
    Command("resume", "go on where you left off", "living:resume", (
        argument("session", metavar="ID", nargs="?", help="by default the last one open"),
    )),
    Command("pause", "leave a session; its place is kept", "living:pause", (_SESSION,)),
    Command("advance", "go to the next phase", "living:advance", (_SESSION,)),
    Command("step", "go to a step", "living:step", (
        _SESSION,
        argument("step", metavar="STEP", nargs="?", help="its name, next or back; by default next"),
    )),
    Command("complete", "call a session done", "living:complete", (
        _SESSION,
        argument("--done", action="store_true", help="whatever is missing"),
    )),
    Command("cancel", "give a session up; its words stay", "living:cancel", (_SESSION,)),
    Command("reopen", "open a completed session again", "living:reopen", (_SESSION,)),
    Command("rename", "give a session another title", "living:rename", (
        _SESSION, argument("title", metavar="TITLE"),
    )),
    Command("describe", "set a session's own texts", "living:describe", (
        _SESSION,
        *(
            argument(f"--{name.replace('_', '-')}", metavar="TEXT", help=about)
            for name, about in DESCRIBED.items()
        ),
    )),
    Command("schedule", "set when a session is to be held", "living:schedule", (
        _SESSION,
        argument("at", metavar="WHEN", help="such as '2026-11-07 10:00', your local time"),
        argument("--minutes", type=int, metavar="N", help="how long it is planned to take"),
    )),
    Command("rate", "say how a session went, from 1 to 5", "living:rate", (
        _SESSION, argument("rating", type=int, metavar="1-5"),
    )),
    Command("delete", "erase a session with every word in it", "living:delete", (_SESSION, _YES)),
)  # fmt: skip

_SAYING = (
    Command("say", "say something, or answer the question that waits", "saying:say", (
        _SESSION,
        argument("text", metavar="TEXT", nargs="?", default="", help="'-' reads standard input"),
        argument("--type", metavar="TYPE", help="the type of entry"),
        argument("--data", metavar="JSON", help="what the type holds"),
        argument("--revise", type=int, metavar="NUMBER", help="in place of this entry"),
        argument("--skip", action="store_true", help="pass the question that waits"),
    )),
    Command("feedback", "react to something the buddy said", "saying:feedback", (
        _ENTRY, argument("reaction", choices=("like", "dislike", "regenerate", "none")),
    )),
    Command("note", "keep a note beside a session", "saying:note", (
        _SESSION, argument("text", metavar="TEXT", help="'-' reads standard input"),
    )),
    Command("indicators", "the signs by which you tell that a session is done", "signs:signs", (
        _SESSION,
        argument("--add", metavar="SIGN", help="'words 200', 'entries TYPE 3', 'answered QUESTION' "
            "or 'yes It feels told.'"),
        argument("--success", action="store_true", help="what is added tells that it went well"),
        argument("--answer", metavar="NUMBER=yes", help="yes, no or unsaid, where only you know"),
        argument("--remove", type=int, metavar="NUMBER"),
    )),
    Command("summary", "what a session came to; say it in your own way", "summing:summary", (
        _SESSION,
        argument("--worked-on", metavar="TEXT", help="'-' reads standard input, '' gives it back"),
        argument("--next", metavar="TEXT", help="where it goes next"),
    )),
    Command("followups set", "check in each day at a time, or once", "checking_in:set_one", (
        _SESSION,
        argument("--at", metavar="HH:MM", required=True, help="your local time"),
        argument("--on", metavar="YYYY-MM-DD", help="only on this day"),
        argument("--text", default="", help="what to be asked on that day"),
    )),
    Command("followups off", "stop the check-ins of a session", "checking_in:off", (
        _SESSION,
    )),
    Command("followups done", "note that you checked in today", "checking_in:done", (
        _SESSION,
    )),
    Command("followups due", "the check-ins that wait", "checking_in:due"),
)  # fmt: skip

_KEEPING = (
    Command("demo", "look around in an example that is thrown away", "demo:demo", (
        argument("--keep", metavar="DIR", help="make it in this new folder, and keep it"),
    )),
    Command("export", "take sessions out as letters or documents", "exporting:export", (
        argument("session", metavar="ID", nargs="?"),
        argument("--all", action="store_true", help="every session"),
        argument("--to", choices=("markdown", "json", "jsonl"), default="markdown",
            help="letters, one document, or the log with an entry a line"),
        argument("-o", "--output", metavar="PATH", help="by default, and as -, it is printed"),
        argument("--force", action="store_true", help="take the place of a file that is there"),
    )),
    Command("backup", "copy the database", "backing_up:backup"),
    Command("restore", "bring a copy back; the present file is kept beside it",
        "backing_up:restore", (
        argument("file", metavar="FILE", nargs="?", help="by default the newest"),
        _YES,
    )),
    Command("doctor", "look everything over", "doctor:doctor"),
    Command("keys", "every key and what it does", "keeping:keys"),
    Command("where", "where everything lies", "keeping:where"),
    Command("settings get", "the settings, or one of them", "keeping:settings_get", (
        argument("key", metavar="KEY", nargs="?"),
    )),
    Command("settings set", "change one setting", "keeping:settings_set", (
        argument("key", metavar="KEY"), argument("value", metavar="VALUE"),
    )),
)  # fmt: skip


def commands() -> tuple[Command, ...]:
    """Every command, in the order help shows them."""
    return (*_LIVING, *_SAYING, *_LOOKING, *MONEY, *WORK, *_KEEPING)
