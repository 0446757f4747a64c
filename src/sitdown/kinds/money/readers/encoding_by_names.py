"""The encodings of single countries, told apart by the names of the columns.

Every one of them gives every byte some letter, so that only words can tell: a list in which the
Polish letters make the names of a bank's columns is Polish.
"""

from __future__ import annotations

import re

from sitdown.kinds.money.readers.column_names import KNOWN_NAMES, known_name

NATIONAL_ENCODINGS = (
    *("cp1250", "cp1251", "cp1253", "cp1254", "iso8859-2", "iso8859-7", "koi8-r", "cp932"),
    *("gb18030", "big5", "euc-kr"),
)

FEWEST_NAMES = 2
"""Names with letters of the country; one alone may be chance."""

_CENTRAL_EUROPEAN = frozenset(
    (
        *("data operacji", "data transakcji", "data waluty", "kwota", "kwota operacji", "waluta"),
        *("saldo po operacji", "saldo po transakcji", "opis operacji", "opis transakcji"),
        *("összeg", "egyenleg", "devizanem", "értéknap", "megnevezés", "objem"),
    )
)
"""Names that are the same in the Western encoding, in lists whose rows are not."""

_BETWEEN_CELLS = re.compile(r"[,;\t|\r\n]")


def national_encoding(head: bytes) -> str:
    """The encoding in which most names of columns are known; empty when that is any Western one.

    Args:
        head: the first lines of the file, none of them cut.
    """
    western = _names_in(head, "cp1252")
    found = {each: _names_in(head, each) for each in NATIONAL_ENCODINGS}
    best = max(found, key=lambda each: len(found[each]))
    if len(_CENTRAL_EUROPEAN & _plain_names_in(head)) >= FEWEST_NAMES:
        return (
            "iso8859-2"
            if best == "iso8859-2" and len(found[best]) > len(found["cp1250"])
            else "cp1250"
        )
    enough = min(FEWEST_NAMES, 1 + len(western))
    return best if len(found[best]) >= len(western) + enough else ""


def _plain_names_in(head: bytes) -> set[str]:
    cells = _BETWEEN_CELLS.split(head.decode("cp1252", errors="replace"))
    return {known_name(cell) for cell in cells}


def _names_in(head: bytes, encoding: str) -> set[str]:
    """The known names that are not plain ASCII, for all encodings agree on those."""
    try:
        text = head.decode(encoding, errors="strict" if encoding != "cp1252" else "replace")
    except UnicodeDecodeError:
        return set()
    cells = {cell for cell in _BETWEEN_CELLS.split(text) if not cell.isascii()}
    return {name for cell in cells if (name := known_name(cell)) in KNOWN_NAMES}
