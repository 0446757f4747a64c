"""The agents of a session as a table: what runs, its tokens, its cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.tui.kinds.work.columns import cell, dollars, number_cell, tokens
from sitdown.tui.themes import DONE, HEADING, INFO, MUTED, NOW, OVER

if TYPE_CHECKING:
    from sitdown.kinds.work.agents.views import AgentView

AGENTS_SHOWN = 6
"""The runs that came last; the sum beneath counts all."""
_TYPE_CELLS = 8
_MODEL_CELLS = 20
_IN_CELLS = 11
_OUT_CELLS = 9
_COST_CELLS = 9
_NUMBERS = _IN_CELLS + _OUT_CELLS + _COST_CELLS
_SIGNS = {"busy": ("▸", NOW), "waiting": ("?", INFO), "ended": ("✓", DONE)}
_RESTING = ("·", MUTED)


def agent_lines(agents: Sequence[AgentView], width: int) -> list[Content]:
    """A heading, a line a run, a line under one that repeats itself, and the sum of all."""
    if not agents:
        return []
    named = max(10, min(2 + _TYPE_CELLS + 1 + _MODEL_CELLS, width - _NUMBERS))
    heading = cell(Content.styled("AGENTS", HEADING), named)
    titles = (
        number_cell("tokens in", _IN_CELLS, MUTED),
        number_cell("out", _OUT_CELLS, MUTED),
        number_cell("cost $", _COST_CELLS, MUTED),
    )
    lines = [Content.assemble(heading, *titles).truncate(width)]
    shown = agents[-AGENTS_SHOWN:]
    for agent in shown:
        lines.append(_agent(agent, named, width))
        if agent.loops:
            told = f"  the same step {agent.loops} times, with the same error"
            lines.append(Content.styled(told, OVER).truncate(width, ellipsis=True))
    if len(agents) > 1:
        lines.append(_sum(agents, named, width))
    return lines


def _agent(agent: AgentView, named: int, width: int) -> Content:
    sign, sign_style = _SIGNS.get(agent.activity, _RESTING)
    style = MUTED if agent.activity == "ended" else ""
    doing = "" if agent.activity in {"busy", "ended"} else str(agent.activity)
    model_cells = max(0, named - 3 - _TYPE_CELLS)
    model = cell(agent.model, model_cells)
    if doing:
        model = Content.assemble(
            cell(agent.model, max(0, model_cells - len(doing) - 3)), (f" · {doing}", MUTED)
        ).truncate(model_cells)
    return Content.assemble(
        (sign, sign_style), " ", cell(agent.type, _TYPE_CELLS), " ",
        cell(model, model_cells),
        *_numbers(agent.tokens_in, agent.tokens_out, agent.cost, style),
    ).truncate(width)  # fmt: skip


def _sum(agents: Sequence[AgentView], named: int, width: int) -> Content:
    costs = [agent.cost for agent in agents]
    known = [cost for cost in costs if cost is not None]
    hidden = len(agents) - AGENTS_SHOWN
    told = f"  {len(agents)} in all" if hidden > 0 else "  in all"
    return Content.assemble(
        cell(Content.styled(told, MUTED), named),
        *_numbers(
            sum(agent.tokens_in for agent in agents),
            sum(agent.tokens_out for agent in agents),
            sum(known) if known else None,
            MUTED,
        ),
    ).truncate(width)


def _numbers(tokens_in: int, tokens_out: int, cost: int | None, style: str) -> tuple[Content, ...]:
    return (
        number_cell(tokens(tokens_in, _IN_CELLS), _IN_CELLS, style),
        number_cell(tokens(tokens_out, _OUT_CELLS), _OUT_CELLS, style),
        number_cell(dollars(cost), _COST_CELLS, style),
    )
