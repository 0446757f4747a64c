"""Money: the ledger, and the month that each review is about."""

from alembic import op

revision = "0002"
down_revision = "0001"

_TABLES = (
    """
    CREATE TABLE account (
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        bank_hint VARCHAR NOT NULL,
        currency VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (user_id, name)
    )
    """,
    """
    CREATE TABLE bank_file (
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        account_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        sha256 VARCHAR NOT NULL,
        format VARCHAR NOT NULL,
        layout VARCHAR NOT NULL,
        rows_read INTEGER NOT NULL,
        rows_added INTEGER NOT NULL,
        rows_duplicate INTEGER NOT NULL,
        skipped JSON NOT NULL,
        decisions JSON NOT NULL,
        sums JSON NOT NULL,
        first_day DATE,
        last_day DATE,
        links_proved INTEGER,
        links_total INTEGER,
        imported_at DATETIME NOT NULL,
        undone_at DATETIME,
        PRIMARY KEY (id),
        FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_bank_file_account_id ON bank_file (account_id)
    """,
    """
    CREATE INDEX ix_bank_file_user_id ON bank_file (user_id)
    """,
    """
    CREATE TABLE bank_transaction (
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        account_id VARCHAR NOT NULL,
        file_id VARCHAR NOT NULL,
        day DATE NOT NULL,
        amount_minor INTEGER NOT NULL,
        currency VARCHAR NOT NULL,
        payee VARCHAR NOT NULL,
        memo VARCHAR NOT NULL,
        merchant VARCHAR NOT NULL,
        category VARCHAR NOT NULL,
        category_source VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE,
        FOREIGN KEY(file_id) REFERENCES bank_file (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX bank_transaction_by_day ON bank_transaction (
        user_id, day, currency, amount_minor, category, merchant, payee, account_id, id
    )
    """,
    """
    CREATE INDEX ix_bank_transaction_account_id ON bank_transaction (account_id)
    """,
    """
    CREATE INDEX ix_bank_transaction_file_id ON bank_transaction (file_id)
    """,
    """
    CREATE TABLE category_rule (
        number INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        pattern VARCHAR NOT NULL,
        pattern_kind VARCHAR NOT NULL,
        lowest_minor INTEGER,
        highest_minor INTEGER,
        account_id VARCHAR,
        category VARCHAR NOT NULL,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (id),
        FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_category_rule_user_id ON category_rule (user_id)
    """,
    """
    CREATE TABLE budget (
        user_id VARCHAR NOT NULL,
        category VARCHAR NOT NULL,
        since VARCHAR NOT NULL,
        amount_minor INTEGER,
        updated_at DATETIME NOT NULL,
        PRIMARY KEY (user_id, category, since)
    )
    """,
    """
    CREATE TABLE fund (
        id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        currency VARCHAR NOT NULL,
        opening_minor INTEGER NOT NULL,
        target_minor INTEGER,
        due_on DATE,
        created_at DATETIME NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (user_id, name)
    )
    """,
    """
    CREATE TABLE layout_choice (
        user_id VARCHAR NOT NULL,
        layout VARCHAR NOT NULL,
        choices JSON NOT NULL,
        updated_at DATETIME NOT NULL,
        PRIMARY KEY (user_id, layout)
    )
    """,
    """
    CREATE TABLE money_review (
        session_id VARCHAR NOT NULL,
        user_id VARCHAR NOT NULL,
        year INTEGER NOT NULL,
        month INTEGER NOT NULL,
        snapshot_total_spent INTEGER,
        snapshot_total_income INTEGER,
        snapshot_savings_rate FLOAT,
        snapshot_categories JSON NOT NULL,
        snapshot JSON NOT NULL,
        snapshot_at DATETIME NOT NULL,
        PRIMARY KEY (session_id),
        FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX money_review_by_month ON money_review (user_id, year, month)
    """,
)


def upgrade() -> None:
    """Make the ledger and the reviews."""
    for statement in _TABLES:
        op.execute(statement)
