"""The graph page in a real browser: what a person does there, in each language, without a request or an error."""

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from craftgraph.entities.iris import entity_iri
from craftgraph.view import view_page

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sample.trig"
LANGUAGES = ("kk", "ru", "en")
VIEWS = ("graph", "map", "timeline", "table")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store() -> Store:
    text = FIXTURE.read_text(encoding="utf-8")
    # The place as the authority data knows it, so that it has coordinates.
    text = text.replace("<place/almaty>", f"<{entity_iri('City', 'geonames:1526384', 'Almaty')}>")
    store = Store()
    store.bulk_load(text.encode(), format=RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def files(store, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("view")
    made = {}
    for language in LANGUAGES:
        made[language] = folder / f"{language}.html"
        made[language].write_text(view_page(store, language=language), encoding="utf-8")
    return made


def find(page, name: str) -> None:
    page.fill("#search", name)
    page.press("#search", "Enter")


def at(page, expression: str):
    return page.evaluate(expression)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_nothing_is_amiss_for_those_who_cannot_see_well(open_page, files, violations, scheme, width):
    page = open_page(files["kk"], color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
        page.wait_for_timeout(250)  # colours change by degrees
        assert violations(page) == [], view
    find(page, "Алматы")
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_changed_in_the_page(open_page, files, language):
    page = open_page(files["kk"], "#view=table")
    page.click(f'[data-language="{language}"]')
    assert page.get_attribute("html", "lang") == language
    assert (
        page.inner_text("caption")
        == {"kk": "Көрсетілген деректер", "ru": "Показанные факты", "en": "The facts shown"}[language]
    )
    other = open_page(files[language], "#view=table")
    assert page.inner_text("#view-table tbody") == other.inner_text("#view-table tbody")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("алматы", "Almaty"),
        ("ALMATY", "Almaty"),
        ("Almati", "Almaty"),
        ("ерлан сәтов", "Erlan Satov"),
        ("erlan satov", "Erlan Satov"),
        ("Yerlan", "Erlan Satov"),
        ("ұлттық", None),
        ("vxgjw", None),
        ("", None),
    ],
)
def test_search_in_all_scripts(open_page, files, query, name):
    page = open_page(files["en"])
    found = at(page, f"craftgraph.search.find({json.dumps(query)}).map(hit => hit.thing.labels[2])")
    assert (found[0] if found else None) == name


def test_suggestions_by_keyboard(open_page, files):
    page = open_page(files["en"])
    page.fill("#search", "a")
    options = page.locator("#hits [role=option]")
    assert options.count() > 3
    page.press("#search", "ArrowDown")
    chosen = page.get_attribute("#search", "aria-activedescendant")
    assert page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    assert page.locator("#hits [aria-selected=true]").count() == 1
    page.press("#search", "Enter")
    assert page.is_hidden("#hits")
    assert page.is_visible("#panel h2")


def test_no_label_lies_over_another_at_the_first_look(open_page, files):
    page = open_page(files["kk"])
    page.wait_for_function("craftgraph.graph.labels.length > 10")
    boxes = at(
        page,
        """craftgraph.graph.labels.filter(l => !l.edge).map(l => {
            const pen = document.createElement("canvas").getContext("2d");
            pen.font = `${l.size}px ${craftgraph.labels.FACE}`;
            const w = Math.max(...l.lines.map(line => pen.measureText(line).width));
            const left = l.align === "center" ? l.x - w / 2 : l.align === "left" ? l.x : l.x - w;
            return [left, l.y - l.size * 0.8, left + w, l.y + (l.lines.length - 1) * l.size * 1.2];
        })""",
    )
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


def test_a_click_on_a_node_and_on_an_edge_answers_who_says_so(open_page, files):
    page = open_page(files["en"])
    box = page.locator("#network").bounding_box()

    def click(x: float, y: float) -> None:
        place = at(page, f"(({{x, y}}) => craftgraph.graph.network.canvasToDOM({{x, y}}))({{x: {x}, y: {y}}})")
        page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])

    thing = at(
        page,
        "({...craftgraph.graph.network.getPosition(craftgraph.search.find('Almaty')[0].thing.id)})",
    )
    click(thing["x"], thing["y"])
    assert page.inner_text("#panel h2") == "Almaty"
    assert page.locator("#panel blockquote").count() > 0
    page.click("#close-panel")
    page.wait_for_timeout(400)  # vis-network takes two clicks in quick succession for a double click
    middle = at(
        page,
        """(() => {
            const { drawn, network, byId, isThing } = craftgraph.graph;
            const ends = (edge) => [edge.from, edge.to].map((id) => network.getPosition(id));
            const long = (edge) => { const [a, b] = ends(edge); return Math.hypot(a.x - b.x, a.y - b.y); };
            const [edge] = drawn.edges
                .filter((e) => !e.hidden && [e.from, e.to].every((id) => isThing(byId.get(id))))
                .sort((a, b) => long(b) - long(a));
            const [a, b] = ends(edge);
            const names = [edge.from, edge.to].map((id) => craftgraph.data.things[id].labels[2]);
            return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, names };
        })()""",
    )
    click(middle["x"], middle["y"])
    title = page.inner_text("#panel h2")
    assert all(name in title for name in middle["names"])
    assert page.locator("#panel blockquote").count() > 0


