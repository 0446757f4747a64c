"""What the command line says of a file it took in, and of files it cannot take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.clock import FrozenClock
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds

HEADER = "Date,Payee,Amount,Balance,Currency\n"
LIST = (
    HEADER + "2026-10-01,Work,3000.00,3000.00,EUR\n"
    "2026-10-02,Shop,-120.50,2879.50,EUR\n"
    "2026-10-03,Nobody,,2879.50,EUR\n"
    "2026-10-09,Cafe,-4.50,2875.00,EUR\n"
)
CAMT = (
    '<?xml version="1.0"?>{doctype}'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
    "<BkToCstmrStmt><Stmt>&b;</Stmt></BkToCstmrStmt></Document>"
)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 7, 9, 30, tzinfo=UTC))


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


def test_a_receipt_has_what_a_script_needs(sitdown: Sitdown, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(LIST, encoding="utf-8")
    (told,) = sitdown("money", "import", str(path), "--json").document["imported"]
    (skipped,) = told.pop("skipped")
    assert (skipped["line"], skipped["reason"]) == (4, "it has no amount")
    wanted = {
        "file": "bank.csv",
        "format": "csv",
        "account": "Main account",
        "currency": "EUR",
        "read": 3,
        "added": 3,
        "duplicates": 0,
        "first_date": "2026-10-01",
        "last_date": "2026-10-09",
        "sum_in": 300_000,
        "sum_out": 12_500,
        "proved": [2, 2],
    }
    assert {key: told[key] for key in wanted} == wanted


OF_THE_FILE = ("file", "currency", "read", "first_date", "last_date", "sum_in", "sum_out", "proved")


@pytest.mark.parametrize("text", [LIST, LIST.replace("2026-10-03,Nobody,,2879.50,EUR\n", "")])
def test_a_receipt_tells_of_what_was_read_whether_it_was_added_or_known(
    sitdown: Sitdown, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(text, encoding="utf-8")
    (first,) = sitdown("import", str(path), "--json").document["imported"]
    for _ in range(2):
        (again,) = sitdown("import", str(path), "--json").document["imported"]
        assert again.keys() == first.keys()
        assert (again["added"], again["duplicates"]) == (0, 3)
        assert [again[key] for key in OF_THE_FILE] == [first[key] for key in OF_THE_FILE]
    assert "in the file: in € 3,000.00, out € 125.00" in sitdown("import", str(path)).out


def test_a_file_that_overlaps_is_told_whole(sitdown: Sitdown, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(LIST, encoding="utf-8")
    sitdown("import", str(path))
    path.write_text(LIST + "2026-10-12,Cafe,-5.00,2870.00,EUR\n", encoding="utf-8")
    (told,) = sitdown("import", str(path), "--json").document["imported"]
    assert (told["read"], told["added"], told["duplicates"]) == (4, 1, 3)
    assert (told["first_date"], told["last_date"]) == ("2026-10-01", "2026-10-12")
    assert (told["sum_in"], told["sum_out"]) == (300_000, 13_000)
    taken = sitdown("money", "undo", told["id"], "--json").document
    assert taken["undone_at"]
    (again,) = sitdown("import", str(path), "--json").document["imported"]
    assert (again["added"], again["duplicates"]) == (1, 3)


def _endless(path: Path) -> None:
    with path.open("wb") as file:
        file.write(HEADER.encode())
        for _ in range(100):
            file.write(b"a" * 1_000_000)


def _written(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


_DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
BAD = {
    "empty": (_written(b""), "is empty"),
    "only blanks": (_written(b" \r\n\t"), "is empty"),
    "binary": (_written(bytes(range(256)) * 40), "not a text file"),
    "a spreadsheet": (_written(b"PK\x03\x04" + b"\0" * 400), "a spreadsheet or a zip archive"),
    "cut inside a quote": (
        _written((HEADER + '2026-10-01,"Wo\n' + "x\n" * 400).encode()),
        "stops before its end",
    ),
    "cut OFX": (_written(b"OFXHEADER:100\n<OFX><STMTTRN><TRNAMT>1"), "stops before its end"),
    "cut CAMT": (
        _written(CAMT.format(doctype="").split("&b;")[0].encode()),
        "damaged XML",
    ),
    "one line of 100 MB": (_endless, "not a bank's list"),
    "XML entities": (_written(CAMT.format(doctype=_DOCTYPE).encode()), "declares XML entities"),
    "a letter": (_written(b"Dear customer,\nthis is a letter.\n"), "does not look like"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_refused_in_one_sentence_and_nothing_is_added(
    sitdown: Sitdown, tmp_path: Path, what: str
) -> None:
    write, reason = BAD[what]
    path = tmp_path / "bank.file"
    write(path)
    printed = sitdown("money", "import", str(path))
    assert (printed.code, printed.out) == (1, "")
    assert reason in printed.err
    assert "bank.file" in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert sitdown("money", "files", "--json").document == []


def test_a_file_in_another_currency_than_its_account_is_refused(
    sitdown: Sitdown, tmp_path: Path
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(LIST, encoding="utf-8")
    dollars = tmp_path / "usd.csv"
    dollars.write_text(LIST.replace("EUR", "USD"), encoding="utf-8")
    sitdown("import", str(path), "--account", "Main")
    printed = sitdown("import", str(dollars), "--account", "Main")
    assert printed.code == 1
    assert printed.err == (
        "usd.csv is in USD, the account 'Main' is in EUR. Import it into another account.\n"
    )
    assert len(sitdown("money", "files", "--json").document) == 1


def test_a_home_that_nobody_has_is_no_file(sitdown: Sitdown) -> None:
    printed = sitdown("import", "~nobody-of-this-name/bank.csv")
    assert (printed.code, "failed that should not" in printed.err) == (1, False)


def test_a_list_that_breaks_off_in_its_middle_adds_nothing(
    sitdown: Sitdown, tmp_path: Path
) -> None:
    rows = "".join(f'2026-10-0{1 + n % 9},"Shop {n}",-1.00,,EUR\n' for n in range(2_500))
    path = tmp_path / "bank.csv"
    path.write_text(HEADER + rows + '2026-10-09,"Cut\n' + "more\n" * 400, encoding="utf-8")
    printed = sitdown("import", str(path))
    assert printed.code == 1
    assert "is never closed" in printed.err
    assert sitdown("money", "files", "--json").document == []
    assert sitdown("money", "month", "2026-10", "--json").document["total_spent"] == 0


def test_what_cannot_be_taken_out_is_told_with_where_to_look(sitdown: Sitdown) -> None:
    refused = sitdown("money", "undo", "nothing")
    assert refused.code == 1
    assert refused.err == (
        "There is no file taken in as 'nothing'. `sitdown money files` shows the ones there are.\n"
    )


def test_an_interrupt_before_the_end_leaves_nothing_of_the_file(
    sitdown: Sitdown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, never = tmp_path / "bank.csv", tmp_path / "never.csv"
    path.write_text(LIST, encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("sitdown.kinds.money.importing.pair_up_new", interrupted)
        printed = sitdown("import", str(path), str(never))
    assert (printed.code, printed.out) == (130, "")
    assert printed.err.startswith("Stopped at bank.csv. A file is taken in whole or not at all;")
    assert printed.err.count("\n") == 1
    assert sitdown("money", "files", "--json").document == []
    assert sitdown("import", str(path), "--json").document["imported"][0]["added"] == 3


def test_the_same_days_in_other_words_may_be_there_twice(sitdown: Sitdown, tmp_path: Path) -> None:
    path, other = tmp_path / "bank.csv", tmp_path / "portal.csv"
    path.write_text(LIST, encoding="utf-8")
    sitdown("money", "import", str(path), "--account", "Joint")
    other.write_text(LIST.replace("Work", "WORK LTD REF 7"), encoding="utf-8")
    said = sitdown("money", "import", str(other), "--account", "Joint")
    assert "  1 may be there twice: another file had its day and amount.\n" in said.out
