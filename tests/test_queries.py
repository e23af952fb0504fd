"""The competency questions: each gives the rows that a reader of the fixture expects, plainly and quickly."""

import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from craftgraph import terms
from craftgraph.entities.identity import identify
from craftgraph.entities.iris import BASE
from craftgraph.graph.namespaces import CG, ONTOLOGY, THESAURUS
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.model import Article, Comparator
from craftgraph.pipeline import extract
from craftgraph.query.saved import load, names, questions
from craftgraph.reading import read
from craftgraph.resources import resource

Row = tuple[str | None, ...]
FIXTURE = Path(__file__).parent / "fixtures" / "sample.trig"
PRIZE = f"{BASE}statement/Conferral-almaty"
WCC_KK = "Дүниежүзілік қолөнершілер кеңесі"
TITLE = ("Almaty", "World Craft City")

# Columns that are asked for by name → the rows, in order.
EXPECTED: dict[str, tuple[str, list[Row]]] = {
    "agreements": ("class statement articles", [("Conferral", PRIZE, "2")]),
    "attendance": (
        "event group comparator value",
        [
            ("Autumn Fair", "visitors", "about", "2000"),
            ("Ala Fest 2025", "шебер", "moreThan", "100"),
            ("Autumn Fair", "visitors from India", "exactly", "40"),
        ],
    ),
    "classes": (
        "class statements articles",
        [
            ("Attendance", "3", "2"),
            ("Position", "3", "2"),
            ("Conferral", "2", "3"),
            ("Observation", "2", "1"),
            ("Quotation", "2", "2"),
            ("Distinction", "1", "1"),
            ("Inscription", "1", "1"),
            ("Record", "1", "1"),
            ("Superlative", "1", "1"),
        ],
    ),
    "conferrals": (
        "recipient title ordinal date event outlet",
        [
            (*TITLE, None, "2025-10-05", "Ala Fest 2025", "Дала жаршысы"),
            (*TITLE, None, "2025-10-06", "Ala Fest 2025", "Степной вестник"),
            ("Gulmira Ospanova", "Honoured Master", None, None, "Autumn Fair", "Steppe Herald"),
        ],
    ),
    "contradictions": ("thing role value1 value2", [(PRIZE, f"{CG}date", "2025-10-05", "2025-10-06")]),
    "crafts-by-branch": ("branch people crafts", [("textile crafts", "1", "felt-making")]),
    "distinctions": ("holder label times register", [("Erlan Satov", "әлем рекордшысы", "4", None)]),
    "events": (
        "start end event kind place",
        [
            ("2025-10", None, "Ala Fest 2025", "Festival", "Almaty"),
            ("2025-10-05", None, "Ala Fest 2025", "Festival", "Almaty"),
            ("2025-10-09", None, "Autumn Fair", "Fair", "Palace of Crafts"),
        ],
    ),
    "events-in": ("event place start", [("Autumn Fair", "Palace of Crafts", "2025-10-09")]),
    "festivals": (
        "festival group comparator value origin",
        [
            ("Ala Fest 2025", "шебер", "moreThan", "100", "India"),
            ("Ala Fest 2025", "шебер", "moreThan", "100", "Kazakhstan"),
        ],
    ),
    "figures": (
        "about indicator comparator value unit origin start end",
        [
            ("Almaty", "турист", "exactly", "1140000", None, None, "2025-01-01", "2025-06-30"),
            ("Almaty", "турист санының өсімі", "exactly", "12", "%", None, "2025-01-01", "2025-06-30"),
        ],
    ),
    "growth": (
        "about indicator value unit start end",
        [("Almaty", "турист санының өсімі", "12", "%", "2025-01-01", "2025-06-30")],
    ),
    "heads": (
        "person role body",
        [
            ("Aisulu Nurlanova", "басшысы", "Almaty Tourism Department"),
            ("Dana Karimova", "director", "Felt Museum"),
        ],
    ),
    "inscriptions": (
        "element register date by",
        [
            ("felt-making", "UNESCO list of intangible heritage", "2024", "Kazakhstan"),
            ("felt-making", "UNESCO list of intangible heritage", "2024", "Kyrgyzstan"),
        ],
    ),
    "organisers": ("event organiser", [("Autumn Fair", "Union of Artisans")]),
    "participants": ("event participant", [("Ala Fest 2025", "Gulmira Ospanova")]),
    "places-of-crafts": ("place craft", [("Tasbulak", "pottery")]),
    "positions": (
        "body person role",
        [
            ("Almaty Tourism Department", "Aisulu Nurlanova", "басшысы"),
            ("Felt Museum", "Bolat Tasov", "deputy director"),
            ("Felt Museum", "Dana Karimova", "director"),
        ],
    ),
    "practitioners": ("craft person", [("felt-making", "Gulmira Ospanova")]),
    "quotations": (
        "speaker text direct outlet published",
        [
            (
                "Aisulu Nurlanova",
                "Бұл – Орталық Азиядағы ең ірі қолөнер мерекесі",
                "true",
                "Дала жаршысы",
                "2025-10-07",
            ),
            (
                "Dana Karimova",
                "Gulmira Ospanova was made an Honoured Master by the Union of Artisans",
                "false",
                "Steppe Herald",
                "2025-10-09",
            ),
        ],
    ),
    "records": (
        "holder feat value unit duration factor register",
        [("Erlan Satov", "таға майыстыру", "9", "таға", "PT1M", "3", "Global Book of Records")],
    ),
    "silent-articles": ("identifier language title", [("fx-silent", "en", "Weather")]),
    "superlatives": (
        "subject quality scope outlet",
        [("Ala Fest 2025", "ең ірі қолөнер мерекесі", "Central Asia", "Дала жаршысы")],
    ),
    "timeline": (
        "date class what who",
        [
            ("2024", "Inscription", "felt-making", "Kazakhstan"),
            ("2024", "Inscription", "felt-making", "Kyrgyzstan"),
            ("2025-10-05", "Conferral", "World Craft City", "Almaty"),
            ("2025-10-06", "Conferral", "World Craft City", "Almaty"),
        ],
    ),
    "titles": (
        "recipient title from date outlet",
        [
            (*TITLE, "World Crafts Council", "2025-10-05", "Дала жаршысы"),
            (*TITLE, "World Crafts Council", "2025-10-06", "Степной вестник"),
        ],
    ),
    "tourists": (
        "place halfYear indicator comparator value",
        [("Almaty", "2025, first half", "турист", "exactly", "1140000")],
    ),
}
# Long answers: rows that must be among them.
AMONG: dict[str, tuple[str, list[Row], int]] = {
    "most-mentioned": (
        "name class articles sentences",
        [("Kazakhstan", "Country", "3", "3"), ("Almaty", "City", "2", "4"), ("Palace of Crafts", "Venue", "1", "1")],
        25,
    ),
    "names": (
        "en kk ru class",
        [
            ("Almaty", "Алматы", "Алматы", "City"),
            ("Palace of Crafts", None, None, "Venue"),
            ("World Crafts Council", WCC_KK, "Всемирный совет ремёсел", "Organization"),
        ],
        25,
    ),
    "outlets": (
        "outlet class statements articles",
        [
            ("Steppe Herald", "Attendance", "2", "1"),
            ("Дала жаршысы", "Observation", "2", "1"),
            ("Степной вестник", "Inscription", "1", "1"),
        ],
        14,
    ),
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=FIXTURE)
    for name, graph in (("craft.ttl", ONTOLOGY), ("crafts.ttl", THESAURUS)):
        store.load(path=resource("ontology", name), to_graph=ox.NamedNode(graph))
    return store


