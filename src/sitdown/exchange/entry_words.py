"""What an entry says, for those who read it as text. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitdown.engine.conversation import ANSWER

if TYPE_CHECKING:
    from sitdown.engine.views import EntryView


def words_of(entry: EntryView, between: str = "\n") -> str:
    """What an entry says; one without words says its data, and one that passed says so.

    Args:
        entry: the entry.
        between: what stands between the keys of the data.
    """
    if entry.content:
        picked = _picked(entry)
        return entry.content if picked is None else f"{picked} · {entry.content}"
    data = entry.data
    # A reflection that was passed has an empty response and no option chosen.
    is_passed = data.get("response_text", data.get("skipped")) in ("", True)
    if is_passed and not data.get("option_selected"):
        return "(skipped)"
    held = {name: value for name, value in data.items() if value not in (None, "", [], {})}
    told = (
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in held.items()
    )
    return between.join(told) or "(nothing)"


def _picked(entry: EntryView) -> str | None:
    """The option or the number that words were said beside; None where the words tell it."""
    data, content = entry.data, entry.content
    option = data.get("chosen") or data.get("option_selected")
    if option is not None:
        return None if content.startswith(str(option)) else str(option)
    number = data.get("number")
    # A number that was asked for is said as it was typed, and has no letters.
    is_beside = isinstance(number, int | float) and any(sign.isalpha() for sign in content)
    return f"{number:g}" if is_beside and entry.entry_type == ANSWER else None
