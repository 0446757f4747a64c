"""Everything beside the categories that is worth a word in a month. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from sitdown.kinds.money.anomalies import anomaly
from sitdown.kinds.money.categories import CATEGORY_GROUPS, UNCATEGORISED, group_of
from sitdown.kinds.money.duplicates import duplicates
from sitdown.kinds.money.finding import Finding
from sitdown.kinds.money.finding_payments import (
    of_anomaly,
    of_changed,
    of_duplicates,
    of_large,
    of_new,
)
from sitdown.kinds.money.finding_series import series_findings
from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.large import large
from sitdown.kinds.money.month_days import first_day, last_day
from sitdown.kinds.money.new_merchants import SUBSCRIPTIONS, new_merchants
from sitdown.kinds.money.patterns import floor_of, median_month
from sitdown.kinds.money.recurring import (
    Series,
    Status,
    accounts_known_until,
    by_merchant,
    recurring,
)
from sitdown.kinds.money.savings_shift import of_savings
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, LedgerRow, Month, Snapshot, month_before
from sitdown.kinds.money.thresholds import CHANGED_SHARE, QUESTION_UNITS
from sitdown.kinds.money.what_changed import Changed, what_changed

_NEITHER = frozenset(
    key for key, group in CATEGORY_GROUPS.items() if group not in {"spending", "income"}
)


def findings(
    taken: Snapshot, rows: Iterable[LedgerRow], *, told_categories: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings of a month, in no order.

    Args:
        taken: the month.
        rows: the movements of ``thresholds.LOOKBACK_DAYS`` up to the month's last day, any order.
        told_categories: those that are told as categories, which are not told as unusual again.
    """
    this = (taken.year, taken.month)
    end = last_day(this)
    counted = [row for row in rows if row.category not in _NEITHER and row.date <= end]
    groups = by_merchant(row for row in counted if row.currency == taken.currency)
    series = recurring(groups, accounts_known_until(counted))
    middle = median_month(taken)
    found = [
        *series_findings(series, this, end),
        *of_new(new_merchants(groups, this, taken.currency, median_month=middle), taken.currency),
        *of_duplicates(duplicates(groups, this, taken.currency)),
        *of_large(large(groups, this, taken.currency, median_month=middle)),
        *_unusual(taken, counted, told_categories, middle),
        *of_savings(taken, counted),
    ]
    changed = changed_in(taken, counted, series)
    if changed is not None:
        found.append(of_changed(changed, taken))
    return tuple(found)


def _unusual(
    taken: Snapshot, rows: Sequence[LedgerRow], told_categories: Collection[str], middle: int
) -> Iterator[Finding]:
    by_month = _by_category(rows, taken)
    before = [of for of in by_month if of != (taken.year, taken.month)]
    least = floor_of(taken)
    least_question = minor(QUESTION_UNITS, taken.currency, middle)
    for line in taken.categories:
        if line.category in told_categories:
            continue
        baseline = [by_month[of].get(line.category, 0) for of in before]
        found = anomaly(line.spent, baseline, least=least, least_question=least_question)
        if found is not None:
            yield of_anomaly(line, found, taken.currency)


def _by_category(rows: Iterable[LedgerRow], taken: Snapshot) -> Mapping[Month, dict[str, int]]:
    """What each category took in each of the months from the twelfth before on."""
    first = first_day(month_before((taken.year, taken.month), MONTHS_SHOWN))
    found: dict[Month, dict[str, int]] = {}
    of_day: dict[date, dict[str, int]] = {}
    for row in rows:
        if row.currency != taken.currency or _is_unknown_income(row):
            continue
        spent = of_day.get(row.date)
        if spent is None:
            if row.date < first:
                continue
            spent = found.setdefault((row.date.year, row.date.month), {})
            of_day[row.date] = spent
        spent[row.category] = spent.get(row.category, 0) - row.amount_minor
    return found


def changed_in(
    taken: Snapshot, rows: Iterable[LedgerRow], series: Iterable[Series]
) -> Changed | None:
    """The whole month against the one before; None when it is not whole or hardly changed."""
    if not taken.coverage.complete or not taken.previous_spent:
        return None
    this, before = (taken.year, taken.month), month_before((taken.year, taken.month))
    here: list[LedgerRow] = []
    there: list[LedgerRow] = []
    seen_before: set[str] = set()
    begins, ends, began = first_day(this), last_day(this), first_day(before)
    for row in rows:
        is_near = began <= row.date <= ends
        if not (is_near or row.category == SUBSCRIPTIONS) or row.currency != taken.currency:
            continue
        if not _is_spending(row):
            continue
        if is_near:
            (here if row.date >= begins else there).append(row)
        if row.date < begins and row.category == SUBSCRIPTIONS:
            seen_before.add(row.merchant or row.payee)
    known = list(series)
    gone = {one.key.partition("@")[0] for one in known if one.status is Status.STOPPED}
    gone |= {one.key.partition("@")[0] for one in known if one.status is Status.LATE}
    coming = {
        one.key.partition("@")[0]
        for one in known
        if (one.rows[0].date.year, one.rows[0].date.month) == this
    }
    coming |= {key for key, _, _ in by_merchant(_new_subscriptions(here, seen_before))}
    changed = what_changed(here, there, lasting=coming, gone=gone)
    is_news = abs(changed.by) >= max(floor_of(taken), CHANGED_SHARE * abs(changed.before))
    return changed if is_news else None


def _new_subscriptions(rows: Iterable[LedgerRow], known: Collection[str]) -> list[LedgerRow]:
    return [
        row
        for row in rows
        if row.category == SUBSCRIPTIONS and (row.merchant or row.payee) not in known
    ]


def _is_spending(row: LedgerRow) -> bool:
    return group_of(row.category, row.amount_minor) == "spending"


def _is_unknown_income(row: LedgerRow) -> bool:
    """Whether it is money in that nothing has categorised, which no month takes for spending."""
    return row.amount_minor > 0 and (row.category or UNCATEGORISED) == UNCATEGORISED
