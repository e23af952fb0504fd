"""The pages for people, over HTTP: what they tell, in three languages, and that no text of an article is markup."""

import re

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.query.saved import load
from craftgraph.serve.sentences import Writer
from craftgraph.serve.terms import Term

BASE = "https://w3id.org/craftgraph/id/"
PAGES = {
    "/": "Most is said of",
    "/search?q=алматы": "Almaty",
    "/search?class=Person": "Erlan Satov",
    "/page/place/almaty": "What is said",
    "/page/article/fx-kk": "What was read out of it",
    "/page/statement/Conferral-almaty": "World Craft City",
    "/page/graph/authority": "Palace of Crafts",
    "/query": "Saved questions",
    "/query?name=heads": "Aisulu Nurlanova",
}


def text(html: str) -> str:
    """The text of a page, without tags, spaces as one."""
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(r"<(script|title)\b.*?</\1>", "", html, flags=re.S)).split())


@pytest.mark.parametrize(("path", "expected"), PAGES.items())
def test_page(client, path, expected):
    response = client.get(path)
    assert response.status_code == 200
    assert expected in text(response.text)
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"""\b(?:src|action)=["'](?:https?:)?//|<link[^>]*href=["'](?:https?:)?//""", response.text)
    assert not re.search(r"<(?:style|script)(?![^>]*\bsrc=)|\bstyle=|\bon\w+=", response.text)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_in_every_language(client, path, language):
    response = client.get(path, headers={"Accept-Language": f"fr, {language};q=0.7"})
    assert f'<html lang="{language}">' in response.text


def test_language_is_chosen_and_remembered(server):
    with httpx.Client(base_url=server) as client:
        assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "de"}).text
        chosen = client.get("/search", params={"q": "алматы", "lang": "ru"})
        assert '<html lang="ru">' in chosen.text
        assert "Поиск" in chosen.text
        assert '<html lang="ru">' in client.get("/", headers={"Accept-Language": "kk"}).text


def test_a_thing_in_three_languages(client):
    for language, sentence in {
        "kk": "Алматы «Дүниежүзілік қолөнер қаласы» марапатын алды, марапатты берген – Дүниежүзілік қолөнершілер",
        "ru": "Алматы – обладатель награды «Всемирный город ремёсел», награду присуждает Всемирный совет ремёсел",
        "en": "Almaty received “World Craft City” from World Crafts Council",
    }.items():
        page = text(client.get("/page/place/almaty", params={"lang": language}).text)
        assert sentence in page
        assert "Всемирный совет ремёсел 6 октября присвоил Алматы статус «Всемирный город ремёсел»." in page
        assert "Степной вестник" in page
    client.cookies.clear()


def test_sources_that_disagree_are_marked(client):
    page = text(client.get("/page/place/almaty").text)
    assert "5 October 2025 / 6 October 2025 (event: Ala Fest 2025). § Sources disagree" in page
    assert page.count("Sources disagree") == 1


def test_facts_lead_to_their_sentences(client):
    page = client.get("/page/place/almaty").text
    address, anchor = re.search(r'href="(/page/article/fx-kk)#(char=0,126)"', page).groups()
    article = client.get(address).text
    assert f'id="{anchor}"' in article
    passage = article[article.index(f'id="{anchor}"') :].split('class="passage')[0]
    assert "<mark>Дүниежүзілік қолөнершілер кеңесі Алматыға" in passage
    assert "World Craft City" in passage


def test_a_drawing_has_links_to_the_neighbours(client):
    drawing = re.search(r"<svg class=\"drawing\".*?</svg>", client.get("/page/place/almaty").text, re.S)[0]
    assert 'href="/page/event/ala-fest-2025"' in drawing
    assert "Ala Fest 2025" in drawing


def test_search_in_all_scripts(client):
    for query in ("Алматы", "almaty", "АЛМА", "Almat", "ospanova gul", "Оспанова"):
        found = client.get("/suggest", params={"q": query}).json()
        assert found, query
        assert found[0]["page"] in ("/page/place/almaty", "/page/person/gulmira-ospanova"), query
    assert client.get("/suggest", params={"q": "  "}).json() == []


def test_words_in_any_order_and_letters_as_a_russian_keyboard_has_them(client):
    found = client.get("/suggest", params={"q": "колонершилер дуниежузи"}).json()
    assert [each["page"] for each in found] == ["/page/organization/world-crafts-council"]


def test_query_page_shows_names_and_links(client):
    query = "SELECT ?city ?n { VALUES (?city ?n) { (cgr:place\\/almaty '<b>&') } }"
    page = client.get("/query", params={"query": query})
    assert '<a href="/page/place/almaty">Almaty</a>' in page.text
    assert "&lt;b&gt;&amp;" in page.text
    assert "<b>" not in page.text
    link = re.search(r'href="(/sparql\?query=[^"]+format=csv)"', page.text)[1].replace("&amp;", "&")
    assert client.get(link).text == f"city,n\r\n{BASE}place/almaty,<b>&\r\n"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { ?s a cg:City }", "Yes"),
        ("ASK { ?s a cg:Nothing }", "No"),
        ("SELECT * { ?s a cg:Nothing }", "The answer is empty."),
        ("SELECT * {", "does not parse"),
        ("ASK { SERVICE <http://example.org/> {} }", "SERVICE is refused"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "read-only"),
    ],
)
def test_query_page_tells(client, query, expected):
    assert expected in text(client.get("/query", params={"query": query}).text)


def test_query_page_draws_graphs(client):
    page = client.get("/query", params={"query": "CONSTRUCT WHERE { ?s cg:holder ?o }"}).text
    assert page.count('<rect class="box') >= 8
    assert 'href="/page/person/erlan-satov"' in page


