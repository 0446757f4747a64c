"""The commands for what is not what it looked like: split payments, transfers, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.cli.parser import UsageError
from sitdown.cli.references import entry_of
from sitdown.exchange.plain import plain
from sitdown.kinds.money import pairing, splitting, withdrawing
from sitdown.kinds.money.amounts import format_amount, typed_amount
from sitdown.kinds.money.ledger import movement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitdown.kinds.money.snapshot import LedgerRow
    from sitdown.kinds.money.transfer_pairs import TransferView


def split(call: Call) -> Answer:
    """Part a movement into categories, or make it whole again."""
    given = call.arguments
    with call.desk() as desk:
        if given.join:
            splitting.unsplit(desk, given.transaction)
            return Answer([], ["It is whole again."])
        whole = movement(desk, given.transaction)
        parts = _parts(given.parts, whole)
        made = splitting.split(desk, given.transaction, parts)
    lines = table(
        [[part.category, format_amount(part.amount_minor, part.currency)] for part in made],
        right=frozenset({1}),
    )
    return Answer(plain(made), lines)


def transfers(call: Call) -> Answer:
    """The transfers between the person's accounts; or look for more, make one, undo one."""
    given = call.arguments
    found: Sequence[TransferView]
    with call.desk() as desk:
        if given.pair:
            found = (pairing.pair_transfer(desk, *given.pair),)
        elif given.find:
            found = pairing.find_transfers(desk)
        elif given.near:
            found = pairing.near_transfers(desk)
        else:
            if given.apart is not None:
                pairing.part_transfer(desk, given.apart)
            found = pairing.transfers(desk)
    lines = table(
        [
            [
                str(each.out.date),
                format_amount(each.into.amount_minor, each.into.currency),
                each.out.payee,
                each.into.payee,
                each.out.id,
                *([each.into.id] if given.near else []),
            ]
            for each in found
        ],
        right=frozenset({1}),
    )
    return Answer(plain(found), lines if found else ["No transfers."])


def withdraw(call: Call) -> Answer:
    """Take back a promise, or what goes into a fund; or bring it back."""
    given = call.arguments
    with call.desk() as desk:
        entry = entry_of(desk, given.entry)
        verb = withdrawing.bring_back if given.back else withdrawing.withdraw
        done = verb(desk, entry.id)
    return Answer(plain(done), [done.content])


def _parts(pairs: Iterable[str], whole: LedgerRow) -> list[splitting.SplitPart]:
    """The parts as typed; an amount has the sign of the whole unless it has its own."""
    parts = []
    for pair in pairs:
        category, equals, amount = pair.partition("=")
        if not equals:
            raise UsageError("sitdown money split", f"a part is CATEGORY=AMOUNT, not {pair!r}")
        minor = typed_amount(amount, whole.currency)
        unsigned = not amount.strip().startswith(("-", "+"))
        minor = -minor if unsigned and whole.amount_minor < 0 else minor
        parts.append(splitting.SplitPart(minor, category.strip()))
    return parts
