"""Putting movements into categories: one by hand, or all that a rule of the person's takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import delete, select, update
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.errors import EmptyTextError, NotFoundError
from sitdown.kinds.money.categories import (
    BY_RULE,
    BY_USER,
    DEFAULT_CATEGORIES,
    NOT_BY_HAND,
    Categoriser,
    Rule,
    RuleKind,
)
from sitdown.kinds.money.default_rules import DEFAULT_RULES
from sitdown.kinds.money.errors import UnknownCategoryError, UnknownTransactionError
from sitdown.kinds.money.file_categories import FileCategories
from sitdown.kinds.money.ledger import MOVEMENT, OF_A_ROW
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.readers.records import Reading
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.split_parts import PART
from sitdown.kinds.money.tables import BankTransactionRow, CategoryRuleRow
from sitdown.kinds.money.transfer_pairs import take_apart
from sitdown.store.database import Transaction


@dataclass(frozen=True)
class RuleView:
    """A rule the person made: movements whose text fits the pattern are of the category."""

    id: str
    pattern: str
    pattern_kind: str
    category: str
    lowest_minor: int | None = None
    highest_minor: int | None = None
    account_id: str | None = None


@dataclass(frozen=True)
class Categorised:
    """What a categorisation did: how many movements changed, and the rule made for the next."""

    changed: int
    rule: RuleView | None


def categorise(
    desk: Desk, transaction_id: str, category: str, *, always: bool = True
) -> Categorised:
    """Put a movement into a category; it is neither split nor a transfer after that.

    Args:
        desk: whose.
        transaction_id: the movement.
        category: a category's key.
        always: also make a rule of its merchant, and put every movement of that merchant there
            that the person has not placed by hand.

    Raises:
        UnknownCategoryError: there is no such category.
        UnknownTransactionError: there is no such movement.
    """
    check_category(category)
    with desk.store.write() as tx:
        row = tx.get(BankTransactionRow, transaction_id)
        if row is None or row.user_id != desk.user_id:
            raise UnknownTransactionError(transaction_id)
        tx.execute(delete(PART).where(PART.c.transaction_id == row.id))
        take_apart(tx, desk, [row.id], categoriser(tx, desk), by_hand=False)
        tx.refresh(row)
        row.category, row.category_source = category, BY_USER
        tx.add(row)
        if not always or not merchant_key(row.merchant):
            return Categorised(1, None)
        tx.flush()
        rule = _add_rule(tx, desk, Rule(row.merchant, category))
        moved = tx.execute(
            update(MOVEMENT)
            .where(
                MOVEMENT.c.user_id == desk.user_id,
                MOVEMENT.c.merchant == row.merchant,
                MOVEMENT.c.category_source.in_(NOT_BY_HAND),
            )
            .values(category=category, category_source=BY_RULE)
        )
        return Categorised(1 + int(getattr(moved, "rowcount", 0)), rule)


def add_rule(desk: Desk, rule: Rule) -> Categorised:
    """Make a rule that comes before all others, and put under it every movement that the person
    has not placed by hand.

    Raises:
        EmptyTextError: a pattern of words has no letters or digits.
        InvalidRuleError: the pattern is empty, or no regular expression.
        UnknownCategoryError: there is no such category.
    """
    check_category(rule.category)
    if rule.kind == "words" and not merchant_key(rule.pattern):
        raise EmptyTextError("pattern of the rule")
    rule.fits_text("")
    with desk.store.write() as tx:
        made = _add_rule(tx, desk, rule)
        return Categorised(_apply(tx, desk, rule), made)


def remove_rule(desk: Desk, rule_id: str) -> None:
    """Forget a rule. What it has placed stays where it is.

    Raises:
        NotFoundError: this person has no such rule.
    """
    with desk.store.write() as tx:
        row = next((each for each in _rule_rows(tx, desk) if each.id == rule_id), None)
        if row is None:
            raise NotFoundError("rule", rule_id, "sitdown money rules")
        tx.delete(row)


def own_rules(desk: Desk) -> tuple[RuleView, ...]:
    """The person's rules in the order they are asked: the newest first."""
    with desk.store.read() as tx:
        return tuple(_rule_view(row) for row in _rule_rows(tx, desk))


def categoriser(tx: Transaction, desk: Desk) -> Categoriser:
    """All rules, the person's before the ones that come with Sitdown."""
    return Categoriser((*_made_rules(tx, desk), *DEFAULT_RULES))


def file_categories(tx: Transaction, desk: Desk, reading: Reading) -> FileCategories:
    """All rules and a file's own column, which between them place its movements."""
    own = _made_rules(tx, desk)
    return FileCategories(Categoriser((*own, *DEFAULT_RULES)), own, reading)


def _made_rules(tx: Transaction, desk: Desk) -> list[Rule]:
    return [
        Rule(
            row.pattern,
            row.category,
            kind=cast("RuleKind", row.pattern_kind),
            lowest_minor=row.lowest_minor,
            highest_minor=row.highest_minor,
            account=row.account_id,
        )
        for row in _rule_rows(tx, desk)
    ]


def check_category(key: str) -> None:
    """Pass for the key of a category there is.

    Raises:
        UnknownCategoryError: there is none of that key.
    """
    if key not in {category.key for category in DEFAULT_CATEGORIES}:
        raise UnknownCategoryError(key)


def _apply(tx: Transaction, desk: Desk, rule: Rule) -> int:
    """Put the movements that fit a rule under it; how many changed."""
    query = select(*OF_A_ROW, MOVEMENT.c.memo).where(
        MOVEMENT.c.user_id == desk.user_id,
        MOVEMENT.c.category_source.in_(NOT_BY_HAND),
        MOVEMENT.c.category != rule.category,
    )
    fitting = [row.id for row in tx.execute(query) if rule.fits(LedgerRow(*row))]
    _place(tx, fitting, rule.category)
    return len(fitting)


def _place(tx: Transaction, ids: Iterable[str], category: str) -> None:
    for one in ids:
        placed = {"category": category, "category_source": BY_RULE}
        tx.execute(update(MOVEMENT).where(MOVEMENT.c.id == one).values(**placed))


def _add_rule(tx: Transaction, desk: Desk, rule: Rule) -> RuleView:
    row = CategoryRuleRow(
        id=desk.new_id(),
        user_id=desk.user_id,
        pattern=storable_text(rule.pattern),
        pattern_kind=rule.kind,
        lowest_minor=rule.lowest_minor,
        highest_minor=rule.highest_minor,
        account_id=rule.account,
        category=rule.category,
        created_at=desk.clock.now(),
    )
    tx.add(row)
    return _rule_view(row)


def _rule_rows(tx: Transaction, desk: Desk) -> Sequence[CategoryRuleRow]:
    query = select(CategoryRuleRow).where(col(CategoryRuleRow.user_id) == desk.user_id)
    return tx.scalars(query.order_by(col(CategoryRuleRow.number).desc())).all()


def _rule_view(row: CategoryRuleRow) -> RuleView:
    bounds = row.lowest_minor, row.highest_minor, row.account_id
    return RuleView(row.id, row.pattern, row.pattern_kind, row.category, *bounds)
