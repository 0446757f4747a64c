"""The encoding of a file that does not name it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.errors import SitdownError
from sitdown.kinds.money.readers.encoding import settle_encoding
from sitdown.kinds.money.readers.source import Source
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)
LIST = (
    "Date;Payee;Amount\n2026-10-01;Café “Bär” 5 €;-1,00\n2026-10-02;B;-2,00\n2026-10-03;C;-3,00\n"
)


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_found_and_the_text_is_whole(encoding: str, found: str) -> None:
    seen = read_statement(LIST.encode(encoding), TODAY, {"currency": "EUR"})
    assert seen.reading.encoding == found
    assert seen.rows[0].payee == "Café “Bär” 5 €"
    assert seen.decisions[0].why


def test_a_byte_that_windows_does_not_have_makes_it_latin() -> None:
    assert settle_encoding(Source(b"caf\xe9 \x81")).encoding == "latin-1"


def test_the_person_decides_over_all_of_it() -> None:
    content = "Date;Payee;Amount\n2026-10-01;Café;-1,00\n".encode("cp850")
    seen = read_statement(content, TODAY, {"encoding": "cp850", "currency": "EUR"})
    assert seen.rows[0].payee == "Café"


def test_a_letter_cut_by_the_reading_of_pieces_does_not_spoil_it() -> None:
    content = ("é" * 400_000).encode()
    assert settle_encoding(Source(b"x" + content)).encoding == "utf-8"
    assert settle_encoding(Source(content[:-1])).encoding == "utf-8"
    assert settle_encoding(Source(b"caf\xe9")).encoding == "cp1252"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    for whole in (content, b"Date,Payee,Amount\n2026-10-01,A,1.00\n" + content):
        try:
            read_statement(whole, TODAY)
        except SitdownError as error:
            assert str(error).endswith((".", "?"))  # noqa: PT017 - it may as well be read
