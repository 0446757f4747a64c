"""One month in numbers, each with the ids of the movements it rests on.

A refund is money in on a spending category, and nets there. Savings and transfers are neither
spending nor income. Money in that nothing has categorised counts as income, money out as
uncategorised spending. Currencies are never added: all but the asked one are only listed.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from sitdown.kinds.money.categories import CATEGORY_TITLES, UNCATEGORISED, group_of
from sitdown.kinds.money.coverage import Coverage, coverage_of

MONTHS_SHOWN = 12
"""The charts show a year, and what is usual is the median of as many earlier months."""

LATEST_BEGINNING = 15
"""A month of which nothing before this day is known is no measure of a month (ours)."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A movement of the ledger, as the rules of the review see it."""

    id: str
    date: date
    """The local day it was booked."""
    amount_minor: int
    """Minor units of ``currency``; money out is negative."""
    currency: str
    payee: str
    merchant: str
    category: str
    account: str
    memo: str = ""


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A spending category in the month."""

    category: str
    title: str
    spent: int
    """Minor units, refunds taken off; negative when more came back than went."""
    budget: int | None
    """Minor units; None without a budget."""
    pct_used: float | None
    """Percent of the budget; None without a budget or with one of zero."""
    usual: int | None
    """The median of up to 12 earlier months with data, in minor units; None without any. The month
    that the data begins with counts when it is known from its first half on."""
    row_ids: tuple[str, ...]
    """The movements that add up to ``spent``."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One month of one currency. All amounts are minor units."""

    year: int
    month: int
    currency: str
    total_spent: int
    """The sum of the categories; also of ``by_day``."""
    total_income: int
    """The sum of ``income_sources``."""
    savings_rate: float | None
    """Income not spent, as a fraction of income (0.178 is 17.8 %); None without income."""
    categories: tuple[CategoryLine, ...]
    """The largest first; those with a budget are here even when nothing was spent."""
    by_day: tuple[int, ...]
    """Spent on each day of the month, refunds taken off, so a day can be negative."""
    twelve_months: tuple[tuple[int, int, int], ...]
    """Year, month and spent, oldest first, this month last; begins with the first month known."""
    income_sources: tuple[tuple[str, int], ...]
    """Who paid, and how much; the largest first."""
    previous_spent: int | None
    """Spent in the month before; None when nothing is known of it."""
    coverage: Coverage
    row_ids: tuple[str, ...]
    """Every movement of the month in this currency, transfers too."""
    income_row_ids: tuple[str, ...]
    """The movements that add up to ``total_income``."""
    other_currencies: tuple[tuple[str, int, int], ...]
    """Currency, spent and income of what was left out, by currency."""


Month = tuple[int, int]
"""A year and a month from 1."""


def month_before(month: Month, steps: int = 1) -> Month:
    """The month that many months earlier."""
    year, index = divmod(month[0] * 12 + month[1] - 1 - steps, 12)
    return year, index + 1


def month_after(month: Month) -> Month:
    """The month that follows."""
    return month_before(month, -1)


def snapshot(
    transactions: Iterable[LedgerRow],
    year: int,
    month: int,
    *,
    currency: str,
    budgets: Mapping[str, int],
) -> Snapshot:
    """The month in numbers.

    Args:
        transactions: those of the month and of twelve months before it, in any order; of the
            month after it only how far the accounts are known is taken.
        year: the year of the month.
        month: from 1.
        currency: the only one that is counted.
        budgets: minor units a month, by category key.
    """
    this: Month = (year, month)
    by_month, others, after = _sorted_out(transactions, this, currency)
    rows = sorted(by_month.get(this, []), key=lambda row: (row.date, row.id))
    parts = {of: _part_of(by_month[of]) for of in by_month}
    earlier = [parts[of] for of in parts if of != this and not _begins_late(by_month, of, this)]
    now = parts.setdefault(this, _Part({}, []))
    before = parts.get(month_before(this))
    return Snapshot(
        year=year,
        month=month,
        currency=currency,
        total_spent=now.total_spent,
        total_income=now.total_income,
        savings_rate=now.savings_rate,
        categories=_category_lines(now, earlier, budgets),
        by_day=_by_day(now, this),
        twelve_months=_twelve_months(parts, this),
        income_sources=_income_sources(now),
        previous_spent=None if before is None else before.total_spent,
        coverage=coverage_of(rows, by_month.get(month_before(this), []), month, after),
        row_ids=tuple(row.id for row in rows),
        income_row_ids=tuple(row.id for row in now.income),
        other_currencies=_other_currencies(others),
    )


