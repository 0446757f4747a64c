"""Lists of European banks that no layout is known of."""

from __future__ import annotations

import pytest
from tests.kinds.money.readers.odd import Odd, check

EUROPEAN = {
    "sparkasse-mt940": Odd(
        (
            '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
            '"Begünstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Währung";"Inf'
            'o"\n'
            '"123";"14.10.";"14.10.26";"KARTE";"Kauf";"Café";"1";"2";"-4,50";"EUR";"Umsatz '
            'gebucht"\n'
            '"123";"13.10.";"13.10.26";"LOHN";"Okt";"Werk";"1";"2";"1.090,00";"EUR";"Umsatz'
            ' gebucht"\n'
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Café", "Werk"),
        currency="EUR",
        encoding="cp1252",
    ),
    "sparkasse-mt940-full": Odd(
        (
            '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
            '"Begünstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Währung";"Inf'
            'o"\n'
            '"123";"14.10.26";"14.10.26";"KARTE";"Kauf";"Café";"1";"2";"-4,50";"EUR";"Umsat'
            'z gebucht"\n'
            '"123";"13.10.26";"13.10.26";"LOHN";"Okt";"Werk";"1";"2";"1.090,00";"EUR";"Umsa'
            'tz vorgemerkt"\n'
            '"123";"12.10.26";"13.10.26";"LOHN";"Okt";"Werk";"1";"2";"90,00";"EUR";"Umsatz '
            'gebucht"\n'
        ),
        rows=(
            ("2026-10-14", -450),
            ("2026-10-12", 9000),
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Café", "Werk"),
        currency="EUR",
        encoding="cp1252",
    ),
    "comdirect-sections": Odd(
        (
            ";\n"
            '"Umsätze Girokonto";"Zeitraum: 30 Tage";\n'
            '"Neuer Kontostand";"1.085,50 EUR";\n'
            "\n"
            '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR"'
            ";\n"
            '"14.10.2026";"14.10.2026";"Karte";"Empfänger: Café Buchungstext: Kauf";"-4,50"'
            ";\n"
            '"offen";"--";"Karte";"Kiosk";"-2,00";\n'
            '"Alter Kontostand";"1.090,00 EUR";\n'
            "\n"
            '"Umsätze Tagesgeld PLUS-Konto";"Zeitraum: 30 Tage";\n'
            '"Neuer Kontostand";"500,00 EUR";\n'
            "\n"
            '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR"'
            ";\n"
            '"13.10.2026";"13.10.2026";"Übertrag";"Sparen";"500,00";\n'
            '"Alter Kontostand";"0,00 EUR";\n'
            "\n"
            '"Umsätze Visa-Karte (Kreditkarte)";"Zeitraum: 30 Tage";\n'
            '"Neuer Kontostand";"-20,00 EUR";\n'
            "\n"
            '"Buchungstag";"Umsatztag";"Vorgang";"Referenz";"Buchungstext";"Umsatz in EUR";'
            "\n"
            '"12.10.2026";"11.10.2026";"Visa-Umsatz";"123";"HOTEL";"-20,00";\n'
            '"Alter Kontostand";"0,00 EUR";\n'
        ),
        refused="another one begins with",
        encoding="cp1252",
    ),
    "consorsbank": Odd(
        (
            "Umsätze Girokonto 123\n"
            "Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;BIC / BLZ;Buchungstext;Verw"
            "endungszweck;Kategorie;Stichwörter;Umsatz geteilt;Betrag in EUR\n"
            "14.10.2026;14.10.2026;Café;DE12;BIC;LASTSCHRIFT;Kauf;;;;-4,50\n"
            "13.10.2026;13.10.2026;Werk;DE13;BIC;GUTSCHRIFT;Lohn;;;;1.090,00\n"
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Café", "Werk"),
        currency="EUR",
    ),
    "bunq-semicolon": Odd(
        (
            '"Date";"Interest Date";"Amount";"Account";"Counterparty";"Name";"Description"\n'
            '"2026-10-14";"2026-10-14";"-4,50";"NL12BUNQ";"";"Cafe";"Kaffee"\n'
            '"2026-10-13";"2026-10-13";"1.090,00";"NL12BUNQ";"NL1";"Work";"Pay"\n'
        ),
        payees=("Cafe", "Work"),
        currency="EUR",
    ),
    "kbc": Odd(
        (
            "Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta"
            ";Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;Naam teg"
            "enpartij;Adres tegenpartij;gestructureerde mededeling;Vrije mededeling\n"
            "BE12 3456;;Jan;EUR;2026010;14/10/2026;BETALING;14/10/2026;-4,50;1085,50;;-4,50"
            ";BE1;K;CAFE;;;kaffee\n"
            "BE12 3456;;Jan;EUR;2026010;13/10/2026;OVERSCHRIJVING;13/10/2026;1090,00;1090,0"
            "0;1090,00;;BE1;K;WERK;;;loon\n"
        ),
        payees=("CAFE", "WERK"),
        currency="EUR",
    ),
    "nordea-fi": Odd(
        (
            "Bokningsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\n"
            "2026/10/14;-4,50;123;;;Kortköp CAFE;1085,50;SEK\n"
            "2026/10/13;1090,00;;123;;Lön;1090,00;SEK\n"
        ),
        payees=("Kortköp CAFE", "Lön"),
        currency="SEK",
    ),
    "nordea-nospace": Odd(
        (
            "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Ytterligare detaljer;Meddelande;"
            "Egna anteckningar;Saldo;Valuta;\n"
            "2026-10-14;-4,50;123;;CAFE;;;;1 085,50;SEK;\n"
            "2026-10-13;1 090,00;;123;Lön;;;;1 090,00;SEK;\n"
        ),
        currency="SEK",
    ),
    "swedbank": Odd(
        (
            "* Transaktioner Period 2026-10-01 – 2026-10-31 Skapad 2026-11-01 10:00 CET\n"
            "Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktions"
            "dag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo\n"
            "1,81059,123456,Privatkonto,SEK,2026-10-14,2026-10-13,2026-10-14,,CAFE,-4.50,10"
            "85.50\n"
            "2,81059,123456,Privatkonto,SEK,2026-10-13,2026-10-13,2026-10-13,,LÖN,1090.00,1"
            "090.00\n"
        ),
        payees=("CAFE", "LÖN"),
        currency="SEK",
        encoding="cp1252",
    ),
    "seb": Odd(
        (
            "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text/mottagare;Belopp;Saldo\n"
            "2026-10-14;2026-10-14;5490990004;CAFE      /26-10-13;-4.500;1085.500\n"
            "2026-10-13;2026-10-13;5490990003;LÖN;1090.000;1090.000\n"
        ),
        asks=("currency",),
        answers={"currency": "SEK"},
        payees=("CAFE /26-10-13", "LÖN"),
        currency="SEK",
    ),
    "dnb-no": Odd(
        (
            '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"\n'
            '"14.10.2026";"Varekjøp Cafe";"15.10.2026";"4,50";""\n'
            '"13.10.2026";"Lønn";"13.10.2026";"";"1.090,00"\n'
        ),
        asks=("currency",),
        answers={"currency": "NOK"},
        encoding="cp1252",
    ),
    "danske": Odd(
        (
            '"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"\n'
            '"14.10.2026";"Cafe";"-4,50";"1.085,50";"Udført";"Nej"\n'
            '"13.10.2026";"Løn";"1.090,00";"1.090,00";"Udført";"Nej"\n'
            '"12.10.2026";"Vent";"-9,00";"";"Venter";"Nej"\n'
        ),
        asks=("currency",),
        answers={"currency": "DKK"},
        encoding="cp1252",
    ),
    "op-fi": Odd(
        (
            '"Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Selitys";"Saaja/Maksaja";"Saa'
            'jan tilinumero";"Viite";"Viesti";"Arkistointitunnus"\n'
            '"2026-10-14";"2026-10-14";-4,50;"162";"PKORTTIMAKSU";"CAFE";"";"";"";"1"\n'
            '"2026-10-13";"2026-10-13";1090,00;"588";"TILISIIRTO";"TYÖ";"";"";"";"2"\n'
        ),
        asks=(
            "currency",
            "sign",
        ),
        answers={"sign": "money_in", "currency": "EUR"},
        payees=("CAFE", "TYÖ"),
        currency="EUR",
    ),
    "intesa": Odd(
        (
            "Data contabile;Data valuta;Descrizione;Accrediti;Addebiti;Descrizione estesa;M"
            "ezzo\n"
            "14/10/2026;14/10/2026;Pagamento POS;;-4,50;CAFE ROMA;Carta\n"
            "13/10/2026;13/10/2026;Stipendio;1.090,00;;DITTA SPA;Bonifico\n"
        ),
        asks=("currency",),
        answers={"currency": "EUR"},
    ),
    "fineco": Odd(
        (
            "Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Descrizione_Completa;St"
            "ato\n"
            "14/10/2026;14/10/2026;;-4,50;Pagamento Visa Debit;CAFE;Contabilizzato\n"
            "13/10/2026;13/10/2026;1090;;Bonifico;DITTA;Contabilizzato\n"
        ),
        asks=("currency",),
        answers={"currency": "EUR"},
    ),
    "bbva": Odd(
        (
            "F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observacion"
            "es\n"
            "14/10/2026;14/10/2026;Cafe;Pago con tarjeta;-4,50;EUR;1.085,50;EUR;\n"
            "13/10/2026;13/10/2026;Nomina;Abono;1.090,00;EUR;1.090,00;EUR;\n"
        ),
        payees=("Cafe", "Nomina"),
        currency="EUR",
    ),
    "santander-es": Odd(
        (
            "Fecha Operación;Fecha Valor;Concepto;Importe;Saldo;Divisa\n"
            "14/10/2026;14/10/2026;COMPRA CAFE;-4,50;1.085,50;EUR\n"
            "13/10/2026;13/10/2026;NOMINA;1.090,00;1.090,00;EUR\n"
        ),
        payees=("COMPRA CAFE", "NOMINA"),
        currency="EUR",
        encoding="cp1252",
    ),
}


@pytest.mark.parametrize("name", EUROPEAN)
def test_a_list_of_a_european_bank_is_read_right_asked_about_or_refused(name: str) -> None:
    check(EUROPEAN[name])
