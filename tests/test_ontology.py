"""ontology/craft.ttl says exactly what src/craftgraph/terms.py says, in sound OWL 2."""

import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from craftgraph import terms
from craftgraph.model import Comparator
from craftgraph.resources import resource

CG = Namespace("https://w3id.org/craftgraph/ontology#")
EX = Namespace("https://example.org/")
PAGE = Path(__file__).parent.parent / "docs" / "ontology.md"
SAMPLE = Path(__file__).parent / "fixtures" / "sample.trig"
ONTOLOGY = URIRef("https://w3id.org/craftgraph/ontology")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
ALL_ROLES = {role for roles in terms.STATEMENT_ROLES.values() for role in roles}
PROPERTIES = ALL_ROLES | set(terms.ENTITY_PROPERTIES)
ENTITY_DOMAINS = {
    "within": {"Place"},
    "partOf": {"Organization", "Event"},
    "jurisdiction": {"Organization"},
    "nationality": {"Person"},
    "occupation": {"Person"},
    "practises": {"Person"},
    "knownFor": {"Place"},
    "place": {"Event"},
    "startDate": {"Event"},
    "endDate": {"Event"},
    "organizer": {"Event"},
    "participant": {"Event"},
}
DATES = {XSD.date, XSD.gYearMonth, XSD.gYear}
VALUES = {
    "text": {RDF.langString},
    "date": DATES,
    "integer": {XSD.integer},
    "number": {XSD.decimal},
    "duration": {XSD.duration},
    "boolean": {XSD.boolean},
    "comparator": {CG.Comparator},
}
# Where craft.ttl says more than the kinds of terms.py can.
RANGES = {
    "nationality": {CG.Country},
    "unit": {RDF.langString, XSD.string},
    "value": {XSD.decimal},
    "periodStart": {XSD.date},
    "periodEnd": {XSD.date},
    "element": {CG.Craft, RDFS.Literal},
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(resource("ontology", "craft.ttl"))


@pytest.fixture(scope="module")
def axioms(ontology: Graph) -> Graph:
    """The ontology without what a reasoner does not need, so that reasoning is quick."""
    kept = Graph()
    for s, p, o in ontology:
        if p not in (RDFS.label, SKOS.definition, RDFS.isDefinedBy, RDFS.seeAlso) and s != ONTOLOGY:
            kept.add((s, p, o))
    for keys in list(kept.objects(None, OWL.hasKey)):
        roles = Collection(kept, keys)
        roles.append(roles[len(roles) - 1])  # owlrl 7 leaves the last role of a key out of its rule prp-key
    return kept


def names(nodes: Iterator[Node]) -> set[str]:
    return {str(node).removeprefix(CG) for node in nodes if str(node).startswith(CG)}


def members(graph: Graph, node: Node) -> set[Node]:
    """The classes or datatypes of a union, or the one that the node is."""
    union = graph.value(node, OWL.unionOf)
    return set(Collection(graph, union)) if union is not None else {node}


def reasoned(axioms: Graph, data: str) -> Graph:
    """What follows by the rules of OWL 2 RL."""
    prefixes = "\n".join(f"@prefix {p}: <{n}> ." for p, n in (("cg", CG), ("ex", EX), ("xsd", XSD)))
    graph = axioms + Graph().parse(data=f"{prefixes}\n{data}", format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_loads_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in ("craft.ttl", "shapes.ttl", "crafts.ttl"):
            path = resource("ontology", name)
            read = len(Graph().parse(path))
            assert read == len(list(ox.parse(path=path))) > 500
    assert not caplog.records


def test_header(ontology: Graph) -> None:
    said = {str(p): str(o) for p, o in ontology.predicate_objects(ONTOLOGY)}
    version = said[str(OWL.versionInfo)]
    assert said[str(OWL.versionIRI)] == f"{ONTOLOGY}/{version}"
    assert said["http://purl.org/dc/terms/license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert said["http://purl.org/vocab/vann/preferredNamespacePrefix"] == "cg"
    assert said["http://purl.org/vocab/vann/preferredNamespaceUri"] == str(CG)


def test_names_exactly_what_the_vocabulary_names(ontology: Graph) -> None:
    classes = names(ontology.subjects(RDF.type, OWL.Class))
    assert classes == {*terms.ENTITY_CLASSES, *terms.STATEMENT_ROLES, "Article", "Comparator"}
    comparators = names(ontology.subjects(RDF.type, CG.Comparator))
    assert comparators == {c.value for c in Comparator}
    assert names(ontology.subjects()) == classes | PROPERTIES | comparators


def test_subclasses_are_the_families(ontology: Graph) -> None:
    for cls, family in terms.FAMILY.items():
        supers = names(ontology.objects(CG[cls], RDFS.subClassOf))
        assert supers == (set() if cls == family else {family}), cls


def test_one_label_and_one_definition_a_language(ontology: Graph) -> None:
    for name in {*terms.ENTITY_CLASSES, *terms.STATEMENT_ROLES, "Article", "Comparator", *PROPERTIES, *Comparator}:
        for predicate in (RDFS.label, SKOS.definition):
            texts = {o.language: str(o) for o in ontology.objects(CG[name], predicate) if isinstance(o, Literal)}
            assert len(list(ontology.objects(CG[name], predicate))) == 3, (name, predicate)
            assert set(texts) == {"en", "kk", "ru"}, (name, predicate)
            assert texts["en"].isascii(), name
            assert all(any("а" <= c <= "я" for c in texts[lang].lower()) for lang in ("kk", "ru")), name
            assert all(text.endswith(".") == (predicate == SKOS.definition) for text in texts.values()), name


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_domain_and_range(ontology: Graph, name: str) -> None:
    users = {cls for cls, roles in terms.STATEMENT_ROLES.items() if name in roles} | ENTITY_DOMAINS.get(name, set())
    assert members(ontology, ontology.value(CG[name], RDFS.domain)) == {CG[cls] for cls in users}
    kinds = {
        kind
        for kinds in [terms.ENTITY_PROPERTIES.get(name, ""), *(r.get(name, "") for r in terms.STATEMENT_ROLES.values())]
        for kind in kinds.split("|")
        if kind
    }
    expected = RANGES.get(name) or {v for kind in kinds for v in VALUES.get(kind, {CG[kind]})}
    assert members(ontology, ontology.value(CG[name], RDFS.range)) == expected
    types = set(ontology.objects(CG[name], RDF.type))
    if name == "element":  # a craft or a text: no property of OWL 2 DL takes both
        assert RDF.Property in types
    else:
        takes_things = kinds <= {*terms.FAMILY, "comparator"}
        assert (OWL.ObjectProperty in types, OWL.DatatypeProperty in types) == (takes_things, not takes_things)


def test_functional_where_there_is_one_value(ontology: Graph) -> None:
    many = {role for _, role in terms.MANY}
    single = (ALL_ROLES - many - set(terms.ENTITY_PROPERTIES)) | {"startDate", "endDate"}
    assert names(ontology.subjects(RDF.type, OWL.FunctionalProperty)) == single
    limited = {
        (cls, str(ontology.value(restriction, OWL.onProperty)).removeprefix(CG))
        for cls in terms.STATEMENT_ROLES
        for restriction in ontology.objects(CG[cls], RDFS.subClassOf)
        if ontology.value(restriction, OWL.maxCardinality) is not None
    }
    assert limited == {
        (cls, role)
        for cls, roles in terms.STATEMENT_ROLES.items()
        for role in roles
        if role not in single and (cls, role) not in terms.MANY
    }


def test_holders_and_figures_are_narrowed_by_class(ontology: Graph) -> None:
    narrowed = {
        (cls, str(ontology.value(restriction, OWL.onProperty)).removeprefix(CG)): members(ontology, filler)
        for cls in terms.STATEMENT_ROLES
        for restriction in ontology.objects(CG[cls], RDFS.subClassOf)
        if (filler := ontology.value(restriction, OWL.allValuesFrom)) is not None
    }
    assert narrowed == {
        ("Position", "holder"): {CG.Person},
        ("Record", "holder"): {CG.Person, CG.Organization},
        ("Attendance", "value"): {XSD.integer},
    }


@pytest.mark.parametrize("cls", sorted(terms.KEYS))
def test_key(ontology: Graph, cls: str) -> None:
    keys = list(ontology.objects(CG[cls], OWL.hasKey))
    assert len(keys) == 1
    assert list(Collection(ontology, keys[0])) == [CG[role] for role in terms.KEYS[cls]]


def test_every_term_that_is_used_is_declared(ontology: Graph) -> None:
    """OWL 2 DL asks for declarations; what OWL, RDF and RDFS define themselves needs none."""
    own = (str(RDF), str(RDFS), str(OWL), str(XSD))
    used = {p for p in ontology.predicates() if not str(p).startswith(own)}
    used |= {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in ontology.objects(None, p)}
    undeclared = {u for u in used if not isinstance(u, BNode) and ontology.value(u, RDF.type, any=True) is None}
    assert not undeclared


def test_disjoint_families_and_statements(ontology: Graph) -> None:
    (axiom,) = ontology.subjects(RDF.type, OWL.AllDisjointClasses)
    listed = names(iter(Collection(ontology, ontology.value(axiom, OWL.members))))
    assert listed == {*terms.FAMILY.values(), *terms.STATEMENT_ROLES, "Article", "Comparator"}


def test_sample_is_consistent(axioms: Graph) -> None:
    """The fixture contradicts itself on one date, and says a month beside a day; without these it is consistent."""
    sample = Graph()
    for quad in ox.parse(path=SAMPLE):
        if quad.predicate.value.startswith(CG) or f"<{CG}" in str(quad.object):
            sample += Graph().parse(data=f"{quad.triple} .", format="nt")
    for disputed in (Literal("2025-10-06", datatype=XSD.date), Literal("2025-10", datatype=XSD.gYearMonth)):
        sample.remove((None, None, disputed))
    graph = reasoned(axioms, sample.serialize(format="turtle"))
    assert not list(graph.objects(None, ERROR))
    fest = URIRef("https://w3id.org/craftgraph/id/event/ala-fest-2025")
    assert URIRef("https://schema.org/Event") in set(graph.objects(fest, RDF.type))


VIOLATIONS = {
    "person-and-organisation": "ex:{} a cg:Person , cg:Organization .",
    "city-and-festival": "ex:{} a cg:City , cg:Festival .",
    "conferral-and-event": "ex:{} a cg:Conferral , cg:Event .",
    "domains": "ex:{} cg:jurisdiction ex:b ; cg:occupation 'jeweller'@en .",  # of an organisation, and of a person
    "range": "ex:a cg:practises ex:{} . ex:{} a cg:Title .",
    "office-of-a-place": "ex:c a cg:Position ; cg:holder ex:{} . ex:{} a cg:City .",
    "two-holders": "ex:d a cg:Distinction ; cg:holder ex:{} , ex:e . ex:{} a cg:Person . ex:e a cg:Place .",
    "two-comparators": "ex:f cg:comparator cg:exactly , cg:moreThan .",
}


@pytest.fixture(scope="module")
def errors(axioms: Graph) -> list[str]:
    data = "\n".join(data.replace("{}", name) for name, data in VIOLATIONS.items())
    return [str(error) for error in reasoned(axioms, f"ex:sound a cg:City .\n{data}").objects(None, ERROR)]


@pytest.mark.parametrize("name", VIOLATIONS)
def test_violation_is_found_by_a_reasoner(errors: list[str], name: str) -> None:
    node = CG.moreThan if name == "two-comparators" else EX[name]
    assert any(str(node) in error for error in errors)
    assert not any(str(EX.sound) in error for error in errors)


def test_reasoning_on_sound_statements(axioms: Graph) -> None:
    graph = reasoned(
        axioms,
        """
        ex:a a cg:Conferral ; cg:title ex:t ; cg:recipient ex:r .
        ex:b a cg:Conferral ; cg:title ex:t ; cg:recipient ex:r .
        ex:c a cg:Conferral ; cg:title ex:t ; cg:recipient ex:s .
        ex:hall cg:within ex:city . ex:city cg:within ex:country .""",
    )
    assert (EX.a, OWL.sameAs, EX.b) in graph  # they agree on the key
    assert (EX.a, OWL.sameAs, EX.c) not in graph
    assert (EX.hall, CG.within, EX.country) in graph
    assert (EX.hall, URIRef("https://schema.org/containedInPlace"), EX.country) in graph
    assert not list(graph.objects(None, ERROR))


def test_page_names_every_term(ontology: Graph) -> None:
    """docs/ontology.md is held to craft.ttl: all of it is explained, and nothing that it has not."""
    assert set(re.findall(r"`cg:(\w+)`", PAGE.read_text(encoding="utf-8"))) == names(ontology.subjects())


def test_page_has_the_keys_of_statements() -> None:
    rows = re.findall(r"^\| `cg:(\w+)`: [^|]*\| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {cls for cls, _ in rows} == set(terms.STATEMENT_ROLES)
    for cls, roles in rows:
        assert set(re.findall(r"`cg:(\w+)`", roles)) == set(terms.STATEMENT_ROLES[cls])
        assert set(re.findall(r"\*\*`cg:(\w+)`\*\*", roles)) == set(terms.KEYS[cls])
        assert {(cls, role) for role in re.findall(r"`cg:(\w+)`(?:\*\*)?\+", roles)} == {
            pair for pair in terms.MANY if pair[0] == cls
        }


def test_page_example_gives_the_answer_that_it_shows() -> None:
    page = PAGE.read_text(encoding="utf-8")
    (graph,), (query,) = (
        re.findall(r"```trig\n(.+?)```", page, re.DOTALL),
        re.findall(r"```sparql\n(.+?)```", page, re.DOTALL),
    )
    (shown,) = re.findall(r"\| person \| role [^\n]*\n\|[^\n]*\n\| ([^\n]*) \|\n", page)
    store = ox.Store()
    store.load(graph, format=ox.RdfFormat.TRIG)
    answers = [[term.value for term in row] for row in store.query(query, use_default_graph_as_union=True)]
    assert answers == [shown.split(" | ")]
    for quad in store:
        if quad.predicate.value.endswith("#endIndex"):
            (words,) = (q.object.value for q in store if q.predicate.value.endswith("#anchorOf"))
            assert int(quad.object.value) == len(words)
