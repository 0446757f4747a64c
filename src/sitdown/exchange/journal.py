"""The movements as a journal that hledger reads, the same for the same ledger.

Every transaction adds up to nothing. A transfer stands once, with both its accounts, and each side
counts on its own day; when only one side is taken out, it is against ``equity:transfers``, so that
journals of several months, or of each account, can be read together.

What was on an account before its first movement opens it, where its bank told a balance; and each
balance that the movements come to from there is asserted at the end, after all of its day. A
journal that begins later than an account has neither for it: read behind the one before, it goes
on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from sitdown.exchange import journal_names as names
from sitdown.kinds.money.amounts import minor_digits

if TYPE_CHECKING:
    from datetime import date

    from sitdown.kinds.money.proved_balances import ProvedBook
    from sitdown.kinds.money.taking_out import Contents, TakenMovement

_HEAD = """\
; The movements of a ledger of Sitdown.
; In texts ";" stands as "," and "|" as "/", in names ":" as "-".
decimal-mark .
"""


_OPENING = "Opening balance"
_ASSERTED = "Balance of the bank"


class _Posting(NamedTuple):
    """One line of a transaction; ``on`` is its day where that is not the transaction's."""

    account: str
    minor: int
    on: date | None = None
    note: str = ""


def journal_lines(
    contents: Contents, movements: Iterable[TakenMovement], balances: Iterable[ProvedBook] = ()
) -> Iterator[str]:
    """What the journal declares, a transaction for each movement, in their order, and the balances
    of the banks.
    """
    journal = _Journal(contents)
    books = [book for book in balances if book.account in contents.accounts]
    yield _HEAD
    yield from journal.declarations(any(book.opening_minor for book in books))
    for book in books:
        if book.opening_minor:
            yield journal.opening(book)
    for movement in movements:
        postings = journal.postings(movement)
        if postings:
            yield journal.transaction(movement, postings)
    for book in books:
        yield from journal.assertions(book)


class _Journal:
    """The names of one journal."""

    def __init__(self, contents: Contents) -> None:
        self._assets = names.names_of(contents.accounts, names.asset)
        self._symbols = names.names_of(contents.currencies, names.commodity)
        self._categories = contents.categories

    def declarations(self, has_openings: bool) -> Iterator[str]:  # noqa: FBT001 - the only one
        """Everything that hledger's strict mode wants to know beforehand."""
        for currency, symbol in self._symbols.items():
            digits = minor_digits(currency)
            yield f"commodity 1000.{'0' * digits} {symbol}".rstrip() + "\n"
        others = {
            names.category_account(category, sign)
            for category in self._categories
            for sign in (-1, 1)
        }
        opening = {names.OPENING} if has_openings else set[str]()
        for account in (*self._assets.values(), *sorted(others | {names.NEITHER, *opening})):
            yield f"account {account}\n"

    def postings(self, movement: TakenMovement) -> list[_Posting]:
        """The two or more sides of a movement; nothing for what stands with its other side."""
        own = _Posting(self._assets[movement.account], movement.amount_minor)
        other = movement.transfer
        if other is None:
            return [own, *self._categorised(movement)]
        if not other.is_taken:
            return [own, _Posting(names.NEITHER, -movement.amount_minor)]
        if movement.amount_minor >= 0:
            return []
        on = other.date if other.date != movement.date else None
        into = _Posting(self._assets[other.account], other.amount_minor, on)
        rest = -(movement.amount_minor + other.amount_minor)
        return [own, into, *([_Posting(names.NEITHER, rest)] if rest else [])]

    def _categorised(self, movement: TakenMovement) -> Iterator[_Posting]:
        for part in movement.parts:
            account = names.category_account(part.category, part.amount_minor)
            yield _Posting(account, -part.amount_minor, note=names.comment(part.note))
        if not movement.parts:
            account = names.category_account(movement.category, movement.amount_minor)
            yield _Posting(account, -movement.amount_minor)

    def opening(self, book: ProvedBook) -> str:
        """What was on an account before its first movement, an empty line before it."""
        symbol = self._symbols[book.currency]
        into, out = (
            names.amount(minor, book.currency, symbol)
            for minor in (book.opening_minor, -book.opening_minor)
        )
        return (
            f"\n{book.day} * {_OPENING}\n"
            f"    {self._assets[book.account]}  {into}\n    {names.OPENING}  {out}\n"
        )

    def assertions(self, book: ProvedBook) -> Iterator[str]:
        """The balances of a bank that the movements come to, and a remark on each other one."""
        symbol, account = self._symbols[book.currency], self._assets[book.account]
        nothing = names.amount(0, book.currency, symbol)
        for told in book.told:
            wanted = names.amount(told.amount_minor, book.currency, symbol)
            if told.off:
                off = names.amount(told.off, book.currency, symbol)
                yield f"\n; On {told.day} the bank had {wanted} on {account}: off by {off}.\n"
            else:
                yield f"\n{told.day} * {_ASSERTED}\n    {account}  {nothing} = {wanted}\n"

    def transaction(self, movement: TakenMovement, postings: Iterable[_Posting]) -> str:
        """A transaction, an empty line before it."""
        head = f"{movement.date} * {names.description(movement.payee, movement.memo)}".rstrip()
        lines = ["", head, f"    ; id:{movement.id}, file:{names.comment(movement.file)}"]
        symbol = self._symbols[movement.currency]
        for posting in postings:
            amount = names.amount(posting.minor, movement.currency, symbol)
            day = f"date:{posting.on}" if posting.on else ""
            told = ", ".join(filter(None, (day, posting.note)))
            remark = f"  ; {told}" if told else ""
            lines.append(f"    {posting.account}  {amount}{remark}")
        return "\n".join(lines) + "\n"