def test_a_contradiction_is_marked_with_both_values_and_who_says_which(open_page, files):
    page = open_page(files["en"])
    find(page, "Almaty")
    warned = page.locator(".said", has=page.locator(".warn"))
    assert "date" in warned.locator(".warn").inner_text()
    values = warned.locator("ul li").all_inner_texts()
    assert values == ["5 October 2025: Дала жаршысы", "6 October 2025: Степной вестник"]


def test_filters_leave_what_they_say(open_page, files):
    page = open_page(files["en"])
    total = at(page, "craftgraph.visible.now.facts.size")
    page.locator("#filters label.check", has_text="Person").first.locator("input").uncheck()
    assert not at(page, "[...craftgraph.visible.now.things].some(t => t.cls === 'Person')")
    page.click("#reset")
    assert at(page, "craftgraph.visible.now.facts.size") == total
    page.locator("#filters label.check", has_text="Дала жаршысы").locator("input").uncheck()
    assert at(
        page, "[...craftgraph.visible.now.facts].every(f => f.sentences.some(s => s.article.outlet !== 'Дала жаршысы'))"
    )
    page.click("#reset")
    page.locator("#filters label.check", has_text="Kazakh").locator("input").uncheck()
    assert at(page, "[...craftgraph.visible.now.facts].every(f => f.sentences.some(s => s.article.language !== 'kk'))")
    assert 0 < at(page, "craftgraph.visible.now.facts.size") < total


def test_focus_path_hide_pin_and_the_way_back(open_page, files):
    page = open_page(files["en"])
    whole = at(page, "craftgraph.visible.now.things.size")
    find(page, "Almaty")
    page.click("#panel >> text=Around it")
    near = at(page, "craftgraph.visible.now.things.size")
    page.click("#panel >> text=2 steps")
    assert near < at(page, "craftgraph.visible.now.things.size") <= whole
    page.go_back()
    assert at(page, "craftgraph.visible.now.things.size") == near
    page.go_back()
    assert at(page, "craftgraph.visible.now.things.size") == whole

    page.click("#panel >> text=Path to")
    find(page, "India")
    assert "Almaty → " in page.inner_text("#notice")
    assert at(page, "craftgraph.visible.now.path.things.map(t => t.labels[2]).at(-1)") == "India"
    page.click("#notice >> text=Leave the path")

    find(page, "India")
    page.click("#panel >> text=Pin")
    page.locator("#filters label.check", has_text="Place").first.locator("input").uncheck()
    assert at(page, "[...craftgraph.visible.now.things].filter(t => t.family === 'Place').map(t => t.labels[2])") == [
        "India"
    ]
    page.click("#reset")
    find(page, "Almaty")
    page.click("#panel >> text=Hide")
    assert not at(page, "[...craftgraph.visible.now.things].some(t => t.labels[2] === 'Almaty')")


def test_a_view_is_cited_by_its_address(open_page, files):
    page = open_page(files["en"])
    find(page, "Almaty")
    page.click("#panel >> text=Around it")
    page.click('[data-view="timeline"]')
    page.click('[data-language="ru"]')
    page.locator("#filters label.check", has_text="Человек").first.locator("input").uncheck()
    address = at(page, "location.hash")
    state = "[craftgraph.visible.now.things.size, craftgraph.visible.now.facts.size, craftgraph.state.now.view]"
    again = open_page(files["en"], address)
    assert again.get_attribute("html", "lang") == "ru"
    assert at(again, state) == at(page, state)
    assert again.inner_text("#panel h2") == page.inner_text("#panel h2")


def test_facts_about_one_thing_unfold_and_fold(open_page, files):
    page = open_page(files["en"])
    find(page, "Almaty")
    before = at(page, "craftgraph.graph.nodes.length")
    page.click("#panel >> text=Unfold")
    own = at(page, "craftgraph.unfold.own(craftgraph.search.find('Almaty')[0].thing, craftgraph.visible.now).length")
    assert own > 0
    assert at(page, "craftgraph.graph.nodes.length") == before + own
    page.click("#panel >> text=Fold")
    assert at(page, "craftgraph.graph.nodes.length") == before


