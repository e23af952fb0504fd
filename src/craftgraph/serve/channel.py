"""The server's ends of the pipes to its other processes: the nursery, and the workers that it forks."""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, Final

from craftgraph.errors import CraftGraphError
from craftgraph.serve.answering import DiedError
from craftgraph.serve.wire import COMMAND, LENGTH, LENGTHS, Answer, Source, encode_source

_LOWEST_PRIORITY: Final = 19
_SCHEDULED: Final = 2  # Linux: the kind of a process's clock that tells the time it ran on a processor


class Worker(asyncio.Protocol):
    """A worker as the server sees it: it gets one question at a time.

    `gone`: it has ended, or been told to. `left`: it is no longer of the quick lane. `slow`: it holds a place in the
    slow lane.
    """

    def __init__(self) -> None:
        self.pid = 0
        self.gone = False
        self.left = False
        self.slow = False
        self.born: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._until_answered: list[asyncio.TimerHandle | asyncio.Task[None]] = []
        self._answer: asyncio.Future[Answer] | None = None
        self._ended_by: Exception | None = None
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None
        self._cpu = 0.0
        self._asked = 0.0

    def spent(self) -> float:
        """Return the seconds of processor time that the question under way has taken.

        Where the operating system does not tell that of another process (it does on Linux), it is the time that has
        passed.
        """
        try:
            return time.clock_gettime(~self.pid << 3 | _SCHEDULED) - self._cpu
        except OSError:
            return asyncio.get_running_loop().time() - self._asked

    def ask(self, frame: bytes) -> asyncio.Future[Answer]:
        """Send a question; the future is the answer, or raises DiedError or what `end` was given."""
        assert self._transport is not None
        loop = asyncio.get_running_loop()
        self._answer, self._asked = loop.create_future(), loop.time()
        if self.gone:
            self._answer.set_exception(self._ended_by or DiedError())
        else:
            self._transport.write(frame)
        return self._answer

    def later(self, seconds: float, call: Callable[..., None], *arguments: object) -> None:
        """Have something done after that time unless the question is answered before."""
        self._until_answered.append(asyncio.get_running_loop().call_later(seconds, call, *arguments))

    def watch(self, task: asyncio.Task[None], why: Exception) -> None:
        """End the worker when `task` is done, unless the question is answered before."""
        self._until_answered.append(task)
        task.add_done_callback(lambda done: None if done.cancelled() else self.end(why))

    def rest(self) -> None:
        """Forget what was to be done, since the question has been answered."""
        for each in self._until_answered:
            each.cancel()
        self._until_answered.clear()

    def give_way(self) -> None:
        """Give the process the lowest priority, for good."""
        with contextlib.suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOWEST_PRIORITY)

    def end(self, why: Exception | None = None) -> None:
        """Let no more come from this worker; the question under way raises `why`, or DiedError."""
        self.gone = True
        self._ended_by = self._ended_by or why
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport (called by the event loop)."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Put frames together: first the process id, then answers (called by the event loop)."""
        self._received += data
        if not self.pid:
            if len(self._received) < LENGTH.size:
                return
            (self.pid,) = LENGTH.unpack_from(self._received)
            del self._received[: LENGTH.size]
            self.born.set_result(None)
        if len(self._received) < LENGTHS.size:
            return
        header, body = LENGTHS.unpack_from(self._received)
        begin = LENGTHS.size + header
        if len(self._received) < begin + body:
            return
        status, media_type, message, self._cpu = json.loads(bytes(self._received[LENGTHS.size : begin]))
        answer = Answer(status, media_type, message, bytes(self._received[begin:]))
        self._received.clear()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail what waits for this worker (called by the event loop)."""
        self.gone = True
        for future in (self.born, self._answer):
            if future is not None and not future.done():
                future.set_exception(self._ended_by or DiedError())
                future.exception()  # nobody may be waiting any more, and that is no fault


class Nursery:
    """The process that holds the data and forks workers."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        self._control, theirs = socket.socketpair()
        self._control.setblocking(False)
        command = [sys.executable, "-m", "craftgraph.serve.nursery", str(theirs.fileno()), encode_source(source)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True
        )
        theirs.close()

    async def ready(self) -> bool:
        """Wait until the data is loaded; return whether the operating system keeps queries from opening sockets.

        Raises CraftGraphError where the store cannot be opened.
        """
        loop = asyncio.get_running_loop()
        line = b""
        while not line.endswith(b"\n"):
            received = await loop.sock_recv(self._control, 65536)
            if not received:
                raise CraftGraphError(f"{self._path}: the store could not be loaded; is there memory enough for it?")
            line += received
        greeting: dict[str, Any] = json.loads(line)
        if "error" in greeting:
            raise CraftGraphError(f"{self._path}: the store cannot be opened: {greeting['error']}")
        return bool(greeting["sandboxed"])

    async def fork(self) -> Worker:
        """Return a new worker, ready to be asked. Raises DiedError where there can be none."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [COMMAND.pack(b"F", 0)], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise DiedError from error
        _, worker = await asyncio.get_running_loop().create_unix_connection(Worker, sock=ours)
        await worker.born
        return worker

    def kill(self, worker: Worker) -> None:
        """Kill a worker, whatever it is doing."""
        worker.end()
        with contextlib.suppress(OSError):
            self._control.send(COMMAND.pack(b"K", worker.pid))

    async def close(self) -> None:
        """End the process and all its workers."""
        self._control.close()
        await asyncio.get_running_loop().run_in_executor(None, self._process.wait)
