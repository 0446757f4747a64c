"""The commands that only look: list, show, search, history, measures, why."""

from __future__ import annotations

from collections.abc import Collection

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.cli.references import entry_of
from sitdown.cli.telling import detail_lines, session_table, short_ids
from sitdown.engine import entries, sessions
from sitdown.engine.lifecycle import Status
from sitdown.engine.measures import measures as measured
from sitdown.engine.search import is_enough, search_titles
from sitdown.engine.search import search as search_entries
from sitdown.errors import InvalidRangeError, SitdownError
from sitdown.exchange.documents import detail_document, session_document
from sitdown.exchange.plain import plain

_ALL = 1_000_000_000
"""More rows than a store holds; SQLite takes no number of twenty digits."""


class NoEvidenceError(SitdownError):
    """The entry makes no claim that rests on anything."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Entry {number} makes no claim, so there is nothing behind it to show.")


def list_sessions(call: Call) -> Answer:
    """Sessions of any status, the last touched first."""
    statuses = [Status(status) for status in call.arguments.status or ()]
    return _listed(call, statuses, "There are no such sessions. `sitdown start KIND` begins one.")


def history(call: Call) -> Answer:
    """The finished ones."""
    return _listed(call, (Status.COMPLETED,), "Nothing is finished yet.")


def show(call: Call) -> Answer:
    """One session, with all that was said in it."""
    with call.desk() as desk:
        found = sessions.find(desk, call.arguments.session)
        everything = call.arguments.all
        document = detail_document(desk, found.id, everything=everything)
        detail = sessions.load(desk, found.id)
        said = entries.everything_said(desk, found.id) if everything else detail.entries
        return Answer(document, detail_lines(desk, detail, said, call.settings.buddy_name))


def search(call: Call) -> Answer:
    """Where words were said, the newest first, and the titles that have them."""
    words = " ".join(call.arguments.words)
    with call.desk() as desk:
        hits = search_entries(desk, words, _limit(call))
        titled = search_titles(desk, words)
        ids = short_ids(desk, [hit.session_id for hit in hits])
        document = {
            "words": words,
            "sessions": [session_document(desk, session) for session in titled],
            "entries": [
                {name: value for name, value in hit._asdict().items() if name != "stored_at"}
                | {"created_at": plain(hit.created_at)}
                for hit in hits
            ],
        }
        lines = session_table(desk, titled)
        lines += table(
            [
                [f"{short}:{hit.sequence_num}", hit.session_title, hit.content[:300]]
                for short, hit in zip(ids, hits, strict=True)
            ]
        )
    nothing = f"Nothing has the words “{words}”."
    if not is_enough(words):
        nothing = "Two letters are the least that is looked for in what was said."
    return Answer(document, lines or [nothing])


def measures(call: Call) -> Answer:
    """What the person did, by kind and month."""
    with call.desk() as desk:
        rows = measured(desk)
    head = [
        *("month", "kind", "started", "finished"),
        *("minutes", "entries", "revisions", "promises kept"),
    ]
    counted = [
        [
            row.month,
            row.kind,
            *map(
                str,
                (
                    row.sessions_started,
                    row.sessions_finished,
                    row.minutes,
                    row.entries,
                    row.revisions,
                ),
            ),
            f"{row.promises_kept} of {row.promises_told}" if row.promises_told else "",
        ]
        for row in rows
    ]
    lines = table([head, *counted], right=frozenset(range(2, len(head))))
    return Answer(plain(rows), lines if counted else ["Nothing to count yet."])


def why(call: Call) -> Answer:
    """The rule, the parameters and the rows behind a claim."""
    with call.desk() as desk:
        entry = entry_of(desk, call.arguments.entry)
        view = entries.evidence(desk, entry.id)
    if view is None:
        raise NoEvidenceError(entry.sequence_num)
    held = view.evidence
    document = {**plain(held), "lines": list(view.lines), "entry_id": entry.id}
    lines = [entry.content, "", f"Rule  {held.rule}"]
    lines += table([["", str(key), str(value)] for key, value in held.parameters.items()] or [[""]])
    return Answer(document, [*lines, *(f"  {line}" for line in view.lines)])


def _listed(call: Call, statuses: Collection[Status], nothing: str) -> Answer:
    with call.desk() as desk:
        kind = call.arguments.kind
        if kind is not None:
            desk.kind(kind)
        found = sessions.list_sessions(desk, kind=kind, statuses=statuses, limit=_limit(call))
        document = [session_document(desk, session) for session in found]
        return Answer(document, session_table(desk, found) or [nothing])


def _limit(call: Call) -> int:
    limit: int = call.arguments.limit
    if limit < 1:
        raise InvalidRangeError("--limit", limit, 1, "as many as you like")
    return min(limit, _ALL)
