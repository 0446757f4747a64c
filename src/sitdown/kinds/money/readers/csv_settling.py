"""What has to be settled before a list's records mean something, one thing after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b

from sitdown.kinds.money.amounts import minor_digits, settle_decimal_mark
from sitdown.kinds.money.dates import SAID, settle_date_order
from sitdown.kinds.money.readers.choices import (
    CURRENCY_QUESTION,
    Choices,
    chosen_currency,
    chosen_mark,
    chosen_order,
    date_order_question,
    decimal_mark_question,
)
from sitdown.kinds.money.readers.column_names import (
    MONEY_IN_WORDS,
    MONEY_OUT_WORDS,
    NO_DIRECTION_WORDS,
    plain_name,
)
from sitdown.kinds.money.readers.columns_by_content import MINUS_SIGNS
from sitdown.kinds.money.readers.csv_checks import carries_credit, may_move
from sitdown.kinds.money.readers.csv_fallbacks import completed
from sitdown.kinds.money.readers.csv_shape import DELIMITER_NAMES, CsvReading, Layout
from sitdown.kinds.money.readers.csv_signs import Notes, Sample, with_sign
from sitdown.kinds.money.readers.csv_twins import with_one_amount
from sitdown.kinds.money.readers.currency_codes import CODE_OF_SIGN, code_of
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.errors import UnreadableRowsError
from sitdown.kinds.money.readers.records import Decision, Reading

SHARE_OF_WORDS = 0.9
_SOME_DIGIT = re.compile(r"[1-9]")

_DIRECTIONS = MONEY_IN_WORDS | MONEY_OUT_WORDS | NO_DIRECTION_WORDS
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")


class Settling:
    """Settles one thing after the other, each on what was settled before."""

    def __init__(
        self,
        name: str,
        layout: Layout,
        records: Sequence[Sequence[str]],
        today: date,
        choices: Choices,
    ) -> None:
        self._name = name
        self._layout = layout
        self._preset = layout.preset
        self._records = [record for record in records if any(map(str.strip, record))]
        self._today = today
        self._choices = choices
        self._sample = Sample(self._records, today)
        self._columns = layout.columns
        if self._records and layout.preset is None:
            width = min(layout.width, max(map(len, self._records)))
            self._columns = completed(layout.columns, self._records, today, width)
        self._notes = Notes()
        self._currency = ""
        self._account = ""

    def reading(self) -> CsvReading:
        """Everything, in the order in which one thing needs the other.

        Raises:
            SeveralListsError: another list begins in the file.
            UnknownAnswerError: an answer is none of those that were asked for.
            UnreadableRowsError: not one row can be read.
        """
        header = self._layout.header
        self._columns = with_one_amount(
            self._columns, header, self._records, self._choices, self._notes
        )
        self._settle_direction()
        settled = CsvReading(
            columns=self._columns,
            preset=self._preset,
            order="ymd",
            mark=".",
            sign=1,
            fee_factor=0,
            currency=self._settle_currency(),
            rows_name_currency=self._rows_name_currency(),
            name=self._name,
            header=header,
            width=self._layout.width,
            lone_credit=self._has_lone_credits(),
            side_signs=(
                self._side_sign(self._columns.debit),
                self._side_sign(self._columns.credit),
            ),
        )
        settled = self._with_mark(settled)
        settled = self._with_order(settled)
        settled = with_sign(settled, self._sample, self._choices, self._notes)
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
            decisions=(*first, *self._notes.decisions),
            questions=tuple(self._notes.questions),
            layout_fingerprint=blake2b(make.encode(errors="replace"), digest_size=8).hexdigest(),
        )

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
            self._notes.decide(
                "sign", "by word", f"{name!r} says which way money went", certain=True
            )
        else:
            self._columns = replace(self._columns, direction=None)

    def _side_sign(self, place: int | None) -> int:
        """The sign most amounts of a side have, when some have the other one; 0 when all are
        alike, and for a bank that is known: what it writes is known as well.
        """
        filled = [cell.strip() for cell in self._cells(place) if _SOME_DIGIT.search(cell)]
        minus = sum(cell.startswith(MINUS_SIGNS) for cell in filled)
        if self._preset is not None or minus in {0, len(filled)}:
            return 0
        return 1 if 2 * minus <= len(filled) else -1

    def _has_lone_credits(self) -> bool:
        """Whether some amounts are marked as credits and the others in no way: as on a card."""
        amounts = [cell for cell in self._cells(self._columns.amount) if cell.strip()]
        marked = any(map(carries_credit, amounts))
        others = [cell for cell in amounts if not carries_credit(cell)]
        unmarked = all(cell.strip()[-1].isdigit() and "-" not in cell for cell in others)
        return marked and bool(others) and unmarked

    def _settle_currency(self) -> str:
        """The currency of rows that name none; a question when there may be such rows."""
        amounts = self._cells(self._columns.amount, self._columns.debit)
        if self._rows_name_currency():
            return chosen_currency(self._choices)
        if self._layout.currency:
            self._notes.decide("currency", self._layout.currency, "the layout has it", certain=True)
            return self._layout.currency
        for sign, code in CODE_OF_SIGN.items():
            if amounts and all(sign in cell for cell in amounts if cell.strip()):
                self._notes.decide("currency", code, f"the amounts carry {sign}", certain=True)
                return code
        chosen = chosen_currency(self._choices)
        if chosen:
            self._notes.decide("currency", chosen, SAID, certain=True)
        elif self._records:
            self._notes.ask(CURRENCY_QUESTION)
        return chosen

    def _rows_name_currency(self) -> bool:
        """Whether each record that may be a movement names a currency, as far as was looked; one
        that does not is left out when it is read.
        """
        place = self._columns.currency
        if place is None or not any(map(str.strip, self._cells(place))):
            return False
        return all(
            record[place].strip() or not may_move(record, self._columns)
            for record in self._records
            if place < len(record)
        )

    def _with_mark(self, settled: CsvReading) -> CsvReading:
        columns = self._columns
        if mark := chosen_mark(self._choices):
            self._notes.decide("decimal_mark", mark, SAID, certain=True)
            return replace(settled, mark=mark)
        choice = settle_decimal_mark(
            self._cells(columns.amount, columns.debit, columns.credit, columns.balance),
            self._digits(settled.currency),
        )
        preset_mark = self._preset.decimal_mark if self._preset else None
        if preset_mark and (not choice.certain or choice.why == "no amount has a mark"):
            self._notes.decide("decimal_mark", preset_mark, "the bank writes it so", certain=True)
            return replace(settled, mark=preset_mark)
        if choice.doubtful:
            self._notes.ask(decimal_mark_question(choice.doubtful))
        else:
            self._notes.decide("decimal_mark", choice.mark, choice.why, certain=choice.certain)
        return replace(settled, mark=choice.mark)

    def _digits(self, currency: str) -> int:
        """How many minor digits the list's one currency has; two when it has several."""
        named = {code_of(cell) for cell in self._cells(self._columns.currency)} - {""}
        digits = {minor_digits(code) for code in named or {currency}}
        return digits.pop() if len(digits) == 1 else 2

    def _with_order(self, settled: CsvReading) -> CsvReading:
        cells = self._cells(self._columns.date[0])
        preset_order = self._preset.date_order if self._preset else None
        chosen = chosen_order(self._choices)
        choice = settle_date_order(cells, self._today, preset_order, chosen)
        if choice.order is None:
            example = next(cell.strip() for cell in cells if cell.strip())
            self._notes.ask(date_order_question(example))
            return replace(settled, order="dmy")
        self._notes.decide("date_order", choice.order, choice.why, certain=choice.certain)
        return replace(settled, order=choice.order)

    def _look_at_rows(self, settled: CsvReading) -> None:
        """Finds what the rows have in common: one currency, one account."""
        rows = self._sample.rows(settled)
        if not rows and (reason := self._sample.why_unreadable(settled)):
            raise UnreadableRowsError(self._name, reason)
        currencies = {row.currency for row in rows}
        self._currency = currencies.pop() if len(currencies) == 1 else settled.currency
        accounts = {row.account for row in rows}
        preamble = " ".join(cell for record in self._layout.preamble for cell in record)
        if found := _IBAN.search(preamble):
            self._account = found[0].replace(" ", "")
        elif len(accounts) == 1:
            self._account = accounts.pop()
