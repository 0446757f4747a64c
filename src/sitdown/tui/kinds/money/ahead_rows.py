"""The rows of the weeks to come: accounts, what comes by day, and what is not counted. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.tui.kinds.money.drawing import day_month
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import DONE, MUTED, NOW, OVER
from sitdown.tui.widgets.charts import sparkline
from sitdown.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitdown.kinds.money.balance_list import BalanceView
    from sitdown.kinds.money.balances import Worth
    from sitdown.kinds.money.forecasting import Ahead, Coming
    from sitdown.kinds.money.recurring import Series

NAME_WIDTH = 24
ACCOUNT_WIDTH = NAME_WIDTH + 8
"""As wide as a name with its day, so that all amounts stand below each other."""
AMOUNT_WIDTH = 14


class Seen(NamedTuple):
    """What the screen shows: the weeks to come by currency, the accounts, and their worth."""

    ahead: tuple[Ahead, ...]
    balances: tuple[BalanceView, ...]
    worth: tuple[Worth, ...]


def rows(seen: Seen) -> Sequence[Row]:
    """Give every row under its heading."""
    found = [Row.heading("What is on your accounts"), *_accounts(seen)]
    for number, ahead in enumerate(seen.ahead):
        title = "What comes" if not number else f"What comes in {ahead.currency}"
        if ahead.line and ahead.coming:
            found += [Row.blank(), Row.heading(title)]
            found += [
                Row(f"coming|{number}|{at}", _coming(each, ahead), _after(each, ahead))
                for at, each in enumerate(ahead.coming)
            ]
    aside = [row for number, ahead in enumerate(seen.ahead) for row in _aside(ahead, number)]
    if aside:
        found += [Row.blank(), Row.heading("Not counted"), *aside]
    return found


def _accounts(seen: Seen) -> Iterable[Row]:
    if not seen.balances:
        yield Row.note("No account yet. i takes a file in, n begins an account without files.")
    for number, each in enumerate(seen.balances):
        yield Row(f"account|{number}", _account(each), _how(each))
    for number, currency in enumerate(dict.fromkeys(each.currency for each in seen.worth)):
        over = [each for each in seen.worth if each.currency == currency]
        yield Row(f"worth|{number}", _worth(over), _months(over))


def _account(each: BalanceView) -> Content:
    amount = Content.styled(f"{'not known':>{AMOUNT_WIDTH}}", NOW)
    if each.balance is not None:
        amount = _amount(each.balance.amount_minor, each.currency)
    return Content.assemble(_named(each.account, ACCOUNT_WIDTH), amount)


def _how(each: BalanceView) -> Content:
    if each.balance is None:
        return Content.assemble(("b says it", MUTED))
    stated = each.balance.stated
    how = "you said" if stated.by_hand else "its bank"
    return Content.styled(f"{how}, {day_month(stated.day)}", MUTED)


def _worth(over: Sequence[Worth]) -> Content:
    last = over[-1]
    name = _named(f"All in {last.currency}", ACCOUNT_WIDTH)
    return Content.assemble(name, _amount(last.amount_minor, last.currency))


def _months(over: Sequence[Worth]) -> Content:
    if len(over) == 1:
        return Content.styled("today", MUTED)
    # The first month stands before its bar: more words would not fit on eighty columns.
    first = f"{MONTH_NAMES[over[0].day.month - 1][:3]} "
    return Content.assemble((first, MUTED), sparkline([each.amount_minor for each in over]))


def _coming(each: Coming, ahead: Ahead) -> Content:
    about = "~" if each.lowest != each.highest else ""
    amount = about + format_amount(each.amount_minor, ahead.currency, signed=True)
    return Content.assemble(
        (f"{day_month(each.due):>6}  ", MUTED),
        _named(each.merchant),
        (f"{amount:>{AMOUNT_WIDTH}}", DONE if each.is_income else ""),
    )


def _after(each: Coming, ahead: Ahead) -> Content:
    after = ahead.line[(each.due - ahead.day).days]
    style = OVER if after < 0 else NOW if each.due == ahead.lowest_day else MUTED
    return Content.styled(format_amount(after, ahead.currency, cents=False), style)


def _aside(ahead: Ahead, number: int) -> Iterable[Row]:
    for name, some in (("late", ahead.late), ("unseen", ahead.unseen)):
        told = "late" if name == "late" else "not seen lately"
        for at, one in enumerate(some):
            yield Row(f"{name}|{number}|{at}", _series(one), Content.styled(told, NOW))
    for at, each in enumerate(ahead.apart):
        tail = Content.styled("between your accounts", MUTED)
        yield Row(f"apart|{number}|{at}", _coming(each, ahead), tail)


def _series(one: Series) -> Content:
    amount = format_amount(one.amount if one.is_income else -one.amount, one.currency, signed=True)
    return Content.assemble(
        (f"{day_month(one.next_due):>6}  ", MUTED),
        _named(one.merchant),
        f"{amount:>{AMOUNT_WIDTH}}",
    )


def _named(name: str, width: int = NAME_WIDTH) -> Content:
    told = safe_line(name, width)
    return Content.assemble(told, " " * (width - told.cell_length))


def _amount(minor: int, currency: str) -> Content:
    shown = f"{format_amount(minor, currency):>{AMOUNT_WIDTH}}"
    return Content.styled(shown, OVER if minor < 0 else "bold")


def account_of(seen: Seen, key: str | None) -> BalanceView | None:
    """Give the account that a row tells of."""
    kind, _, number = (key or "").partition("|")
    return seen.balances[int(number)] if kind == "account" else None


def payments_of(seen: Seen, key: str | None) -> tuple[str, tuple[str, ...]] | None:
    """Give the name and the movements of what comes or is missing; None of any other row."""
    parts = (key or "").split("|")
    if parts[0] not in {"coming", "late", "unseen", "apart"}:
        return None
    one = getattr(seen.ahead[int(parts[1])], parts[0])[int(parts[2])]
    return one.merchant, one.row_ids


def detail(seen: Seen, key: str) -> Content:
    """Give what a row rests on."""
    kind, *numbers = key.split("|")
    if kind == "account":
        return _account_detail(seen.balances[int(numbers[0])])
    if kind in {"coming", "apart"}:
        ahead = seen.ahead[int(numbers[0])]
        return _coming_detail(getattr(ahead, kind)[int(numbers[1])], ahead)
    if kind == "worth":
        currency = list(dict.fromkeys(each.currency for each in seen.worth))[int(numbers[0])]
        return _worth_detail([each for each in seen.worth if each.currency == currency])
    words = "It did not come when it was due. Whether it still does, I cannot tell."
    if kind == "unseen":
        words = "Two of it may have come since your last file. A newer one tells."
    return Content.styled(words, MUTED)


def _account_detail(each: BalanceView) -> Content:
    if each.balance is None:
        return safe_line(f"I do not know what is on {each.account}; say it with b.", style=MUTED)
    stated, moved = each.balance.stated, each.balance.moved
    how = "You said" if stated.by_hand else "Its bank told"
    words = f"{how} {format_amount(stated.amount_minor, each.currency)} on {day_month(stated.day)}"
    if moved:
        words += f"; since then {format_amount(moved, each.currency, signed=True)}"
    if each.gap:
        words += (
            f". {format_amount(each.gap, each.currency, signed=True)} before that is in no file"
        )
    return Content.styled(f"{words}.", MUTED)


def _coming_detail(each: Coming, ahead: Ahead) -> Content:
    words = f"Seen {len(each.row_ids)} times."
    if each.earliest != each.latest:
        words += f" On time from {day_month(each.earliest)} to {day_month(each.latest)}."
    if each.lowest != each.highest:
        least, most = sorted((abs(each.lowest), abs(each.highest)))
        words += f" The last were between {format_amount(least, ahead.currency)}"
        words += f" and {format_amount(most, ahead.currency)}."
    return Content.styled(words, MUTED)


def _worth_detail(over: Sequence[Worth]) -> Content:
    told = [
        f"{MONTH_NAMES[each.day.month - 1][:3]} "
        f"{format_amount(each.amount_minor, each.currency, cents=False)}"
        for each in over
    ]
    return Content.styled(" · ".join(told), MUTED)
