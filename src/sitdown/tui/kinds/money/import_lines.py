"""How a bank file looks before and after it is taken in. Pure: values in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.decision_words import category_words, decision_words, overlap_words
from sitdown.tui.kinds.money.drawing import day_month, full_day
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, KEY, MUTED, NOW, OVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.views import SessionView
    from sitdown.kinds.money.importing import Preview, PreviewRow
    from sitdown.kinds.money.readers.records import Decision, SkippedRow
    from sitdown.kinds.money.receipts import Receipt
    from sitdown.kinds.money.reviews import StaleBy

Stale: TypeAlias = "tuple[tuple[SessionView, StaleBy], ...]"
"""Reviews, and how the ledger's months differ from theirs."""

ROWS_ON_SCREEN = 8
SKIPPED_ON_SCREEN = 3
BROKEN_ON_SCREEN = 3
MERCHANT_WIDTH = 26


def preview_lines(seen: Preview, width: int) -> Content:
    """Give what was understood and why, the first rows, and what taking the file would add."""
    kind = f"{seen.format.upper()}, {seen.layout.replace('_', ' ')}"
    new = " (new)" if seen.account_is_new else ""
    head = Content.assemble(
        safe_line(seen.name, 40, "bold"),
        (f"   {kind}   ", MUTED),
        safe_line(f"{seen.account}{new}", 30),
    )
    parts = [head.truncate(width, ellipsis=True), Content("")]
    if seen.decisions:
        parts += [_heading("Understood"), *(_decision(each, width) for each in seen.decisions)]
        parts.append(Content(""))
    if seen.rows:
        parts += [
            _heading("First rows"),
            *(_row(each, width) for each in seen.rows[:ROWS_ON_SCREEN]),
        ]
        parts.append(Content(""))
    return Content("\n").join([*parts, *_counts(seen)])


def question_line(text: str, number: int, total: int) -> Content:
    """Give a question about the file, and how many there are."""
    count = f"{number} of {total}  " if total > 1 else ""
    return Content.assemble((count, MUTED), safe(text))


def receipt_lines(
    receipt: Receipt, width: int, stale: Stale = (), *, at_home: bool = False
) -> Content:
    """Give what became of a file, and the reviews that do not have all of their months now; where
    one came from Home, how to go on from there.
    """
    others = f"{receipt.duplicates:,} known already, {len(receipt.skipped):,} left out"
    lines = [
        Content.assemble(("✓ ", DONE), safe_line(receipt.name, 50, "bold"), "  ",
                         safe_line(f"into {receipt.account}", 40, MUTED)),
        Content(""),
        Content.assemble((f"{receipt.added:,}", "bold"), " added, ", (others, MUTED)),
    ]  # fmt: skip
    if receipt.first_day and receipt.last_day:
        is_one_year = receipt.first_day.year == receipt.last_day.year
        first = day_month(receipt.first_day) if is_one_year else full_day(receipt.first_day)
        days = f"{first} to {full_day(receipt.last_day)}"
        lines.append(Content.styled(days, MUTED))
    for currency, sums in receipt.sums.items():
        came, went = format_amount(sums["in"], currency), format_amount(sums["out"], currency)
        whose = "in the file: " if receipt.duplicates else ""
        lines.append(Content.assemble((whose, MUTED), f"{came} in, {went} out"))
    if categories := category_words(receipt.decisions):
        lines.append(safe_line(categories, width, MUTED))
    if overlap := overlap_words(receipt.decisions):
        lines.append(safe_line(overlap, width, NOW))
    lines += _proof(receipt.proved, ())
    lines += _left_out(receipt.skipped, width)
    for review, by in stale:
        lines += [
            Content(""),
            Content.assemble(safe_line(review.title, 60), ": ", safe(by.sentence, NOW)),
            Content.assemble(("M", KEY), (" in the review reads the month anew", MUTED)),
        ]
    if at_home and not stale:
        on = Content.assemble(("esc", KEY), (", then ", MUTED), ("n", KEY))
        lines += [Content(""), Content.assemble(on, (" begins the review of a month", MUTED))]
    return Content("\n").join(lines)


def undone_lines(receipt: Receipt) -> Content:
    """Give that an import was taken back."""
    return Content.assemble(
        safe_line(receipt.name, 50, "bold"), f" is out again: {receipt.added:,} transactions less."
    )


def found_lines(found: Sequence[str], most: int, width: int) -> Content:
    """Give the paths that the text could become."""
    lines = [safe_line(each, width, MUTED) for each in found[:most]]
    if len(found) > most:
        lines.append(Content.styled(f"{len(found) - most} more", MUTED))
    return Content("\n").join(lines)


def _heading(title: str) -> Content:
    return safe_line(title.upper(), style=HEADING)


def _decision(decision: Decision, width: int) -> Content:
    sign = ("✓", DONE) if decision.certain else ("?", NOW)
    return Content.assemble(
        sign,
        " ",
        safe_line(decision_words(decision), 40),
        "  ",
        safe_line(decision.why, 200, MUTED),
    ).truncate(width, ellipsis=True)


def _row(shown: PreviewRow, width: int) -> Content:
    row = shown.row
    amount = f"{format_amount(row.amount_minor, row.currency):>14}"
    merchant = safe_line(shown.merchant or row.payee, MERCHANT_WIDTH)
    gap = " " * max(0, MERCHANT_WIDTH - merchant.cell_length)
    category = safe_line(CATEGORY_TITLES.get(shown.category, shown.category), 18, MUTED)
    known = ("  known", MUTED) if shown.known else ""
    line = Content.assemble((f"{full_day(row.date):>11}", MUTED), amount, "  ", merchant, gap, " ",
                            category, known)  # fmt: skip
    return line.truncate(width, ellipsis=True)


def _counts(seen: Preview) -> list[Content]:
    lines = [
        Content.assemble(
            (f"{seen.new:,}", "bold"),
            f" new of {seen.read:,}",
            (f", {seen.duplicates:,} known already, {len(seen.skipped):,} left out", MUTED),
        )
    ]
    lines += _proof(seen.proved, seen.broken_at)
    return lines


def _proof(proved: tuple[int, int] | None, broken_at: Sequence[int]) -> list[Content]:
    if proved is None:
        return []
    linked, total = proved
    if linked == total:
        return [Content.assemble(("✓ ", DONE), "the balance follows from row to row")]
    lines = ", ".join(str(line) for line in broken_at[:BROKEN_ON_SCREEN])
    where = f" (line {lines})" if lines else ""
    return [Content.styled(f"? the balance breaks {total - linked} times{where}", OVER)]


def _left_out(skipped: Sequence[SkippedRow], width: int) -> list[Content]:
    lines = [
        safe_line(f"line {row.line}: {row.reason}", width, MUTED)
        for row in skipped[:SKIPPED_ON_SCREEN]
    ]
    return [Content(""), _heading("Left out"), *lines] if lines else []
