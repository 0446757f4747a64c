"""Every key of every screen, collected from what the classes declare.

Importing all screens costs more than the first paint, so this is asked only by those who need it
all: the check of the person's own keys, help, and the command that lists them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sitdown.keymap import EVERYWHERE
from sitdown.tui.keys import declared

if TYPE_CHECKING:
    from sitdown.keymap import KeyBinding

_SCREENS: dict[str, tuple[str, ...]] = {
    EVERYWHERE: ("app:SitdownApp",),
    "Home": ("screens.home:HomeScreen", "screens.home_list:HomeList"),
    "New session": ("screens.new_session:NewSessionScreen", "widgets.choices:ChoiceList"),
    "Settings": ("screens.settings:SettingsScreen", "widgets.virtual_list:VirtualList"),
    "Session": (
        "screens.session:SessionScreen",
        "kinds.conversation:ConversationStage",
    ),
    # A stage may take a key of the screen around it for its own step, so these stand alone.
    "Overview": ("kinds.money.overview:OverviewStage",),
    "Goals": ("kinds.money.goals:GoalsStage",),
    "Patterns": ("kinds.money.patterns:PatternsStage",),
    "Reflection": ("kinds.money.reflection:ReflectionStage",),
    "Savings": ("kinds.money.savings:SavingsStage",),
    "Budget": ("kinds.money.budget:BudgetStage",),
    "Close the month": ("kinds.money.wrapup:WrapUpStage",),
    "The weeks to come": ("kinds.money.ahead:AheadScreen", "widgets.virtual_list:VirtualList"),
    "What recurs": ("kinds.money.series:SeriesScreen", "widgets.virtual_list:VirtualList"),
    "Transfers": ("kinds.money.transfers:TransfersScreen", "widgets.virtual_list:VirtualList"),
    "Payments": ("kinds.money.movements:MovementsScreen", "widgets.virtual_list:VirtualList"),
    "What has no category": (
        "kinds.money.categorise:CategoriseScreen",
        "widgets.virtual_list:VirtualList",
    ),
    "A split": ("kinds.money.splitting:SplitScreen", "widgets.virtual_list:VirtualList"),
    "Files": ("kinds.money.files:FilesScreen", "widgets.virtual_list:VirtualList"),
    "Export": ("screens.export_file:ExportFileScreen", "widgets.path_input:PathInput"),
    "What was dismissed": (
        "kinds.money.dismissed:DismissedScreen",
        "widgets.virtual_list:VirtualList",
    ),
    "Transcript": ("screens.transcript:TranscriptScreen", "widgets.virtual_list:VirtualList"),
    "Versions of an answer": ("screens.answer_history:AnswerHistoryScreen",),
    "Search": ("screens.search:SearchScreen", "screens.search:SearchBox"),
    "Evidence": ("screens.evidence:EvidenceScreen",),
    "Import": ("kinds.money.importing:ImportScreen", "widgets.path_input:PathInput"),
    "Follow a project": (
        "kinds.work.add_project:AddProjectScreen",
        "widgets.path_input:PathInput",
    ),
    "An answer": ("widgets.answer_box:AnswerBox",),
    "Project": ("kinds.work.brief_screen:BriefScreen", "kinds.work.panel_body:Scroller"),
    "Live panel": ("kinds.work.panel_screen:PanelScreen", "kinds.work.panel_body:PanelStage"),
    "File": ("kinds.work.file_screen:FileScreen", "kinds.work.reader:Reader"),
    "Why": ("kinds.work.why_screen:WhyScreen",),
    "Help": ("screens.help:HelpScreen",),
    "Palette": ("screens.palette:PaletteScreen",),
    "Safety": ("screens.safety:SafetyScreen",),
    "Questions": ("screens.confirm:ConfirmScreen",),
}
"""Each screen as people read its name, and the classes whose keys act on it."""


def all_bindings() -> tuple[KeyBinding, ...]:
    """Every binding with an id, once a screen."""
    return declared({
        screen: [_loaded(name) for name in classes] for screen, classes in _SCREENS.items()
    })  # fmt: skip


def _loaded(name: str) -> type:
    module, attribute = name.split(":")
    found: type = getattr(import_module(f"sitdown.tui.{module}"), attribute)
    return found