@pytest.mark.parametrize("kind", ["turtle", "trig"])
def test_what_is_kept_as_rdf_is_in_the_store(open_page, files, store, kind):
    page = open_page(files["en"])
    find(page, "Almaty")
    text = at(page, f"craftgraph.save.{kind}()")
    kept = Store()
    kept.load(text.encode(), format=RdfFormat.TURTLE if kind == "turtle" else RdfFormat.TRIG)
    assert len(kept) > 20
    known = {(q.subject, q.predicate, q.object) for q in store}
    assert {(q.subject, q.predicate, q.object) for q in kept} <= known
    if kind == "trig":
        quads = set(store)
        stated = [quad for quad in kept if str(quad.graph_name) != "DEFAULT"]
        assert stated
        assert set(stated) <= quads


@pytest.mark.parametrize("view", ["graph", "map", "timeline"])
def test_pictures_are_kept(open_page, files, view):
    page = open_page(files["en"], f"#view={view}")
    for kind, begin in (("svg", b"<svg"), ("png", b"\x89PNG")):
        page.click("#save summary")
        with page.expect_download() as waiting:
            page.click(f'[data-save="{kind}"]')
        content = Path(waiting.value.path()).read_bytes()
        assert content.startswith(begin)
        assert len(content) > 2000
        if kind == "svg":
            assert b"Almaty" in content


def test_map_timeline_and_table_lead_to_the_evidence(open_page, files):
    page = open_page(files["en"], "#view=map")
    page.locator("#view-map circle[aria-label^=Almaty]").press("Enter")
    assert page.inner_text("#panel h2") == "Almaty"
    page.click('[data-view="timeline"]')
    page.locator("#view-timeline g[role=button]", has_text="Ala Fest 2025").first.click()
    assert page.inner_text("#panel h2") == "Ala Fest 2025"
    page.click('[data-view="table"]')
    page.locator("#view-table a.link", has_text="India").first.click()
    assert page.inner_text("#panel h2") == "India"


def test_the_graph_fits_also_when_it_was_not_looked_at_first(open_page, files):
    page = open_page(files["en"], "#view=timeline")
    page.click('[data-view="graph"]')
    page.wait_for_timeout(200)
    assert len(at(page, "craftgraph.graph.labels")) > 10


def test_the_graph_by_keyboard(open_page, files):
    page = open_page(files["en"])
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#spoken")
    assert first
    told = {first}
    for key in ("ArrowLeft", "ArrowDown", "ArrowUp", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
        told.add(page.inner_text("#spoken"))
    assert len(told) > 2
    page.keyboard.press("Enter")
    assert page.is_visible("#panel h2")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    page.keyboard.press("/")
    assert at(page, "document.activeElement.id") == "search"


def test_it_is_usable_on_a_telephone(open_page, files):
    page = open_page(files["kk"], has_touch=True)
    page.set_viewport_size({"width": 360, "height": 740})
    assert at(page, "document.documentElement.scrollWidth <= innerWidth")
    assert page.is_hidden("#filters")
    page.click("#open-filters")
    assert page.is_visible("#filters")
    page.click("#close-filters")
    find(page, "Алматы")
    assert page.is_visible("#panel h2")


def test_text_of_articles_runs_nothing(open_page, store, tmp_path):
    hostile = "<img src=x onerror=document.title='run'><script>document.title='run'</script>"
    attacked = Store()
    attacked.extend(store)
    attacked.update(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX cg: <https://w3id.org/craftgraph/ontology#> "
        "DELETE { GRAPH ?g { ?x skos:prefLabel ?l } } "
        f"INSERT {{ GRAPH ?g {{ ?x skos:prefLabel {json.dumps(hostile)}@kk }} }} "
        "WHERE { GRAPH ?g { ?x skos:prefLabel ?l } ?h a cg:Festival FILTER(?x = ?h) }"
    )
    file = tmp_path / "hostile.html"
    file.write_text(view_page(attacked, language="kk"), encoding="utf-8")
    page = open_page(file)
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
    find(page, "img src")
    page.wait_for_timeout(100)
    assert page.title() == "CraftGraph"
    assert page.locator("img").count() == 0


def test_neighbours_are_joined_to_what_is_here(open_page, store, tmp_path):
    part, whole = tmp_path / "part.html", tmp_path / "whole.html"
    part.write_text(view_page(store, about="India", hops=1, language="en"), encoding="utf-8")
    whole.write_text(view_page(store, language="en"), encoding="utf-8")
    other = at(open_page(whole), "document.getElementById('craftgraph-data').textContent")
    page = open_page(part)
    page.evaluate(
        """(text) => {
            craftgraph.more.join(JSON.parse(text), craftgraph.search.find('India')[0].thing);
            craftgraph.state.again();
        }""",
        other,
    )
    assert at(page, "craftgraph.data.things.length") == len(json.loads(other)["things"])
    assert at(page, "craftgraph.data.facts.length") == len(json.loads(other)["facts"])
    assert at(page, "Object.keys(craftgraph.graph.network.body.nodes).length") == len(
        json.loads(other)["network"]["nodes"]
    )
    words = "craftgraph.data.facts.map(craftgraph.text.sentence).sort()"
    assert at(page, words) == at(open_page(whole), words)


def test_a_view_that_is_dragged_moves_with_the_hand(open_page, files):
    page = open_page(files["en"])
    box = page.locator("#network").bounding_box()
    thing = "craftgraph.search.find('Almaty')[0].thing"
    place = at(page, f"craftgraph.graph.network.canvasToDOM(craftgraph.graph.network.getPosition({thing}.id))")
    pixel = """([x, y]) => {
        const canvas = document.querySelector("#network canvas");
        const one = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        one.drawImage(canvas, -Math.round(x * window.devicePixelRatio), -Math.round(y * window.devicePixelRatio));
        return [...one.getImageData(0, 0, 1, 1).data];
    }"""
    green = page.evaluate(pixel, [place["x"], place["y"]])
    assert green == [0, 158, 115, 255]
    start = (box["x"] + 12, box["y"] + 12)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 30, start[1] + 20)
    page.mouse.move(start[0] + 90, start[1] + 60, steps=3)
    page.wait_for_timeout(150)
    # vis-network takes the first few pixels for a click that trembles, so that the view lags behind the hand by them.
    moved = at(page, f"craftgraph.graph.network.canvasToDOM(craftgraph.graph.network.getPosition({thing}.id))")
    assert moved["x"] - place["x"] > 50
    assert page.evaluate(pixel, [moved["x"], moved["y"]]) == green
    page.mouse.up()
    page.wait_for_timeout(150)
    assert page.evaluate(pixel, [moved["x"], moved["y"]]) == green
    assert at(page, "craftgraph.graph.labels.length") > 5


