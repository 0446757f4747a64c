"""The ledger and a whole money review, without a screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.clock import FrozenClock
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds

_NOVEMBER = datetime(2026, 11, 7, 9, 30, tzinfo=UTC)
_STATEMENT = """\
"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name",\
"Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
2026-09-01,2026-09-01,Employer GmbH,DE01,Credit Transfer,Salary,Main,3000.00,,,
2026-09-03,2026-09-03,REWE,,Presentment,,Main,-80.00,,,
2026-10-01,2026-10-01,Employer GmbH,DE01,Credit Transfer,Salary,Main,3000.00,,,
2026-10-02,2026-10-02,REWE,,Presentment,,Main,-120.50,,,
2026-10-09,2026-10-09,Zanzibar Curios,,Presentment,,Main,-41.20,,,
2026-10-30,2026-10-30,REWE,,Presentment,,Main,-60.00,,,
"""


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(_NOVEMBER)


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "n26.csv"
    path.write_text(_STATEMENT, encoding="utf-8")
    return path


@pytest.fixture
def ledger(sitdown: Sitdown, statement: Path) -> Sitdown:
    """The command line with two months in its ledger."""
    assert sitdown("import", str(statement), "--account", "Main").code == 0
    return sitdown


def test_a_file_is_looked_at_before_it_is_taken(sitdown: Sitdown, statement: Path) -> None:
    seen = sitdown("import", str(statement), "--look", "--json").document["previews"][0]
    assert (seen["read"], seen["new"]) == (6, 6)
    assert "6 read, 6 new" in sitdown("money", "import", str(statement), "--look").out
    assert sitdown("money", "files", "--json").document == []


def test_the_same_file_again_adds_nothing(ledger: Sitdown, statement: Path) -> None:
    again = ledger("import", str(statement), "--account", "Main", "--json").document
    assert (again["imported"][0]["added"], again["imported"][0]["duplicates"]) == (0, 6)


def test_a_terminal_sees_the_rows_come_in(
    sitdown: Sitdown, statement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert sitdown("import", str(statement), "--json").err == ""
    printed = sitdown("import", str(statement))
    assert "\r6 rows" in printed.err
    assert printed.err.endswith(" \r")
    assert "6 known" in printed.out
    other = statement.with_name("other.csv")
    text = statement.read_text(encoding="utf-8").replace("2026", "2025")
    other.write_text(text, encoding="utf-8")
    assert "\rwriting: 6 of 6" in sitdown("import", str(other), "--account", "Other").err


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_told(sitdown: Sitdown, tmp_path: Path, name: str) -> None:
    printed = sitdown("import", str(tmp_path / name))
    assert (printed.code, printed.out) == (1, "")
    assert "cannot be opened" in printed.err


def test_a_file_is_taken_out_again(ledger: Sitdown) -> None:
    file_id = ledger("money", "files", "--json").document[0]["id"]
    assert ledger("money", "undo", file_id[-8:]).code == 0
    assert ledger("money", "month", "2026-10", "--json").document["total_spent"] == 0
    assert "There is no file taken in as 'zz'" in ledger("money", "undo", "zz").err


def test_one_bad_file_among_several_does_not_stop_the_rest(
    sitdown: Sitdown, statement: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    printed = sitdown("import", str(empty), str(statement), "--json")
    assert printed.code == 1
    assert printed.document["imported"][0]["added"] == 6
    assert "is empty" in printed.err
    alone = sitdown("import", str(empty), "--json")
    assert (alone.code, alone.out) == (1, "")


def test_a_file_that_leaves_something_open_says_how_to_answer(
    sitdown: Sitdown, tmp_path: Path
) -> None:
    path = tmp_path / "open.csv"
    path.write_text("Date,Payee,Amount\n03/04/2026,REWE,-1.00\n05/06/2026,REWE,-2.00\n")
    printed = sitdown("import", str(path), "--account", "Main")
    assert printed.code == 1
    assert "--choose date_order=" in printed.err
    told = printed.err.replace(".", " ").split()
    possible = [word for word in told if "=" in word and "…" not in word]
    answered = {each.split("=")[0]: each for each in reversed(possible)}
    if "--choose currency=…" in printed.err:
        answered["currency"] = "currency=EUR"
    words = [part for choice in answered.values() for part in ("--choose", choice)]
    assert sitdown("import", str(path), "--account", "Main", *words).code == 0
    assert sitdown("import", str(path), "--choose", "date_order").code == 2


def test_a_month_in_numbers(ledger: Sitdown) -> None:
    month = ledger("money", "month", "2026-10", "--json").document
    assert (month["total_spent"], month["total_income"]) == (22_170, 300_000)
    assert ledger("money", "month", "--json").document["month"] == 10
    out = ledger("money", "month").out
    assert "October 2026" in out
    assert "€ 221.70" in out
    assert "YYYY-MM" in ledger("money", "month", "x").err


def test_budgets_are_set_and_ended(ledger: Sitdown) -> None:
    key = next(
        each["key"]
        for each in ledger("money", "categories", "--json").document
        if "rocer" in each["title"]
    )
    set_now = ledger("money", "budget", key, "412,50", "--month", "2026-10", "--json").document
    assert set_now["budgets"] == {key: 41_250}
    assert "412.50" in ledger("money", "budget").out
    assert ledger("money", "budget", key, "none", "--json").document["budgets"] == {}
    assert ledger("money", "budget", "milk", "1").code == 1
    assert ledger("money", "budget", key, "lots").code == 1
    assert ledger("money", "budget", key).code == 2


def test_funds_are_made_and_changed(ledger: Sitdown) -> None:
    made = ledger("money", "funds", "Bike", "--target", "1,200", "--by", "2027-05-01", "--json")
    assert made.document[0]["target"] == 120_000
    changed = ledger("money", "funds", "Bike", "--saved", "50.00", "--json").document[0]
    assert (changed["saved"], changed["target"]) == (5_000, 120_000)
    assert "Bike" in ledger("money", "funds").out


def test_movements_find_their_category(ledger: Sitdown) -> None:
    (row,) = ledger("money", "uncategorised", "2026-10", "--json").document
    assert row["amount"] == -4_120
    assert row["id"] in ledger("money", "uncategorised", "2026-10").out
    key = ledger("money", "categories", "--json").document[0]["key"]
    done = ledger("money", "categorise", row["id"], key, "--json").document
    assert done["changed"] == 1
    assert ledger("money", "uncategorised", "2026-10", "--json").document == []
    (rule,) = ledger("money", "rules", "--json").document
    assert ledger("money", "rules", "--remove", rule["id"], "--json").document == []
    assert ledger("money", "rules", "rewe", key, "--json").document["rule"]["category"] == key
    assert ledger("money", "rules", "rewe").code == 2


def test_a_rule_may_ask_for_letters_an_amount_and_an_account(ledger: Sitdown) -> None:
    asked = ("rewe", "gifts", "--lowest", "-100", "--highest", "-50", "--account", "Main")
    assert ledger("money", "rules", *asked, "--contains").out == "2 movements changed.\n"
    october = ledger("money", "month", "2026-10", "--json").document["categories"]
    spent = {line["category"]: line["spent"] for line in october}
    assert (spent["gifts"], spent["groceries"]) == (6_000, 12_050)
    (rule,) = ledger("money", "rules", "--json").document
    assert (rule["pattern_kind"], rule["lowest"], rule["highest"]) == (
        *("contains", -10_000, -5_000),
    )
    told = ledger("money", "rules").out
    assert "contains, from -€ 100.00, up to -€ 50.00, on Main" in told
    assert ledger("money", "rules", "zanz.*s$", "leisure", "--regex").out == "1 movement changed.\n"
    assert "Change its pattern" in ledger("money", "rules", "(", "leisure", "--regex").err
    assert "no account 'Giro'" in ledger("money", "rules", "a", "rent", "--account", "Giro").err


def test_figures_are_said_in_words_where_they_are_asked_for(ledger: Sitdown) -> None:
    session = ledger("start", "money", "--month", "2026-10", "--json").document["id"]

    def heard(text: str) -> tuple[str, object]:
        entry = ledger("say", session, text, "--json").document["entry"]
        return entry["entry_type"], entry["data"]

    assert heard("I am not sure")[0] == "said"
    income = {"confirmed_amount": 280_000, "confirmed": False}
    assert heard("2,800") == ("user_income_response", income)
    assert heard("2,900")[0] == "said"
    shown = ledger("show", session, "--json").document
    assert shown["income"] == 280_000
    ledger("advance", session)
    assert heard("20 %") == ("savings_target", {"target_rate": 0.2, "previous_rate": None})
    assert heard("30 %")[0] == "said"


def test_a_whole_review_from_its_commands(ledger: Sitdown) -> None:
    review = ledger("start", "money", "--month", "2026-10", "--json").document
    session_id = review["id"]
    assert (review["year"], review["month"], review["current_act"]) == (2026, 10, 1)
    assert review["snapshot_total_spent"] == 22_170
    assert review["snapshot_categories"]
    assert {"user_id", "status", "created_at", "updated_at", "snapshot_savings_rate"} <= set(review)
    assert [e["entry_type"] for e in review["entries"]][:1] == ["buddy_insight"]
    active = ledger("list", "--kind", "money", "--status", "in_progress", "--json").document
    assert [each["id"] for each in active] == [session_id]

    def say(entry_type: str, data: object, text: str = "") -> None:
        words = ["say", session_id, text, "--type", entry_type, "--data", json.dumps(data)]
        printed = ledger(*words, "--json")
        assert printed.code == 0, printed.err

    income = {"confirmed_amount": 300_000, "confirmed": True}
    say("user_income_response", income)
    planned = ledger("advance", session_id, "--json").document
    assert planned["current_act"] == 2
    assert planned["act1_completed_at"] == "2026-11-07T09:30:00Z"
    say("savings_target", {"target_rate": 0.2, "previous_rate": None})
    refused = ledger("complete", session_id)
    assert refused.code == 1
    promise = {
        "commitment_text": "No curios",
        "metric_type": "own_yes_no",
        "metric_params": {},
    }
    say("commitment", promise, "No curios")
    ledger("advance", session_id)
    done = ledger("complete", session_id, "--json")
    assert done.code == 0, done.err
    assert done.document["status"] == "completed"
    assert done.document["proposal"]["subject"] == "2026-11"
    history = ledger("history", "--kind", "money", "--json").document
    assert [each["id"] for each in history] == [session_id]
    assert ledger("export", session_id).out.startswith("# October")


def test_a_review_knows_that_its_month_moved_on(sitdown: Sitdown, statement: Path) -> None:
    session_id = sitdown("start", "money", "--month", "2026-10", "--json").document["id"]
    assert sitdown("show", session_id, "--json").document["stale"] is None
    told = sitdown("import", str(statement)).out.splitlines()[-1]
    assert told == (
        "October money review: The snapshot is stale: +4 transactions, +€ 2,778.30. "
        f"`sitdown money refresh {session_id}` reads the month anew."
    )
    assert sitdown("show", session_id, "--json").document["stale"]["transactions"] == 4
    assert sitdown("money", "refresh", session_id, "--json").document["stale"] is None


def test_last_month_s_promises(ledger: Sitdown) -> None:
    session_id = ledger("start", "money", "--json").document["id"]
    assert ledger("money", "promises", session_id).out == "No promises from last month.\n"


def test_a_movement_is_split_and_made_whole(ledger: Sitdown) -> None:
    (row,) = ledger("money", "uncategorised", "2026-10", "--json").document
    made = ledger("money", "split", row["id"], "gifts=40", "household=1,20", "--json").document
    assert [(each["category"], each["amount"]) for each in made] == [
        ("gifts", -4_000),
        ("household", -120),
    ]
    month = ledger("money", "month", "2026-10", "--json").document
    assert {line["category"] for line in month["categories"]} >= {"gifts", "household"}
    assert month["total_spent"] == 22_170
    assert "household" in ledger("money", "split", row["id"], "gifts=40", "household=1.20").out
    assert "add up to" in ledger("money", "split", row["id"], "gifts=40", "pets=1").err
    assert ledger("money", "split", row["id"], "gifts").code == 2
    assert ledger("money", "split", row["id"], "gifts=41.20").code == 1
    assert ledger("money", "split", "nothing", "gifts=1", "pets=1").code == 1
    assert ledger("money", "split", row["id"], "--join").out == "It is whole again.\n"
    assert len(ledger("money", "uncategorised", "2026-10", "--json").document) == 1


def test_transfers_are_shown_parted_and_paired(ledger: Sitdown, tmp_path: Path) -> None:
    path = tmp_path / "saving.csv"
    header, *_ = _STATEMENT.splitlines()
    path.write_text(
        f"{header}\n2026-10-10,2026-10-10,From me,,Credit Transfer,,Saving,41.20,,,\n",
        encoding="utf-8",
    )
    ledger("import", str(path), "--account", "Saving")
    (found,) = ledger("money", "transfers", "--json").document
    assert (found["out"]["amount"], found["into"]["amount"]) == (-4_120, 4_120)
    assert "From me" in ledger("money", "transfers").out
    sides = (found["out"]["id"], found["into"]["id"])
    assert ledger("money", "transfers", "--apart", sides[0]).out == "No transfers.\n"
    assert ledger("money", "transfers", "--find", "--json").document == []
    (again,) = ledger("money", "transfers", "--pair", *sides, "--json").document
    assert again["into"]["id"] == sides[1]


def test_what_is_uncategorised_comes_with_what_the_person_did_before(
    ledger: Sitdown, tmp_path: Path
) -> None:
    (row,) = ledger("money", "uncategorised", "2026-10", "--json").document
    assert row["suggestion"] is None
    ledger("money", "categorise", row["id"], "gifts", "--only")
    path = tmp_path / "more.csv"
    header, *_ = _STATEMENT.splitlines()
    path.write_text(
        f"{header}\n2026-10-11,2026-10-11,Zanzibar Curios,,Presentment,,Main,-9.00,,,\n",
        encoding="utf-8",
    )
    ledger("import", str(path), "--account", "Main")
    (row,) = ledger("money", "uncategorised", "2026-10", "--json").document
    assert row["suggestion"]["category"] == "gifts"
    said = "you put 1 of 1 from Zanzibar Curios into Gifts"
    assert row["suggestion"]["evidence"] == said
    assert said in ledger("money", "uncategorised", "2026-10").out


def test_a_month_is_told_with_what_stands_out_and_last_year(ledger: Sitdown) -> None:
    told = ledger("money", "month", "2026-10").out
    assert "I have nothing of October 2025 to hold it against." in told
    document = ledger("money", "month", "2026-10", "--json").document
    assert document["same_month_last_year"]["month"] == "2025-10"
    assert {pattern["type"] for pattern in document["patterns"]} <= {
        "buddy_insight",
        "category_truth",
    }
    assert all(pattern["evidence"]["rule"] for pattern in document["patterns"])


_RENT = "".join(
    f"2026-{month:02}-01,2026-{month:02}-01,Lindner Rent,,Presentment,,Main,-900.00,,,\n"
    for month in range(4, 11)
)


@pytest.fixture
def with_rent(sitdown: Sitdown, tmp_path: Path) -> Sitdown:
    path = tmp_path / "rent.csv"
    path.write_text(_STATEMENT + _RENT, encoding="utf-8")
    assert sitdown("import", str(path), "--account", "Main").code == 0
    return sitdown


def test_what_recurs_is_listed_dismissed_and_brought_back(with_rent: Sitdown) -> None:
    (rent,) = with_rent("money", "recurring", "--json").document
    assert (rent["merchant"], rent["cadence"]) == ("Lindner Rent", "monthly")
    assert (rent["amount"], rent["a_year"], rent["currency"]) == (90_000, 1_080_000, "EUR")
    assert (rent["status"], rent["next_due"]) == ("confirmed", "2026-11-01")
    assert rent["prices"] == [{"since": "2026-04-01", "amount": 90_000, "charges": 7}]
    told = with_rent("money", "recurring", "--prices").out
    assert "€ 900.00 since 2026-04-01, 7 times" in told

    quiet = with_rent("money", "recurring", "--turn", rent["key"], "--json").document
    assert quiet[0]["status"] == "dismissed"
    (held,) = with_rent("money", "dismissals", "--json").document
    assert (held["kind"], held["subject"]) == ("series", rent["key"])
    assert held["name"] in with_rent("money", "dismissals").out
    back = with_rent("money", "dismissals", "--restore", held["name"])
    assert back.code == 0
    assert "You will hear again of" in back.out
    assert with_rent("money", "dismissals", "--json").document == []


def test_what_is_no_series_and_no_dismissal_is_told(with_rent: Sitdown) -> None:
    assert "Nothing called 'x' recurs." in with_rent("money", "recurring", "--turn", "x").err
    refused = with_rent("money", "dismissals", "--restore", "x")
    assert (refused.code, refused.out) == (1, "")
    assert "'x' was not dismissed." in refused.err


def test_dismissals_go_out_with_an_export(with_rent: Sitdown) -> None:
    key = with_rent("money", "recurring", "--json").document[0]["key"]
    with_rent("money", "recurring", "--turn", key)
    with_rent("start", "money", "--month", "2026-10", "--json")
    document = with_rent("export", "--all", "--to", "json", "--json").document
    assert [each["name"] for each in document["dismissals"]] == [f"series:{key}"]


def test_nothing_near_is_told(ledger: Sitdown) -> None:
    assert ledger("money", "transfers", "--near").out.strip() == "No transfers."


def test_a_promise_is_withdrawn_and_brought_back(ledger: Sitdown) -> None:
    session = ledger("start", "money", "--month", "2026-10", "--json").document["id"]
    data = {"commitment_text": "Walk", "metric_type": "own_yes_no", "metric_params": {}}
    ledger("say", session, "Walk", "--type", "commitment", "--data", json.dumps(data))
    entries = ledger("show", session, "--json").document["entries"]
    number = next(each["sequence_num"] for each in entries if each["entry_type"] == "commitment")
    assert ledger("money", "withdraw", f"{session}:{number}").out.strip() == "Withdrawn: Walk"
    shown = ledger("show", session).out
    assert "Withdrawn: Walk" in shown
    done = ledger("money", "withdraw", f"{session}:{number + 1}", "--back", "--json").document
    assert (done["entry_type"], done["content"], done["data"]) == ("commitment", "Walk", data)
    refused = ledger("money", "withdraw", f"{session}:1")
    assert (refused.code, refused.out) == (1, "")
    assert "cannot be withdrawn" in refused.err


def test_the_last_words_of_a_review_are_told_once(ledger: Sitdown) -> None:
    session = ledger("start", "money", "--month", "2026-10", "--json").document["id"]
    done = ledger("complete", session, "--done", "--json").document
    said = ledger("show", session, "--json").document["entries"]
    closing = next(each for each in said if each["data"].get("insight_type") == "closing")
    assert closing["content"] == done["summary_text"]
    last_words = "October: € 222 went out, € 3,000 came in. October is closed."
    assert closing["content"] == last_words
    assert ledger("show", session).out.count("€ 222 went out") == 1
    assert ledger("export", session).out.count("222 went out") == 1


def test_what_is_next_is_told_with_one_name(ledger: Sitdown) -> None:
    session = ledger("start", "money", "--month", "2026-10", "--json").document["id"]
    data = {"question_type": "note", "response_text": "It was fine.", "option_selected": None}
    ledger("say", session, "It was fine.", "--type", "user_reflection", "--data", json.dumps(data))
    assert ledger("pause", session, "--json").document["next_plan_text"].startswith("Next: ")
    assert [line for line in ledger("show", session).out.splitlines() if "Next: " in line] == [
        "Next: Goals."
    ]


def test_a_month_tells_how_many_promises_were_kept(ledger: Sitdown) -> None:
    before = ledger("start", "money", "--month", "2026-09", "--json").document["id"]
    data = {"commitment_text": "Walk", "metric_type": "own_yes_no", "metric_params": {}}
    ledger("say", before, "Walk", "--type", "commitment", "--data", json.dumps(data))
    assert ledger("money", "month", "2026-10", "--json").document["promises"] is None
    session = ledger("start", "money", "--month", "2026-10", "--json").document["id"]
    ledger("step", session)
    said = {"question_type": "promise:1", "response_text": "", "option_selected": "Kept it"}
    ledger("say", session, "Kept it", "--type", "user_reflection", "--data", json.dumps(said))
    assert "1 of 1 promise kept in 12 months." in ledger("money", "month", "2026-10").out
    told = ledger("money", "month", "2026-10", "--json").document["promises"]
    assert (told["kept"], told["told"], told["cannot_tell"]) == (1, 1, 0)
    assert told["evidence"]["rule"] == "kept_rate/1"
    assert ledger("money", "month", "2026-09", "--json").document["promises"] is None
    assert ledger("measures").out.splitlines()[1].endswith("1 of 1")
    (row,) = ledger("measures", "--json").document
    assert (row["promises_told"], row["promises_kept"]) == (1, 1)


def test_what_recurs_is_promised_to_be_ended(ledger: Sitdown) -> None:
    session = ledger("start", "money", "--month", "2026-10", "--json").document["id"]
    assert ledger("money", "cancel", session).out == "Nothing recurs that could be ended.\n"
    refused = ledger("money", "cancel", session, "netflix")
    assert (refused.code, "Nothing called 'netflix' recurs that" in refused.err) == (1, True)


def test_a_promise_to_end_something_from_the_command_line(sitdown: Sitdown, tmp_path: Path) -> None:
    rows = ["Date,Payee,Amount,Currency"]
    rows += [f"2026-{month:02}-20,NETFLIX.COM,-13.99,EUR" for month in range(5, 11)]
    path = tmp_path / "card.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert sitdown("import", str(path), "--choose", "sign=money_in").code == 0
    session = sitdown("start", "money", "--month", "2026-10", "--json").document["id"]
    assert sitdown("money", "cancel", session).out.split() == [
        *("netflix", "Netflix", "due", "2026-11-20")
    ]
    assert sitdown("money", "cancel", session, "netflix").out == "Cancel Netflix\n"
    words = ("--words", "No more films", "--json")
    said = sitdown("money", "cancel", session, "netflix", *words).document
    assert said["content"] == "No more films"
    assert said["data"]["metric_params"]["due"] == "2026-11-20"


def test_a_part_month_tells_where_it_goes(sitdown: Sitdown, tmp_path: Path) -> None:
    days = [(month, day) for month in (7, 8, 9) for day in range(1, 30)]
    days += [(10, day) for day in range(1, 17)]
    path = tmp_path / "bank.csv"
    rows = [f"2026-{month:02}-{day:02},EDEKA,-10.00,EUR" for month, day in days]
    path.write_text("\n".join(["Date,Payee,Amount,Currency", *rows]), encoding="utf-8")
    assert sitdown("import", str(path), "--choose", "sign=money_in").code == 0
    sitdown("money", "budget", "groceries", "280", "--month", "2026-09")
    told = sitdown("money", "month", "2026-10", "--json").document["pace"]
    assert (told["days_known"], told["spent"], told["projected"]) == (16, 16_000, 29_000)
    (groceries,) = told["categories"]
    assert (groceries["projected"], groceries["standing"]) == (29_000, "above")
    assert told["rests_on"]["months"] == ["2026-07", "2026-08", "2026-09"]
    assert told["evidence"]["rule"] == "month_pace/2"
    out = sitdown("money", "month", "2026-10").out
    assert "Groceries would come to about € 290, above its budget of € 280." in out
    assert "comes to more than its budget" in out
    assert "Change so far" in out
    assert "so far" not in sitdown("money", "month", "2026-09").out
    assert sitdown("money", "month", "2026-09", "--json").document["pace"] is None
    assert "usually comes after it" not in sitdown("money", "month", "2026-09").out


def test_budgets_and_goals_are_in_the_currency_of_the_month(
    sitdown: Sitdown, tmp_path: Path
) -> None:
    bank = tmp_path / "yen.csv"
    bank.write_text(
        "Date,Payee,Amount,Currency\n2026-10-01,Konbini,-700,JPY\n2026-10-02,Ramen,-980,JPY\n",
        encoding="utf-8",
    )
    assert sitdown("import", str(bank), "--account", "Yucho").code == 0
    for name in ("Sparbuch", "Bargeld"):
        sitdown("money", "balance", name, "5.00", "--new", "--currency", "EUR")
    month = sitdown("money", "month", "2026-10", "--json").document
    budget = sitdown("money", "budget", "groceries", "40000", "--json").document
    assert month["currency"] == budget["currency"] == "JPY"
    assert budget["budgets"] == {"groceries": 40_000}
    sitdown("money", "goal", "set", "Groceries", "40000")
    (goal,) = sitdown("money", "goals", "--money", "40000", "--json").document
    assert (goal["currency"], goal["gets"]) == ("JPY", 40_000)
