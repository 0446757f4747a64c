"""Keeping the context of every project that was looked at, however the app ends."""

from __future__ import annotations

import signal
from functools import partial
from typing import TYPE_CHECKING

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

_REASONS = {
    128 + signal.SIGINT: "interrupt",
    128 + signal.SIGTERM: "terminated",
    128 + signal.SIGHUP: "hangup",
}


async def keep_contexts(app: SitdownApp) -> tuple[str, ...]:
    """Keep where each project was left; gives the sentences that tell of it.

    One that cannot be kept costs none of the others.
    """
    reason = _REASONS.get(app.return_code or 0, "end")
    told: list[str] = []
    for project_id in app.opened_projects:
        told += await app.backstage.write(partial(_kept, project_id=project_id, reason=reason))
    return tuple(told)


def _kept(desk: Desk, project_id: str, reason: str) -> list[str]:
    from sitdown.kinds.work.context.saving import save_context
    from sitdown.kinds.work.context.views import Reason
    from sitdown.kinds.work.projects import get_project

    try:
        kept = save_context(desk, project_id, Reason(reason))
        name = get_project(desk, project_id).name
    except SitdownError as error:
        return [str(error)]
    return [f"Session saved: {name}.", *kept.notices]
