"""The encoding of a file that does not name it.

Byte order mark, then strict UTF-8, then the zero bytes of UTF-16, then the encoding of a country in
which the columns have names, then Windows 1252, in which few bytes mean nothing, then Latin-1, in
which every byte means something.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from sitdown.kinds.money.readers.encoding_by_names import NATIONAL_ENCODINGS, national_encoding
from sitdown.kinds.money.readers.errors import (
    BinaryStatementError,
    EmptyStatementError,
    UnknownAnswerError,
)
from sitdown.kinds.money.readers.source import Source

ENCODINGS = (
    *("utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp850"),
    *NATIONAL_ENCODINGS,
)
"""What can be chosen by hand."""

CHUNK_BYTES = 1 << 18
HEAD_BYTES = 1 << 16

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a spreadsheet or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an Excel file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_NOTHING_IN_CP1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
_NO_TEXT = bytes(set(range(32)) - {7, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_UTF16_ZERO_SHARE = 0.3
_BINARY_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """The encoding a file is read with, and what says so."""

    encoding: str
    why: str
    certain: bool


def settle_encoding(source: Source, chosen: str | None = None) -> EncodingChoice:
    """The encoding of the whole file, read once in small pieces.

    Args:
        source: the file.
        chosen: one of `ENCODINGS` when the person said it.

    Raises:
        EmptyStatementError: there is nothing in the file but white space.
        BinaryStatementError: it is no text.
        UnknownAnswerError: the chosen encoding is none of ours.
    """
    with source.open_bytes() as file:
        head = file.read(HEAD_BYTES)
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise EmptyStatementError(source.name)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise BinaryStatementError(source.name, kind)
    if chosen is not None:
        if chosen not in ENCODINGS:
            raise UnknownAnswerError("encoding", chosen, ENCODINGS)
        return EncodingChoice(chosen, "you chose it", certain=True)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return EncodingChoice(encoding, "the file says so in its first bytes", certain=True)
    if wide := _wide_encoding(head):
        return EncodingChoice(wide, "every other byte is zero", certain=True)
    if len(head.translate(None, _NO_TEXT)) < len(head) * (1 - _BINARY_SHARE):
        raise BinaryStatementError(source.name, "binary")
    return _narrow_encoding(source)


def _wide_encoding(head: bytes) -> str:
    """UTF-16 without its mark, by where the zero bytes stand; empty when it is not."""
    few = max(1, len(head) // 2)
    even, odd = head[0::2].count(0) / few, head[1::2].count(0) / few
    if odd > _UTF16_ZERO_SHARE and even < odd / 4:
        return "utf-16-le"
    if even > _UTF16_ZERO_SHARE and odd < even / 4:
        return "utf-16-be"
    return ""


def _narrow_encoding(source: Source) -> EncodingChoice:
    """UTF-8 when all of the file is, else the Windows or the Latin one."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    plain, is_utf8, is_cp1252, has_wide = True, True, True, False
    with source.open_bytes() as file:
        while chunk := file.read(CHUNK_BYTES):
            plain = plain and chunk.isascii()
            is_cp1252 = is_cp1252 and not any(byte in chunk for byte in _NOTHING_IN_CP1252)
            try:
                if is_utf8:
                    has_wide = not decoder.decode(chunk).isascii() or has_wide
            except UnicodeDecodeError:
                is_utf8 = False
    cut_off = is_utf8 and decoder.getstate()[0] != b""
    if plain:
        return EncodingChoice("utf-8", "every character is plain ASCII", certain=True)
    if cut_off and has_wide:
        return EncodingChoice("utf-8", "it is UTF-8 up to its cut-off end", certain=False)
    if is_utf8 and not cut_off:
        return EncodingChoice("utf-8", "every byte of it is valid UTF-8", certain=True)
    if national := national_encoding(_beginning(source)):
        return EncodingChoice(national, "only so its columns have names I know", certain=True)
    if is_cp1252:
        return EncodingChoice("cp1252", "it is not UTF-8, and fits Windows 1252", certain=False)
    return EncodingChoice("latin-1", "it is neither UTF-8 nor Windows 1252", certain=False)


def _beginning(source: Source) -> bytes:
    """The first lines: whole ones, for a letter of two bytes must not be cut in half."""
    with source.open_bytes() as file:
        return file.read(HEAD_BYTES).rpartition(b"\n")[0]
