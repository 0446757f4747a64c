"""The commands of agents: what they do, what they used, what it cost."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.clock import local
from sitdown.counting import counted
from sitdown.exchange.plain import plain
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.looking import agents_in, log_of, loops_of
from sitdown.kinds.work.agents.places import transcript_roots
from sitdown.kinds.work.agents.prices import read_prices, shipped_prices
from sitdown.kinds.work.agents.totals import totals
from sitdown.kinds.work.agents.transcripts import PRICES, import_transcripts
from sitdown.kinds.work.projects import project_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitdown.clock import Clock
    from sitdown.kinds.work.agents.adding_up import Total
    from sitdown.kinds.work.agents.loops import Loop
    from sitdown.kinds.work.agents.receipts import TranscriptReceipt
    from sitdown.kinds.work.agents.views import AgentView

_MEGABYTE = 1_000_000
_UNKNOWN = "unknown"


def transcripts(call: Call) -> Answer:
    """Read what is new in a project's transcripts."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        ingest_hooks(desk)
        watched = sys.stderr.isatty() and not call.as_json
        receipt = import_transcripts(
            desk,
            project.id,
            transcript_roots(call.surroundings.environ),
            _progress if watched else None,
        )
    if watched:
        sys.stderr.write(f"\r{' ' * 20}\r")
    return Answer(plain(receipt), _receipt_lines(receipt), complaints=receipt.problems)


def agents(call: Call) -> Answer:
    """The agents of a project, and where one of them goes in circles."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        told = ingest_hooks(desk)
        views = agents_in(desk, project.id)
        circles = {each.id: loops_of(desk, each.id) for each in views if each.loops}
    rows = [_agent_row(each, call.clock) for each in views]
    head = ["agent", "model", "at", "activity", "last", "in", "out", "cost"]
    lines = table([head, *rows], right=frozenset({5, 6, 7})) if rows else ["No agents yet."]
    lines += [line for each in circles.values() for line in _loop_lines(each)]
    document = [_agent_document(each, circles.get(each.id, ())) for each in views]
    return Answer(document, lines, complaints=told.problems)


def log(call: Call) -> Answer:
    """The last lines of a work session's agents."""
    with call.desk() as desk:
        told = ingest_hooks(desk)
        tail = log_of(desk, call.arguments.session, call.arguments.lines)
    rows = [
        [
            f"{local(call.clock, line.time):%H:%M:%S}",
            "!" if line.failed else " ",
            line.tool,
            line.summary,
        ]
        for line in tail
    ]
    lines = table(rows) if rows else ["Nothing was logged yet."]
    return Answer(plain(tail), lines, complaints=told.problems)


def costs(call: Call) -> Answer:
    """What a project's agents used, by checkpoint or by whatever is asked."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        found_totals = totals(desk, project.id, call.arguments.by)
    head = [call.arguments.by, "requests", "in", "out", "dollars", ""]
    rows = [_total_row(each) for each in (*found_totals.groups, found_totals.total)]
    lines = table([head, *rows], right=frozenset({1, 2, 3, 4}))
    if not found_totals.groups:
        lines = ["No requests yet. `sitdown work transcripts` looks for them."]
    document = {
        "by": found_totals.by,
        "groups": [_total_document(each) for each in found_totals.groups],
        "total": _total_document(found_totals.total),
    }
    return Answer(document, lines)


def prices(call: Call) -> Answer:
    """The table of prices that comes with Sitdown, for a copy of the person's own."""
    own = call.locations.home / PRICES
    known = read_prices(own)
    document = {
        "listed": plain(known.listed),
        "own": str(own) if own.exists() else None,
        "models": sorted(known.models),
    }
    return Answer(document, shipped_prices().splitlines(), complaints=known.problems)


def dollars(microdollars: int) -> str:
    """``2.18``: dollars and cents, half a cent rounded up."""
    cents = (microdollars + 5_000) // 10_000
    return f"{cents // 100:,}.{cents % 100:02d}"


def _progress(read: int) -> None:
    sys.stderr.write(f"\r{read / _MEGABYTE:,.0f} MB read")
    sys.stderr.flush()


def _receipt_lines(receipt: TranscriptReceipt) -> list[str]:
    files = f"{counted(receipt.files, 'transcript')}, {receipt.read} read"
    lines = [f"{files}; {counted(receipt.added, 'new request')}, {receipt.requests:,} in all."]
    if receipt.unread:
        lines.append(f"Passed over: {counted(receipt.unread, 'line')} that could not be read.")
    for model, count in receipt.unpriced.items():
        name = model or "a model without a name"
        uncounted = f"{counted(count, 'request')} without a cost"
        lines.append(
            f"The price of {name} is not known: {uncounted}. "
            "`sitdown work prices` shows the known ones, and how to add your own."
        )
    return lines


def _agent_row(each: AgentView, clock: Clock) -> list[str]:
    name = f"  {each.type}" if each.is_subagent else each.type
    at = each.slug if each.checkpoint is None else f"{each.slug} · {each.checkpoint}"
    return [
        name,
        each.model,
        at,
        each.activity,
        f"{local(clock, each.last_event_at):%Y-%m-%d %H:%M}",
        *_used(each.tokens_in, each.tokens_out),
        _cost(each),
    ]


def _agent_document(each: AgentView, found_loops: Sequence[Loop]) -> Mapping[str, object]:
    document: dict[str, object] = plain(each)
    document["cost_microdollars"] = document.pop("cost")
    return {**document, "loops": [plain(loop._asdict()) for loop in found_loops]}


def _used(tokens_in: int, tokens_out: int) -> list[str]:
    return [f"{tokens_in:,}", f"{tokens_out:,}"]


def _cost(each: AgentView) -> str:
    if each.cost is None:
        return _UNKNOWN if each.unpriced else ""
    return f"{dollars(each.cost)}{'+' if each.unpriced else ''}"


def _loop_lines(found_loops: Sequence[Loop]) -> list[str]:
    return [
        f"In a loop: {each.tool} met the same error {each.times} times in a row: {each.error}"
        for each in found_loops
        if each.goes_on
    ]


def _total_row(each: Total) -> list[str]:
    unpriced = f"{counted(each.unpriced, 'request')} without a price" if each.unpriced else ""
    used = _used(each.tokens.all_in, each.tokens.output)
    known = _UNKNOWN if each.unpriced == each.requests > 0 else dollars(each.cost)
    return [each.name, f"{each.requests:,}", *used, known, unpriced]


def _total_document(each: Total) -> Mapping[str, object]:
    return {
        "name": each.name,
        "requests": each.requests,
        "tokens": each.tokens._asdict(),
        "cost_microdollars": each.cost,
        "unpriced": each.unpriced,
    }
