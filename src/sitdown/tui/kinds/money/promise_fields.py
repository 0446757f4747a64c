"""What each way of checking a promise asks for, and the words it proposes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.voice import percent
from sitdown.tui.kinds.money.drawing import whole
from sitdown.tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitdown.tui.kinds.money.promise_matter import PromiseMatter

CATEGORY, MERCHANT, RATE, FUND, CANCEL, OWN = (
    "category_at_most",
    "merchant_at_most_n",
    "savings_rate_at_least",
    "move_to_fund",
    "series_cancelled",
    "own_yes_no",
)
METRICS = (
    ("1", CATEGORY, "a category at most"),
    ("2", MERCHANT, "a merchant at most n times"),
    ("3", RATE, "keep a share of the income"),
    ("4", FUND, "put into a fund"),
    ("5", CANCEL, "cancel what recurs"),
    ("6", OWN, "something only you can judge"),
)
MOST_TIMES = 10_000

Read = tuple[str | None, dict[str, Any]]
"""What is missing, or None, and the parameters."""


@dataclass(frozen=True)
class Fields:
    """The fields of one way of checking."""

    about: PromiseMatter
    metric: str

    @property
    def has_number(self) -> bool:
        """Whether it asks for a number."""
        return self.metric not in {CANCEL, OWN}

    @property
    def names(self) -> Sequence[str]:
        """What it can be about."""
        names = {
            CATEGORY: [title for _, title in self.about.categories],
            MERCHANT: self.about.merchants,
            FUND: [name for _, name in self.about.funds],
            CANCEL: [one.name for one in self.about.charges],
        }
        return [one_line(name) for name in names.get(self.metric, ())]

    @property
    def what_label(self) -> str:
        """What it asks for; empty when it asks for nothing."""
        return {
            CATEGORY: "Which category",
            MERCHANT: "Which merchant",
            FUND: "Which fund",
            CANCEL: "Which charge",
        }.get(self.metric, "")

    @property
    def number_label(self) -> str:
        """What its number is."""
        return {
            CATEGORY: f"At most, in {self.about.currency} a month",
            MERCHANT: "How many times at most; 0 gives it up",
            RATE: "Percent of the income",
            FUND: f"How much, in {self._fund_currencies}",
        }.get(self.metric, "")

    def what_in(self, params: Mapping[str, Any]) -> str:
        """The name that parameters stand for."""
        if self.metric == CANCEL:
            held = [one.name for one in self.about.charges if one.key == params.get("series")]
            return one_line(held[0] if held else str(params.get("merchant", "")))
        key = params.get("category") or params.get("fund_id")
        named = dict((*self.about.categories, *self.about.funds))
        return one_line(named.get(str(key), "") if key else str(params.get("merchant", "")))

    def number_in(self, params: Mapping[str, Any]) -> str:
        """The number that parameters stand for, or the one to begin with."""
        if "amount" in params:
            return self.units(int(params["amount"]), self._currency(params))
        if "times" in params:
            return str(params["times"])
        rate = params.get("rate", self.about.rate if self.metric == RATE else None)
        if rate is not None:
            return f"{round(100 * float(rate), 1):g}"
        if self.metric == CATEGORY and self.about.categories:
            return self.units(self.about.amounts.get(self.about.categories[0][0], 0))
        return ""

    def units(self, minor: int, currency: str | None = None) -> str:
        """Minor units as they are typed; without a currency those of the month's."""
        value = Decimal(minor).scaleb(-minor_digits(currency or self.about.currency))
        return f"{value.to_integral_value() if value == value.to_integral_value() else value:f}"

    def words(self, what: str, params: Mapping[str, Any]) -> str:
        """The promise in words; empty where only the person has them."""
        currency = self._currency(params)
        if self.metric == CATEGORY:
            return f"{what} at most {whole(int(params['amount']), currency)}"
        if self.metric == MERCHANT:
            times = int(params["times"])
            return f"{what} at most {times} times" if times else f"No {what}"
        if self.metric == FUND:
            return f"{whole(int(params['amount']), currency)} into {what}"
        if self.metric == CANCEL:
            return f"Cancel {what}"
        return f"Keep {percent(float(params['rate']))} of the income" if params else ""

    def read(self, what: str, number: Decimal | None) -> Read:
        """What was filled in."""
        if not self.has_number:
            return self._charge(what) if self.metric == CANCEL else (None, {})
        if number is None or number < 0:
            return f"{self.number_label}: write a number.", {}
        if self.metric == RATE:
            problem = "Write at most 100 percent." if number > 100 else None
            return problem, {} if problem else {"rate": round(float(number) / 100, 4)}
        if self.metric == MERCHANT:
            if not what or number != number.to_integral_value() or number > MOST_TIMES:
                return "Name the merchant, and a whole number of times.", {}
            return None, {"merchant": what, "times": int(number)}
        return self._amount(what, number)

    @property
    def _fund_currencies(self) -> str:
        """In what the funds are: each has its own."""
        return "the fund's currency" if self.about.fund_currencies else self.about.currency

    def _currency(self, params: Mapping[str, Any]) -> str:
        """Of the amount among parameters: a fund's is in the fund's."""
        fund = str(params.get("fund_id", ""))
        return self.about.fund_currencies.get(fund, self.about.currency)

    def _charge(self, what: str) -> Read:
        found = next((one for one in self.about.charges if _same(one.name, what)), None)
        return (_no(what, self.names), {}) if found is None else (None, dict(found.params))

    def _amount(self, what: str, number: Decimal) -> Read:
        pairs = self.about.categories if self.metric == CATEGORY else self.about.funds
        key = next((key for key, title in pairs if _same(title, what)), None)
        if key is None:
            return _no(what, self.names), {}
        currency = self.about.fund_currencies.get(key, self.about.currency)
        amount = int(number.scaleb(minor_digits(currency)))
        if self.metric == CATEGORY:
            return None, {"category": key, "amount": amount}
        if amount <= 0:
            return "Write an amount above zero.", {}
        return None, {"fund_id": key, "amount": amount}


def _same(name: str, typed: str) -> bool:
    return one_line(name).strip().casefold() == typed.casefold()


def _no(what: str, names: Sequence[str]) -> str:
    known = ", ".join(names) or "none yet"
    return f"There is no {what or 'such name'!r} here. There are: {known}."
