"""New merchants, pairs, large payments, unusual months, and what changed."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.anomalies import anomaly
from sitdown.kinds.money.duplicates import duplicates
from sitdown.kinds.money.finding_payments import of_new
from sitdown.kinds.money.large import large
from sitdown.kinds.money.new_merchants import new_merchants
from sitdown.kinds.money.recurring import by_merchant
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.what_changed import KINDS, what_changed

OCTOBER = (2026, 10)


def paid(
    day: date, cents: int, payee: str = "EDEKA", category: str = "groceries", at: int = 0
) -> LedgerRow:
    made = f"{day}-{cents}-{payee}-{at}"
    return LedgerRow(made, day, -cents, "EUR", payee, payee, category, "a")


def test_who_was_never_paid_before_is_new_from_a_floor_on() -> None:
    rows = [paid(date(2026, 5, 2), 1_000)]
    rows += [paid(date(2026, 10, 3), 2_500, "KIKUNOI"), paid(date(2026, 10, 4), 2_499, "IMBISS")]
    rows += [paid(date(2026, 10, 6), 1_199, "NORD VPN", "subscriptions")]
    groups = by_merchant(rows)
    found = new_merchants(groups, OCTOBER, "EUR")
    assert [(new.merchant, new.paid, new.is_subscription) for new in found] == [
        ("KIKUNOI", 2_500, False),
        ("NORD VPN", 1_199, True),
    ]
    grown = new_merchants(groups, OCTOBER, "EUR", median_month=300_000)
    assert [new.merchant for new in grown] == ["NORD VPN"]


def test_nobody_is_new_while_little_is_known_before() -> None:
    rows = [paid(date(2026, 8, 2), 1_000), paid(date(2026, 10, 3), 9_000, "KIKUNOI")]
    assert new_merchants(by_merchant(rows), OCTOBER, "EUR") == ()


def test_the_same_charge_within_three_days_may_be_one_too_many() -> None:
    def pairs(days: tuple[int, int], cents: tuple[int, int]) -> int:
        rows = [
            paid(date(2026, 10, day), each, at=day) for day, each in zip(days, cents, strict=True)
        ]
        return len(duplicates(by_merchant(rows), OCTOBER, "EUR"))

    assert pairs((4, 7), (2_387, 2_388)) == 1
    assert pairs((4, 8), (2_387, 2_387)) == 0
    assert pairs((4, 5), (2_387, 2_389)) == 0
    assert pairs((4, 5), (280, 280)) == 0


def test_three_of_one_are_one_pair_and_a_usual_price_is_none() -> None:
    rows = [paid(date(2026, 10, 4), 2_387, at=at) for at in range(3)]
    (pair,) = duplicates(by_merchant(rows), OCTOBER, "EUR")
    assert (pair.paid, pair.first.id != pair.second.id) == (2_387, True)
    usual = [paid(date(2026, month, 4), 2_387) for month in (7, 8, 9)]
    assert duplicates(by_merchant([*usual, *rows]), OCTOBER, "EUR") == ()


def test_a_payment_three_times_what_its_merchant_takes_is_large() -> None:
    before = [paid(date(2026, month, 4), 5_000) for month in (6, 7, 8, 9)]
    now = [paid(date(2026, 10, 4), 15_000), paid(date(2026, 10, 5), 14_999)]
    (found,) = large(by_merchant([*before, *now]), OCTOBER, "EUR")
    assert (found.paid, found.usual, found.priors) == (15_000, 5_000, 4)
    assert large(by_merchant([*before[1:], *now]), OCTOBER, "EUR") == ()
    assert large(by_merchant([*before, *now]), OCTOBER, "EUR", median_month=1_600_000) == ()


def test_an_unusual_month_is_above_all_four_bars() -> None:
    baseline = [40_000, 41_000, 39_000, 40_500, 39_500, 40_000]

    def told(value: int, least: int = 1_000) -> bool:
        return anomaly(value, baseline, least=least, least_question=10_000) is not None

    assert told(52_001)
    assert not told(52_000)
    assert not told(60_000, least=20_001)
    above_all = [*baseline, 90_000]
    assert anomaly(80_000, above_all, least=1_000, least_question=10_000) is None


def test_with_few_months_it_is_only_a_question() -> None:
    found = anomaly(15_000, [9_000, 10_000, 11_000], least=1_000, least_question=10_000)
    assert found is not None
    assert (found.is_question, found.usual, found.months) == (True, 10_000, 3)
    assert anomaly(14_999, [9_000, 10_000, 11_000], least=1_000, least_question=10_000) is None
    assert anomaly(50_000, [9_000, 10_000], least=1_000, least_question=10_000) is None


def test_a_change_is_told_by_its_reason() -> None:
    before = [paid(date(2026, 9, 1), 1_399, "NETFLIX"), paid(date(2026, 9, 2), 2_499, "GYM")]
    before += [paid(date(2026, 9, day), 1_000, at=day) for day in (3, 4)]
    now = [paid(date(2026, 10, 1), 1_699, "NETFLIX"), paid(date(2026, 10, 2), 1_199, "VPN")]
    now += [paid(date(2026, 10, day), 1_000, at=day) for day in (3, 4, 5)]
    now += [paid(date(2026, 10, 9), 7_000, "IKEA")]
    changed = what_changed(now, before, lasting={"vpn"}, gone={"gym"})
    assert {kind: changed.total(kind) for kind in KINDS} == {
        "new": 1_199,
        "ended": -2_499,
        "price": 300,
        "count": 1_000,
        "one_off": 7_000,
    }


movements = st.lists(
    st.builds(
        paid,
        st.dates(date(2026, 9, 1), date(2026, 9, 30)),
        st.integers(-(10**9), 10**9),
        st.sampled_from(["A", "B", "C", "D", "E"]),
    ),
    max_size=30,
)


@given(now=movements, before=movements, known=st.sets(st.sampled_from(["a", "b", "c", "d", "e"])))
def test_the_parts_add_up_to_the_difference(
    now: list[LedgerRow], before: list[LedgerRow], known: set[str]
) -> None:
    changed = what_changed(now, before, lasting=known, gone=known)
    difference = sum(row.amount_minor for row in before) - sum(row.amount_minor for row in now)
    assert changed.by == difference
    assert sum(change.by for change in changed.changes) == difference
    assert sum(changed.total(kind) for kind in KINDS) == difference


def test_a_charge_that_came_back_is_not_paid_twice() -> None:
    twice = [paid(date(2026, 10, 20), 8_640, "CHEWY", "pets", at=at) for at in range(2)]
    refund = paid(date(2026, 10, 24), -8_640, "CHEWY", "pets")
    assert len(duplicates(by_merchant(twice), OCTOBER, "EUR")) == 1
    assert duplicates(by_merchant([*twice, refund]), OCTOBER, "EUR") == ()
    earlier = paid(date(2026, 10, 19), -8_640, "CHEWY", "pets")
    assert len(duplicates(by_merchant([*twice, earlier]), OCTOBER, "EUR")) == 1


def test_one_refund_settles_one_pair() -> None:
    days = (5, 5, 20, 20)
    rows = [paid(date(2026, 10, day), 8_640, "CHEWY", at=at) for at, day in enumerate(days)]
    refund = paid(date(2026, 10, 24), -8_640, "CHEWY")
    assert len(duplicates(by_merchant(rows), OCTOBER, "EUR")) == 2
    assert len(duplicates(by_merchant([*rows, refund]), OCTOBER, "EUR")) == 1


def test_who_paid_it_all_back_is_nobody_new() -> None:
    before = paid(date(2026, 5, 2), 1_000)
    twice = [paid(date(2026, 10, 20), 8_640, "CHEWY", "pets", at=at) for at in range(2)]
    refunds = [paid(date(2026, 10, 24), -8_640, "CHEWY", "pets", at=at) for at in range(2)]
    (found,) = new_merchants(by_merchant([before, *twice, refunds[0]]), OCTOBER, "EUR")
    (told,) = of_new([found], "EUR")
    assert told.text == (
        "You paid CHEWY for the first time: € 172.80 in 2 payments, and € 86.40 came back."
    )
    assert refunds[0].id in told.row_ids
    assert new_merchants(by_merchant([before, *twice, *refunds]), OCTOBER, "EUR") == ()


def test_money_back_is_no_lower_price() -> None:
    bought = [paid(date(2026, 9, 14), 184_900, "BEST BUY", "shopping")]
    back = [paid(date(2026, 10, 16), -184_900, "BEST BUY", "shopping")]
    changed = what_changed(back, bought)
    assert [(change.kind, change.by) for change in changed.changes] == [("one_off", -369_800)]
    again = [*back, paid(date(2026, 10, 20), 184_900, "BEST BUY", "shopping")]
    assert what_changed(again, bought).total("price") == 0


def test_what_was_bought_and_sent_back_in_a_month_changed_nothing() -> None:
    before = [paid(date(2026, 9, 3), 3_000, "ZALANDO", "shopping")]
    now = [paid(date(2026, 10, 3), 3_000, "ZALANDO", "shopping")]
    sent_back = [paid(date(2026, 10, 5), cents, "ZALANDO", "shopping") for cents in (5_990, -5_990)]
    assert what_changed([*now, *sent_back], before).changes == ()
    partly = [*now, sent_back[0], paid(date(2026, 10, 9), -2_000, "ZALANDO", "shopping")]
    totals = {kind: what_changed(partly, before).total(kind) for kind in KINDS}
    assert (totals["one_off"], totals["price"] + totals["count"]) == (-2_000, 5_990)
