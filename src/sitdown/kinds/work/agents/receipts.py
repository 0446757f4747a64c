"""What readings of agents' files brought. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TranscriptReceipt:
    """What an import of transcripts did.

    Attributes:
        files: how many transcripts the project has.
        read: how many of them had grown and were read.
        lines: how many lines were read now, by their type.
        unread: how many of them are no JSON objects.
        added: how many requests are new.
        requests: how many the project has in all.
        charged: how many are charged otherwise, or priced, since the last import.
        unpriced: the models whose price is not known, with how many requests each has.
        problems: what stood in the way, as sentences.
    """

    files: int
    read: int
    lines: Mapping[str, int]
    unread: int
    added: int
    requests: int
    charged: int
    unpriced: Mapping[str, int]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class HookReceipt:
    """What a reading of the hooks' files brought.

    Attributes:
        lines: how many were read now.
        events: how many of them are new in the log of an agent.
        unread: how many hold no event that names a session; the file keeps them.
        elsewhere: how many are of no project of the person.
    """

    lines: int = 0
    events: int = 0
    unread: int = 0
    elsewhere: int = 0
    problems: tuple[str, ...] = field(default=())
