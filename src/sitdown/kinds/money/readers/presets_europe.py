"""Layouts of the lists of European banks."""

from __future__ import annotations

from sitdown.kinds.money.readers.preset import Preset

EUROPEAN_PRESETS: tuple[Preset, ...] = (
    Preset(
        "Monzo",
        (
            "transaction id",
            "date",
            "time",
            "type",
            "name",
            "emoji",
            "category",
            "amount",
            "currency",
        ),
        date_order="dmy",
        columns={
            "payee": ("name", "description"),
            "memo": ("notes and #tags", "description"),
            "debit": (),
            "credit": (),
            "direction": (),
        },
    ),
    Preset(
        "N26",
        (
            *("booking date", "value date", "partner name", "partner iban", "type"),
            *("payment reference", "account name", "amount", "original amount"),
        ),
        date_order="ymd",
        decimal_mark=".",
        currency="EUR",
        columns={"direction": (), "account": ("account name",), "memo": ("payment reference",)},
    ),
    Preset(
        "N26 (German)",
        (
            *("buchungsdatum", "wertstellungsdatum", "partnername", "partner iban", "typ"),
            *("verwendungszweck", "kontoname", "betrag"),
        ),
        date_order="ymd",
        currency="EUR",
        columns={"payee": ("partnername",), "account": ("kontoname",), "direction": ()},
    ),
    Preset(
        "N26 (French)",
        (
            *("date de réservation", "date de valeur", "nom du partenaire", "type"),
            *("référence de paiement", "nom du compte", "montant"),
        ),
        date_order="ymd",
        currency="EUR",
        columns={
            "date": ("date de réservation",),
            "payee": ("nom du partenaire",),
            "memo": ("référence de paiement",),
            "account": ("nom du compte",),
            "direction": (),
        },
    ),
    Preset(
        "N26 (older)",
        ("date", "payee", "account number", "transaction type", "payment reference", "amount"),
        date_order="ymd",
        decimal_mark=".",
        currency="EUR",
        columns={"direction": (), "account": (), "memo": ("payment reference",)},
    ),
    Preset(
        "ING DE",
        (
            *("buchung", "auftraggeber/empfänger", "buchungstext", "verwendungszweck"),
            *("betrag", "währung"),
        ),
        date_order="dmy",
        decimal_mark=",",
        columns={"memo": ("verwendungszweck",)},
    ),
    Preset(
        "ING NL",
        (
            *("datum", "naam / omschrijving", "rekening", "tegenrekening", "code", "af bij"),
            *("bedrag", "mutatiesoort", "mededelingen"),
        ),
        date_order="ymd",
        decimal_mark=",",
        currency="EUR",
        columns={"memo": ("mededelingen",)},
    ),
    Preset(
        "DKB",
        (
            *("buchungsdatum", "status", "zahlungspflichtige*r", "zahlungsempfänger*in"),
            *("verwendungszweck", "umsatztyp", "betrag"),
        ),
        date_order="dmy",
        decimal_mark=",",
        currency="EUR",
        columns={
            "payee": ("zahlungsempfänger*in",),
            "payer": ("zahlungspflichtige*r",),
            "memo": ("verwendungszweck",),
            "direction": (),
            "account": (),
        },
        booked=frozenset({"gebucht"}),
    ),
    Preset(
        "DKB (older)",
        (
            *("buchungstag", "wertstellung", "buchungstext", "auftraggeber / begünstigter"),
            *("verwendungszweck", "kontonummer", "blz", "betrag"),
        ),
        date_order="dmy",
        decimal_mark=",",
        currency="EUR",
        columns={"memo": ("verwendungszweck",), "account": ()},
    ),
    Preset(
        "Sparkasse",
        (
            *("auftragskonto", "buchungstag", "valutadatum", "buchungstext", "verwendungszweck"),
            *("beguenstigter/zahlungspflichtiger", "betrag", "waehrung", "info"),
        ),
        date_order="dmy",
        decimal_mark=",",
        columns={"memo": ("verwendungszweck",), "status": ("info",)},
    ),
    Preset(
        "Volksbank",
        (
            *("buchungstag", "valuta", "auftraggeber/zahlungsempfänger"),
            *("empfänger/zahlungspflichtiger", "vorgang/verwendungszweck", "umsatz"),
        ),
        date_order="dmy",
        decimal_mark=",",
        columns={
            "payee": ("empfänger/zahlungspflichtiger",),
            "memo": ("vorgang/verwendungszweck",),
            "direction": ("", "soll/haben", "s/h"),
            "account": (),
        },
    ),
    Preset(
        "Barclays",
        ("number", "date", "account", "amount", "subcategory", "memo"),
        date_order="dmy",
        currency="GBP",
        columns={"payee": ("memo",), "memo": ("memo",)},
        payee_before_tab=True,
    ),
    Preset(
        "HSBC UK",
        ("date", "type", "description", "paid out", "paid in", "balance"),
        date_order="dmy",
        currency="GBP",
        columns={"direction": ()},
    ),
    Preset(
        "Lloyds or Halifax",
        (
            *("transaction date", "transaction type", "sort code", "account number"),
            *("transaction description", "debit amount", "credit amount", "balance"),
        ),
        date_order="dmy",
        currency="GBP",
        columns={"direction": ()},
    ),
    Preset(
        "Starling",
        ("date", "counter party", "reference", "type", "amount", "balance", "spending category"),
        date_order="dmy",
        currency="GBP",
        columns={"direction": (), "memo": ("reference",)},
    ),
    Preset(
        "NatWest",
        ("date", "type", "description", "value", "balance", "account name", "account number"),
        date_order="dmy",
        currency="GBP",
        columns={"direction": ()},
    ),
    Preset(
        "Rabobank",
        ("iban/bban", "munt", "volgnr", "datum", "bedrag", "saldo na trn", "naam tegenpartij"),
        date_order="ymd",
        decimal_mark=",",
        columns={
            "account": ("iban/bban",),
            "memo": ("omschrijving-1", "omschrijving-2", "omschrijving-3"),
        },
    ),
    Preset(
        "comdirect",
        ("buchungstag", "wertstellung (valuta)", "vorgang", "buchungstext", "umsatz"),
        date_order="dmy",
        decimal_mark=",",
        currency="EUR",
        columns={"memo": ("vorgang",)},
    ),
    Preset(
        "Boursorama",
        ("dateop", "dateval", "label", "category", "supplierfound", "amount", "accountnum"),
        date_order="ymd",
        decimal_mark=",",
        currency="EUR",
        columns={"payee": ("supplierfound", "label"), "account": ("accountnum",)},
    ),
    Preset(
        "bunq",
        ("date", "interest date", "amount", "account", "counterparty", "name", "description"),
        date_order="ymd",
        currency="EUR",
        columns={"payee": ("name",), "memo": ("description",)},
    ),
)

BARCLAYCARD = Preset("Barclaycard", (), date_order="dmy", decimal_mark=".", currency="GBP")
"""A list without a header, so it is known by its shape: seven fields, the sixth is money in."""
