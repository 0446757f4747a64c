"""Layouts of the lists of services that pay across borders."""

from __future__ import annotations

from sitdown.kinds.money.readers.preset import Preset

_COMPLETED = frozenset(
    (
        *("completed", "abgeschlossen", "terminé", "voltooid", "completado", "completato"),
        *("zakończono", "concluído", "finalizat", "slutfört"),
    )
)

_HELD_OR_NOTED = (
    *("memo", "authorization", "authorisation", "account hold", "payment hold"),
    *("autorisierung", "einbehaltung"),
)

SERVICE_PRESETS: tuple[Preset, ...] = (
    Preset(
        "Revolut",
        (
            *("type", "product", "started date", "completed date", "description", "amount", "fee"),
            *("currency", "state", "balance"),
        ),
        date_order="ymd",
        columns={
            "date": ("completed date", "started date"),
            "account": ("product",),
            "direction": (),
            "memo": ("type",),
        },
        booked=_COMPLETED,
    ),
    Preset(
        "Revolut (German)",
        (
            *("produkt", "datum des beginns", "datum des abschlusses", "beschreibung", "betrag"),
            *("gebühr", "währung"),
        ),
        date_order="ymd",
        columns={
            "date": ("datum des abschlusses", "datum des beginns"),
            "payee": ("beschreibung",),
            "account": ("produkt",),
            "direction": (),
            "memo": ("art", "typ"),
        },
        booked=_COMPLETED,
    ),
    Preset(
        "Revolut (older)",
        ("completed date", "paid out", "paid in", "exchange out", "exchange in", "balance"),
        date_order="dmy",
        columns={
            "date": ("completed date",),
            "payee": ("description", "reference"),
            "memo": ("notes",),
            "direction": (),
        },
    ),
    Preset(
        "Wise statement",
        ("transferwise id", "date", "amount", "currency", "description", "running balance"),
        date_order="dmy",
        columns={
            "payee": ("merchant", "payee name", "description"),
            "payer": ("payer name", "description"),
            "memo": ("description", "payment reference", "note"),
            "fee": (),
            "account": (),
            "direction": (),
        },
    ),
    Preset(
        "Wise history",
        ("id", "status", "direction", "created on", "finished on"),
        date_order="ymd",
        columns={
            "date": ("finished on", "created on"),
            "payee": ("target name",),
            "payer": ("source name",),
            "amount": ("source amount (after fees)", "source amount"),
            "amount_in": ("target amount (after fees)", "target amount"),
            "currency": ("source currency",),
            "currency_in": ("target currency",),
            "bank_id": ("id",),
            "fee": (),
            "account": (),
        },
        booked=frozenset({"completed"}),
    ),
    Preset(
        "PayPal activity",
        ("date", "time", "timezone", "name", "type", "status", "currency", "gross", "fee", "net"),
        columns={
            "amount": ("net",),
            "fee": (),
            "payee": ("name", "type"),
            "memo": ("type", "subject", "note"),
            "kind": ("type", "balance impact"),
            "account": (),
            "direction": (),
        },
        booked=frozenset({"completed"}),
        no_moves=_HELD_OR_NOTED,
    ),
    Preset(
        "PayPal activity (German)",
        (
            *("datum", "uhrzeit", "zeitzone", "name", "typ", "status", "währung", "brutto"),
            *("netto", "transaktionscode"),
        ),
        date_order="dmy",
        columns={
            "amount": ("netto",),
            "fee": (),
            "payee": ("name", "typ"),
            "memo": ("typ", "betreff", "hinweis"),
            "bank_id": ("transaktionscode",),
            "kind": ("typ", "auswirkung auf guthaben"),
            "balance": ("guthaben",),
            "account": (),
            "direction": (),
        },
        booked=_COMPLETED,
        no_moves=_HELD_OR_NOTED,
    ),
    Preset(
        "PayPal statement",
        ("date", "time", "time zone", "description", "currency", "gross", "fee", "net", "balance"),
        columns={
            "amount": ("net",),
            "fee": (),
            "payee": ("name", "description"),
            "memo": ("description",),
            "kind": ("description",),
            "account": (),
        },
        no_moves=_HELD_OR_NOTED,
    ),
    Preset(
        "PayPal statement (German)",
        (
            *("datum", "uhrzeit", "zeitzone", "beschreibung", "währung", "brutto", "netto"),
            *("guthaben", "transaktionscode"),
        ),
        date_order="dmy",
        columns={
            "amount": ("netto",),
            "fee": (),
            "payee": ("name", "beschreibung"),
            "memo": ("beschreibung",),
            "bank_id": ("transaktionscode",),
            "kind": ("beschreibung",),
            "balance": ("guthaben",),
            "account": (),
        },
        no_moves=_HELD_OR_NOTED,
    ),
)
