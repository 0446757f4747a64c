"""One session at the screen: it loads scenes and runs the session's verbs, all off the loop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.entries import Liking
from sitdown.engine.kind import NewEntry, Proposal
from sitdown.engine.lifecycle import OPEN
from sitdown.engine.playbook import Place, Playbook
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import LastPhaseError
from sitdown.tui.stage import Scene, Stage

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.settings import Settings
    from sitdown.tui.backstage import Backstage

Result = TypeVar("Result")
StageOf = Callable[[str, str], "type[Stage]"]


class Sitting:
    """The session a screen shows, and the step of it that is looked at.

    ``looked_at`` is None while the person is at the session's own place; looking back at an
    earlier step, or through a kept session, changes nothing in the store.
    """

    def __init__(
        self, session_id: str, backstage: Backstage, settings: Settings, stage_of: StageOf
    ) -> None:
        self.session_id = session_id
        self.looked_at: str | None = None
        self._talk_from: dict[str, int] = {}
        self._backstage, self._settings, self._stage_of = backstage, settings, stage_of

    async def sit_down(self) -> tuple[SessionView, Scene]:
        """Begin, resume or go on with the session; gives it as it was before, and as it stands.

        Raises:
            NotFoundError: it is not there any more.
        """

        def verb(desk: Desk) -> tuple[SessionView, Scene]:
            before = sessions.get(desk, self.session_id)
            sessions.sit_down(desk, self.session_id)
            return before, self._look(desk, further=False)

        before, scene = await self._backstage.write(verb)
        return before, self._seen(scene)

    async def scene(self, *, further: bool = False) -> Scene:
        """The session as it stands, with what its stage needs.

        Args:
            further: whether to look a page further back in the talk of the step.
        """
        return self._seen(
            await self._backstage.read(lambda desk: self._look(desk, further=further))
        )

    def _look(self, desk: Desk, *, further: bool) -> Scene:
        step = self.looked_at or sessions.get(desk, self.session_id).step
        seen = sessions.outlook(
            desk, self.session_id, step, self._talk_from.get(step), further=further
        )
        kind = desk.kind(seen.detail.session.kind)
        place = kind.playbook_of(seen.detail.session.playbook_version).place(step)
        stage = self._stage_of(kind.name, place.step.stage)
        extra = stage.fetch(desk, seen.detail, place)
        return Scene(seen, place, kind, self._settings, extra)

    def _seen(self, scene: Scene) -> Scene:
        """Note how far back the person looks: what is on the screen stays while more is said."""
        step, start = scene.place.step.key, scene.outlook.talk_from
        self._talk_from[step] = min(start, self._talk_from.get(step, start))
        return scene

    async def say(self, new: NewEntry, draft_field: str | None) -> None:
        """Say something at this step."""
        await self._write(lambda desk: entries.say(desk, self.session_id, new, draft_field))

    async def answer(
        self, answer: Answer, draft_field: str | None, question_id: str | None = None
    ) -> None:
        """Answer the question that waits, if it is the one that was looked at."""
        await self._write(
            lambda desk: entries.answer(desk, self.session_id, answer, draft_field, question_id)
        )

    async def revise(
        self, entry: EntryView, content: str, data: Mapping[str, Any] | None, field: str | None
    ) -> None:
        """Say an entry anew, and forget the draft that it was."""

        def verb(desk: Desk) -> None:
            entries.revise(desk, entry.id, content, data)
            self._forget(desk, entry.step, field)

        await self._write(verb)

    async def regenerate(self, entry: EntryView) -> EntryView | None:
        """Ask the buddy for another answer; None when it has none."""
        return await self._write(lambda desk: entries.regenerate(desk, entry.id))

    async def react(self, entry: EntryView, liking: Liking | None) -> None:
        """Like or dislike what the buddy said."""
        await self._write(lambda desk: entries.give_feedback(desk, entry.id, liking))

    async def run(self, verb: Callable[[Desk], object], step: str, field: str | None) -> None:
        """Run a verb of the kind's own, and forget the draft of what it was asked with."""

        def run_and_forget(desk: Desk) -> None:
            verb(desk)
            self._forget(desk, step, field)

        await self._write(run_and_forget)

    async def go_on(self, scene: Scene) -> bool:
        """Go to the step after the one that is looked at; False after the last."""
        after = _playbook(scene).after(scene.place.step.key)
        if after is not None:
            await self._go_to(scene, after)
        return after is not None

    async def go_back(self, scene: Scene) -> None:
        """Go to the step before; nothing moves at the first."""
        before = _playbook(scene).before(scene.place.step.key)
        if before is not None:
            await self._go_to(scene, before)

    async def next_phase(self, scene: Scene) -> None:
        """Go to the phase after the one that is shown, whatever is left in this one.

        Raises:
            LastPhaseError: there is none.
        """
        opening = _playbook(scene).opening_of(scene.place.act + 1)
        if opening is None:
            raise LastPhaseError(scene.place.phase.title)
        await self._go_to(scene, opening)

    async def complete(self, *, anyway: bool) -> Proposal | None:
        """Call the session done; gives the session to propose next."""

        def verb(desk: Desk) -> Proposal | None:
            sessions.complete(desk, self.session_id, anyway=anyway)
            return sessions.propose_next(desk, self.session_id)

        return await self._write(verb)

    async def note(self, text: str) -> None:
        """Keep a note beside the session."""
        await self._write(lambda desk: sessions.add_note(desk, self.session_id, text))

    async def reopen(self) -> None:
        """Open a kept session again, at the place where it was closed."""
        self.looked_at = None
        await self._write(lambda desk: sessions.reopen(desk, self.session_id))

    async def pause(self, scene: Scene) -> None:
        """Leave the session with its place kept; one that is not in progress is only left."""
        if scene.detail.session.status.value == "in_progress":
            await self._write(lambda desk: sessions.pause(desk, self.session_id))

    def keep_draft(
        self, step: str, field: str, text: str, failed: Callable[[BaseException], None]
    ) -> None:
        """Keep what is being typed, without waiting for it."""
        self._backstage.put(
            lambda desk: drafts.save(desk, self.session_id, step, field, text), failed
        )

    def _forget(self, desk: Desk, step: str, field: str | None) -> None:
        if field is not None:
            drafts.save(desk, self.session_id, step, field, "")

    def keep_cursor(
        self, cursor: Mapping[str, Any], failed: Callable[[BaseException], None]
    ) -> None:
        """Keep where on the step the person is, without waiting for it."""
        if self.looked_at is None:
            self._backstage.put(
                lambda desk: sessions.set_cursor(desk, self.session_id, cursor), failed
            )

    async def _go_to(self, scene: Scene, place: Place) -> None:
        if scene.detail.session.status in OPEN:
            self.looked_at = None
            await self._write(
                lambda desk: sessions.go_to_step(desk, self.session_id, place.step.key)
            )
        else:
            self.looked_at = place.step.key

    async def _write(self, verb: Callable[[Desk], Result]) -> Result:
        return await self._backstage.write(verb)


def _playbook(scene: Scene) -> Playbook:
    return scene.kind.playbook_of(scene.detail.session.playbook_version)
