"""Whatever is typed and whatever fails: one sentence, an exit code, no traceback."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.cli import main
from sitdown.cli.calls import Surroundings
from sitdown.cli.commands import commands
from sitdown.cli.parser import Command, UsageError, argument, build_parser

_HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "markdown_it")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["milk"], "milk"),
        (["start"], "KIND"),
        (["show"], "ID"),
        (["list", "--status", "asleep"], "asleep"),
        (["list", "--limit", "many"], "many"),
        (["list", "--kin", "tea"], "--kin"),
        (["settings"], "COMMAND"),
        (["start", "tea", "--month", "2026-10", "--subject", "x"], "--month"),
        (["feedback", "x:1", "love"], "love"),
    ],
)
def test_words_that_make_no_command_are_one_sentence_and_two(
    sitdown: Sitdown, words: list[str], told: str
) -> None:
    printed = sitdown(*words, "--json")
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.count("\n") == 1
    assert told in printed.err
    assert "--help" in printed.err


def test_help_names_every_command(sitdown: Sitdown) -> None:
    printed = sitdown("--help")
    assert printed.code == 0
    for command in commands():
        assert command.name.split()[0] in printed.out


@pytest.mark.parametrize("command", [command.name for command in commands()])
def test_every_command_has_help_and_a_handler(sitdown: Sitdown, command: str) -> None:
    import importlib

    printed = sitdown(*command.split(), "--help")
    assert printed.code == 0
    assert "--json" in printed.out
    handler = next(each.handler for each in commands() if each.name == command)
    module, function = handler.split(":")
    assert callable(getattr(importlib.import_module(f"sitdown.cli.{module}"), function))


def test_an_unforeseen_failure_names_a_private_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError

    surroundings = Surroundings(environ={"SITDOWN_HOME": str(tmp_path / "home")}, kinds=broken)  # type: ignore[arg-type]  # it fails before it gives anything
    assert main(["list", "--json"], surroundings) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    (report,) = (tmp_path / "home" / "logs").iterdir()
    assert str(report) in printed.err
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert "RuntimeError" in report.read_text(encoding="utf-8")


def test_a_failure_that_cannot_be_reported_is_still_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "home"
    taken.write_text("a file", encoding="utf-8")
    surroundings = Surroundings(environ={"SITDOWN_HOME": str(taken)})
    assert main(["list"], surroundings) == 1
    printed = capsys.readouterr()
    assert "cannot be used" in printed.err
    assert printed.err.count("\n") == 1


def test_what_breaks_the_command_may_break_its_report(
    sitdown: Sitdown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        message = "all is\x1b[2J broken"
        raise RuntimeError(message)

    monkeypatch.setattr("sitdown.cli.calls.find_home", broken)
    monkeypatch.setattr("sitdown.cli.crashes.find_home", broken)
    printed = sitdown("where")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.endswith("The report could not be kept either (all is broken).\n")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_disk_that_refuses_is_no_failure_of_the_program(
    sitdown: Sitdown, home: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(call: object) -> None:
        raise OSError(number, os.strerror(number), "/some/file")

    monkeypatch.setattr("sitdown.cli.keeping.where", refused)
    printed = sitdown("where")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith(f"/some/file cannot be used ({os.strerror(number)}).")
    assert printed.err.count("\n") == 1
    assert not home.exists()


def test_an_interrupt_is_quiet(sitdown: Sitdown, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(call: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitdown.cli.keeping.where", interrupted)
    printed = sitdown("where")
    assert (printed.code, printed.out, printed.err) == (130, "", "")


def _python(code: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    source = str(Path(__file__).parents[2] / "src")
    environ = {**os.environ, "PYTHONPATH": source, "SITDOWN_HOME": str(home), **more}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", [["due"], ["due", "--json"], ["--help"], ["--version"], ["milk"]])
def test_light_commands_import_nothing_heavy(
    sitdown: Sitdown, cup: str, home: Path, words: list[str]
) -> None:
    sitdown("followups", "set", cup, "--at", "00:00")
    ran = _python(
        f"import sys; from sitdown.cli import main; main({words!r}); "
        f"print(sorted(set({_HEAVY!r}) & set(sys.modules)), file=sys.stderr)",
        home,
    )
    assert ran.stderr.splitlines()[-1] == "[]", ran.stderr


def test_parsing_imports_nothing_heavy(home: Path) -> None:
    ran = _python(
        "import sys; from sitdown.cli.running import parsed; parsed(['say', 'x', 'y']); "
        f"print(sorted(set({_HEAVY!r}) & set(sys.modules)))",
        home,
    )
    assert ran.stdout == "[]\n", ran.stderr
    assert not home.exists()


def test_due_is_silent_without_a_store_and_makes_none(home: Path) -> None:
    ran = _python("import sys; from sitdown.cli import main; sys.exit(main(['due']))", home)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert not home.exists()


def test_a_pipe_that_ends_early_is_quiet(home: Path) -> None:
    code = "import sys; from sitdown.cli import main; sys.exit(main(['keys']))"
    source = str(Path(__file__).parents[2] / "src")
    environ = {**os.environ, "PYTHONPATH": source, "SITDOWN_HOME": str(home)}
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environ,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(write)
    assert ran.stderr == b""
    assert ran.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [["keys"], ["keys", "--json"], ["money", "export"]])
def test_an_output_on_a_full_disk_is_told_in_a_sentence(home: Path, words: list[str]) -> None:
    code = f"import sys; from sitdown.cli import main; sys.exit(main({words!r}))"
    source = str(Path(__file__).parents[2] / "src")
    environ = {**os.environ, "PYTHONPATH": source, "SITDOWN_HOME": str(home)}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-c", code],
            env=environ, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    told = b"The output cannot be written (No space left on device). "
    assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1)
    assert ran.stderr.startswith(told)


def test_a_terminal_without_the_letters_gets_question_marks(
    sitdown: Sitdown, cup: str, home: Path
) -> None:
    ran = _python(
        "import sys; from sitdown.cli import main; sys.exit(main(['keys']))",
        home,
        PYTHONIOENCODING="ascii",
    )
    assert ran.returncode == 0, ran.stderr
    assert "?" in ran.stdout


def test_the_parser_is_of_the_commands_it_is_given() -> None:
    chosen = [command for command in commands() if command.name == "where"]
    assert build_parser(chosen).parse_args(["where"]).handler == "keeping:where"


def test_a_command_waits_for_no_parser_of_another() -> None:
    unmakeable = (argument("--twice"), argument("--twice"))
    chosen = [command for command in commands() if command.name == "where"]
    for name in ("other", "group other"):
        parser = build_parser([*chosen, Command(name, "", "x:x", unmakeable)])
        assert parser.parse_args(["where"]).handler == "keeping:where"
        with pytest.raises(UsageError, match="conflicting"):
            parser.parse_args(name.split())


def test_streams_that_are_closed_are_no_failure(home: Path) -> None:
    code = (
        "import os, sys; sys.stdin = sys.stdout = sys.stderr = None; "
        "from sitdown.cli import main; "
        "os._exit(10 * main(['show', 'nothing']) + main(['list']) + main(['due']))"
    )
    assert _python(code, home).returncode == 10
