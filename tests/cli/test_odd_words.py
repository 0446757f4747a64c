"""Words that nobody should type and somebody will: one sentence, and nothing is done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.cli.conftest import Printed, Sitdown

from sitdown.cli.running import LONGEST_SENTENCE


@pytest.mark.parametrize(
    "words",
    [
        ("money", "goals", "--money=--"),
        ("money", "forecast", "--days=--"),
        ("money", "export", "-o=--"),
        ("work", "task", "add", "x", "--priority=--"),
        ("work", "task", "--", "add", "--"),
    ],
)
def test_two_dashes_are_no_value(sitdown: Sitdown, words: tuple[str, ...]) -> None:
    printed = sitdown(*words)
    assert printed.code == 2
    assert "'--' cannot be given to it" in printed.err


def test_what_a_sentence_quotes_makes_it_neither_endless_nor_more_than_a_line(
    sitdown: Sitdown,
) -> None:
    endless = sitdown("show", "x" * 1_000_000)
    assert endless.code == 1
    assert len(endless.err) < LONGEST_SENTENCE + 10
    assert endless.err.endswith("shows the ones there are.\n")
    assert sitdown("import", "no\nsuch\rfile").err.count("\n") == 1


@pytest.mark.parametrize("month", ["0001-01", "1969-12", "3000-01", "9999-12"])
@pytest.mark.parametrize("command", ["month", "uncategorised"])
def test_a_month_at_the_end_of_the_calendar_is_no_month_to_look_at(
    sitdown: Sitdown, command: str, month: str
) -> None:
    printed = sitdown("money", command, month)
    assert printed.code == 1
    assert f"'{month}' is not a time I can read" in printed.err


def test_nothing_is_planned_for_the_end_of_the_calendar(sitdown: Sitdown) -> None:
    printed = sitdown("start", "tea", "--at", "9999-12-31 23:59")
    assert (printed.code, printed.out) == (1, "")
    assert "is not a time I can read" in printed.err


def test_a_task_is_not_due_at_the_end_of_the_calendar(sitdown: Sitdown, tmp_path: Path) -> None:
    sitdown("work", "add", str(tmp_path))
    for day in ("0001-01-01", "9999-12-31"):
        printed = sitdown("work", "task", "add", "x", "--project", str(tmp_path), "--due", day)
        assert printed.code == 1
        assert f"'{day}' is not a time I can read" in printed.err


def test_a_limit_is_as_high_as_one_likes(sitdown: Sitdown, cup: str) -> None:
    assert [each["id"] for each in sitdown("list", "--limit", "9" * 40, "--json").document] == [cup]


def test_what_is_looked_for_is_as_long_as_one_likes(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("say", cup, "Assam").code == 0
    printed = sitdown("search", " ".join(["assam"] * 200_000), "--json")
    assert [each["content"] for each in printed.document["entries"]] == ["I heard Assam.", "Assam"]
    assert sitdown("search", "x" * 1_000_000).code == 0


@pytest.mark.parametrize("sign", ["", "  "])
def test_an_empty_sign_is_none(sitdown: Sitdown, cup: str, sign: str) -> None:
    printed = sitdown("indicators", cup, "--add", sign)
    assert printed.code == 2
    assert "is no sign" in printed.err


@pytest.mark.parametrize(
    "words",
    [
        ("import", "{}"),
        ("restore", "{}"),
        ("export", "--all", "-o", "{}"),
        ("work", "plans", "{}"),
        ("work", "import", "{}"),
        ("money", "goal", "import", "{}"),
    ],
)
@pytest.mark.parametrize("path", ["a\x00b", "x" * 3_000])
def test_what_no_file_system_has_is_no_path(
    sitdown: Sitdown, words: tuple[str, ...], path: str
) -> None:
    printed = sitdown(*(word.format(path) for word in words))
    assert printed.code == 1
    assert "cannot be a path" in printed.err


@pytest.mark.parametrize(
    "words",
    [
        ("money", "categorise", "\udcff", "groceries"),
        ("money", "split", "\udcff", "groceries=1"),
        ("money", "transfers", "--pair", "\udcff", "\udc80"),
        ("money", "transfers", "--apart", "\udcff"),
    ],
)
def test_an_id_that_is_no_text_is_nobodys(sitdown: Sitdown, words: tuple[str, ...]) -> None:
    printed = sitdown(*words)
    assert (printed.code, printed.out) == (1, "")
    assert "Something failed" not in printed.err


@pytest.mark.parametrize(
    "words",
    [
        ("money", "balance", "{}", "1", "--new"),
        ("money", "funds", "{}", "--saved", "1"),
        ("import", "BANK", "--account", "{}"),
    ],
)
def test_a_name_that_no_list_could_show_is_refused(
    sitdown: Sitdown, tmp_path: Path, words: tuple[str, ...]
) -> None:
    bank = tmp_path / "bank.csv"
    bank.write_text("Date,Payee,Amount,Currency\n2026-10-01,Baker,-1.00,EUR\n", encoding="utf-8")

    def named(name: str) -> Printed:
        return sitdown(*(str(bank) if each == "BANK" else each.format(name) for each in words))

    printed = named("x" * 10_000)
    assert (printed.code, printed.out) == (1, "")
    assert "has 10,000 characters. Give one of at most 200." in printed.err
    assert sitdown("money", "balance", "--json").document == []
    assert sitdown("money", "funds", "--json").document == []
    assert named("x" * 200).code == 0


def test_a_number_of_an_account_that_has_no_end_is_cut(sitdown: Sitdown, tmp_path: Path) -> None:
    bank = tmp_path / "bank.ofx"
    bank.write_text(
        "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR"
        f"<BANKACCTFROM><BANKID>1<ACCTID>{'9' * 10_000}<ACCTTYPE>CHECKING</BANKACCTFROM>"
        "<BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261001<TRNAMT>-1.00<FITID>1<NAME>Baker"
        "</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>",
        encoding="utf-8",
    )
    assert sitdown("import", str(bank)).code == 0
    bank.write_text(bank.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (again,) = sitdown("import", str(bank), "--json").document["imported"]
    assert (again["added"], again["duplicates"]) == (0, 1)
    (account,) = sitdown("money", "balance", "--json").document
    assert account["account"] == "9" * 200


@pytest.mark.parametrize("words", [("import",), ("money", "goal", "import")])
def test_a_pipe_is_not_waited_for(sitdown: Sitdown, tmp_path: Path, words: tuple[str, ...]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        printed = sitdown(*words, str(path))
        assert printed.code == 1
        assert "cannot be opened (it is no file but a pipe or a device)" in printed.err
