"""Setting the server up and running it until it is interrupted."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

import uvicorn
from starlette.applications import Starlette

from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph.namespaces import PREFIXES
from craftgraph.serve.answering import Answering, Limits
from craftgraph.serve.app import application
from craftgraph.serve.pool import Pool
from craftgraph.serve.site import Settings
from craftgraph.serve.wire import Source

_IN_MEMORY: Final = 128 << 20
"""A store up to this size on disk, in bytes, is copied into memory: answers come faster, and the start takes longer."""
_CONNECTIONS: Final = 1000
_FAR_QUICK, _FAR_SLOW, _FAR_PATIENCE = 16, 8, 2.0
"""Lanes of a remote store: how many queries its server gets at once, and after how many seconds one is a heavy one."""


def answering(selector: str, *, evidence_only: bool, time: float, rows: int) -> Answering:
    """Return what answers queries over a store: processes of our own, or the server that holds a remote one.

    `time` (seconds) and `rows` limit one query. Raises UsageError for a selector of another form, for a store in
    memory, and for a remote store of which only the evidence is to be shown; CraftGraphError where there is no store.
    """
    if selector.startswith(("http://", "https://")):
        if evidence_only:
            raise UsageError(
                f"{selector}: the texts of a remote store cannot be held back: write --full-text if they may be shown, "
                "or build a store on this machine, oxigraph:PATH"
            )
        from craftgraph.graph.transport import Access  # noqa: PLC0415 - a store on this machine needs no HTTP client
        from craftgraph.serve.remote import Remote  # noqa: PLC0415

        far = Limits(time=time, rows=rows, quick=_FAR_QUICK, slow=_FAR_SLOW, patience=_FAR_PATIENCE)
        return Remote(Access.from_environment(selector), far)
    limits = Limits(time=time, rows=rows)
    return Pool(source_of(selector, evidence_only=evidence_only, memory=limits.memory), limits)


def source_of(selector: str, *, evidence_only: bool, memory: int) -> Source:
    """Return where the data of a store is and how it is best held.

    Raises UsageError for a selector of another form or of a store in memory, CraftGraphError where there is no store.
    """
    kind, _, rest = selector.partition(":")
    if kind != "oxigraph" or not rest:
        raise UsageError(f"{selector}: a store on disk or a remote one is served: write oxigraph:PATH or https://…")
    path = Path(rest)
    if not (path / "CURRENT").is_file():
        raise CraftGraphError(f"{path}: there is no store; `craftgraph build` makes one")
    size = sum(file.stat().st_size for file in path.iterdir() if file.is_file())
    return Source(str(path), size <= _IN_MEMORY, evidence_only, memory, dict(PREFIXES))


def is_local(host: str) -> bool:
    """Whether an address to listen at is reached from this machine only.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def serve(answers: Answering, settings: Settings, *, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until interrupted; `ready` is called once requests are answered.

    Raises CraftGraphError where the data cannot be loaded or the port cannot be had.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listener:
        try:
            listener.bind((host, port))
        except OSError as error:
            raise CraftGraphError(
                f"{host}:{port}: cannot listen there: {error.strerror}; try another --port"
            ) from error
        asyncio.run(_serve(application(answers, settings), listener, ready))


async def _serve(app: Starlette, listener: socket.socket, ready: Callable[[], None]) -> None:
    config = uvicorn.Config(
        app,
        lifespan="off",  # entered here, so that what it raises reaches the user as a line
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
    )
    async with app.router.lifespan_context(app):
        listener.listen(_CONNECTIONS)  # from now on nobody is turned away
        ready()
        await uvicorn.Server(config).serve(sockets=[listener])
