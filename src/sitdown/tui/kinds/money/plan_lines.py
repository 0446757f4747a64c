"""How funds and the plan are drawn. Pure: values in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.tui.kinds.money.drawing import percent, spoken, whole
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, MUTED, NOW
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rail import state_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.kinds.money.budgets import FundView

NAME_WIDTH = 18
BAR_WIDTH = 12


def fund_line(
    fund: FundView, *, proposed: int, said: int | None, width: int, is_here: bool
) -> Content:
    """Give a fund: its name, how full it is, and what goes in. Amounts are minor units.

    Args:
        fund: what is in it counts what was said already.
        proposed: what its date asks for this month; 0 when nothing.
        said: what the person puts in; None before they said.
        width: cells of the line.
        is_here: whether the cursor is on it.
    """
    state = "now" if is_here else "later" if said is None else "done"
    name = safe_line(fund.name, NAME_WIDTH, f"bold {NOW}" if is_here else "")
    parts: list[Content | str | tuple[str, str]] = [
        state_sign(state),  # type: ignore[arg-type]  # one of the three states, as written above
        " ",
        name,
        " " * (NAME_WIDTH - name.cell_length + 1),
    ]
    if fund.target_minor:
        parts += [
            progress(fund.saved_minor, fund.target_minor, BAR_WIDTH, DONE),
            (f"  {whole(fund.saved_minor, fund.currency)}", ""),
            (f" of {whole(fund.target_minor, fund.currency)}", MUTED),
        ]
    else:
        parts.append((f"{whole(fund.saved_minor, fund.currency)} in it", MUTED))
    if fund.due_on is not None:
        month = MONTH_NAMES[fund.due_on.month - 1][:3]
        parts.append((f" by {month} {fund.due_on.year}", MUTED))
    line = Content.assemble(*parts).truncate(width, ellipsis=True)
    return Content("\n").join([line, _second_line(fund, proposed, said)])


def proposal_line(words: str, *, is_here: bool) -> Content:
    """Give a fund that is proposed: what it is for, and below why and how much."""
    title, _, told = words.partition("\n")
    name = safe_line(title, NAME_WIDTH, f"bold {NOW}" if is_here else "")
    key = ("   space begins it", MUTED) if is_here else ("   a fund?", MUTED)
    head = Content.assemble(state_sign("now" if is_here else "later"), " ", name, key)
    return Content.assemble(head, "\n", safe(told, MUTED))


def _second_line(fund: FundView, proposed: int, said: int | None) -> Content:
    if said is not None:
        amount = whole(said, fund.currency)
        return Content.assemble("  ", ("✓", DONE), f" {amount} ", ("this month", MUTED))
    if proposed:
        amount = whole(proposed, fund.currency)
        return Content.assemble("  ", (f"{amount} would keep it on time", NOW))
    return Content.assemble("  ", ("nothing needed this month", MUTED))


def plan(promises: Sequence[str], rate: float | None, month: str, width: int) -> Content:
    """Give what was decided so far, a line each, under the month it is for."""
    lines = [safe_line(f"The plan for {month}".upper(), style=HEADING)]
    lines += [
        Content.assemble(("✓", DONE), " ", safe_line(words, max(4, width - 2)))
        for words in promises
    ]
    if rate is not None:
        lines.append(Content.assemble(("✓", DONE), f" Keep {percent(rate)} of what comes in"))
    if not promises:
        lines.append(
            Content.styled("· No promise yet: Budget & goals is where one is made.", MUTED)
        )
    return Content("\n").join(lines)


def spoken_plan(words: Sequence[str], name: str) -> Content:
    """Give the plan and the last words as the buddy said them."""
    return spoken(name, "\n\n".join(words))


def next_line(title: str, day: str) -> Content:
    """Give the review that comes next, and when it is proposed."""
    return Content.assemble(safe(title), ("\n", ""), (f"{day}, if you say yes", MUTED))
