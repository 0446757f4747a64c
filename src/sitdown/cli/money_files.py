"""The commands that bring in what the bank sent."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.cli.parser import UsageError
from sitdown.cli.running import INTERRUPTED
from sitdown.clock import local
from sitdown.errors import AmbiguousReferenceError, NotFoundError, SitdownError
from sitdown.exchange.plain import plain
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.decision_words import category_words, decision_words, overlap_words
from sitdown.kinds.money.ledger import accounts
from sitdown.kinds.money.readers.choices import KEYS
from sitdown.kinds.money.readers.errors import UnansweredQuestionsError
from sitdown.kinds.money.receipts import Receipt
from sitdown.locations import path_given

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.readers.records import Question


_COUNT_WIDTH = 34


class OpenQuestionsError(SitdownError):
    """The file leaves something open that only the person knows."""

    def __init__(self, name: str, questions: Iterable[Question]) -> None:
        asked = " ".join(f"{each.text} Give {_choices(each)}." for each in questions)
        super().__init__(f"{name} leaves something open. {asked}")


class ImportStoppedError(SitdownError):
    """The person interrupted it."""

    exit_code = INTERRUPTED

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Stopped at {name}. A file is taken in whole or not at all; "
            "`sitdown money files` shows the ones there are."
        )


def import_files(call: Call) -> Answer:
    """Take bank files into the ledger, each one whole or not at all; or only look at them."""
    given = call.arguments
    choices = _chosen(given.choose or ())
    done: list[object] = []
    lines: list[str] = []
    refused: list[str] = []
    with call.desk() as desk:
        for name in given.file:
            path = path_given(name)
            try:
                if given.look:
                    seen = importing.preview(desk, path, choices, given.account)
                    done.append(plain(seen))
                    lines += _preview_lines(seen)
                else:
                    receipt = _taken(call, desk, path, choices)
                    done.append(_receipt_document(desk, receipt))
                    lines += _receipt_lines(receipt)
            except SitdownError as error:
                if len(given.file) == 1:
                    raise
                refused.append(str(error))
            except KeyboardInterrupt:
                raise ImportStoppedError(path.name) from None
        if not given.look:
            lines += _stale_lines(desk)
    document = {"previews" if given.look else "imported": done, "refused": refused}
    return Answer(document, lines, exit_code=1 if refused else 0, complaints=refused)


def files(call: Call) -> Answer:
    """The files that were taken in, the newest first."""
    with call.desk() as desk:
        receipts = importing.receipts(desk)
    rows = [
        [
            receipt.id[-8:],
            f"{local(call.clock, receipt.imported_at):%Y-%m-%d}",
            receipt.name,
            receipt.account,
            f"{receipt.added} new",
            "undone" if receipt.undone_at else "",
        ]
        for receipt in receipts
    ]
    lines = table(rows) if rows else ["No file yet. `sitdown import FILE` takes one in."]
    return Answer(plain(receipts), lines)


def undo(call: Call) -> Answer:
    """Take a file's movements out again."""
    with call.desk() as desk:
        receipt = importing.undo(desk, _receipt_id(desk, call.arguments.file))
    return Answer(plain(receipt), [f"{receipt.name} is taken out again."])


def _taken(call: Call, desk: Desk, path: Path, choices: dict[str, str]) -> Receipt:
    account = call.arguments.account
    count = None if call.as_json or not sys.stderr.isatty() else _Count()
    watch, writing = (count.read, count.written) if count else (None, None)
    try:
        return importing.import_file(desk, path, account, choices, watch, writing)
    except UnansweredQuestionsError as error:
        seen = importing.preview(desk, path, choices, account)
        raise OpenQuestionsError(seen.name, seen.questions) from error
    finally:
        if count is not None:
            count.close()


class _Count:
    """The rows on a terminal, while they are read and again while they are written."""

    def __init__(self) -> None:
        self._rows = 0

    def read(self, rows: int) -> None:
        """Show how many were read; nothing new when as many were before."""
        if rows != self._rows:
            self._rows = rows
            self._show(f"{rows:,} rows")

    def written(self, rows: int, of: int) -> None:
        """Show how many of the new ones are written."""
        self._show(f"writing: {rows:,} of {of:,}")

    def close(self) -> None:
        """Leave the line empty."""
        self._show("")
        sys.stderr.write("\r")

    def _show(self, words: str) -> None:
        sys.stderr.write(f"\r{words:{_COUNT_WIDTH}}")
        sys.stderr.flush()


