"""Movements written into a file of the person's choice: for a spreadsheet, or for hledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.counting import counted
from sitdown.tui.screens.export_file import ExportFileScreen

if TYPE_CHECKING:
    from pathlib import Path

    from sitdown.engine.desk import Desk

JOURNAL_SUFFIXES = frozenset({".journal", ".hledger", ".j"})
"""As hledger knows its own files."""


class ExportScreen(ExportFileScreen):
    """Every movement; the end of the name says for which program."""

    HEADING = "Export your movements"
    TOLD = (
        "Every movement, into a file of your own. A name that ends in .journal is written for "
        "hledger, any other as a list for a spreadsheet (CSV)."
    )
    SUFFIXES = JOURNAL_SUFFIXES | {".csv"}
    PLACEHOLDER = "~/movements.csv"

    def write(self, desk: Desk, path: Path, *, force: bool) -> str:
        """Write them, a few at a time."""
        # The ledger brings the ORM along; it is there by the time a verb runs.
        from sitdown.exchange.files import write_new
        from sitdown.exchange.movements import movements_text
        from sitdown.kinds.money.taking_out import Asked

        is_journal = path.suffix.casefold() in JOURNAL_SUFFIXES
        with movements_text(desk, Asked(), "hledger" if is_journal else "csv") as taken:
            self.total = taken.count
            write_new(path, self.watched(taken.pieces, path), force=force)
        return counted(taken.count, "movement")
