"""The rows of the projects that Home lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import INFO, MUTED, OVER
from sitdown.tui.widgets.meters import progress
from sitdown.tui.widgets.rows import Row

if TYPE_CHECKING:
    from sitdown.store.glance import ProjectGlance

_METER_CELLS = 8
_STATE_CELLS = 8
_COUNT_CELLS = 5


def project_row(project: ProjectGlance) -> Row:
    """``kong-gateway   build ━━━───── 2/5``, with how many questions wait."""
    name: list[Content] = [safe_line(project.name, 200)]
    if project.blockers:
        name.append(Content.styled(f" {project.blockers}?", OVER))
    return Row(f"project:{project.id}", Content.assemble(*name), _standing(project))


def _standing(project: ProjectGlance) -> Content:
    if project.missing_since is not None:
        return Content.styled("folder gone", OVER)
    if project.work_session_id is None:
        return Content.styled("no sessions", MUTED)
    stopped = project.status not in {"active", ""}
    state = project.status if stopped else project.phase
    style = OVER if project.status == "failed" else INFO
    done, total = project.checkpoints_done, project.checkpoints_total
    if not total:
        return safe_line(state, _STATE_CELLS, style)
    return Content.assemble(
        safe_line(state, _STATE_CELLS, style), " ",
        progress(done, total, _METER_CELLS, INFO),
        f" {done}/{total}".ljust(_COUNT_CELLS - 1),
    )  # fmt: skip
