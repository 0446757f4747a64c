"""The monthly money review as a kind of session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar

from sitdown.clock import today
from sitdown.engine import conversation
from sitdown.engine.appending import append
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, Kind, NewEntry, Proposal, SummingUp, Turn
from sitdown.engine.lifecycle import Status
from sitdown.engine.playbook import AnswerForm, Playbook, Question
from sitdown.engine.sessions.look import subject_row
from sitdown.engine.standing import Standing
from sitdown.engine.tables import EvidenceRow
from sitdown.engine.transcript import last_of_type, matching
from sitdown.engine.views import EntryView, Evidence, SessionView
from sitdown.kinds import summing_up
from sitdown.kinds.money import kept_rate, ledger
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.arrivals import goals, overview, patterns, plan, reflection, wrap_up
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.entry_types import ENTRY_TYPES, WITHDRAWAL, WITHDRAWN_FROM
from sitdown.kinds.money.evidence_words import facts
from sitdown.kinds.money.figures_said import income_heard, share_heard
from sitdown.kinds.money.goal_setting import propose_anew
from sitdown.kinds.money.keeping import earlier_reviews, freeze, kept_snapshot, last_target
from sitdown.kinds.money.months import month_of
from sitdown.kinds.money.playbook import PLAYBOOKS
from sitdown.kinds.money.promise_record import judged_lines, told_in_reviews
from sitdown.kinds.money.snapshot import Snapshot, month_before
from sitdown.store.database import Transaction

NEXT_REVIEW_AT = time(10)
"""Local time of the review that is proposed: a Saturday's morning."""

_SATURDAY = 5

_WRITTEN = frozenset({"user_reflection", "commitment", "said"})
"""The entries in which a person writes; the others hold choices and figures."""

_TO_SHARE_OUT = frozenset({"savings_target", "user_income_response"})
"""What says how much there is for the goals."""

_PLANNED = frozenset({*WITHDRAWN_FROM, WITHDRAWAL, "savings_target"})
"""What the plan is made of."""

_CLOSED_WITH = frozenset({*_PLANNED, *_TO_SHARE_OUT, "user_reflection"})
"""What the plan and the last words of a review are made of."""

_ARRIVALS: Mapping[str, Callable[[Turn, Snapshot], Sequence[NewEntry]]] = {
    "overview": overview.arrive,
    "goals": goals.arrive,
    "patterns": patterns.arrive,
    "reflection": reflection.ask_next,
    "savings": plan.savings,
    "budget": plan.arrive_at_budget,
    "wrapup": wrap_up.arrive,
}


