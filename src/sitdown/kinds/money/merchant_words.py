"""Words that stand beside a merchant's name in a bank's text, and names spelt their own way."""

from __future__ import annotations

REGIONS = frozenset(
    (
        "DE", "AT", "CH", "NL", "FR", "BE", "IT", "ES", "PT", "UK", "GB", "IE", "US", "LU",
        "DK", "SE", "NO", "FI", "PL", "CZ", "JP", "DEU", "NLD", "FRA", "GBR", "USA", "AUT",
        "CHE", "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "FL", "GA", "HI", "IA", "IL",
        "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND",
        "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN",
        "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
    )
)  # fmt: skip
"""Countries and American states that stand at the end of card texts."""

CITIES = frozenset(
    (
        "berlin", "hamburg", "münchen", "muenchen", "munich", "köln", "koeln", "frankfurt",
        "stuttgart", "leipzig", "dresden", "bonn", "wien", "zürich", "zuerich", "basel", "bern",
        "amsterdam", "rotterdam", "utrecht", "paris", "lyon", "marseille", "london",
        "manchester", "leeds", "bristol", "edinburgh", "glasgow", "birmingham", "dublin",
        "madrid", "barcelona", "rome", "roma", "milano", "milan", "lisbon", "lisboa",
        "brussels", "seattle", "portland", "oakland", "chicago", "boston", "austin", "houston",
        "dallas", "denver", "atlanta", "miami", "brooklyn", "philadelphia", "phoenix", "kyoto",
        "tokyo", "osaka",
    )
)  # fmt: skip
"""Cities that stand before them, or alone at the end."""

WRITTEN_SO = (
    "EDEKA", "REWE", "ALDI", "IKEA", "OBI", "BVG", "MVG", "HVV", "dm", "TfL", "H&M", "C&A",
    "B&Q", "ASDA", "CVS", "KFC", "HUK-COBURG", "AXA", "EDF", "E.ON", "EnBW", "SNCF", "RATP",
    "KLM", "SBB", "DB", "O2", "EE", "HMRC", "IRS", "ATM", "PayPal", "YouTube", "GitHub",
    "OpenAI", "eBay", "McDonald's", "FitX", "McFit", "DEVK", "ERGO", "DKB", "ING", "VPN",
    "JR", "HSBC", "BP", "1Password", "iCloud",
)  # fmt: skip
"""Merchants that write their name their own way."""
