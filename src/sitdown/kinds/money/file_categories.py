"""The category that a file's own column names for a movement, beside what the rules say. Pure.

A name counts when it is the key or the title of a category as it stands, whatever its case. Of a
bank's list the person's own rules know better than its column, which knows better than the rules
that come with Sitdown. In Sitdown's own list the column tells what the person saw there: where the
rules alone would say otherwise, that was a choice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from sitdown.kinds.money.categories import (
    BY_FILE,
    BY_RULE,
    BY_USER,
    CATEGORY_GROUPS,
    DEFAULT_CATEGORIES,
    UNCATEGORISED,
    Categoriser,
    Group,
    Rule,
)
from sitdown.kinds.money.readers import own_list
from sitdown.kinds.money.readers.records import BankRow, Decision, Reading

WHAT = "categories"
"""Of the decision that tells what became of the column."""

NAMES_TOLD = 3
LONGEST_NAME_TOLD = 30
LONGEST_NAME_KEPT = 200
NAMES_REMEMBERED = 10_000
"""Of names that are no category's; a column with more of them is none of categories."""

_COUNTED: frozenset[Group] = frozenset({"spending", "income"})


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


_KEY_OF = {
    _plain(name): category.key
    for category in DEFAULT_CATEGORIES
    for name in (category.key, category.title)
}
_SAYS_NOTHING = frozenset({"", _plain(UNCATEGORISED), "uncategorized"})


@lru_cache(maxsize=NAMES_REMEMBERED)
def named_category(name: str) -> str | None:
    """The key of the category that a name is the key or the title of; None for any other name."""
    return _KEY_OF.get(_plain(name))


class FileCategories:
    """Places the movements of one file, and counts what its column did."""

    def __init__(self, rules: Categoriser, own: Collection[Rule], reading: Reading) -> None:
        """Takes all rules, those of them that the person made, and how the file is read."""
        self._rules = rules
        self._own = frozenset(own)
        self._is_own_list = reading.layout == own_list.LAYOUT
        self._is_list = reading.format == "csv"
        self._placed = self._overruled = 0
        self._unknown: dict[str, None] = {}

    def of(self, row: BankRow) -> str:
        """Where one movement goes; it is not counted."""
        ruled, rule = self._rules.of(row)
        named = named_category(row.bank_category) if self._is_list else None
        return ruled if named is None else self._settled(ruled, rule, named)[0]

    def of_all(
        self, rows: Sequence[BankRow], words: Sequence[str]
    ) -> tuple[list[str], dict[int, str]]:
        """The categories of new movements, and the places of those that no rule decided, with
        what did.

        Args:
            rows: some of the file.
            words: the normalised payee and memo of each.
        """
        categories = self._rules.of_all(rows, words)
        sources: dict[int, str] = {}
        if not self._is_list:
            return categories, sources
        for at, row in enumerate(rows):
            if not row.bank_category:
                continue
            named = named_category(row.bank_category)
            if named is None or named == UNCATEGORISED:
                self._note(row.bank_category)
                continue
            rule = None
            if named != categories[at] and self._own:
                rule = self._rules.of_words(row, words[at])[1]
            categories[at], source = self._settled(categories[at], rule, named)
            self._placed += categories[at] == named
            self._overruled += categories[at] != named
            if source != BY_RULE:
                sources[at] = source
        return categories, sources

    def told(self) -> tuple[Decision, ...]:
        """What became of the column so far; nothing when no new movement had a word in it."""
        unknown = len(self._unknown)
        if not (self._placed or self._overruled or unknown):
            return ()
        first = ", ".join(name[:LONGEST_NAME_TOLD] for name in list(self._unknown)[:NAMES_TOLD])
        more = ", …" if unknown > NAMES_TOLD else ""
        many = "1 name" if unknown == 1 else f"{unknown:,} names"
        parts = (
            f"{many} not known: {first}{more}" if unknown else "",
            f"your own rules place {self._overruled:,}" if self._overruled else "",
        )
        why = "; ".join(filter(None, parts)) or "each name in it is one of your categories"
        return (Decision(WHAT, f"{self._placed:,}", why, certain=not unknown),)

    def _settled(self, ruled: str, rule: Rule | None, named: str) -> tuple[str, str]:
        """The category of a movement whose column names one, and its source."""
        if named in (ruled, UNCATEGORISED):
            return ruled, BY_RULE
        if self._is_own_list:
            # A side of a transfer is to find its other side again.
            return named, BY_USER if CATEGORY_GROUPS[named] in _COUNTED else BY_FILE
        return (ruled, BY_RULE) if rule in self._own else (named, BY_FILE)

    def _note(self, name: str) -> None:
        if _plain(name) not in _SAYS_NOTHING and len(self._unknown) < NAMES_REMEMBERED:
            self._unknown.setdefault(" ".join(name[:LONGEST_NAME_KEPT].split()))
