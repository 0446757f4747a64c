"""What a money review goes through. Light: the first screen reads it."""

from __future__ import annotations

from sitdown.engine.playbook import Phase, Playbook, Step

PLAYBOOKS = (
    Playbook(
        kind="money",
        version=1,
        phases=(
            Phase(
                "Reflect",
                (
                    Step("overview", "Overview", stage="overview"),
                    Step("goals", "Goals", stage="goals"),
                    Step("patterns", "Patterns", stage="patterns"),
                    Step("reflection", "Reflection", stage="reflection"),
                ),
            ),
            Phase(
                "Plan",
                (
                    Step("savings", "Savings goal", stage="savings"),
                    Step("budget", "Budget & goals", stage="budget"),
                ),
            ),
            Phase("Wrap up", (Step("wrapup", "Close the month", stage="wrapup"),)),
        ),
    ),
)
"""Every version there was; a review keeps the one it began with."""
