"""Bare Textual apps to measure against. Run: python -m tests.benchmarks.floors NAME"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.screen import Screen
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


class Empty(App[None]):
    """An app that pushes an empty screen at a key."""

    BINDINGS = [("x", "empty", "Empty")]

    def compose(self) -> ComposeResult:
        yield Static("Hello")

    def action_empty(self) -> None:
        self.push_screen(EmptyScreen())


class EmptyScreen(Screen[None]):
    """A screen with next to nothing on it."""

    def compose(self) -> ComposeResult:
        yield Static("Nothing here")


APPS: dict[str, type[App[None]]] = {
    "hello": Hello,
    "table": Table,
    "options": Options,
    "empty": Empty,
}

if __name__ == "__main__":
    APPS[sys.argv[1]]().run()
