"""Lists of any bank: what is settled on the first rows, and the stream of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from itertools import chain, islice

from sitdown.kinds.money.amounts import settle_decimal_mark
from sitdown.kinds.money.dates import SAID, settle_date_order
from sitdown.kinds.money.readers.balance_proof import BalanceProof, Link, prove
from sitdown.kinds.money.readers.choices import (
    CURRENCY_QUESTION,
    Choices,
    chosen_currency,
    chosen_mark,
    chosen_order,
    chosen_sign,
    date_order_question,
    sign_question,
)
from sitdown.kinds.money.readers.column_names import (
    MONEY_IN_WORDS,
    MONEY_OUT_WORDS,
    NO_DIRECTION_WORDS,
    plain_name,
)
from sitdown.kinds.money.readers.csv_columns import ColumnReader
from sitdown.kinds.money.readers.csv_ending import check_ending
from sitdown.kinds.money.readers.csv_layout import (
    DELIMITER_NAMES,
    Layout,
    find_layout,
)
from sitdown.kinds.money.readers.csv_records import record_chunks, records_of
from sitdown.kinds.money.readers.csv_rows import CsvReading, RecordReader
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.records import (
    BankRow,
    Decision,
    OpenStatement,
    Question,
    Reading,
    SkippedRow,
)
from sitdown.kinds.money.readers.source import Source, bounded_lines

SAMPLE_LINES = 2000
"""What is settled is settled on these; twenty rows are enough for nearly every file."""

SHARE_OF_WORDS = 0.9
SHARE_OF_SPENDING = 0.6
FEWEST_SPENDINGS = 3
"""An account's rows are mostly spending: when this many, and this share, are negative, negative is
money out. A file of mostly positive amounts could be a card or a savings account, and is asked."""

_DIRECTIONS = MONEY_IN_WORDS | MONEY_OUT_WORDS | NO_DIRECTION_WORDS
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_SIGN_OF_CURRENCY = {"€": "EUR", "£": "GBP"}
"""The dollar sign is left out: a dozen currencies have it."""


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
    settling = _Settling(layout, sample, today, choices)
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


class _Settling:
    """Settles one thing after the other, each on what was settled before."""

    def __init__(
        self, layout: Layout, records: Sequence[Sequence[str]], today: date, choices: Choices
    ) -> None:
        self._layout = layout
        self._preset = layout.preset
        self._records = [record for record in records if any(map(str.strip, record))]
        self._today = today
        self._choices = choices
        self._columns = layout.columns
        self.decisions: list[Decision] = []
        self.questions: list[Question] = []
        self._currency = ""
        self._account = ""

    def reading(self) -> CsvReading:
        """Everything, in the order in which one thing needs the other."""
        self._settle_direction()
        settled = CsvReading(
            columns=self._columns,
            preset=self._preset,
            order="ymd",
            mark=".",
            sign=1,
            fee_factor=0,
            currency=self._settle_currency(),
        )
        settled = self._with_mark(settled)
        settled = self._with_order(settled)
        settled = self._with_sign(settled)
        self._look_at_rows(settled)
        return settled

    def describe(self, encoding: EncodingChoice) -> Reading:
        """What was settled, for a person to look at."""
        layout = self._layout
        delimiter = DELIMITER_NAMES[layout.delimiter]
        why = (
            "its header has this bank's names" if self._preset else "its columns say what they are"
        )
        first = (
            Decision("encoding", encoding.encoding, encoding.why, encoding.certain),
            Decision("delimiter", delimiter, "so every row has as many fields", certain=True),
            Decision("layout", layout.name, why, certain=self._preset is not None),
        )
        names = "\0".join(plain_name(name) for name in layout.header)
        make = f"csv\0{layout.delimiter}\0{names or len(self._records[0]) if self._records else 0}"
        return Reading(
            format="csv",
            layout=layout.name,
            encoding=encoding.encoding,
            account_hint=self._account,
            currency=self._currency,
            header=layout.header,
            decisions=(*first, *self.decisions),
            questions=tuple(self.questions),
            layout_fingerprint=blake2b(make.encode(errors="replace"), digest_size=8).hexdigest(),
        )

    def _decide(self, what: str, chosen: str, why: str, *, certain: bool) -> None:
        self.decisions.append(Decision(what, chosen, why, certain))

    def _cells(self, *places: int | None) -> list[str]:
        wanted = [place for place in places if place is not None]
        return [
            record[place] for record in self._records for place in wanted if place < len(record)
        ]

    def _settle_direction(self) -> None:
        """Keeps a column of directions only when its words are ones, and amounts have no sign."""
        place = self._columns.direction
        if place is None:
            return
        words = [cell.strip().casefold() for cell in self._cells(place) if cell.strip()]
        known = sum(word in _DIRECTIONS for word in words)
        amounts = self._cells(self._columns.amount)
        unsigned = not any(cell.strip().startswith(("-", "\u2212", "(")) for cell in amounts)
        if words and known >= SHARE_OF_WORDS * len(words) and unsigned:
            name = self._layout.header[place] if self._layout.header else "a column of words"
            self._decide("sign", "by word", f"{name!r} says which way money went", certain=True)
        else:
            self._columns = replace(self._columns, direction=None)

    def _settle_currency(self) -> str:
        """The currency of rows that name none; a question when there may be such rows."""
        columns, amounts = self._columns, self._cells(self._columns.amount, self._columns.debit)
        if columns.currency is not None and all(
            cell.strip() for cell in self._cells(columns.currency)
        ):
            return ""
        if self._layout.currency:
            self._decide("currency", self._layout.currency, "the layout has it", certain=True)
            return self._layout.currency
        for sign, code in _SIGN_OF_CURRENCY.items():
            if amounts and all(sign in cell for cell in amounts if cell.strip()):
                self._decide("currency", code, f"the amounts carry {sign}", certain=True)
                return code
        chosen = chosen_currency(self._choices)
        if chosen:
            self._decide("currency", chosen, SAID, certain=True)
        elif self._records:
            self.questions.append(CURRENCY_QUESTION)
        return chosen

    def _with_mark(self, settled: CsvReading) -> CsvReading:
        columns = self._columns
        if mark := chosen_mark(self._choices):
            self._decide("decimal_mark", mark, SAID, certain=True)
            return replace(settled, mark=mark)
        choice = settle_decimal_mark(
            self._cells(columns.amount, columns.debit, columns.credit, columns.balance)
        )
        preset_mark = self._preset.decimal_mark if self._preset else None
        if preset_mark and (not choice.certain or choice.why == "no amount has a mark"):
            self._decide("decimal_mark", preset_mark, "the bank writes it so", certain=True)
            return replace(settled, mark=preset_mark)
        self._decide("decimal_mark", choice.mark, choice.why, certain=choice.certain)
        return replace(settled, mark=choice.mark)

    def _with_order(self, settled: CsvReading) -> CsvReading:
        cells = self._cells(self._columns.date[0])
        preset_order = self._preset.date_order if self._preset else None
        chosen = chosen_order(self._choices)
        choice = settle_date_order(cells, self._today, preset_order, chosen)
        if choice.order is None:
            example = next(cell.strip() for cell in cells if cell.strip())
            self.questions.append(date_order_question(example))
            return replace(settled, order="dmy")
        self._decide("date_order", choice.order, choice.why, certain=choice.certain)
        return replace(settled, order=choice.order)

    def _with_sign(self, settled: CsvReading) -> CsvReading:
        """Sign and fee: the balance, the person, the bank, the shape of the file, the question."""
        settled = replace(settled, columns=self._columns)
        columns = self._columns
        proof = self._proof(settled)
        if proof is not None:
            settled = replace(settled, fee_factor=proof.fee_factor)
            if proof.fee_factor:
                self._decide("fee", "part of the amount", "the balance moves by both", certain=True)
        if columns.amount is None or columns.direction is not None:
            return settled
        if proof is not None:
            chosen = "money_in" if proof.sign == 1 else "money_out"
            why = f"{proof.linked} of {proof.total} balances follow from the row before"
            self._decide("sign", chosen, why, certain=True)
            return replace(settled, sign=proof.sign)
        if sign := chosen_sign(self._choices):
            self._decide("sign", sign, SAID, certain=True)
            return replace(settled, sign=1 if sign == "money_in" else -1)
        if self._preset is not None:
            self._decide("sign", self._preset.sign, "the bank writes it so", certain=True)
            return replace(settled, sign=1 if self._preset.sign == "money_in" else -1)
        return self._with_sign_of_most(settled)

    def _with_sign_of_most(self, settled: CsvReading) -> CsvReading:
        rows = self._rows(settled)
        negative = sum(row.amount_minor < 0 for row in rows)
        if negative >= FEWEST_SPENDINGS and negative >= SHARE_OF_SPENDING * len(rows):
            why = f"{negative} of {len(rows)} amounts are negative, and most rows are spending"
            self._decide("sign", "money_in", why, certain=False)
        elif example := next((row for row in rows if row.amount_minor > 0), None):
            written = example.original[self._columns.amount or 0].strip()
            self.questions.append(sign_question(example.payee, written))
        elif rows:
            self._decide("sign", "money_in", "no amount is positive", certain=False)
        return settled

    def _rows(self, settled: CsvReading) -> list[BankRow]:
        reader = ColumnReader(settled, self._today, with_original=True)
        read = reader.read(self._records, range(len(self._records)))
        return [row for row in read if isinstance(row, BankRow)]

    def _proof(self, settled: CsvReading) -> BalanceProof | None:
        columns = self._columns
        if columns.balance is None:
            return None
        with_fee = replace(settled, columns=replace(columns, amount=columns.fee, direction=None))
        fees = RecordReader(with_fee, self._today)
        links = []
        for row in self._rows(settled):
            if row.balance_minor is None:
                continue
            fee_row = fees.read(row.line, row.original) if columns.fee is not None else None
            fee = fee_row.amount_minor if isinstance(fee_row, BankRow) else 0
            chain = f"{row.account}\0{row.currency}"
            links.append(Link(row.line, chain, row.amount_minor, fee, row.balance_minor))
        fixed = columns.amount is None or columns.direction is not None
        return prove(links, signs=(1,) if fixed else (1, -1))

    def _look_at_rows(self, settled: CsvReading) -> None:
        """Finds what the rows have in common: one currency, one account."""
        rows = self._rows(settled)
        currencies = {row.currency for row in rows}
        self._currency = currencies.pop() if len(currencies) == 1 else settled.currency
        accounts = {row.account for row in rows}
        preamble = " ".join(cell for record in self._layout.preamble for cell in record)
        if found := _IBAN.search(preamble):
            self._account = found[0].replace(" ", "")
        elif len(accounts) == 1:
            self._account = accounts.pop()
