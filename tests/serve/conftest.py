"""A real server over the four invented articles of tests/fixtures/sample.trig, asked by HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
def running(path: Path, *options: str) -> Iterator[tuple[str, Path]]:
    """Run `craftgraph serve` on a free port; yields its address and the file of what it writes to stderr."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = path.parent / f"serve-{port}.log"
    command = [sys.executable, "-m", "craftgraph", "serve", f"--store=oxigraph:{path}", f"--port={port}", *options]
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            command, stderr=stderr, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, cwd=path.parent
        )
    try:
        deadline = time.monotonic() + 60
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
