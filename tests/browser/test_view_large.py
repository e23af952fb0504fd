"""Pages of many nodes: all of gold in one page, and a made graph larger than the page takes by itself."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from craftgraph.build import current_run
from craftgraph.cli.group import main
from craftgraph.corpus import extraction_of, load
from craftgraph.entities.identity import identify
from craftgraph.graph.quads import nquads
from craftgraph.resources import resource
from craftgraph.view.draw import LIMIT, page_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
VIEWS = ("graph", "map", "timeline", "table")
NODES = "Object.keys(craftgraph.graph.network.body.nodes).length"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """`benchmarks/view.py`, which makes graphs of any size."""
    spec = importlib.util.spec_from_file_location("view_benchmark", ROOT / "benchmarks" / "view.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["view_benchmark"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(tmp_path_factory) -> Path:
    """The page that `craftgraph view` draws of all annotated articles of `data/corpus/gold`."""
    folder = tmp_path_factory.mktemp("gold")
    store = ox.Store(str(folder / "store"))
    for file in sorted(resource("data", "corpus", "gold").glob("*.jsonl")):
        for article in load(file):
            extraction = extraction_of(article)
            store.bulk_load(nquads(extraction, identify(extraction), run=current_run()), format=ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    page = folder / "gold.html"
    done = CliRunner().invoke(main, ["view", str(page), f"--store=oxigraph:{folder / 'store'}", "--language=kk"])
    assert done.exit_code == 0, done.output
    return page


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_all_of_gold_in_one_page(open_page, gold, violations, scheme, width):
    page = open_page(gold, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("new Set(craftgraph.data.articles.map(a => a.language)).size") == 3
    assert page.evaluate("craftgraph.data.facts.length") > 200
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
        page.wait_for_timeout(250)  # colours change by degrees
        assert violations(page) == [], view
    page.evaluate("craftgraph.panel.choose(craftgraph.data.things.reduce((a, b) => (b.weight > a.weight ? b : a)))")
    assert page.locator("#panel .said").count() > 3
    assert violations(page) == []


def test_the_table_is_printed_whole(open_page, gold, tmp_path):
    page = open_page(gold, "#view=table")
    rows = page.locator("#view-table tbody tr")
    assert rows.count() == 100
    told = page.evaluate("craftgraph.table.rows(true).length")
    assert f"1–100 / {told}" in page.inner_text("caption")
    page.evaluate(
        "addEventListener('beforeprint', () => { window.printed = document.querySelectorAll('tbody tr').length; })"
    )
    page.pdf(format="A4", path=tmp_path / "table.pdf")
    assert page.evaluate("window.printed") == min(told, 2000) > 100
    assert rows.count() == 100


def test_what_is_left_out_is_told(open_page, benchmark, tmp_path):
    file = tmp_path / "part.html"
    file.write_text(page_of(benchmark.made(600), language="en", limit=400), encoding="utf-8")
    page = open_page(file)
    assert 300 < page.evaluate(NODES) <= 400
    here = page.evaluate("craftgraph.data.things.filter(t => t.weight).length")
    everything = page.evaluate("craftgraph.data.raw.inAll[0]")
    told = page.inner_text("#left-out")
    assert f"{here} things of {everything}" in told
    assert "--limit 0" in told


def test_more_nodes_than_are_shown_unasked(open_page, benchmark, tmp_path):
    file = tmp_path / "whole.html"
    file.write_text(page_of(benchmark.made(LIMIT + 200), language="en", limit=0), encoding="utf-8")
    page = open_page(file)
    assert page.evaluate(NODES) > LIMIT
    assert page.is_hidden("#left-out")
    assert page.evaluate("craftgraph.graph.labels.length") > 20
    page.fill("#search", "festival number 7")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Festival number 7"
    page.click("#panel >> text=Around it")
    assert 3 < page.evaluate("craftgraph.graph.network.body.nodeIndices.length") < 200
    page.go_back()
    assert page.evaluate("craftgraph.graph.network.body.nodeIndices.length") > LIMIT
