"""A number of places, and a queue before them that is not endless."""

import asyncio
from types import TracebackType

from craftgraph.serve.answering import BusyError


class Lane:
    """Places for so many at once, as an asynchronous context manager; entering raises BusyError where too many wait."""

    def __init__(self, places: int, queue: int, seconds: float) -> None:
        self._places = asyncio.Semaphore(places)
        self._queue, self._seconds = queue, seconds
        self.waiting = 0
        """How many wait for a place."""

    @property
    def full(self) -> bool:
        """Whether one who came now would have to wait."""
        return self._places.locked()

    async def __aenter__(self) -> None:
        if self.full and self.waiting >= self._queue:
            raise BusyError
        self.waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._places.acquire()
        except TimeoutError:
            raise BusyError from None
        finally:
            self.waiting -= 1

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._places.release()
