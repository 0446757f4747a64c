"""Reading JSON that may be broken. Pure."""

from __future__ import annotations

import json
from typing import Any


def read_json(raw: bytes) -> Any:
    """What JSON bytes hold, leniently: halves of letters and bytes that are
    no UTF-8 are let through. None for what is no JSON all the same.
    """
    try:
        return json.loads(raw.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
