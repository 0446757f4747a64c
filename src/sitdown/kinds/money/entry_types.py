"""What is said in a money review, with the exact data of each type.

Every amount is in minor units of the currency of the review's snapshot. Rates are fractions:
0.18 is 18 %. What a claim of the buddy rests on is its evidence, beside the data.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError, model_validator

from sitdown.engine.entry_types import EntryData, EntryType
from sitdown.engine.views import Role


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Minor = Annotated[int, Field(ge=-(2**62), le=2**62)]
"""Minor units, of either sign, within what SQLite holds."""

MinorOut = Annotated[int, Field(ge=0, le=2**62)]
"""Minor units of something that cannot be negative."""

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
"""A local day, ``YYYY-MM-DD``."""

Rate = Annotated[float, Field(ge=0, le=1)]
"""A share of the income that a person aims to keep."""

Response = Literal["keep", "cut", "surprised", "one_off"]
"""What a person can say to a category: keep it, cut it, it surprised me, it was a one-off."""


class InsightData(EntryData):
    """Something the buddy noticed.

    ``categories`` are category keys. ``amounts`` goes from the name of a figure, or the key of a
    category, to minor units; which names there are depends on ``insight_type``:
    ``overview``: spent, income, saved, over_budget, given_back · ``no_promises``,
    ``kept_rate``: none ·
    ``nothing_stands_out``: spent · ``savings``: saved, income · ``budget``: proposed amount by
    category key · ``funds``: proposed amount by fund id, in the fund's own currency ·
    ``goal_pace``: what is in each fund, by its id ·
    ``sinking_fund``: target, monthly, level, start; its category is the key of the series; without
    figures once it is a ``sinking_fund_gone`` ·
    ``closing``: spent, income · ``ahead``: balance, lowest, at_the_end ·
    ``year_ago``: by, new, ended, price, count, one_off, or none where
    too little is known · ``pace``: spent, usual_by_now, to_come, usual_rest, projected, or none
    where too little is known.

    A finding among the patterns has one of ``finding.FINDING_KINDS`` as its type, and one category:
    its subject, such as ``price:netflix``, which the person's response names. The first line of
    what is said is its title. ``recurring``, ``late``, ``stopped``: amount, a_year · ``price``:
    before, after, by, by_a_year · ``new``, ``duplicate``, ``idle``: amount ·
    ``savings_rate``: saved, usual, by · ``large``: amount, usual ·
    ``anomaly``: spent, usual, most_before · ``changed``: by, new, ended, price, count, one_off.
    One that did not hold any more when the month was read anew becomes ``no_longer``, with its
    subject and without figures.
    """

    insight_type: str
    categories: list[str]
    amounts: dict[str, Minor]


class IncomeSource(EntryData):
    """Where money came from, and how much in the month."""

    name: str
    amount: Minor


class IncomeConfirmationData(EntryData):
    """The income that was found; None when none was, so that the buddy asks for it."""

    detected_income: MinorOut | None
    sources: list[IncomeSource]


class UserIncomeResponseData(EntryData):
    """The month's income in the person's words; ``confirmed`` when they agree with what was found.

    ``confirmed_amount`` is None when they would rather not say.
    """

    confirmed_amount: MinorOut | None
    confirmed: bool


class CategoryTruthData(EntryData):
    """A category of the month. ``pct_used`` is 100 when exactly the budget was spent.

    ``spent`` is negative when more came back than went out. ``budget`` and ``pct_used`` are None
    without a budget.
    """

    category: str
    spent: Minor
    budget: MinorOut | None
    pct_used: float | None


class UserCategoryResponseData(EntryData):
    """What the person says to a category, or to the subject of a finding."""

    category: str
    response: Response
    note: str = ""


class BuddyQuestionData(EntryData):
    """A question; ``question_type`` is its name within the step, which its answer repeats."""

    question_type: str
    question_text: str
    options: list[str]


class UserReflectionData(EntryData):
    """An answer. Neither text nor option: the question was passed over."""

    question_type: str
    response_text: str
    option_selected: str | None = None


class BuddySummaryData(EntryData):
    """What the reflection was about, and how it went from the first answer to the last."""

    themes: list[str]
    emotional_arc: str


class CategoryAtMost(EntryData):
    """Spend at most ``amount`` in a category in the month to come."""

    category: str
    amount: MinorOut


class MerchantAtMostN(EntryData):
    """Pay a merchant at most ``times`` in the month to come; 0 gives it up."""

    merchant: Annotated[str, Field(min_length=1)]
    times: Annotated[int, Field(ge=0, le=10_000)]


class MoveToFund(EntryData):
    """Put ``amount`` into a fund before the next review."""

    fund_id: str
    amount: Annotated[int, Field(gt=0, le=2**62)]


class SavingsRateAtLeast(EntryData):
    """Keep at least ``rate`` of the income of the month to come."""

    rate: Rate


class SeriesCancelled(EntryData):
    """End something that recurs, as ``cancelling.Ending`` says; days are ``YYYY-MM-DD``."""

    series: Annotated[str, Field(min_length=1)]
    merchant: str
    currency: str
    amount: MinorOut
    account: str
    since: Day
    due: Day
    until: Day


class OwnYesNo(EntryData):
    """Something only the person can judge."""


METRICS: dict[str, type[EntryData]] = {
    "category_at_most": CategoryAtMost,
    "merchant_at_most_n": MerchantAtMostN,
    "move_to_fund": MoveToFund,
    "savings_rate_at_least": SavingsRateAtLeast,
    "series_cancelled": SeriesCancelled,
    "own_yes_no": OwnYesNo,
}
"""How a commitment can be checked, and the keys of ``metric_params`` for each way."""

MetricType = Literal[
    "category_at_most",
    "merchant_at_most_n",
    "move_to_fund",
    "savings_rate_at_least",
    "series_cancelled",
    "own_yes_no",
]


class CommitmentData(EntryData):
    """A promise for the month to come, and how the next review can check it."""

    commitment_text: Annotated[str, Field(min_length=1)]
    metric_type: MetricType
    metric_params: dict[str, Any]

    @model_validator(mode="after")
    def _params_fit_the_metric(self) -> CommitmentData:
        try:
            METRICS[self.metric_type].model_validate(self.metric_params)
        except ValidationError as error:
            problems = "; ".join(
                f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
                for problem in error.errors(include_url=False, include_input=False)
            )
            message = f"metric_params does not fit {self.metric_type} ({problems})"
            raise ValueError(message) from error
        return self


class FundContributionData(EntryData):
    """Money put aside into a fund."""

    fund_id: str
    fund_name: str
    amount: MinorOut


class SavingsTargetData(EntryData):
    """The share of income to keep from now on, and the target before it."""

    target_rate: Rate
    previous_rate: float | None = None


WITHDRAWAL = "withdrawal"
"""The type that takes the place of what was withdrawn."""
WITHDRAWN_FROM = ("commitment", "fund_contribution")
"""What can be withdrawn."""


class WithdrawalData(EntryData):
    """What was withdrawn: its type, its words and its data, as they stood."""

    entry_type: Literal["commitment", "fund_contribution"]
    content: str
    data: dict[str, Any]


class PlanSummaryData(EntryData):
    """The plan as it stands at the end; ``commitments`` are their texts."""

    commitments: list[str]
    funds: list[FundContributionData]
    savings_rate: float | None


ENTRY_TYPES = (
    EntryType("buddy_insight", Role.BUDDY, InsightData),
    EntryType("income_confirmation", Role.BUDDY, IncomeConfirmationData),
    EntryType("user_income_response", Role.USER, UserIncomeResponseData),
    EntryType("category_truth", Role.BUDDY, CategoryTruthData),
    EntryType("user_category_response", Role.USER, UserCategoryResponseData),
    EntryType("buddy_question", Role.BUDDY, BuddyQuestionData),
    EntryType("user_reflection", Role.USER, UserReflectionData),
    EntryType("buddy_summary", Role.BUDDY, BuddySummaryData),
    EntryType("commitment", Role.USER, CommitmentData),
    EntryType("fund_contribution", Role.USER, FundContributionData),
    EntryType("savings_target", Role.USER, SavingsTargetData),
    EntryType("plan_summary", Role.BUDDY, PlanSummaryData),
    EntryType(WITHDRAWAL, Role.USER, WithdrawalData),
)
"""The twelve types of the review, and the one that withdraws."""
