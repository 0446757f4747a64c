"""The commands of the ledger: the month, categories, rules, budgets and funds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.money_pace import pace_lines
from sitdown.cli.output import table
from sitdown.cli.parser import UsageError
from sitdown.clock import today
from sitdown.counting import counted
from sitdown.engine import sessions
from sitdown.exchange.plain import plain
from sitdown.kinds.money import budgets, ledger, months, placing, reviews, suggesting
from sitdown.kinds.money.amounts import format_amount, typed_amount
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES, Rule
from sitdown.kinds.money.errors import UnknownAccountError
from sitdown.kinds.money.fund_saved import say_saved
from sitdown.kinds.money.goals.fund_movements import withdrawal_words
from sitdown.kinds.money.main_currency import present_currency
from sitdown.kinds.money.month_report import MonthReport, month_report, report_document
from sitdown.kinds.money.names import tidy_name
from sitdown.kinds.money.snapshot import Snapshot, month_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.budgets import FundView
    from sitdown.kinds.money.goals.fund_movements import Withdrawal

MOST_WITHDRAWALS = 4
"""A quarter's bill of a year; the document has all of them."""


def month(call: Call) -> Answer:
    """A month of the ledger as it is now; by default the last one."""
    year, number = _month(call)
    with call.desk() as desk:
        report = month_report(desk, year, number)
    return Answer(plain(report_document(report)), _report_lines(report))


def categories(call: Call) -> Answer:
    """The categories there are."""
    lines = table([[each.key, each.title, each.group] for each in DEFAULT_CATEGORIES])
    return Answer(plain(DEFAULT_CATEGORIES), lines)


def uncategorised(call: Call) -> Answer:
    """The movements of a month that nothing has put into a category."""
    year, number = _month(call)
    with call.desk() as desk:
        rows = ledger.uncategorised(desk, year, number)
        suggested = suggesting.suggestions(desk, rows)
    document = [{**plain(row), "suggestion": plain(suggested.get(row.id))} for row in rows]
    lines = table(
        [
            [
                row.id,
                str(row.date),
                format_amount(row.amount_minor, row.currency),
                row.payee,
                suggested[row.id].evidence if row.id in suggested else "",
            ]
            for row in rows
        ],
        right=frozenset({2}),
    )
    return Answer(document, lines if rows else ["Every movement has its category."])


def categorise(call: Call) -> Answer:
    """Put a movement, and by default all of its merchant, into a category."""
    given = call.arguments
    with call.desk() as desk:
        done = placing.categorise(desk, given.transaction, given.category, always=not given.only)
    return Answer(plain(done), [f"{counted(done.changed, 'movement')} changed."])


def rules(call: Call) -> Answer:
    """The person's own rules; or one more, or one less."""
    given = call.arguments
    with call.desk() as desk:
        if given.remove is not None:
            placing.remove_rule(desk, given.remove)
        elif given.pattern is not None and given.category is not None:
            done = placing.add_rule(desk, _rule(call, desk))
            added = {**plain(done), "currency": _currency(call, desk)}
            return Answer(added, [f"{counted(done.changed, 'movement')} changed."])
        elif given.pattern is not None:
            raise UsageError("sitdown money rules", "a rule is a PATTERN and a CATEGORY")
        own = placing.own_rules(desk)
        names = {account.id: account.name for account in ledger.accounts(desk)}
        currency = _currency(call, desk)
    lines = table(
        [[each.pattern, _bounds(each, names, currency), each.category, each.id] for each in own]
    )
    document = [{**plain(each), "currency": currency} for each in own]
    return Answer(document, lines if own else ["No rules of your own yet."])


def _rule(call: Call, desk: Desk) -> Rule:
    """The rule that was given."""
    given = call.arguments
    currency = _currency(call, desk)
    account = None
    if given.account is not None:
        ids = {account.name: account.id for account in ledger.accounts(desk)}
        if given.account not in ids:
            raise UnknownAccountError(given.account)
        account = ids[given.account]
    return Rule(
        given.pattern,
        given.category,
        kind="regex" if given.regex else "contains" if given.contains else "words",
        lowest_minor=_amount(given.lowest, currency),
        highest_minor=_amount(given.highest, currency),
        account=account,
    )


def _bounds(rule: placing.RuleView, accounts: Mapping[str, str], currency: str) -> str:
    """What a rule asks for beside its pattern: “contains, from -€ 20.00, on Giro”."""
    parts = [] if rule.pattern_kind == "words" else [rule.pattern_kind]
    for word, minor in (("from", rule.lowest_minor), ("up to", rule.highest_minor)):
        if minor is not None:
            parts.append(f"{word} {format_amount(minor, currency)}")
    if rule.account_id is not None:
        parts.append(f"on {accounts[rule.account_id]}")
    return ", ".join(parts)


def budget(call: Call) -> Answer:
    """The budgets that hold in a month; or set one from that month on."""
    given = call.arguments
    year, number = _month(call, last=False)
    with call.desk() as desk:
        currency = _currency(call, desk)
        if given.category is None:
            held = budgets.budgets(desk, year, number)
        elif given.amount is None:
            raise UsageError("sitdown money budget", "a budget is a CATEGORY and an AMOUNT")
        else:
            amount = None if given.amount == "none" else typed_amount(given.amount, currency)
            held = budgets.set_budget(desk, given.category, amount, year, number)
    document = {"month": f"{year:04d}-{number:02d}", "currency": currency, "budgets": dict(held)}
    lines = table(
        [[name, format_amount(minor, currency)] for name, minor in held.items()],
        right=frozenset({1}),
    )
    return Answer(document, lines if held else ["No budgets yet."])


