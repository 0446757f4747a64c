"""Verbs that the stages ask for, made of what the person did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.snapshot import Month


def setting_budgets(amounts: Mapping[str, int | None], since: Month) -> Callable[[Desk], None]:
    """Give the verb that sets budgets from a month on: minor units by category, None ends one."""
    wanted, (year, month) = dict(amounts), since

    def verb(desk: Desk) -> None:
        # The ledger brings the ORM along; it is there by the time a verb runs.
        from sitdown.kinds.money.budgets import set_budget

        for category, amount in wanted.items():
            set_budget(desk, category, amount, year, month)

    return verb
