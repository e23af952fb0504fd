"""ontology/crafts.ttl: crafts with names in three languages, by the integrity conditions of SKOS."""

import re
import unicodedata
from collections import defaultdict

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from craftgraph.entities.iris import BASE
from craftgraph.resources import resource

CG = Namespace("https://w3id.org/craftgraph/ontology#")
SCHEME = URIRef("https://w3id.org/craftgraph/crafts")
LANGUAGES = {"en", "kk", "ru"}


@pytest.fixture(scope="module")
def thesaurus() -> Graph:
    return Graph().parse(resource("ontology", "crafts.ttl"))


@pytest.fixture(scope="module")
def concepts(thesaurus: Graph) -> list[Node]:
    return sorted(thesaurus.subjects(RDF.type, SKOS.Concept))


def labels(thesaurus: Graph, concept: Node, predicate: URIRef) -> list[Literal]:
    return [label for label in thesaurus.objects(concept, predicate) if isinstance(label, Literal)]


def ancestors(thesaurus: Graph, concept: Node) -> set[Node]:
    return set(thesaurus.transitive_objects(concept, SKOS.broader)) - {concept}


def test_concepts_are_crafts_of_the_scheme(thesaurus: Graph, concepts: list[Node]) -> None:
    assert len(concepts) >= 60
    for concept in concepts:
        assert (concept, RDF.type, CG.Craft) in thesaurus
        assert (concept, SKOS.inScheme, SCHEME) in thesaurus
        assert re.fullmatch(re.escape(BASE) + r"craft/[a-z0-9]+(-[a-z0-9]+)*", str(concept))
    assert set(thesaurus.subjects()) == {SCHEME, *concepts}
    assert {str(p) for p in thesaurus.predicates(SCHEME)} >= {
        f"http://purl.org/dc/terms/{name}" for name in ("title", "description", "creator", "issued", "license")
    }


def test_one_preferred_label_a_language(thesaurus: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        preferred = labels(thesaurus, concept, SKOS.prefLabel)
        assert sorted(label.language or "" for label in preferred) == sorted(LANGUAGES), concept
        assert not set(preferred) & set(labels(thesaurus, concept, SKOS.altLabel)), concept
        assert {label.language for label in labels(thesaurus, concept, SKOS.altLabel)} <= LANGUAGES, concept


def test_no_label_names_two_crafts(thesaurus: Graph, concepts: list[Node]) -> None:
    """Compared as names are: without case; a Russian label may have its own twin with е for ё."""
    named = defaultdict(set)
    for concept in concepts:
        for label in labels(thesaurus, concept, SKOS.prefLabel) + labels(thesaurus, concept, SKOS.altLabel):
            named[label.language, str(label).casefold().replace("ё", "е")].add(concept)
    assert {key: found for key, found in named.items() if len(found) > 1} == {}


def test_labels_are_clean(thesaurus: Graph, concepts: list[Node]) -> None:
    scripts = {"en": r"[a-zé ,-]+", "kk": r"[а-яәіңғүұқөһё ,-]+", "ru": r"[а-яё ,-]+"}
    for concept in concepts:
        for label in labels(thesaurus, concept, SKOS.prefLabel) + labels(thesaurus, concept, SKOS.altLabel):
            assert unicodedata.normalize("NFC", str(label)) == str(label)
            assert re.fullmatch(scripts[label.language or ""], label), label
            assert " ".join(label.split()) == str(label), label


def test_definitions_in_english(thesaurus: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        texts = [str(text) for text in labels(thesaurus, concept, SKOS.definition) if text.language == "en"]
        assert len(texts) == 1, concept
        assert re.fullmatch(r"[A-Z].+\.", texts[0]), concept


def test_hierarchy_without_cycles(thesaurus: Graph, concepts: list[Node]) -> None:
    for concept in concepts:
        above = ancestors(thesaurus, concept)
        assert concept not in {far for broader in above for far in ancestors(thesaurus, broader)}
        assert above <= set(concepts)
    pairs = set(thesaurus.subject_objects(SKOS.broader))
    assert pairs == {(narrow, broad) for broad, narrow in thesaurus.subject_objects(SKOS.narrower)}
    # No concept is placed under another twice, once straight and once by way of a third.
    for concept, broader in pairs:
        others = {other for start, other in pairs if start == concept} - {broader}
        assert not any(broader in ancestors(thesaurus, other) for other in others), concept


def test_top_concepts_are_those_without_a_broader_one(thesaurus: Graph, concepts: list[Node]) -> None:
    tops = {concept for concept in concepts if not ancestors(thesaurus, concept)}
    assert tops == set(thesaurus.objects(SCHEME, SKOS.hasTopConcept))
    assert tops == set(thesaurus.subjects(SKOS.topConceptOf, SCHEME))


def test_related_is_symmetric_and_no_hierarchy(thesaurus: Graph) -> None:
    related = set(thesaurus.subject_objects(SKOS.related))
    assert related
    for one, other in related:
        assert (other, one) in related
        assert other not in ancestors(thesaurus, one)


@pytest.mark.parametrize(
    ("language", "name", "slug"),
    [
        ("kk", "киіз басу", "felt-making"),
        ("kk", "кілем тоқу", "carpet-weaving"),
        ("kk", "кесте тігу", "embroidery"),
        ("kk", "ағаш ою", "wood-carving"),
        ("kk", "зергерлік өнер", "jewellery-making"),
        ("kk", "ши тоқу", "chiy-weaving"),
        ("kk", "құрақ құрау", "patchwork"),
        ("kk", "қыш өнері", "pottery"),
        ("kk", "ер-тұрман жасау", "saddlery"),
        ("kk", "домбыра жасау", "dombyra-making"),
        ("ru", "войлоковаляние", "felt-making"),
        ("ru", "ковроткачество", "carpet-weaving"),
        ("ru", "гончарство", "pottery"),
        ("ru", "изготовление юрт", "yurt-making"),
        ("en", "felt-making", "felt-making"),
        ("en", "leatherwork", "leatherworking"),
        ("en", "jewelry making", "jewellery-making"),
    ],
)
def test_names_of_the_news(thesaurus: Graph, language: str, name: str, slug: str) -> None:
    label = Literal(name, lang=language)
    found = [*thesaurus.subjects(SKOS.prefLabel, label), *thesaurus.subjects(SKOS.altLabel, label)]
    assert found == [URIRef(f"{BASE}craft/{slug}")]
