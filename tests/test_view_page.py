"""The page as text: self-contained, strict about what may run, the same bytes for the same graph, complete in words."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from craftgraph.errors import UsageError
from craftgraph.graph.store import open_store
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES
from craftgraph.view import view_page
from craftgraph.view.contents import LANGUAGES, read
from craftgraph.view.labels import words
from craftgraph.view.page import island, page, vis_network
from craftgraph.view.payload import CLOSE, OPEN, SHAPES, TEXT
from craftgraph.view.places import coordinates

FIXTURE = Path(__file__).parent / "fixtures" / "sample.trig"
ASSETS = Path(sys.modules["craftgraph.view.page"].__file__).with_name("assets")


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_load(path=str(FIXTURE), format=RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def html(store: Store) -> str:
    return view_page(store, language="kk")


def data_of(html: str) -> dict:
    return json.loads(re.search(r'id="craftgraph-data">(.*?)</script>', html, re.DOTALL)[1])


class Outline(HTMLParser):
    """What a page refers to, and what stands in its scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.references: list[str] = []
        self.inside: list[tuple[str, str]] = []
        self.policy = ""
        self.inline: list[str] = []
        self._open: tuple[str, bool] | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.references += [value for name, value in attrs if name in ("src", "href", "action", "data", "srcset")]
        self.inline += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag in ("script", "style"):
            self._open = (tag, given.get("type") == "application/json")

    def handle_data(self, data):
        if self._open and not self._open[1]:
            self.inside.append((self._open[0], data))

    def handle_endtag(self, tag):
        self._open = None


