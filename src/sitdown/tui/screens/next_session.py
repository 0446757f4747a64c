"""Proposing the session that could come next. Nothing is scheduled without a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.clock import local
from sitdown.engine import sessions
from sitdown.engine.kind import Begin, Proposal
from sitdown.errors import SitdownError
from sitdown.tui.screens.confirm import ConfirmScreen

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SessionView
    from sitdown.tui.app import SitdownApp


async def offer_next(app: SitdownApp, proposal: Proposal, previous_id: str) -> None:
    """Ask whether the next session should be scheduled, and do so on a yes."""
    when = local(app.clock, proposal.at)
    question = f"{proposal.title}, {when:%A} {when.day} {when:%B}?"
    wanted = await app.push_screen_wait(
        ConfirmScreen(
            question, "It will stand on Home under Today.", yes="schedule it", no="not now"
        )
    )
    if not wanted:
        return

    def verb(desk: Desk) -> SessionView:
        return sessions.begin(
            desk,
            proposal.kind,
            Begin(
                title=proposal.title,
                subject=proposal.subject,
                scheduled_at=proposal.at,
                previous_session_id=previous_id,
            ),
        )

    try:
        await app.backstage.write(verb)
        app.tell("Scheduled.", severe=False)
    except SitdownError as error:
        app.tell(error)
