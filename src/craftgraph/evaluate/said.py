"""What a graph says of one article: the triples in the graphs of its sentences, and the names of things."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from craftgraph.evaluate.matching import Props
from craftgraph.graph.namespaces import CG, RDF
from craftgraph.terms import FAMILY, STATEMENT_ROLES

SENTENCE = "#char="
"""What joins an article's IRI and the place of a sentence, in the IRI of the sentence's graph."""

Quad = tuple[str, str, str, str]
"""Subject, predicate, object and graph: IRIs, or the lexical forms of literals."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a graph says of one article.

    `entities` are its nodes with their entity classes, `statements` those with their statement class, `props` what the
    vocabulary's properties say of a node, `spans` the places (code points) of the sentences that speak of it, `labels`
    the names of nodes in the whole graph, whoever gave them.
    """

    entities: Mapping[str, Set[str]] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)
    props: Mapping[str, Props] = field(default_factory=dict)
    spans: Mapping[str, Set[tuple[int, int]]] = field(default_factory=dict)
    labels: Mapping[str, Set[str]] = field(default_factory=dict)

    def props_of(self, node: str | None) -> Props:
        """What is said of a node; nothing, where there is no such node."""
        return self.props.get(node, {}) if node is not None else {}

    def name(self, value: str) -> str:
        """Return a value for a reader: a label where it has one (a Cyrillic one before a Latin one), else the value."""
        return max(self.labels.get(value, ()), default=value)


def said_of(quads: Iterable[Quad], labels: Mapping[str, Set[str]]) -> Said:
    """Gather the quads of an article's sentence graphs (the graph is `<article>#char=begin,end`)."""
    types: dict[str, set[str]] = defaultdict(set)
    props: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for subject, predicate, value, graph in quads:
        begin, end = graph.partition(SENTENCE)[2].split(",")[:2]
        spans[subject].add((int(begin), int(end)))
        if predicate == f"{RDF}type" and value.startswith(CG):
            types[subject].add(value.removeprefix(CG))
        elif predicate.startswith(CG):
            props[subject][predicate.removeprefix(CG)].add(value)
    entities = {node: classes for node in sorted(types) if (classes := types[node] & FAMILY.keys())}
    statements = {node: max(cls) for node in sorted(types) if (cls := types[node] & STATEMENT_ROLES.keys())}
    return Said(entities, statements, props, spans, labels)
