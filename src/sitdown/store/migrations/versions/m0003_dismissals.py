"""What a person does not want to hear of again."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the dismissals."""
    op.execute(
        """
        CREATE TABLE dismissal (
            user_id VARCHAR NOT NULL,
            kind VARCHAR NOT NULL,
            subject VARCHAR NOT NULL,
            bucket INTEGER NOT NULL,
            dismissed_at DATETIME NOT NULL,
            PRIMARY KEY (user_id, kind, subject, bucket)
        )
        """
    )
