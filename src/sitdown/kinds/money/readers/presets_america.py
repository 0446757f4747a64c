"""Layouts of the lists of American banks, and of one card's British sister."""

from __future__ import annotations

from sitdown.kinds.money.readers.preset import Preset

AMERICAN_PRESETS: tuple[Preset, ...] = (
    Preset(
        "Chase checking",
        ("details", "posting date", "description", "amount", "type", "balance", "check or slip #"),
        date_order="mdy",
        currency="USD",
        columns={"payee": ("description",), "memo": (), "direction": ()},
    ),
    Preset(
        "Chase card",
        ("transaction date", "post date", "description", "category", "type", "amount"),
        date_order="mdy",
        currency="USD",
        columns={"direction": (), "memo": ("memo",)},
    ),
    Preset(
        "Chase card (older)",
        ("type", "trans date", "post date", "description", "amount"),
        date_order="mdy",
        currency="USD",
        columns={"direction": ()},
    ),
    Preset(
        "Bank of America checking",
        ("date", "description", "amount", "running bal."),
        date_order="mdy",
        currency="USD",
    ),
    Preset(
        "Bank of America card",
        ("posted date", "reference number", "payee", "address", "amount"),
        date_order="mdy",
        currency="USD",
        columns={"memo": ("address",), "bank_id": ("reference number",)},
    ),
    Preset(
        "Capital One card",
        (
            "transaction date",
            "posted date",
            "card no.",
            "description",
            "category",
            "debit",
            "credit",
        ),
        date_order="mdy",
        currency="USD",
    ),
    Preset(
        "Capital One 360",
        (
            *("account number", "transaction date", "transaction amount", "transaction type"),
            *("transaction description", "balance"),
        ),
        date_order="mdy",
        currency="USD",
    ),
    Preset(
        "American Express US",
        (
            *("date", "description", "amount", "extended details"),
            *("appears on your statement as", "city/state", "zip code"),
        ),
        sign="money_out",
        date_order="mdy",
        currency="USD",
        columns={
            "memo": ("extended details",),
            "bank_id": ("reference",),
            "account": ("account #",),
        },
    ),
    Preset(
        "American Express UK",
        (
            *("date", "description", "amount", "extended details"),
            *("appears on your statement as", "town/city", "postcode"),
        ),
        sign="money_out",
        date_order="dmy",
        currency="GBP",
        columns={
            "memo": ("extended details",),
            "bank_id": ("reference",),
            "account": ("account #",),
        },
    ),
    Preset(
        "Discover",
        ("trans. date", "post date", "description", "amount", "category"),
        sign="money_out",
        date_order="mdy",
        currency="USD",
    ),
    Preset(
        "Citi",
        ("status", "date", "description", "debit", "credit"),
        date_order="mdy",
        currency="USD",
    ),
    Preset(
        "Apple Card",
        (
            "transaction date",
            "clearing date",
            "description",
            "merchant",
            "category",
            "type",
            "amount",
        ),
        sign="money_out",
        date_order="mdy",
        currency="USD",
        columns={"payee": ("merchant", "description"), "direction": ()},
    ),
    Preset(
        "Ally",
        ("date", "time", "amount", "type", "description"),
        date_order="ymd",
        currency="USD",
        columns={"direction": ()},
    ),
    Preset(
        "Schwab",
        (
            "date",
            "status",
            "type",
            "checknumber",
            "description",
            "withdrawal",
            "deposit",
            "runningbalance",
        ),
        date_order="mdy",
        currency="USD",
        columns={"direction": ()},
    ),
    Preset(
        "US Bank",
        ("date", "transaction", "name", "memo", "amount"),
        date_order="mdy",
        currency="USD",
    ),
    Preset(
        "Mint",
        ("date", "description", "original description", "amount", "transaction type", "category"),
        date_order="mdy",
        currency="USD",
        columns={"account": ("account name",), "memo": ("original description",)},
    ),
)

WELLS_FARGO = Preset("Wells Fargo", (), date_order="mdy", currency="USD")
"""A list without a header; it is known by the star in its third column."""
