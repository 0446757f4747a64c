from __future__ import annotations

from datetime import date

from sitdown.engine.playbook import Question
from sitdown.kinds.money.patterns import patterns
from sitdown.kinds.money.questions import ReflectionFacts, reflection, subject_of
from sitdown.kinds.money.snapshot import LedgerRow, snapshot


def row(month: int, day: int, amount: int, category: str) -> LedgerRow:
    made = f"{month}-{day}-{amount}-{category}"
    return LedgerRow(made, date(2026, month, day), amount, "EUR", "A Shop", "A Shop", category, "a")


HISTORY = [
    row(month, 5, -amount, category)
    for month in (7, 8, 9)
    for category, amount in (("restaurants", 10_000), ("health", 20_000), ("travel", 5_000))
]
OCTOBER = [
    row(10, 1, -30_000, "restaurants"),
    row(10, 9, -12_345, "shopping"),
    row(10, 12, -2_000, "health"),
    row(10, 31, -5_000, "travel"),
]


def asked(rows: list[LedgerRow], **responses: str) -> list[str]:
    taken = snapshot([*HISTORY, *rows], 2026, 10, currency="EUR", budgets={"travel": 4_900})
    facts = ReflectionFacts(taken, patterns(taken), responses, rows)
    return [grounded.question.key for grounded in reflection(facts)]


def test_the_facts_of_the_month_choose_the_questions() -> None:
    assert asked(OCTOBER) == [
        "feeling",
        "rise:restaurants",
        "payment:shopping",
        "quiet:health",
        "next_feeling",
    ]


def test_what_the_person_said_comes_first() -> None:
    assert asked(OCTOBER, shopping="surprised")[1] == "rise:shopping"
    assert "cut:travel" in asked(OCTOBER, travel="cut")


def test_a_month_of_nothing_still_has_a_beginning_and_an_end() -> None:
    assert asked([]) == ["feeling", "next_feeling"]


def test_part_of_a_month_is_not_asked_why_it_was_quiet() -> None:
    assert "quiet:health" not in asked(OCTOBER[:3])


def test_no_category_is_asked_about_twice() -> None:
    subjects = [subject_of(key) for key in asked(OCTOBER, restaurants="cut") if subject_of(key)]
    assert len(subjects) == len(set(subjects))


def test_a_first_month_is_not_held_against_what_is_usual() -> None:
    taken = snapshot(OCTOBER, 2026, 10, currency="EUR", budgets={})
    facts = ReflectionFacts(taken, patterns(taken), {"restaurants": "surprised"}, OCTOBER)
    questions = [grounded.question for grounded in reflection(facts)]
    assert [each.key for each in questions] == ["feeling", "payment:restaurants", "next_feeling"]
    assert not any("usual" in each.text for each in questions)


def texts(rows: list[LedgerRow], history: list[LedgerRow] = HISTORY) -> dict[str, Question]:
    taken = snapshot([*history, *rows], 2026, 10, currency="EUR", budgets={})
    asked = reflection(ReflectionFacts(taken, patterns(taken), {}, rows))
    return {each.question.key: each.question for each in asked}


def test_the_largest_payment_is_said_to_be_the_largest_of_what_it_is() -> None:
    shopping = texts(OCTOBER)["payment:shopping"].text
    assert shopping.startswith(
        "Apart from that and from what runs as usual, the largest payment was € 123.45 to "
    )
    assert texts(OCTOBER[1:2])["rise:shopping"].text.startswith("Shopping took")
    taken = snapshot(OCTOBER, 2026, 10, currency="EUR", budgets={})
    first = reflection(ReflectionFacts(taken, patterns(taken), {}, OCTOBER))[1].question
    assert first.text.startswith("The largest payment was € 300.00 to ")


def test_a_payment_too_small_for_a_word_is_not_asked_about() -> None:
    assert not any(key.startswith("payment:") for key in texts([row(10, 9, -1_599, "leisure")]))


def test_a_rise_that_is_one_payment_is_told_and_not_asked() -> None:
    one = texts([*OCTOBER, row(10, 12, -45_600, "insurance")])["rise:insurance"]
    assert one.text.startswith("Insurance took € 456 more than usual: € 456.00 to ")
    assert one.text.endswith(" on 12 October. Did you see it coming?")
    assert one.options == ("Yes", "No", "I forgot it")
    many = [row(10, day, -4_000, "leisure") for day in range(2, 6)]
    history = [row(month, 5, -12_000, "leisure") for month in (7, 8, 9)]
    assert texts([*many], history)["rise:leisure"].text.endswith("What was it?")
    several = [row(10, day, -22_800, "insurance") for day in (12, 13)]
    assert texts([*OCTOBER, *several])["rise:insurance"].text.endswith("What was it?")


def test_nobody_is_asked_whether_to_draw_cash_again() -> None:
    drawn = [row(10, 9, -20_000, "cash"), row(10, 14, -9_000, "leisure")]
    asked_of = texts([row(10, 1, -60_000, "restaurants"), *drawn])
    assert "payment:cash" not in asked_of
    assert "€ 90.00" in asked_of["payment:leisure"].text


def test_a_few_coins_less_than_usual_are_not_asked_about() -> None:
    history = [row(month, 5, -2_000, "health") for month in (7, 8, 9)]
    history += [row(month, 6, -200_000, "rent") for month in (7, 8, 9)]
    month = [row(10, 6, -200_000, "rent"), row(10, 31, -500, "health")]
    assert "quiet:health" not in texts(month, history)
    history += [row(month, 7, -20_000, "health") for month in (7, 8, 9)]
    assert "quiet:health" in texts(month, history)
