"""The dialog that begins a session, now or at a time to come."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.clock import Clock, local
from sitdown.engine.lifecycle import Status
from sitdown.engine.unbegun import Unbegun, keep_unbegun, unbegun
from sitdown.engine.views import SessionView
from sitdown.errors import SitdownError
from sitdown.moments import read_moment
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import one_line, safe, safe_line
from sitdown.tui.session_screens import own_beginning
from sitdown.tui.themes import KEY, MUTED, NOW
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.drafting import Drafting
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.kind import Begin, Kind
    from sitdown.tui.app import SitdownApp


_TITLE_CELLS = 60
_NO_WORDS = "\n"


class NewSessionScreen(ModalScreen[SessionView | str | None]):
    """Gives the session that was begun or scheduled, or the one there is about the subject; the
    name of a kind that is begun in a way of its own.
    """

    AUTO_FOCUS = "#title"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "leave it"),
        Binding("ctrl+s,ctrl+enter,f2", "begin", "begin", show=False, id="new.begin"),
    ]
    app: SitdownApp

    def __init__(self, desk: Desk, typed: Unbegun) -> None:
        """Ask what to begin; ``typed`` is what was typed the last time and never begun."""
        super().__init__()
        self._typed = Unbegun(*map(one_line, typed))
        self._drafting = Drafting(self, "\n".join(self._typed), self._keep)
        self._desk = desk
        self._kinds: tuple[Kind, ...] = tuple(desk.kinds.values())
        self._kind = self._kinds[0]
        self._is_beginning = False

    def compose(self) -> ComposeResult:
        """Lay out the fields; a single kind needs no choice."""
        with Dialog():
            yield Static("Begin a session", classes="dialog-title", markup=False)
            if len(self._kinds) > 1:
                choices = [Choice(str(at), kind.title) for at, kind in enumerate(self._kinds, 1)]
                yield ChoiceList(choices, chosen="1", id="kinds")
            yield Static("", id="about", classes="dialog-text", markup=False)
            yield Static("Title", classes="field-label", markup=False)
            yield SafeInput(self._typed.title, id="title", max_length=300)
            yield Static("", id="subject-label", classes="field-label", markup=False)
            yield SafeInput(id="subject", max_length=100)
            yield Static("", id="taken", markup=False)
            yield Static("What you want from it", classes="field-label", markup=False)
            yield SafeInput(self._typed.intention, id="intention", max_length=2000,
                            placeholder="may stay empty")  # fmt: skip
            yield Static("When", classes="field-label", markup=False)
            yield SafeInput("now", id="when", max_length=40)
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static(_keys("begin"), id="keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Fill in what the first kind suggests."""
        self.query_one("#taken").display = False
        self._suggest()

    @on(ChoiceList.Picked)
    def kind_picked(self, event: ChoiceList.Picked) -> None:
        """Suggest what this kind does."""
        self._kind = self._kinds[int(event.key) - 1]
        if own_beginning(self._kind.name) is not None:
            self.dismiss(self._kind.name)
            return
        self._suggest()
        self.query_one("#title").focus()

    @on(Input.Changed, "#subject")
    def subject_changed(self) -> None:
        """Follow the subject with what stands there by default."""
        self._follow_subject()

    @on(Input.Changed, "#title")
    @on(Input.Changed, "#intention")
    def words_changed(self) -> None:
        """Have the person's words kept: there is no session yet that they could be a draft of."""
        self._drafting.typed(self._words())

    def on_unmount(self) -> None:
        """Send them out."""
        self._drafting.flush()

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Begin from any field."""
        self.action_begin()

    def action_begin(self) -> None:
        """Begin, once."""
        if not self._is_beginning:
            self._is_beginning = True
            self._begin()

    @work(group="begin")
    async def _begin(self) -> None:
        kind = self._kind.name
        try:
            request = self._request()
            self._drafting.keep_now(self._words())
            begun = await self.app.backstage.write(lambda desk: _begun(desk, kind, request))
        except SitdownError as error:
            self._is_beginning = False
            self._tell(str(error))
        else:
            # A session that there was already takes none of the words: they stay for another.
            if request.title in {"", begun.title} and request.intention in {"", begun.intention}:
                self._keep(_NO_WORDS)
            self.dismiss(begun)

    def _request(self) -> Begin:
        from sitdown.engine.kind import Begin

        clock = self._desk.clock
        at = read_moment(self._value("when"), local(clock, clock.now()))
        return Begin(
            title=self._value("title"),
            intention=self._value("intention"),
            subject=(self._value("subject") or None) if self._kind.one_a_subject else None,
            scheduled_at=None if at is None else in_utc(at, clock),
        )

    @work(group="suggest", exclusive=True)
    async def _suggest(self) -> None:
        kind = self._kind
        self.query_one("#about", Static).update(safe(kind.about))
        for name in ("#subject", "#subject-label"):
            self.query_one(name).display = kind.one_a_subject
        prepared = await asyncio.to_thread(_prepared, self._desk, kind, None)
        label = "Month, such as 2026-10" if _is_month(prepared) else "About"
        self.query_one("#subject-label", Static).update(label)
        if prepared is not None and kind.one_a_subject:
            self.query_one("#subject", Input).value = prepared.subject or ""
        self._follow_subject()

    @work(group="follow-subject", exclusive=True)
    async def _follow_subject(self) -> None:
        """Put the title that it would have, and tell of the session that there is about it."""
        subject = self._value("subject") or None
        prepared, taken = await asyncio.to_thread(_about, self._desk, self._kind, subject)
        if prepared is not None:
            self.query_one("#title", Input).placeholder = one_line(prepared.title)
        told = self.query_one("#taken", Static)
        told.display = taken is not None
        if taken is not None:
            told.update(_words_of(taken))
        self.query_one("#keys", Static).update(_keys("go on" if taken is not None else "begin"))

    def _words(self) -> str:
        return "\n".join(self.query_one(f"#{name}", Input).value for name in Unbegun._fields)

    def _keep(self, words: str) -> None:
        self.app.backstage.put(
            lambda desk: keep_unbegun(desk, Unbegun(*words.split("\n"))),
            lambda error: self.app.call_from_thread(self.app.tell, error),
        )

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _tell(self, problem: str) -> None:
        shown = self.query_one("#problem", Static)
        shown.update(safe(problem))
        shown.add_class("-shown")


async def new_session_screen(app: SitdownApp, desk: Desk) -> NewSessionScreen:
    """The dialog, with what was typed into it and never begun."""
    try:
        return NewSessionScreen(desk, await app.backstage.read(unbegun))
    except SitdownError as error:
        app.tell(error)
        return NewSessionScreen(desk, Unbegun())


def in_utc(wall: datetime, clock: Clock) -> datetime:
    """The moment at which the person's wall clock shows this, whatever the summer time now is."""
    naive = wall.replace(tzinfo=None)
    zoned = naive.astimezone() if clock.zone is None else naive.replace(tzinfo=clock.zone)
    return zoned.astimezone(UTC)


