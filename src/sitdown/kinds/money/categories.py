"""Categories, and the ordered rules that put a movement into one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from sitdown.errors import SitdownError
from sitdown.kinds.money.fingerprints import normalised_text

Group = Literal["spending", "income", "transfer", "savings"]
RuleKind = Literal["words", "contains", "regex"]

UNCATEGORISED = "uncategorised"

BY_RULE = "rule"
BY_FILE = "file"
"""Named by the file a movement came with: a rule that the person makes later still takes it."""
BY_USER = "user"
NOT_BY_HAND = (BY_RULE, BY_FILE)
"""Sources of a category that a new rule, or a transfer that is found, may still change."""


@dataclass(frozen=True, slots=True)
class Category:
    """Where movements belong; only ``spending`` and ``income`` count in a month's totals."""

    key: str
    title: str
    group: Group


DEFAULT_CATEGORIES: tuple[Category, ...] = (
    Category("rent", "Rent", "spending"),
    Category("groceries", "Groceries", "spending"),
    Category("restaurants", "Restaurants", "spending"),
    Category("transport", "Transport", "spending"),
    Category("utilities", "Utilities", "spending"),
    Category("subscriptions", "Subscriptions", "spending"),
    Category("health", "Health", "spending"),
    Category("insurance", "Insurance", "spending"),
    Category("travel", "Travel", "spending"),
    Category("shopping", "Shopping", "spending"),
    Category("household", "Household", "spending"),
    Category("leisure", "Leisure", "spending"),
    Category("education", "Education", "spending"),
    Category("children", "Children", "spending"),
    Category("pets", "Pets", "spending"),
    Category("gifts", "Gifts", "spending"),
    Category("taxes", "Taxes", "spending"),
    Category("fees", "Fees", "spending"),
    Category("cash", "Cash", "spending"),
    Category("salary", "Salary", "income"),
    Category("other_income", "Other income", "income"),
    Category("savings", "Savings", "savings"),
    Category("transfers", "Transfers", "transfer"),
    Category(UNCATEGORISED, "Uncategorised", "spending"),
)
CATEGORY_TITLES: Mapping[str, str] = {each.key: each.title for each in DEFAULT_CATEGORIES}
"""By key."""
CATEGORY_GROUPS: Mapping[str, Group] = {each.key: each.group for each in DEFAULT_CATEGORIES}
"""By key."""


def group_of(category: str, amount_minor: int) -> Group:
    """What a movement counts as in a month's figures.

    Money in that nothing has put into a category is income; every other category that is not
    known is spending.

    Args:
        category: its key; empty means uncategorised.
        amount_minor: minor units; money out is negative.
    """
    if amount_minor > 0 and (category or UNCATEGORISED) == UNCATEGORISED:
        return "income"
    return CATEGORY_GROUPS.get(category, "spending")


class Categorisable(Protocol):
    """What a rule looks at; bank rows and ledger rows both have it."""

    @property
    def payee(self) -> str:
        """Who was paid, or who paid."""

    @property
    def memo(self) -> str:
        """What the bank wrote beside it."""

    @property
    def amount_minor(self) -> int:
        """Minor units; money out is negative."""

    @property
    def account(self) -> str:
        """The account the movement is on."""


class InvalidRuleError(SitdownError):
    """A rule that can never be applied."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(f"The rule {pattern!r} cannot be used: {reason}. Change its pattern.")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule list; the first rule that fits decides.

    ``words`` asks for whole words in a row, whatever is between them; ``contains`` for the letters
    as they stand, in any case; ``regex`` is a Python expression, in any case. All three look at
    the payee and the memo.
    """

    pattern: str
    category: str
    kind: RuleKind = "words"
    lowest_minor: int | None = None
    """The lowest signed amount it takes, in minor units; None for no bound."""
    highest_minor: int | None = None
    """The highest signed amount it takes, in minor units; None for no bound."""
    account: str | None = None
    """The only account it looks at; None for every account."""

    def fits(self, row: Categorisable) -> bool:
        """Whether the rule takes the row.

        Raises:
            InvalidRuleError: the pattern is empty, or no regular expression.
        """
        if not self.fits_amount_and_account(row):
            return False
        return self.fits_text(f"{row.payee} {row.memo}".rstrip())

    def fits_amount_and_account(self, row: Categorisable) -> bool:
        """Whether the row is within the rule's bounds, whatever its text."""
        amount = row.amount_minor
        if self.lowest_minor is not None and amount < self.lowest_minor:
            return False
        if self.highest_minor is not None and amount > self.highest_minor:
            return False
        return self.account is None or row.account == self.account

    def fits_text(self, text: str) -> bool:
        """Whether a payee and memo fit the pattern.

        Raises:
            InvalidRuleError: the pattern is empty, or no regular expression.
        """
        return _matcher(self.kind, self.pattern)(text)


