"""How funds and the plan are drawn. Pure: values in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.goals.fund_movements import withdrawal_words
from sitdown.kinds.money.goals.pace import GoalStatus, named
from sitdown.kinds.money.voice import percent
from sitdown.tui.kinds.money.drawing import spoken, whole
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, KEY, MUTED, NOW
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rail import State, state_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.kinds.money.budgets import FundView
    from sitdown.kinds.money.goals.pace import Pace

_FINE = frozenset({GoalStatus.AHEAD, GoalStatus.ON_TRACK, GoalStatus.REACHED})
NAME_WIDTH = 18
BAR_WIDTH = 12


@dataclass(frozen=True, slots=True)
class Share:
    """What goes into a fund this month, in minor units.

    Attributes:
        asked: what its goal or its date asks for; 0 when nothing.
        proposed: what is proposed of that; less when less is kept than the funds ask for.
        said: what the person puts in; None before they said.
    """

    asked: int
    proposed: int
    said: int | None


def fund_line(
    fund: FundView, share: Share, *, pace: Pace | None, width: int, is_here: bool
) -> Content:
    """Give a fund: its name, how full it is, what goes in, when it is full at its pace, and what
    was paid from it last.

    Args:
        fund: what is in it counts what was said already.
        share: what goes in.
        pace: how fast it fills.
        width: cells of the line.
        is_here: whether the cursor is on it.
    """
    state: State = "now" if is_here else "later" if share.said is None else "done"
    name = safe_line(fund.name, NAME_WIDTH, f"bold {NOW}" if is_here else "")
    parts: list[Content | str | tuple[str, str]] = [
        state_sign(state),
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
    lines = [line, *_under(_second_line(fund, share), pace_line(pace), width)]
    if fund.withdrawals:
        told = withdrawal_words(fund.withdrawals[-1], fund.currency)
        lines.append(Content.assemble("  ", safe_line(told, max(4, width - 2), MUTED)))
    return Content("\n").join(lines)


def _under(second: Content, told: Content, width: int) -> Sequence[Content]:
    """What goes in and the pace: in one line where that is wide enough."""
    if not told:
        return [second]
    between = Content.styled(" · ", MUTED)
    if second.cell_length + between.cell_length + told.cell_length <= width:
        return [Content.assemble(second, between, told)]
    return [second, Content.assemble("  ", told)]


def pace_line(pace: Pace | None) -> Content:
    """Give how a fund does against its date, and when it is full at its pace."""
    if pace is None or pace.status is GoalStatus.CANT_TELL:
        return Content("")
    status, done = pace.status, pace.done
    style = DONE if status in _FINE else NOW if status is GoalStatus.BEHIND else MUTED
    parts = [(status.words, style)]
    if done is not None and status is not GoalStatus.REACHED:
        parts.append((f" · at this pace: {named(done)}", MUTED))
    return Content.assemble(*parts)


def proposal_line(words: str, *, is_here: bool) -> Content:
    """Give a fund that is proposed: what it is for, and below why and how much."""
    title, _, told = words.partition("\n")
    name = safe_line(title, NAME_WIDTH, f"bold {NOW}" if is_here else "")
    key = ("   space begins it", MUTED) if is_here else ("   a fund?", MUTED)
    head = Content.assemble(state_sign("now" if is_here else "later"), " ", name, key)
    return Content.assemble(head, "\n", safe(told, MUTED))


def _second_line(fund: FundView, share: Share) -> Content:
    if share.said is not None:
        amount = whole(share.said, fund.currency)
        return Content.assemble("  ", ("✓", DONE), f" {amount} ", ("this month", MUTED))
    if share.asked > share.proposed:
        asked = whole(share.asked, fund.currency)
        part = f"{whole(share.proposed, fund.currency)} of the " if share.proposed else ""
        return Content.assemble("  ", (f"{part}{asked} it asks for", NOW))
    if share.proposed:
        amount = whole(share.proposed, fund.currency)
        wanted = "would keep it on time" if fund.due_on else "is what its goal asks for"
        return Content.assemble("  ", (f"{amount} {wanted}", NOW))
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
            Content.assemble(
                ("· No promise yet: go ", MUTED), ("b", KEY), (" back, then ", MUTED), ("g", KEY),
                (" makes one.", MUTED),
            )
        )  # fmt: skip
    return Content("\n").join(lines)


def spoken_plan(words: Sequence[str], name: str) -> Content:
    """Give the plan and the last words as the buddy said them."""
    return spoken(name, "\n\n".join(words))


def next_line(title: str, day: str) -> Content:
    """Give the review that comes next, and when it is proposed."""
    return Content.assemble(safe(title), ("\n", ""), (f"{day}, if you say yes", MUTED))