def _sorted_out(
    transactions: Iterable[LedgerRow], this: Month, currency: str
) -> tuple[dict[Month, list[LedgerRow]], list[LedgerRow], list[LedgerRow]]:
    """The movements of each month that counts, the month's in other currencies, and those of the
    month after.
    """
    first, following = month_before(this, MONTHS_SHOWN), month_after(this)
    by_month: dict[Month, list[LedgerRow]] = {}
    others: list[LedgerRow] = []
    after: list[LedgerRow] = []
    for row in transactions:
        its_month = (row.date.year, row.date.month)
        if first <= its_month <= this:
            if row.currency == currency:
                by_month.setdefault(its_month, []).append(row)
            elif its_month == this:
                others.append(row)
        elif its_month == following and row.currency == currency:
            after.append(row)
    return by_month, others, after


@dataclass(frozen=True, slots=True)
class _Part:
    """One month, parted into what counts."""

    spending: Mapping[str, list[LedgerRow]]
    income: list[LedgerRow]

    @property
    def total_spent(self) -> int:
        return sum(self.spent_on(category) for category in self.spending)

    @property
    def total_income(self) -> int:
        return sum(row.amount_minor for row in self.income)

    @property
    def savings_rate(self) -> float | None:
        income = self.total_income
        return (income - self.total_spent) / income if income > 0 else None

    def spent_on(self, category: str) -> int:
        return -sum(row.amount_minor for row in self.spending.get(category, ()))


def _part_of(rows: Iterable[LedgerRow]) -> _Part:
    spending: dict[str, list[LedgerRow]] = {}
    income: list[LedgerRow] = []
    for row in rows:
        group = group_of(row.category, row.amount_minor)
        if group == "income":
            income.append(row)
        elif group == "spending":
            spending.setdefault(row.category or UNCATEGORISED, []).append(row)
    for few in (*spending.values(), income):
        few.sort(key=lambda row: (row.date, row.id))
    return _Part(spending, income)


def _begins_late(by_month: Mapping[Month, Sequence[LedgerRow]], of: Month, this: Month) -> bool:
    """Whether what is known begins with the second half of a month: that says nothing of what is
    usual, unlike a month that nothing happened in at first.
    """
    if of != min(by_month) or of == month_before(this, MONTHS_SHOWN):
        return False
    return min(row.date.day for row in by_month[of]) > LATEST_BEGINNING


def _category_lines(
    now: _Part, earlier: Sequence[_Part], budgets: Mapping[str, int]
) -> tuple[CategoryLine, ...]:
    lines = []
    for key in {*now.spending, *budgets}:
        spent, budget = now.spent_on(key), budgets.get(key)
        usual = [part.spent_on(key) for part in earlier]
        lines.append(
            CategoryLine(
                category=key,
                title=CATEGORY_TITLES.get(key, key),
                spent=spent,
                budget=budget,
                pct_used=100 * spent / budget if budget else None,
                usual=round(median(usual)) if usual else None,
                row_ids=tuple(row.id for row in now.spending.get(key, ())),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.spent, line.category)))


def _by_day(now: _Part, month: Month) -> tuple[int, ...]:
    days = [0] * calendar.monthrange(*month)[1]
    for rows in now.spending.values():
        for row in rows:
            days[row.date.day - 1] -= row.amount_minor
    return tuple(days)


def _twelve_months(parts: Mapping[Month, _Part], this: Month) -> tuple[tuple[int, int, int], ...]:
    shown = [month_before(this, steps) for steps in range(MONTHS_SHOWN - 1, -1, -1)]
    first_known = min(parts, default=this)
    return tuple(
        (*month, parts[month].total_spent if month in parts else 0)
        for month in shown
        if month >= first_known
    )


def _income_sources(now: _Part) -> tuple[tuple[str, int], ...]:
    sources: dict[str, int] = {}
    for row in now.income:
        name = row.merchant or row.payee
        sources[name] = sources.get(name, 0) + row.amount_minor
    return tuple(sorted(sources.items(), key=lambda source: (-source[1], source[0])))


def _other_currencies(
    rows: Iterable[LedgerRow],
) -> tuple[tuple[str, int, int], ...]:
    by_currency: dict[str, list[LedgerRow]] = {}
    for row in rows:
        by_currency.setdefault(row.currency, []).append(row)
    parts = {currency: _part_of(some) for currency, some in by_currency.items()}
    return tuple(
        (currency, part.total_spent, part.total_income) for currency, part in sorted(parts.items())
    )