@lru_cache(maxsize=4096)
def _matcher(kind: RuleKind, pattern: str) -> Callable[[str], bool]:
    """A test of a text, made once for each pattern."""
    if not pattern.strip():
        raise InvalidRuleError(pattern, "it is empty")
    if kind == "regex":
        try:
            expression = re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise InvalidRuleError(pattern, str(error)) from None
        return lambda text: expression.search(text) is not None
    if kind == "contains":
        letters = pattern.casefold()
        return lambda text: letters in text.casefold()
    words = f" {_words_of(pattern)} "
    return lambda text: words in f" {normalised_text(text)} "


def _words_of(pattern: str) -> str:
    words = normalised_text(pattern)
    if not words:
        raise InvalidRuleError(pattern, "it has no letters or digits")
    return words


class Categoriser:
    """An ordered rule list, made ready for many rows.

    Rules on words are found by their first word, so a long list costs no more than a short one.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Takes the rules in order of precedence.

        Raises:
            InvalidRuleError: a pattern is empty, or no regular expression.
        """
        self._by_first_word: dict[str, list[tuple[int, str, Rule]]] = {}
        self._others: list[tuple[int, Rule]] = []
        for place, rule in enumerate(rules):
            if rule.kind == "words":
                words = _words_of(rule.pattern)
                first = words.partition(" ")[0]
                self._by_first_word.setdefault(first, []).append((place, f" {words} ", rule))
            else:
                _matcher(rule.kind, rule.pattern)
                self._others.append((place, rule))

    def of(self, row: Categorisable) -> tuple[str, Rule | None]:
        """The category of a row, and the rule that says so; uncategorised without one."""
        return self.of_words(row, normalised_text(f"{row.payee} {row.memo}"))

    def of_words(self, row: Categorisable, words: str) -> tuple[str, Rule | None]:
        """The same for a row whose payee and memo are normalised already, as ``words``."""
        padded = f" {words} "
        best: tuple[int, Rule] | None = None
        for word in words.split():
            rules = self._by_first_word.get(word)
            if rules is None:
                continue
            for place, pattern, rule in rules:
                if best is not None and place >= best[0]:
                    break
                if pattern in padded and rule.fits_amount_and_account(row):
                    best = place, rule
        for place, rule in self._others:
            if best is not None and place > best[0]:
                break
            if rule.fits(row):
                best = place, rule
                break
        return (UNCATEGORISED, None) if best is None else (best[1].category, best[1])

    def of_all(self, rows: Sequence[Categorisable], words: Sequence[str]) -> list[str]:
        """The categories of many rows, each with its words."""
        if self._others:
            return [self.of_words(row, text)[0] for row, text in zip(rows, words, strict=True)]
        # Most rows have none of the words, and this says so without a step for each of them.
        unknown = self._by_first_word.keys().isdisjoint
        return [
            UNCATEGORISED if unknown(text.split()) else self.of_words(row, text)[0]
            for row, text in zip(rows, words, strict=True)
        ]


def categorise(row: Categorisable, rules: Iterable[Rule]) -> tuple[str, Rule | None]:
    """The category of one row, and the rule that says so; uncategorised without one.

    Raises:
        InvalidRuleError: a pattern is empty, or no regular expression.
    """
    return Categoriser(rules).of(row)
