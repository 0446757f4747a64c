"""Answers to the questions a file left open, checked before they are believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from sitdown.kinds.money.amounts import DecimalMark
from sitdown.kinds.money.readers.errors import UnknownAnswerError
from sitdown.kinds.money.readers.preset import Sign
from sitdown.kinds.money.readers.records import Option, Question
from sitdown.kinds.money.written_dates import DateOrder, may_lead_with_year

Choices = Mapping[str, str]
"""Answers by key: ``encoding``, ``delimiter``, ``amount_column`` (counted from 1), ``date_order``,
``decimal_mark``, ``sign``, ``currency`` (used when the file names none) and ``expect_currency``
(refuses a file in another)."""

KEYS = (
    "sign", "date_order", "decimal_mark", "currency", "amount_column", "delimiter", "encoding",
    "expect_currency",
)  # fmt: skip
"""All there are."""

_ORDERS: dict[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_MARKS: dict[str, DecimalMark] = {".": ".", ",": ","}
_SIGNS: dict[str, Sign] = {"money_in": "money_in", "money_out": "money_out"}
Answer = TypeVar("Answer", bound=str)

_CURRENCY = re.compile(r"[A-Z]{3}")


def chosen_order(choices: Choices) -> DateOrder | None:
    """The answer on the order of dates, if there is one.

    Raises:
        UnknownAnswerError: it is no order.
    """
    return _one_of("date_order", choices, _ORDERS)


def chosen_amount_column(choices: Choices, places: Sequence[int]) -> int | None:
    """The answer on which of these places, counted from 0, has the amounts, if there is one.

    Raises:
        UnknownAnswerError: it is none of them.
    """
    possible = {str(place + 1): str(place) for place in places}
    answer = _one_of("amount_column", choices, possible)
    return None if answer is None else int(answer)


def chosen_mark(choices: Choices) -> DecimalMark | None:
    """The answer on the decimal mark, if there is one.

    Raises:
        UnknownAnswerError: it is no decimal mark.
    """
    return _one_of("decimal_mark", choices, _MARKS)


def chosen_sign(choices: Choices) -> Sign | None:
    """The answer on what positive amounts are, if there is one.

    Raises:
        UnknownAnswerError: it is neither money in nor money out.
    """
    return _one_of("sign", choices, _SIGNS)


def chosen_currency(choices: Choices, key: str = "currency") -> str:
    """The answer on the currency, in capitals; empty without one.

    Raises:
        UnknownAnswerError: it is no three letters.
    """
    code = choices.get(key, "").strip().upper()
    if code and not _CURRENCY.fullmatch(code):
        raise UnknownAnswerError(key, code, ("three letters, such as EUR",))
    return code


def _one_of(key: str, choices: Choices, possible: Mapping[str, Answer]) -> Answer | None:
    if key not in choices:
        return None
    if choices[key] not in possible:
        raise UnknownAnswerError(key, choices[key], possible)
    return possible[choices[key]]


def amount_column_question(name: str, cells: Sequence[tuple[int, str]]) -> Question:
    """Which of the columns of one name has the amounts.

    Args:
        name: of all of them.
        cells: their places, counted from 0, and what one row has there.
    """
    written = {place: cell or "nothing" for place, cell in cells}
    return Question(
        "amount_column",
        f"Several columns are called {name!r}, with {' and '.join(written.values())} in the same "
        "row. Which one says what was paid or got?",
        tuple(
            Option(str(place + 1), f"column {place + 1}, with {cell}")
            for place, cell in written.items()
        ),
    )


def date_order_question(example: str) -> Question:
    """Which part of a date such as the example is the day."""
    options: tuple[Option, ...] = (Option("dmy", "the day"), Option("mdy", "the month"))
    ways = "two ways"
    if may_lead_with_year(example):
        options, ways = (*options, Option("ymd", "the year")), "several ways"
    return Question(
        "date_order",
        f"Every date can be read {ways}, such as {example.strip()!r}. What comes first?",
        options,
    )


def decimal_mark_question(example: str) -> Question:
    """Whether the one mark of an amount such as the example sets off thousands or cents."""
    return Question(
        "decimal_mark",
        f"The file writes {example!r}. Is that more than a thousand, or are its last digits cents?",
        (
            Option("," if "." in example else ".", "more than a thousand"),
            Option("." if "." in example else ",", "cents"),
        ),
    )


def sign_question(payee: str, amount: str) -> Question:
    """Whether the example's positive amount came in or went out."""
    return Question(
        "sign",
        f"{payee or 'A row'} has the amount {amount}. Did you pay it, or get it?",
        (Option("money_out", "I paid it"), Option("money_in", "I got it")),
    )


CURRENCY_QUESTION = Question(
    "currency",
    "The file does not name a currency. Which one is it in?",
    tuple(Option(code, code) for code in ("EUR", "USD", "GBP", "CHF")),
)
"""Asked when neither the file nor its layout names a currency; any code may answer."""
