"""The migrated schema is the one that the row classes describe."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

import sitdown.engine.tables  # noqa: F401 - its rows join the metadata by being imported
import sitdown.kinds
from sitdown.store.migrations import VERSIONS
from sitdown.store.opening import open_store, schema_version

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
KEPT_BY_SQL = ("entry_words", "alembic_version")
"""The search index and Alembic's own record have no row class."""


def import_every_table() -> None:
    for package in pkgutil.iter_modules(sitdown.kinds.__path__, "sitdown.kinds."):
        if package.ispkg:
            for module in pkgutil.iter_modules(
                importlib.import_module(package.name).__path__, f"{package.name}."
            ):
                if module.name.endswith(".tables"):
                    importlib.import_module(module.name)


def test_the_row_classes_describe_the_migrated_schema(tmp_path: Path) -> None:
    import_every_table()
    store = open_store(tmp_path / "sitdown.db", tmp_path / "backups", NOW)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _parents: (
                    not (kind == "table" and str(name).startswith(KEPT_BY_SQL))
                ),
            },
        )
        differences = compare_metadata(context, SQLModel.metadata)
    store.close()
    assert differences == []


def test_a_new_store_has_the_last_version(tmp_path: Path) -> None:
    open_store(tmp_path / "sitdown.db", tmp_path / "backups", NOW).close()
    assert schema_version(tmp_path / "sitdown.db") == VERSIONS[-1]
