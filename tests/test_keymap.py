from __future__ import annotations

import string

import pytest
from textual.keys import Keys, _character_to_key

from sitdown.keymap import (
    ACTS,
    KeyBinding,
    KeymapError,
    KeyProblem,
    act,
    check_keymap,
    shown_key,
    split_keys,
)

BINDINGS = (
    KeyBinding("app.help", "question_mark,f1", "app", "help"),
    KeyBinding("session.new", "n", "Home", "new"),
    KeyBinding("session.history", "h", "Home", "history"),
    KeyBinding("session.history", "h", "Session", "history"),
    KeyBinding("entry.why", "w", "Session", "why"),
)


def told(user: dict[str, str]) -> list[str]:
    return [problem.sentence for problem in check_keymap(user, BINDINGS)]


def test_keys_that_work_are_not_complained_about() -> None:
    good = {"session.new": "ctrl+n, f5", "app.help": "?", "entry.why": "W,+,ctrl+shift+w"}
    assert told(good) == []


def test_an_action_nobody_has_is_named_with_the_nearest() -> None:
    assert told({"session.nwe": "x"}) == [
        "There is no action 'session.nwe'. Did you mean session.new?"
    ]
    assert "`sitdown keys`" in told({"zzz": "x"})[0]


@pytest.mark.parametrize("key", ["ctrl+shft+x", "ctr+x", "nn", "f99", "ctrl+", "ctrl+ctrl+x"])
def test_a_key_that_does_not_exist_is_refused(key: str) -> None:
    assert "is not a key" in told({"session.new": key})[0]


def test_keys_that_a_terminal_never_sends_are_refused() -> None:
    assert "sends ctrl+i as tab" in told({"session.new": "ctrl+i"})[0]
    assert "'ctrl+shift+n'" in told({"session.new": "ctrl+N"})[0]
    assert "has no key" in told({"session.new": " , "})[0]


def test_a_key_taken_on_the_same_screen_or_everywhere_is_refused() -> None:
    assert told({"session.new": "h"}) == [
        "'h' for session.new already is “history” (session.history) on Home. Choose another key."
    ]
    assert told({"session.new": "?"}) == [
        "'?' for session.new already is “help” (app.help) everywhere. Choose another key."
    ]
    assert len(told({"app.help": "h"})) == 1


def test_a_key_of_another_screen_is_free() -> None:
    assert told({"session.new": "w"}) == []


def test_two_actions_may_swap_their_keys() -> None:
    assert told({"session.new": "h", "session.history": "n"}) == []


def test_one_bad_line_does_not_hide_the_rest() -> None:
    lines = {"session.new": 7, "oops": 8}
    problems = check_keymap({"oops": "x", "session.new": "h"}, BINDINGS, lines.get)
    assert [problem.line for problem in problems] == [8, 7]


def test_the_error_names_file_and_line() -> None:
    error = KeymapError("settings.toml", [KeyProblem(7, "Wrong."), KeyProblem(None, "Odd.")])
    assert str(error) == "settings.toml:7: Wrong.\nOdd."


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("enter", "⏎"),
        ("ctrl+n", "^n"),
        ("escape", "esc"),
        ("question_mark", "?"),
        ("shift+f5", "shift+f5"),
        ("ctrl+shift+n", "shift+^n"),
        ("plus", "+"),
        ("right", "→"),
        ("G", "G"),
    ],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_punctuation_has_the_names_that_textual_gives_it() -> None:
    for sign in string.punctuation.replace(",", ""):
        assert split_keys(sign) == (_character_to_key(sign),)


def test_every_act_has_a_unique_id_and_keys_that_exist() -> None:
    assert len({known.id for known in ACTS}) == len(ACTS)
    bindings = [KeyBinding(known.id, "", "Home", known.label) for known in ACTS]
    for known in ACTS:
        assert check_keymap({known.id: known.keys}, bindings) == ()
    assert act("app.help").label == "help"
    names = {key.value for key in Keys}
    for key in ("escape", "enter", "pageup", "f24"):
        assert key in names
