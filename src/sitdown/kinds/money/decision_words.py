"""What a reader understood of a bank's file, as a person would say it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitdown.kinds.money.file_categories import WHAT
from sitdown.kinds.money.readers.records import Decision

OVERLAP = "overlap"
"""Of the decision that tells what seems to have come with another file, too."""

_ENCODINGS = {
    "utf-8": "the letters are Unicode (UTF-8)",
    "utf-8-sig": "the letters are Unicode (UTF-8)",
    "utf-16": "the letters are Unicode (UTF-16)",
    "utf-16-le": "the letters are Unicode (UTF-16)",
    "utf-16-be": "the letters are Unicode (UTF-16)",
    "cp1252": "the letters are Windows 1252",
    "as declared": "the letters are as the file declares",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "encoding": _ENCODINGS,
    "layout": {"generic": "a layout that I do not know by name"},
    "decimal_mark": {
        ".": "cents stand behind a point",
        ",": "cents stand behind a comma",
        "": "amounts have no cents",
    },
    "date_order": {
        "ymd": "dates are year, month, day",
        "dmy": "dates are day, month, year",
        "mdy": "dates are month, day, year",
    },
    "sign": {
        "money_in": "amounts above zero are money in",
        "money_out": "amounts above zero are money out",
        "by word": "a word says which way money went",
    },
    "fee": {"part of the amount": "the fee comes on top of the amount"},
    "balance": {
        "proved": "the balances prove the entries",
        "not proved": "the balances do not prove the entries",
    },
}
_ANY: Mapping[str, str] = {
    "encoding": "the letters are {}",
    "delimiter": "fields are parted by a {}",
    "layout": "the layout of {}",
    "currency": "everything is in {}",
    "amount_column": "the amounts are in column {}",
    "categories": "category column: {} placed",
    OVERLAP: "{} may be there twice",
}


def decision_words(decision: Decision) -> str:
    """What was settled: “amounts above zero are money in”."""
    known = _WORDS.get(decision.what, {}).get(decision.chosen)
    if known is not None:
        return known
    form = _ANY.get(decision.what)
    if form is not None:
        return form.format(decision.chosen)
    return f"{decision.what}: {decision.chosen}".replace("_", " ")


def category_words(decisions: Iterable[Decision]) -> str:
    """What became of a file's own column of categories; empty when it has none.

    For example “Category column: 212 placed (3 names not known: Gas, Pets, Taxi)”.
    """
    for decision in decisions:
        if decision.what == WHAT:
            words = decision_words(decision)
            return f"{words[0].upper()}{words[1:]} ({decision.why})"
    return ""


def overlap_words(decisions: Iterable[Decision]) -> str:
    """What of a file the account seems to have from another one; empty when nothing does.

    For example “21 may be there twice: another file had their days and amounts”.
    """
    count = next((each.chosen for each in decisions if each.what == OVERLAP), "")
    if not count:
        return ""
    alike = "its day and amount" if count == "1" else "their days and amounts"
    return f"{count} may be there twice: another file had {alike}"
