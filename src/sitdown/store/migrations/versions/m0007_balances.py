"""What is on an account, as a person or a bank's file states it, and accounts without files."""

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    """
    ALTER TABLE account ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT 0
    """,
    """
    CREATE TABLE stated_balance (
        number INTEGER NOT NULL,
        user_id VARCHAR NOT NULL,
        account_id VARCHAR NOT NULL,
        file_id VARCHAR,
        day DATE NOT NULL,
        currency VARCHAR NOT NULL,
        amount_minor INTEGER NOT NULL,
        stated_at DATETIME NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE,
        FOREIGN KEY(file_id) REFERENCES bank_file (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX stated_balance_by_day ON stated_balance (user_id, account_id, day)
    """,
)


def upgrade() -> None:
    """Tell accounts without files apart, and make the table of balances."""
    for statement in _STATEMENTS:
        op.execute(statement)
