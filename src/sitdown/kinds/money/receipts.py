"""The receipt of an import: what was in the file and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from itertools import compress

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable, storable_text
from sitdown.kinds.money.readers.balance_proof import RunningProof
from sitdown.kinds.money.readers.records import BankRow, Decision, Reading, SkippedRow
from sitdown.kinds.money.tables import BankFileRow

SKIPPED_KEPT = 500
TEXT_KEPT = 200


@dataclass(frozen=True)
class Receipt:
    """What became of a file.

    Attributes:
        account: the account's name.
        sums: by currency, minor units that came ``in`` and went ``out`` with what was read, also
            with what the ledger had already.
        first_day: of what was read; None when that is nothing.
        last_day: of the same.
        proved: links of the running balance that hold, out of all; None without a balance.
        undone_at: when its movements were taken out again.
    """

    id: str
    account: str
    name: str
    sha256: str
    format: str
    layout: str
    read: int
    added: int
    duplicates: int
    skipped: tuple[SkippedRow, ...]
    decisions: tuple[Decision, ...]
    sums: Mapping[str, Mapping[str, int]]
    first_day: date | None
    last_day: date | None
    proved: tuple[int, int] | None
    imported_at: datetime
    undone_at: datetime | None


@dataclass
class Tally:
    """Counts what passes through an import; so many skipped rows are kept."""

    skipped_kept: int = SKIPPED_KEPT
    read: int = 0
    added: int = 0
    skipped: list[SkippedRow] = field(default_factory=list)
    sums: dict[str, dict[str, int]] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    balances: RunningProof = field(default_factory=RunningProof)
    told: tuple[Decision, ...] = ()
    """What can be said only once all is read, beside what the reader settled before."""

    def took(self, rows: Sequence[BankRow], *, added: int) -> None:
        """Count a chunk: the rows read, and how many of them were added."""
        self.read += len(rows)
        self.added += added
        if not rows:
            return
        _, days, amounts, currencies, *_ = zip(*rows, strict=True)
        for currency in dict.fromkeys(currencies):
            sums = self.sums.setdefault(currency, {"in": 0, "out": 0})
            of_it = list(compress(amounts, map(currency.__eq__, currencies)))
            out = -sum(amount for amount in of_it if amount < 0)
            sums["out"] += out
            sums["in"] += sum(of_it) + out
        first, last = min(days), max(days)
        self.first_day = first if self.first_day is None else min(self.first_day, first)
        self.last_day = last if self.last_day is None else max(self.last_day, last)

    def skip(self, row: SkippedRow) -> None:
        """Keep a row that was left out, as long as there are few."""
        if len(self.skipped) < self.skipped_kept:
            self.skipped.append(row)

    def write_to(self, receipt: BankFileRow) -> None:
        """Write the counts into the receipt's row."""
        proved = self.balances.result()
        receipt.rows_read = self.read
        receipt.rows_added = self.added
        receipt.rows_duplicate = self.read - self.added
        receipt.skipped = [
            {"line": row.line, "reason": row.reason, "text": storable_text(row.text[:TEXT_KEPT])}
            for row in self.skipped
        ]
        receipt.sums = self.sums
        receipt.decisions = [*receipt.decisions, *(storable(asdict(each)) for each in self.told)]
        receipt.first_day, receipt.last_day = self.first_day, self.last_day
        receipt.links_proved = proved[0] if proved else None
        receipt.links_total = proved[1] if proved else None


def receipt_row(
    desk: Desk, account_id: str, name: str, sha256: str, reading: Reading
) -> BankFileRow:
    """The row of an import that is about to begin."""
    return BankFileRow(
        id=desk.new_id(),
        user_id=desk.user_id,
        account_id=account_id,
        name=storable_text(name),
        sha256=sha256,
        format=reading.format,
        layout=reading.layout,
        rows_read=0,
        rows_added=0,
        rows_duplicate=0,
        decisions=[storable(asdict(decision)) for decision in reading.decisions],
        imported_at=desk.clock.now(),
    )


def receipt_of(row: BankFileRow, account: str) -> Receipt:
    """A receipt as faces see it."""
    proved = None
    if row.links_proved is not None and row.links_total is not None:
        proved = (row.links_proved, row.links_total)
    return Receipt(
        id=row.id,
        account=account,
        name=row.name,
        sha256=row.sha256,
        format=row.format,
        layout=row.layout,
        read=row.rows_read,
        added=row.rows_added,
        duplicates=row.rows_duplicate,
        skipped=tuple(SkippedRow(**skipped) for skipped in row.skipped),
        decisions=tuple(Decision(**decision) for decision in row.decisions),
        sums=row.sums,
        first_day=row.first_day,
        last_day=row.last_day,
        proved=proved,
        imported_at=row.imported_at,
        undone_at=row.undone_at,
    )
