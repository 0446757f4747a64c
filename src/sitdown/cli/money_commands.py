"""The commands of the ledger and of the money review, as they are typed."""

from __future__ import annotations

from sitdown.cli.parser import Command, argument
from sitdown.engine.text import storable_text

_SESSION = argument("session", metavar="ID", help="a session's id, or any unique beginning of it")
_MONTH = argument("month", metavar="YYYY-MM", nargs="?", help="by default the last one")
_IMPORT = (
    argument("file", metavar="FILE", nargs="+", help="CSV, OFX, QIF or CAMT from your bank"),
    argument("--account", metavar="NAME", help="the account they are of"),
    argument("--choose", metavar="KEY=VALUE", action="append", help="answer what a file asks"),
    argument("--look", action="store_true", help="only show what would be taken in"),
)
MONEY = (
    Command("import", "take bank files in", "money_files:import_files", _IMPORT),
    Command("money import", "take bank files in", "money_files:import_files", _IMPORT),
    Command("money files", "the bank files that were taken in", "money_files:files"),
    Command("money undo", "take a file's movements out again", "money_files:undo", (
        argument("file", metavar="ID", help="as `sitdown money files` has it"),
    )),
    Command("money month", "a month in numbers", "money:month", (_MONTH,)),
    Command("money categories", "the categories there are", "money:categories"),
    Command("money uncategorised", "what has no category yet", "money:uncategorised", (_MONTH,)),
    Command("money categorise", "put a movement into a category", "money:categorise", (
        argument("transaction", metavar="TRANSACTION", type=storable_text),
        argument("category", metavar="CATEGORY"),
        argument("--only", action="store_true", help="not the others of its merchant"),
    )),
    Command("money split", "part a movement into categories", "money_parts:split", (
        argument("transaction", metavar="TRANSACTION", type=storable_text),
        argument("parts", nargs="*", metavar="CATEGORY=AMOUNT", help="they add up to the whole"),
        argument("--join", action="store_true", help="make it whole again"),
    )),
    Command("money transfers", "transfers between your accounts", "money_parts:transfers", (
        argument("--find", action="store_true", help="look through the whole ledger for more"),
        argument("--near", action="store_true", help="what could be one, to be asked about"),
        argument("--pair", nargs=2, metavar="TRANSACTION", type=storable_text,
            help="these two are one"),
        argument("--apart", metavar="TRANSACTION", type=storable_text, help="this is none"),
    )),
    Command("money rules", "your own rules; or a new one", "money:rules", (
        argument("pattern", metavar="PATTERN", nargs="?", help="words of a payee"),
        argument("category", metavar="CATEGORY", nargs="?"),
        argument("--contains", action="store_true", help="PATTERN is letters, not whole words"),
        argument("--regex", action="store_true", help="PATTERN is a regular expression"),
        argument("--lowest", metavar="AMOUNT", help="only amounts from this one on; -20 is paid"),
        argument("--highest", metavar="AMOUNT", help="only amounts up to this one"),
        argument("--account", metavar="NAME", help="only movements of this account"),
        argument("--remove", metavar="ID", help="forget this rule"),
    )),
    Command("money budget", "the budgets of a month; or set one", "money:budget", (
        argument("category", metavar="CATEGORY", nargs="?"),
        argument("amount", metavar="AMOUNT", nargs="?", help="a month; none ends it"),
        argument("--month", metavar="YYYY-MM", help="from this month on; by default this one"),
    )),
    Command("money funds", "the funds; or make or change one", "money:funds", (
        argument("name", metavar="NAME", nargs="?"),
        argument("--saved", metavar="AMOUNT", help="what is in it now"),
        argument("--target", metavar="AMOUNT", help="what it should reach"),
        argument("--by", metavar="YYYY-MM-DD", help="by when"),
    )),
    Command("money goals", "what funds and categories should have, and how that goes",
            "money_goals:goals", (
        argument("--money", metavar="AMOUNT", help="share this out among them"),
    )),
    Command("money goal set", "give a fund or a category a goal", "money_goals:set_one", (
        argument("name", metavar="NAME", help="a fund's name, or a category"),
        argument("goal", metavar="GOAL", nargs="+", help="such as 1500 by 2026-12, up to 150, "
                 "10%% of all income, average 3 months, remainder"),
        argument("--month", metavar="YYYY-MM", help="from this month on; by default this one"),
    )),
    Command("money goal clear", "end a goal", "money_goals:clear", (
        argument("name", metavar="NAME", help="a fund's name, or a category"),
    )),
    Command("money goal import", "take in the goals of notes written for Actual Budget",
            "money_goals:import_file", (
        argument("file", metavar="FILE", help="lines such as Groceries: #template 400"),
        argument("--begin-funds", action="store_true", help="for names that are nothing yet"),
    )),
    Command("money promises", "last month's promises and how they went", "money:promises", (
        _SESSION,
    )),
    Command("money cancel", "promise to end what recurs", "money_series:cancel", (
        _SESSION,
        argument("key", metavar="KEY", nargs="?", help="of what recurs; without it, a list"),
        argument("--words", metavar="TEXT", help="the promise in your words"),
    )),
    Command("money recurring", "what recurs, and when it is due next", "money_series:recurring", (
        argument("--prices", action="store_true", help="the prices each had, too"),
        argument("--turn", metavar="KEY", help="say no more of this one, or take that back"),
    )),
    Command("money balance", "what is on your accounts; or say it", "money_ahead:balance", (
        argument("account", metavar="ACCOUNT", nargs="?"),
        argument("amount", metavar="AMOUNT", nargs="?", help="what is owed is negative"),
        argument("--on", metavar="YYYY-MM-DD", help="at the end of this day; by default today"),
        argument("--new", action="store_true", help="an account without files: a house, a loan"),
        argument("--currency", metavar="CODE", help="where it has several; a new one is in yours"),
    )),
    Command("money worth", "what your accounts come to, by month", "money_ahead:worth"),
    Command("money forecast", "what recurs in the weeks to come", "money_ahead:forecast", (
        argument("--days", type=int, default=35, metavar="N", help="how far to look"),
    )),
    Command("money dismissals", "what you do not want to hear of again", "money_series:dismissed", (
        argument("--restore", metavar="NAME", help="hear of this again"),
    )),
    Command("money withdraw", "take a promise or a fund's share back", "money_parts:withdraw", (
        argument("entry", metavar="ENTRY", help="an entry's id, or SESSION:NUMBER"),
        argument("--back", action="store_true", help="let it stand again"),
    )),
    Command("money export", "take movements out for a spreadsheet, or for hledger",
        "money_exporting:export", (
        argument("--format", choices=("csv", "hledger"), default="csv"),
        argument("--since", metavar="YYYY-MM-DD", help="from this day on"),
        argument("--until", metavar="YYYY-MM-DD", help="up to this day, which is in it"),
        argument("--account", metavar="NAME", help="only movements of this account"),
        argument("-o", "--output", metavar="PATH", help="by default, and as -, it is printed"),
        argument("--force", action="store_true", help="take the place of a file that is there"),
    )),
    Command("money refresh", "freeze a review's month anew", "money:refresh", (_SESSION,)),
)  # fmt: skip
