"""A stage is the middle of a session screen: the one thing to do at a step.

The screen owns the store, the moves and the keys that every step shares. A stage shows its scene
and says, by messages, what the person did. Data down, messages up: no stage runs a verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.containers import VerticalScroll
from textual.message import Message

from sitdown.engine.lifecycle import OPEN
from sitdown.tui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sitdown.engine.conversation import Answer
    from sitdown.engine.desk import Desk
    from sitdown.engine.kind import Kind, NewEntry
    from sitdown.engine.playbook import Place, Question
    from sitdown.engine.views import EntryView, Outlook, SessionDetail
    from sitdown.settings import Settings
    from sitdown.tui.app import SitdownApp
    from sitdown.tui.widgets.side import Panel


@dataclass(frozen=True)
class Scene:
    """What a stage sees of its session.

    Attributes:
        outlook: the session as it is seen from the step.
        place: the step that is shown, which the person may be only looking back at.
        kind: the kind of the session.
        extra: what the stage's ``fetch`` gave; None before it did.
    """

    outlook: Outlook
    place: Place
    kind: Kind
    settings: Settings
    extra: Any = None

    @property
    def detail(self) -> SessionDetail:
        """The session and all in it, entries as they stand; of long talk only the last."""
        return self.outlook.detail

    @property
    def waiting(self) -> tuple[EntryView, Question] | None:
        """The question of this step that waits, and the entry that asks it."""
        return self.outlook.waiting

    @property
    def talk(self) -> tuple[EntryView, ...]:
        """The entries of this step as they stand, from where no one between them is missing."""
        return tuple(each for each in self.entries if each.place >= self.outlook.talk_from)

    @property
    def entries(self) -> tuple[EntryView, ...]:
        """The entries of this step as they stand."""
        step = self.place.step.key
        return tuple(entry for entry in self.detail.entries if entry.step == step)

    @property
    def is_open(self) -> bool:
        """Whether more can be said; in a session that is over one only reads and revises."""
        return self.detail.session.status in OPEN

    def draft(self, field: str) -> str:
        """What was being typed in a field of this step."""
        for draft in self.detail.drafts:
            if draft.step == self.place.step.key and draft.field == field:
                return draft.text
        return ""


class Stage(VerticalScroll, can_focus=True):
    """The base of every stage: compose from ``self.scene``, repaint in ``refresh_scene``.

    Its bindings act, and stand in the footer, while it or something in it has the focus; the
    screen gives it the focus whenever nothing else has it.
    """

    app: SitdownApp

    @dataclass
    class Said(Message):
        """The person said something; ``draft_field`` is the draft that it was."""

        new: NewEntry
        draft_field: str | None = None

    @dataclass
    class Answered(Message):
        """The person answered, or skipped, the question that waits at this step.

        ``question_id`` is the entry that asks it: if another waits by then, nothing is said.
        """

        answer: Answer
        draft_field: str | None = None
        question_id: str | None = None

    @dataclass
    class Revised(Message):
        """The person says an entry anew; ``data`` None keeps the old."""

        entry: EntryView
        content: str
        data: Mapping[str, Any] | None = None
        draft_field: str | None = None

    @dataclass
    class CursorMoved(Message):
        """Where on the step the person is now."""

        cursor: Mapping[str, Any]

    @dataclass
    class Asked(Message):
        """A verb of the kind's own to run as a write, after which the scene is shown anew.

        ``draft_field`` is the draft of what was asked for, which is then no draft any more.
        """

        verb: Callable[[Desk], object]
        draft_field: str | None = None

    class Finished(Message):
        """The step is done: go on to the next, or complete after the last."""

    class SideChanged(Message):
        """The panels at the side say something new."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(id="stage")
        self.scene = scene
        self.drafts_to: Callable[[str, str], None] | None = None
        """Where drafts go without a message: a stage that goes away sends none. The screen's."""
        self._drafts: dict[str, str] = {}

    @classmethod
    def fetch(cls, desk: Desk, detail: SessionDetail, place: Place) -> Any:
        """What the stage needs beside the session, read in a thread before it is shown."""
        return None

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - as Textual declares it
        """Style nothing anew: a stage, and all in it, looks the same with the focus on it."""

    def refresh_scene(self, scene: Scene) -> None:
        """Show what changed; called instead of a new stage while the step stays the same."""
        self.scene = scene
        self.refresh(recompose=True)

    def answer_box(self, field: str, *, placeholder: str = "", label: str = "") -> AnswerBox:
        """Make the box of a field, ``id`` and all, with the draft that was found.

        Its drafts are kept by themselves; ``kept`` empties it when what it holds was said.
        """
        return AnswerBox(
            self.scene.draft(field),
            placeholder=placeholder,
            label=label,
            keep_draft=partial(self.keep_draft, field),
            editing=self.app.locations.editing,
            id=field,
        )

    def keep_draft(self, field: str, text: str) -> None:
        """Have the text of a field kept in case it is never said."""
        self._drafts[field] = text
        if self.drafts_to is not None:
            self.drafts_to(field, text)

    def draft(self, field: str) -> str:
        """What was being typed in a field, also since the scene was read."""
        return self._drafts.get(field, self.scene.draft(field))

    def kept(self, draft_field: str | None) -> None:
        """What was sent is on disk: by default, empty the box of its field.

        ``refresh_scene`` follows.
        """
        if draft_field is not None:
            self._drafts[draft_field] = ""
        for box in self.query(AnswerBox):
            if box.id is not None and box.id == draft_field:
                box.empty()

    def refused(self, draft_field: str | None) -> None:
        """What was sent could not be kept, and the person was told why; the text stays."""

    def side_panels(self) -> Sequence[Panel]:
        """The stage's own panels for the side, above the shared ones."""
        return ()

    def claim(self) -> EntryView | None:
        """The entry whose evidence ``w`` shows now: by default the buddy's last at this step, the
        summary of the session aside.
        """
        said = (entry for entry in reversed(self.scene.entries) if entry.role.value == "buddy")
        return next((entry for entry in said if entry.entry_type != "summary"), None)

    def claims(self) -> Sequence[EntryView]:
        """Every entry whose evidence ``w`` shows now: by default the one claim."""
        claim = self.claim()
        return () if claim is None else (claim,)

    def revisable(self) -> EntryView | None:
        """The entry that ``r`` revises now: by default the person's last at this step."""
        said = [entry for entry in self.scene.entries if entry.role.value == "user"]
        return said[-1] if said else None

    def take_focus(self) -> None:
        """Take the focus when the stage is first shown: by default the stage itself, so that
        letters act.
        """
        self.focus()

    def skip(self) -> bool:
        """Pass what is asked now; False when nothing is, and the step is passed."""
        return False

    def begin_revision(self, entry: EntryView) -> bool:
        """Take up an entry for revision in place; False leaves it to the screen's text box."""
        return False
