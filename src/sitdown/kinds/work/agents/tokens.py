"""The tokens of a request to a model. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """What went into a request and came out of it. No token is counted in two of the numbers."""

    input: int = 0
    output: int = 0
    cache_write_5m: int = 0
    cache_write_1h: int = 0
    cache_read: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)

    @property
    def all_in(self) -> int:
        """What went in: fresh, written to the cache, read from it."""
        return self.total - self.output