def answer(store: ox.Store, sparql: str, columns: str = "") -> list[Row]:
    solutions = store.query(sparql, use_default_graph_as_union=True)
    wanted = columns.split() or [variable.value for variable in solutions.variables]
    return [tuple(term.value if (term := row[name]) is not None else None for name in wanted) for row in solutions]


def test_every_question_has_an_expected_answer() -> None:
    assert len(names()) >= 18
    assert {*EXPECTED, *AMONG} == set(names())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_answer(store: ox.Store, name: str) -> None:
    columns, rows = EXPECTED[name]
    assert answer(store, load(name).sparql, columns) == rows


@pytest.mark.parametrize("name", sorted(AMONG))
def test_long_answer(store: ox.Store, name: str) -> None:
    columns, rows, length = AMONG[name]
    found = answer(store, load(name).sparql, columns)
    assert len(found) == length
    assert [row for row in found if row in rows] == rows


@pytest.mark.parametrize("name", sorted({*EXPECTED, *AMONG}))
def test_asked_in_three_languages_in_plain_sparql(name: str) -> None:
    sparql = load(name).sparql
    asked = questions(sparql)
    assert set(asked) == {"en", "kk", "ru"}
    assert all(question.endswith("?") for question in asked.values())
    assert len(set(asked.values())) == 3
    assert re.match(r"# question \(en\): .+\n# \(kk\): .+\n# \(ru\): .+\n", sparql)
    prepareQuery(sparql)  # a second parser agrees, and knows every prefix from the file itself
    assert set(re.findall(r"\bcg:(\w+)", sparql)) <= {
        *terms.ENTITY_CLASSES,
        *terms.ENTITY_PROPERTIES,
        *terms.STATEMENT_ROLES,
        *(role for roles in terms.STATEMENT_ROLES.values() for role in roles),
        *(comparator.value for comparator in Comparator),
        "Article",
    }


