"""The types of entries: who may say one, and what its data must look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from sitdown.engine.conversation import ANSWER, QUESTION
from sitdown.engine.playbook import AnswerForm
from sitdown.engine.text import storable
from sitdown.engine.transcript import SUMMARY_TYPE
from sitdown.engine.views import Role
from sitdown.errors import InvalidEntryError


class EntryData(BaseModel):
    """The data of an entry: exactly its keys, nothing coerced from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class NoData(EntryData):
    """For types whose words say everything."""


class QuestionData(EntryData):
    """A question of a conversation step, as ``playbook.Question``."""

    key: str
    text: str
    form: str = AnswerForm.TEXT.value
    options: list[str] = []
    low: int = 0
    high: int = 10


class AnswerData(EntryData):
    """A reply to a question; ``question`` is its key."""

    question: str
    skipped: bool = False
    chosen: str | None = None
    number: float | None = None
    items: list[str] = []


class QuoteData(EntryData):
    """Words of the person, and the id of the entry they stand in."""

    entry_id: str
    text: str


class SummaryData(EntryData):
    """What a session came to; its content is what was worked on."""

    quotes: list[QuoteData]
    next_plan: str


@dataclass(frozen=True)
class EntryType:
    """A type: its name, who says it, and the model of its data."""

    name: str
    role: Role
    data: type[EntryData] = NoData

    def validated(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data as it is stored: checked, with every key of the model, safe to encode.

        Raises:
            InvalidEntryError: a key is missing, unknown, or of the wrong type.
        """
        try:
            model = self.data.model_validate(storable(dict(data)))
        except ValidationError as error:
            raise InvalidEntryError(self.name, _problems(error)) from error
        return model.model_dump(mode="json")


def _problems(error: ValidationError) -> list[str]:
    return [
        f"{'.'.join(str(part) for part in problem['loc']) or 'data'}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False)
    ]


SAID = EntryType("said", Role.USER)
"""Something the person says unasked."""

BUDDY_SAID = EntryType("buddy_said", Role.BUDDY)
"""Something the buddy says that asks nothing."""

SUMMARY = EntryType(SUMMARY_TYPE, Role.BUDDY, SummaryData)
"""What the session came to: one stands in a session, and every later one revises it."""

COMMON = (
    SAID,
    BUDDY_SAID,
    SUMMARY,
    EntryType(QUESTION, Role.BUDDY, QuestionData),
    EntryType(ANSWER, Role.USER, AnswerData),
)
"""The types every kind has."""