def test_nothing_is_fetched_from_outside(html):
    outline = Outline(html)
    assert outline.references == ["data:,"]
    assert outline.inline == []
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\(\s*['\"]?https?:", html)


def test_the_policy_names_just_the_scripts_and_the_style_that_are_there(html):
    outline = Outline(html)
    directives = dict(part.strip().split(" ", 1) for part in outline.policy.split(";"))

    def digests(tag: str) -> set[str]:
        texts = [text for name, text in outline.inside if name == tag]
        return {f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in texts}

    assert set(directives["script-src"].split()) == digests("script")
    assert set(directives["style-src"].split()) == digests("style")
    assert directives["default-src"] == directives["connect-src"] == directives["base-uri"] == "'none'"
    assert "unsafe" not in outline.policy
    assert "connect-src 'self'" in Outline(page(data_of(html), title="t", served=True)).policy


def test_the_same_graph_gives_the_same_bytes(store, html):
    again = Store()
    for quad in sorted(store, key=str, reverse=True):
        again.add(quad)
    assert view_page(again, language="kk") == html


@given(st.text())
def test_the_island_holds_any_text_and_ends_nothing(text):
    written = island({"t": text})
    assert json.loads(written) == {"t": text}
    assert "<" not in written
    assert "\u2028" not in written


def test_text_of_articles_is_never_markup(store):
    hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)> "quoted" \\ \u2028 {{ 7*7 }}'
    attacked = Store()
    attacked.extend(store)
    attacked.update(
        "PREFIX cg: <https://w3id.org/craftgraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        f"INSERT {{ GRAPH ?g {{ ?x skos:prefLabel {json.dumps(hostile)}@kk }} }} "
        "WHERE { GRAPH ?g { ?x a cg:Festival } }"
    )
    html = view_page(attacked, title=hostile)
    assert "alert(1)</script>" not in html
    assert "onerror=alert(1)>" not in re.sub(r"\\u003cimg src=x onerror=alert\(1\)>|&lt;img[^&]*&gt;", "", html)
    assert any(
        hostile in thing["l"].values() or hostile in dict(thing["a"]).values() for thing in data_of(html)["things"]
    )


def test_the_page_carries_what_the_store_says(store, html):
    data, contents = data_of(html), read(store)
    assert len(data["things"]) == len(contents.things)
    assert len(data["facts"]) == len(contents.facts)
    assert {text for _, text, _ in data["sentences"]} == {said.text for said in contents.sentences.values()}
    assert [fact.get("x", []) for fact in data["facts"]] == [list(fact.contradicted) for fact in contents.facts]


def test_every_mark_in_the_words_leads_somewhere(html):
    data = data_of(html)
    for fact in data["facts"]:
        words = data["factWords"][fact["w"]]
        assert len(words) == len(LANGUAGES)
        for sentence in words:
            for kind, number in re.findall(f"([{OPEN}{TEXT}])(\\d+){CLOSE}", sentence):
                assert fact["r"][int(number)][1] == ("thing" if kind == OPEN else "text")
        for _, kind, value, *_ in fact["r"]:
            assert kind != "thing" or 0 <= value < len(data["things"])


def test_words_that_are_alike_are_carried_once(html):
    data = data_of(html)
    for table, key in (("factWords", "w"), ("edgeWords", "l")):
        rows = [tuple(row) for row in data[table]]
        assert len(set(rows)) == len(rows)
        assert {fact[key] for fact in data["facts"] if key in fact} == set(range(len(rows)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_the_language_that_is_asked_for(store, language):
    html = view_page(store, language=language)
    assert f'<html lang="{language}">' in html
    assert data_of(html)["language"] == language


def test_about_a_thing_and_what_is_left_out(store):
    html = view_page(store, about="Almaty", hops=1, limit=5, language="en")
    data = data_of(html)
    assert "<title>Almaty · CraftGraph</title>" in html
    assert len(data["network"]["nodes"]) <= 5
    assert data["inAll"][0] > len(data["things"])
    centre, hops = data["about"]
    assert (data["things"][centre]["l"]["en"], hops) == ("Almaty", 1)
    with pytest.raises(UsageError, match="nothing in the graph is called"):
        view_page(store, about="nowhere at all")


def test_an_empty_store_makes_a_page(html):
    assert data_of(view_page(Store()))["things"] == []


def test_every_term_of_the_vocabulary_has_words_and_a_shape():
    for table, names in (
        ("edges", [*ENTITY_PROPERTIES, *STATEMENT_ROLES][:]),
        ("properties", ENTITY_PROPERTIES),
        ("roles", {role for roles in STATEMENT_ROLES.values() for role in roles}),
    ):
        for name in names:
            if table == "edges" and ENTITY_PROPERTIES.get(name) in ("text", "date"):
                continue
            assert set(words()[table][name]) == set(LANGUAGES), (table, name)
    assert set(SHAPES) == {*FAMILY.values(), "Statement"}
    assert len({shape for shape, _ in SHAPES.values()}) >= 7


def test_every_string_of_the_page_is_there_in_three_languages_and_used():
    strings = json.loads((ASSETS / "strings.json").read_text(encoding="utf-8"))
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js")))
    template = (ASSETS / "page.html.j2").read_text(encoding="utf-8")
    for key, texts in strings.items():
        assert set(texts) == set(LANGUAGES), key
        holes = [sorted(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert holes[0] == holes[1] == holes[2], key
        stem = key.removeprefix("save") if key.startswith("save") and key != "save" else key
        assert f'"{key}"' in scripts or key in template or stem in template, key
    for key in re.findall(r'\bt\("(\w+)"', scripts):
        assert key in strings


def test_the_page_asks_the_installed_pyvis_for_vis_network():
    assert "@version 9.1.2" in vis_network()


def test_places_are_known_by_the_authority_data(store):
    contents = read(store)
    by_name = {contents.things[iri].label("en"): at for iri, at in coordinates(contents).items()}
    for latitude, longitude in by_name.values():
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_the_command_writes_utf_8_under_any_locale(tmp_path, store, locale):
    with open_store(f"oxigraph:{tmp_path / 'graph.db'}") as opened:
        opened.replace_graphs([], store.dump(format=RdfFormat.N_QUADS))
    out = tmp_path / "graph.html"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "craftgraph",
            "view",
            str(out),
            "--store",
            f"oxigraph:{tmp_path / 'graph.db'}",
            "--language=kk",
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": "", "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "Алматы" in out.read_text(encoding="utf-8")
    assert not (tmp_path / "lib").exists()
