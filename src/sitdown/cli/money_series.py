"""The commands for what recurs, and for what the person does not want to hear of again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.engine import sessions
from sitdown.exchange.plain import plain
from sitdown.kinds.money import cancellable, dismissals, series_list
from sitdown.kinds.money.amounts import format_amount

if TYPE_CHECKING:
    from sitdown.kinds.money.series_list import SeriesView


def recurring(call: Call) -> Answer:
    """Everything that recurs; or say no more of one of them, or hear of it again."""
    given = call.arguments
    with call.desk() as desk:
        if given.turn is not None:
            series_list.turn_series(desk, given.turn)
        found = series_list.all_series(desk)
    if given.turn is not None:
        found = tuple(one for one in found if one.key == given.turn)
    lines = table([_row(one) for one in found], right=frozenset({2, 5}))
    for one in found if given.prices else ():
        lines += ["", one.merchant]
        lines += [f"  {_price(one, at)}" for at in range(len(one.prices))]
    return Answer(plain(found), lines if found else ["Nothing recurs yet, as far as I know."])


def cancel(call: Call) -> Answer:
    """Promise in a review to end something that recurs; without a key, what could be."""
    given = call.arguments
    with call.desk() as desk:
        session = sessions.find(desk, given.session)
        if given.key is None:
            found = cancellable.cancellable(desk)
            lines = table([[one.key, one.name, f"due {one.params['due']}"] for one in found])
            return Answer(plain(found), lines if found else ["Nothing recurs that could be ended."])
        said = cancellable.promise_to_cancel(desk, session.id, given.key, given.words or "")
    return Answer(plain(said), [said.content])


def dismissed(call: Call) -> Answer:
    """What the person dismissed; or bring one back."""
    given = call.arguments
    with call.desk() as desk:
        if given.restore is not None:
            back = dismissals.restore_named(desk, given.restore)
            words = ", ".join(each.words for each in back)
            return Answer(plain(back), [f"You will hear again of {words}."])
        held = dismissals.dismissals(desk)
    lines = table([[each.name, each.words, f"{each.dismissed_at:%Y-%m-%d}"] for each in held])
    return Answer(plain(held), lines if held else ["Nothing was dismissed."])


def _row(one: SeriesView) -> list[str]:
    about = "about " if one.varies else ""
    return [
        one.key,
        one.cadence,
        f"{about}{format_amount(one.amount, one.currency)}",
        one.status,
        f"next {one.next_due}" if one.next_due is not None else f"last {one.last}",
        f"{format_amount(one.a_year, one.currency)} a year",
        "income" if one.is_income else "",
    ]


def _price(one: SeriesView, at: int) -> str:
    price = one.prices[at]
    times = "once" if price.charges == 1 else f"{price.charges} times"
    return f"{format_amount(price.amount, one.currency)} since {price.since}, {times}"
