"""The figures that a person says in a review: the income, the share to keep."""

from __future__ import annotations

import re

from sitdown.engine.kind import NewEntry
from sitdown.kinds.money.amounts import NotAnAmountError, format_amount, typed_amount
from sitdown.kinds.money.commitments import percent

_YES = frozenset({"yes", "y", "right", "yes, right", "that is right", "it is"})
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s*%")


def income_said(amount: int, found: int | None, currency: str) -> NewEntry:
    """The income of the month, minor units, as the person knows it; ``found`` is what was found."""
    text = f"The income was {format_amount(amount, currency)}."
    data = {"confirmed_amount": amount, "confirmed": amount == found}
    return NewEntry("user_income_response", text, data)


def income_confirmed(found: int, currency: str) -> NewEntry:
    """A yes to the income that was found, minor units."""
    text = f"{format_amount(found, currency)} is right."
    data = {"confirmed_amount": found, "confirmed": True}
    return NewEntry("user_income_response", text, data)


def share_said(rate: float, before: float | None) -> NewEntry:
    """The share of income to keep, a fraction as the one before it."""
    data = {"target_rate": rate, "previous_rate": before}
    return NewEntry("savings_target", f"I aim to keep {percent(rate)}.", data)


def income_heard(text: str, found: int | None, currency: str) -> NewEntry | None:
    """What typed words say of the income: a yes, or an amount; None when neither."""
    if text.strip().rstrip(".!").casefold() in _YES:
        return None if found is None else income_confirmed(found, currency)
    try:
        amount = typed_amount(text.strip(), currency)
    except NotAnAmountError:
        return None
    return None if amount < 0 else income_said(amount, found, currency)


def share_heard(text: str, before: float | None) -> NewEntry | None:
    """What typed words say of the share to keep, such as ``20 %``; None when nothing."""
    match = _SHARE.fullmatch(text.strip())
    rate = float(match[1].replace(",", ".")) / 100 if match else None
    return None if rate is None or rate > 1 else share_said(round(rate, 3), before)
