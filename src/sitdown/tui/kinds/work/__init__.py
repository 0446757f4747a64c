"""The screens of projects: the brief of one, the live panel of a session, its files."""

SESSION_SCREEN = "sitdown.tui.kinds.work.opening:open_panel_of"
"""What shows a session of this kind, in place of the screen that every kind has."""
