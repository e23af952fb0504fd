"""Take the pictures of the pages that docs/serve.md shows, light and dark, in a real browser.

    python benchmarks/serve_pictures.py oxigraph:craftgraph.db docs/images

The thing is the one of which the store tells most, article and statement are those of its second fact. Needs
Chromium and Playwright.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

SOURCE = Path(__file__).resolve().parents[1] / "src"
FESTIVALS = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a cg:Festival ; ?p ?o FILTER(isIRI(?o) && ?p != rdf:type) }"
SIZE = {"width": 1000, "height": 900}


def main(selector: str, folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "craftgraph", "serve", f"--store={selector}", f"--port={port}"]
    server = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(SOURCE)})
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.2)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for light in ("light", "dark"):
                page = browser.new_page(viewport=SIZE, color_scheme=light)
                take(page, f"http://127.0.0.1:{port}", folder, light)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def take(page: Page, address: str, folder: Path, light: str) -> None:
    """Go from page to page as a reader does, and take a picture of each."""

    def picture(name: str) -> None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"serve-{name}-{light}.png")

    page.goto(address)
    picture("start")
    thing = page.get_attribute(".things a >> nth=0", "href")
    page.fill("#q", (page.text_content(".things a >> nth=0") or "")[:3])
    page.wait_for_selector("#suggestions [role=option]")
    picture("search")
    page.goto(f"{address}{thing}")
    picture("thing")
    statement = page.get_attribute("a.permalink >> nth=1", "href")
    article = page.get_attribute(".evidence a[href^='/page/article/'] >> nth=1", "href")
    for name, path in {
        "statement": statement,
        "article": (article or "").partition("#")[0],
        "query": "/query?name=heads",
        "drawn": f"/query?query={quote(FESTIVALS)}",
    }.items():
        page.goto(f"{address}{path}")
        if name == "drawn":
            page.evaluate("document.getElementById('result').scrollIntoView()")
        picture(name)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