def _chosen(pairs: Iterable[str]) -> dict[str, str]:
    choices = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError("sitdown import", f"--choose takes KEY=VALUE, not {pair!r}")
        if key.strip() not in KEYS:
            known = ", ".join(KEYS)
            raise UsageError("sitdown import", f"no file asks for {key.strip()!r}, but for {known}")
        choices[key.strip()] = value.strip()
    return choices


def _choices(question: Question) -> str:
    options = [f"--choose {question.key}={each.value}" for each in question.options]
    return " or ".join(options) or f"--choose {question.key}=…"


def _preview_lines(seen: importing.Preview) -> list[str]:
    target = f"{seen.account} (new)" if seen.account_is_new else seen.account
    lines = [
        f"{seen.name}: {seen.format}, {seen.layout}, into {target}",
        f"{seen.read} read, {seen.new} new, {seen.duplicates} known, {len(seen.skipped)} left out",
    ]
    lines += [
        f"  {decision_words(each)}: {each.why} [{each.what}={each.chosen}]"
        for each in seen.decisions
    ]
    lines += [f"  ? {each.text} {_choices(each)}" for each in seen.questions]
    shown = [
        [
            str(each.row.date),
            format_amount(each.row.amount_minor, each.row.currency),
            each.merchant,
            each.category,
            "known" if each.known else "",
        ]
        for each in seen.rows[:20]
    ]
    return lines + (table(shown, right=frozenset({1})) if shown else [])


def _receipt_lines(receipt: Receipt) -> list[str]:
    counts = f"{receipt.added} new, {receipt.duplicates} known, {len(receipt.skipped)} left out"
    lines = [f"{receipt.name}: {counts}, into {receipt.account}"]
    for currency, sums in receipt.sums.items():
        money = [f"{way} {format_amount(minor, currency)}" for way, minor in sums.items()]
        lines.append(f"  {'in the file: ' if receipt.duplicates else ''}{', '.join(money)}")
    if categories := category_words(receipt.decisions):
        lines.append(f"  {categories}.")
    if overlap := overlap_words(receipt.decisions):
        lines.append(f"  {overlap}.")
    if receipt.proved is not None:
        held, links = receipt.proved
        lines.append(f"  {held} of {links} balances follow from the one before.")
    lines += [f"  line {each.line} left out: {each.reason}" for each in receipt.skipped[:20]]
    return [*lines, f"  `sitdown money undo {receipt.id[-8:]}` takes it out again."]


def _stale_lines(desk: Desk) -> list[str]:
    """What the reviews that are going on do not have yet, and how to give it to them."""
    return [
        f"{session.title}: {stale.sentence} "
        f"`sitdown money refresh {session.id}` reads the month anew."
        for session, stale in reviews.left_stale(desk)
    ]


def _receipt_document(desk: Desk, receipt: Receipt) -> dict[str, object]:
    """A receipt as a document: its sums are minor units of ``currency``, its days are ISO dates,
    and ``proved`` is how many balances follow, out of how many. Days and sums are of all that was
    read, whether it was added or known.

    The currency is the one of all that was read, else the account's; ``sums`` has every other.
    """
    document = cast("dict[str, object]", plain(receipt))
    currency = next(each.currency for each in accounts(desk) if each.name == receipt.account)
    if len(receipt.sums) == 1:
        (currency,) = receipt.sums
    sums = receipt.sums.get(currency, {})
    return {
        **document,
        "file": receipt.name,
        "currency": currency,
        "first_date": document["first_day"],
        "last_date": document["last_day"],
        "sum_in": sums.get("in", 0),
        "sum_out": sums.get("out", 0),
    }


def _receipt_id(desk: Desk, reference: str) -> str:
    """The id of the one import whose id begins or ends so."""
    found = [
        receipt.id
        for receipt in importing.receipts(desk)
        if receipt.id.startswith(reference) or receipt.id.endswith(reference)
    ]
    if not found:
        raise NotFoundError("file taken in as", reference, "sitdown money files")
    if len(found) > 1:
        raise AmbiguousReferenceError(reference, len(found), "files")
    return found[0]
