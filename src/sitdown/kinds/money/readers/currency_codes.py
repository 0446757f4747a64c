"""The currencies that are in use, by which a code is told from any other three letters."""

from __future__ import annotations

CODES = frozenset(
    (
        *("AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM"),
        *("BBD", "BDT", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN"),
        *("BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP"),
        *("CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD"),
        *("FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL"),
        *("HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD"),
        *("JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK"),
        *("LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT"),
        *("MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO"),
        *("NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG"),
        *("QAR", "RON", "RSD", "RUB", "RUR", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK"),
        *("SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB"),
        *("TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD"),
        *("UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER"),
        *("ZAR", "ZMW", "ZWL"),
    )
)
"""ISO 4217, with the few older codes that banks still write."""

CODE_OF_SIGN = {
    "€": "EUR",
    "£": "GBP",
    "R$": "BRL",
    "円": "JPY",
    "元": "CNY",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
    "₩": "KRW",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
}
"""Signs that stand for one currency. The dollar sign is left out: a dozen currencies have it."""


def code_of(cell: str) -> str:
    """The code that a cell of currencies means; what is neither code nor sign, in capitals."""
    return CODE_OF_SIGN.get(cell.strip(), cell.strip().upper())


def is_currency(cell: str) -> bool:
    """Whether a cell holds a code or a sign of a currency."""
    return code_of(cell) in CODES
