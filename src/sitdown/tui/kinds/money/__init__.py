"""The stages of a money review and the screens of the ledger, named so that each is loaded when it
is first shown.
"""

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

COMMANDS: dict[str, tuple[str, str]] = {
    "app.import": ("import a bank file", "sitdown.tui.kinds.money.importing:ImportScreen"),
    "money.categorise": (
        "categorise payments",
        "sitdown.tui.kinds.money.categorise:CategoriseScreen",
    ),
    "money.ahead": ("the weeks to come", "sitdown.tui.kinds.money.ahead:AheadScreen"),
    "money.series": ("what recurs", "sitdown.tui.kinds.money.series:SeriesScreen"),
    "money.transfers": (
        "transfers between your accounts",
        "sitdown.tui.kinds.money.transfers:TransfersScreen",
    ),
    "money.dismissed": (
        "what you dismissed",
        "sitdown.tui.kinds.money.dismissed:DismissedScreen",
    ),
    "money.files": ("bank files you took in", "sitdown.tui.kinds.money.files:FilesScreen"),
    "money.export": (
        "export movements for a spreadsheet or hledger",
        "sitdown.tui.kinds.money.exporting:ExportScreen",
    ),
}
"""What the palette offers everywhere: by the id of its key a title and ``module:Class``."""
