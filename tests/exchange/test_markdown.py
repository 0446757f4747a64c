"""A letter keeps what was written, and nothing written becomes Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from tests.hostile import HOSTILE

from sitdown.exchange.markdown import escaped, quoted
from sitdown.plain_text import clean, one_line

_MARKDOWN = (
    "# a heading",
    "- an item\n- another",
    "1. first\n2) second",
    "    code by four blanks",
    "```\nfence\n```",
    "> a quotation\n\nand after it",
    "setext\n======\nand\n---",
    "<script>alert(1)</script>",
    "<!-- hidden -->",
    "[a link](javascript:alert(1)) and ![an image](x)",
    "[^1]: a footnote",
    "[ref]: http://example.org",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "*strong* _weak_ ~~gone~~ `code` &amp; &#35;",
    "a line that ends in a backslash\\\nand another\\",
    "***",
    "+ plus",
    "term\n: definition",
    "$x$ and \\(y\\)",
)


def _inline_tokens(markdown: str) -> tuple[set[str], str]:
    """The kinds of block in a text, and the words a reader of it sees."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    blocks = {token.type for token in tokens}
    words = []
    for token in tokens:
        for child in token.children or ():
            if child.type in {"text", "text_special"}:
                words.append(child.content)
            else:
                assert child.type in {"softbreak", "hardbreak"}, child
                words.append("\n")
    return blocks, "".join(words)


@pytest.mark.parametrize("text", [*_MARKDOWN, *(text for text in HOSTILE if text.strip())])
def test_no_text_becomes_structure(text: str) -> None:
    blocks, words = _inline_tokens(quoted(text))
    assert blocks <= {
        "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline",
    }  # fmt: skip
    written = "".join(one_line(line) for line in clean(text).splitlines())
    assert words.replace("\n", "") == written


@pytest.mark.parametrize("text", _MARKDOWN)
def test_a_title_stays_a_title(text: str) -> None:
    blocks, words = _inline_tokens(f"# {escaped(text)}")
    assert blocks == {"heading_open", "heading_close", "inline"}
    assert words == one_line(text)
