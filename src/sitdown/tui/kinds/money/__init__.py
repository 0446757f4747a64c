"""The stages of a money review, named so that each is loaded when its step is first shown."""

STAGES: dict[str, str] = {
    "overview": "sitdown.tui.kinds.money.overview:OverviewStage",
    "goals": "sitdown.tui.kinds.money.goals:GoalsStage",
    "patterns": "sitdown.tui.kinds.money.patterns:PatternsStage",
    "reflection": "sitdown.tui.kinds.money.reflection:ReflectionStage",
    "savings": "sitdown.tui.kinds.money.savings:SavingsStage",
    "budget": "sitdown.tui.kinds.money.budget:BudgetStage",
    "wrapup": "sitdown.tui.kinds.money.wrapup:WrapUpStage",
}
"""Stage name to ``module:Class``."""
