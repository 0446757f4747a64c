"""What banks do that no header tells: each habit, by the file that has it."""

from __future__ import annotations

from datetime import date

from tests.kinds.money.readers.test_fixtures import FOLDER, read

from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)


def raw(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def read_text(text: str, **choices: str) -> StatementFile:
    return read_statement(text.encode(), TODAY, choices)


def amounts(name: str) -> list[int]:
    return [row.amount_minor for row in read(name).rows]


def days(name: str) -> list[str]:
    return [str(row.date) for row in read(name).rows]


def test_chase_writes_an_ampersand_as_html_and_has_a_field_more_than_names() -> None:
    assert b"A&amp;B" in raw("chase-checking.csv")
    assert read("chase-checking.csv").rows[0].payee == "A&B COFFEE"
    header, first = raw("chase-checking.csv").splitlines()[:2]
    assert first.count(b",") == header.count(b",") + 1


def test_the_block_of_sums_before_a_list_is_no_movement() -> None:
    assert raw("bank-of-america-checking.csv").startswith(b"Description,,Summary Amt.")
    assert raw("bank-of-america-checking.csv").splitlines()[5] == b""
    assert amounts("bank-of-america-checking.csv") == [-100_050, 50_000]


def test_one_card_wrote_its_days_in_two_ways_over_the_years() -> None:
    assert days("capital-one-card.csv")[0] == "2026-10-14"
    assert days("capital-one-card-newer.csv") == ["2025-01-05", "2025-01-04"]
    assert amounts("capital-one-card-newer.csv") == [-450, 9_000]


def test_a_signed_amount_beside_its_direction_is_read_as_signed() -> None:
    header = (
        "Account Number,Transaction Date,Transaction Amount,Transaction Type,"
        "Transaction Description,Balance\n"
    )
    rows = "123,10/14/26,-4.50,Debit,CAFE,95.50\n123,10/13/26,100.00,Credit,PAY,100.00\n"
    assert [row.amount_minor for row in read_text(header + rows).rows] == [-450, 10_000]


def test_the_cards_of_one_bank_put_the_member_in_the_middle() -> None:
    seen = read("american-express-thirteen-columns.csv")
    assert (seen.layout, seen.rows[0].amount_minor) == ("American Express US", -450)


def test_the_british_sister_of_a_card_writes_the_day_first() -> None:
    assert days("american-express-uk.csv")[0] == "2026-10-14"
    assert read("american-express-uk.csv").currency == "GBP"


def test_the_number_of_a_check_is_neither_money_nor_a_payee() -> None:
    check = read("wells-fargo.csv").rows[1]
    assert (check.amount_minor, check.payee, check.memo) == (9_000, "PAY", "12")


def test_what_is_pending_is_left_out() -> None:
    for name in ("citi.csv", "revolut.csv", "dkb.csv", "sparkasse.csv", "paypal-activity.csv"):
        assert read(name).skipped[-1].reason.startswith("its status is")


def test_a_column_that_some_lists_have_more_changes_nothing() -> None:
    assert read("citi-with-member.csv").layout == read("citi.csv").layout
    assert read("ing-nl-comma.csv").layout == read("ing-nl.csv").layout
    without = raw("chase-card.csv").decode().replace("Card,", "", 1).replace("1234,", "")
    assert read_text(without).layout == read("chase-card.csv").layout
    assert [row.amount_minor for row in read_text(without).rows] == amounts("chase-card.csv")


def test_dollar_signs_and_thousands_in_the_amounts_are_read() -> None:
    assert b'"$1,234.00"' in raw("schwab.csv")
    assert read("schwab.csv").rows[0].balance_minor == 123_400
    text = raw("us-bank.csv").decode().replace("-4.50", "-$7,971.39").replace("90.00", "(12.00)")
    assert [row.amount_minor for row in read_text(text).rows] == [-797_139, -1_200]


def test_a_move_into_a_pot_is_a_movement_with_its_sign() -> None:
    pot = read("monzo.csv").rows[1]
    assert (pot.payee, pot.amount_minor, pot.bank_category) == ("Pot", 9_000, "Savings")


def test_the_balance_that_some_lists_have_more_proves_them() -> None:
    header, *rows = raw("monzo.csv").decode().splitlines()
    balances = ("95.50", "185.50", "185.50")
    longer = [f"{row},{balance},GBP" for row, balance in zip(rows, balances, strict=True)]
    text = "\n".join([f"{header},Balance,Balance currency", *longer, ""])
    assert read_text(text).proved == (2, 2)


def test_several_currencies_in_one_list_are_chains_of_their_own() -> None:
    text = raw("revolut.csv").decode()
    text += "CARD_PAYMENT,Current,2026-10-02 10:00:00,2026-10-02 11:00:00,Tube,-3.00,0.00,GBP,"
    seen = read_text(text + "COMPLETED,7.00\n")
    assert [row.currency for row in seen.rows] == ["EUR", "EUR", "EUR", "GBP"]
    assert seen.proved == (2, 2)


def test_the_words_of_a_list_may_be_in_the_language_of_its_person() -> None:
    assert amounts("revolut-german.csv") == amounts("revolut.csv")
    assert amounts("paypal-activity-german.csv") == amounts("paypal-activity.csv")
    assert amounts("n26-german.csv") == amounts("n26-french.csv")


def test_an_older_list_had_two_columns_and_its_currency_in_their_names() -> None:
    assert b"Paid Out (EUR) ;" in raw("revolut-older.csv")
    assert amounts("revolut-older.csv") == [-450, 109_000]
    assert read("revolut-older.csv").currency == "EUR"


def test_a_list_in_the_letters_of_old_windows_is_whole() -> None:
    for name in ("ing-de.csv", "dkb-older.csv", "sparkasse.csv", "volksbank.csv"):
        assert b"Caf\xe9" in raw(name)
        assert read(name).rows[0].payee == "Café"


def test_a_list_may_say_what_it_is_sorted_by() -> None:
    text = raw("ing-de.csv").decode("latin-1")
    text = text.replace("\n\nBuchung", "\n\nSortierung;Datum absteigend\n\nBuchung").replace(
        "\r\n\r\nBuchung", "\r\n\r\nSortierung;Datum absteigend\r\n\r\nBuchung"
    )
    assert "Sortierung" in text
    assert read_statement(text.encode("latin-1"), TODAY).rows[0].amount_minor == -6_600


def test_days_without_marks_and_amounts_without_signs_are_read() -> None:
    assert days("ing-nl.csv") == ["2026-10-14", "2026-10-13"]
    assert amounts("ing-nl.csv") == [-1_250, 100_000]


def test_thirteen_lines_before_a_header_and_balances_after_the_rows_are_no_movements() -> None:
    assert raw("volksbank.csv").splitlines()[13].startswith(b"Buchungstag;")
    assert amounts("volksbank.csv") == [-450, 109_000]
    assert ["Anfangssaldo" in each.text for each in read("volksbank.csv").skipped] == [True, False]


def test_a_payee_without_a_gap_behind_it_ends_where_its_field_ends() -> None:
    text = raw("barclays.csv").decode().replace("CAFE         \tON", "TESCO STORES 12345ON")
    row = read_text(text).rows[0]
    assert (row.payee, row.memo) == ("TESCO STORES 12345", "TESCO STORES 12345ON 13 OCT")


def test_a_number_column_may_be_empty() -> None:
    assert raw("barclays.csv").splitlines()[1].startswith(b" ,")
    assert days("barclays.csv") == ["2026-10-14", "2026-10-13"]


def test_thousands_in_quotes_are_one_amount() -> None:
    assert b'"1,090.00"' in raw("hsbc-uk.csv")
    assert amounts("hsbc-uk.csv") == [-450, 109_000]


def test_an_apostrophe_before_a_sort_code_is_no_quotation_mark() -> None:
    assert b",'11-22-33," in raw("lloyds-or-halifax.csv")
    assert read("lloyds-or-halifax.csv").account_hint == "123"


def test_a_charge_in_a_row_of_its_own_is_a_movement() -> None:
    text = raw("wise-statement.csv").decode()
    head, first, *rest = text.splitlines()
    fee = first.replace("CARD-1,", "FEE-CARD-1,").replace("-4.50", "-0.10").replace("85.5", "85.4")
    seen = read_text("\n".join([head, fee, first, *rest, ""]))
    assert [row.amount_minor for row in seen.rows] == [-10, -450, 9_000]
    assert seen.proved == (2, 2)


def test_money_that_came_in_from_another_currency_is_what_arrived() -> None:
    assert amounts("wise-history-full.csv") == [-450, 9_000]
    assert {row.currency for row in read("wise-history-full.csv").rows} == {"EUR"}


def test_what_is_held_authorised_or_only_noted_moves_nothing() -> None:
    assert amounts("paypal-held.csv") == [-450, 9_000]
    assert len(read("paypal-held.csv").skipped) == 4


def test_what_moved_is_what_is_left_after_the_fee() -> None:
    for name in ("paypal-statement.csv", "paypal-activity.csv"):
        assert b"100" in raw(name)
        assert amounts(name)[1] == 9_700


def test_an_amount_without_a_sign_takes_it_from_the_word_beside_it() -> None:
    assert b",debit," in raw("mint.csv")
    assert amounts("mint.csv") == [-450, 9_000]
