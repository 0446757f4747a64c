"""One session written into a file of the person's choice: as a letter, or for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.tui.screens.export_file import ExportFileScreen

if TYPE_CHECKING:
    from pathlib import Path

    from sitdown.engine.desk import Desk


class ExportSessionScreen(ExportFileScreen):
    """What was said in a session; the end of the name says in which form."""

    HEADING = "Export this session"
    TOLD = (
        "As a letter (Markdown): what stands, what stood before in footnotes, and of a money "
        "review the month in numbers. A name that ends in .json or .jsonl is written for programs."
    )
    SUFFIXES = frozenset({".md", ".json", ".jsonl"})
    PLACEHOLDER = "~/letter.md"

    def __init__(self, session_id: str, buddy: str, folder: Path | None = None) -> None:
        """Export the session of that id; ``buddy`` is what the voice that asks is called."""
        super().__init__(folder)
        self._session_id, self._buddy = session_id, buddy

    def write(self, desk: Desk, path: Path, *, force: bool) -> str:
        """Write it whole."""
        from sitdown.exchange.files import write_new
        from sitdown.exchange.json_export import as_text, export_document
        from sitdown.exchange.json_lines import log_lines
        from sitdown.exchange.markdown import letter

        suffix = path.suffix.casefold()
        if suffix == ".json":
            text, told = as_text(export_document(desk, [self._session_id])), "a document"
        elif suffix == ".jsonl":
            text, told = "".join(log_lines(desk, [self._session_id])), "the log"
        else:
            text, told = letter(desk, self._session_id, self._buddy), "a letter"
        write_new(path, text, force=force)
        return told
