"""By what a movement is known again, so that importing a file twice adds nothing.

A movement with a bank id is known by account, id, date and amount, for some banks use one id for
several movements. One without is known by account, date, amount and text. Movements of one file
that are alike in all of that are told apart by their number: the second coffee of a day is the
second, whichever file it is read from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b

from sitdown.kinds.money.readers.records import BankRow

FINGERPRINT_BYTES = 16
"""128 bits: two of a billion movements meet by chance once in 10^20 ledgers."""

ACTIVE_DAYS = 64
"""Days whose counts stay unpacked. Statements run by date, so few days are needed at a time."""

_TALLY_BYTES = 8
_ASCII_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
_NOT_WORDS = re.compile(r"[\W_]+")


class Fingerprinter:
    """Fingerprints of the rows of one file, in the order of the file.

    Make a new one for each file: the numbers of like rows begin again in each.
    """

    def __init__(self, account: str) -> None:
        """Takes the id of the account the file is imported into."""
        self._account = account
        self._tallies = _Tallies()

    def of(self, row: BankRow) -> str:
        """32 hexadecimal digits, the same in every import of this row."""
        identity = f"{self._account}\0{row.account}\0{_identity(row)}"
        first = _digest(identity)
        number = self._tallies.next_number(row.date, first[:_TALLY_BYTES])
        return (first if number == 1 else _digest(f"{number}\0{identity}")).hex()


def fingerprinted(account: str, rows: Iterable[BankRow]) -> Iterator[tuple[str, BankRow]]:
    """Each row of one file with its fingerprint."""
    printer = Fingerprinter(account)
    return ((printer.of(row), row) for row in rows)


def normalised_text(text: str) -> str:
    """Text without what two downloads of one row differ in: case, spacing, punctuation."""
    if text.isascii():
        # Bytes are translated ten times as fast as text, and a long import does little else.
        return b" ".join(text.encode().translate(_ASCII_WORDS).split()).decode()
    text = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORDS.sub(" ", text).strip()


def _digest(text: str) -> bytes:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=FINGERPRINT_BYTES).digest()


def _identity(row: BankRow) -> str:
    if row.bank_id:
        return f"id\0{row.bank_id}\0{row.date}\0{row.amount_minor}"
    text = normalised_text(f"{row.payee} {row.memo}")
    return f"text\0{row.date}\0{row.amount_minor}\0{row.currency}\0{text}"


class _Tallies:
    """How often each identity was seen, packed by day to stay small for a million rows.

    Days that were not touched lately are kept as the bare bytes of their identities, eight a row.
    """

    def __init__(self) -> None:
        self._active: dict[date, dict[bytes, int]] = {}
        self._packed: dict[date, bytes] = {}

    def next_number(self, day: date, identity: bytes) -> int:
        """The row's number among its like: 1 for the first, 2 for the second."""
        tally = self._active.get(day)
        if tally is None:
            tally = self._activate(day)
        number = tally.get(identity, 0) + 1
        tally[identity] = number
        return number

    def _activate(self, day: date) -> dict[bytes, int]:
        if len(self._active) >= ACTIVE_DAYS:
            oldest = next(iter(self._active))
            seen = self._active.pop(oldest)
            self._packed[oldest] = b"".join(key * number for key, number in seen.items())
        tally: dict[bytes, int] = {}
        packed = self._packed.pop(day, b"")
        for start in range(0, len(packed), _TALLY_BYTES):
            identity = packed[start : start + _TALLY_BYTES]
            tally[identity] = tally.get(identity, 0) + 1
        self._active[day] = tally
        return tally
