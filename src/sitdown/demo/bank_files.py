"""Bank files of generated rows, in the layouts of real banks, to be read back by the readers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from html import escape

from sitdown.demo.generator import GeneratedRow
from sitdown.kinds.money.amounts import minor_digits

OPENING_BALANCE = 250_000
"""Minor units on the account before the first row."""


def write_csv(rows: Iterable[GeneratedRow], layout: str = "n26") -> bytes:
    """A list as one of `LAYOUTS` writes it, with a running balance where the bank gives one.

    Raises:
        KeyError: the layout is none of `LAYOUTS`.
    """
    return LAYOUTS[layout](list(rows))


def write_ofx(rows: Iterable[GeneratedRow], *, version: int = 1) -> bytes:
    """An OFX file with one statement for each account and currency.

    Args:
        rows: in the order they are to be written.
        version: 1 leaves the tags of values open, 2 closes them.
    """
    statements: dict[tuple[str, str], list[GeneratedRow]] = {}
    for row in rows:
        statements.setdefault((row.account, row.currency), []).append(row)
    body = "".join(
        f"<STMTTRNRS><STMTRS>{_tag('CURDEF', currency, version)}<BANKACCTFROM>"
        f"{_tag('ACCTID', account, version)}</BANKACCTFROM><BANKTRANLIST>\n"
        + "".join(_ofx_movement(number, row, version) for number, row in enumerate(some, 1))
        + "</BANKTRANLIST></STMTRS></STMTTRNRS>\n"
        for (account, currency), some in statements.items()
    )
    header = (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\n\n"
        if version == 1
        else '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n'
    )
    return f"{header}<OFX><BANKMSGSRSV1>\n{body}</BANKMSGSRSV1></OFX>\n".encode()


def _tag(name: str, value: str, version: int) -> str:
    text = escape(value, quote=False)
    return f"<{name}>{text}" if version == 1 else f"<{name}>{text}</{name}>"


def _ofx_movement(number: int, row: GeneratedRow, version: int) -> str:
    values = {
        "TRNTYPE": "DEBIT" if row.amount_minor < 0 else "CREDIT",
        "DTPOSTED": f"{row.date:%Y%m%d}120000[-5:EST]",
        "TRNAMT": _plain(row.amount_minor, row.currency),
        "FITID": f"{row.date:%Y%m%d}{number:05d}",
        "NAME": row.payee,
        **({"MEMO": row.memo} if row.memo else {}),
    }
    inside = "".join(_tag(name, value, version) for name, value in values.items())
    return f"<STMTTRN>{inside}</STMTTRN>\n"


def _plain(minor: int, currency: str) -> str:
    digits = minor_digits(currency)
    if not digits:
        return str(minor)
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 10**digits}.{abs(minor) % 10**digits:0{digits}d}"


def _german(minor: int, currency: str) -> str:
    """``-1.234,56``."""
    digits = minor_digits(currency)
    whole, _, cents = _plain(abs(minor), currency).partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("-" if minor < 0 else "") + grouped + (f",{cents}" if digits else "")


def _balances(rows: Sequence[GeneratedRow]) -> list[int]:
    """The balance after each row, for each account and currency on its own."""
    now: dict[tuple[str, str], int] = {}
    balances = []
    for row in rows:
        chain = row.account, row.currency
        now[chain] = now.get(chain, OPENING_BALANCE) + row.amount_minor
        balances.append(now[chain])
    return balances


def _list(
    header: Sequence[str],
    records: Iterable[Sequence[str]],
    *,
    delimiter: str = ",",
    quote_all: bool = False,
) -> str:
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=delimiter, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    )
    if header:
        writer.writerow(header)
    writer.writerows(records)
    return text.getvalue()


def _n26(rows: Sequence[GeneratedRow]) -> bytes:
    header = (
        *("Booking Date", "Value Date", "Partner Name", "Partner Iban", "Type"),
        *("Payment Reference", "Account Name", "Amount (EUR)", "Original Amount"),
        *("Original Currency", "Exchange Rate"),
    )
    return _list(
        header,
        [
            (
                *(f"{row.date}", f"{row.date}", row.payee, "", "Presentment", row.memo),
                *("Main Account", _plain(row.amount_minor, row.currency), "", "", ""),
            )
            for row in rows
        ],
        quote_all=True,
    ).encode()


def _ing_de(rows: Sequence[GeneratedRow]) -> bytes:
    preamble = (
        "Umsatzanzeige;Datei erstellt am: 01.11.2026 08:00\r\n;\r\n"
        "IBAN;DE12 5001 0517 0648 4898 90\r\nKontoname;Girokonto\r\nBank;ING\r\nKunde;A. Muster\r\n"
        "Sortierung;Datum absteigend\r\n\r\n"
    )
    header = (
        *("Buchung", "Valuta", "Auftraggeber/Empfänger", "Buchungstext", "Verwendungszweck"),
        *("Saldo", "Währung", "Betrag", "Währung"),
    )
    records = [
        (
            *(f"{row.date:%d.%m.%Y}", f"{row.date:%d.%m.%Y}", row.payee, "Lastschrift", row.memo),
            *(_german(balance, row.currency), row.currency),
            *(_german(row.amount_minor, row.currency), row.currency),
        )
        for row, balance in zip(rows, _balances(rows), strict=True)
    ]
    text = preamble + _list(header, reversed(records), delimiter=";")
    return text.encode("latin-1", errors="replace")


def _ing_nl(rows: Sequence[GeneratedRow]) -> bytes:
    header = (
        *("Datum", "Naam / Omschrijving", "Rekening", "Tegenrekening", "Code", "Af Bij"),
        *("Bedrag (EUR)", "MutatieSoort", "Mededelingen"),
    )
    return _list(
        header,
        [
            (
                *(f"{row.date:%Y%m%d}", row.payee, "NL01INGB0001234567", "", "BA"),
                "Af" if row.amount_minor < 0 else "Bij",
                *(_german(abs(row.amount_minor), "EUR"), "Betaalautomaat", row.memo),
            )
            for row in rows
        ],
        delimiter=";",
        quote_all=True,
    ).encode()


def _chase(rows: Sequence[GeneratedRow]) -> bytes:
    header = (
        *("Details", "Posting Date", "Description", "Amount", "Type", "Balance"),
        "Check or Slip #",
    )
    records = [
        (
            "DEBIT" if row.amount_minor < 0 else "CREDIT",
            *(f"{row.date:%m/%d/%Y}", row.payee, _plain(row.amount_minor, "USD"), "ACH"),
            *(_plain(balance, "USD"), "", ""),
        )
        for row, balance in zip(rows, _balances(rows), strict=True)
    ]
    return _list(header, reversed(records)).encode() + b"\r\n"


def _amex(rows: Sequence[GeneratedRow]) -> bytes:
    header = (
        *("Date", "Description", "Amount", "Extended Details"),
        *("Appears On Your Statement As", "Address", "City/State", "Zip Code", "Country"),
        *("Reference", "Category"),
    )
    return _list(
        header,
        [
            (
                *(f"{row.date:%m/%d/%Y}", row.payee, _plain(-row.amount_minor, "USD"), row.memo),
                *("", "1 MAIN ST\nFLOOR 2", "BERLIN", "", "", f"'3202{number:08d}'", ""),
            )
            for number, row in enumerate(rows)
        ],
    ).encode()


def _revolut(rows: Sequence[GeneratedRow]) -> bytes:
    header = (
        *("Type", "Product", "Started Date", "Completed Date", "Description", "Amount", "Fee"),
        *("Currency", "State", "Balance"),
    )
    return _list(
        header,
        [
            (
                *("CARD_PAYMENT", "Current", f"{row.date} 09:12:00", f"{row.date} 12:00:01"),
                *(row.payee, _plain(row.amount_minor, row.currency), "0.00", row.currency),
                *("COMPLETED", _plain(balance, row.currency)),
            )
            for row, balance in zip(rows, _balances(rows), strict=True)
        ],
    ).encode()


def _lloyds(rows: Sequence[GeneratedRow]) -> bytes:
    header = (
        *("Transaction Date", "Transaction Type", "Sort Code", "Account Number"),
        *("Transaction Description", "Debit Amount", "Credit Amount", "Balance"),
    )
    records = [
        (
            *(f"{row.date:%d/%m/%Y}", "DEB", "'11-22-33", "12345678", row.payee),
            _plain(-row.amount_minor, "GBP") if row.amount_minor < 0 else "",
            _plain(row.amount_minor, "GBP") if row.amount_minor >= 0 else "",
            _plain(balance, "GBP"),
        )
        for row, balance in zip(rows, _balances(rows), strict=True)
    ]
    return _list(header, reversed(records)).encode()


def _wells_fargo(rows: Sequence[GeneratedRow]) -> bytes:
    return _list(
        (),
        [
            (f"{row.date:%m/%d/%Y}", _plain(row.amount_minor, "USD"), "*", "", row.payee)
            for row in rows
        ],
        quote_all=True,
    ).encode()


def _unknown_bank(rows: Sequence[GeneratedRow]) -> bytes:
    """UTF-16, tabs, and names in a language that no reader knows."""
    header = ("Päiväys", "Saaja", "Viesti", "Määrä", "Jäljellä")
    return _list(
        header,
        [
            (
                *(f"{row.date:%d.%m.%Y}", row.payee, row.memo),
                *(_german(row.amount_minor, "EUR"), _german(balance, "EUR")),
            )
            for row, balance in zip(rows, _balances(rows), strict=True)
        ],
        delimiter="\t",
    ).encode("utf-16")


LAYOUTS: dict[str, Callable[[Sequence[GeneratedRow]], bytes]] = {
    "n26": _n26,
    "ing-de": _ing_de,
    "ing-nl": _ing_nl,
    "chase": _chase,
    "amex": _amex,
    "revolut": _revolut,
    "lloyds": _lloyds,
    "wells-fargo": _wells_fargo,
    "unknown": _unknown_bank,
}
"""Writers by name. Each gives rows as its bank does; ``revolut`` alone tells currencies apart."""
