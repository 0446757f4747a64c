"""Reading what agents wrote down of themselves, with its progress, and a way to stop it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import one_line
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.work.agents.receipts import TranscriptReceipt
    from sitdown.tui.app import SitdownApp

LOOK_SECONDS = 0.1
"""Progress is painted at most ten times a second."""
_MEGABYTE = 1_000_000


class StoppedReadingError(SitdownError):
    """The person stopped the reading; what was read until then stays."""

    def __init__(self) -> None:
        super().__init__("Stopped. What was read until then is kept.")


class TranscriptsScreen(ModalScreen[None]):
    """Stands over the panel while the transcripts of a project are read."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "stop", "stop")]
    app: SitdownApp

    def __init__(self, project_id: str) -> None:
        super().__init__()
        self._project_id = project_id
        self._bytes = 0
        self._is_stopped = False

    def compose(self) -> ComposeResult:
        """Lay out the count."""
        with Dialog():
            yield Static("Reading transcripts", classes="dialog-title", markup=False)
            yield Static("", id="read", classes="dialog-text", markup=False)
            keys = Content.assemble(("esc", KEY), (" stop", MUTED))
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self.set_interval(LOOK_SECONDS, self._paint)
        self._read()

    def action_stop(self) -> None:
        """Stop at the next line."""
        self._is_stopped = True

    @work(group="transcripts")
    async def _read(self) -> None:
        verb = partial(_imported, project_id=self._project_id, watch=self._watch)
        try:
            receipt = await self.app.backstage.read(verb)
        except SitdownError as error:
            self.app.tell(error, severe=not isinstance(error, StoppedReadingError))
        else:
            self.app.tell(told(receipt), severe=False)
            for problem in receipt.problems[:3]:
                self.app.tell(problem)
        self.dismiss()

    def _watch(self, read: int) -> None:
        """Note how far it is, in the thread that reads."""
        self._bytes = read
        if self._is_stopped:
            raise StoppedReadingError

    def _paint(self) -> None:
        self.query_one("#read", Static).update(f"{self._bytes / _MEGABYTE:,.1f} MB")


def told(receipt: TranscriptReceipt) -> str:
    """What a reading brought, in a sentence or two."""
    if not receipt.files:
        return "There are no transcripts of this project."
    sentence = f"{receipt.requests:,} requests in {receipt.files:,} transcripts, "
    sentence += f"{receipt.added:,} of them new."
    if receipt.unpriced:
        models = ", ".join(one_line(model) for model in list(receipt.unpriced)[:3])
        sentence += f" No price is known of {models}."
    return sentence


def _imported(desk: Desk, project_id: str, watch: Callable[[int], None]) -> TranscriptReceipt:
    from sitdown.kinds.work.agents.transcripts import import_transcripts

    return import_transcripts(desk, project_id, watch=watch)
