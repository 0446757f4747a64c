"""What a list does not say is asked, never guessed; what it does say is believed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitdown.kinds.money.readers.errors import (
    UnansweredQuestionsError,
    UnknownAnswerError,
    WrongCurrencyError,
)
from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import iter_rows, read_statement

TODAY = date(2026, 11, 1)
UNSURE = b"Date,Description,Amount\n03/04/2026,CAFE,4.50\n04/05/2026,TEA,5.50\n"
ANSWERS = {"date_order": "dmy", "sign": "money_out", "currency": "GBP"}


def read(text: str, **choices: str) -> StatementFile:
    return read_statement(text.encode(), TODAY, choices)


def test_a_list_that_says_nothing_asks_for_everything() -> None:
    seen = read_statement(UNSURE, TODAY)
    assert {question.key for question in seen.questions} == ANSWERS.keys()
    assert all(question.text.endswith("?") for question in seen.questions)
    assert len(seen.rows) == 2, "the rows are there to look at while the questions are open"


def test_the_answers_settle_it_and_are_listed() -> None:
    seen = read_statement(UNSURE, TODAY, ANSWERS)
    assert seen.questions == ()
    first = seen.rows[0]
    assert (first.date, first.amount_minor, first.currency) == (date(2026, 4, 3), -450, "GBP")
    told = {each.what: each.chosen for each in seen.decisions if each.why == "you said so"}
    assert told == ANSWERS


def test_the_stream_refuses_what_is_still_open() -> None:
    with pytest.raises(UnansweredQuestionsError, match="currency"):
        iter_rows(UNSURE, TODAY)
    assert len(list(iter_rows(UNSURE, TODAY, ANSWERS))) == 2


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("date_order", "myd"),
        ("sign", "maybe"),
        ("currency", "euros"),
        ("decimal_mark", ";"),
        ("encoding", "utf-7"),
        ("delimiter", "x"),
    ],
)
def test_an_answer_that_is_none_is_refused(key: str, answer: str) -> None:
    with pytest.raises(UnknownAnswerError, match=key):
        read_statement(UNSURE, TODAY, {**ANSWERS, key: answer})


def test_the_same_list_has_the_same_fingerprint_whatever_was_answered() -> None:
    assert (
        read_statement(UNSURE, TODAY).layout_fingerprint
        == read_statement(UNSURE, TODAY, ANSWERS).layout_fingerprint
    )


def test_a_running_balance_says_what_positive_amounts_are() -> None:
    card = "Date,Description,Amount,Balance\n" + "".join(
        f"2026-10-{day:02},CAFE,{day}.00,{sum(range(day + 1))}.00\n" for day in range(1, 6)
    )
    out = card.replace("CAFE,", "CAFE,-")
    assert read(card, currency="EUR").rows[0].amount_minor == 100
    assert read(card, currency="EUR").proved == (4, 4)
    flipped = read(out, currency="EUR")
    assert [row.amount_minor for row in flipped.rows] == [100, 200, 300, 400, 500]
    assert flipped.questions == ()


def test_an_answer_that_the_file_disproves_is_not_believed() -> None:
    card = "Date,Description,Amount,Balance\n13/10/2026,A,5.00,5.00\n14/10/2026,B,6.00,11.00\n"
    seen = read(card, currency="EUR", sign="money_out", date_order="mdy")
    assert [row.amount_minor for row in seen.rows] == [500, 600]
    assert seen.skipped == ()


def test_a_broken_link_tells_where_a_row_is_missing() -> None:
    lines = [f"2026-10-{day:02},CAFE,-1.00,{100 - day}.00\n" for day in range(1, 12) if day != 6]
    seen = read("Date,Description,Amount,Balance\n" + "".join(lines), currency="EUR")
    assert seen.proved == (8, 9)
    assert seen.broken_at == (7,)


def test_the_balance_is_believed_before_the_preset() -> None:
    text = (
        "Trans. Date,Post Date,Description,Amount,Category,Balance\n"
        "10/14/2026,10/14/2026,CAFE,-4.50,Food,95.50\n"
        "10/15/2026,10/15/2026,TEA,-5.50,Food,90.00\n"
    )
    assert read(text).layout == "Discover"
    assert [row.amount_minor for row in read(text).rows] == [-450, -550]


def test_mostly_negative_amounts_are_spending_and_said_to_be_a_guess() -> None:
    text = "Date,Description,Amount\n" + "".join(f"2026-10-1{n},X,-{n}.00\n" for n in range(5))
    seen = read(text, currency="EUR")
    sign = next(each for each in seen.decisions if each.what == "sign")
    assert (sign.chosen, sign.certain, seen.questions) == ("money_in", False, ())


def test_direction_words_give_unsigned_amounts_their_sign() -> None:
    text = "Date,Details,Amount,Dr/Cr\n2026-10-01,CAFE,4.50,DR\n2026-10-02,PAY,9.00,CR\n"
    assert [row.amount_minor for row in read(text, currency="INR").rows] == [-450, 900]


def test_a_sign_before_the_amounts_names_the_currency() -> None:
    text = "Date;Payee;Amount\n2026-10-01;A;-4,50 €\n2026-10-02;B;-9,00 €\n2026-10-03;C;-1,00 €\n"
    seen = read(text)
    assert (seen.currency, seen.questions) == ("EUR", ())


def test_a_file_in_another_currency_than_the_account_is_refused() -> None:
    with pytest.raises(WrongCurrencyError, match=r"GBP.*EUR"):
        read_statement(UNSURE, TODAY, {**ANSWERS, "expect_currency": "EUR"})
    mixed = (
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        "T,C,2026-10-01,2026-10-01,A,-1.00,0.00,EUR,COMPLETED,1.00\n"
        "T,C,2026-10-01,2026-10-01,A,-100,0,JPY,COMPLETED,100\n"
    )
    with pytest.raises(WrongCurrencyError, match="JPY"):
        read(mixed, expect_currency="EUR")
    assert [row.amount_minor for row in read(mixed).rows] == [-100, -100]


def test_a_list_without_known_names_is_read_by_what_stands_in_it() -> None:
    text = "Päiväys\tSaaja\tMäärä\n" + "".join(
        f"{n}.10.2026\tKahvila\t-{n},50\n" for n in (9, 15, 28)
    )
    seen = read(text, currency="EUR")
    assert seen.layout == "generic"
    assert [(row.date.day, row.amount_minor, row.payee) for row in seen.rows] == [
        (9, -950, "Kahvila"),
        (15, -1550, "Kahvila"),
        (28, -2850, "Kahvila"),
    ]


def test_a_list_without_a_header_may_have_two_columns_of_amounts() -> None:
    text = "28/10/2026,CAFE,4.50,\n27/10/2026,PAY,,100.00\n26/10/2026,TEA,5.50,\n"
    seen = read(text, currency="GBP")
    assert [row.amount_minor for row in seen.rows] == [-450, 10000, -550]


def test_each_row_left_out_says_why_and_where() -> None:
    text = (
        "Date,Description,Amount,Status\n2026-10-01,A,-1.00,Booked\n2026-02-30,B,-1.00,Booked\n"
        "2026-10-03,C,1.2.3,Booked\n2026-10-04,D,-1.00,Pending\n2026-10-05,E,,Booked\n"
        "2026-10-06\nTotal,,-4.00,\n2026-10-07,F,-1.00,Booked\n2026-10-08,G,-1.00,Booked\n"
    )
    seen = read(text, currency="EUR")
    assert [row.payee for row in seen.rows] == ["A", "F", "G"]
    assert [skipped.line for skipped in seen.skipped] == [3, 4, 5, 6, 7, 8]
    assert len(seen.rows) + len(seen.skipped) == 9


def test_commas_decide_the_fields_and_the_cents_alike() -> None:
    text = (
        'Datum,Naam,Bedrag\n2026-10-01,A,"-1.234,50"\n2026-10-02,B,"-2,00"\n2026-10-03,C,"-3,00"\n'
    )
    assert read(text, currency="EUR").rows[0].amount_minor == -123450


def test_a_date_is_never_shifted_by_its_zone() -> None:
    text = "Date,Payee,Amount\n" + "2026-10-01T23:59:00-11:00,A,-1.00\n" * 3
    assert {row.date for row in read(text, currency="EUR").rows} == {date(2026, 10, 1)}


def test_an_empty_list_of_a_known_make_has_no_rows_and_no_questions() -> None:
    seen = read("Date,Description,Amount\n")
    assert (seen.rows, seen.questions) == ((), ())


def test_a_path_an_open_file_and_bytes_give_the_same_rows(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(UNSURE)
    rows = list(iter_rows(UNSURE, TODAY, ANSWERS))
    assert list(iter_rows(path, TODAY, ANSWERS)) == rows
    with path.open("rb") as file:
        assert list(iter_rows(file, TODAY, ANSWERS)) == rows


def test_a_row_far_down_that_names_no_currency_is_left_out_unless_one_was_said() -> None:
    rows = "".join(f"2026-10-{1 + at % 28:02d},Tea {at},-4.56,EUR\n" for at in range(6_000))
    data = f"Date,Payee,Amount,Currency\n{rows}2026-10-31,Late,-7.00,\n".encode()
    seen = read_statement(data, TODAY, {"sign": "money_in"})
    assert seen.questions == ()
    assert {row.currency for row in seen.rows} == {"EUR"}
    assert [(row.line, row.reason) for row in seen.skipped] == [(6_002, "it names no currency")]
    told = {"sign": "money_in", "currency": "EUR"}
    last = read_statement(data, TODAY, told).rows[-1]
    assert (last.payee, last.currency) == ("Late", "EUR")


def test_a_row_of_money_that_names_no_currency_is_asked_about() -> None:
    data = b"Date,Payee,Amount,Currency\n2026-10-01,Tea,-4.56,EUR\n2026-10-02,Bread,-3.00,\n"
    assert "currency" in {each.key for each in read_statement(data, TODAY).questions}
