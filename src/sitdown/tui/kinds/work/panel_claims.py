"""What the numbers of the live panel rest on."""

from __future__ import annotations

from sitdown.engine.desk import Desk
from sitdown.engine.views import Evidence
from sitdown.kinds.work.panel_views import PanelView
from sitdown.tui.kinds.work.columns import dollars

_SHORT = 12


def panel_claims(_: Desk, view: PanelView) -> list[tuple[str, Evidence]]:
    """The claims that the panel makes, each with its evidence."""
    claims = []
    if view.checkpoints_total:
        claims.append(_checkpoints(view))
    if view.counts.total:
        claims.append(_tasks(view))
    if view.agents:
        claims.append(_cost(view))
    return claims


def _checkpoints(view: PanelView) -> tuple[str, Evidence]:
    done = [each for each in view.checkpoints if each.standing == "done"]
    rows = [
        f"{each.number} {each.title or 'without a title'}: "
        + (", ".join(commit.sha[:7] for commit in each.commits) or "no commit")
        for each in done
    ]
    words = (
        f"{view.percent_done} %: {view.checkpoints_done} of {view.checkpoints_total} checkpoints"
    )
    facts = {"file": f"agents/sessions/{view.slug}/state.json", "content": view.revision[:16]}
    return words, Evidence("the completed checkpoints that state.json names", facts, tuple(rows))


def _tasks(view: PanelView) -> tuple[str, Evidence]:
    counts = view.counts
    words = f"{counts.percent:.0f} %: {counts.done:,} of {counts.total:,} tasks"
    rows = [
        f"#{each.task.number} {each.task.title}: {each.urgency.score:.1f} = "
        + " ".join(f"{term.about} {term.points:+.1f}" for term in each.urgency.terms)
        for each in view.next_actions
    ]
    rule = "tasks that are done, of those that are not cancelled; the next by their urgency"
    return words, Evidence(rule, {"project": view.project_name}, tuple(rows))


def _cost(view: PanelView) -> tuple[str, Evidence]:
    known = [each.cost for each in view.agents if each.cost is not None]
    unpriced = sum(each.unpriced for each in view.agents)
    rows = [
        f"{each.type} {each.model} {each.id[:_SHORT]}: {each.tokens_in:,} in "
        f"({each.tokens_cached:,} from the cache), {each.tokens_out:,} out, "
        f"{dollars(each.cost)}"
        for each in view.agents
    ]
    words = f"{dollars(sum(known) if known else None)} dollars in this session"
    facts: dict[str, object] = {"agents": len(view.agents)}
    if unpriced:
        facts["requests without a price"] = unpriced
    rule = "each request once, by its own model's price, charged to what was open at its time"
    return words, Evidence(rule, facts, tuple(rows))
