"""By what a movement is known again, so that importing a file twice adds nothing.

A movement with a bank id is known by account, id, date and amount, for some banks use one id for
several movements. One without is known by account, date, amount and text. Movements of one file
that are alike in all of that are told apart by their number: the second coffee of a day is the
second, whichever file it is read from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b

from sitdown.kinds.money.readers.records import BankRow

FINGERPRINT_BYTES = 16
"""128 bits: two of a billion movements meet by chance once in 10^20 ledgers."""

ACTIVE_DAYS = 64
"""Days whose counts stay unpacked. Statements run by date, so few days are needed at a time."""

_CODE = ("utf-8", "surrogatepass")
_TALLY_BYTES = 8
_ASCII_WORDS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
_ASCII_WORDS_IN_LINES = _ASCII_WORDS[:10] + b"\n" + _ASCII_WORDS[11:]
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
        return self.of_all([row], [words_of(row)])[0]

    def of_all(self, rows: Sequence[BankRow], words: Sequence[str]) -> list[str]:
        """The fingerprints of the next rows of the file.

        Args:
            rows: in the order of the file.
            words: of each row, from ``words_of_all``.
        """
        account, made = self._account, []
        last, written, seen = None, "", dict[bytes, int]()
        # Unpacked in one go: to ask a row for each field takes longer than to hash them.
        for row, text in zip(rows, words, strict=True):
            _, day, amount, currency, _, _, bank_id, _, part, _, _ = row
            if day is not last:
                last, written, seen = day, day.isoformat(), self._tallies.of(day)
            if bank_id:
                identity = f"{account}\0{part}\0id\0{bank_id}\0{written}\0{amount}"
            else:
                identity = f"{account}\0{part}\0text\0{written}\0{amount}\0{currency}\0{text}"
            first = blake2b(identity.encode(*_CODE), digest_size=FINGERPRINT_BYTES).digest()
            like = first[:_TALLY_BYTES]
            if like in seen:
                number = seen[like] = seen[like] + 1
                identity = f"{number}\0{identity}"
                first = blake2b(identity.encode(*_CODE), digest_size=FINGERPRINT_BYTES).digest()
            else:
                seen[like] = 1
            made.append(first.hex())
        return made


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


def words_of(row: BankRow) -> str:
    """What the bank wrote of a row, normalised."""
    return normalised_text(f"{row.payee} {row.memo}")


def words_of_all(rows: Sequence[BankRow]) -> list[str]:
    """The same of many rows, the plain ones among them at once."""
    texts = [f"{row[4]} {row[5]}" for row in rows]
    lines = "\n".join(texts)
    if not lines.isascii() or lines.count("\n") != len(texts) - 1:
        return list(map(normalised_text, texts))
    words = lines.encode().translate(_ASCII_WORDS_IN_LINES)
    while b"  " in words:
        words = words.replace(b"  ", b" ")
    words = words.replace(b" \n", b"\n").replace(b"\n ", b"\n").strip(b" ")
    return words.decode().split("\n")


class _Tallies:
    """How often each identity was seen, packed by day to stay small for a million rows.

    Days that were not touched lately are kept as the bare bytes of their identities, eight a row.
    """

    def __init__(self) -> None:
        self._active: dict[date, dict[bytes, int]] = {}
        self._packed: dict[date, bytes] = {}

    def of(self, day: date) -> dict[bytes, int]:
        """How often each identity of a day was seen, counted up until another day is asked."""
        tally = self._active.get(day)
        return self._activate(day) if tally is None else tally

    def _activate(self, day: date) -> dict[bytes, int]:
        if len(self._active) >= ACTIVE_DAYS:
            oldest = next(iter(self._active))
            seen = self._active.pop(oldest)
            repeated = len(seen) > 0 and max(seen.values()) > 1
            self._packed[oldest] = b"".join(
                [key * number for key, number in seen.items()] if repeated else seen
            )
        tally: dict[bytes, int] = {}
        packed = self._packed.pop(day, b"")
        for start in range(0, len(packed), _TALLY_BYTES):
            identity = packed[start : start + _TALLY_BYTES]
            tally[identity] = tally.get(identity, 0) + 1
        self._active[day] = tally
        return tally
