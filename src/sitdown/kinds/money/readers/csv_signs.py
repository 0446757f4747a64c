"""What the amounts of a list are: money in or money out, with or without the fee beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sitdown.kinds.money.dates import SAID
from sitdown.kinds.money.readers.balance_proof import BalanceProof, Link, prove
from sitdown.kinds.money.readers.choices import Choices, chosen_sign, sign_question
from sitdown.kinds.money.readers.csv_columns import ColumnReader
from sitdown.kinds.money.readers.csv_rows import CsvReading, RecordReader
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
    if columns.amount is None or columns.direction is not None:
        return settled
    if proof is not None:
        chosen = "money_in" if proof.sign == 1 else "money_out"
        why = f"{proof.linked} of {proof.total} balances follow from the row before"
        notes.decide("sign", chosen, why, certain=True)
        return replace(settled, sign=proof.sign)
    if sign := chosen_sign(choices):
        notes.decide("sign", sign, SAID, certain=True)
        return replace(settled, sign=1 if sign == "money_in" else -1)
    if preset := settled.preset:
        notes.decide("sign", preset.sign, "the bank writes it so", certain=True)
        return replace(settled, sign=1 if preset.sign == "money_in" else -1)
    _settle_by_most(settled, sample, notes)
    return settled


def _settle_by_most(settled: CsvReading, sample: Sample, notes: Notes) -> None:
    rows = sample.rows(settled)
    negative = sum(row.amount_minor < 0 for row in rows)
    if negative >= FEWEST_SPENDINGS and negative >= SHARE_OF_SPENDING * len(rows):
        why = f"{negative} of {len(rows)} amounts are negative, and most rows are spending"
        notes.decide("sign", "money_in", why, certain=False)
    elif example := next((row for row in rows if row.amount_minor > 0), None):
        written = example.original[settled.columns.amount or 0].strip()
        notes.ask(sign_question(example.payee, written))
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
    fixed = columns.amount is None or columns.direction is not None
    return prove(links, signs=(1,) if fixed else (1, -1))
