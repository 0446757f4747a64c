"""Of several columns called the same, the one of the amounts is asked for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.readers.errors import UnansweredQuestionsError, UnknownAnswerError
from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import iter_rows, read_statement

TODAY = date(2026, 11, 1)
TWO_CURRENCIES = """Date,Payee,Amount,Currency,Amount,Currency
2026-10-01,Hotel,-100.00,CHF,-104.50,EUR
2026-10-02,Train,-20.00,CHF,-21.10,EUR
2026-10-03,Cafe,-4.00,CHF,-4.30,EUR
"""


def read(text: str, **choices: str) -> StatementFile:
    return read_statement(text.encode(), TODAY, choices)


def test_two_columns_that_differ_are_asked_about_with_what_is_in_them() -> None:
    (question,) = read(TWO_CURRENCIES).questions
    assert question.key == "amount_column"
    assert "'Amount'" in question.text
    assert "-100.00 and -104.50" in question.text
    assert [option.value for option in question.options] == ["3", "5"]
    assert question.options[1].label == "column 5, with -104.50"
    with pytest.raises(UnansweredQuestionsError):
        iter_rows(TWO_CURRENCIES.encode(), TODAY)


@pytest.mark.parametrize(
    ("column", "amounts", "currency"),
    [("3", [-10000, -2000, -400], "CHF"), ("5", [-10450, -2110, -430], "EUR")],
)
def test_the_answer_takes_the_currency_beside_it(
    column: str, amounts: list[int], currency: str
) -> None:
    seen = read(TWO_CURRENCIES, amount_column=column)
    assert seen.questions == ()
    assert [row.amount_minor for row in seen.rows] == amounts
    assert {row.currency for row in seen.rows} == {currency}
    told = [each for each in seen.decisions if each.what == "amount_column"]
    assert [(each.chosen, each.why) for each in told] == [(column, "you said so")]


def test_an_answer_that_is_no_such_column_is_refused() -> None:
    with pytest.raises(UnknownAnswerError):
        read(TWO_CURRENCIES, amount_column="1")


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=20))
def test_columns_that_say_the_same_need_no_question(cents: list[int]) -> None:
    lines = ["Date,Payee,Amount,Amount,Currency"]
    written = [f"-{cent / 100:.2f}" for cent in cents]
    lines += [f"2026-10-{at + 1:02d},Shop,{each},{each},EUR" for at, each in enumerate(written)]
    seen = read("\n".join(lines) + "\n")
    assert "amount_column" not in {question.key for question in seen.questions}
    assert [row.amount_minor for row in seen.rows] == [-cent for cent in cents]