def _keys(on: str) -> Content:
    return Content.assemble(
        ("⏎", KEY), (f" {on}", MUTED), "   ", ("tab", KEY), (" next field", MUTED), "   ",
        ("esc", KEY), (" leave it", MUTED),
    )  # fmt: skip


def _words_of(taken: SessionView) -> Content:
    """How the session that there is already stands, and that none is begun beside it."""
    stands = {Status.COMPLETED: "kept", Status.SCHEDULED: "planned"}.get(taken.status, "open")
    goes_on = "You go on with it." if stands == "open" else "It opens."
    title = safe_line(taken.title, _TITLE_CELLS, NOW)
    return Content.assemble(("“", NOW), title, (f"” is {stands} already. {goes_on}", NOW))


def _prepared(desk: Desk, kind: Kind, subject: str | None) -> Begin | None:
    """What the kind would fill in; None while the subject is not one that it can read."""
    from sitdown.engine.kind import Begin

    try:
        return kind.prepared(desk, Begin(subject=subject))
    except SitdownError:
        return None


def _about(desk: Desk, kind: Kind, subject: str | None) -> tuple[Begin | None, SessionView | None]:
    """What the kind would fill in, and the session that it would go on with instead."""
    from sitdown.engine import sessions

    prepared = _prepared(desk, kind, subject)
    if prepared is None or prepared.subject is None or not kind.one_a_subject:
        return prepared, None
    return prepared, sessions.of_subject(desk, kind.name, prepared.subject)


def _is_month(prepared: Begin | None) -> bool:
    subject = prepared.subject if prepared else None
    return subject is not None and len(subject) == 7 and subject[4] == "-"


def _begun(desk: Desk, kind: str, request: Begin) -> SessionView:
    from sitdown.engine import sessions

    return sessions.begin(desk, kind, request)
