"""Lists of American, Indian and Australian banks and services that no layout is known of."""

from __future__ import annotations

import pytest
from tests.kinds.money.readers.odd import Odd, check

OVERSEAS = {
    "itau": Odd(
        (
            "data;lançamento;ag./origem;valor (R$);saldos (R$)\n"
            "13/10/2026;SALDO ANTERIOR;;;0,00\n"
            "13/10/2026;SALARIO;;1.090,00;\n"
            "14/10/2026;PIX TRANSF CAFE;;-4,50;\n"
            "14/10/2026;SALDO TOTAL DISPONÍVEL DIA;;;1.085,50\n"
        ),
        rows=(
            ("2026-10-13", 109000),
            ("2026-10-14", -450),
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("SALARIO", "PIX TRANSF CAFE"),
        currency="BRL",
    ),
    "itau-headerless": Odd(
        ("13/10/2026;SALARIO;1090,00\n14/10/2026;PIX CAFE;-4,50\n"),
        rows=(
            ("2026-10-13", 109000),
            ("2026-10-14", -450),
        ),
        asks=(
            "currency",
            "sign",
        ),
        answers={"currency": "BRL", "sign": "money_in"},
    ),
    "nubank": Odd(
        ("date,title,amount\n2026-10-14,Cafe,4.50\n2026-10-13,Pagamento recebido,-90.00\n"),
        rows=(
            ("2026-10-14", -450),
            ("2026-10-13", 9000),
        ),
        asks=(
            "currency",
            "sign",
        ),
        answers={"currency": "BRL", "sign": "money_out"},
        payees=("Cafe", "Pagamento recebido"),
    ),
    "hdfc": Odd(
        (
            "  Date     ,Narration                ,Value Dat,Debit Amount       ,Credit Amo"
            "unt      ,Chq/Ref Number   ,Closing Balance\n"
            " 13/10/26  ,NEFT SALARY ,13/10/26 ,        0.00 ,     109000.00 ,000123 ,   10"
            "9000.00  \n"
            " 14/10/26  ,UPI-CAFE-x@y,14/10/26 ,        4.50 ,        0.00 ,000124 ,   1089"
            "95.50  \n"
        ),
        rows=(
            ("2026-10-13", 10900000),
            ("2026-10-14", -450),
        ),
        asks=("currency",),
        answers={"currency": "INR"},
        payees=("NEFT SALARY", "UPI-CAFE-x@y"),
    ),
    "sbi": Odd(
        (
            "Account Name       :\tMr X\n"
            "Address            :\tStreet\n"
            "Account Number     :\t_00000012345678901\n"
            "Start Date         :\t1 Oct 2026\n"
            "\n"
            "Txn Date\tValue Date\tDescription\tRef No./Cheque No.\t        Debit\tCredit\tBalanc"
            "e\n"
            "13 Oct 2026\t13 Oct 2026\tBY SALARY\tTRANSFER FROM 1\t \t1,09,000.00\t1,09,000.00\n"
            "14 Oct 2026\t14 Oct 2026\tTO CAFE\tTRANSFER TO 2\t4.50\t \t1,08,995.50\n"
            "**This is a computer generated statement and does not require a signature\n"
        ),
        rows=(
            ("2026-10-13", 10900000),
            ("2026-10-14", -450),
        ),
        asks=("currency",),
        answers={"currency": "INR"},
        payees=("BY SALARY", "TO CAFE"),
    ),
    "icici": Odd(
        (
            "S No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,Withdrawal"
            " Amount (INR ),Deposit Amount (INR ),Balance (INR )\n"
            "1,13/10/2026,13/10/2026,-,SALARY,0.0,109000.0,109000.0\n"
            "2,14/10/2026,14/10/2026,-,UPI CAFE,4.5,0.0,108995.5\n"
        ),
        rows=(
            ("2026-10-13", 10900000),
            ("2026-10-14", -450),
        ),
        payees=("SALARY", "UPI CAFE"),
        currency="INR",
    ),
    "commbank": Odd(
        (
            '14/10/2026,"-4.50","CAFE SYDNEY","+1085.50"\n'
            '13/10/2026,"+1090.00","Salary WORK","+1090.00"\n'
        ),
        asks=("currency",),
        answers={"currency": "AUD"},
        payees=("CAFE SYDNEY", "Salary WORK"),
    ),
    "westpac": Odd(
        (
            "Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Seri"
            "al\n"
            "732000123456,14/10/2026,CAFE,4.50,,1085.50,POS,\n"
            "732000123456,13/10/2026,SALARY,,1090.00,1090.00,DEP,\n"
        ),
        asks=("currency",),
        answers={"currency": "AUD"},
        payees=("CAFE", "SALARY"),
    ),
    "anz-headerless": Odd(
        (
            "14/10/2026,-4.50,CAFE MELBOURNE,,,,\n"
            "13/10/2026,1090.00,PAY FROM WORK,,,,\n"
            "12/10/2026,-10.00,SHOP,,,,\n"
            "11/10/2026,-11.00,SHOP TWO,,,,\n"
        ),
        rows=(
            ("2026-10-14", -450),
            ("2026-10-13", 109000),
            ("2026-10-12", -1000),
            ("2026-10-11", -1100),
        ),
        asks=("currency",),
        answers={"currency": "AUD"},
    ),
    "nab": Odd(
        (
            "Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,Categ"
            "ory,Merchant Name\n"
            "14 Oct 26,-4.50,084000123,,CREDIT CARD PURCHASE,CAFE SYD,1085.50,Food,Cafe\n"
            "13 Oct 26,1090.00,084000123,,INTER-BANK CREDIT,SALARY,1090.00,Pay,\n"
        ),
        asks=("currency",),
        answers={"currency": "AUD"},
    ),
    "td-headerless": Odd(
        ("10/14/2026,CAFE TORONTO,4.50,,1085.50\n10/13/2026,PAYROLL,,1090.00,1090.00\n"),
        asks=("currency",),
        answers={"currency": "CAD"},
        payees=("CAFE TORONTO", "PAYROLL"),
    ),
    "rbc": Odd(
        (
            '"Account Type","Account Number","Transaction Date","Cheque Number","Descriptio'
            'n 1","Description 2","CAD$","USD$"\n'
            'Chequing,01234-5678901,10/14/2026,,"PURCHASE","CAFE",-4.50,,\n'
            'Chequing,01234-5678901,10/13/2026,,"PAYROLL","WORK",1090.00,,\n'
            'Chequing,01234-5678901,10/12/2026,,"PURCHASE","HOTEL",,-20.00,\n'
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        currency="CAD",
        skipped=("it has no amount",),
    ),
    "rbc-french": Odd(
        (
            '"Type de compte","Numéro du compte","Date de l\'opération","Numéro du chèque","'
            'Description 1","Description 2","CAD","USD"\n'
            'Chèques,01234-5678901,10/14/2026,,"ACHAT","CAFE",-4.50,,\n'
            'Chèques,01234-5678901,10/13/2026,,"PAIE","TRAVAIL",1090.00,,\n'
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        currency="CAD",
    ),
    "desjardins-bilingual": Odd(
        (
            "Date/Date,Description/Description,Retrait/Withdrawal,Dépôt/Deposit,Solde/Balan"
            "ce\n"
            "2026-10-13,PAIE,,1090.00,1090.00\n"
            "2026-10-14,CAFE,4.50,,1085.50\n"
        ),
        rows=(
            ("2026-10-13", 109000),
            ("2026-10-14", -450),
        ),
        asks=("currency",),
        answers={"currency": "CAD"},
    ),
    "schwab-brokerage": Odd(
        (
            '"Transactions for account ...123 as of 11/01/2026 10:00:00 ET"\n'
            '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amoun'
            't"\n'
            '"10/14/2026 as of 10/13/2026","Buy","VTI","VANGUARD","1","$250.10","$0.00","-$'
            '250.10"\n'
            '"10/13/2026","Cash Dividend","VTI","VANGUARD","","","","$12.00"\n'
            '"Transactions Total","","","","","","","-$238.10"\n'
        ),
        rows=(
            ("2026-10-14", -25010),
            ("2026-10-13", 1200),
        ),
        asks=(
            "currency",
            "sign",
        ),
        answers={"currency": "USD", "sign": "money_in"},
    ),
    "fidelity": Odd(
        (
            "\n"
            "\n"
            "Run Date,Account,Action,Symbol,Description,Type,Quantity,Price ($),Commission "
            "($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date\n"
            ' 10/14/2026,Z123," DEBIT CARD PURCHASE CAFE", ," No Description",Cash,,,,,,-4.'
            "50,\n"
            ' 10/13/2026,Z123," DIRECT DEPOSIT WORK", ," No Description",Cash,,,,,,1090.00,'
            "\n"
            "\n"
            "\n"
            '"The data and information in this spreadsheet is provided to you solely for yo'
            'ur use, and is not for distribution."\n'
            '"Date downloaded 11/01/2026 10:00 am"\n'
        ),
        asks=(
            "currency",
            "sign",
        ),
        answers={"sign": "money_in", "currency": "USD"},
        currency="USD",
    ),
    "venmo": Odd(
        (
            "Account Statement - (@x) ,,,,,,,,,,,,,,,,,,,,,\n"
            "Account Activity,,,,,,,,,,,,,,,,,,,,,\n"
            ",ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax)"
            ",Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance"
            ",Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Ven"
            "mo Fees,Disclaimer\n"
            ",,,,,,,,,,,,,,,,$0.00,,,,,\n"
            ",3451,2026-10-14T13:22:00,Payment,Complete,coffee,Me,Anna,- $4.50,,0,,0,,Venmo"
            " balance,,,,,Venmo,,\n"
            ',3452,2026-10-13T13:22:00,Payment,Complete,rent,Bob,Me,"+ $1,090.00",,0,,0,,,V'
            "enmo balance,,,,Venmo,,\n"
            ',,,,,,,,,,,,,,,,,"$1,085.50",$0.00,,$0.00,"In case of errors"\n'
        ),
        asks=(
            "currency",
            "sign",
        ),
        answers={"currency": "USD", "sign": "money_in"},
    ),
    "cash-app": Odd(
        (
            '"Transaction ID","Date","Transaction Type","Currency","Amount","Fee","Net Amou'
            'nt","Asset Type","Asset Price","Asset Amount","Status","Notes","Name of sender'
            '/receiver","Account"\n'
            '"a1","2026-10-14 13:00:00 EDT","Sent P2P","USD","-$4.50","$0","-$4.50","","","'
            '","PAYMENT SENT","coffee","Anna","Visa Debit 1"\n'
            '"a2","2026-10-13 13:00:00 EDT","Received P2P","USD","$1,090.00","$0","$1,090.0'
            '0","","","","PAYMENT DEPOSITED","rent","Bob","Your Cash"\n'
            '"a3","2026-10-12 13:00:00 EDT","Received P2P","USD","$5.00","$0","$5.00","",""'
            ',"","PAYMENT CANCELED","rent","Bob","Your Cash"\n'
        ),
        asks=("sign",),
        answers={"sign": "money_in"},
        payees=("Anna", "Bob"),
        currency="USD",
    ),
}


@pytest.mark.parametrize("name", OVERSEAS)
def test_a_list_from_overseas_is_read_right_asked_about_or_refused(name: str) -> None:
    check(OVERSEAS[name])
