"""The commands for what is on the accounts, what that comes to, and the weeks to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.cli.parser import UsageError
from sitdown.exchange.plain import plain
from sitdown.kinds.money import balance_list, ledger, looking_ahead
from sitdown.kinds.money.amounts import format_amount, typed_amount
from sitdown.kinds.money.forecast_words import rests_on, sentence
from sitdown.kinds.money.main_currency import present_currency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.balance_list import BalanceView
    from sitdown.kinds.money.balances import Worth
    from sitdown.kinds.money.forecasting import Ahead, Coming

HOW = "with `sitdown money balance ACCOUNT AMOUNT`"
MOST_DAYS = 366
CODE_LETTERS = 3


def balance(call: Call) -> Answer:
    """What is on each account; or say what is on one."""
    given = call.arguments
    with call.desk() as desk:
        if given.account is None:
            found = balance_list.balances(desk)
        elif given.amount is None:
            raise UsageError("sitdown money balance", "a balance is an ACCOUNT and an AMOUNT")
        else:
            found = (_say(call, desk),)
    lines = table([_balance_row(each) for each in found], right=frozenset({1}))
    return Answer(plain(found), lines if found else ["There is no account yet."])


def _say(call: Call, desk: Desk) -> BalanceView:
    given = call.arguments
    currency = _currency(call, desk).upper()
    if len(currency) != CODE_LETTERS or not currency.isalpha():
        raise UsageError(
            "sitdown money balance", f"a currency is a code such as EUR, not {currency!r}"
        )
    return balance_list.say_balance(
        desk,
        given.account,
        typed_amount(given.amount, currency),
        None if given.on is None else times.day(given.on),
        currency=currency,
        new_in=currency if given.new else None,
    )


def _currency(call: Call, desk: Desk) -> str:
    """The currency that was given, else the account's, else that of the person's month."""
    given = call.arguments
    if given.currency is not None:
        return str(given.currency)
    currencies = {each.name: each.currency for each in ledger.accounts(desk)}
    with desk.store.read() as tx:
        return currencies.get(given.account) or present_currency(tx, desk, call.settings.currency)


def _balance_row(each: BalanceView) -> list[str]:
    if each.balance is None:
        return [each.account, "not known", each.currency, ""]
    held = each.balance
    stated = held.stated
    how = "as you said" if stated.by_hand else "as its bank told"
    told = f"{how} on {stated.day}"
    if held.moved:
        told += f", {format_amount(held.moved, each.currency, signed=True)} since"
    if each.gap:
        told += f"; {format_amount(each.gap, each.currency, signed=True)} before that is in no file"
    return [each.account, format_amount(held.amount_minor, each.currency), "", told]


def worth(call: Call) -> Answer:
    """What all accounts come to, by currency, at the end of each month that can be known."""
    with call.desk() as desk:
        found = balance_list.worth(desk)
        asked = [each.account for each in balance_list.balances(desk) if each.balance is None]
    lines = table([_worth_row(each) for each in found], right=frozenset({1}))
    lines += [f"Without {name}: I do not know what is on it. Say it {HOW}." for name in asked]
    empty = ["Nothing is known of any account. Say what is on one", f"{HOW}."]
    document = {"worth": plain(found), "unknown_accounts": asked}
    return Answer(document, lines or empty)


def _worth_row(each: Worth) -> list[str]:
    parts = ", ".join(
        f"{part.account} {format_amount(part.amount_minor, part.currency)}" for part in each.parts
    )
    return [str(each.day), format_amount(each.amount_minor, each.currency), parts]


def forecast(call: Call) -> Answer:
    """The weeks to come, as far as they recur."""
    days = call.arguments.days
    if not 1 <= days <= MOST_DAYS:
        raise UsageError("sitdown money forecast", f"--days is from 1 to {MOST_DAYS}")
    with call.desk() as desk:
        found = looking_ahead.look_ahead(desk, days)
    lines: list[str] = []
    for ahead in found:
        lines += [*([""] if lines else []), *_ahead_lines(ahead)]
    document = [looking_ahead.ahead_document(ahead, HOW) for ahead in found]
    return Answer(
        document, lines or ["Nothing recurs yet, and no account with files has a balance."]
    )


def _ahead_lines(ahead: Ahead) -> Iterable[str]:
    lines = [sentence(ahead, HOW)]
    if ahead.line:
        lines += [rests_on(ahead), ""]
        lines += table([_coming_row(each, ahead) for each in ahead.coming], right=frozenset({1, 3}))
        lines.append(_at_the_end(ahead))
    for title, some in (("Late", ahead.late), ("Not seen lately", ahead.unseen)):
        for one in some:
            amount = format_amount(one.amount, one.currency)
            lines.append(f"{title}, not counted: {one.merchant}, {amount} around {one.next_due}")
    lines += [
        f"Between your accounts, not counted: {each.merchant}, "
        f"{format_amount(-each.amount_minor, ahead.currency)} on {each.due}"
        for each in ahead.apart
    ]
    return lines


def _coming_row(each: Coming, ahead: Ahead) -> list[str]:
    after = ahead.line[(each.due - ahead.day).days]
    about = "about " if each.lowest != each.highest else ""
    return [
        str(each.due),
        f"{about}{format_amount(each.amount_minor, ahead.currency, signed=True)}",
        each.merchant,
        f"{format_amount(after, ahead.currency)} that evening",
    ]


def _at_the_end(ahead: Ahead) -> str:
    last = ahead.day + timedelta(days=ahead.days)
    expected, low, high = (
        format_amount(line[-1], ahead.currency) for line in (ahead.line, ahead.low, ahead.high)
    )
    span = "" if low == high else f", between {low} and {high}"
    return f"On {last} it is {expected}{span}."