class MoneyKind(Kind):
    """A month looked back on, and the next one planned. One review a month."""

    name: ClassVar = "money"
    title: ClassVar = "Money review"
    about: ClassVar = "Look back on a month of money, and plan the next."
    playbooks: ClassVar[tuple[Playbook, ...]] = PLAYBOOKS
    own_entry_types: ClassVar = ENTRY_TYPES
    question_types: ClassVar = Kind.question_types | {"buddy_question"}
    one_a_subject: ClassVar = True

    def prepared(self, desk: Desk, begin: Begin) -> Begin:
        """The request with its month, by default the last one, its title, and the review before.

        Raises:
            InvalidTimeError: the subject is no month.
        """
        now = today(desk.clock)
        subject = begin.subject or month_key(*month_before((now.year, now.month)))
        year, month = month_of(subject)
        previous = begin.previous_session_id
        if previous is None:
            with desk.store.read() as tx:
                before = earlier_reviews(tx, desk, subject)
            previous = before[0].session_id if before else None
        titled = f"{MONTH_NAMES[month - 1]} money review"
        if abs(now.year * 12 + now.month - year * 12 - month) >= 12:
            titled = f"{MONTH_NAMES[month - 1]} {year} money review"
        return Begin(
            **{
                **vars(begin),
                "subject": subject,
                "title": begin.title.strip() or titled,
                "previous_session_id": previous,
            }
        )

    def began(self, tx: Transaction, desk: Desk, session: SessionView) -> None:
        """Freeze the month: the review speaks of it as it is now, whatever is imported later."""
        freeze(tx, desk, session.id, session.subject or "")

    def arrive(self, turn: Turn) -> Sequence[NewEntry]:
        """What each step begins with."""
        speak = _ARRIVALS[turn.place.step.key]
        return speak(turn, kept_snapshot(turn.tx, turn.session.id))

    def reply(self, turn: Turn, said: EntryView) -> Sequence[NewEntry]:
        """In the reflection the next question, or the summary; elsewhere the person leads. What is
        kept of what income changes what is proposed already.
        """
        if said.entry_type in _TO_SHARE_OUT:
            propose_anew(turn)
        if said.step != "reflection" or turn.place.step.key != "reflection":
            return ()
        return reflection.ask_next(turn, kept_snapshot(turn.tx, turn.session.id))

    def revised(self, turn: Turn, revision: EntryView) -> None:
        """A changed answer changes what the reflection came to, a changed promise the plan, and
        both the last words of a review that is closed.
        """
        if revision.entry_type in _TO_SHARE_OUT:
            propose_anew(turn)
        summed = last_of_type(turn.standing, "buddy_summary")
        if revision.entry_type == "user_reflection" and revision.step == "reflection" and summed:
            taken = kept_snapshot(turn.tx, turn.session.id)
            anew = reflection.summary(turn, taken, supersedes_id=summed.id)
            if anew.content != summed.content:
                append(turn.tx, turn.desk, turn.session.id, anew)
        if revision.entry_type in _CLOSED_WITH and turn.session.status is Status.COMPLETED:
            now = replace(turn, standing=Standing(turn.tx, turn.session.id))
            wrap_up.say_plan_anew(now, kept_snapshot(turn.tx, turn.session.id))

    def missing_to_complete(self, turn: Turn) -> str | None:
        """A review ends with a commitment, or with the person's explicit “done”."""
        if last_of_type(turn.standing, "commitment") is not None:
            return None
        return (
            "There is no commitment for the next month yet. "
            "Make one in Budget & goals, or say that you are done without."
        )

    def completed(self, turn: Turn) -> Sequence[NewEntry]:
        """The plan and the closing words; the summary says both again."""
        return wrap_up.completed(turn, kept_snapshot(turn.tx, turn.session.id))

    def sum_up(self, turn: Turn, *, closing: bool) -> SummingUp | None:
        """What was written in the review; when it is closed, the closing words and the plan."""
        so_far = summing_up.sum_up(turn, closing=closing, types=_WRITTEN)
        if not closing:
            return so_far
        plan_said = last_of_type(turn.standing, "plan_summary")
        closing_said = wrap_up.closing_words(turn.standing)
        if plan_said is None or closing_said is None:
            return so_far
        quotes = so_far.quotes if so_far is not None else ()
        held = turn.tx.get(EvidenceRow, closing_said.id)
        rests_on = (
            None if held is None else Evidence(held.rule, held.parameters, tuple(held.row_ids))
        )
        return SummingUp(closing_said.content, plan_said.content, quotes, rests_on)

    def proposal(self, turn: Turn) -> Proposal | None:
        """Next month's review, on the first Saturday of the month after it."""
        year, month = month_before(month_of(turn.session.subject or ""), -1)
        subject = month_key(year, month)
        if subject_row(turn.tx, turn.desk, self.name, subject) is not None:
            return None
        first = date(*month_before((year, month), -1), 1)
        day = max(first, today(turn.desk.clock) + timedelta(days=1))
        day += timedelta(days=(_SATURDAY - day.weekday()) % 7)
        local_moment = datetime.combine(day, NEXT_REVIEW_AT, tzinfo=turn.desk.clock.zone)
        title = f"{MONTH_NAMES[month - 1]} money review"
        return Proposal(self.name, title, subject, local_moment.astimezone(UTC))

    def evidence_facts(self, evidence: Evidence) -> Sequence[tuple[str, str]]:
        """What a rule was given and found, amounts as money."""
        return facts(evidence.parameters)

    def evidence_lines(self, desk: Desk, evidence: Evidence) -> Sequence[str]:
        """The movements a claim rests on, by day; the promises that a rate counts."""
        with desk.store.read() as tx:
            if evidence.rule == kept_rate.RULE:
                return judged_lines(tx, desk, evidence.row_ids)
            rows = ledger.rows_of(tx, desk, evidence.row_ids)
        amounts = [format_amount(row.amount_minor, row.currency) for row in rows]
        room = max(map(len, amounts), default=0)
        lines = [
            f"{row.date.day:2} {MONTH_NAMES[row.date.month - 1][:3]} {row.date.year}  "
            f"{amount.rjust(room)}  {row.merchant or row.payee}"
            for row, amount in zip(rows, amounts, strict=True)
        ]
        gone = len(evidence.row_ids) - len(rows)
        if gone:
            lines.append(f"{gone} more were taken out of the ledger since.")
        return lines

    def promises_told(self, tx: Transaction, desk: Desk) -> Iterable[tuple[datetime, bool]]:
        """When a review asked, UTC, of each promise whose end is known, and whether it was kept."""
        return told_in_reviews(tx, desk)

    def question_in(self, entry: EntryView) -> Question | None:
        """The question of a ``buddy_question``."""
        if entry.entry_type != "buddy_question":
            return super().question_in(entry)
        options = tuple(entry.data["options"])
        return Question(
            str(entry.data["question_type"]),
            str(entry.data["question_text"]),
            AnswerForm.CHOICE if options else AnswerForm.TEXT,
            options,
        )

    def answer(self, question: Question, answer: Answer) -> NewEntry:
        """An answer; one without text and option passes the question over."""
        return NewEntry(
            "user_reflection",
            conversation.spoken(answer),
            {
                "question_type": question.key,
                "response_text": answer.text,
                "option_selected": answer.chosen,
            },
        )

    def heard(self, turn: Turn, text: str) -> NewEntry:
        """The income of the month, or the share to keep, at the step that asks for it first."""
        step = turn.place.step.key
        here = matching(turn.standing, step=step)
        new = None
        if step == "overview" and last_of_type(here, "user_income_response") is None:
            asked = last_of_type(here, "income_confirmation")
            taken = kept_snapshot(turn.tx, turn.session.id)
            found = None if asked is None else asked.data["detected_income"]
            new = income_heard(text, found, taken.currency)
        elif step == "savings" and last_of_type(here, "savings_target") is None:
            before = last_target(turn.tx, turn.desk, turn.session.subject or "")
            new = share_heard(text, before)
        return super().heard(turn, text) if new is None else new

    def answered(self, standing: Sequence[EntryView], step: str) -> frozenset[str]:
        """The questions of a step that were answered or passed over."""
        return frozenset(
            str(entry.data["question_type"])
            for entry in matching(standing, step=step, types=("user_reflection",))
        )

    def open_question(
        self, standing: Sequence[EntryView], step: str
    ) -> tuple[EntryView, Question] | None:
        """The first question of the step that waits: all promises are asked about at once."""
        answered = self.answered(standing, step)
        for entry in self.asked(standing, step):
            question = self.question_in(entry)
            if question is not None and question.key not in answered:
                return entry, question
        return None


KIND = MoneyKind()
"""The one object of this kind."""
