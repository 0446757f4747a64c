"""The screens of projects: the brief of one, the live panel of a session, its files."""

SESSION_SCREEN = "sitdown.tui.kinds.work.panel_screen:PanelScreen"
"""What shows a session of this kind."""

BEGINNING = "sitdown.tui.kinds.work.add_project:AddProjectScreen"
"""A project is added, and its sessions are found; none is begun by hand."""

COMMANDS: dict[str, tuple[str, str]] = {"work.add": ("follow a project", BEGINNING)}
"""What the palette offers everywhere: by the id of its key a title and ``module:Class``."""
