"""What answers queries: the interface that pages and endpoint ask, its limits, and how an answer can fail to come."""

import os
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from craftgraph.serve.wire import Answer, Question

Departure = Callable[[], Coroutine[Any, Any, None]]
"""Makes a coroutine that ends when nobody waits for the answer any more."""


class BusyError(Exception):
    """Too many queries are waiting already: try again later."""


class TimeLimitError(Exception):
    """The query ran to its time limit and was ended."""


class GoneError(Exception):
    """Nobody waits for the answer any more; the query was ended."""


class DiedError(Exception):
    """The worker ended while it answered: the query needed more memory than it may have."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take. Times are in seconds, sizes in bytes.

    `time`, `rows`, `size` and `memory` are for one query. `quick` and `slow` are how many may run at once in the two
    lanes; `patience` is how long a query may stay in the quick lane (processor time, where it runs here), `hurry` how
    long at most while others wait there; `queue` is how many may wait in each lane.
    """

    time: float = 30.0
    rows: int = 100_000
    size: int = 32 << 20
    memory: int = 1 << 30
    quick: int = max(4, os.cpu_count() or 1)
    slow: int = max(2, os.cpu_count() or 1)
    patience: float = 0.25
    hurry: float = 0.1
    queue: int = 256


class Answering(Protocol):
    """Answers queries, as an asynchronous context manager.

    Entering makes ready, which may take a while, and raises CraftGraphError where that fails.
    """

    limits: Limits
    live: bool
    """Whether the data may change while it is served."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    async def ask(self, question: Question, departure: Departure | None = None) -> Answer:
        """Answer a question.

        Raises BusyError, TimeLimitError, DiedError, GoneError once `departure` tells that nobody waits, and Refusal,
        whose status and words are for the client.
        """
        ...