@pytest.mark.parametrize("name", sorted({*EXPECTED, *AMONG}))
def test_evidence_is_a_sentence_that_names_it(store: ox.Store, name: str) -> None:
    """Where a query gives evidence, this is a sentence of the articles, never another text."""
    solutions = store.query(load(name).sparql, use_default_graph_as_union=True)
    columns = [v.value for v in solutions.variables if v.value.startswith("evidence")]
    sentences = {q.object.value for q in store if q.predicate.value.endswith("#anchorOf")}
    for row in solutions:
        assert all(row[column].value in sentences for column in columns)


def test_evidence_of_the_titles_is_the_sentence_of_each_source(store: ox.Store) -> None:
    found = dict(answer(store, load("titles").sparql, "outlet evidence"))
    assert found["Дала жаршысы"].startswith("Дүниежүзілік қолөнершілер кеңесі Алматыға")
    assert found["Степной вестник"].startswith("Всемирный совет ремёсел 6 октября")


def test_titles_of_another_place(store: ox.Store) -> None:
    other = re.sub(r"VALUES \?name \{[^}]*\}", 'VALUES ?name { "Гульмира Оспанова"@ru }', load("titles").sparql)
    assert answer(store, other, "recipient title from") == [
        ("Gulmira Ospanova", "Honoured Master", "Union of Artisans")
    ]


FIGURES = {"comparator", "factorComparator", "unit"}  # they tell of a value how it is meant
SINGLE = sorted(
    {
        (cls, role)
        for cls, roles in terms.STATEMENT_ROLES.items()
        for role in roles
        if (cls, role) not in terms.MANY and role not in terms.KEYS[cls] and role not in FIGURES
    }
    | {("Festival", "startDate"), ("Festival", "endDate")}
)


@pytest.mark.parametrize(("cls", "role"), SINGLE)
def test_contradiction_in_any_role_of_one_value(cls: str, role: str) -> None:
    """Two sentences that differ are found; two that agree, and one sentence alone, are not."""
    template = """
        @prefix cg: <{cg}> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
        @base <https://example.org/> .
        <a#char=0,9> {{ <s> a cg:{cls} ; cg:{role} {one} . <same> a cg:{cls} ; cg:{role} {one} }}
        <b#char=0,9> {{ <s> a cg:{cls} ; cg:{role} {two} . <same> a cg:{cls} ; cg:{role} {one} }}
        <a> {{ <a#char=0,9> nif:anchorOf "one" }}
        <b> {{ <b#char=0,9> nif:anchorOf "two" }}"""
    store = ox.Store()
    store.load(template.format(cg=CG, cls=cls, role=role, one='"1"', two='"2"'), format=ox.RdfFormat.TRIG)
    columns = "thing role value1 sentences1 evidence1 value2 sentences2 evidence2"
    assert answer(store, load("contradictions").sparql, columns) == [
        ("https://example.org/s", CG + role, "1", "1", "one", "2", "1", "two")
    ]


