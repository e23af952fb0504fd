"""From what was read out of an article to N-Quads: every triple in the graph of the sentence that states it.

Straight from the dataclasses to sorted lines, without an RDF library: the same article gives the same bytes.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from craftgraph.entities.identity import Identified
from craftgraph.entities.iris import BASE, article_iri
from craftgraph.graph.keys import statement_iris
from craftgraph.graph.literals import DATE_TYPES, decimal, duration, literal, typed
from craftgraph.graph.namespaces import (
    CG,
    DCTERMS,
    NIF,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    authority_graph,
    sentence_iri,
    web_iri,
)
from craftgraph.graph.run import Run
from craftgraph.model import Article, Comparator, Date, Duration, EntityRef, Extraction, Text, Value

SOFTWARE: Final = "https://w3id.org/craftgraph/software"
"""The program as an agent (`prov:SoftwareAgent`)."""

_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')
_TYPE = f"<{RDF}type>"
_PREF, _ALT = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"


def nquads(extraction: Extraction, identified: Sequence[Identified], *, base: str = BASE, run: Run) -> bytes:
    """Return all quads of one article as N-Quads in UTF-8, one a line, sorted, each once.

    `identified` has one item for each of `extraction.entities`, in order. The graphs are the article's own (metadata,
    sentences, the run, names that were derived and stand in no sentence), one a sentence that states something, and the
    authority graph (names and links that come from authority files). The type of an entity stands where it is named; of
    one that no word names («French» makes a Country), where it fills a role; of one that fills none, in the article's.
    Raises ValueError when an IRI of `identified` or `base` has characters that no IRI may have.
    """
    article = article_iri(extraction.article.id, base)
    graphs = [_node(sentence_iri(article, s.begin, s.end)) for s in extraction.sentences]
    statements = [_node(iri) for iri in statement_iris(extraction, [i.iri for i in identified], article, base)]
    said = sorted(set(_stated(extraction, identified, statements)))
    lines = {" ".join((*triple, graphs[i], ".\n")) for i, triple in said}
    stating = {graphs[i] for i, _ in said}
    lines.update(_described(extraction, article, _node(run.iri(base)), run, {g: g in stating for g in graphs}))
    lines.update(_sources(said, set(statements), graphs, _node(article)))
    lines.update(_untold(extraction, identified, said, _node(article)))
    lines.update(_derived_names(extraction, identified, article, {triple for _, triple in said}))
    lines.update(_authority(identified, base))
    return "".join(sorted(lines)).encode()


def _node(iri: str) -> str:
    if _FORBIDDEN.search(iri):
        raise ValueError(f"not an IRI: {iri!r}")
    return f"<{iri}>"


def _term(value: Value, identified: Sequence[Identified]) -> str:
    match value:
        case EntityRef(index):
            return _node(identified[index].iri)
        case Text(text, language):
            return literal(text, language)
        case Date(text):
            return typed(text, DATE_TYPES[len(text)])
        case Duration(text):
            return typed(duration(text), "duration")
        case Comparator():
            return f"<{CG}{value.value}>"
        case bool():
            return typed(str(value).lower(), "boolean")
        case int():
            return typed(str(value), "integer")
        case Decimal():
            return typed(decimal(value), "decimal")


def _stated(
    extraction: Extraction, identified: Sequence[Identified], statements: Sequence[str]
) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """What each sentence states: (sentence index, triple)."""
    language, spoken = extraction.article.language, _spoken_of(extraction)
    for index, (entity, identity) in enumerate(zip(extraction.entities, identified, strict=True)):
        node, preferred = _node(identity.iri), set(identity.labels)
        for sentence in () if entity.mentions else spoken.get(index, ()):
            yield sentence, (node, _TYPE, f"<{CG}{entity.cls}>")
        for mention in entity.mentions:
            yield mention.sentence, (node, _TYPE, f"<{CG}{entity.cls}>")
            if not mention.nominal:
                label = _PREF if (language, mention.name) in preferred else _ALT
                yield mention.sentence, (node, label, literal(mention.name, language))
    for prop in extraction.properties:
        subject = _node(identified[prop.subject].iri)
        yield prop.sentence, (subject, f"<{CG}{prop.name}>", _term(prop.value, identified))
    for statement, node in zip(extraction.statements, statements, strict=True):
        kind = f"<{CG}{statement.cls}>"
        yield statement.sentence, (node, _TYPE, kind)
        for role in statement.roles:
            yield role.sentence, (node, _TYPE, kind)
            yield role.sentence, (node, f"<{CG}{role.name}>", _term(role.value, identified))


def _spoken_of(extraction: Extraction) -> dict[int, set[int]]:
    """Entity index → the sentences whose statements and properties speak of it, named there or not."""
    found: dict[int, set[int]] = defaultdict(set)
    for prop in extraction.properties:
        found[prop.subject].add(prop.sentence)
    filled = [(prop.value, prop.sentence) for prop in extraction.properties]
    filled += [(role.value, role.sentence) for statement in extraction.statements for role in statement.roles]
    for value, sentence in filled:
        if isinstance(value, EntityRef):
            found[value.index].add(sentence)
    return found


def _described(
    extraction: Extraction, article: str, activity: str, run: Run, graphs: Mapping[str, bool]
) -> Iterator[str]:
    """The article's own graph: metadata, sentences (`graphs`, and whether each states something), the run."""
    node, agent = _node(article), f"<{SOFTWARE}>"
    triples = [(node, p, o) for p, o in _metadata(extraction.article, run)]
    for sentence, (graph, states) in zip(extraction.sentences, graphs.items(), strict=True):
        triples += [
            (graph, _TYPE, f"<{NIF}Sentence>"),
            (graph, f"<{NIF}anchorOf>", literal(sentence.text, extraction.article.language)),
            (graph, f"<{NIF}beginIndex>", typed(str(sentence.begin), "integer")),
            (graph, f"<{NIF}endIndex>", typed(str(sentence.end), "integer")),
            (graph, f"<{NIF}referenceContext>", node),
        ]
        if states:
            triples.append((graph, f"<{PROV}wasGeneratedBy>", activity))
    triples += [
        (activity, _TYPE, f"<{PROV}Activity>"),
        (activity, f"<{PROV}used>", node),
        (activity, f"<{PROV}wasAssociatedWith>", agent),
        (activity, f"<{SCHEMA}softwareVersion>", literal(run.version)),
        (agent, _TYPE, f"<{PROV}SoftwareAgent>"),
        (agent, f"<{SCHEMA}name>", literal("CraftGraph")),
    ]
    triples += [(activity, f"<{DCTERMS}description>", literal(f"{n}={v}")) for n, v in run.settings]
    return (" ".join((*triple, node, ".\n")) for triple in triples)


