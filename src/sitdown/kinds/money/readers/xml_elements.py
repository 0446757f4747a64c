"""Chosen elements of an XML file, one after the other, without its dangers.

A document type or an entity stops the reading at once: no bank writes them, and attacks do.
Namespaces are cut off, for the version of a standard stands in them and says nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from sitdown.kinds.money.readers.errors import BrokenXmlError, UnsafeXmlError
from sitdown.kinds.money.readers.source import Source

_CHUNK = 1 << 16
_NAMESPACE_END = "\x1f"


@dataclass(slots=True)
class Element:
    """An element by its local name, with its text and what is inside."""

    name: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, path: str) -> list[Element]:
        """The elements at a path such as ``NtryDtls/TxDtls``."""
        found = [self]
        for name in path.split("/"):
            found = [child for each in found for child in each.children if child.name == name]
        return found

    def first(self, *paths: str) -> Element | None:
        """The first element at any of the paths."""
        return next((found for path in paths for found in self.all(path)), None)

    def text_at(self, *paths: str) -> str:
        """The text of the first element at any of the paths that has some; else empty."""
        texts = (" ".join(found.text.split()) for path in paths for found in self.all(path))
        return next((text for text in texts if text), "")


def elements_of(source: Source, wanted: Collection[str]) -> Iterator[Element]:
    """Each wanted element once it is complete, those inside other wanted ones left in place.

    Args:
        source: the file.
        wanted: local names.

    Raises:
        UnsafeXmlError: the file declares a document type or an entity.
        BrokenXmlError: it is not well formed, or stops early.
    """
    builder = _Builder(wanted, source.name)
    parser = expat.ParserCreate(namespace_separator=_NAMESPACE_END)
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: builder.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    with source.open_bytes() as file:
        try:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no names
                yield from builder.taken()
            parser.Parse(b"", True)  # noqa: FBT003 - expat takes no names
        except expat.ExpatError as error:
            raise BrokenXmlError(source.name, str(error)) from error
    yield from builder.taken()


class _Builder:
    def __init__(self, wanted: Collection[str], name: str) -> None:
        self._wanted = frozenset(wanted)
        self._name = name
        self._open: list[Element] = []
        self._done: list[Element] = []

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        local = name.rpartition(_NAMESPACE_END)[2]
        if not self._open and local not in self._wanted:
            return
        element = Element(local, attributes, line)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        if self._open:
            closed = self._open.pop()
            if not self._open:
                self._done.append(closed)

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def refuse(self, *_: object) -> None:
        raise UnsafeXmlError(self._name)

    def taken(self) -> list[Element]:
        done, self._done = self._done, []
        return done
