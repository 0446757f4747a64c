"""The verbs of a session: begin, look at, move through its life and its steps, erase."""

from sitdown.engine.sessions.begin import begin, create, schedule
from sitdown.engine.sessions.change import (
    add_artifact,
    add_note,
    artifacts,
    describe,
    erase,
    notes,
    rate,
    rename,
)
from sitdown.engine.sessions.indicating import (
    add_indicator,
    answer_indicator,
    indicators,
    remove_indicator,
)
from sitdown.engine.sessions.life import (
    cancel,
    complete,
    pause,
    propose_next,
    reopen,
    resume,
    sit_down,
    start,
)
from sitdown.engine.sessions.look import current, find, get, list_sessions, load, of_subject
from sitdown.engine.sessions.outlook import heard, open_question, outlook, question_to
from sitdown.engine.sessions.steps import advance, advance_act, back, go_to_step, set_cursor

__all__ = [
    "add_artifact",
    "add_indicator",
    "add_note",
    "advance",
    "advance_act",
    "answer_indicator",
    "artifacts",
    "back",
    "begin",
    "cancel",
    "complete",
    "create",
    "current",
    "describe",
    "erase",
    "find",
    "get",
    "go_to_step",
    "heard",
    "indicators",
    "list_sessions",
    "load",
    "notes",
    "of_subject",
    "open_question",
    "outlook",
    "pause",
    "propose_next",
    "question_to",
    "rate",
    "remove_indicator",
    "rename",
    "reopen",
    "resume",
    "schedule",
    "set_cursor",
    "sit_down",
    "start",
]
