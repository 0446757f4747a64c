"""What the engine asks of any kind: one object with its playbooks, its entry types, its voice.

The defaults make a whole kind of a playbook alone: each step is a conversation through its
questions. A kind overrides what it does differently.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from sitdown.engine import conversation
from sitdown.engine.conversation import Answer
from sitdown.engine.entry_types import BUDDY_SAID, COMMON, SAID, EntryType
from sitdown.engine.playbook import Place, Playbook, Question
from sitdown.engine.transcript import matching
from sitdown.engine.views import EntryView, Evidence, SessionView
from sitdown.errors import UnknownNameError

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.store.database import Transaction


@dataclass(frozen=True)
class NewEntry:
    """An entry about to be said; ``step`` is the one it belongs to, by default the present one."""

    entry_type: str
    content: str
    data: Mapping[str, Any] = field(default_factory=dict)
    supersedes_id: str | None = None
    trace_id: str | None = None
    step: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Begin:
    """What a person gives to begin a session.

    Attributes:
        subject: what it is about, where the kind allows one session a subject (``2026-10``).
        scheduled_at: when to hold it; None begins it now.
        duration_minutes: how long it is planned to take.
    """

    title: str = ""
    intention: str = ""
    subject: str | None = None
    scheduled_at: datetime | None = None
    duration_minutes: int | None = None
    previous_session_id: str | None = None


@dataclass(frozen=True)
class Turn:
    """What the kind sees when it is its turn to speak, inside the transaction of the verb.

    Attributes:
        standing: the entries as they stand. They are read as far as one looks: ``matching`` and
            ``last_of_type`` find some, ``reversed`` looks back from the end, the rest reads all.
    """

    desk: Desk
    tx: Transaction
    session: SessionView
    place: Place
    standing: Sequence[EntryView]


@dataclass(frozen=True)
class Proposal:
    """The next session a finished one proposes; nothing is scheduled without a yes."""

    kind: str
    title: str
    subject: str | None
    at: datetime


@dataclass(frozen=True)
class SummingUp:
    """What a session came to so far.

    Attributes:
        worked_on: what it was about, a line each; the session's ``summary_text``.
        next_plan: where it goes next, a line each; the session's ``next_plan_text``.
        quotes: what the first rests on: the id of an entry, and the person's words in it.
        rests_on: what figures in it rest on, where it has any.
    """

    worked_on: str
    next_plan: str
    quotes: tuple[tuple[str, str], ...] = ()
    rests_on: Evidence | None = None


class Kind:
    """A kind of session."""

    name: ClassVar[str]
    title: ClassVar[str]
    about: ClassVar[str]
    playbooks: ClassVar[tuple[Playbook, ...]]
    own_entry_types: ClassVar[tuple[EntryType, ...]] = ()
    question_types: ClassVar[frozenset[str]] = frozenset({conversation.QUESTION})
    """The types of the entries that ``question_in`` may find a question in."""
    talk_types: ClassVar[frozenset[str]] = frozenset(
        {SAID.name, BUDDY_SAID.name, conversation.QUESTION, conversation.ANSWER}
    )
    """The types of what is only talked: a screen reads these a page at a time, from the end."""
    one_a_subject: ClassVar[bool] = False
    """Whether beginning a subject again goes on with the session there is."""

    @property
    def playbook(self) -> Playbook:
        """The version that new sessions begin with."""
        return self.playbooks[-1]

    def playbook_of(self, version: int) -> Playbook:
        """The version a session began with.

        Raises:
            UnknownNameError: this Sitdown has no such version.
        """
        for playbook in self.playbooks:
            if playbook.version == version:
                return playbook
        known = [str(playbook.version) for playbook in self.playbooks]
        raise UnknownNameError(f"version of the {self.name} playbook", str(version), known)

    def entry_type(self, name: str) -> EntryType:
        """The type of that name.

        Raises:
            UnknownNameError: this kind has no such type.
        """
        types = {entry_type.name: entry_type for entry_type in (*COMMON, *self.own_entry_types)}
        if name not in types:
            raise UnknownNameError("entry type", name, types)
        return types[name]

    def prepared(self, desk: Desk, begin: Begin) -> Begin:
        """The request with what the kind fills in, such as a title or this month."""
        return begin if begin.title.strip() else Begin(**{**vars(begin), "title": self.title})

    def began(self, tx: Transaction, desk: Desk, session: SessionView) -> None:
        """Write the kind's own rows of a session that was just created."""

    def arrive(self, turn: Turn) -> Sequence[NewEntry]:
        """What the buddy says when the person comes to a step for the first time.

        It is asked for before the transaction of the move, and only once more inside it when
        somebody wrote meanwhile: it must write nothing.
        """
        return self._ask_next(turn)

    def reply(self, turn: Turn, said: EntryView) -> Sequence[NewEntry]:
        """What the buddy says after the person said something."""
        return self._ask_next(turn)

    def another(self, turn: Turn, entry: EntryView) -> NewEntry | None:
        """Another thing the buddy could have said in an entry's place; None when there is none."""
        return None

    def revised(self, turn: Turn, revision: EntryView) -> None:
        """Follow a revision with the kind's own rows."""

    def missing_to_complete(self, turn: Turn) -> str | None:
        """A sentence saying what completing still wants; None when nothing."""
        return None

    def completed(self, turn: Turn) -> Sequence[NewEntry]:
        """The last words, said as the session is completed."""
        return ()

    def proposal(self, turn: Turn) -> Proposal | None:
        """The next session to propose after this one."""
        return None

    def sum_up(self, turn: Turn, *, closing: bool) -> SummingUp | None:
        """What the session came to so far; ``closing`` when it is being completed.

        None keeps the session without a summary.
        """
        return None

    def evidence_facts(self, evidence: Evidence) -> Sequence[tuple[str, str]]:
        """What the rule was given and found, as names and values for a person to read."""
        return [
            (name.replace("_", " "), held if isinstance(held, str) else json.dumps(held))
            for name, held in evidence.parameters.items()
        ]

    def evidence_lines(self, desk: Desk, evidence: Evidence) -> Sequence[str]:
        """The rows of a claim's evidence, a line each, for a person to read."""
        return evidence.row_ids

    def promises_told(self, tx: Transaction, desk: Desk) -> Iterable[tuple[datetime, bool]]:
        """When it became known of a promise, UTC, whether it was kept, and whether it was."""
        return ()

    def questions(self, turn: Turn) -> Sequence[Question]:
        """What a conversation step asks, in order."""
        return turn.place.step.questions

    def ask(self, question: Question) -> NewEntry:
        """The entry in which a question is asked."""
        return NewEntry(conversation.QUESTION, question.text, conversation.question_data(question))

    def question_in(self, entry: EntryView) -> Question | None:
        """The question an entry asks; None when it asks none."""
        if entry.entry_type != conversation.QUESTION:
            return None
        return conversation.question_of(entry.data)

    def answer(self, question: Question, answer: Answer) -> NewEntry:
        """The entry in which a checked answer is given."""
        return NewEntry(
            conversation.ANSWER,
            conversation.spoken(answer),
            conversation.answer_data(question, answer),
        )

    def heard(self, turn: Turn, text: str) -> NewEntry:
        """What typed words come to at a step where no question waits: by default words, unasked."""
        return NewEntry(SAID.name, text)

    def answered(self, standing: Sequence[EntryView], step: str) -> frozenset[str]:
        """The keys of a step's questions that were answered or skipped."""
        return conversation.answered_keys(standing, step)

    def asked(self, standing: Sequence[EntryView], step: str) -> Sequence[EntryView]:
        """The entries of a step in which something was asked."""
        return matching(standing, step=step, types=self.question_types)

    def open_question(
        self, standing: Sequence[EntryView], step: str
    ) -> tuple[EntryView, Question] | None:
        """The last question of the step that waits for an answer."""
        answered = self.answered(standing, step)
        for entry in reversed(self.asked(standing, step)):
            question = self.question_in(entry)
            if question is not None and question.key not in answered:
                return entry, question
        return None

    def _ask_next(self, turn: Turn) -> Sequence[NewEntry]:
        step = turn.place.step.key
        if self.open_question(turn.standing, step):
            return ()
        answered = self.answered(turn.standing, step)
        question = conversation.next_question(self.questions(turn), answered)
        return () if question is None else (self.ask(question),)