@pytest.fixture(scope="module")
def samples() -> ox.Store:
    """The sample articles, as they are built."""
    store = ox.Store()
    for path in sorted(resource("data", "articles").iterdir()):
        for article in read(path) if path.name != "README.md" else ():
            assert isinstance(article, Article)
            extraction = extract(article)
            store.load(nquads(extraction, identify(extraction), run=Run("test")), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize("name", names())
def test_sample_articles_can_be_asked(samples: ox.Store, name: str) -> None:
    assert len(answer(samples, load(name).sparql)) < 1000


@pytest.mark.parametrize(
    ("name", "columns", "row"),
    [
        ("titles", "recipient title from", ("Almaty", "World Craft City", "World Crafts Council")),
        ("tourists", "place halfYear comparator value", ("Almaty", "2025, first half", "exactly", "1140000")),
        ("most-mentioned", "name class", ("Almaty", "City")),
        ("festivals", "festival origin", ("ALA CRAFT 2025", "Australia")),
        ("records", "value unit duration", ("9", "ат тағасын", "PT1M")),
        ("heads", "role body", ("head", "Almaty Tourism Department")),
        ("inscriptions", "element date by", ("yurt making", "2014", "Kyrgyzstan")),
        ("contradictions", "role value1 value2", (f"{CG}value", "2000", "2500")),
    ],
)
def test_answer_from_sample_articles(samples: ox.Store, name: str, columns: str, row: Row) -> None:
    assert row in answer(samples, load(name).sparql, columns)


def test_the_award_of_almaty_is_one_in_several_languages(samples: ox.Store) -> None:
    question = f"""
        PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
        SELECT ?text WHERE {{
            GRAPH ?sentence {{ ?conferral a <{CG}Conferral> ; <{CG}title> ?title }} ?sentence nif:anchorOf ?text .
            ?title <http://www.w3.org/2004/02/skos/core#prefLabel> "World Craft City"@en }}"""
    told = {text.split()[0] for (text,) in answer(samples, question, "text") if text}
    assert told >= {"The", "Дүниежүзілік"}


@pytest.mark.parametrize("name", names())
def test_no_row_comes_twice(store: ox.Store, samples: ox.Store, name: str) -> None:
    """In the union a triple stands once for each sentence that states it; no question gives a row for each."""
    for each in (store, samples):
        rows = answer(each, load(name).sparql)
        assert len(rows) == len(set(rows))


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("name", names())
def test_names_come_in_another_language_and_no_row_goes(store: ox.Store, name: str, language: str) -> None:
    sparql = load(name, language).sparql
    prepareQuery(sparql)
    assert len(answer(store, sparql)) == len(answer(store, load(name).sparql))
    assert ("skos:prefLabel" in sparql) == (f'"{language}"' in sparql)


@pytest.mark.parametrize(
    ("name", "language", "columns", "row"),
    [
        ("titles", "kk", "recipient from", ("Алматы", WCC_KK)),
        ("titles", "ru", "recipient from", ("Алматы", "Всемирный совет ремёсел")),
        ("distinctions", "ru", "holder", ("Ерлан Сәтов",)),  # has no Russian name
        ("names", "ru", "en kk", ("Almaty", "Алматы")),
    ],
)
def test_names_in_another_language(store: ox.Store, name: str, language: str, columns: str, row: Row) -> None:
    assert row in answer(store, load(name, language).sparql, columns)


def test_quick_on_what_many_articles_say(store: ox.Store) -> None:
    """Names and roles then stand in a hundred graphs each, and a join over them would multiply."""
    many = ox.Store()
    quads = list(ox.parse(path=FIXTURE))
    many.extend(q for q in store if q.graph_name.value == THESAURUS)
    for copy in range(100):
        mark = f"/article/{copy}-"
        many.extend(
            ox.Quad(
                *(ox.NamedNode(t.value.replace("/article/", mark)) if isinstance(t, ox.NamedNode) else t for t in q)
            )
            for q in quads
        )
    for name in names():
        begun = time.process_time()
        rows = len(answer(many, load(name).sparql))
        assert time.process_time() - begun < 2, name
        assert rows or name == "silent-articles", name