def funds(call: Call) -> Answer:
    """The funds; or make or change one."""
    given = call.arguments
    with call.desk() as desk:
        if given.name is not None:
            _change_fund(call, desk)
        held = budgets.funds(desk)
    return Answer(plain(held), _fund_lines(held))


def _change_fund(call: Call, desk: Desk) -> None:
    given, named = call.arguments, tidy_name(call.arguments.name)
    there = next((fund for fund in budgets.funds(desk) if fund.name == named), None)
    currency = _currency(call, desk) if there is None else there.currency
    saved, target = _amount(given.saved, currency), _amount(given.target, currency)
    due_on = None if given.by is None else times.day(given.by)
    if there is not None and saved is not None:
        say_saved(desk, there.id, saved)
    budgets.set_fund(
        desk,
        given.name,
        currency=currency,
        opening_minor=saved if there is None else None,
        target_minor=target,
        due_on=due_on,
    )


def refresh(call: Call) -> Answer:
    """Freeze a review's month anew."""
    with call.desk() as desk:
        session = sessions.find(desk, call.arguments.session)
        view = reviews.refresh(desk, session.id)
    document = {**plain(view), "currency": view.snapshot.currency}
    return Answer(document, _month_lines(view.snapshot))


def promises(call: Call) -> Answer:
    """Last month's promises, and how each went."""
    with call.desk() as desk:
        held = reviews.promises(desk, sessions.find(desk, call.arguments.session).id)
    lines = [f"{each.judged}: {each.text} · {each.sentence}" for each in held]
    return Answer(plain(held), lines or ["No promises from last month."])


def _amount(text: str | None, currency: str) -> int | None:
    """Minor units of what was typed; nothing where nothing was."""
    return None if text is None else typed_amount(text, currency)


def _month(call: Call, *, last: bool = True) -> tuple[int, int]:
    """The month that was named; else the last one, or the present one."""
    if call.arguments.month is not None:
        return times.month(call.arguments.month)
    now = today(call.clock)
    return month_before((now.year, now.month), 1 if last else 0)


def _currency(call: Call, desk: Desk) -> str:
    """The currency of the present month; before there is any account, that of the settings."""
    with desk.store.read() as tx:
        return present_currency(tx, desk, call.settings.currency)


def _report_lines(report: MonthReport) -> list[str]:
    lines = _month_lines(report.snapshot)
    lines += pace_lines(report.pace, report.snapshot.currency)
    lines += ["", report.year_ago.sentence]
    if report.kept_rate is not None:
        lines += ["", report.kept_rate.sentence]
    for pattern in report.patterns:
        title, newline, text = pattern.content.partition("\n")
        lines += ["", title, *([f"  {text}"] if newline else [])]
    return lines


def _month_lines(taken: Snapshot) -> list[str]:
    def told(minor: int | None) -> str:
        return "" if minor is None else format_amount(minor, taken.currency)

    head = [
        ["Spent", told(taken.total_spent)],
        ["Income", told(taken.total_income)],
    ]
    so_far = "" if taken.coverage.complete else " so far"
    if taken.previous_spent is not None:
        change = taken.total_spent - taken.previous_spent
        head.append([f"Change{so_far}", format_amount(change, taken.currency, signed=True)])
    if taken.savings_rate is not None:
        head.append([f"Kept{so_far}", f"{100 * taken.savings_rate:.1f} %"])
    lines = [f"{months.month_name(taken.month)} {taken.year}", *table(head, right=frozenset({1}))]
    if taken.categories:
        titles = ["", "spent", "budget", "used", "usual"]
        rows = [
            [
                line.title,
                told(line.spent),
                told(line.budget),
                "" if line.pct_used is None else f"{line.pct_used:.0f} %",
                told(line.usual),
            ]
            for line in taken.categories
        ]
        lines += ["", *table([titles, *rows], right=frozenset({1, 2, 3, 4}))]
    for currency, spent, income in taken.other_currencies:
        sums = [format_amount(minor, currency) for minor in (spent, income)]
        lines += ["", f"Apart, in {currency}: {sums[0]} spent, {sums[1]} income."]
    return lines


def _fund_lines(held: Sequence[FundView]) -> list[str]:
    """A line each fund, and below it what was paid from it last."""
    rows = [
        [
            fund.name,
            format_amount(fund.saved_minor, fund.currency),
            ""
            if fund.target_minor is None
            else f"of {format_amount(fund.target_minor, fund.currency)}",
            f"by {fund.due_on}" if fund.due_on else "",
            fund.goal or "",
        ]
        for fund in held
    ]
    lines = table(rows, right=frozenset({1}))
    under = [
        (line, *(f"  {withdrawal_words(paid, fund.currency)}" for paid in _last_paid(fund)))
        for fund, line in zip(held, lines, strict=True)
    ]
    return [line for some in under for line in some] if held else ["No funds yet."]


def _last_paid(fund: FundView) -> Sequence[Withdrawal]:
    return fund.withdrawals[-MOST_WITHDRAWALS:]
