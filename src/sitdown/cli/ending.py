"""Ending a command on a signal as on Ctrl+C, so that it takes away what it only half made."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise ``SystemExit`` with 128 and the signal's number where SIGINT, SIGTERM or SIGHUP comes.

    Only the first one does: what is taken away at the end is not to be interrupted once more. What
    a screen sets for itself meanwhile takes its place. Elsewhere than in the main thread, which
    alone is told of signals, it does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.signal(each, _end) for each in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    for each in _ENDING:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)
