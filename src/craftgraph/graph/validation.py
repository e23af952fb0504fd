"""Validation of what one article says: SHACL (`ontology/shapes.ttl`, by pySHACL), and what SHACL Core can't see.

That is whether each triple stands in the graph of a sentence, and each sentence in the text of its article. An article
at a time, in memory: pySHACL holds all in Python objects, and a role with two values is a fault within one article
only. Import this module where it is needed: rdflib and pySHACL are slow to start.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import pyoxigraph as ox
import pyshacl
from rdflib import RDFS, Graph, Namespace, URIRef
from rdflib import Literal as Text
from rdflib.namespace import SH
from rdflib.term import Node

from craftgraph.errors import CraftGraphError
from craftgraph.graph.namespaces import CG, NIF, PREFIXES, RDF, XSD
from craftgraph.resources import resource

Severity = Literal["violation", "warning"]

_SEVERITIES: Final[dict[Node | None, Severity]] = {SH.Violation: "violation", SH.Warning: "warning"}
_PLAIN: Final = (f"{XSD}string", f"{RDF}langString")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with what an article says.

    `focus` is the IRI of the node at fault; `path` the property and `value` what stands there, as far as one property
    or one value is at fault. `message` says in words what should hold. A `warning` is an article that contradicts
    itself; all else is a `violation`.

    >>> print(Problem("https://w3id.org/craftgraph/id/statement/a", "cg:times", "An integer.", "violation", "many"))
    violation: cgr:statement/a, cg:times is "many": An integer.
    """

    focus: str
    path: str | None
    message: str
    severity: Severity
    value: str | None = None

    def __str__(self) -> str:
        path = f", {self.path}" if self.path else ""
        value = f' is "{self.value}"' if self.path and self.value is not None else ""
        return f"{self.severity}: {_short(self.focus)}{path}{value}: {self.message}"


def validate(article: bytes | Graph) -> list[Problem]:
    """Return what is wrong with the quads of one article, in a fixed order; an empty list when nothing is.

    `article` is N-Quads in UTF-8, or an rdflib graph of all the article's triples, which is left as it is and can't
    tell in which named graph a triple stands.
    Raises CraftGraphError, naming the line, when the bytes are no N-Quads, and when they have blank nodes.
    """
    problems: set[Problem] = set()
    if isinstance(article, bytes):
        quads = _parsed(article)
        problems |= _against_sentences(quads)
        article = _union(quads)
    problems |= _against_text(article) | _against_shapes(article)
    return sorted(problems, key=lambda p: (p.severity, p.focus, p.path or "", p.message, p.value or ""))


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _parsed(nquads: bytes) -> list[ox.Quad]:
    try:
        return list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise CraftGraphError(f"N-Quads, line {error.lineno}: {error.msg}") from error


def _union(quads: list[ox.Quad]) -> Graph:
    """All graphs as one, with literals as they are written (rdflib would make a day of a year)."""

    def term(node: object) -> Node:
        if isinstance(node, ox.NamedNode):
            return URIRef(node.value)
        if isinstance(node, ox.Literal):
            kind = None if node.datatype.value in _PLAIN else URIRef(node.datatype.value)
            return Text(node.value, lang=node.language, datatype=kind, normalize=False)
        raise CraftGraphError(f"{node} is a blank node or a quoted triple, and CraftGraph's graphs have neither")

    graph = Graph()
    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _against_sentences(quads: list[ox.Quad]) -> set[Problem]:
    """Graphs that state something in our terms, but are no sentence that their article's graph describes."""
    context, article, kind = ox.NamedNode(f"{NIF}referenceContext"), ox.NamedNode(f"{CG}Article"), f"{RDF}type"
    sentences = {q.subject for q in quads if q.predicate == context and q.object == q.graph_name}
    stating = {
        q.graph_name
        for q in quads
        if q.predicate.value.startswith(CG)
        or (q.predicate.value == kind and q.object != article and str(q.object).startswith(f"<{CG}"))
    }
    message = "What is stated in this graph has no source: it is no sentence of the article."
    return {
        Problem(graph.value if isinstance(graph, ox.NamedNode) else "the default graph", None, message, "violation")
        for graph in stating - sentences
    }


def _against_text(graph: Graph) -> set[Problem]:
    """Sentences that are not what stands between their offsets, or whose IRI has others."""
    nif = Namespace(NIF)
    message = "A sentence is, word for word, what stands in the article between its offsets, and its IRI has these."
    problems = set()
    for sentence, article in graph.subject_objects(nif.referenceContext):
        words, text = graph.value(sentence, nif.anchorOf), graph.value(article, nif.isString)
        begin, end = (str(graph.value(sentence, index)) for index in (nif.beginIndex, nif.endIndex))
        if words is None or text is None or not (begin.isdecimal() and end.isdecimal()):
            continue  # the shapes say so
        stands = str(text).startswith(str(words), int(begin)) and int(begin) + len(str(words)) == int(end)
        if not stands or str(sentence) != f"{article}#char={begin},{end}":
            problems.add(Problem(str(sentence), "nif:anchorOf", message, "violation", str(words)))
    return problems


@lru_cache(maxsize=1)
def _shapes() -> tuple[Graph, Graph]:
    """The shapes, and the subclasses of the ontology that they lean on."""
    subclasses = Graph()
    for triple in Graph().parse(resource("ontology", "craft.ttl")).triples((None, RDFS.subClassOf, None)):
        if str(triple[2]).startswith(CG):
            subclasses.add(triple)
    return Graph().parse(resource("ontology", "shapes.ttl")), subclasses


def _against_shapes(graph: Graph) -> set[Problem]:
    shapes, subclasses = _shapes()
    _, report, text = pyshacl.validate(graph + subclasses, shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):  # pySHACL hands back the error where it can't apply a shape
        raise CraftGraphError(f"ontology/shapes.ttl can't be applied: {text}")

    def said(result: Node, predicate: URIRef) -> str | None:
        value = report.value(result, predicate)
        return None if value is None else str(value)

    return {
        Problem(
            focus=said(result, SH.focusNode) or "",
            path=_short(path) if isinstance(path := report.value(result, SH.resultPath), URIRef) else None,
            message=said(result, SH.resultMessage) or "",
            severity=_SEVERITIES[report.value(result, SH.resultSeverity)],
            value=said(result, SH.value),
        )
        for result in report.objects(None, SH.result)
    }
