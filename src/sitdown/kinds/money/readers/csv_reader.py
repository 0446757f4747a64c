"""Lists of any bank: what is settled on the first rows, and the stream of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from sitdown.kinds.money.readers.choices import Choices
from sitdown.kinds.money.readers.csv_columns import ColumnReader
from sitdown.kinds.money.readers.csv_ending import check_ending
from sitdown.kinds.money.readers.csv_layout import find_layout
from sitdown.kinds.money.readers.csv_records import record_chunks, records_of
from sitdown.kinds.money.readers.csv_settling import Settling
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.records import BankRow, OpenStatement, SkippedRow
from sitdown.kinds.money.readers.source import Source, bounded_lines

SAMPLE_LINES = 2000
"""What is settled is settled on these; twenty rows are enough for nearly every file."""


def open_csv(
    source: Source, encoding: EncodingChoice, today: date, choices: Choices
) -> OpenStatement:
    """Settles how a list is read.

    Raises:
        UnreadableStatementError: the file is no list of movements, or a damaged one.
        UnknownAnswerError: a choice is none of the possible ones.
    """
    with source.open_text(encoding.encoding) as text:
        head = list(islice(bounded_lines(text, source.name), SAMPLE_LINES))
    layout = find_layout(head, source.name, choices.get("delimiter"))
    sample = list(records_of(head, layout.delimiter, source.name))[layout.skipped_records :]
    settling = Settling(source.name, layout, sample, today, choices)
    reading = settling.reading()
    check_ending(source, encoding.encoding, layout.delimiter, reading, today)

    def chunks() -> Iterator[Iterator[BankRow | SkippedRow]]:
        with source.open_text(encoding.encoding) as whole:
            lines = bounded_lines(whole, source.name)
            reader = ColumnReader(reading, today)
            to_skip = layout.skipped_records
            for chunk in record_chunks(lines, layout.delimiter, source.name):
                yield reader.read(chunk.records[to_skip:], chunk.ends[to_skip:])
                to_skip = max(0, to_skip - len(chunk.records))

    def rows() -> Iterator[BankRow | SkippedRow]:
        return chain.from_iterable(chunks())

    return OpenStatement(source.name, settling.describe(encoding), rows)
