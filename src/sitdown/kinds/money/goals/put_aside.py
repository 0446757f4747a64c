"""What the reviews put into the funds, and the charges of the ledger that the funds were for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, text

from sitdown.clock import local
from sitdown.engine.desk import Desk
from sitdown.engine.tables import EntryRow
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES
from sitdown.kinds.money.goals.fund_movements import Charge, Put
from sitdown.kinds.money.ledger import MOVEMENT
from sitdown.kinds.money.merchants import merchant_key
from sitdown.store.database import Transaction, table_of

LOOKED_BACK_DAYS = 400
"""Before a fund was begun: a yearly charge shows then that the fund is for that merchant."""

_OTHERS = [each.key for each in DEFAULT_CATEGORIES if each.group != "spending"]

# A contribution that was revised stands at its first one's place, and so in its month.
_PUT_ASIDE = text(
    """
    SELECT json_extract(said.data, '$.fund_id') AS fund_id,
           json_extract(said.data, '$.amount') AS amount,
           first.created_at AS put_at, session.id AS session_id
    FROM session
    JOIN entry_as_it_stands AS said ON said.session_id = session.id
    JOIN entry AS first ON first.session_id = said.session_id AND first.sequence_num = said.place
    WHERE session.user_id = :user_id AND session.kind = 'money' AND session.status != 'cancelled'
      AND said.entry_type = 'fund_contribution'
    ORDER BY first.created_at
    """
).columns(put_at=table_of(EntryRow).c.created_at.type)


@dataclass(frozen=True, slots=True)
class Payee:
    """Whom a fund is for, by its name.

    Attributes:
        key: the merchant's key.
        target: minor units of ``currency`` that the fund should have. A payment of less than half
            of it is no charge that one saves for (ours).
        begun: the local day the fund was begun; earlier charges were paid from elsewhere.
    """

    key: str
    currency: str
    target: int
    begun: date


def put_aside_in(tx: Transaction, desk: Desk) -> Mapping[str, Sequence[Put]]:
    """What reviews put into each fund, by its id, the oldest first."""
    found: dict[str, list[Put]] = {}
    for row in tx.execute(_PUT_ASIDE.bindparams(user_id=desk.user_id)):
        day = local(desk.clock, row.put_at).date()
        found.setdefault(row.fund_id, []).append(Put(day, int(row.amount), row.session_id))
    return found


def charges_in(
    tx: Transaction, desk: Desk, payees: Collection[Payee]
) -> Mapping[Payee, Sequence[Charge]]:
    """The charges since each fund was begun; a payee of which the ledger knows none is left out."""
    named = [each for each in payees if each.key]
    if not named:
        return {}
    columns = (MOVEMENT.c.id, MOVEMENT.c.day, MOVEMENT.c.amount_minor, MOVEMENT.c.currency)
    query = select(*columns, MOVEMENT.c.merchant, MOVEMENT.c.payee).where(
        MOVEMENT.c.user_id == desk.user_id,
        MOVEMENT.c.day >= min(each.begun for each in named) - timedelta(days=LOOKED_BACK_DAYS),
        MOVEMENT.c.amount_minor <= -min(_least(each) for each in named),
        MOVEMENT.c.category.not_in(_OTHERS),
    )
    wanted: dict[tuple[str, str], list[Payee]] = {}
    for payee in named:
        wanted.setdefault((payee.key, payee.currency), []).append(payee)
    found: dict[Payee, list[Charge]] = {}
    for row in tx.execute(query.order_by(MOVEMENT.c.day, MOVEMENT.c.id)):
        for payee in wanted.get((merchant_key(row.merchant or row.payee), row.currency), ()):
            if -row.amount_minor >= _least(payee):
                known = found.setdefault(payee, [])
                if row.day >= payee.begun:
                    known.append(Charge(row.day, -row.amount_minor, row.id))
    return found


def _least(payee: Payee) -> int:
    return -(-payee.target // 2)
