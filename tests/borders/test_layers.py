from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sitdown"
MODULES = sorted(SOURCE.rglob("*.py"))

NETWORK = frozenset(
    {"aiohttp", "asyncore", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib"}
    | {"socket", "socketserver", "ssl", "telnetlib", "urllib3", "webbrowser", "xmlrpc"}
)

IMPURE = frozenset({"alembic", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual"})


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file names in an import, with the line, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def documented(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def places_that_import(names: frozenset[str], outside: str | None = None) -> list[str]:
    return [
        f"{path.relative_to(SOURCE)}:{line} imports {name}"
        for path in MODULES
        if outside is None or path.relative_to(SOURCE).parts[0] != outside
        for line, name in imported(path)
        if name.split(".")[0] in names
    ]


def test_imports_go_down_only() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def test_what_calls_itself_pure_knows_neither_the_database_nor_the_screen() -> None:
    graph = grimp.build_graph("sitdown", include_external_packages=True, cache_dir=None)
    called_pure = [
        "sitdown." + ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for path in MODULES
        if path.relative_to(SOURCE).parts[0] != "tui"
        and re.search(r"\bpure\b", documented(path), re.IGNORECASE)
    ]
    assert called_pure
    chains = (
        graph.find_shortest_chain(importer=name, imported=other)
        for name in called_pure
        for other in sorted(IMPURE & graph.modules)
    )
    assert [" -> ".join(chain) for chain in chains if chain] == []


def test_only_the_app_draws() -> None:
    allowed = {"__main__.py"}
    found = [
        place
        for place in places_that_import(frozenset({"textual", "rich"}), outside="tui")
        if place.split(":")[0] not in allowed
    ]
    assert found == []


def test_workers_are_given_what_makes_a_coroutine() -> None:
    """One that was made, and that a closing app never runs, is an error of its own."""
    begun = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "run_worker"
        and isinstance(node.args[0], ast.Call)
    ]
    assert begun == []


def test_nothing_speaks_to_the_network() -> None:
    assert places_that_import(NETWORK) == []
    assert [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in MODULES
        for line, name in imported(path)
        if name.startswith("urllib.request") or name == "urllib.request"
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
