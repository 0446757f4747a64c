"""Taking the goals of notes in: each line is kept, or told of in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.money.budgets import set_fund_in
from sitdown.kinds.money.errors import UnknownGoalSubjectError
from sitdown.kinds.money.goals.keeping import Subject, set_goal_in, subject_in
from sitdown.kinds.money.goals.notes import NoteLine, note_lines
from sitdown.kinds.money.goals.reading import read_goal
from sitdown.kinds.money.goals.rules import Goal, Reach
from sitdown.kinds.money.goals.words import goal_line
from sitdown.kinds.money.main_currency import present_currency
from sitdown.store.database import Transaction


@dataclass(frozen=True)
class TakenGoal:
    """A goal that was kept; ``number`` is its line's."""

    number: int
    name: str
    line: str


@dataclass(frozen=True)
class LeftOut:
    """A line that was not kept, and why."""

    number: int
    line: str
    reason: str


@dataclass(frozen=True)
class GoalNotes:
    """What became of the goal lines of notes."""

    taken: tuple[TakenGoal, ...]
    left_out: tuple[LeftOut, ...]


def import_goals(desk: Desk, text: str, *, begin_funds: bool = False) -> GoalNotes:
    """Keep the goals of notes from this month on. A fund or category has one goal: of several
    lines the first holds, and a ``#goal`` beside a template is the amount its fund should reach.

    Args:
        desk: whose.
        text: notes, as ``note_lines`` reads them.
        begin_funds: make a fund of each name that is neither a fund nor a category.
    """
    taken: list[TakenGoal] = []
    left_out: list[LeftOut] = []
    with desk.store.write() as tx:
        reader = _Reader(tx, desk, begin_funds, {})
        for line in note_lines(text, reader.knows):
            try:
                subject, goal = reader.take(line)
                taken.append(
                    TakenGoal(line.number, subject.name, goal_line(goal, subject.currency))
                )
            except SitdownError as error:
                left_out.append(LeftOut(line.number, line.words, str(error)))
    return GoalNotes(tuple(taken), tuple(left_out))


class NamelessGoalError(SitdownError):
    """A goal line of notes with no name before or above it."""

    def __init__(self) -> None:
        super().__init__("It does not say what it is for. Write it as NAME: #template 50.")


class SecondGoalError(SitdownError):
    """One more goal for what has one in the same notes."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__(f"{name} has its goal from line {number}; one at a time is kept.")


@dataclass
class _Reader:
    """Reads lines into the store; ``seen`` has the line of each goal by what it is for."""

    tx: Transaction
    desk: Desk
    begin_funds: bool
    seen: dict[str, int]

    def knows(self, name: str) -> bool:
        """Whether a line is nothing but the name of a fund or category."""
        try:
            subject_in(self.tx, self.desk, name)
        except UnknownGoalSubjectError:
            return False
        return True

    def take(self, line: NoteLine) -> tuple[Subject, Goal]:
        """Keep one line.

        Raises:
            SitdownError: it is no goal, or for nothing that could have one.
        """
        if not line.name:
            raise NamelessGoalError
        goal = read_goal(line.words, present_currency(self.tx, self.desk))
        subject = self._subject(line.name)
        goal = read_goal(line.words, subject.currency)
        before = self.seen.get(subject.key)
        if before is None:
            set_goal_in(self.tx, self.desk, subject, goal)
            self.seen[subject.key] = line.number
        elif isinstance(goal.rule, Reach) and subject.is_fund:
            set_fund_in(
                self.tx,
                self.desk,
                subject.name,
                currency=subject.currency,
                target_minor=goal.rule.amount,
            )
        else:
            raise SecondGoalError(subject.name, before)
        return subject, goal

    def _subject(self, name: str) -> Subject:
        if self.begin_funds and not self.knows(name):
            currency = present_currency(self.tx, self.desk)
            set_fund_in(self.tx, self.desk, name, currency=currency)
        return subject_in(self.tx, self.desk, name)
