"""What the numbers of the live panel rest on."""

from __future__ import annotations

from contextlib import suppress

from sitdown.engine.desk import Desk
from sitdown.engine.views import Evidence
from sitdown.kinds.work.drift import ChangedFile, Drift
from sitdown.kinds.work.drifting import SessionDrift, drift_in_words, session_drift
from sitdown.kinds.work.panel_views import PanelView
from sitdown.kinds.work.references import NoSuchWorkSessionError
from sitdown.tui.kinds.work.columns import dollars

_SHORT = 12
_SHA = 7
_MOST_ROWS = 200


def panel_claims(desk: Desk, view: PanelView) -> list[tuple[str, Evidence]]:
    """The claims that the panel makes, each with its evidence. It asks git."""
    claims = []
    if view.checkpoints_total:
        claims.append(_checkpoints(view))
    with suppress(NoSuchWorkSessionError):  # it may be followed no more
        compared = session_drift(desk, view.work_session_id)
        if compared.drift is not None:
            claims.append(_drift(compared, compared.drift))
    if view.counts.total:
        claims.append(_tasks(view))
    if view.agents:
        claims.append(_cost(view))
    return claims


def _checkpoints(view: PanelView) -> tuple[str, Evidence]:
    done = [each for each in view.checkpoints if each.standing == "done"]
    rows = [
        f"{each.number} {each.title or 'without a title'}: "
        + (", ".join(commit.sha[:_SHA] for commit in each.commits) or "no commit")
        for each in done
    ]
    words = (
        f"{view.percent_done} %: {view.checkpoints_done} of {view.checkpoints_total} checkpoints"
    )
    facts = {"file": f"agents/sessions/{view.slug}/state.json", "content": view.revision[:16]}
    return words, Evidence("the completed checkpoints that state.json names", facts, tuple(rows))


def _drift(told: SessionDrift, found: Drift) -> tuple[str, Evidence]:
    rows = [
        *(f"not changed: {each.path} ({each.where})" for each in found.only_named),
        *(f"not named: {each.path} ({_shas(each)})" for each in found.only_changed),
        *(f"both: {each.path} ({_shas(each)})" for each in found.both),
    ]
    rule = "files that spec.md, plan.md and plan.json name, and those that its commits changed"
    facts = {"commits": told.commits, "in both": f"{found.percent} %"}
    return drift_in_words(told), Evidence(rule, facts, tuple(rows[:_MOST_ROWS]))


def _shas(changed: ChangedFile) -> str:
    return ", ".join(sha[:_SHA] for sha in changed.commits)


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
