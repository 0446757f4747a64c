"""Alembic's entry: runs the steps on the connection that ``store.opening`` hands over."""

from __future__ import annotations

from typing import cast

from alembic import context
from sqlalchemy import Connection

context.configure(
    connection=cast("Connection", context.config.attributes["connection"]),
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
