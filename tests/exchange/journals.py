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
    rf"(?: = (-?\d+(?:\.\d+)?)(?: {_COMMODITY})?)?"
    r"(?:  ; (?:date:(\d{4}-\d\d-\d\d)(?:, )?)?([^,;:\[\]]*))?"
)


def told_by_a_bank(lines: list[str]) -> bool:
    """Whether a transaction is of no movement, but opens an account or asserts what is on it."""
    return lines[0].endswith((" * Opening balance", " * Balance of the bank"))


class Journal:
    """What a journal says; making one fails when a line is not as hledger wants it.

    Attributes:
        totals: of each account and commodity.
        days: what changed on each day, by day and account.
        descriptions: of the transactions, in their order.
        ids: of the transactions of a movement, in their order.
        asserted: of balances: account, commodity, day and amount; each was held against what the
            account has at the end of that day, as hledger does.
        remarks: between the transactions.
    """

    def __init__(self, text: str) -> None:
        self.totals: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
        self.days: defaultdict[tuple[date, str], Decimal] = defaultdict(Decimal)
        self.descriptions: list[str] = []
        self.ids: list[str] = []
        self.asserted: list[tuple[str, str, date, Decimal]] = []
        self.remarks: list[str] = []
        self._moved: defaultdict[tuple[str, str, date], Decimal] = defaultdict(Decimal)
        self._digits: dict[str, int] = {}
        self._accounts: set[str] = set()
        head, *transactions = text.removesuffix("\n").split("\n\n")
        for line in head.split("\n"):
            self._declare(line)
        assert len(self._accounts) == len([1 for line in head.split("\n") if "account " in line])
        for transaction in transactions:
            if transaction.startswith("; "):
                self.remarks.append(transaction)
            else:
                self._take(transaction.split("\n"))
        for account, commodity, day, amount in self.asserted:
            held = sum(
                moved
                for (of, symbol, on), moved in self._moved.items()
                if (of, symbol) == (account, commodity) and on <= day
            )
            assert held == amount, (account, day, held, amount)

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
        assert tags or told_by_a_bank(lines), lines[1]
        day = date.fromisoformat(head[1])
        told = lines[0].partition(" *")[2].strip()
        assert not told.startswith("(") or told.startswith("()"), lines[0]
        if tags:
            self.descriptions.append(told.removeprefix("() "))
            self.ids.append(tags[1])
        left: defaultdict[str, Decimal] = defaultdict(Decimal)
        postings = lines[2:] if tags else lines[1:]
        assert len(postings) >= (2 if tags else 1), lines
        for line in postings:
            found = _POSTING.fullmatch(line)
            assert found, line
            account, number, commodity = found[1], found[2], found[3] or ""
            assert account in self._accounts, line
            assert len(number.partition(".")[2]) == self._digits[commodity], line
            left[commodity] += Decimal(number)
            self.totals[account, commodity] += Decimal(number)
            on = date.fromisoformat(found[6]) if found[6] else day
            self.days[on, account] += Decimal(number)
            self._moved[account, commodity, on] += Decimal(number)
            if found[4]:
                assert (found[5] or "") == commodity, line
                self.asserted.append((account, commodity, on, Decimal(found[4])))
        assert not any(left.values()), lines

    def sums(self, beginning: str) -> Mapping[str, Decimal]:
        """By commodity, what is on the accounts whose names begin so."""
        sums: defaultdict[str, Decimal] = defaultdict(Decimal)
        for (account, commodity), total in self.totals.items():
            if account.startswith(beginning):
                sums[commodity] += total
        return {key: value for key, value in sums.items() if value}
