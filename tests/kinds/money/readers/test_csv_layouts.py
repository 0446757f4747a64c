"""Each known bank's list, by a small one of its make."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from sitdown.kinds.money.readers.presets import PRESETS
from sitdown.kinds.money.readers.records import StatementFile
from sitdown.kinds.money.readers.statement import read_statement

TODAY = date(2026, 11, 1)


class Example(NamedTuple):
    """A list, and its first movement: day, minor units, currency, payee."""

    text: str
    first: tuple[str, int, str, str]
    rows: int = 2
    skipped: int = 0
    encoding: str = "utf-8"


EXAMPLES = {
    "Chase checking": Example(
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\r\n"
        'DEBIT,10/14/2026,"A&amp;B COFFEE",-4.50,DEBIT_CARD, ,,\r\n'
        'CREDIT,10/13/2026,"PAY",100.00,ACH_CREDIT,100.00,,\r\n\r\n',
        ("2026-10-14", -450, "USD", "A&B COFFEE"),
    ),
    "Chase card": Example(
        "Card,Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n"
        "1234,10/14/2026,10/15/2026,CAFE,Food & Drink,Sale,-4.50,\n"
        "1234,10/10/2026,10/11/2026,Payment Thank You,,Payment,50.00,\n",
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "Chase card (older)": Example(
        "Type,Trans Date,Post Date,Description,Amount\n"
        "Sale,10/14/2026,10/15/2026,CAFE,-4.50\nPayment,10/10/2026,10/11/2026,Thanks,50.00\n",
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "Bank of America checking": Example(
        'Description,,Summary Amt.\nBeginning balance as of 10/01/2026,,"1,000.00"\n\n'
        "Date,Description,Amount,Running Bal.\n"
        '10/01/2026,Beginning balance as of 10/01/2026,,"1,000.00"\n'
        '10/02/2026,"SHOP","-1,000.50","-0.50"\n10/15/2026,"PAY","500.00","499.50"\n',
        ("2026-10-02", -100050, "USD", "SHOP"),
        skipped=1,
    ),
    "Bank of America card": Example(
        "Posted Date,Reference Number,Payee,Address,Amount\n"
        '10/14/2026,2469216,"CAFE","BERLIN ",-4.50\n10/15/2026,2469217,"PAYMENT","",10.00\n',
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "Capital One card": Example(
        "Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit\n"
        "2026-10-14,2026-10-15,1234,CAFE,Dining,34.3,\n"
        "2026-10-13,2026-10-14,1234,REFUND,Dining,,4.50\n",
        ("2026-10-14", -3430, "USD", "CAFE"),
    ),
    "Capital One 360": Example(
        "Account Number,Transaction Date,Transaction Amount,Transaction Type,"
        "Transaction Description,Balance\n"
        "123,10/14/26,4.50,Debit,CAFE,95.50\n123,10/13/26,100.00,Credit,PAY,100.00\n",
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "American Express US": Example(
        "Date,Description,Amount,Extended Details,Appears On Your Statement As,Address,"
        "City/State,Zip Code,Country,Reference,Category\n"
        '10/14/2026,CAFE,4.50,"two\nlines",CAFE,1 ST,"NEW YORK\nNY",10001,US,\'3202\',Dining\n'
        "10/13/2026,PAYMENT,-90.00,,,,,,,'3203',\n",
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "American Express UK": Example(
        "Date,Description,Amount,Extended Details,Appears On Your Statement As,Address,"
        "Town/City,Postcode,Country,Reference,Category\n"
        "14/10/2026,CAFE,4.50,,CAFE,1 ST,LONDON,N1,UK,'3202',Dining\n"
        "13/10/2026,PAYMENT,-90.00,,,,,,,'3203',\n",
        ("2026-10-14", -450, "GBP", "CAFE"),
    ),
    "Discover": Example(
        "Trans. Date,Post Date,Description,Amount,Category\n"
        "10/14/2026,10/14/2026,CAFE,4.50,Restaurants\n10/15/2026,10/15/2026,PAY,-9.00,Payments\n",
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "Citi": Example(
        "Status,Date,Description,Debit,Credit\nCleared,10/14/2026,CAFE,4.50,\n"
        "Cleared,10/13/2026,PAYMENT,,-90.00\nPending,10/15/2026,LATER,1.00,\n",
        ("2026-10-14", -450, "USD", "CAFE"),
        skipped=1,
    ),
    "Apple Card": Example(
        "Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD)\n"
        "10/14/2026,10/15/2026,CAFE 12 SF,Cafe,Food,Purchase,4.50\n"
        "10/13/2026,10/14/2026,ACH DEPOSIT,,,Payment,-90.00",
        ("2026-10-14", -450, "USD", "Cafe"),
    ),
    "Ally": Example(
        "Date, Time, Amount, Type, Description\n"
        "2026-10-14, 09:00:00, -4.50, Withdrawal, CAFE\n"
        "2026-10-13, 09:00:00, 90.00, Deposit, PAY\n",
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "Schwab": Example(
        '"Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit",'
        '"RunningBalance"\n'
        '"10/14/2026","Posted","VISA","","CAFE","$4.50","","$1,234.00"\n'
        '"10/13/2026","Posted","ACH","","PAY","","$1,000.00","$1,238.50"\n',
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "US Bank": Example(
        '"Date","Transaction","Name","Memo","Amount"\n'
        '"10/14/2026","DEBIT","CAFE","","-4.50"\n"10/13/2026","CREDIT","PAY","","90.00"\n',
        ("2026-10-14", -450, "USD", "CAFE"),
    ),
    "Mint": Example(
        "Date,Description,Original Description,Amount,Transaction Type,Category,Account Name\n"
        "10/14/2026,Cafe,CAFE 12,4.50,debit,Food,Card\n"
        "10/13/2026,Work,WORK,90.00,credit,Pay,Card\n",
        ("2026-10-14", -450, "USD", "Cafe"),
    ),
    "Wells Fargo": Example(
        '"10/14/2026","-4.50","*","","CHECK CRD PURCHASE CAFE"\n'
        '"10/13/2026","90.00","*","12","PAY"\n',
        ("2026-10-14", -450, "USD", "CHECK CRD PURCHASE CAFE"),
    ),
    "Monzo": Example(
        "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,"
        "Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,"
        "Money In\n"
        "tx_1,14/10/2026,09:00:00,Card payment,Cafe,☕,Eating out,-4.50,GBP,-4.50,GBP,,,,CAFE,,"
        "-4.50,\n"
        "tx_2,13/10/2026,09:00:00,Pot transfer,Pot,,Savings,90.00,GBP,90.00,GBP,,,,pot,,,90.00\n",
        ("2026-10-14", -450, "GBP", "Cafe"),
    ),
    "Revolut": Example(
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        "CARD_PAYMENT,Current,2026-10-01 10:00:00,2026-10-02 10:00:00,Uber,-10.00,0.50,EUR,"
        "COMPLETED,89.50\n"
        "CARD_PAYMENT,Current,2026-10-02 10:00:00,2026-10-03 10:00:00,Lidl,-9.50,0.00,EUR,"
        "COMPLETED,80.00\n"
        "CARD_PAYMENT,Current,2026-10-02 10:00:00,,Bar,-9.50,0.00,EUR,PENDING,\n"
        "TOPUP,Current,2026-10-02 10:00:00,2026-10-04 10:00:00,Top,20.00,1.00,EUR,COMPLETED,"
        "99.00\n",
        ("2026-10-02", -1050, "EUR", "Uber"),
        rows=3,
        skipped=1,
    ),
    "N26": Example(
        '"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference",'
        '"Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"\n'
        "2026-10-14,2026-10-14,Cafe,,Presentment,,Main,-4.50,-4.50,EUR,1\n"
        '2026-10-13,2026-10-13,Work,DE1,"Credit Transfer",Pay,Main,90.0,,,\n',
        ("2026-10-14", -450, "EUR", "Cafe"),
    ),
    "N26 (older)": Example(
        '"Date","Payee","Account number","Transaction type","Payment reference","Category",'
        '"Amount (EUR)","Amount (Foreign Currency)"\n'
        '"2026-10-14","Cafe","","MasterCard Payment","","Food","-4.50",""\n'
        '"2026-10-13","Work","DE1","Income","Pay","Income","90.0",""\n',
        ("2026-10-14", -450, "EUR", "Cafe"),
    ),
    "ING DE": Example(
        "Umsatzanzeige;Datei erstellt am: 01.11.2026 08:00\n;\nIBAN;DE12 5001 0517 0648 4898 90\n"
        "Saldo;1.234,00;EUR\n\n"
        "Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;"
        "Betrag;Währung\n"
        "31.10.2026;31.10.2026;Café;Lastschrift;Einkauf;1.234,00;EUR;-66,00;EUR\n"
        "30.10.2026;30.10.2026;Nordlicht;Gehalt;Okt;1.300,00;EUR;1.300,00;EUR\n",
        ("2026-10-31", -6600, "EUR", "Café"),
        encoding="latin-1",
    ),
    "ING NL": Example(
        "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Code;Af Bij;Bedrag (EUR);MutatieSoort;"
        "Mededelingen\n20261014;Albert Heijn;NL1;NL2;BA;Af;12,50;Betaalautomaat;bon\n"
        "20261013;Werk;NL1;NL3;OV;Bij;1.000,00;Overschrijving;loon\n",
        ("2026-10-14", -1250, "EUR", "Albert Heijn"),
    ),
    "DKB": Example(
        '"Girokonto";"DE12500105170648489890"\n"Kontostand vom 01.11.2026:";"1.000,00 €"\n""\n'
        '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";'
        '"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";'
        '"Kundenreferenz"\n'
        '"14.10.26";"14.10.26";"Gebucht";"Ich";"Café";"Kaffee";"Ausgang";"DE1";"-4,50 €";"";"";""\n'
        '"13.10.26";"13.10.26";"Gebucht";"Arbeit";"Ich";"Lohn";"Eingang";"DE2";"1.090,00 €";"";"";'
        '""\n"15.10.26";"";"Vorgemerkt";"Ich";"Bar";"";"Ausgang";"";"-1,00 €";"";"";""\n',
        ("2026-10-14", -450, "EUR", "Café"),
        skipped=1,
        encoding="utf-8-sig",
    ),
    "DKB (older)": Example(
        '"Kontonummer:";"DE12 / Girokonto";\n\n"Von:";"01.10.2026";\n\n'
        '"Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";'
        '"Verwendungszweck";"Kontonummer";"BLZ";"Betrag (EUR)";"Gläubiger-ID";\n'
        '"14.10.2026";"14.10.2026";"Lastschrift";"Café";"Kaffee";"DE1";"X";"-4,50";"";\n'
        '"13.10.2026";"13.10.2026";"Lohn";"Arbeit";"Lohn";"DE2";"X";"1.090,00";"";\n',
        ("2026-10-14", -450, "EUR", "Café"),
        encoding="latin-1",
    ),
    "Sparkasse": Example(
        '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";'
        '"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"Betrag";"Waehrung";"Info"\n'
        '"DE12";"14.10.26";"14.10.26";"LASTSCHRIFT";"Kaffee";"Café";"DE1";"-4,50";"EUR";'
        '"Umsatz gebucht"\n'
        '"DE12";"13.10.26";"13.10.26";"LOHN";"Lohn";"Arbeit";"DE2";"90,00";"EUR";'
        '"Umsatz gebucht"\n'
        '"DE12";"15.10.26";"";"LASTSCHRIFT";"";"Bar";"DE1";"-1,00";"EUR";"Umsatz vorgemerkt"\n',
        ("2026-10-14", -450, "EUR", "Café"),
        skipped=1,
        encoding="cp1252",
    ),
    "Volksbank": Example(
        "Volksbank eG;;;;;;;;;;;;\n;;;;;;;;;;;;\n"
        "Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Empfänger/Zahlungspflichtiger;Konto-Nr.;"
        "IBAN;BLZ;BIC;Vorgang/Verwendungszweck;Kundenreferenz;Währung;Umsatz; \n"
        "14.10.2026;14.10.2026;Ich;Café;1;DE1;2;X;Kaffee;;EUR;4,50;S\n"
        "13.10.2026;13.10.2026;Ich;Arbeit;1;DE2;2;X;Lohn;;EUR;1.090,00;H\n"
        ";;;;;;;;;;;;\n14.10.2026;;;;;;;;Anfangssaldo;;EUR;1.000,00;H\n",
        ("2026-10-14", -450, "EUR", "Café"),
        skipped=1,
        encoding="cp1252",
    ),
    "Barclays": Example(
        "Number,Date,Account,Amount,Subcategory,Memo\n"
        " ,14/10/2026,20-11-22 123,-4.50,PAYMENT,CAFE         \tON 13 OCT\n"
        " ,13/10/2026,20-11-22 123,90.00,FT,WORK  PAY\n",
        ("2026-10-14", -450, "GBP", "CAFE"),
    ),
    "HSBC UK": Example(
        "Date,Type,Description,Paid Out,Paid In,Balance\n"
        '14/10/2026,VIS,CAFE,4.50,,"1,085.50"\n13/10/2026,CR,WORK,,"1,090.00","1,090.00"\n',
        ("2026-10-14", -450, "GBP", "CAFE"),
    ),
    "Lloyds or Halifax": Example(
        "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,"
        "Debit Amount,Credit Amount,Balance\n"
        "14/10/2026,DEB,'11-22-33,123,CAFE,4.50,,85.50\n"
        "13/10/2026,BGC,'11-22-33,123,PAY,,90.00,90.00\n",
        ("2026-10-14", -450, "GBP", "CAFE"),
    ),
    "Starling": Example(
        "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n"
        "13/10/2026,Work,Pay,FASTER PAYMENT,90.00,90.00,INCOME,\n"
        "14/10/2026,Cafe,REF,CONTACTLESS,-4.50,85.50,EATING_OUT,\n",
        ("2026-10-13", 9000, "GBP", "Work"),
    ),
    "NatWest": Example(
        "\n\nDate,Type,Description,Value,Balance,Account Name,Account Number\n"
        '15 Oct 2026,POS,"CAFE",-4.50,85.50,"Me","123"\n'
        '14 Oct 2026,BAC,"PAY",90.00,90.00,"Me","123"\n',
        ("2026-10-15", -450, "GBP", "CAFE"),
    ),
    "Wise statement": Example(
        '"TransferWise ID","Date","Amount","Currency","Description","Payment Reference",'
        '"Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name",'
        '"Payee Name","Payee Account Number","Merchant","Total fees"\n'
        'CARD-1,14-10-2026,-4.50,EUR,"Card transaction",,85.50,,,,,,,Cafe,0.10\n'
        'TRANSFER-2,13-10-2026,90.00,EUR,"Received money",pay,90.00,,,,Work,,,,0.00\n',
        ("2026-10-14", -450, "EUR", "Cafe"),
    ),
    "Wise history": Example(
        'ID,Status,Direction,"Created on","Finished on","Source name","Source amount (after fees)",'
        '"Source currency","Target name"\n'
        "T-1,COMPLETED,OUT,2026-10-14 09:00:00,2026-10-14 09:00:01,Me,4.50,EUR,Cafe\n"
        "T-2,COMPLETED,IN,2026-10-13 09:00:00,2026-10-13 09:00:01,Work,90.00,EUR,Me\n"
        "T-3,CANCELLED,OUT,2026-10-13 09:00:00,2026-10-13 09:00:01,Me,90.00,EUR,Bar\n"
        "T-4,COMPLETED,NEUTRAL,2026-10-12 09:00:00,2026-10-12 09:00:01,Me,90.00,EUR,Me\n",
        ("2026-10-14", -450, "EUR", "Cafe"),
        skipped=2,
    ),
    "PayPal activity": Example(
        '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net",'
        '"Transaction ID","Balance"\n'
        '"14.10.2026","09:00:00","CET","Cafe","Payment","Completed","EUR","-4,50","0,00","-4,50",'
        '"A1","85,50"\n'
        '"15.10.2026","09:00:00","CET","Work","Payment","Completed","EUR","100,00","-3,00","97,00",'
        '"A2","182,50"\n'
        '"15.10.2026","09:00:00","CET","Bar","Authorization","Pending","EUR","-1,00","0,00","-1,00",'
        '"A3","182,50"\n',
        ("2026-10-14", -450, "EUR", "Cafe"),
        skipped=1,
        encoding="utf-8-sig",
    ),
    "PayPal statement": Example(
        '"Date","Time","Time Zone","Description","Currency","Gross","Fee","Net","Balance",'
        '"Transaction ID","From Email Address","Name"\n'
        '"10/14/2026","09:00:00","PST","Express Checkout","USD","-4.50","0.00","-4.50","85.50",'
        '"A1","","Cafe"\n'
        '"10/15/2026","09:00:00","PST","Payment","USD","100.00","-3.00","97.00","182.50","A2","",'
        '"Work"\n',
        ("2026-10-14", -450, "USD", "Cafe"),
    ),
    "Rabobank": Example(
        '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",'
        '"Tegenrekening IBAN/BBAN","Naam tegenpartij","Omschrijving-1","Omschrijving-2"\n'
        '"NL1","EUR","R","1","2026-10-13","2026-10-13","+90,00","+90,00","NL3","Werk","loon",""\n'
        '"NL1","EUR","R","2","2026-10-14","2026-10-14","-4,50","+85,50","NL2","Cafe","koffie",""\n',
        ("2026-10-13", 9000, "EUR", "Werk"),
        encoding="cp1252",
    ),
    "comdirect": Example(
        ';\n"Umsätze Girokonto";"Zeitraum: 30 Tage";\n"Neuer Kontostand";"85,50 EUR";\n\n'
        '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";\n'
        '"14.10.2026";"14.10.2026";"Lastschrift";"Café";"-4,50";\n'
        '"13.10.2026";"13.10.2026";"Übertrag";"Arbeit";"1.090,00";\n\n'
        '"Alter Kontostand";"0,00 EUR";\n',
        ("2026-10-14", -450, "EUR", "Café"),
        skipped=1,
        encoding="latin-1",
    ),
    "Boursorama": Example(
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;"
        "accountLabel;accountbalance\n"
        '2026-10-14;2026-10-14;"CARTE 13/10 CAFE";Café;Vie;cafe;-4,50;;123;Compte;85,50\n'
        '2026-10-13;2026-10-13;"VIR Travail";Salaire;Vie;;1 090,00;;123;Compte;90,00\n',
        ("2026-10-14", -450, "EUR", "cafe"),
    ),
    "bunq": Example(
        '"Date","Interest Date","Amount","Account","Counterparty","Name","Description"\n'
        '"2026-10-14","2026-10-14","-4,50","NL1","NL2","Cafe","koffie"\n'
        '"2026-10-13","2026-10-13","1.090,00","NL1","NL3","Werk","loon"\n',
        ("2026-10-14", -450, "EUR", "Cafe"),
    ),
}


def read(example: Example) -> StatementFile:
    return read_statement(example.text.encode(example.encoding), TODAY)


@pytest.mark.parametrize("layout", EXAMPLES)
def test_a_known_list_is_read_without_a_question(layout: str) -> None:
    example = EXAMPLES[layout]
    seen = read(example)
    assert seen.layout == layout
    assert seen.questions == ()
    assert (len(seen.rows), len(seen.skipped)) == (example.rows, example.skipped)
    first = seen.rows[0]
    assert (str(first.date), first.amount_minor, first.currency, first.payee) == example.first
    assert all(skipped.reason and skipped.text for skipped in seen.skipped)


def test_every_known_layout_has_its_example() -> None:
    assert {preset.name for preset in PRESETS} <= EXAMPLES.keys()


def test_the_fee_that_moves_the_balance_is_part_of_the_amount() -> None:
    seen = read(EXAMPLES["Revolut"])
    assert [row.amount_minor for row in seen.rows] == [-1050, -950, 1900]
    assert seen.proved == (2, 2)


def test_the_payer_is_named_when_money_came_in() -> None:
    assert [row.payee for row in read(EXAMPLES["DKB"]).rows] == ["Café", "Arbeit"]
    assert [row.payee for row in read(EXAMPLES["Wise history"]).rows][1] == "Work"


def test_a_card_payment_written_as_negative_credit_is_money_in() -> None:
    assert read(EXAMPLES["Citi"]).rows[1].amount_minor == 9000


def test_the_account_is_found_in_the_preamble() -> None:
    assert read(EXAMPLES["ING DE"]).account_hint == "DE12500105170648489890"


def test_every_layout_has_a_fingerprint_of_its_own_that_other_rows_do_not_change() -> None:
    prints = {read(example).layout_fingerprint for example in EXAMPLES.values()}
    assert len(prints) == len(EXAMPLES)
    n26 = EXAMPLES["N26"]
    shorter = n26._replace(text="\n".join(n26.text.splitlines()[:2]))
    assert read(shorter).layout_fingerprint == read(n26).layout_fingerprint
