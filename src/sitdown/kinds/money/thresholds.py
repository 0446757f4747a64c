"""Every threshold of the rules that look for patterns, in one table, each with its source.

Amounts are whole units of the currency; ``floors.minor`` turns them into minor units. “Measured”
means tuned on the generators of ``tests/benchmarks/detection.py``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often something comes.

    Attributes:
        name: as a sentence says it, such as ``monthly``.
        shortest: days; the median gap is at least this.
        longest: days; the median gap is at most this.
        days: its step in days; 0 when it goes by calendar months.
        months: its step in calendar months; 0 when it goes by days.
        strict: days a gap may miss its due day while there are fewer than six charges.
        loose: the same, from six charges on.
        fewest: charges that make it a series; one more when the amount varies.
        a_year: how often it comes in a year.
    """

    name: str
    shortest: int
    longest: int
    days: int
    months: int
    strict: int
    loose: int
    fewest: int
    a_year: int


CADENCES = (
    Cadence("weekly", 5, 9, 7, 0, 1, 2, 4, 52),
    Cadence("every two weeks", 12, 16, 14, 0, 2, 3, 3, 26),
    Cadence("monthly", 25, 35, 0, 1, 3, 5, 3, 12),
    Cadence("quarterly", 80, 100, 0, 3, 10, 10, 3, 4),
    Cadence("half-yearly", 170, 195, 0, 6, 10, 10, 3, 2),
    Cadence("yearly", 350, 380, 0, 12, 15, 15, 3, 1),
)
"""Median gaps as Plaid and Actual name them (half-yearly is ours); tolerances measured."""

TWICE_A_MONTH = Cadence("twice a month", 12, 19, 0, 1, 3, 3, 6, 24)
"""Two days of the month in turn, each a monthly series of its own (measured)."""

LOOKBACK_DAYS = 548
"""A year and a half: a yearly charge is seen twice (Plaid looks as far)."""

STRICT_BELOW = 6
"""Charges below which every gap must fit (measured)."""
FIT_SHARE = 0.8
TRUE_FIT_SHARE = 0.6
"""Gaps that must fit, counting skipped charges, and not counting them (measured)."""
SKIPS_PER_CHARGE = 6
"""One skipped charge is allowed for as many charges, and always one (measured)."""

FIXED_SHARE = 0.02
FIXED_UNITS = 0.5
"""A fixed amount stays within the larger of 2 % and 0.50 of its median (Actual, tally)."""
VARIABLE_SPREAD = 0.3
"""A varying amount has a coefficient of variation below this (tally)."""

GRACE_DAYS = 3
"""Late begins so many days after the due day and its tolerance; bank holidays take as many."""
STOPPED_TOLD_DAYS = 62
"""A series that stopped is news in the month of its second miss and the one after (ours)."""

MATCH_SHARE = 0.075
"""The next charge of a series is within so much of the amount before (Actual)."""

PLATEAU_CHARGES = 3
PLATEAU_SPREAD = 0.08
STEP_SHARE = 0.05
STEP_UNITS = 1.0
"""A price changed after 3 charges within 8 %, by 5 % and 1.00 at least (middle of the field)."""

NEW_MERCHANT_UNITS = 25
"""What a merchant never paid before must take to be told (Sure)."""
NEW_SUBSCRIPTION_UNITS = 5
"""The same for a subscription, which comes again (ours)."""
NEW_AFTER_MONTHS = 3
"""Months that must be known before one, or everybody is new (ours)."""

DUPLICATE_DAYS = 3
DUPLICATE_MINOR = 1
"""Two charges of one merchant are one too many within 3 days and 0.01 (nudlers)."""
DUPLICATE_UNITS = 5
"""Below this a second coffee is likelier (ours)."""
DUPLICATE_USUAL = 3
"""An amount a merchant took as often on other days is its price, no mistake (ours)."""

LARGE_TIMES = 3
LARGE_UNITS = 100
LARGE_PRIORS = 4
"""A large payment: three times the merchant's median and 100, after four others (Sure)."""

ANOMALY_MONTHS = 6
ANOMALY_SPREADS = 3.0
ANOMALY_LEAST_SPREAD = 0.1
ANOMALY_SHARE = 1.25
MAD_TO_SIGMA = 1.4826
"""Above every baseline month, three robust spreads and 25 % (Iglewicz and Hoaglin; measured)."""
QUESTION_MONTHS = 3
QUESTION_SHARE = 1.5
QUESTION_UNITS = 100
"""With three to five months, half as much again and 100 are worth a question (tally)."""

RATE_SHIFT = 0.05
RATE_HIGH = 0.1
"""Five points more or less of the income kept are news, ten are much (Sure)."""
RATE_MONTHS = 6
RATE_LEAST_SPREAD = 0.01
"""Whole months with an income that say what is usual; they spread by a point or more (measured)."""

CHANGED_SHARE = 0.05
"""A month that differs less than this from the one before has not changed (ours)."""

FLOOR_SHARE = 0.01
"""The floors of what is unusual, large or new grow to 1 % of a median month. What may be a
mistake, or comes again, is worth a word however much a month takes."""

DEVIATION_STEP = 25
"""Percentage points of deviation in which a dismissal holds (Sure)."""
MOST_FINDINGS = 9
"""As many as a person will look at one by one."""
WEIGHTIEST = 3
"""The weightiest come first whatever they are; after them the best of each kind (Sure: 3)."""
LASTING_MONTHS = 3
"""What comes again weighs as much as so many months of it (ours)."""

PACE_DAYS = 7
"""Days that every active account must be known for before a month's end is told (tally)."""
PACE_MONTHS = 3
"""Whole months before it that say how a month usually goes on (ours)."""
WITHIN_FROM = 0.5
"""Share of the month that must be known before a category is called within its budget (tally)."""

FORECAST_DAYS = 35
"""A month and the days by which its salary can be late (Sure warns 30 days ahead)."""
FORECAST_COVERAGE = 0.6
"""Share of as many days before today that must be known to say anything of those after it."""
FORECAST_RECENT = 6
"""The last charges whose amounts and due days span what the next can be (ours)."""

IDLE_UNITS = 5_000
IDLE_DAYS = 60
"""Money that an account never went below for 60 days is worth a word from 5,000 on (Sure)."""
IDLE_WEIGHS = 20
"""It is neither spent nor lost, so it weighs a twentieth of itself among the findings (ours)."""
