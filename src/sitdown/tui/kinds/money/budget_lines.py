"""The lines of next month's budget, and how they are drawn. Pure: values in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.kinds.money.goals.words import TEMPLATE
from sitdown.tui.kinds.money.drawing import bare, whole
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import DONE, HEADING, MUTED, NOW, OVER
from sitdown.tui.widgets.rail import state_sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitdown.kinds.money.snapshot import Snapshot

TITLE_WIDTH = 16
AMOUNT_WIDTH = 10


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A category of next month. Amounts are minor units.

    Attributes:
        amount: its budget; None without one.
        proposed: what the buddy proposes; None where it proposes nothing.
        usual: the median of the months before; None without any.
        spent: what the month took.
        goal: what its goal says, as it is written; None without one.
    """

    category: str
    title: str
    amount: int | None
    proposed: int | None
    usual: int | None
    spent: int
    goal: str | None = None


def budget_lines(
    taken: Snapshot,
    held: Mapping[str, int | None],
    proposed: Mapping[str, int],
    titles: Mapping[str, str],
    goals: Mapping[str, str],
) -> tuple[BudgetLine, ...]:
    """The categories that can be given a budget: those of the month, then those that have one, or
    a goal.
    """
    lines = {line.category: line for line in taken.categories}
    keys = dict.fromkeys([*lines, *held, *proposed, *goals])
    return tuple(
        BudgetLine(
            category=key,
            title=lines[key].title if key in lines else titles.get(key, key),
            amount=held.get(key),
            proposed=proposed.get(key),
            usual=lines[key].usual if key in lines else None,
            spent=lines[key].spent if key in lines else 0,
            goal=goals.get(key),
        )
        for key in keys
    )


def left_line(income: int | None, put_by: int, allocated: int, currency: str) -> Content:
    """Give what is left to allocate, and of what."""
    if not income:
        return Content.assemble(
            (whole(allocated, currency), "bold"),
            (" allocated. Without an income I cannot say what is left.", MUTED),
        )
    left = income - put_by - allocated
    parts: list[tuple[str, str]] = [
        (whole(abs(left), currency), f"bold {OVER if left < 0 else DONE}"),
        (" more than comes in" if left < 0 else " left to allocate", ""),
        (f"\n{whole(income, currency)} in", MUTED),
        (f", {whole(put_by, currency)} put by" if put_by else "", MUTED),
        (f", {whole(allocated, currency)} allocated", MUTED),
    ]
    return Content.assemble(*parts)


def head_line(month: str, width: int) -> Content:
    """Give the titles of the columns."""
    return Content.styled(
        f"{'':{TITLE_WIDTH + 2}}{month.upper()[:9]:>10}{'PROPOSED':>11}{'USUAL':>9}{'SPENT':>9}",
        HEADING,
    ).truncate(width)


def drawn_line(line: BudgetLine, currency: str, width: int, *, is_here: bool) -> Content:
    """Give one category with its budget, the proposal, what is usual and what was spent; one with
    a goal says so.
    """
    amount = "—" if line.amount is None else bare(line.amount, currency)
    agrees = line.amount is not None and line.amount == line.proposed
    proposed = "✓" if agrees else "" if line.proposed is None else bare(line.proposed, currency)
    usual = "" if line.usual is None else bare(line.usual, currency)
    title = safe_line(line.title, TITLE_WIDTH, f"bold {NOW}" if is_here else "")
    mark = "" if line.goal is None else " goal"
    room = TITLE_WIDTH + AMOUNT_WIDTH - title.cell_length - len(mark)
    return Content.assemble(
        state_sign("now" if is_here else "done" if line.amount is not None else "later"),
        " ",
        title,
        (mark, MUTED),
        (amount.rjust(room), "bold" if is_here else ""),
        (f"{proposed:>11}", DONE if agrees else NOW),
        (f"{usual:>9}{bare(line.spent, currency):>9}", MUTED),
    ).truncate(width, ellipsis=True)


def goal_words(line: str) -> str:
    """A goal without the tag that the most have."""
    return line.removeprefix(f"{TEMPLATE} ")


def goal_panel_line(line: BudgetLine) -> Content:
    """Give a category and what its goal says, for the side."""
    words = safe_line(goal_words(line.goal or ""), style=MUTED)
    return Content.assemble(safe_line(line.title), " ", words)


def promise_lines(
    promises: Sequence[tuple[str, bool]], here: int | None, next_month: str, width: int
) -> Content:
    """Give the promises for the month to come under their heading.

    Args:
        promises: their words, and whether each was withdrawn.
        here: which one the cursor is on.
        next_month: its name.
        width: cells of a line.
    """
    lines = [safe_line(f"Promises for {next_month}".upper(), style=HEADING)]
    for place, (words, is_withdrawn) in enumerate(promises):
        is_here = place == here
        tail = "  withdrawn · z takes that back" if is_withdrawn else ""
        style = f"bold {NOW}" if is_here else MUTED if is_withdrawn else ""
        sign = state_sign("now" if is_here else "later" if is_withdrawn else "done")
        room = max(4, width - 2 - len(tail))
        lines.append(Content.assemble(sign, " ", safe_line(words, room, style), (tail, MUTED)))
    if not promises:
        lines.append(Content.assemble(("none yet", MUTED), "   ", ("g", f"bold {NOW}"), " promise"))
    return Content("\n").join(lines)
