"""What the amounts of a list are: money in or money out, with or without the fee beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sitdown.kinds.money.amounts import NotAnAmountError
from sitdown.kinds.money.dates import SAID, NotADateError
from sitdown.kinds.money.readers.balance_proof import BalanceProof, Link, prove
from sitdown.kinds.money.readers.choices import Choices, chosen_sign, sign_question
from sitdown.kinds.money.readers.csv_checks import NoMovementError, WronglyCutError
from sitdown.kinds.money.readers.csv_columns import ColumnReader
from sitdown.kinds.money.readers.csv_rows import RecordReader
from sitdown.kinds.money.readers.csv_shape import Columns, CsvReading
from sitdown.kinds.money.readers.records import BankRow, Decision, Question

SHARE_OF_SPENDING = 0.6
FEWEST_SPENDINGS = 3
"""An account's rows are mostly spending: when this many, and this share, are negative, negative is
money out. A file of mostly positive amounts could be a card or a savings account, and is asked."""


@dataclass
class Notes:
    """What was settled, and what is left to ask."""

    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def decide(self, what: str, chosen: str, why: str, *, certain: bool) -> None:
        """Note one thing that was settled, and what says so."""
        self.decisions.append(Decision(what, chosen, why, certain))

    def ask(self, question: Question) -> None:
        """Note a question for the person."""
        self.questions.append(question)


@dataclass(frozen=True)
class Sample:
    """The first records of a list, none of them empty."""

    records: Sequence[Sequence[str]]
    today: date

    def why_unreadable(self, settled: CsvReading) -> str:
        """Why the first record cannot be read, when none of them can; empty when one can, or is in
        order and no movement.
        """
        reader, first = RecordReader(settled, self.today), ""
        for record in self.records:
            try:
                reader.movement(0, record)
            except NoMovementError:
                return ""
            except (NotADateError, NotAnAmountError, WronglyCutError) as error:
                first = first or str(error)
            except IndexError:
                continue
            else:
                return ""
        return first

    def rows(self, settled: CsvReading) -> list[BankRow]:
        """The movements among them; each keeps the record it was made of."""
        reader = ColumnReader(settled, self.today, with_original=True)
        read = reader.read(self.records, range(len(self.records)))
        return [row for row in read if isinstance(row, BankRow)]


def with_sign(settled: CsvReading, sample: Sample, choices: Choices, notes: Notes) -> CsvReading:
    """Sign and fee: the balance, the person, the bank, the shape of the file, the question."""
    columns = settled.columns
    proof = _proof(settled, sample)
    if proof is not None:
        settled = replace(settled, fee_factor=proof.fee_factor)
        if proof.fee_factor:
            notes.decide("fee", "part of the amount", "the balance moves by both", certain=True)
    if not _is_open(columns):
        return settled
    if proof is not None:
        chosen = "money_in" if proof.sign == 1 else "money_out"
        why = f"{proof.linked} of {proof.total} balances follow from the row before"
        notes.decide("sign", chosen, why, certain=True)
        return replace(settled, sign=proof.sign)
    if sign := chosen_sign(choices):
        notes.decide("sign", sign, SAID, certain=True)
        return replace(settled, sign=1 if sign == "money_in" else -1)
    if (preset := settled.preset) and not columns.sides_guessed:
        notes.decide("sign", preset.sign, "the bank writes it so", certain=True)
        return replace(settled, sign=1 if preset.sign == "money_in" else -1)
    _settle_by_most(settled, sample, notes)
    return settled


def _settle_by_most(settled: CsvReading, sample: Sample, notes: Notes) -> None:
    rows = sample.rows(settled)
    negative = sum(row.amount_minor < 0 for row in rows)
    mostly_spent = negative >= FEWEST_SPENDINGS and negative >= SHARE_OF_SPENDING * len(rows)
    if mostly_spent and not settled.columns.sides_guessed:
        why = f"{negative} of {len(rows)} amounts are negative, and most rows are spending"
        notes.decide("sign", "money_in", why, certain=False)
    elif example := next((row for row in rows if row.amount_minor > 0), None):
        place = settled.columns.credit if settled.columns.amount is None else settled.columns.amount
        notes.ask(sign_question(example.payee, example.original[place or 0].strip()))
    elif rows:
        notes.decide("sign", "money_in", "no amount is positive", certain=False)


def _proof(settled: CsvReading, sample: Sample) -> BalanceProof | None:
    columns = settled.columns
    if columns.balance is None:
        return None
    with_fee = replace(settled, columns=replace(columns, amount=columns.fee, direction=None))
    fees = RecordReader(with_fee, sample.today)
    links = []
    for row in sample.rows(settled):
        if row.balance_minor is None:
            continue
        fee_row = fees.read(row.line, row.original) if columns.fee is not None else None
        fee = fee_row.amount_minor if isinstance(fee_row, BankRow) else 0
        chain = f"{row.account}\0{row.currency}"
        links.append(Link(row.line, chain, row.amount_minor, fee, row.balance_minor))
    return prove(links, signs=(1, -1) if _is_open(columns) else (1,))


def _is_open(columns: Columns) -> bool:
    """Whether neither two named columns nor a column of words says which way money went."""
    return columns.sides_guessed or (columns.amount is not None and columns.direction is None)
