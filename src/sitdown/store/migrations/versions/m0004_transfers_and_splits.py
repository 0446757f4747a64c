"""Transfers between the person's own accounts, and movements parted into several categories."""

from alembic import op

revision = "0004"
down_revision = "0003"

_STATEMENTS = (
    """
    CREATE TABLE transfer_pair (
        out_id VARCHAR NOT NULL,
        in_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        paired_at DATETIME NOT NULL,
        PRIMARY KEY (out_id),
        FOREIGN KEY(out_id) REFERENCES bank_transaction (id) ON DELETE CASCADE,
        FOREIGN KEY(in_id) REFERENCES bank_transaction (id) ON DELETE CASCADE,
        UNIQUE (in_id)
    )
    """,
    """
    CREATE INDEX ix_transfer_pair_user_id ON transfer_pair (user_id)
    """,
    """
    CREATE TABLE split_part (
        id VARCHAR NOT NULL,
        transaction_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        amount_minor INTEGER NOT NULL,
        category VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transaction_id) REFERENCES bank_transaction (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_split_part_transaction_id ON split_part (transaction_id)
    """,
    """
    CREATE INDEX ix_split_part_user_id ON split_part (user_id)
    """,
    """
    CREATE INDEX bank_transaction_placed_by_hand ON bank_transaction (
        user_id, merchant, category
    ) WHERE category_source = 'user'
    """,
)


def upgrade() -> None:
    """Make the two tables, and find what the person placed without reading the rest."""
    for statement in _STATEMENTS:
        op.execute(statement)
