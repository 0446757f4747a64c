from sitdown.kinds.money.evidence_words import facts


def test_amounts_are_told_as_money_and_rates_as_percent() -> None:
    told = facts(
        {
            "category": "restaurants",
            "currency": "EUR",
            "spent": 41_190,
            "budget": None,
            "savings_rate": 0.178,
            "over_budget": {"restaurants": 11_190},
        }
    )
    assert list(told) == [
        ("category", "restaurants"),
        ("spent", "€ 411.90"),
        ("budget", "not known"),
        ("savings rate", "17.8 %"),
        ("over budget", "restaurants € 111.90"),
    ]


def test_counts_stay_counts() -> None:
    assert list(facts({"merchant": "Bar", "at_most": 4, "paid": 6})) == [
        ("merchant", "Bar"),
        ("at most", "4"),
        ("paid", "6"),
    ]


def test_each_fund_is_told_in_its_own_currency() -> None:
    told = facts({"insurance": {"saved": 20_000, "target": 62_000, "by": None, "currency": "USD"}})
    assert list(told) == [("insurance", "saved $ 200.00, target $ 620.00, by not known")]
