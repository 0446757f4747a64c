"""What a session came to, said in the person's own way: two texts, and each is a revision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.engine import drafts, sessions, summaries
from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import clean
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.answer_box import AnswerBox, OptionalBox
from sitdown.tui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

WORKED_ON, NEXT_PLAN = "worked-on", "next-plan"
"""The boxes, and with ``summary:`` before them the fields of their drafts."""
_LABELS = {WORKED_ON: "what you worked on", NEXT_PLAN: "where it goes next"}
_TOLD = "Your words stand from here on. A text that you empty is summed up for you again."


class SummaryScreen(ModalScreen[tuple[str, str] | None]):
    """Gives both texts; None when they stay as they are. What was typed is kept as drafts."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "leave", "leave it")]
    app: SitdownApp

    def __init__(self, session_id: str, step: str, texts: Mapping[str, str]) -> None:
        """Begin with these texts, of the session at this step."""
        super().__init__()
        self._session_id, self._step, self._texts = session_id, step, texts

    def compose(self) -> ComposeResult:
        """Lay out the two boxes."""
        with Dialog():
            yield Static("What it came to", classes="dialog-title", markup=False)
            yield Static(_TOLD, classes="dialog-text", markup=False)
            for box, label in _LABELS.items():
                yield Static("", markup=False)
                yield OptionalBox(
                    self._texts[box],
                    label=label,
                    keep_draft=partial(self._keep, box),
                    editing=self.app.locations.editing,
                    id=box,
                )
            keys = Content.assemble(
                ("^s", KEY), (" take both", MUTED), "   ", ("esc", KEY), (" leave it", MUTED)
            )
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the first box."""
        self.query_one(f"#{WORKED_ON}", OptionalBox).focus()

    @on(AnswerBox.Submitted)
    def submitted(self, event: AnswerBox.Submitted) -> None:
        """Hand both texts over."""
        event.stop()
        worked_on, next_plan = (
            clean(self.query_one(f"#{box}", OptionalBox).text).strip() for box in _LABELS
        )
        self.dismiss((worked_on, next_plan))

    @on(AnswerBox.Drafted)
    def drafted(self, event: AnswerBox.Drafted) -> None:
        """Let go of the message: the boxes keep their drafts by themselves."""
        event.stop()

    def action_leave(self) -> None:
        """Leave the summary as it was; the drafts stay."""
        for box in self.query(OptionalBox):
            box.flush()
        self.dismiss(None)

    def _keep(self, box: str, text: str) -> None:
        self.app.backstage.put(
            lambda desk: drafts.save(desk, self._session_id, self._step, _field(box), text),
            lambda error: self.app.call_from_thread(self.app.tell, error),
        )


async def edit_summary(app: SitdownApp, session_id: str) -> bool:
    """Ask for the two texts of a session and say them; whether something is new."""
    try:
        found = await app.backstage.read(lambda desk: _texts(desk, session_id))
        if found is None:
            app.tell("It is summed up after a few messages, and when you pause.", severe=False)
            return False
        step, texts = found
        taken = await app.push_screen_wait(SummaryScreen(session_id, step, texts))
        if taken is None:
            return False
        await app.backstage.write(lambda desk: _say(desk, session_id, step, *taken))
    except SitdownError as error:
        app.tell(error)
        return False
    return True


def _say(desk: Desk, session_id: str, step: str, worked_on: str, next_plan: str) -> None:
    summaries.edit(desk, session_id, worked_on=worked_on, next_plan=next_plan)
    for box in _LABELS:
        drafts.save(desk, session_id, step, _field(box), "")


def _texts(desk: Desk, session_id: str) -> tuple[str, dict[str, str]] | None:
    """The step a session is at, and what its boxes begin with; None without a summary."""
    if summaries.standing(desk, session_id) is None:
        return None
    session = sessions.get(desk, session_id)
    begun = {each.field: each.text for each in drafts.of_session(desk, session_id)}
    stands = {WORKED_ON: session.summary_text, NEXT_PLAN: session.next_plan_text}
    return session.step, {box: begun.get(_field(box), text) for box, text in stands.items()}


def _field(box: str) -> str:
    return f"summary:{box}"
