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


def test_a_file_that_adds_nothing_has_the_same_keys(sitdown: Sitdown, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(LIST, encoding="utf-8")
    (first,) = sitdown("import", str(path), "--json").document["imported"]
    (again,) = sitdown("import", str(path), "--json").document["imported"]
    assert again.keys() == first.keys()
    assert (again["added"], again["duplicates"], again["sum_in"]) == (0, 3, 0)
    assert (again["currency"], again["first_date"]) == ("EUR", None)


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
    assert "is in USD, the account is in EUR" in printed.err
    assert len(sitdown("money", "files", "--json").document) == 1


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
