"""One convention in every document of ``--json``, held against the example store.

Amounts are whole minor units with their currency beside or above them. Every other whole number and
every fraction is named here, so that none becomes an amount by accident; no number is told as text.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest

from sitdown.cli import main
from sitdown.cli.calls import Surroundings
from sitdown.cli.commands import commands
from sitdown.clock import FrozenClock
from sitdown.demo.store import NOW

_LOOKED_AT = """
list; show ID; search rent; history; measures; due; why ID:3; summary ID; indicators ID
followups due; money files; money month 2026-10; money month 2026-11; money categories
money uncategorised 2026-10; money transfers; money transfers --near; money recurring; money goals
money goals --money 1000; money promises ID; money cancel ID; money balance; money worth
money forecast; money dismissals; money export; import FILE --look; work projects; work list P
work sync P; work verify P; work plans P; work status P; work brief P; work tasks P --all
work blockers P --all; work agents P; work transcripts P; work costs P; work time P; work prices
work drift 2026-11-21_my-feature; work log 2026-11-21_my-feature; export ID --to json
doctor; keys; where; settings get
"""
_DONE = """
resume ID; say ID hello; note ID hello; feedback ID:3 like; describe ID --intention calm
rename ID October; followups set ID --at 20:00; followups done ID; followups off ID; step ID back
advance ID; pause ID; start money --month 2026-08 --at 2026-12-24; schedule LAST 2026-12-25
cancel LAST; delete LAST --yes; rate OVER 4; reopen OVER; complete OVER --done
money rules kong gifts --lowest 5; money rules; money budget gifts 30
money funds Bike --saved 10 --target 300 --by 2027-09-01; money goal set Bike 900 by 2027-09
money goal set gifts 20 --month 2027-02; money goal clear Bike; money refresh ID
money cancel ID netflix; money withdraw PROMISE; money categorise MOVEMENT gifts
money split MOVEMENT --join; money import FILE --account Cash; import FILE --account Cash
money undo FILED; work save P; work clear P; work task add Tea --project P --due 2026-12-01
work ask Why? --project P; work answer 2 So. --project P; work settle 1 --project P
work rebuild P; work forget P --yes; work add P; backup; settings set currency EUR
"""
_NOT_WALKED = frozenset({
    "demo", "restore", "mcp", "work hook", "work import", "work tick", "money goal import",
})  # fmt: skip
"""What makes a store of its own, puts one back, or reads what the example does not have."""

_COUNTS = """
act added agents blocked bytes cache_read cache_write_1h cache_write_5m changed charged checkpoint
checkpoints_completed checkpoints_total commits completed_tasks completion_percentage contexts
cost_microdollars count current_act current_checkpoint depends_on done duplicates entries files
format id input minute_of_day minutes month movements moves number output percent place
playbook_version promises_kept promises_told read requests revision revisions schema_version seconds
sequence_num sessions sessions_finished sessions_started silence_seconds synced task_number
tokens_cached tokens_in tokens_out total unpriced unread without_price year
"""
"""Whole numbers that are told where no currency is: none of them is an amount."""

_FRACTIONS = """
age_hours coverage pct_used points progress_pct savings_rate seconds share_known
snapshot_savings_rate target_rate total_seconds urgency
"""
"""Shares of one or of a hundred, weights and times: none of them is an amount."""

Walked = Mapping[str, Any]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """What each command answered, by its words."""
    folder = tmp_path_factory.mktemp("json")
    home = folder / "home"
    bank = folder / "bank.csv"
    bank.write_text("Date,Payee,Amount,Currency\n2026-11-05,Tea,-4.56,EUR\n", encoding="utf-8")
    answers: dict[str, Any] = {}

    def ask(words: str) -> Any:
        out, err = io.StringIO(), io.StringIO()
        around = Surroundings({"SITDOWN_HOME": str(home)}, FrozenClock(NOW), stdin=io.StringIO())
        with redirect_stdout(out), redirect_stderr(err):
            main([*words.split(), "--json"], around)
        assert out.getvalue(), f"{words}: {err.getvalue()}"
        return json.loads(out.getvalue())

    with redirect_stdout(io.StringIO()):
        assert main(["demo", "--keep", str(home)]) == 0
    names = {
        "ID": ask("list --status paused")[0]["id"],
        "OVER": ask("history")[0]["id"],
        "MOVEMENT": ask("money uncategorised 2026-10")[0]["id"],
        "P": ask("work projects")[0]["working_dir"],
        "FILE": str(bank),
    }
    for words in re.split(r"[;\n]\s*", f"{_LOOKED_AT}{_DONE}"):
        if not words:
            continue
        known = re.sub(r"\b[A-Z]{1,8}\b", lambda found: names.get(found[0], found[0]), words)
        answers[words] = ask(known)
        if words.startswith("start"):
            names["LAST"] = answers[words]["id"]
        if words.startswith("money cancel ID "):
            names["PROMISE"] = answers[words]["id"]
        if words.startswith("money import"):
            names["FILED"] = answers[words]["imported"][0]["id"]
    return answers


def test_every_command_is_asked(walked: Walked) -> None:
    names = {command.name for command in commands()}
    asked = {name for name in names for words in walked if f"{words} ".startswith(f"{name} ")}
    assert names - asked == _NOT_WALKED


def _leaves(
    held: Any, path: str = "", *, currency: bool = False
) -> Iterator[tuple[str, str, Any, bool]]:
    """Path, name, value, and whether a currency stands beside or above, of all there is."""
    if isinstance(held, Mapping):
        known = currency or "currency" in held
        for key, value in held.items():
            own = known or re.fullmatch("[A-Z]{3}", key) is not None
            yield from _leaves(value, f"{path}.{key}", currency=own)
    elif isinstance(held, list):
        for value in held:
            yield from _leaves(value, path, currency=currency)
    else:
        yield path, path.rpartition(".")[2], held, currency


def test_a_whole_number_is_a_count_or_an_amount_with_its_currency(walked: Walked) -> None:
    wrong = {
        f"{words}: {path}"
        for words, document in walked.items()
        for path, name, value, currency in _leaves(document)
        if isinstance(value, int) and not isinstance(value, bool)
        if name not in _COUNTS.split() and not currency
    }
    assert wrong == set()


def test_no_amount_is_a_fraction(walked: Walked) -> None:
    wrong = {
        f"{words}: {path} {value}"
        for words, document in walked.items()
        for path, name, value, _ in _leaves(document)
        if isinstance(value, float) and name not in _FRACTIONS.split()
    }
    assert wrong == set()


def test_no_number_is_told_as_text(walked: Walked) -> None:
    wrong = {
        f"{words}: {path} {value}"
        for words, document in walked.items()
        for path, name, value, _ in _leaves(document)
        if isinstance(value, str) and re.fullmatch(r"[-+]?\d+([.,]\d+)?", value)
        if name not in {"keys", "default"}
    }
    assert wrong == set()


def test_an_amount_goes_by_one_name(walked: Walked) -> None:
    wrong = {
        f"{words}: {path}"
        for words, document in walked.items()
        for path, name, *_ in _leaves(document)
        if name.endswith(("_minor", "_cents"))
    }
    assert wrong == set()


def test_a_day_and_a_moment_are_iso_dates(walked: Walked) -> None:
    said = {"rests_on"}
    wrong = {
        f"{words}: {path} {value}"
        for words, document in walked.items()
        for path, name, value, _ in _leaves(document)
        if isinstance(value, str) and name not in said
        if name in {"day", "date", "due"} or name.endswith(("_at", "_on", "_date", "_day", "_due"))
        if not re.fullmatch(r"\d{4}-\d{2}(-\d{2}(T[\d:.]+(Z|\+00:00))?)?", value)
    }
    assert wrong == set()