def test_a_node_that_is_dragged_goes_with_the_hand_and_its_lines_with_it(open_page, files):
    page = open_page(files["en"])
    box = page.locator("#network").bounding_box()
    thing = "craftgraph.search.find('Almaty')[0].thing"
    where = f"craftgraph.graph.network.canvasToDOM(craftgraph.graph.network.getPosition({thing}.id))"
    rest = (
        "JSON.stringify(craftgraph.graph.network.getPositions(craftgraph.graph.drawn.nodes.map(n => n.id)"
        f".filter(id => id !== {thing}.id)))"
    )
    drawn = "craftgraph.graph.network.body.nodeIndices.length"
    place, others, all_of_them = at(page, where), at(page, rest), at(page, drawn)
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + place["x"] + 20, box["y"] + place["y"] + 12)
    page.mouse.move(box["x"] + place["x"] + 80, box["y"] + place["y"] + 40, steps=4)
    page.wait_for_timeout(150)
    assert at(page, drawn) == 1  # the rest is a picture
    page.mouse.up()
    page.wait_for_timeout(150)
    now = at(page, where)
    assert (now["x"] - place["x"], now["y"] - place["y"]) == (pytest.approx(80, abs=25), pytest.approx(40, abs=20))
    assert at(page, rest) == others
    assert at(page, drawn) == all_of_them
    kept = at(page, f"(({{x, y}}) => [x, y])(craftgraph.graph.byId.get({thing}.id))")
    assert kept == at(page, f"(({{x, y}}) => [x, y])(craftgraph.graph.network.getPosition({thing}.id))")


@pytest.mark.parametrize("view", VIEWS)
def test_it_prints(open_page, files, tmp_path, view):
    """What is only for the screen is left out; the picture, the evidence and the table are on paper, whole."""
    page = open_page(files["en"], f"#view={view}")
    find(page, "Almaty")
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    for hidden in (".search", ".tabs", ".tools", "#filters", "#panel .acts", ".zoom >> nth=0"):
        assert page.is_hidden(hidden), hidden
    assert page.is_visible("h1")
    assert page.is_visible(f"#view-{view}")
    last = page.locator("#panel .said blockquote").last
    assert last.is_visible()
    # Nothing is cut off: what is long goes on over the next page.
    for room in ("#panel", "#view-table"):
        whole = f"(e => e.hidden || e.scrollHeight <= e.clientHeight + 1)(document.querySelector('{room}'))"
        assert at(page, whole), room
    paper = page.pdf(format="A4", path=tmp_path / "page.pdf")
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 2
