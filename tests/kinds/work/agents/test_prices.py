"""What requests cost, exactly, and not at all where it is not known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.agents.prices import plain_model, read_prices
from sitdown.kinds.work.agents.tokens import Tokens

_SEED: dict[str, tuple[int | str, int, str]] = {
    "claude-opus-4-20250514": (15, 75, "1.5"),
    "claude-opus-4-1-20250805": (15, 75, "1.5"),
    "claude-opus-4-5-20251101": (5, 25, "0.5"),
    "claude-opus-4-8": (5, 25, "0.5"),
    "claude-3-5-sonnet-20241022": (3, 15, "0.3"),
    "claude-sonnet-4-6": (3, 15, "0.3"),
    "claude-haiku-4-5-20251001": (1, 5, "0.1"),
    "claude-3-5-haiku-20241022": ("0.8", 4, "0.08"),
}


@pytest.mark.parametrize("model", _SEED)
def test_the_table_that_comes_with_it(model: str) -> None:
    fresh, out, read = (Decimal(each) for each in _SEED[model])
    cost = read_prices().cost
    assert cost(model, Tokens(input=100_000)) == fresh * 100_000
    assert cost(model, Tokens(output=1_000_000)) == out * 1_000_000
    assert cost(model, Tokens(cache_read=100_000)) == read * 100_000
    assert cost(model, Tokens(cache_write_5m=100_000)) == fresh * 125_000
    assert cost(model, Tokens(cache_write_1h=100_000)) == fresh * 200_000
    assert cost(model, Tokens(output=10), "fast") in {out * 60, out * 20}


@pytest.mark.parametrize(
    "model", ["gpt-9", "", "claude-opus-9", "<synthetic>", "claude-opus-4-5-x"]
)
def test_an_unknown_model_has_no_cost(model: str) -> None:
    assert read_prices().cost(model, Tokens(1, 1)) is None


@pytest.mark.parametrize(
    "written",
    [
        "claude-sonnet-4-5",
        "claude-sonnet-4-5-20250929",
        "Claude-Sonnet-4-5",
        "claude-sonnet-4-5[1m]",
        "claude-sonnet-4-5-latest",
        "claude-sonnet-4-5@20250929",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "anthropic/claude-sonnet-4-5",
    ],
)
def test_a_model_is_known_by_all_its_names(written: str) -> None:
    assert plain_model(written) == "claude-sonnet-4-5"


def test_more_than_200_000_tokens_have_another_price() -> None:
    cost = read_prices().cost
    assert cost("claude-sonnet-4-5", Tokens(input=200_000, output=1)) == 600_015
    assert (
        cost("claude-sonnet-4-5", Tokens(input=1, cache_read=200_000, output=2)) == 6 + 120_000 + 45
    )
    assert cost("claude-opus-4-5", Tokens(input=300_000)) == 1_500_000


@given(st.builds(Tokens, *[st.integers(0, 10**7)] * 5))
def test_a_cost_is_the_exact_one_rounded_half_up_once(tokens: Tokens) -> None:
    rates = [Fraction(each) for each in ("0.8", "4", "1", "1.6", "0.08")]
    exact = sum(count * rate for count, rate in zip(tokens, rates, strict=True))
    assert read_prices().cost("claude-3-5-haiku", tokens) == int(exact + Fraction(1, 2))


def test_the_person_s_table_wins_model_by_model(tmp_path: Path) -> None:
    own = tmp_path / "prices.toml"
    own.write_text(
        "listed = 2027-01-01\n"
        "[multipliers]\ncache_read = 0.5\n"
        "[models]\n"
        "claude-opus-4-5-20251101 = { input = 1, output = 2 }\n"
        "house-model = { input = 0.25, output = 0, cache_write_1h = 7 }\n",
        encoding="utf-8",
    )
    prices = read_prices(own)
    assert (prices.listed, prices.problems) == (date(2027, 1, 1), ())
    assert prices.cost("claude-opus-4-5", Tokens(10, 10, 0, 0, 10)) == 35
    assert prices.cost("house-model", Tokens(4, 9, 0, 1, 0)) == 8
    assert prices.cost("claude-opus-4-1", Tokens(1)) == 15


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no toml", "cannot be read"),
        ("models = 5", "models is not understood"),
        ("[mine]\ninput = 1\noutput = 1", "mine is not understood"),
        ("listed = 'today'", "listed is not understood"),
        ("[models]\nmine = 5", "models.mine"),
        ("[models]\nmine = { input = 1 }", "models.mine"),
        ("[models]\nmine = { input = -1, output = 1 }", "models.mine"),
        ("[models]\nmine = { input = nan, output = 1 }", "models.mine"),
        ("[models]\nmine = { input = true, output = 1 }", "models.mine"),
        ("[models]\nmine = { input = 1, output = 1, above_200k = 7 }", "models.mine"),
        ("[multipliers]\ncache = 2", "multipliers.cache"),
        ("[multipliers]\nfast = 'x'", "multipliers.fast"),
    ],
)
def test_what_cannot_be_read_of_it_is_told_and_costs_nothing_else(
    tmp_path: Path, text: str, told: str
) -> None:
    own = tmp_path / "prices.toml"
    own.write_text(text, encoding="utf-8")
    prices = read_prices(own)
    assert [told in problem for problem in prices.problems] == [True]
    assert prices.cost("mine", Tokens(1)) is None
    assert prices.cost("claude-opus-4-1", Tokens(1)) == 15


def test_a_missing_or_unreadable_file_changes_nothing(tmp_path: Path) -> None:
    assert read_prices(tmp_path / "none.toml") == read_prices()
    assert "cannot be read" in read_prices(tmp_path).problems[0]
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\x00")
    assert "cannot be read" in read_prices(binary).problems[0]
