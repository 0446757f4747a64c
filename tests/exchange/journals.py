"""A strict reader of the part of hledger's format that the export writes: it forgives nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

_COMMODITY = r'([A-Za-z]+|"[^";\n]+"|)'
_DIRECTIVE = re.compile(rf"commodity 1000\.(0*) ?{_COMMODITY}|account (\S.*)|decimal-mark \.")
_HEAD = re.compile(r"(\d{4}-\d\d-\d\d) \*(?: (?:\(\) )?[^;\n]*)?")
_TAGS = re.compile(r"    ; id:([^,;:\[\]]+), file:[^,;:\[\]]*")
_POSTING = re.compile(
    rf"    (\S(?: ?\S)*)  (-?\d+(?:\.\d+)?)(?: {_COMMODITY})?"
    r"(?:  ; (?:date:(\d{4}-\d\d-\d\d)(?:, )?)?([^,;:\[\]]*))?"
)


class Journal:
    """What a journal says; making one fails when a line is not as hledger wants it.

    Attributes:
        totals: of each account and commodity.
        days: what changed on each day, by day and account.
        descriptions: of the transactions, in their order.
        ids: of the transactions, in their order.
    """

    def __init__(self, text: str) -> None:
        self.totals: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
        self.days: defaultdict[tuple[date, str], Decimal] = defaultdict(Decimal)
        self.descriptions: list[str] = []
        self.ids: list[str] = []
        self._digits: dict[str, int] = {}
        self._accounts: set[str] = set()
        head, *transactions = text.removesuffix("\n").split("\n\n")
        for line in head.split("\n"):
            self._declare(line)
        assert len(self._accounts) == len([1 for line in head.split("\n") if "account " in line])
        for transaction in transactions:
            self._take(transaction.split("\n"))

    def _declare(self, line: str) -> None:
        if line.startswith("; "):
            return
        found = _DIRECTIVE.fullmatch(line)
        assert found, line
        if found[3]:
            self._accounts.add(found[3])
        elif found[2] is not None:
            assert found[2] not in self._digits, line
            self._digits[found[2]] = len(found[1])

    def _take(self, lines: list[str]) -> None:
        head, tags = _HEAD.fullmatch(lines[0]), _TAGS.fullmatch(lines[1])
        assert head, lines[0]
        assert tags, lines[1]
        day = date.fromisoformat(head[1])
        told = lines[0].partition(" *")[2].strip()
        assert not told.startswith("(") or told.startswith("()"), lines[0]
        self.descriptions.append(told.removeprefix("() "))
        self.ids.append(tags[1])
        left: defaultdict[str, Decimal] = defaultdict(Decimal)
        assert len(lines) >= 4, lines
        for line in lines[2:]:
            found = _POSTING.fullmatch(line)
            assert found, line
            account, number, commodity = found[1], found[2], found[3] or ""
            assert account in self._accounts, line
            assert len(number.partition(".")[2]) == self._digits[commodity], line
            left[commodity] += Decimal(number)
            self.totals[account, commodity] += Decimal(number)
            on = date.fromisoformat(found[4]) if found[4] else day
            self.days[on, account] += Decimal(number)
        assert not any(left.values()), lines

    def sums(self, beginning: str) -> Mapping[str, Decimal]:
        """By commodity, what is on the accounts whose names begin so."""
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for (account, commodity), total in self.totals.items():
            if account.startswith(beginning):
                sums[commodity] += total
        return {key: value for key, value in sums.items() if value}