def _metadata(article: Article, run: Run) -> Iterator[tuple[str, str]]:
    """What is known of the article: (predicate, object)."""
    for kind in (f"{CG}Article", f"{SCHEMA}NewsArticle", f"{PROV}Entity", f"{NIF}Context"):
        yield _TYPE, f"<{kind}>"
    yield f"<{DCTERMS}identifier>", literal(article.id)
    yield f"<{DCTERMS}language>", literal(article.language)
    yield f"<{NIF}isString>", literal(article.text, article.language)
    yield f"<{SCHEMA}sha256>", literal(hashlib.sha256(article.text.encode()).hexdigest())
    yield f"<{SCHEMA}version>", literal(run.article_digest(article))
    if article.title:
        yield f"<{DCTERMS}title>", literal(article.title, article.language)
    if article.published:
        yield f"<{SCHEMA}datePublished>", typed(article.published.isoformat(), "date")
    if article.publisher:
        yield f"<{DCTERMS}publisher>", literal(article.publisher)
    if article.url:
        address = web_iri(article.url)
        yield f"<{SCHEMA}url>", f"<{address}>" if address else literal(article.url)


def _sources(
    said: Sequence[tuple[int, tuple[str, str, str]]], statements: set[str], graphs: Sequence[str], article: str
) -> Iterator[str]:
    """From each statement to its sentences, for readers of formats that know no graphs."""
    for i, subject in {(i, triple[0]) for i, triple in said if triple[0] in statements}:
        yield f"{subject} <{PROV}wasDerivedFrom> {graphs[i]} {article} .\n"


def _untold(
    extraction: Extraction,
    identified: Sequence[Identified],
    said: Sequence[tuple[int, tuple[str, str, str]]],
    article: str,
) -> Iterator[str]:
    """In the article's graph, the types of entities of which no sentence speaks."""
    typed_somewhere = {subject for _, (subject, predicate, _) in said if predicate == _TYPE}
    for entity, identity in zip(extraction.entities, identified, strict=True):
        if _node(identity.iri) not in typed_somewhere:
            yield f"{_node(identity.iri)} {_TYPE} <{CG}{entity.cls}> {article} .\n"


def _derived_names(
    extraction: Extraction, identified: Sequence[Identified], article: str, said: set[tuple[str, str, str]]
) -> Iterator[str]:
    """In the article's graph, the name by which it calls a thing (`rdfs:label`), and names that no sentence has and no
    authority file gives (romanised ones). Of the names that articles use the store makes one the preferred one.
    """
    for identity in identified:
        node, known = _node(identity.iri), set(identity.authority)
        for language, name in identity.labels:
            if (language, name) not in known:
                yield f"{node} <{RDFS}label> {literal(name, language)} {_node(article)} .\n"
        for predicate, labels in ((_PREF, identity.labels), (_ALT, identity.alternates)):
            for language, name in labels:
                triple = (node, predicate, literal(name, language))
                if (language, name) not in known and triple not in said:
                    yield " ".join((*triple, _node(article), ".\n"))


def _authority(identified: Sequence[Identified], base: str) -> Iterator[str]:
    """Names and links that come from authority files, in a graph of their own which says so."""
    graph = _node(authority_graph(base))
    triples: set[tuple[str, str, str]] = set()
    for identity in identified:
        node, preferred = _node(identity.iri), set(identity.labels)
        for language, name in identity.authority:
            triples.add((node, _PREF if (language, name) in preferred else _ALT, literal(name, language)))
        triples.update((node, f"<{OWL}sameAs>", _node(link)) for link in identity.same_as)
        triples.update((node, f"<{SKOS}closeMatch>", _node(link)) for link in identity.close_match)
    if triples:
        triples |= {
            (graph, _TYPE, f"<{PROV}Entity>"),
            (graph, f"<{DCTERMS}title>", literal("Names and links from CraftGraph's authority files", "en")),
            (graph, f"<{PROV}wasAttributedTo>", f"<{SOFTWARE}>"),
        }
    return (" ".join((*triple, graph, ".\n")) for triple in triples)
