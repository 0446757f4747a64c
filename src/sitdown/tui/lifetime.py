"""How the app ends: by a signal, with its terminal, or by a failure nobody foresaw.

Textual by itself dies at once of SIGTERM and SIGHUP and leaves the terminal in its own mode, and
spins for ever when the terminal goes away without a signal.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sitdown.reports import write_report

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

LOOK_SECONDS = 2.0
"""How often the watchdog asks whether the terminal is still there."""
LAST_SECONDS = 3.0
"""How long a clean end may take once the terminal is gone: drafts are written in this time."""
HUNG_UP = 128 + signal.SIGHUP
"""The exit code of a program that lost its terminal, as a shell reports it."""


INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a program that was interrupted with Ctrl+C."""


def end_on_signals(app: App[Any]) -> None:
    """End cleanly on SIGTERM, SIGHUP and SIGINT: screens are left, drafts are kept, the terminal is
    given back. Call it on the event loop; only the main thread can take signals.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(each, app.exit, None, 128 + each)


def end_with_terminal(app: App[Any]) -> None:
    """Watch the terminal from a thread, and end when it is gone.

    A dead terminal blocks the event loop itself once its output queue is full, so no timer and no
    handler on the loop could notice.
    """
    stdin = sys.__stdin__
    if stdin is None or not stdin.isatty():
        return
    loop = asyncio.get_running_loop()
    descriptor = stdin.fileno()
    threading.Thread(
        target=_watch, args=(app, loop, descriptor), name="terminal-watchdog", daemon=True
    ).start()


def let_go_of_a_dead_terminal() -> None:
    """Send what a closed terminal did not take nowhere: Python would flush it once more at its
    end, fail, and give that failure's exit code in place of the app's.
    """
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def report_sentence(error: BaseException, report: Path | None) -> str:
    """What the person is told of a failure: one sentence, nothing of what they wrote."""
    failed = f"Sitdown failed ({type(error).__name__}). What you said and your drafts are kept."
    return f"{failed} Details: {report}" if report else f"{failed} No report could be written."


def report(folder: Path, error: BaseException) -> None:
    """Keep a report of a failure, and have it told in one sentence on the terminal."""
    from rich.text import Text
    from textual.worker import WorkerFailed

    # What wraps the failure of a worker has no traceback of its own.
    cause = error.error if isinstance(error, WorkerFailed) else error
    try:
        kept = write_report(folder, cause)
    except OSError:
        kept = None
    sentence = report_sentence(cause, kept)
    vars(error)["__rich__"] = lambda: Text(sentence)


def _watch(app: App[Any], loop: asyncio.AbstractEventLoop, descriptor: int) -> None:
    import termios
    import time

    while True:
        time.sleep(LOOK_SECONDS)
        try:
            termios.tcgetattr(descriptor)
        except (termios.error, OSError):
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(app.exit, None, HUNG_UP)
            time.sleep(LAST_SECONDS)
            # The loop, or its shutdown, is stuck in the dead terminal's output.
            os._exit(HUNG_UP)
