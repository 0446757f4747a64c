"""Transfers between the person's own accounts: those that were found, and those to ask about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from sitdown.kinds.money.amounts import format_amount
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import full_day
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED, NOW
from sitdown.tui.widgets.rows import Row
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.transfer_pairs import TransferView

NAME_WIDTH = 40
_ASKED, _KNOWN = "asked", "known"


@dataclass(frozen=True)
class Transfers:
    """What is listed; ``accounts`` gives an account's name by its id."""

    near: tuple[TransferView, ...]
    known: tuple[TransferView, ...]
    accounts: Mapping[str, str]


class TransfersScreen(LedgerScreen):
    """The transfers, the latest first; above them what could be one."""

    HEADING = "Transfers between your accounts"
    TOLD = "They are neither spending nor income."
    BINDINGS: ClassVar[list[BindingType]] = [bind("money.undo", "part", "it is none")]

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """Only of what is asked about is there something to say with enter."""
        return {"list.choose": "it is one" if (self.key or "").startswith(_ASKED) else ""}

    def look(self, desk: Desk) -> Transfers:
        """Both lists, and the names of the accounts."""
        from sitdown.kinds.money.ledger import accounts
        from sitdown.kinds.money.pairing import near_transfers, transfers

        names = {account.id: account.name for account in accounts(desk)}
        return Transfers(near_transfers(desk)[::-1], transfers(desk)[::-1], names)

    def rows(self, found: Transfers) -> Sequence[Row]:
        """The questions, then what is known."""
        near = [self._row(_ASKED, at, each, found) for at, each in enumerate(found.near)]
        known = [self._row(_KNOWN, at, each, found) for at, each in enumerate(found.known)]
        asked = [Row.heading("Could these be transfers?"), *near, Row.blank()] if near else []
        none = [Row.note("No transfers: they need two accounts of yours.")]
        return [*asked, Row.heading("Known transfers"), *(known or none)]

    def detail(self, key: str) -> Content:
        """Both sides, in the bank's words."""
        of = self._of(key)
        if of is None:
            return Content("")
        lines = []
        for sign, row in (("out", of.out), ("in", of.into)):
            account = self.found.accounts.get(row.account, row.account)
            lines.append(
                Content.assemble(
                    (f"{sign:<4}{full_day(row.date):>11}  ", MUTED),
                    f"{format_amount(row.amount_minor, row.currency):>12}  ",
                    safe_line(account, 24),
                    "  ",
                    safe_line(row.payee, NAME_WIDTH, MUTED),
                )
            )
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to part only what is a pair."""
        return (self.key or "").startswith(_KNOWN) if action == "part" else True

    @on(VirtualList.Chosen)
    @work(group="change", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Make a pair of two movements that were asked about."""
        event.stop()
        of = self._of(event.key)
        if of is None or not event.key.startswith(_ASKED):
            return

        def verb(desk: Desk) -> object:
            from sitdown.kinds.money.pairing import pair_transfer

            return pair_transfer(desk, of.out.id, of.into.id)

        await self.change(verb)

    @work(group="change", exclusive=True)
    async def action_part(self) -> None:
        """Say that a pair is no transfer."""
        of = self._of(self.key)
        if of is None:
            return

        def verb(desk: Desk) -> None:
            from sitdown.kinds.money.pairing import part_transfer

            part_transfer(desk, of.out.id)

        await self.change(verb)

    def _of(self, key: str | None) -> TransferView | None:
        which, _, at = (key or "").partition(":")
        held = {_ASKED: self.found.near, _KNOWN: self.found.known} if self.found else {}
        views = held.get(which, ())
        return views[int(at)] if at and int(at) < len(views) else None

    def _row(self, which: str, at: int, each: TransferView, found: Transfers) -> Row:
        sides = [found.accounts.get(row.account, "?") for row in (each.out, each.into)]
        sign = Content.styled("?", NOW) if which == _ASKED else ""
        line = Content.assemble(
            (f"{full_day(each.out.date):>11}  ", MUTED),
            safe_line(" → ".join(sides), NAME_WIDTH),
        )
        amount = format_amount(each.into.amount_minor, each.into.currency)
        return Row(f"{which}:{at}", line, amount, sign)
