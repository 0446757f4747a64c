"""Reading by columns never says anything else than reading record by record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.amounts import DecimalMark
from sitdown.kinds.money.readers.csv_columns import ColumnReader
from sitdown.kinds.money.readers.csv_rows import RecordReader
from sitdown.kinds.money.readers.csv_shape import Columns, CsvReading

TODAY = date(2026, 11, 21)
DAYS = st.sampled_from(["2026-10-01", "01.10.2026", " 2026-10-02 ", "", "31.02.2026", "soon"])
AMOUNTS = st.sampled_from(
    [
        *("-12.50", "1,234.56", "1.234,56", "-3,20", "3", "", "-", "€ 4.00", "1\n2.00", "0.001"),
        *("4.00CR", "5.00 DR", "12.-", "-7.00", "9.00"),
    ]
)
TEXTS = st.sampled_from(
    [
        "EDEKA",
        " Cafe  Anna ",
        "",
        "Tom &amp; Co",
        "Endsaldo",
        "Kasse\nBerlin",
        "Björn",
        "\x00",
        "a|b",
        "a | b",
        "no\xa0break",
        "\u3000",
        "Tom & Co",
        "end ",
    ]
)
CODES = st.sampled_from(["EUR", "eur ", "", "JPY"])
RECORDS = st.lists(
    st.tuples(DAYS, TEXTS, TEXTS, AMOUNTS, AMOUNTS, CODES, TEXTS).map(list)
    | st.sampled_from([[], [""], ["2026-10-01", "EDEKA"], ["", "", "", "", "", "", ""]]),
    max_size=5,
)
COLUMNS = Columns(
    date=(0,), payee=(1,), memo=(2,), amount=3, balance=4, currency=5, bank_category=6
)
SHAPES = st.sampled_from(
    [
        COLUMNS,
        Columns(date=(0,), payee=(1, 2), amount=3),
        Columns(date=(0,), payee=(1,), payer=(2,), memo=(2, 6), debit=3, credit=4),
        Columns(date=(0,), payee=(1,), debit=3, credit=4, sides_guessed=True, pending=6),
        Columns(date=(6, 0), payee=(1,), amount=3, direction=2, fee=4, status=6, account=2),
    ]
)


@given(
    records=RECORDS,
    columns=SHAPES,
    mark=st.sampled_from([".", ","]),
    sign=st.sampled_from([1, -1]),
    fee_factor=st.sampled_from([0, 1]),
    width=st.sampled_from([0, 5, 6, 7]),
    lone_credit=st.booleans(),
    side_signs=st.sampled_from([(0, 0), (1, -1)]),
)
def test_both_ways_of_reading_agree(
    records: list[list[str]],
    columns: Columns,
    mark: DecimalMark,
    sign: int,
    fee_factor: int,
    width: int,
    lone_credit: bool,
    side_signs: tuple[int, int],
) -> None:
    reading = CsvReading(columns, None, "dmy", mark, sign, fee_factor, "EUR")
    reading = replace(reading, width=width, lone_credit=lone_credit, side_signs=side_signs)
    single = RecordReader(reading, TODAY)
    one_by_one = [single.read(line, record) for line, record in enumerate(records)]
    together = ColumnReader(reading, TODAY, with_original=True).read(records, range(len(records)))
    assert list(together) == [row for row in one_by_one if row is not None]


def test_plain_records_are_all_movements() -> None:
    reading = CsvReading(COLUMNS, None, "ymd", ".", 1, 0, "EUR")
    record = ["2026-10-01", "EDEKA", "Berlin", "-12.50", "1,000.00", "EUR", "food"]
    (row,) = ColumnReader(reading, TODAY).read([record], [7])
    assert row == (
        7,
        date(2026, 10, 1),
        -1250,
        "EUR",
        "EDEKA",
        "Berlin",
        "",
        100_000,
        "",
        "food",
        (),
    )
