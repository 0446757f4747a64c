"""What banks call the columns of their lists, by what stands in them.

Names are facts, collected from the headers banks write in English, German, French, Dutch, Spanish
and Italian. Within a role the first name that a header has is taken.
"""

from __future__ import annotations

import re
from typing import Literal

from sitdown.kinds.money.readers.currency_codes import CODE_OF_SIGN, CODES
from sitdown.kinds.money.readers.more_names import (
    MORE_IN_WORDS,
    MORE_NAMES,
    MORE_NOT_BOOKED_WORDS,
    MORE_OUT_WORDS,
    SUM_WORDS,
)

Role = Literal[
    "date",
    "payee",
    "payer",
    "memo",
    "amount",
    "debit",
    "credit",
    "direction",
    "currency",
    "balance",
    "fee",
    "bank_id",
    "status",
    "pending",
    "account",
    "bank_category",
    "kind",
    "amount_in",
    "currency_in",
]

_WESTERN_NAMES: dict[Role, tuple[str, ...]] = {
    "date": (
        "date", "transaction date", "trans. date", "trans date", "booking date", "buchungstag",
        "buchungsdatum", "buchung", "datum", "date de l'opération", "date opération",
        "date operation", "date de comptabilisation", "boekdatum", "boekingsdatum", "fecha",
        "fecha operación", "data", "data operazione", "transactiedatum", "completed date",
        "posting date", "posted date", "post date", "date posted", "created on", "finished on",
        "started date", "belegdatum", "value date", "valuta", "valutadatum", "wertstellung",
        "date valeur", "date de valeur", "rentedatum", "fecha valor", "data valuta",
        "wertstellungsdatum",
        "date de réservation", "dateop", "dateval",
    ),
    "payee": (
        "payee", "sender / empfänger", "name des partners", "partnername", "merchant",
        "merchant name", "partner name",
        "counter party", "counterparty",
        "counterparty name", "name", "payee name", "beneficiary", "auftraggeber/empfänger",
        "auftraggeber / begünstigter", "beguenstigter/zahlungspflichtiger",
        "begünstigter/zahlungspflichtiger", "name zahlungsbeteiligter", "empfänger",
        "zahlungsempfänger*in", "zahlungsempfänger", "auftraggeber", "naam / omschrijving",
        "naam tegenpartij", "supplierfound", "naam", "tegenpartij", "bénéficiaire",
        "nom de la contrepartie",
        "contrepartie", "beneficiario", "description", "transaction description", "details",
        "narrative", "transaction details", "libellé", "libelle", "omschrijving", "concepto",
        "descripción", "descrizione", "beschreibung", "buchungstext", "text", "memo",
    ),
    "memo": (
        "memo", "label", "description", "extended details", "notes", "note", "reference",
        "payment reference", "verwendungszweck", "mededelingen", "omschrijving", "communication",
        "référence", "buchungstext", "notes and #tags", "transaction details", "details", "message",
        "remittance information", "zahlungsreferenz", "concepto", "causale",
    ),
    "amount": (
        "amount", "value", "betrag", "bedrag", "montant", "importe", "importo",
        "transaction amount",
        "net", "netto", "umsatz", "summe", "amount in account currency",
    ),
    "debit": (
        "debit", "debit amount", "withdrawal", "withdrawals", "paid out", "money out", "soll",
        "belastung", "débit", "montant débit", "uitgaven", "cargo", "addebito", "lastschrift",
        "out", "payments", "ausgabe", "withdrawal amount", "debits",
    ),
    "credit": (
        "credit", "credit amount", "deposit", "deposits", "paid in", "money in", "haben",
        "gutschrift", "crédit", "montant crédit", "inkomsten", "abono", "accredito", "in",
        "receipts", "einnahme", "deposit amount", "credits",
    ),
    "direction": (
        "transaction type", "af bij", "debit/credit", "credit/debit", "soll/haben", "dr/cr",
        "cr/dr", "d/c", "credit debit indicator", "direction", "sens", "type", "details",
        "umsatztyp", "s/h",
    ),
    "currency": (
        "currency", "währung", "waehrung", "devise", "munt", "moneda", "divisa", "ccy",
        "currency code", "account currency",
    ),
    "balance": (
        "balance", "running bal.", "running balance", "runningbalance", "saldo",
        "saldo na mutatie", "saldo na trn", "saldo nach buchung", "solde", "account balance",
        "balance after transaction", "kontostand",
    ),
    "fee": ("fee", "fees", "gebühr", "frais"),
    "bank_id": (
        "transaction id", "transferwise id", "transaktionsid", "transaction reference id",
        "transactiereferentie", "entry reference",
    ),
    "status": ("status", "state", "zustand", "booking status"),
    "pending": ("pending", "is pending", "en attente", "vorgemerkt"),
    "account": (
        "account number", "account", "iban", "auftragskonto", "rekening", "iban konto", "konto",
        "compte", "account name", "iban auftragskonto", "kontonummer",
    ),
    "bank_category": (
        "category", "spending category", "kategorie", "catégorie", "categorie", "subcategory",
        "analyse-hauptkategorie",
    ),
}  # fmt: skip

