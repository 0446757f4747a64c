"""Views of the live panel made by hand: a build in the middle, an empty one, a hostile one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.hostile import HOSTILE

from sitdown.kinds.work.agents.activity import Activity
from sitdown.kinds.work.agents.views import AgentView, LogLine
from sitdown.kinds.work.items import BlockerView, Priority, TaskCounts, TaskStatus, TaskView
from sitdown.kinds.work.panel_views import (
    CheckpointLine,
    CommitLine,
    FileLine,
    LastTime,
    PanelView,
    PhaseLine,
)
from sitdown.kinds.work.urgency import RankedTask, urgency

NOW = datetime(2026, 2, 14, 14, 30, 25, tzinfo=UTC)
NOON = datetime(2026, 2, 14, 12, 0, tzinfo=UTC)


def task(number: int, title: str, priority: Priority = Priority.HIGH) -> RankedTask:
    made = TaskView(
        id=f"task-{number}", number=number, title=title, description="", status=TaskStatus.PENDING,
        priority=priority, phase="", tags=(), depends_on=(), due_at=None, scheduled_at=None,
        source="", source_key="", created_at=NOON, updated_at=NOON, completed_at=None,
    )  # fmt: skip
    return RankedTask(made, urgency(made, NOW))


def blocker(number: int, question: str, priority: Priority = Priority.HIGH) -> BlockerView:
    return BlockerView(f"blocker-{number}", number, question, priority, None, NOON, None)


def agent(
    kind: str, activity: Activity, tokens_in: int, tokens_out: int, cost: int | None, **more: Any
) -> AgentView:
    held: dict[str, Any] = {
        "id": f"agent-{kind}", "type": kind, "model": "claude-sonnet-4-5", "activity": activity,
        "tokens_in": tokens_in, "tokens_out": tokens_out, "tokens_cached": tokens_in // 2,
        "cost": cost, "unpriced": 0, "checkpoint": 3, "started_at": NOON, "last_event_at": NOW,
    }  # fmt: skip
    return AgentView(**{**held, **more})


def troubled_agents() -> tuple[AgentView, ...]:
    """One that waits for the person, one that turns in a circle, one whose price is unknown."""
    return (
        agent("spec", Activity.WAITING, 15_000, 3_000, 420_000),
        agent("build", Activity.BUSY, 123_456_789, 12_233, 2_180_000, loops=4),
        agent("Explore", Activity.STALE, 900, 40, None, model="some-other-model-of-a-long-name"),
    )


def log(second: int, tool: str, text: str, *, failed: bool = False) -> LogLine:
    at = NOW.replace(minute=29, second=51) + timedelta(seconds=second)
    return LogLine(at, tool, text, failed, "agent-build", "build")


PHASES = (
    PhaseLine("spec", "Spec", "done", NOON - timedelta(hours=2), NOON - timedelta(minutes=55)),
    PhaseLine("plan", "Plan", "done", NOON - timedelta(minutes=55), NOON),
    PhaseLine("build", "Build", "now", NOON),
    PhaseLine("docs", "Docs", "later"),
    PhaseLine("complete", "Complete", "later"),
)


def a_build(**changes: Any) -> PanelView:
    """Checkpoint 3 of 5 of a build, with agents, a log, questions and tasks."""
    held: dict[str, Any] = {
        "work_session_id": "work-1", "project_id": "project-1", "project_name": "kong-gateway",
        "slug": "2026-02-14_my-feature", "title": "Add feature X",
        "session_dir": Path("/nowhere/agents/sessions/2026-02-14_my-feature"),
        "revision": "cafe" * 8, "phase_key": "build", "phase_name": "build", "status": "active",
        "session_id": "session-1", "phase_since": NOON, "phases": PHASES,
        "next_phases": ("docs", "complete"),
        "checkpoints": (
            CheckpointLine(
                1, "Theme provider", "done", (CommitLine("abc1234f00", "feat: add provider"),)
            ),
            CheckpointLine(2, "Toggle", "done", (CommitLine("def5678f00", "feat: toggle"),)),
            CheckpointLine(3, "System preference", "now"),
            CheckpointLine(4, "Tests", "later"),
            CheckpointLine(5, "Docs", "later"),
        ),
        "checkpoints_total": 5, "checkpoints_done": 2, "current_checkpoint": 3,
        "branch": "feature/my-feature",
        "files": (
            FileLine("spec.md"), FileLine("plan.json"), FileLine("plan.md"),
            FileLine("research", count=4), FileLine("debug", count=1),
            FileLine("context", is_there=False, count=0),
        ),
        "agents": (
            agent("spec", Activity.ENDED, 15_000, 3_000, 420_000),
            agent("plan", Activity.ENDED, 22_310, 5_120, 710_000),
            agent("build", Activity.BUSY, 81_094, 12_233, 2_180_000),
        ),
        "log": (
            log(0, "Edit", "src/theme/provider.ts"),
            log(11, "Bash", "npm test -- theme"),
            log(16, "Bash", "exit 1 · 3 failing", failed=True),
            log(24, "Edit", "src/theme/system.ts"),
            log(30, "Read", "src/theme/system.test.ts"),
        ),
        "last_time": LastTime(
            "Completed #27 JWT refresh tokens, #28 token checks", NOW - timedelta(hours=2)
        ),
        "next_actions": (
            task(29, "Fix JWT validation"), task(30, "Refresh token tests"),
            task(31, "Update auth docs"),
        ),
        "blockers": (blocker(5, "Which OAuth provider for SSO?"),),
        "counts": TaskCounts(27, 40), "synced_at": NOW - timedelta(seconds=4),
    }  # fmt: skip
    return PanelView(**{**held, **changes})


def a_beginning(**changes: Any) -> PanelView:
    """A session in its spec, of which there is nothing but the state file."""
    phases = (
        PhaseLine("spec", "Spec", "now", NOW - timedelta(minutes=3)),
        *(PhaseLine(each.key, each.title, "later") for each in PHASES[1:]),
    )
    held: dict[str, Any] = {
        "phase_key": "spec", "phase_name": "spec", "phase_since": NOW - timedelta(minutes=3),
        "phases": phases, "next_phases": ("plan",), "checkpoints": (), "checkpoints_total": 0,
        "checkpoints_done": 0, "current_checkpoint": None, "branch": None, "files": (),
        "agents": (), "log": (), "last_time": None, "next_actions": (), "blockers": (),
        "counts": TaskCounts(0, 0), "title": "A new idea", "slug": "2026-02-14_a-new-idea_x1y2z3",
    }  # fmt: skip
    return a_build(**{**held, **changes})


def a_hostile_one() -> PanelView:
    """Every text that an agent could write, written to harm."""
    texts = [text for text in HOSTILE if text.strip()]
    return a_build(
        title=texts[0], slug=texts[2], project_name=texts[1], phase_name=texts[3],
        branch=texts[6], status=texts[4],
        checkpoints=tuple(
            CheckpointLine(at, text, "later", (CommitLine(text, text),))
            for at, text in enumerate(texts, start=1)
        ),
        checkpoints_total=len(texts),
        agents=tuple(
            agent(text, Activity.WAITING, 10**12, 10**12, None, id=str(at), model=text, loops=3)
            for at, text in enumerate(texts)
        ),
        log=tuple(log(at, text, text, failed=at % 2 == 0) for at, text in enumerate(texts)),
        files=tuple(FileLine(text) for text in texts),
        last_time=LastTime(texts[4], NOW), blockers=tuple(
            blocker(at, text) for at, text in enumerate(texts)
        ),
        next_actions=tuple(task(at, text) for at, text in enumerate(texts)),
        sync_status="broken", sync_error=texts[2],
    )  # fmt: skip
