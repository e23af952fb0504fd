"""How quick the graph page is, beside plain pyvis and sigma.js, on made graphs.

    python benchmarks/view.py [--sizes 500,2000,5000,20000] [--real] [--ours] [--out FOLDER]

For each size one made graph is drawn three ways: as our page with everything in it, as pyvis draws it by itself
(physics on, as it comes), and by sigma.js at the places of our layout (from npm, where it can be reached; else left
out). `--real` adds the sample articles and all annotated articles of `data/corpus/gold`; `--ours` leaves the others
out. Each page is opened in a headless Chromium without a GPU. Printed as a table in Markdown:

- usable: from the start of loading until it is drawn and answers a click (pyvis: until its physics has come to rest);
- work: seconds of the processor that the page's thread has taken by then; it hardly depends on what else runs;
- frames: a second, while the view is dragged for three seconds, and while the node with the most edges is;
- heap: of JavaScript, after a collection; file: the size of the page;
- made: seconds that Python takes to make the page;
- pace: seconds that a hundred million additions take in that browser just then. The figures of two rows compare where
  their paces do: on a machine that is busy with other things all of them are worse.
"""

import argparse
import functools
import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from playwright.sync_api import BrowserType, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as Overdue

from craftgraph.build import build, current_run
from craftgraph.corpus import extraction_of, load
from craftgraph.entities.identity import identify
from craftgraph.graph.quads import nquads
from craftgraph.graph.store import open_store
from craftgraph.resources import resource
from craftgraph.view.contents import Contents, Fact, Filler, Said, Source, Thing, read
from craftgraph.view.draw import page_of
from craftgraph.view.network import network

PATIENCE = 60.0
PACE = """(() => {
  const begin = performance.now();
  let sum = 0;
  for (let i = 0; i < 1e8; i += 1) sum += i;
  return performance.now() - begin;
})()"""
TELL = """new PerformanceObserver((marks) => {
  for (const mark of marks.getEntries()) console.log(mark.name, mark.startTime);
}).observe({ type: "mark", buffered: true });"""
"""Says each mark on the console, where it can be waited for with a time limit even when the page is stuck."""
HUB = """(() => {
  const { network, drawn } = craftgraph.graph;
  const edges = (node) => network.body.nodes[node.id].edges.length;
  const hub = drawn.nodes.reduce((a, b) => (edges(b) > edges(a) ? b : a));
  const [at, room] = [network.canvasToDOM(network.getPosition(hub.id)), document.getElementById("network")];
  return { x: at.x + room.getBoundingClientRect().left, y: at.y + room.getBoundingClientRect().top };
})()"""
CARRIED = "craftgraph.graph.network.body.nodeIndices.length === 1"
SIGMA = ("graphology@0.26.0", "sigma@3.0.2")


