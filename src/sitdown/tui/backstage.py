"""Where verbs run: off the event loop, so that no key waits for the disk.

Writes go through one thread, in the order they were asked for (SQLite has one writer anyway).
The store and the ORM are loaded here, by the first verb or when the person is idle, never by the
first screen.
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitdown.engine.desk import Desk

Result = TypeVar("Result")


class Backstage:
    """Runs verbs against a desk that is opened once, in a thread."""

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._opening = threading.Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="reader")

    @property
    def is_open(self) -> bool:
        """Whether the desk is there, so that a verb starts at once."""
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The desk, opened now when it is not: call it from a thread, not from the event loop."""
        with self._opening:
            if self._desk is None:
                self._desk = self._open_desk()
            return self._desk

    async def ready(self) -> None:
        """Load the ORM and open the store, when that is not done yet."""
        if not self.is_open:
            await self._run(self._readers, lambda: self.desk)

    async def write(self, verb: Callable[[Desk], Result]) -> Result:
        """Run a verb that writes, after those asked for before it."""
        return await self._run(self._writer, lambda: verb(self.desk))

    async def read(self, look: Callable[[Desk], Result]) -> Result:
        """Run a verb that only looks, beside the writes."""
        return await self._run(self._readers, lambda: look(self.desk))

    def put(self, verb: Callable[[Desk], object], failed: Callable[[BaseException], None]) -> None:
        """Ask for a write and go on; ``failed`` is called in the writer's thread if it fails."""
        future = self._writer.submit(lambda: verb(self.desk))
        future.add_done_callback(lambda done: _tell_if_failed(done, failed))

    def close(self) -> None:
        """Wait for what was asked for, then give the store back."""
        self._writer.shutdown(wait=True, cancel_futures=False)
        self._readers.shutdown(wait=False, cancel_futures=True)
        if self._desk is not None:
            self._desk.store.close()

    async def _run(self, pool: ThreadPoolExecutor, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(pool, work)


def _tell_if_failed(done: Future[object], failed: Callable[[BaseException], None]) -> None:
    error = done.exception()
    if error is not None:
        failed(error)
