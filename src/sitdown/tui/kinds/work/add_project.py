"""Following a project: its folder is named, its sessions are read, and its brief is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.paths import expanded

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.work.views import ProjectView
    from sitdown.tui.app import SitdownApp


class AddProjectScreen(ModalScreen[None]):
    """Asks for a folder, follows the project in it, and opens its brief."""

    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "dismiss(None)", "leave it")]
    app: SitdownApp

    def compose(self) -> ComposeResult:
        """Lay out the question and its box."""
        with Dialog():
            yield Static("Follow a project", classes="dialog-title", markup=False)
            yield Static(
                "Its sessions are read from agents/sessions. Nothing is written there until you "
                "move a session yourself.",
                classes="dialog-text",
                markup=False,
            )
            yield Static("Folder", classes="field-label", markup=False)
            yield PathInput(Path.cwd(), None, "~/projects/…")
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static(
                Content.assemble(
                    ("⏎", KEY), (" follow it", MUTED), "   ", ("tab", KEY), (" complete", MUTED),
                    "   ", ("esc", KEY), (" leave it", MUTED),
                ),
                classes="dialog-keys",
                markup=False,
            )  # fmt: skip

    @on(Input.Submitted)
    @work(group="add", exclusive=True)
    async def submitted(self, event: Input.Submitted) -> None:
        """Follow it, or say why not."""
        path = expanded(event.value or ".", Path.cwd())
        try:
            project = await self.app.backstage.write(lambda desk: _followed(desk, path))
        except SitdownError as error:
            problem = self.query_one("#problem", Static)
            problem.update(safe(str(error)))
            problem.add_class("-shown")
        else:
            self.dismiss(None)
            self.app.open_project(project.id)


async def stop_following(app: SitdownApp, project_id: str, name: str) -> None:
    """Follow a project no more, after asking."""
    from sitdown.kinds.work.projects import forget_project

    told = (
        "Its files stay as they are. What was read and counted of it here is forgotten: "
        "runs, costs, tasks and questions."
    )
    question = ConfirmScreen(f"Stop following “{name}”?", told, yes="stop following it")
    if not await app.push_screen_wait(question):
        return
    try:
        await app.backstage.write(lambda desk: forget_project(desk, project_id))
    except SitdownError as error:
        app.tell(error)
    else:
        app.tell("Not followed any more.", severe=False)


def _followed(desk: Desk, path: Path) -> ProjectView:
    from sitdown.kinds.work.projects import add_project

    return add_project(desk, path)
