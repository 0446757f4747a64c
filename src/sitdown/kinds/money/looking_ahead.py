"""The weeks to come, from the ledger as it is and the balances that are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.engine.views import Evidence
from sitdown.kinds.money.balance_list import books_in
from sitdown.kinds.money.balances import Balance
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES
from sitdown.kinds.money.dismissals import dismissed_in
from sitdown.kinds.money.finding import series_key
from sitdown.kinds.money.forecast_words import RULE, parameters, rests_on, sentence
from sitdown.kinds.money.forecasting import Ahead, Coming, forecast
from sitdown.kinds.money.ledger import MOVEMENT, rows_between
from sitdown.kinds.money.main_currency import main_currency
from sitdown.kinds.money.recurring import (
    Series,
    accounts_known_until,
    by_merchant,
    recurring,
)
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.thresholds import FORECAST_DAYS, LOOKBACK_DAYS
from sitdown.store.database import Transaction

_BETWEEN_OWN = frozenset(
    category.key for category in DEFAULT_CATEGORIES if category.group in {"savings", "transfer"}
)


def look_ahead(desk: Desk, days: int = FORECAST_DAYS) -> tuple[Ahead, ...]:
    """The weeks to come in every currency that has something to say, the main one first."""
    with desk.store.read() as tx:
        return look_ahead_in(tx, desk, days)


def look_ahead_in(tx: Transaction, desk: Desk, days: int = FORECAST_DAYS) -> tuple[Ahead, ...]:
    """As ``look_ahead``, inside a transaction."""
    now = today(desk.clock)
    rows = _rows(tx, desk)
    known_until = accounts_known_until(rows)
    gone = dismissed_in(tx, desk)
    series = [
        one
        for one in recurring(by_merchant(_of(rows, between_own=False)), known_until)
        if series_key(one.key) not in gone
    ]
    own = recurring(by_merchant(_of(rows, between_own=True)), known_until)
    books = books_in(tx, desk, now)
    known = {book.currency for book in books if book.stated and not book.by_hand}
    told = {one.currency for one in series} | known
    main = main_currency(rows, (now.year, now.month))
    return tuple(
        forecast(currency, books, series, now, days=days, between_own=own)
        for currency in sorted(told, key=lambda code: (code != main, code))
    )


def _rows(tx: Transaction, desk: Desk) -> list[LedgerRow]:
    last = tx.scalar(select(func.max(MOVEMENT.c.day)).where(MOVEMENT.c.user_id == desk.user_id))
    if last is None:
        return []
    return rows_between(tx, desk, last - timedelta(days=LOOKBACK_DAYS), last)


def _of(rows: Iterable[LedgerRow], *, between_own: bool) -> list[LedgerRow]:
    return [row for row in rows if (row.category in _BETWEEN_OWN) == between_own]


def evidence_of(ahead: Ahead) -> Evidence:
    """What the weeks to come rest on."""
    return Evidence(RULE, parameters(ahead), ahead.row_ids)


def ahead_document(ahead: Ahead, how: str) -> dict[str, Any]:
    """The weeks to come as a JSON document with their evidence.

    Args:
        ahead: the weeks to come.
        how: how the person says a balance, for the sentence that asks for one.
    """
    evidence = evidence_of(ahead)
    lowest = ahead.lowest_day
    return {
        "currency": ahead.currency,
        "day": ahead.day.isoformat(),
        "days": ahead.days,
        "sentence": sentence(ahead, how),
        "rests_on": rests_on(ahead),
        "balance": ahead.balance,
        "lowest": None if lowest is None else {
            "day": lowest.isoformat(), "amount": min(ahead.line),
        },
        "balances": [_balance(each) for each in ahead.balances],
        "unknown_accounts": list(ahead.unknown),
        "coverage": ahead.coverage,
        "line": [
            {"day": (ahead.day + timedelta(days=at)).isoformat(),
             "expected": expected, "low": low, "high": high}
            for at, (expected, low, high) in enumerate(
                zip(ahead.line, ahead.low, ahead.high, strict=True)
            )
        ],
        "coming": [_coming(each) for each in ahead.coming],
        "between_own_accounts": [_coming(each) for each in ahead.apart],
        "late": [_series(one) for one in ahead.late],
        "not_seen_lately": [_series(one) for one in ahead.unseen],
        "evidence": {
            "rule": evidence.rule,
            "parameters": dict(evidence.parameters),
            "row_ids": list(evidence.row_ids),
        },
    }  # fmt: skip


def _balance(each: Balance) -> dict[str, Any]:
    return {
        "account": each.account,
        "amount": each.amount_minor,
        "stated": each.stated.amount_minor,
        "stated_on": each.stated.day.isoformat(),
        "by_hand": each.stated.by_hand,
        "moved_since": each.moved,
    }


def _coming(each: Coming) -> dict[str, Any]:
    return {
        "key": each.key,
        "merchant": each.merchant,
        "due": each.due.isoformat(),
        "amount": each.amount_minor,
        "lowest": each.lowest,
        "highest": each.highest,
        "earliest": each.earliest.isoformat(),
        "latest": each.latest.isoformat(),
        "row_ids": list(each.row_ids),
    }


def _series(one: Series) -> dict[str, Any]:
    return {
        "key": one.key,
        "merchant": one.merchant,
        "amount": one.amount if one.is_income else -one.amount,
        "due": one.next_due.isoformat(),
        "row_ids": list(one.row_ids),
    }
