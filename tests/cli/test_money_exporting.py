"""Movements taken out on the command line, to wherever a person points."""

from __future__ import annotations

import csv
import io
import os
import signal
import stat
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from tests.cli.conftest import Printed, Sitdown
from tests.exchange.journals import Journal

from sitdown.clock import FrozenClock
from sitdown.engine.kind import Kind
from sitdown.exchange import movements
from sitdown.kinds import builtin_kinds
from sitdown.kinds.money.taking_out import Contents

GIRO = """\
Date,Payee,Memo,Amount,Balance,Currency
2026-09-30,Rent,,-800.00,1200.00,EUR
2026-10-01,Work,Pay,3000.00,4200.00,EUR
2026-10-02,"=HYPERLINK(""http://x"")",+1,-12.50,4187.50,EUR
2026-10-03,Edeka \x1b[31mred,"a;b|c",-60.00,4127.50,EUR
2026-10-05,To savings,,-500.00,3627.50,EUR
2026-10-05,Cafe,,-3.20,3624.30,EUR
2026-10-05,Cafe,,-3.20,3621.10,EUR
"""
SAVINGS = """\
Date,Payee,Memo,Amount,Balance,Currency
2026-10-06,From Giro,,500.00,500.00,EUR
2026-10-07,Interest,,0.50,500.50,EUR
"""


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 7, 9, 30, tzinfo=UTC))


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def ledger(sitdown: Sitdown, tmp_path: Path) -> Mapping[str, str]:
    """Two accounts with a transfer and a split between them; the ids by payee."""
    for name, text in (("Giro", GIRO), ("Savings", SAVINGS)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        printed = sitdown("money", "import", str(path), "--account", name, "--json")
        assert printed.code == 0, printed.err
    ids = {row["Payee"]: row["Transaction ID"] for row in rows(sitdown("money", "export"))}
    split = sitdown("money", "split", ids["Edeka red"], "groceries=-40", "household=-20")
    assert split.code == 0, split.err
    return ids


def rows(printed: Printed) -> list[dict[str, str]]:
    assert printed.code == 0, printed.err
    return list(csv.DictReader(io.StringIO(printed.out, newline=""), strict=True))


def test_a_list_has_all_a_person_needs(sitdown: Sitdown, ledger: Mapping[str, str]) -> None:
    found = rows(sitdown("money", "export"))
    assert len(found) == 10
    assert sum(Decimal(row["Amount"]) for row in found) == Decimal("2121.60")
    assert found[0] == {
        "Date": "2026-09-30", "Account": "Giro", "Payee": "Rent", "Memo": "",
        "Amount": "-800.00", "Currency": "EUR", "Category": "rent", "Part": "", "Note": "",
        "Transfer": "", "File": "Giro.csv", "Transaction ID": ledger["Rent"],
    }  # fmt: skip
    parts = [row for row in found if row["Payee"] == "Edeka red"]
    assert [(row["Category"], row["Amount"], row["Part"]) for row in parts] == [
        ("groceries", "-40.00", "1 of 2"),
        ("household", "-20.00", "2 of 2"),
    ]
    moved = {row["Payee"]: row["Transfer"] for row in found if row["Transfer"]}
    assert moved == {"To savings": "Savings", "From Giro": "Giro"}
    (formula,) = (row for row in found if "HYPERLINK" in row["Payee"])
    assert (formula["Payee"][:2], formula["Memo"]) == ("'=", "'+1")


def test_days_and_accounts_are_chosen(sitdown: Sitdown, ledger: Mapping[str, str]) -> None:
    october = ("--since", "2026-10-01", "--until", "2026-10-05")
    assert {row["Date"][:7] for row in rows(sitdown("money", "export", *october))} == {"2026-10"}
    assert len(rows(sitdown("money", "export", *october, "--account", "Savings"))) == 0
    assert len(rows(sitdown("money", "export", "--account", "Savings"))) == 2
    refused = sitdown("money", "export", "--account", "Nowhere")
    assert (refused.code, "'Nowhere'" in refused.err) == (1, True)
    assert sitdown("money", "export", "--since", "October").code == 1
    assert sitdown("money", "export", "--since", "2026-10-02", "--until", "2026-10-01").code == 2


def test_the_list_adds_nothing_to_its_own_ledger(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "all.csv"
    assert sitdown("money", "export", "-o", str(path)).code == 0
    (seen,) = sitdown("money", "import", "--look", str(path), "--json").document["previews"]
    assert (seen["read"], seen["new"], seen["duplicates"]) == (9, 0, 9)
    (told,) = sitdown("money", "import", str(path), "--json").document["imported"]
    assert (told["read"], told["added"], told["duplicates"]) == (9, 0, 9)
    assert told["account"] == "Giro"
    assert not told["skipped"]
    sitdown("money", "export", "--account", "Savings", "-o", str(path), "--force")
    (told,) = sitdown("money", "import", str(path), "--json").document["imported"]
    assert (told["account"], told["added"]) == ("Savings", 0)


def test_another_ledger_gets_the_same_movements_of_it(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path
) -> None:
    names = ("Date", "Account", "Payee", "Memo", "Currency", "Amount")
    before = [[row[name] for name in names] for row in rows(sitdown("money", "export"))]
    other = ("--home", str(tmp_path / "other"))
    for account in ("Giro", "Savings"):
        path = tmp_path / f"{account}-out.csv"
        sitdown("money", "export", "--account", account, "-o", str(path))
        assert sitdown("money", "import", str(path), *other).code == 0
        again = sitdown("money", "import", str(path), *other, "--json").document["imported"]
        assert again[0]["added"] == 0
    after = rows(sitdown("money", "export", *other))
    whole = [[row[name] for name in names] for row in after]
    halves = [["2026-10-03", "Giro", "Edeka red", "a;b|c", "EUR", half] for half in
              ("-40.00", "-20.00")]  # fmt: skip
    assert all(half in before for half in halves)
    before = [row for row in before if row not in halves]
    assert sorted(whole) == sorted([*before, [*halves[0][:5], "-60.00"]])
    assert {row["Transfer"] for row in after} == {"", "Giro", "Savings"}


def test_a_journal_has_the_totals_of_the_months(
    sitdown: Sitdown, ledger: Mapping[str, str]
) -> None:
    journal = Journal(sitdown("money", "export", "--format", "hledger").out)
    assert len(journal.ids) == 8
    assert journal.sums("assets:Giro") == {"EUR": Decimal("3621.10")}
    assert journal.sums("assets:Savings") == {"EUR": Decimal("500.50")}
    months = [sitdown("money", "month", f"2026-{n:02}", "--json").document for n in (9, 10)]
    for kind, sign in (("total_spent", 1), ("total_income", -1)):
        ours = sum(each[kind] for each in months)
        beginning = "expenses:" if sign == 1 else "income:"
        assert journal.sums(beginning)["EUR"] * 100 * sign == ours
    assert journal.sums("equity:") == {"EUR": Decimal(-2000)}
    assert journal.asserted == [
        ("assets:Giro", "EUR", date(2026, 10, 5), Decimal("3621.10")),
        ("assets:Savings", "EUR", date(2026, 10, 7), Decimal("500.50")),
    ]


def test_journals_of_two_months_make_one(sitdown: Sitdown, ledger: Mapping[str, str]) -> None:
    whole = Journal(sitdown("money", "export", "--format", "hledger").out)
    halves = [
        Journal(sitdown("money", "export", "--format", "hledger", *words).out)
        for words in (("--until", "2026-10-05"), ("--since", "2026-10-06"))
    ]
    assert halves[0].totals["equity:transfers", "EUR"] == 500
    for key, total in whole.totals.items():
        assert sum(each.totals[key] for each in halves) == total


def test_a_balance_that_the_movements_do_not_come_to_is_only_remarked(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "later.csv"
    path.write_text(
        "Date,Payee,Memo,Amount,Balance,Currency\n"
        "2026-10-20,Edeka,,-10.00,3581.10,EUR\n"
        "2026-10-21,Edeka,,-10.00,3571.10,EUR\n",
        encoding="utf-8",
    )
    assert sitdown("money", "import", str(path), "--account", "Giro").code == 0
    journal = Journal(sitdown("money", "export", "--format", "hledger").out)
    assert [each[2] for each in journal.asserted] == [date(2026, 10, 5), date(2026, 10, 7)]
    assert journal.remarks == [
        "; On 2026-10-21 the bank had 3571.10 EUR on assets:Giro: off by 30.00 EUR."
    ]


@pytest.mark.parametrize("to", ["csv", "hledger"])
def test_what_is_printed_is_what_is_written(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path, to: str
) -> None:
    path = tmp_path / "out"
    written = sitdown("money", "export", "--format", to, "-o", str(path), "--json").document
    assert written == {"path": str(path), "format": to, "movements": 9}
    text = path.read_bytes().decode("utf-8")
    assert sitdown("money", "export", "--format", to).out == text
    assert sitdown("money", "export", "--format", to, "-o", "-").out == text
    document = sitdown("money", "export", "--format", to, "--json").document
    assert document == {"format": to, "movements": 9, "text": text}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "\x1b" not in text


def test_an_empty_ledger_is_a_list_of_nothing(sitdown: Sitdown) -> None:
    assert rows(sitdown("money", "export")) == []
    assert sitdown("money", "export").out.startswith("Date,Account,")
    assert Journal(sitdown("money", "export", "--format", "hledger").out).ids == []


def test_nothing_that_is_there_is_written_over(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine", encoding="utf-8")
    refused = sitdown("money", "export", "-o", str(path))
    assert (refused.code, path.read_text(encoding="utf-8")) == (1, "mine")
    assert "--force" in refused.err
    assert sitdown("money", "export", "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("Date,")


@pytest.mark.parametrize("path", ["", ".", "none/x.csv", "x" * 300, "~nobody-of-this-name/x.csv"])
@pytest.mark.parametrize("command", [("money", "export"), ("export", "--all")])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_place_that_cannot_be_is_told_in_a_sentence(
    sitdown: Sitdown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    path: str, command: tuple[str, ...], force: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    refused = sitdown(*command, "-o", path, *force)
    assert refused.code == 1
    assert "failed that should not" not in refused.err
    assert refused.err.count("\n") == 1
    assert not [each for each in tmp_path.iterdir() if each.name != "home"]


def test_a_pipe_with_a_name_is_written_to_and_stays_one(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert sitdown("money", "export", "-o", str(pipe), "--force").code == 0
    reader.join(10)
    assert heard[0].startswith("Date,Account,")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_a_signal_ends_leaves_no_file(
    sitdown: Sitdown, ledger: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: Contents, __: object, ___: object) -> Iterator[str]:
        yield "a beginning"
        signal.raise_signal(signal.SIGTERM)
        yield "never"

    monkeypatch.setattr(movements, "journal_lines", ended)
    path = tmp_path / "m.journal"
    assert sitdown("money", "export", "--format", "hledger", "-o", str(path)).code == 143
    assert not [each for each in tmp_path.iterdir() if "m.journal" in each.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told_in_a_sentence(sitdown: Sitdown, ledger: Mapping[str, str]) -> None:
    refused = sitdown("money", "export", "-o", "/dev/full", "--force")
    assert refused.code == 1
    assert refused.err == (
        "/dev/full cannot be written (No space left on device). Nothing was changed.\n"
    )
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