def made(nodes: int) -> Contents:
    """Return contents that make a graph of about so many nodes, in the proportions of real articles."""
    pick = random.Random(nodes)
    things: dict[str, Thing] = {}
    facts: list[Fact] = []
    sentences: dict[str, Said] = {}
    articles: dict[str, Source] = {}
    counts = {"Country": 40, "City": max(10, nodes // 60), "Craft": 60}
    shared = {cls: [add(things, cls, i) for i in range(n)] for cls, n in counts.items()}
    article = statements = 0
    while len(things) + statements < nodes:
        source = f"https://example.org/article/{article}"
        day = f"{2020 + article % 6}-{1 + article % 12:02}-{1 + article % 28:02}"
        articles[source] = Source(
            source, str(article), f"Article {article}", f"Outlet {article % 25}", day, "kk", source
        )
        said = [f"{source}#char={i},{i + 1}" for i in range(8)]
        for i, iri in enumerate(said):
            sentences[iri] = Said(
                iri, f"Бұл – {article}-мақаланың {i}-сөйлемі, онда шеберлер мен шаралар туралы айтылады.", source
            )
        event = add(things, "Festival", article)
        city, country = pick.choice(shared["City"]), pick.choice(shared["Country"])
        people = [add(things, "Person", 3 * article + i) for i in range(3)]
        body, title = add(things, "Organization", article), add(things, "Title", article % 97)
        new = [
            told("place", said[0], subject=event, value=city),
            told("startDate", said[0], subject=event, value=day),
            told("within", said[0], subject=city, value=country),
            told("organizer", said[1], subject=event, value=body),
            told("practises", said[2], subject=people[0], value=pick.choice(shared["Craft"])),
            told("Position", said[3], article, holder=people[1], role="басшысы", organization=body),
            told(
                "Conferral",
                said[4],
                article,
                title=title,
                recipient=people[2],
                conferredBy=body,
                date=day,
                occasion=event,
            ),
            told("Attendance", said[5], article, event=event, group="шеберлер", value="120", origin=country),
            told(
                "Quotation",
                said[6],
                article,
                speaker=people[1],
                text="Қолөнер – халықтың жады, оны сақтау – бәріміздің ісіміз.",
            ),
            told("Observation", said[7], article, about=city, indicator="туристер", value=str(1000 + article)),
        ]
        facts += new
        statements += sum(len(fact.things) > 2 for fact in new)
        article += 1
    named = {t for fact in facts for t in fact.things}
    return Contents({iri: t for iri, t in sorted(things.items()) if iri in named}, tuple(facts), sentences, articles)


def add(things: dict[str, Thing], cls: str, number: int) -> str:
    """Add a thing and return its IRI."""
    iri = f"https://w3id.org/craftgraph/id/{cls.lower()}/{number}"
    labels = {"kk": f"{cls} {number} атауы", "ru": f"Название {cls} {number}", "en": f"{cls} number {number}"}
    things.setdefault(iri, Thing(iri, cls, labels))
    return iri


def told(cls: str, sentence: str, number: int | None = None, **roles: str) -> Fact:
    """A fact that one sentence states."""
    fillers = []
    for role, value in roles.items():
        kind = "thing" if value.startswith("https:") else "text"
        kind = {"date": "date", "value": "number"}.get(role, kind) if kind == "text" else kind
        kind = "date" if cls == "startDate" and role == "value" else kind
        fillers.append((role, Filler(kind, value, "kk" if kind == "text" else "", (sentence,))))
    iri = "" if number is None else f"https://w3id.org/craftgraph/id/statement/{cls}-{number}"
    return Fact(cls, iri, tuple(fillers))


def samples() -> Contents:
    """What is built from the sample articles."""
    with open_store("memory:") as store:
        build([resource("data", "articles")], store, run=current_run(), workers=1)
        return read(store)


def gold() -> Contents:
    """What the annotated articles of the open corpus say, all in one."""
    store = ox.Store()
    for file in sorted(resource("data", "corpus", "gold").glob("*.jsonl")):
        for article in load(file):
            extraction = extraction_of(article)
            store.load(nquads(extraction, identify(extraction), run=current_run()), format=ox.RdfFormat.N_QUADS)
    return read(store)


def ours(contents: Contents) -> str:
    """Our page, all of it."""
    return page_of(contents, language="kk", limit=0)


def plain(contents: Contents) -> str:
    """What pyvis makes of the same graph by itself."""
    from pyvis.network import Network  # noqa: PLC0415

    graph = network(contents)
    drawing = Network(cdn_resources="in_line")
    plainly = type(graph)()
    for iri, data in graph.nodes(data=True):
        name = contents.things[iri].label("kk") if iri in contents.things else data["cls"]
        plainly.add_node(iri, label=name, group=data["family"], size=10)
    plainly.add_edges_from(graph.edges)
    drawing.from_nx(plainly)
    html: str = drawing.generate_html(notebook=False)
    watch = "network.once('stabilizationIterationsDone', () => performance.mark('usable'));"
    return html.replace("return network;", f"{watch} return network;")


def sigma(contents: Contents, scripts: str) -> str:
    """The same graph by sigma.js, at the places of our layout."""
    page = ours(contents)
    start = page.index('id="craftgraph-data">') + len('id="craftgraph-data">')
    drawn = json.loads(page[start : page.index("</script>", start)])
    names = [next(iter(thing["l"].values()), "") for thing in drawn["things"]]
    nodes = [
        [n["id"], names[n["id"]] if isinstance(n["id"], int) else "", n["x"], -n["y"], n["size"] / 4]
        for n in drawn["network"]["nodes"]
    ]
    edges = [[e["from"], e["to"]] for e in drawn["network"]["edges"]]
    draw = f"""
      const graph = new graphology.Graph();
      const color = "#0072b2";
      for (const [id, label, x, y, size] of {json.dumps(nodes)}) graph.addNode(id, {{ label, x, y, size, color }});
      for (const [a, b] of {json.dumps(edges)}) graph.mergeEdge(a, b);
      const drawing = new Sigma(graph, document.getElementById("room"));
      drawing.once("afterRender", () => performance.mark("usable"));
      drawing.refresh();"""
    room = '<div id="room" style="width:100vw;height:100vh"></div>'
    head = "<!DOCTYPE html><meta charset=utf-8><body style='margin:0'>"
    return f"{head}{room}<script>{scripts}</script><script>{draw}</script>"


def sigma_scripts() -> str | None:
    """The scripts of graphology and sigma from npm, or nothing where npm cannot be reached."""
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for package in SIGMA:
            done = subprocess.run(
                ["npm", "pack", package, "--silent"], cwd=folder, capture_output=True, text=True, check=False
            )
            if done.returncode:
                return None
            with tarfile.open(Path(folder) / done.stdout.strip()) as archive:
                name = next(n for n in archive.getnames() if n.endswith(("umd.min.js", "dist/sigma.min.js")))
                member = archive.extractfile(name)
                assert member is not None
                texts.append(member.read().decode())
    return "\n".join(text.replace("</script", "<\\/script") for text in texts)


def measure(chromium: BrowserType, flags: list[str], file: Path, mark: str) -> dict[str, Any]:
    """Open a page in a browser of its own, wait until it can be used, drag it, and look at its heap."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = chromium.launch(executable_path=path, args=["--no-sandbox", *flags])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(TELL)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    try:
        with page.expect_console_message(lambda m: m.text.startswith(f"{mark} "), timeout=PATIENCE * 1000) as told:
            page.goto(file.as_uri(), wait_until="commit")
    except Overdue:
        browser.close()
        return dict.fromkeys(("usable", "work", "frames", "by_node", "heap", "pace"))
    usable = float(told.value.text.split()[1]) / 1000
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    page.wait_for_timeout(1500)
    frames = dragged(page, session, (700.0, 700.0))
    node = page.evaluate(HUB) if mark.startswith("craftgraph") else None
    # A drag that misses the node would be measured for nothing: then the rest is not a picture.
    by_node = dragged(page, session, (node["x"], node["y"]), wanted=CARRIED) if node else None
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 2**20
    pace = page.evaluate(PACE) / 1000
    browser.close()
    return {
        "usable": usable,
        "work": metrics["TaskDuration"],
        "frames": frames,
        "by_node": by_node,
        "heap": heap,
        "pace": pace,
    }


def dragged(page: Page, session: CDPSession, start: tuple[float, float], wanted: str = "true") -> float | None:
    """Frames a second while the mouse, pressed at `start`, goes to and fro for three seconds.

    Nothing when `wanted`, an expression, does not hold the while.
    """
    x, y = start

    def mouse(kind: str, **more: Any) -> None:
        session.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, **more})

    mouse("mousePressed", clickCount=1)
    page.evaluate(
        "() => { const count = { frames: 0, begin: performance.now() }; window.count_ = count;"
        " const tick = () => { count.frames += 1; if (window.count_ === count) requestAnimationFrame(tick); };"
        " requestAnimationFrame(tick); }"
    )
    begin, step = time.perf_counter(), 0
    while time.perf_counter() - begin < 3:
        step += 1
        x = start[0] + 150 * ((step % 40) - 20) / 20
        mouse("mouseMoved")
        time.sleep(0.008)
    frames: float = page.evaluate("1000 * window.count_.frames / (performance.now() - window.count_.begin)")
    held = page.evaluate(wanted)
    mouse("mouseReleased", clickCount=1)
    page.wait_for_timeout(500)
    return frames if held else None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", default="500,2000,5000,20000")
    parser.add_argument("--real", action="store_true", help="also the sample articles and the annotated ones")
    parser.add_argument("--ours", action="store_true", help="our pages alone")
    parser.add_argument("--out", type=Path, help="keep the pages there")
    wanted = parser.parse_args()
    scripts = None if wanted.ours else sigma_scripts()
    if scripts is None and not wanted.ours:
        print("npm cannot be reached: without sigma.js", file=sys.stderr)
    ways: dict[str, tuple[Callable[[Contents], str], str]] = {"craftgraph": (ours, "craftgraph-usable")}
    if not wanted.ours:
        ways["pyvis as it comes"] = (plain, "usable")
    if scripts is not None:
        ways["sigma.js"] = (lambda contents: sigma(contents, scripts), "usable")
    folder = wanted.out or Path(tempfile.mkdtemp(prefix="craftgraph-view-"))
    folder.mkdir(parents=True, exist_ok=True)
    print(
        "| graph | nodes | edges | drawn by | usable, s | of that work, s | frames/s, view | frames/s, node "
        "| heap, MiB | file, MiB | made, s | pace, s |\n|---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    with sync_playwright() as running:
        graphs: dict[str, Callable[[], Contents]] = {"sample articles": samples, "gold": gold} if wanted.real else {}
        for size in map(int, filter(None, wanted.sizes.split(","))):
            graphs[f"made {size}"] = functools.partial(made, size)
        for called, contents_of in graphs.items():
            contents = contents_of()
            graph = network(contents)
            for name, (way, mark) in ways.items():
                begin = time.perf_counter()
                file = folder / f"{name.split()[0]}-{called.replace(' ', '-')}.html"
                file.write_text(way(contents), encoding="utf-8")
                spent = time.perf_counter() - begin
                # sigma.js needs WebGL, which without a GPU is drawn by the processor.
                flags = ["--enable-unsafe-swiftshader"] if name == "sigma.js" else ["--disable-gpu"]
                found = measure(running.chromium, flags, file, mark)
                shown = [f"over {PATIENCE:.0f}" if found["usable"] is None else f"{found['usable']:.2f}"]
                shown.append("–" if found["work"] is None else f"{found['work']:.2f}")
                shown += ["–" if found[key] is None else f"{found[key]:.0f}" for key in ("frames", "by_node", "heap")]
                cells = [
                    called,
                    graph.number_of_nodes(),
                    graph.number_of_edges(),
                    name,
                    *shown,
                    f"{file.stat().st_size / 2**20:.1f}",
                    f"{spent:.1f}",
                    "–" if found["pace"] is None else f"{found['pace']:.2f}",
                ]
                print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    if wanted.out is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
