"""A real server over the four invented articles of tests/fixtures/sample.trig, asked by HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import httpx
import pyoxigraph as ox
import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://w3id.org/craftgraph/id/"


@pytest.fixture(scope="session")
def store_path(tmp_path_factory) -> Path:
    """A store on disk with the fixture in it."""
    path = tmp_path_factory.mktemp("serve") / "store"
    store = ox.Store(str(path))
    store.bulk_load(path=str(ROOT / "tests/fixtures/sample.trig"), format=ox.RdfFormat.TRIG)
    return path


@contextmanager
def running(
    store: Path | str, *options: str, folder: Path | None = None, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[str, Path]]:
    """Run `craftgraph serve` on a free port; yields its address and the file of what it writes to stderr.

    `store` is a folder of Oxigraph's, or an address; then the file is in `folder`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = folder or Path(store).parent
    log = folder / f"serve-{port}.log"
    selector = f"oxigraph:{store}" if isinstance(store, Path) else store
    command = [sys.executable, "-m", "craftgraph", "serve", f"--store={selector}", f"--port={port}", *options]
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            command, stderr=stderr, env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}, cwd=folder
        )
    try:
        deadline = time.monotonic() + 120
        while b"Serving" not in log.read_bytes():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}", log
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def run_server():
    """`running`, for tests with a store of their own."""
    return running


@pytest.fixture(scope="session")
def server(store_path) -> Iterator[str]:
    """The address of a server for this machine only, with a time limit of two seconds and a limit of 1,000 rows."""
    with running(store_path, "--time-limit=2", "--max-rows=1000") as (address, log):
        yield address
        assert "Traceback" not in log.read_text()


@pytest.fixture(scope="session")
def evidence_server(store_path) -> Iterator[str]:
    """The address of a server that shows only sentences that are evidence."""
    with running(store_path, "--evidence-only") as (address, log):
        yield address
        assert "Traceback" not in log.read_text()


@pytest.fixture(scope="session")
def client(server) -> Iterator[httpx.Client]:
    """A client of `server`; it follows no redirects."""
    with httpx.Client(base_url=server, timeout=30) as opened:
        yield opened


@pytest.fixture(scope="session")
def over_ours(server, tmp_path_factory) -> Iterator[httpx.Client]:
    """A client of a server over a remote store, which is our own endpoint."""
    folder = tmp_path_factory.mktemp("over-ours")
    with running(f"{server}/sparql", "--max-rows=1000", folder=folder) as (address, log):
        with httpx.Client(base_url=address, timeout=60) as client:
            yield client
        assert "Traceback" not in log.read_text()