NAMES_OF_ROLE: dict[Role, tuple[str, ...]] = {
    role: (*names, *MORE_NAMES.get(role, ())) for role, names in _WESTERN_NAMES.items()
}

KNOWN_NAMES = frozenset(name for names in NAMES_OF_ROLE.values() for name in names)

MONEY_OUT_WORDS = MORE_OUT_WORDS | frozenset(
    (
        "debit",
        "dr",
        "d",
        "af",
        "s",
        "soll",
        "out",
        "outgoing",
        "ausgang",
        "débit",
        "dbit",
        "withdrawal",
    )
)
MONEY_IN_WORDS = MORE_IN_WORDS | frozenset(
    (
        "credit",
        "cr",
        "c",
        "bij",
        "h",
        "haben",
        "in",
        "incoming",
        "eingang",
        "crédit",
        "crdt",
        "deposit",
    )
)
"""What a direction column writes when the amounts have no sign."""

NO_DIRECTION_WORDS = frozenset({"neutral", "不计收支", "/"})
"""What it writes beside moves between a person's own pockets."""

BALANCE_WORDS = SUM_WORDS | frozenset(
    (
        *("anfangssaldo", "endsaldo", "kontostand", "opening balance", "closing balance"),
        *("beginning balance", "ending balance", "balance brought forward", "start balance"),
        *("solde initial", "solde final", "beginsaldo", "eindsaldo"),
    )
)
"""Texts of rows that look like movements and tell a balance."""

NOT_BOOKED_WORDS = MORE_NOT_BOOKED_WORDS | frozenset(
    (
        *("pending", "declined", "reverted", "failed", "cancelled", "canceled", "refused"),
        *("vorgemerkt", "umsatz vorgemerkt", "ausstehend", "abgelehnt", "en attente", "pendiente"),
        *("in behandeling", "authorised", "authorized", "denied", "expired", "pdng", "reversed"),
    )
)
"""What a status column writes beside movements that were not, or not yet, booked."""

YES_WORDS = frozenset(("yes", "y", "true", "1", "x", "ja", "oui"))
"""What stands below a name that is itself the question, such as ``Pending``."""

_SIGNS = "|".join(map(re.escape, CODE_OF_SIGN))
_CURRENCY_IN_NAME = re.compile(
    rf"""
    \s*[(\[]\s*(?:in\s+)?(?P<within>[A-Za-z]{{3}}|{_SIGNS})\s*[)\]]\s*$
  | \s+in\s+(?P<after>[A-Z]{{3}})\s*$
  | (?<=[^\s]{{3}})\s(?P<bare>[A-Z]{{3}})\s*$
    """,
    re.VERBOSE,
)
_CODE_ALONE = re.compile(r"(?P<within>[A-Z]{3})\$?(?P<after>)(?P<bare>)")
_DOLLARS = re.compile(r"\s*[(\[]\s*\$\s*[)\]]\s*$")
_AROUND = "\ufeff \t'\":"


def plain_name(cell: str) -> str:
    """A column's name without quotes, case, spare spaces and the currency it may carry."""
    text = cell.strip(_AROUND).removeprefix("#")
    if currency_in_name(text):
        text = _CURRENCY_IN_NAME.sub("", text)
    return " ".join(_DOLLARS.sub("", text).casefold().replace("_", " ").split())


def known_name(cell: str) -> str:
    """The plain name, or the known half of one in two languages such as ``Retrait/Withdrawal``."""
    name = plain_name(cell)
    if name in KNOWN_NAMES:
        return name
    halves = (half.strip() for half in name.split("/"))
    return next((half for half in halves if half in KNOWN_NAMES), name)


def currency_in_name(cell: str) -> str:
    """The currency code that a column's name carries, such as in ``Amount (EUR)``, or nothing."""
    found = _CODE_ALONE.fullmatch(cell.strip(_AROUND)) or _CURRENCY_IN_NAME.search(
        cell.strip(_AROUND)
    )
    if found is None:
        return ""
    written = found["within"] or found["after"] or found["bare"]
    code = CODE_OF_SIGN.get(written, written.upper())
    return code if code in CODES else ""
