"""Take the pictures of the graph page that the documentation shows, from the sample articles, in a real browser.

    python scripts/picture_view.py

It builds `data/articles` into a store of its own, draws the page, and writes `docs/images/*.png`. CHROMIUM may name the
browser; else `chromium` is looked for.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
WHERE = ROOT / "docs" / "images"
FIND = "(name) => craftgraph.panel.choose(craftgraph.search.find(name)[0].thing, { centre: true })"
PICTURES: dict[str, tuple[str, str, str, tuple[int, int]]] = {
    "graph": ("lang=en", "", "light", (1400, 860)),
    "evidence": ("lang=en", "Tsyrulnikov", "light", (1400, 860)),
    "map": ("lang=ru&view=map", "", "light", (1400, 860)),
    "timeline": ("lang=en&view=timeline", "", "light", (1400, 860)),
    "dark": ("lang=kk", "Алматы", "dark", (1400, 860)),
    "phone": ("lang=kk", "Алматы", "light", (390, 844)),
}
"""Name → address, thing that is looked for, colours, width and height."""


def main() -> None:
    """Build, draw and take the pictures."""
    WHERE.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        store, page_file = f"--store=oxigraph:{folder}/graph.db", Path(folder) / "graph.html"
        for arguments in (["build", str(ROOT / "data" / "articles")], ["view", str(page_file)]):
            subprocess.run([sys.executable, "-m", "craftgraph", *arguments, store], check=True, cwd=folder)
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, (address, thing, colours, (width, height)) in PICTURES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colours)
            page = context.new_page()
            page.goto(f"{page_file.as_uri()}#{address}")
            page.wait_for_selector("html[data-ready]")
            if thing:
                page.evaluate(FIND, thing)
            page.wait_for_timeout(600)
            page.screenshot(path=WHERE / f"{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
