"""What funds and categories should have, as it was said from a month on."""

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = (
    """
    CREATE TABLE goal (
        number INTEGER NOT NULL,
        user_id VARCHAR NOT NULL,
        fund_id VARCHAR,
        category VARCHAR,
        since VARCHAR NOT NULL,
        currency VARCHAR NOT NULL,
        line VARCHAR,
        said_at DATETIME NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(fund_id) REFERENCES fund (id) ON DELETE CASCADE,
        CHECK ((fund_id IS NULL) != (category IS NULL))
    )
    """,
    """
    CREATE INDEX ix_goal_user_id ON goal (user_id)
    """,
)


def upgrade() -> None:
    """Make the goals."""
    for statement in _STATEMENTS:
        op.execute(statement)
