"""Bare Textual apps to measure against. Run: python -m tests.benchmarks.floors NAME"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, OptionList, Static


class Hello(App[None]):
    """The least a Textual app can show."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Static("Hello")


class Table(App[None]):
    """A table of fifty rows."""

    def compose(self) -> ComposeResult:
        yield DataTable[str](cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("title", "when")
        table.add_rows([(f"Hello {number}", "yesterday") for number in range(50)])


class Options(App[None]):
    """An option list of fifty rows."""

    def compose(self) -> ComposeResult:
        yield OptionList(*[f"Hello {number}" for number in range(50)])


APPS: dict[str, type[App[None]]] = {"hello": Hello, "table": Table, "options": Options}

if __name__ == "__main__":
    APPS[sys.argv[1]]().run()
