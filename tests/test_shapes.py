"""ontology/shapes.ttl and craftgraph.graph.validation: sound articles pass, each fault is found and told in words."""

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl.entrypoints import meta_validate
from rdflib import RDF, SH, Graph, Namespace
from rdflib import Literal as Text

from craftgraph import terms
from craftgraph.entities.identity import identify
from craftgraph.entities.iris import BASE
from craftgraph.errors import CraftGraphError
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.validation import Problem, validate
from craftgraph.pipeline import extract
from craftgraph.reading import read
from craftgraph.resources import resource

CG = Namespace("https://w3id.org/craftgraph/ontology#")
FIXTURE = Path(__file__).parent / "fixtures" / "sample.trig"
ARTICLES = ("fx-kk", "fx-ru", "fx-en", "fx-silent")
READABLE = {path.stem.removeprefix("mentions-") for path in resource("data", "models").glob("mentions-*.npz")}
SAMPLES = [
    article
    for path in sorted(resource("data", "articles").iterdir())
    if path.name != "README.md"
    for article in read(path)
    if getattr(article, "language", "") in READABLE
]


def of_article(name: str) -> str:
    """One article of the fixture as a build gives it: its graphs, and what the authority graph says of its things."""
    quads = list(ox.parse(path=FIXTURE))
    own = [q for q in quads if q.graph_name.value.partition("#")[0] == f"{BASE}article/{name}"]
    things = {q.subject for q in own}
    own += [q for q in quads if q.graph_name.value == f"{BASE}graph/authority" and q.subject in things]
    return (ox.serialize(own, format=ox.RdfFormat.N_QUADS) or b"").decode()


def found(text: str) -> list[tuple[str, str | None, str]]:
    """(severity, path, end of the focus node's IRI) of each problem, once."""
    return sorted({(p.severity, p.path, re.split(r"[/#]", p.focus)[-1]) for p in validate(text.encode())}, key=str)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(resource("ontology", "shapes.ttl"))


def test_shapes_are_shacl(shapes: Graph) -> None:
    conforms, _, report = meta_validate(shapes, inference="none")
    assert conforms, report


def test_every_shape_says_in_words_what_should_hold(shapes: Graph) -> None:
    named = set(shapes.subjects(RDF.type, SH.PropertyShape)) | set(shapes.subjects(RDF.type, SH.NodeShape))
    for shape in named | set(shapes.objects(None, SH.property)):
        message = shapes.value(shape, SH.message)
        constrains = set(shapes.predicates(shape)) - {RDF.type, SH.targetClass, SH.property, SH.path, SH.message}
        assert message is not None or not constrains, shape
        assert message is None or str(message).endswith("."), shape


@pytest.mark.parametrize("cls", sorted(terms.STATEMENT_ROLES))
def test_a_shape_for_every_role(shapes: Graph, cls: str) -> None:
    (shape,) = (s for s in shapes.subjects(SH.targetClass, CG[cls]) if shapes.value(s, SH.closed) is not None)
    properties = list(shapes.objects(shape, SH.property))
    roles = {str(shapes.value(p, SH.path)).removeprefix(CG) for p in properties}
    assert roles == set(terms.STATEMENT_ROLES[cls])
    once = {
        str(shapes.value(p, SH.path)).removeprefix(CG)
        for p in properties
        if shapes.value(p, SH.maxCount) == Text(1) and shapes.value(p, SH.severity) == SH.Warning
    }
    assert once == {role for role in terms.STATEMENT_ROLES[cls] if (cls, role) not in terms.MANY}


@pytest.mark.parametrize("name", ARTICLES)
def test_sound_article(name: str) -> None:
    assert validate(of_article(name).encode()) == []


@pytest.mark.parametrize("article", SAMPLES, ids=lambda article: article.id)
def test_sample_article_as_it_is_built(article) -> None:
    extraction = extract(article)
    problems = validate(nquads(extraction, identify(extraction), run=Run("test")))
    assert [str(problem) for problem in problems if problem.severity == "violation"] == []


def put(line: str) -> Callable[[str], str]:
    """A change that adds a triple to a sentence: `statement/a cg:title place/b`, or with a literal in N-Triples."""

    def change(text: str) -> str:
        subject, predicate, value = line.split(" ", 2)
        term = f"<{CG}{value[3:]}>" if value.startswith("cg:") else value if value[0] == '"' else f"<{BASE}{value}>"
        kind = str(RDF.type) if predicate == "a" else predicate.replace("cg:", CG)
        (graph,) = re.findall(r"<[^>]*#char=0,[^>]*>(?= \.\n)", text)[:1]
        return f"{text}<{BASE}{subject}> <{kind}> {term} {graph} .\n"

    return change


