"""What a session's plan names against what its commits changed, file by file. Pure.

It is no judgement of the work: a plan may name what only had to be read, and a good change may
need a file that nobody thought of. It tells where to look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PATH = re.compile(
    r"(?<![\w/.:@+~\\-])(?:\./)?"  # not within a word, an address or a longer path
    r"((?:[\w@+.-]+/)+[\w@+.-]*\.[A-Za-z][A-Za-z0-9]{0,7})(?![\w/])"
)
_WORD = re.compile(r"[\w@+.-]+")


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a plan names, and where it does so first, such as ``plan.md line 12``."""

    path: str
    where: str


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that commits changed, as a path from the top of the repository."""

    path: str
    commits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """How far plan and commits speak of the same files.

    Attributes:
        both: named, and changed.
        only_named: named, and not changed.
        only_changed: changed, and not named.
    """

    both: tuple[ChangedFile, ...]
    only_named: tuple[NamedFile, ...]
    only_changed: tuple[ChangedFile, ...]

    @property
    def percent(self) -> int | None:
        """Of all these files, those that are in both; None where one side has none."""
        changed = len(self.both) + len(self.only_changed)
        if not changed or not (self.both or self.only_named):
            return None
        return round(100 * len(self.both) / (changed + len(self.only_named)))


def named_files(texts: Mapping[str, str]) -> tuple[NamedFile, ...]:
    """The files that texts name: words with a folder and an ending, such as ``src/a.ts``.

    Args:
        texts: by their own names, in the order in which they are read.
    """
    found: dict[str, NamedFile] = {}
    for name, text in texts.items():
        for number, line in enumerate(text.splitlines(), start=1):
            for match in _PATH.finditer(line):
                path = match[1]
                if ".." not in path.split("/"):
                    found.setdefault(path, NamedFile(path, f"{name} line {number}"))
    return tuple(found.values())


def drift(texts: Mapping[str, str], changed: Mapping[str, tuple[str, ...]]) -> Drift:
    """What the texts of a plan name against what commits changed.

    A changed file counts as named, too, where only its own name stands there, without a folder.

    Args:
        texts: of the plan, by their names.
        changed: by path from the top of the repository, the commits that changed it.
    """
    named = named_files(texts)
    words = {word.strip(".") for text in texts.values() for word in _WORD.findall(text)}
    files = [ChangedFile(path, changed[path]) for path in sorted(changed)]
    met = {each.path for each in named if any(_is_same(each.path, file.path) for file in files)}
    both = [
        file
        for file in files
        if file.path.rpartition("/")[2] in words
        or any(_is_same(each.path, file.path) for each in named)
    ]
    return Drift(
        both=tuple(both),
        only_named=tuple(each for each in named if each.path not in met),
        only_changed=tuple(file for file in files if file not in both),
    )


def _is_same(named: str, changed: str) -> bool:
    """Whether a name in a plan, which may begin below the top, means a changed file."""
    return changed == named or changed.endswith(f"/{named}")
