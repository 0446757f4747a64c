"""What payments have to say in a month: new, paid twice, large, unusual, changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.anomalies import Anomaly
from sitdown.kinds.money.change_words import change_figures, change_sentence, rows_of_change
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.duplicates import Duplicate
from sitdown.kinds.money.finding import Finding, Key, bucket_of
from sitdown.kinds.money.finding_series import day_name
from sitdown.kinds.money.large import Large
from sitdown.kinds.money.new_merchants import NewMerchant
from sitdown.kinds.money.snapshot import CategoryLine, Snapshot, month_before
from sitdown.kinds.money.thresholds import (
    ANOMALY_SHARE,
    ANOMALY_SPREADS,
    DUPLICATE_DAYS,
    LARGE_TIMES,
    LASTING_MONTHS,
    QUESTION_SHARE,
)
from sitdown.kinds.money.what_changed import Changed

_CHANGED_WEIGHS = 4
"""The overview tells the total already, so its change weighs a quarter."""


def of_new(found: Iterable[NewMerchant], currency: str) -> Iterator[Finding]:
    """Who was paid for the first time."""
    for new in found:
        paid = format_amount(new.paid, currency)
        text = f"You paid {new.merchant} for the first time: {paid}"
        charges = [row for row in new.rows if row.amount_minor < 0]
        text += (
            f" on {day_name(charges[0].date)}"
            if len(charges) == 1
            else f" in {len(charges)} payments"
        )
        if new.came_back:
            text += f", and {format_amount(new.came_back, currency)} came back"
        text += "."
        if new.is_subscription:
            text += " It looks like a subscription."
        yield Finding(
            Key("new", new.key, 0),
            f"New: {new.merchant}",
            text,
            (new.paid - new.came_back) * (LASTING_MONTHS if new.is_subscription else 1),
            {"amount": new.paid},
            "new_merchant/1",
            {
                "merchant": new.merchant,
                "currency": currency,
                "paid_in_all": new.paid,
                **({"came_back": new.came_back} if new.came_back else {}),
            },
            tuple(row.id for row in new.rows),
        )


def of_duplicates(found: Iterable[Duplicate]) -> Iterator[Finding]:
    """What may have been paid twice."""
    for pair in found:
        second = pair.second
        name = second.merchant or second.payee
        amount = format_amount(pair.paid, second.currency)
        if pair.first.date == second.date:
            when = f"twice on {day_name(second.date)}"
        else:
            when = f"on {day_name(pair.first.date)} and again on {day_name(second.date)}"
        yield Finding(
            Key("duplicate", f"{pair.key}@{pair.paid}:{second.date}", 0),
            f"Paid twice? {name}",
            f"{amount} {when}. Was that one payment too many?",
            pair.paid,
            {"amount": pair.paid},
            "duplicate/1",
            {
                "merchant": name,
                "currency": second.currency,
                "amount": pair.paid,
                "days_apart_at_most": DUPLICATE_DAYS,
            },
            (pair.first.id, second.id),
        )


def of_large(found: Iterable[Large]) -> Iterator[Finding]:
    """Payments far above what their merchant takes."""
    for payment in found:
        row = payment.row
        name = row.merchant or row.payee
        paid = format_amount(payment.paid, row.currency)
        usual = format_amount(payment.usual, row.currency)
        yield Finding(
            Key("large", f"{payment.key}@{row.date}", bucket_of(payment.paid, payment.usual)),
            f"Large: {name}",
            f"{paid} on {day_name(row.date)}; the {payment.priors} payments before were {usual} "
            "in the middle.",
            payment.paid - payment.usual,
            {"amount": payment.paid, "usual": payment.usual},
            "large_payment/1",
            {
                "merchant": name,
                "currency": row.currency,
                "paid_then": payment.paid,
                "usual": payment.usual,
                "payments_before": payment.priors,
                "times_usual_at_least": LARGE_TIMES,
            },
            (row.id,),
        )


def of_anomaly(line: CategoryLine, found: Anomaly, currency: str) -> Finding:
    """A category above every month before."""
    value = format_amount(found.value, currency, cents=False)
    usual = format_amount(found.usual, currency, cents=False)
    text = f"{value}, more than in any of the {found.months} months before; usually {usual}."
    if found.is_question:
        text = f"{value}; in the {found.months} months I know it was {usual}. Is that out of turn?"
    return Finding(
        Key("anomaly", line.category, bucket_of(found.value, found.usual)),
        f"Unusual: {line.title}",
        text,
        found.value - found.usual,
        {"spent": found.value, "usual": found.usual, "most_before": found.most},
        "anomaly/1",
        {
            "category": line.category,
            "currency": currency,
            "spent": found.value,
            "usual": found.usual,
            "most_before": found.most,
            "months_known": found.months,
            "spreads_above_usual": ANOMALY_SPREADS,
            "times_usual_at_least": QUESTION_SHARE if found.is_question else ANOMALY_SHARE,
        },
        line.row_ids,
    )


def of_changed(changed: Changed, taken: Snapshot) -> Finding:
    """Why the month took more or less than the one before."""
    currency = taken.currency
    before = MONTH_NAMES[month_before((taken.year, taken.month))[1] - 1]
    figures = change_figures(changed)
    return Finding(
        Key("changed", f"{taken.year}-{taken.month:02}", bucket_of(changed.now, changed.before)),
        f"Changed since {before}",
        change_sentence(changed, before, currency),
        abs(changed.by) // _CHANGED_WEIGHS,
        {"by": changed.by, **figures},
        "what_changed/1",
        {
            "currency": currency,
            "before": changed.before,
            "now": changed.now,
            "by": changed.by,
            **figures,
        },
        rows_of_change(changed),
    )
