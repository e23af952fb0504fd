"""Many queries at once, each in a process that can be ended: a quick lane for all, a slow lane for the heavy.

Every query begins in the quick lane. One that still runs after `Limits.patience` moves, with its worker, to the slow
lane, where few run at once and with the lowest priority that the operating system has; a fresh worker takes the place
in the quick lane. Where the slow lane is full the query is ended, waits for a place, and starts anew. So a light query
waits for the heavy ones that came before it no longer than the patience with each, which is the shorter the more wait.
A query that was found heavy goes straight to the slow lane when it comes again.
"""

import asyncio
import hashlib
import logging
from collections import OrderedDict, deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self

from craftgraph.serve.answering import BusyError, Departure, DiedError, GoneError, Limits, TimeLimitError
from craftgraph.serve.channel import Nursery, Worker
from craftgraph.serve.wire import Answer, Question, Source

_LOG: Final = logging.getLogger(__name__)
_REMEMBERED: Final = 1000
_LEAST_PATIENCE: Final = 0.02
_LONGEST_WAIT: Final = 8
"""A query that uses no processor time, since it waits for the disk, may stay in the quick lane so much longer."""


class _DisplacedError(Exception):
    """The query was ended since it is heavy and the slow lane is full."""


@dataclass(eq=False, slots=True)
class _Run:
    """A query in the quick lane."""

    worker: Worker
    key: bytes
    departure: Departure | None
    began: float
    timer: asyncio.TimerHandle = field(init=False)


class Pool:
    """Workers over one source of data, as an asynchronous context manager.

    Entering loads the data (which may take a while) and raises CraftGraphError where it cannot be read.
    """

    live = False

    def __init__(self, source: Source, limits: Limits) -> None:
        self.limits = limits
        self.sandboxed = False
        self._source = source
        self._idle: deque[Worker] = deque()
        self._wanting: deque[asyncio.Future[Worker]] = deque()
        self._runs: set[_Run] = set()
        self._slow_free = limits.slow
        self._wanting_slow: deque[asyncio.Future[None]] = deque()
        self._heavy: OrderedDict[bytes, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._nursery = Nursery(self._source)
        try:
            self.sandboxed = await self._nursery.ready()
            await asyncio.gather(*(self._add_quick_worker() for _ in range(self.limits.quick)))
        except BaseException:
            await self._nursery.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        for waiting in self._wanting:
            waiting.cancel()
        for place in self._wanting_slow:
            place.cancel()
        await self._nursery.close()

    async def ask(self, question: Question, departure: Departure | None = None) -> Answer:
        """Answer a question.

        Raises BusyError, TimeLimitError, DiedError, or GoneError once `departure` tells that nobody waits.
        """
        frame = question.frame()
        key = hashlib.blake2b(frame, digest_size=16).digest()
        if key not in self._heavy:
            worker = await self._quick_worker()
            run = _Run(worker, key, departure, self._loop.time())
            run.timer = self._loop.call_later(self._patience(), self._look, run)
            self._runs.add(run)
            try:
                return await worker.ask(frame)
            except _DisplacedError:
                pass
            finally:
                run.timer.cancel()
                self._runs.discard(run)
                self._release(worker)
        return await self._ask_slowly(frame, key, departure)

    def _patience(self) -> float:
        """How long a query may stay in the quick lane: the more wait for their turn, the shorter."""
        if not self._wanting:
            return self.limits.patience
        return max(self.limits.hurry * self.limits.quick / (self.limits.quick + len(self._wanting)), _LEAST_PATIENCE)

    async def _quick_worker(self) -> Worker:
        while self._idle:
            worker = self._idle.popleft()
            if not worker.gone:
                return worker
            self._release(worker)
        if len(self._wanting) >= self.limits.queue:
            raise BusyError
        waiting: asyncio.Future[Worker] = self._loop.create_future()
        self._wanting.append(waiting)
        for run in self._runs:
            run.timer.cancel()
            run.timer = self._loop.call_at(run.began + self._patience(), self._look, run)
        try:
            async with asyncio.timeout(self.limits.time):
                return await waiting
        except TimeoutError:
            raise BusyError from None

    def _look(self, run: _Run) -> None:
        """Look whether a query has used up the patience with it; look again later if not."""
        left = self._patience() - run.worker.spent()
        if left <= 0 or self._loop.time() - run.began > _LONGEST_WAIT * self.limits.patience:
            self._lose_patience(run)
        else:
            run.timer = self._loop.call_later(max(left, 0.01), self._look, run)

    def _lose_patience(self, run: _Run) -> None:
        """Take a heavy query out of the quick lane: with its worker where the slow lane has a place, else end it."""
        self._heavy[run.key] = None
        if len(self._heavy) > _REMEMBERED:
            self._heavy.popitem(last=False)
        self._runs.discard(run)
        run.worker.left = True
        self._start(self._add_quick_worker())
        if self._slow_free == 0:
            run.worker.end(_DisplacedError())
            return
        self._slow_free -= 1
        self._slow_down(run.worker, self.limits.time - (self._loop.time() - run.began))
        if run.departure is not None:
            run.worker.watch(self._start(run.departure()), GoneError())

    async def _ask_slowly(self, frame: bytes, key: bytes, departure: Departure | None) -> Answer:
        watch = self._start(departure()) if departure else None
        try:
            await self._slow_place(watch)
            try:
                worker = await self._nursery.fork()
            except BaseException:
                self._give_slow_place_back()
                raise
            worker.left = True
            began = self._loop.time()
            self._slow_down(worker, self.limits.time)
            if watch is not None:
                worker.watch(watch, GoneError())
            try:
                answer = await worker.ask(frame)
            finally:
                self._release(worker)
            if self._loop.time() - began < self.limits.hurry:
                self._heavy.pop(key, None)
            return answer
        finally:
            if watch is not None:
                watch.cancel()

    async def _slow_place(self, watch: asyncio.Task[None] | None) -> None:
        if self._slow_free:
            self._slow_free -= 1
            return
        if len(self._wanting_slow) >= self.limits.queue:
            raise BusyError
        place: asyncio.Future[None] = self._loop.create_future()
        self._wanting_slow.append(place)
        both = {place, watch} if watch else {place}
        await asyncio.wait(both, timeout=self.limits.time, return_when=asyncio.FIRST_COMPLETED)
        if not place.done():
            self._wanting_slow.remove(place)
            raise GoneError if watch and watch.done() else BusyError

    def _slow_down(self, worker: Worker, seconds: float) -> None:
        worker.slow = True
        worker.give_way()
        worker.later(seconds, worker.end, TimeLimitError())

    def _release(self, worker: Worker) -> None:
        """Put a worker back into the quick lane, or end it and fill the place that it leaves."""
        worker.rest()
        if worker.slow:
            self._give_slow_place_back()
        if worker.left or worker.gone:
            self._nursery.kill(worker)
            if not worker.left:
                self._start(self._add_quick_worker())
        else:
            self._offer(worker)

    def _give_slow_place_back(self) -> None:
        while self._wanting_slow:
            place = self._wanting_slow.popleft()
            if not place.done():
                place.set_result(None)
                return
        self._slow_free += 1

    def _offer(self, worker: Worker) -> None:
        while self._wanting:
            waiting = self._wanting.popleft()
            if not waiting.done():
                waiting.set_result(worker)
                return
        self._idle.append(worker)

    async def _add_quick_worker(self) -> None:
        try:
            worker = await self._nursery.fork()
        except DiedError:
            if not self._closed:
                _LOG.exception("The process that holds the data has ended: no more queries can be run. Start it again.")
            return
        self._offer(worker)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
