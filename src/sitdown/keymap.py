"""The keys: which act means what everywhere, how a key is written, and whether a remap can work.

Textual takes any remap without a word: an unknown id is ignored, a misspelt key leaves the action
with none, and a key that is already taken removes the other action. So the person's ``[keys]`` are
checked here before the app sees them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

EVERYWHERE = "app"
"""The screen of bindings that act on all screens."""


class Act(NamedTuple):
    """Something a person does that has the same id, keys and name on every screen."""

    id: str
    keys: str
    label: str


ACTS: tuple[Act, ...] = (
    Act("go.on", "enter", "continue"),
    Act("go.back", "escape", "back"),
    Act("go.next", "right", "next"),
    Act("go.previous", "left", "previous"),
    Act("session.new", "n", "new"),
    Act("session.pause", "p", "pause"),
    Act("session.next_phase", "a,ctrl+n", "next phase"),
    Act("session.history", "h", "history"),
    Act("session.delete", "d", "delete"),
    Act("session.complete", "c", "complete"),
    Act("session.reopen", "o", "reopen"),
    Act("session.note", "N", "note"),
    Act("session.summary", "M", "what it came to"),
    Act("session.export", "E", "export"),
    Act("session.context", "tab", "context"),
    Act("step.skip", "s", "skip"),
    Act("step.on", "right_square_bracket", "next step"),
    Act("step.back", "left_square_bracket,b", "step back"),
    Act("entry.revise", "r", "revise"),
    Act("entry.why", "w", "why"),
    Act("entry.copy", "y", "copy"),
    Act("entry.differences", "d", "differences"),
    Act("entry.like", "plus", "like"),
    Act("entry.dislike", "minus", "dislike"),
    Act("entry.regenerate", "ctrl+g", "another answer"),
    Act("answer.send", "ctrl+s,ctrl+enter,f2", "send"),
    Act("answer.words", "t", "in words"),
    Act("answer.edit", "e", "editor"),
    Act("answer.edit_inside", "ctrl+o", "editor"),
    Act("safety.lines", "L,f9", "help lines"),
    Act("app.search", "slash", "search"),
    Act("app.import", "i", "import"),
    Act("app.settings", "comma", "settings"),
    Act("app.help", "question_mark,f1", "help"),
    Act("app.palette", "ctrl+p", "palette"),
    Act("app.quit", "q,ctrl+q", "quit"),
    Act("money.confirm", "y", "yes, right"),
    Act("money.change", "e", "change"),
    Act("money.categorise", "u", "categorise"),
    Act("money.refresh", "M", "read the month anew"),
    Act("money.keep", "k", "keep it"),
    Act("money.cut", "c", "cut it"),
    Act("money.surprised", "s", "surprised me"),
    Act("money.one_off", "o", "one-off"),
    Act("money.note", "t", "note"),
    Act("money.dismiss", "x", "not again"),
    Act("money.more", "m", "the rest"),
    Act("money.series", "R", "what recurs"),
    Act("money.ahead", "A", "the weeks to come"),
    Act("money.balance", "b", "say a balance"),
    Act("money.account", "n", "an account without files"),
    Act("money.transfers", "T", "transfers"),
    Act("money.split", "S", "split a payment"),
    Act("money.dismissed", "X", "what you dismissed"),
    Act("money.files", "F", "files you took in"),
    Act("money.export", "E", "export movements"),
    Act("money.first", "1", "answer"),
    Act("money.second", "2", "answer"),
    Act("money.third", "3", "answer"),
    Act("money.fourth", "4", "answer"),
    Act("money.promise", "g", "promise"),
    Act("money.fund", "f", "fund"),
    Act("money.goal", "G", "goal"),
    Act("money.take", "space", "take the proposal"),
    Act("money.take_all", "x", "take all proposals"),
    Act("money.undo", "z", "take it back"),
    Act("money.another", "n", "another file"),
    Act("work.add", "P", "follow a project"),
    Act("work.checkpoint", "space", "complete checkpoint"),
    Act("work.blockers", "b", "blockers"),
    Act("work.open", "o", "open file"),
    Act("work.status", "f", "set paused, failed or active"),
    Act("work.sync", "s", "sync"),
    Act("work.transcripts", "t", "read transcripts"),
    Act("list.choose", "enter", "open"),
    Act("list.down", "j,down", "next row"),
    Act("list.up", "k,up", "row before"),
    Act("list.page_down", "pagedown", "next page"),
    Act("list.page_up", "pageup", "page before"),
    Act("list.first", "g,home", "first row"),
    Act("list.last", "G,end", "last row"),
)
"""The one place that says which key does what; screens build their bindings from it."""


class KeyBinding(NamedTuple):
    """A binding as a screen declares it; ``keys`` is a comma list such as ``j,down``."""

    id: str
    keys: str
    screen: str
    description: str


class KeyProblem(NamedTuple):
    """What is wrong with one line of ``[keys]``; the line is None when nobody knows it."""

    line: int | None
    sentence: str


class KeymapError(SitdownError):
    """The person's keys cannot all work, so the app keeps to its own."""

    def __init__(self, path: str, problems: Iterable[KeyProblem]) -> None:
        told = [f"{path}:{p.line}: {p.sentence}" if p.line else p.sentence for p in problems]
        super().__init__("\n".join(told))


def act(id: str) -> Act:  # noqa: A002 - an id is what it is
    """Give the act of an id; KeyError when there is none."""
    return {known.id: known for known in ACTS}[id]


