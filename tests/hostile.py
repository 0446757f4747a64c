"""Texts that have broken terminals, screens and spreadsheets: every face is tried with them."""

from __future__ import annotations

HOSTILE: tuple[str, ...] = (
    "[bold]x[/] [/oops] [link=file:///etc/passwd]y",
    "[@click=app.quit]press me[/] [$primary]z [",
    "\x1b[2J\x1b[31mred\x1b[0m and \x1b]0;a new title\x07 gone",
    "\x9b2Jeight bit \x9d0;title\x9c \x90q\x9c",
    "\x1bPq#0;2\x1b\\ \x1b_apc\x1b\\ \x1bc \x1b(0 \x1b",
    "nul \x00 bell \x07 back \x08 delete \x7f feed \x0c escape \x1b",
    "abc\u202edcba\u202c \u2066x\u2069 \u200fy \u061cz",
    "zero\u200bwidth\ufeff\u2060 soft\u00adhyphen",
    "tags \U000e0041\U000e0042\U000e007f hidden",
    "lone \ud800 surrogate \udfff",
    "=cmd|'/c calc'!A1",
    "漢字テスト한국어 wide",
    "e\u0301" + "\u0301\u0316" * 40 + " marks",
    "family 👨\u200d👩\u200d👧 flag 🇩🇪",
    "مرحبا שלום right to left",
    "line\r\nbreaks\rof\u2028every\u2029kind\x85here\ttab",
    "x" * 300,
    "word " * 400,
    "",
    " \t\n ",
)
