"""What tests in a real browser share: Chromium by Playwright, pages that may reach nobody else, and axe."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from craftgraph.resources import resource

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser():
    """A Chromium. Without one the tests are skipped, except where CI promises one.

    One a module: while Playwright runs, no other test of the process can run an event loop.
    """
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("there is no chromium")
        pytest.skip("there is no chromium")
    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def violations():
    """A function: what axe has against a page, one line each; empty where it has nothing."""

    def check(page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{each['id']} ({each['impact']}): {each['help']}: {node['html'][:200]}"
            for each in found
            for node in each["nodes"]
        ]

    return check


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory) -> Path:
    """The page of the sample articles, from `craftgraph build` and `craftgraph view`."""
    folder = tmp_path_factory.mktemp("articles")
    for command in (["build", str(resource("data", "articles"))], ["view", "graph.html"]):
        run = [sys.executable, "-m", "craftgraph", *command, "--store=oxigraph:graph.db"]
        subprocess.run(run, check=True, cwd=folder, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    return folder / "graph.html"


@pytest.fixture
def open_page(browser):
    """A function that opens a file; at the end nothing may have been requested and nothing have gone wrong."""
    troubles: list[str] = []
    contexts = []

    def opened(path: Path, address: str = "", **options):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("request", lambda r: None if r.url.startswith(("file:", "blob:", "data:")) else troubles.append(r.url))
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server over the invented articles, on a free port."""
    folder = tmp_path_factory.mktemp("served")
    ox.Store(str(folder / "store")).bulk_load(path=str(ROOT / "tests/fixtures/sample.trig"), format=ox.RdfFormat.TRIG)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "log"
    command = [sys.executable, "-m", "craftgraph", "serve", f"--store=oxigraph:{folder / 'store'}", f"--port={port}"]
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            command, stderr=stderr, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}
        )
    deadline = time.monotonic() + 120
    while b"Serving" not in log.read_bytes():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)