def sub(pattern: str, replacement: str) -> Callable[[str], str]:
    """A change by a regular expression, which must match."""

    def change(text: str) -> str:
        changed, count = re.subn(pattern, replacement, text)
        assert count
        return changed

    return change


def without(*words: str) -> Callable[[str], str]:
    """A change that takes out the lines which have all the words."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if not all(word in line for word in words)]
        assert len(kept) < len(lines)
        return "".join(kept)

    return change


V, W = "violation", "warning"


@pytest.mark.parametrize(
    ("article", "change", "expected"),
    [
        # names
        ("fx-kk", without("place/almaty>", "@en"), [(V, None, "almaty")]),
        ("fx-kk", put('place/almaty http://www.w3.org/2004/02/skos/core#prefLabel "Алма-Ата"@kk'),
         [(V, "skos:prefLabel", "almaty")]),
        ("fx-kk", put('place/almaty http://www.w3.org/2004/02/skos/core#altLabel "Алматы"@kk'),
         [(V, "skos:prefLabel", "almaty")]),
        ("fx-kk", put('place/almaty http://www.w3.org/2004/02/skos/core#altLabel "Алма-Ата"'),
         [(V, "skos:altLabel", "almaty")]),
        # kinds
        ("fx-kk", put("place/almaty a cg:Festival"), [(V, None, "almaty")]),
        ("fx-kk", put("place/almaty a cg:Country"), []),  # two kinds of place are no fault
        ("fx-kk", put('place/almaty cg:occupation "зергер"@kk'), [(V, "cg:occupation", "almaty")]),
        ("fx-en", put("place/astana cg:within organization/felt-museum"),
         [(V, "cg:within", "astana")]),
        # statements: roles that are missing, of another class, not of the vocabulary
        ("fx-kk", without("Conferral-almaty", "ontology#title"), [(V, "cg:title", "Conferral-almaty")]),
        ("fx-kk", without("Position-nurlanova", "#holder"), [(V, "cg:holder", "Position-nurlanova")]),
        ("fx-kk", without("Observation-tourists", "#comparator"), [(V, None, "Observation-tourists")]),
        ("fx-kk", without("Record-satov", "#factorComparator"), [(V, None, "Record-satov")]),
        ("fx-en", without("Attendance-fair>", "#value"), [(V, None, "Attendance-fair")]),
        ("fx-kk", put('statement/Conferral-almaty cg:feat "ерлік"@kk'), [(V, "cg:feat", "Conferral-almaty")]),
        ("fx-kk", put('statement/Conferral-almaty cg:prize "500"@kk'), [(V, "cg:prize", "Conferral-almaty")]),
        # values
        ("fx-kk", sub(r'"2025-10-05"\^\^<[^>]*#date>', '"2025-10-35"^^<http://www.w3.org/2001/XMLSchema#date>'),
         [(V, "cg:date", "Conferral-almaty"), (V, "cg:startDate", "ala-fest-2025")]),
        ("fx-kk", sub(r'"2025-10-05"\^\^<[^>]*#date>', '"5 қазан"@kk'),
         [(V, "cg:date", "Conferral-almaty"), (V, "cg:startDate", "ala-fest-2025")]),
        ("fx-kk", sub('"100"', '"-1"'), [(V, "cg:value", "Attendance-ala-fest")]),
        ("fx-kk", sub('"PT1M"', '"1 minute"'), [(V, "cg:duration", "Record-satov")]),
        ("fx-kk", sub('"2025-06-30"', '"2024-06-30"'),
         [(V, "cg:periodStart", "Observation-growth"), (V, "cg:periodStart", "Observation-tourists")]),
        # one value a role: the article contradicts itself
        ("fx-kk", put('statement/Attendance-ala-fest cg:value "120"^^<http://www.w3.org/2001/XMLSchema#integer>'),
         [(W, "cg:value", "Attendance-ala-fest")]),
        ("fx-kk", put("statement/Attendance-ala-fest cg:origin place/almaty"), []),  # many origins are none
        # articles and sentences
        ("fx-silent", without("identifier"), [(V, "dcterms:identifier", "fx-silent")]),
        ("fx-silent", sub('terms/language> "en"', 'terms/language> "de"'), [(V, "dcterms:language", "fx-silent")]),
        ("fx-silent", sub('sha256> "....', 'sha256> "'), [(V, "schema:sha256", "fx-silent")]),
        ("fx-silent", sub('"The sky over', '"A sky over'), [(V, "nif:anchorOf", "char=0,42")]),  # it ends too soon
        ("fx-silent", without("isString"), [(V, "nif:isString", "fx-silent")]),
        ("fx-silent", without("anchorOf"), [(V, "nif:anchorOf", "char=0,42")]),
        ("fx-silent", sub('"42"', '"41"'), [(V, "nif:anchorOf", "char=0,42")]),
        ("fx-silent", sub("#char=0,42", "#char=1,42"), [(V, "nif:anchorOf", "char=1,42")]),
        ("fx-silent", without("softwareVersion"), [(V, "schema:softwareVersion", "fixture")]),
    ],
)  # fmt: skip
def test_fault_is_found(article: str, change: Callable[[str], str], expected: list[tuple[str, str, str]]) -> None:
    assert found(change(of_article(article))) == expected


WRONG = {"text": "cg:exactly", "comparator": '"about"', "boolean": '"yes"', "duration": '"PT1M"', "date": '"2025"'}


@pytest.mark.parametrize(
    ("cls", "role"), [(cls, role) for cls, roles in terms.STATEMENT_ROLES.items() for role in roles]
)
def test_wrong_filler_of_any_role(cls: str, role: str) -> None:
    """A text where a thing belongs, a thing where a text belongs, a value of another type."""
    kind = terms.STATEMENT_ROLES[cls][role]
    wrong = WRONG.get("text" if kind == "Craft|text" else kind, '"Алматы"@kk')
    text = put(f"statement/x cg:{role} {wrong}")(put(f"statement/x a cg:{cls}")(of_article("fx-kk")))
    problems = [p for p in validate(text.encode()) if p.path == f"cg:{role}" and p.value is not None]
    assert [(p.focus, p.severity) for p in problems] == [(f"{BASE}statement/x", "violation")]


def test_statement_outside_a_sentence() -> None:
    graph = f"<{BASE}article/fx-en>"
    text = f"{of_article('fx-en')}<{BASE}place/astana> <{CG}knownFor> <{BASE}craft/felt> {graph} .\n"
    problems = validate(text.encode())
    assert Problem(f"{BASE}article/fx-en", None, "What is stated in this graph has no source: it is no sentence of the article.", V) in problems  # fmt: skip # noqa: E501
    bare = f"{of_article('fx-en')}<{BASE}place/astana> <{CG}within> <{BASE}place/kazakhstan> .\n"
    assert [p.focus for p in validate(bare.encode())] == ["the default graph"]


def test_sentence_that_is_described_in_a_graph_of_another_article() -> None:
    moved = re.sub(r"(#referenceContext> <[^>]*> )<[^>]*>", rf"\1<{BASE}article/other>", of_article("fx-ru"))
    assert {p.message for p in validate(moved.encode())} == {
        "What is stated in this graph has no source: it is no sentence of the article."
    }


def test_offsets_count_code_points() -> None:
    words = "𐰴𐰀𐰔 e\u0301 🐎\u00a0ши"
    text = of_article("fx-silent").replace("The sky over the steppe was clear all day.", words)
    size = len(words)
    text = text.replace("#char=0,42", f"#char=0,{size}").replace('"42"', f'"{size}"')
    assert found(text) == []
    assert found(text.replace(f'"{size}"', f'"{len(words.encode("utf-16-le")) // 2}"')) != []


def test_a_graph_is_left_as_it_is() -> None:
    graph = Graph()
    for quad in ox.parse(of_article("fx-ru").encode(), format=ox.RdfFormat.N_QUADS):
        graph.parse(data=f"{quad.triple} .", format="nt")
    before = set(graph)
    assert validate(graph) == []
    assert set(graph) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a> <b> <c> .\n", "line 1"),
        (f"<{CG}a> <{CG}b> <{CG}c> .\n<broken\n", "line 2"),
        (f"_:b <{CG}within> <{CG}c> .\n", "blank node"),
    ],
)
def test_not_the_quads_of_an_article(text: str, message: str) -> None:
    with pytest.raises(CraftGraphError, match=message):
        validate(text.encode())


def test_problem_in_words() -> None:
    text = put('statement/Conferral-almaty cg:ordinal "first"@kk')(of_article("fx-kk"))
    assert [str(problem) for problem in validate(text.encode())] == [
        'violation: cgr:statement/Conferral-almaty, cg:ordinal is "first": An ordinal is an xsd:integer from 1.'
    ]


def test_same_order_every_time() -> None:
    lines = without("@en")(of_article("fx-kk")).splitlines(keepends=True)
    assert validate("".join(lines).encode()) == validate("".join(reversed(lines)).encode()) != []
