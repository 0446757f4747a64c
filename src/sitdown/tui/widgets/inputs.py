"""One-line boxes and lists: outside text is cleaned on its way in, numbers are checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from sitdown.tui.safe_text import clean, one_line
from sitdown.tui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from textual import events

_WHOLE = "Write a whole number."
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s+")


class SafeInput(Input):
    """An input that takes pasted lines as one and nothing that a terminal would obey."""

    def on_paste(self, event: events.Paste) -> None:
        """Make one line of what is pasted; Textual would keep the first line only."""
        event.text = one_line(event.text)

    def replace(self, text: str, start: int, end: int) -> None:
        """Clean what is put in, from wherever it comes."""
        super().replace(clean(text).replace("\n", " ").replace("\t", " "), start, end)


class NumberInput(SafeInput):
    """A box for one number, with a comma or a point before the decimals."""

    @dataclass
    class Entered(Message):
        """A number was entered."""

        box: NumberInput
        number: Decimal

        @property
        def control(self) -> NumberInput:
            """The box it was entered in."""
            return self.box

    def __init__(
        self,
        value: str = "",
        *,
        minimum: Decimal | None = None,
        maximum: Decimal | None = None,
        places: int = 2,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - the name that every widget of Textual takes
    ) -> None:
        """Make a box for numbers from ``minimum`` to ``maximum`` with up to ``places`` decimals."""
        super().__init__(
            one_line(value), placeholder=one_line(placeholder), restrict=r"[-+\d.,' ]*", id=id
        )
        self._minimum, self._maximum, self._places = minimum, maximum, places

    @property
    def number(self) -> Decimal | None:
        """The number that is written; None when it is none."""
        return read_number(self.value, self._places)

    @property
    def problem(self) -> str | None:
        """Why what is written is not the number that is asked for; None when it is."""
        number = self.number
        if number is None:
            return "Write a number."
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self._places:
            return f"Write at most {self._places} decimals." if self._places else _WHOLE
        if self._minimum is not None and number < self._minimum:
            return f"Write {self._minimum} or more."
        if self._maximum is not None and number > self._maximum:
            return f"Write {self._maximum} or less."
        return None

    async def action_submit(self) -> None:
        """Give the number, or say why there is none."""
        problem = self.problem
        self.set_class(problem is not None, "-invalid")
        if problem is not None:
            self.notify(problem, markup=False, timeout=3)
            return
        if (number := self.number) is not None:
            self.post_message(self.Entered(self, number))


def read_number(text: str, places: int = 2) -> Decimal | None:
    """Give the number of a text such as ``1,180.50``, ``1.180,50``, ``1'180`` or ``-3``; else None.

    A lone comma or point begins the decimals, unless exactly three digits follow it and fewer
    than three ``places`` are asked for: ``1,180`` is more than a thousand then, ``0,180`` is not.
    """
    bare = re.sub(r"[\s'\u2019]", "", text)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return Decimal(bare) if re.fullmatch(r"[-+]?\d+", bare, re.ASCII) else None
    whole, _, tail = bare.rpartition(marks[-1])
    may_group = len(set(marks)) == 1 and len(tail) == 3 and whole.lstrip("+-") != "0"
    if marks.count(marks[-1]) > 1 or (may_group and places < 3):
        whole, tail = bare, ""
    grouped = r"[-+]?(\d+|\d{1,3}(,\d{3})+|\d{1,3}(\.\d{3})+)"
    if not re.fullmatch(grouped, whole, re.ASCII) or not re.fullmatch(r"\d*", tail, re.ASCII):
        return None
    digits = re.sub(r"[.,]", "", whole)
    return Decimal(f"{digits}.{tail}" if tail else digits)


class ListInput(AnswerBox):
    """A box of one item a line; dashes and numbers before the items are taken off."""

    @property
    def items(self) -> tuple[str, ...]:
        """The items as they stand, without empty lines."""
        bare = (_BULLET.sub("", line) for line in clean(self.text).split("\n"))
        return tuple(item for item in map(one_line, bare) if item)
