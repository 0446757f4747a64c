"""The rows of the ledger and of the reviews. Amounts are minor units; days are as booked."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def _of_account(**options: Any) -> Any:
    """A reference to the account, which takes the row with it."""
    return Field(
        sa_column=Column(ForeignKey("account.id", ondelete="CASCADE"), nullable=False, **options)
    )


def _of_movement(**options: Any) -> Any:
    """A reference to a movement, which takes the row with it."""
    return Field(
        sa_column=Column(
            ForeignKey("bank_transaction.id", ondelete="CASCADE"), nullable=False, **options
        )
    )


class AccountRow(SQLModel, table=True):
    """An account at a bank; ``bank_hint`` is what its files call it, such as an IBAN.

    One ``by_hand`` has no files: a house, a loan, cash.
    """

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: str = Field(primary_key=True)
    user_id: str
    name: str
    bank_hint: str = ""
    currency: str
    created_at: datetime
    by_hand: bool = False


class BankFileRow(SQLModel, table=True):
    """The receipt of one import: what was in the file and what became of it.

    ``undone_at`` is set when its movements were taken out again.
    """

    __tablename__ = "bank_file"

    id: str = Field(primary_key=True)
    user_id: str = Field(index=True)
    account_id: str = _of_account(index=True)
    name: str
    sha256: str
    format: str
    layout: str
    rows_read: int
    rows_added: int
    rows_duplicate: int
    skipped: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    decisions: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    sums: dict[str, dict[str, int]] = Field(default_factory=dict, sa_type=JSON)
    first_day: date | None = None
    last_day: date | None = None
    links_proved: int | None = None
    links_total: int | None = None
    imported_at: datetime
    undone_at: datetime | None = None


class BankTransactionRow(SQLModel, table=True):
    """One booked movement. Its id is its fingerprint, which holds the account: importing it
    again, or after an undo, gives it the same id, so evidence keeps pointing at it.
    """

    __tablename__ = "bank_transaction"
    __table_args__ = (
        # Narrow, because a long import writes it for every row: files run by day, so the rows of
        # a month lie together in the table. Nor is it by person: a store has one.
        Index("bank_transaction_by_day", "day", "id"),
        # What the person placed is little among all that rules placed.
        Index(
            "bank_transaction_placed_by_hand",
            "user_id",
            "merchant",
            "category",
            sqlite_where=text("category_source = 'user'"),
        ),
    )

    # Neither reference has an index: accounts and files stay, and a long import writes a quarter
    # less without them.
    id: str = Field(primary_key=True)
    user_id: str
    account_id: str = _of_account()
    file_id: str = Field(
        sa_column=Column(ForeignKey("bank_file.id", ondelete="CASCADE"), nullable=False)
    )
    day: date
    amount_minor: int
    currency: str
    payee: str
    memo: str
    merchant: str
    category: str
    category_source: str


class StatedBalanceRow(SQLModel, table=True):
    """What was on an account at the end of a day, as a bank's file told it, or the person when
    ``file_id`` is None. Of several for one day the last holds; none is ever changed.
    """

    __tablename__ = "stated_balance"
    __table_args__ = (Index("stated_balance_by_day", "user_id", "account_id", "day"),)

    number: int | None = Field(default=None, primary_key=True)
    user_id: str
    account_id: str = _of_account()
    file_id: str | None = Field(
        default=None, sa_column=Column(ForeignKey("bank_file.id", ondelete="CASCADE"))
    )
    day: date
    currency: str
    amount_minor: int
    stated_at: datetime


class TransferPairRow(SQLModel, table=True):
    """Two movements that are one transfer between the person's own accounts."""

    __tablename__ = "transfer_pair"

    out_id: str = _of_movement(primary_key=True)
    in_id: str = _of_movement(unique=True)
    user_id: str = Field(index=True)
    paired_at: datetime


class SplitPartRow(SQLModel, table=True):
    """A part of a movement; the parts of one add up to it. Its id is ``MOVEMENT/NUMBER``."""

    __tablename__ = "split_part"

    id: str = Field(primary_key=True)
    transaction_id: str = _of_movement(index=True)
    user_id: str = Field(index=True)
    amount_minor: int
    category: str
    note: str = ""


class CategoryRuleRow(SQLModel, table=True):
    """A rule the person made; the highest ``number`` is asked first."""

    __tablename__ = "category_rule"

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    user_id: str = Field(index=True)
    pattern: str
    pattern_kind: str
    lowest_minor: int | None = None
    highest_minor: int | None = None
    account_id: str | None = Field(
        default=None, sa_column=Column(ForeignKey("account.id", ondelete="CASCADE"))
    )
    category: str
    created_at: datetime


class BudgetRow(SQLModel, table=True):
    """A category's budget a month, from a month (``YYYY-MM``) on; None ends it."""

    __tablename__ = "budget"

    user_id: str = Field(primary_key=True)
    category: str = Field(primary_key=True)
    since: str = Field(primary_key=True)
    amount_minor: int | None = None
    updated_at: datetime


class FundRow(SQLModel, table=True):
    """Money put aside for something. What is in it is ``opening_minor`` and the contributions
    that stand in the reviews.
    """

    __tablename__ = "fund"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: str = Field(primary_key=True)
    user_id: str
    name: str
    currency: str
    opening_minor: int
    target_minor: int | None = None
    due_on: date | None = None
    created_at: datetime


class GoalRow(SQLModel, table=True):
    """What a fund or a category should have, from a month (``YYYY-MM``) on; None ends it. The
    latest month's holds, and of one month's the one said last; none is ever changed.
    """

    __tablename__ = "goal"

    number: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(index=True)
    fund_id: str | None = Field(
        default=None, sa_column=Column(ForeignKey("fund.id", ondelete="CASCADE"))
    )
    category: str | None = None
    since: str
    currency: str
    line: str | None = None
    said_at: datetime


class LayoutChoiceRow(SQLModel, table=True):
    """The answers a person gave about a bank's layout, for the next file of it."""

    __tablename__ = "layout_choice"

    user_id: str = Field(primary_key=True)
    layout: str = Field(primary_key=True)
    choices: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime


class MoneyReviewRow(SQLModel, table=True):
    """The month as it was when its review began; erased with its session."""

    __tablename__ = "money_review"
    __table_args__ = (Index("money_review_by_month", "user_id", "year", "month"),)

    session_id: str = Field(
        sa_column=Column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    )
    user_id: str
    year: int
    month: int
    snapshot_total_spent: int | None = None
    snapshot_total_income: int | None = None
    snapshot_savings_rate: float | None = None
    snapshot_categories: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    snapshot: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    snapshot_at: datetime


class DismissalRow(SQLModel, table=True):
    """A finding the person does not want to hear of again, by what stays the same when it is
    found anew: no row of the ledger, so it outlasts an import that was undone and repeated.
    """

    __tablename__ = "dismissal"

    user_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    bucket: int = Field(primary_key=True)
    dismissed_at: datetime