@pytest.mark.parametrize(
    "path", ["/nothing", "/page/place/nowhere", "/page/", "/page/%00", "/page/article/none", "/page/a b"]
)
def test_not_found(client, path):
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "no such page" in response.text


def test_only_evidence_is_shown_where_so_set(evidence_server, client):
    silent = "The sky over the steppe was clear all day."
    assert silent in client.get("/page/article/fx-silent").text
    page = httpx.get(f"{evidence_server}/page/article/fx-silent").text
    assert silent not in page
    assert "under copyright" in page
    query = "SELECT (GROUP_CONCAT(STR(?o); separator='|') AS ?all) { GRAPH ?g { ?s ?p ?o } }"
    everything = httpx.get(f"{evidence_server}/sparql", params={"query": query, "format": "csv"}).text
    assert silent not in everything
    assert "The Autumn Fair, organised by the Union of Artisans" in everything
    assert "isString" not in httpx.get(f"{evidence_server}/data/article/fx-en.nt").text


NASTY = '<img src=x onerror="alert(1)">&\'"»\ue000 0\ue001'


@given(st.text(max_size=60) | st.just(NASTY), st.text(max_size=30) | st.just(NASTY))
def test_no_name_or_word_is_markup(name, role):
    writer = Writer("en", lambda iri: (name, "/page/x") if iri == "http://e/x" else None)
    html = writer.statement("Position", {"holder": [Term("uri", "http://e/x")], "role": [Term("literal", role)]})
    assert re.sub(r'<a href="/page/x">|</a>', "", html).count("<") == 0


def untitled(iri: str, text: str) -> list[ox.Quad]:
    """An article without a title, whose one sentence is `text`."""
    article, sentence = ox.NamedNode(iri), ox.NamedNode(f"{iri}#char=0,{len(text)}")
    described = {
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#referenceContext": article,
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf": ox.Literal(text),
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#beginIndex": ox.Literal(0),
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#endIndex": ox.Literal(len(text)),
        "http://www.w3.org/ns/prov#wasGeneratedBy": ox.NamedNode(f"{BASE}run/x"),
    }
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    return [
        ox.Quad(article, rdf_type, ox.NamedNode("https://w3id.org/craftgraph/ontology#Article"), article),
        ox.Quad(article, ox.NamedNode("http://purl.org/dc/terms/language"), ox.Literal("kk"), article),
        *(ox.Quad(sentence, ox.NamedNode(predicate), value, article) for predicate, value in described.items()),
    ]


def test_the_page_of_a_statement_says_what_it_is(client):
    page = client.get("/page/statement/Conferral-almaty?lang=en").text
    assert "<h1>Conferral</h1>" in page
    assert "<title>Almaty received “World Craft City”" in page
    assert ">recipient</text>" in page
    assert "/graph?about=" not in page


def test_a_saved_question_stands_above_its_answer_in_words(client):
    for language in ("kk", "ru", "en"):
        page = client.get("/query", params={"name": "heads", "lang": language})
        assert f'<p class="lead">{load("heads", language).question}</p>' in page.text


def test_text_of_articles_is_never_markup(tmp_path, run_server):
    store = ox.Store(str(tmp_path / "store"))
    graph = ox.NamedNode(f"{BASE}article/x#char=0,9")
    article = ox.NamedNode(f"{BASE}article/x")
    cg, nif = "https://w3id.org/craftgraph/ontology#", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    person, label = ox.NamedNode(f"{BASE}person/x"), ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    store.extend(
        [
            ox.Quad(person, rdf_type, ox.NamedNode(f"{cg}Person"), graph),
            ox.Quad(person, label, ox.Literal(NASTY, language="kk"), graph),
            ox.Quad(person, ox.NamedNode(f"{cg}occupation"), ox.Literal(NASTY, language="kk"), graph),
            ox.Quad(
                person, ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs"), ox.NamedNode("javascript:alert(1)"), graph
            ),
            ox.Quad(article, rdf_type, ox.NamedNode(f"{cg}Article"), article),
            ox.Quad(article, ox.NamedNode("http://purl.org/dc/terms/title"), ox.Literal(NASTY), article),
            ox.Quad(article, ox.NamedNode("http://purl.org/dc/terms/language"), ox.Literal('x" onload="'), article),
            ox.Quad(article, ox.NamedNode("https://schema.org/url"), ox.NamedNode("javascript:alert(1)"), article),
            ox.Quad(graph, ox.NamedNode(f"{nif}referenceContext"), article, article),
            ox.Quad(graph, ox.NamedNode(f"{nif}anchorOf"), ox.Literal(NASTY), article),
            ox.Quad(graph, ox.NamedNode(f"{nif}beginIndex"), ox.Literal(0), article),
            ox.Quad(graph, ox.NamedNode(f"{nif}endIndex"), ox.Literal(9), article),
            *untitled(f"{BASE}article/y", f"Той өтті. {NASTY} " + "сөз " * 40),
        ]
    )
    del store
    with run_server(tmp_path / "store") as (address, _):
        for path in (
            "/",
            "/page/person/x",
            "/page/article/x",
            "/search?class=Person",
            "/query?query=SELECT+*+%7B?s+?p+?o%7D",
        ):
            html = httpx.get(address + path).text
            assert "<img" not in html
            assert 'onload="' not in html
            assert 'href="javascript' not in html
        assert re.search(r'href="/page/article/y"[^>]*>Той өтті\. [^<]+ …</a>', httpx.get(address).text)
        assert '<h1 lang="kk">Той өтті. ' in httpx.get(f"{address}/page/article/y").text
