"""The process from which workers come: it loads the data once, then forks a worker whenever the server asks for one.

A fork of a process that holds the data in memory costs a millisecond or two and no second copy of the data, so a worker
that runs a query which must be ended can be killed and replaced. Run as `python -m craftgraph.serve.nursery FD SOURCE`;
FD is a Unix socket, over which commands come (`wire.COMMAND`).
"""

import json
import os
import select
import shutil
import signal
import socket
import struct
import sys
import tempfile
from collections.abc import Iterator
from typing import Final, NoReturn

import pyoxigraph as ox

from craftgraph.serve.sandbox import die_with_parent, forbid_sockets, limit_memory
from craftgraph.serve.wire import COMMAND, Source, decode_source
from craftgraph.serve.worker import work

_NIF: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_TEXT, _ANCHOR = ox.NamedNode(f"{_NIF}isString"), ox.NamedNode(f"{_NIF}anchorOf")


def main() -> None:
    """Load the data, say so, and fork workers until the server goes away."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    source = decode_source(sys.argv[2])
    try:
        path, store = _prepared(source)
    except (OSError, ValueError) as error:
        control.sendall(json.dumps({"error": str(error)}).encode() + b"\n")
        return
    sandboxed = forbid_sockets()
    control.sendall(json.dumps({"sandboxed": sandboxed}).encode() + b"\n")
    _fork_on_demand(control, source, path, store)
    if path != source.path:
        shutil.rmtree(path, ignore_errors=True)


def _prepared(source: Source) -> tuple[str, ox.Store | None]:
    """Return the folder to open, or what is held in memory. Raises OSError or ValueError where that cannot be had."""
    original = ox.Store.read_only(source.path)  # also to tell of a store that cannot be opened before any question
    if not source.in_memory and not source.evidence_only:
        return source.path, None
    quads: Iterator[ox.Quad] = original.quads_for_pattern(None, None, None, None)
    if source.evidence_only:
        stating = set(original.named_graphs())
        quads = (q for q in quads if q.predicate != _TEXT and (q.predicate != _ANCHOR or q.subject in stating))
    if source.in_memory:
        copy = ox.Store()
        copy.bulk_extend(quads)
        return source.path, copy
    path = tempfile.mkdtemp(prefix="craftgraph-serve-")
    on_disk = ox.Store(path)
    on_disk.bulk_extend(quads)
    on_disk.optimize()
    return path, None


def _fork_on_demand(control: socket.socket, source: Source, path: str, store: ox.Store | None) -> None:
    alive: set[int] = set()
    while True:
        ready, _, _ = select.select([control], [], [], 1.0)
        if ready:
            data, fds, _, _ = socket.recv_fds(control, COMMAND.size, 1)
            if not data:
                break
            while len(data) < COMMAND.size:
                data += control.recv(COMMAND.size - len(data))
            command, pid = COMMAND.unpack(data)
            if command == b"K" and pid in alive:
                os.kill(pid, signal.SIGKILL)
            elif command == b"F":
                pid = os.fork()
                if pid == 0:
                    _worker(control, fds[0], source, path, store)
                os.close(fds[0])
                alive.add(pid)
        # A dead child keeps its process id until it is waited for here, so no kill can meet a stranger.
        while alive and (dead := os.waitpid(-1, os.WNOHANG)[0]):
            alive.discard(dead)
    for pid in alive:
        os.kill(pid, signal.SIGKILL)


def _worker(control: socket.socket, fd: int, source: Source, path: str, store: ox.Store | None) -> NoReturn:
    """What a forked child does: it never returns."""
    status = 1
    try:
        control.close()
        die_with_parent()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what Oxigraph prints when its memory runs out
        held = store if store is not None else ox.Store.read_only(path)
        limit_memory(source.memory)
        with socket.socket(fileno=fd) as pipe:
            pipe.sendall(struct.pack(">I", os.getpid()))
            work(held, pipe, source.prefixes)
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