_PUNCTUATION = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign",
    "%": "percent_sign", "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis",
    ")": "right_parenthesis", "*": "asterisk", "+": "plus", "-": "minus", ".": "full_stop",
    "/": "slash", ":": "colon", ";": "semicolon", "<": "less_than_sign", "=": "equals_sign",
    ">": "greater_than_sign", "?": "question_mark", "@": "at", "[": "left_square_bracket",
    "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent", "_": "underscore",
    "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde", ",": "comma",
}  # fmt: skip
_NAMED = {
    "escape", "enter", "tab", "space", "backspace", "insert", "delete", "home", "end", "pageup",
    "pagedown", "up", "down", "left", "right", *(f"f{number}" for number in range(1, 25)),
    *_PUNCTUATION.values(),
}  # fmt: skip
_MODIFIERS = {"ctrl", "shift", "alt", "super", "meta", "hyper"}
_SENT_AS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
_SHOWN = {
    "enter": "⏎", "escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "pageup": "pgup", "pagedown": "pgdn", "backspace": "⌫", "delete": "del", "insert": "ins",
    **{name: sign for sign, name in _PUNCTUATION.items()},
}  # fmt: skip


def split_keys(keys: str) -> tuple[str, ...]:
    """Give the single keys of a comma list, by Textual's names: ``?`` is ``question_mark``."""
    return tuple(_named(key.strip()) for key in keys.split(",") if key.strip())


def shown_key(key: str) -> str:
    """Give a key as the footer and help write it: ``⏎``, ``^n``, ``esc``, ``?``."""
    *modifiers, base = _named(key).split("+")
    shown = _SHOWN.get(base, base)
    if "ctrl" in modifiers:
        modifiers.remove("ctrl")
        shown = f"^{shown}"
    return "+".join([*modifiers, shown])


def check_keymap(
    user: Mapping[str, str],
    bindings: Iterable[KeyBinding],
    line_of: Callable[[str], int | None] = lambda _: None,
) -> tuple[KeyProblem, ...]:
    """Say what cannot work in the person's remaps: unknown ids, impossible keys, clashes.

    Two actions clash when one key would do both on one screen, or on a screen and everywhere, and
    at least one of them got that key from the person.

    Args:
        user: Action id to comma list of keys, as the settings file has them.
        bindings: What every screen declares; an action that stands on two screens comes twice.
        line_of: Gives the line of an id in the settings file, from 1.
    """
    declared = tuple(bindings)
    known = {binding.id for binding in declared}
    problems = []
    sound = {}
    for name, keys in user.items():
        found = _unknown(name, known) or _impossible(name, keys)
        if found:
            problems.append(KeyProblem(line_of(name), found))
        else:
            sound[name] = keys
    clashes = (KeyProblem(line_of(name), sentence) for name, sentence in _clashes(sound, declared))
    return (*problems, *clashes)


def _named(key: str) -> str:
    base = "+" if key.endswith("+") else key.rsplit("+", 1)[-1]
    modifiers = key[: len(key) - len(base)]
    return modifiers + _PUNCTUATION.get(base, base)


def _unknown(name: str, known: set[str]) -> str | None:
    if name in known:
        return None
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else "`sitdown keys` lists the actions."
    return f"There is no action {name!r}. {hint}"


def _impossible(name: str, keys: str) -> str | None:
    parts = split_keys(keys)
    if not parts:
        return f"{name} has no key. Write one, or remove the line."
    for key in parts:
        *modifiers, base = key.split("+")
        if key in _SENT_AS:
            return f"A terminal sends {key} as {_SENT_AS[key]}. Choose another key for {name}."
        if modifiers and len(base) == 1 and base != base.lower():
            shifted = "+".join([*modifiers, "shift", base.lower()])
            return f"{key!r} is never sent. Write {shifted!r} for {name}."
        is_base = len(base) == 1 or base in _NAMED
        if not is_base or not set(modifiers) <= _MODIFIERS or len(set(modifiers)) < len(modifiers):
            return (
                f"{key!r} is not a key. Write it for {name} like 'x', 'f5', 'ctrl+x' or 'pageup'."
            )
    return None


def _clashes(
    user: Mapping[str, str], declared: tuple[KeyBinding, ...]
) -> Iterable[tuple[str, str]]:
    """Give the id to blame and the sentence of each clash, once."""
    told = set()
    others = sorted({binding.screen for binding in declared} - {EVERYWHERE})
    for screen in (EVERYWHERE, *others):
        for key, holders in _holders(user, declared, screen).items():
            mine = next((each for each in holders if _gained(user, each, key)), None)
            for other in holders:
                if mine is None or other is mine or (key, mine.id, other.id) in told:
                    continue
                told.add((key, mine.id, other.id))
                place = "everywhere" if other.screen == EVERYWHERE else f"on {other.screen}"
                named = f"“{other.description}” ({other.id})"
                taken = f"{shown_key(key)!r} for {mine.id} already is {named} {place}."
                yield mine.id, f"{taken} Choose another key."


def _holders(
    user: Mapping[str, str], declared: tuple[KeyBinding, ...], screen: str
) -> Mapping[str, tuple[KeyBinding, ...]]:
    """Give the actions behind each key while a screen is shown; an action counts once."""
    holders: defaultdict[str, dict[str, KeyBinding]] = defaultdict(dict)
    for binding in declared:
        if binding.screen in {screen, EVERYWHERE}:
            for key in split_keys(user.get(binding.id, binding.keys)):
                holders[key].setdefault(binding.id, binding)
    return {key: tuple(bindings.values()) for key, bindings in holders.items()}


def _gained(user: Mapping[str, str], binding: KeyBinding, key: str) -> bool:
    return binding.id in user and key not in split_keys(binding.keys)
