"""The graph as networkx has it, and as GraphML and GEXF for Gephi and Cytoscape."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from craftgraph.graph.lines import Source, Terms, by_subject, is_stated_type, node
from craftgraph.graph.namespaces import CG, DCTERMS, NIF, SKOS
from craftgraph.graph.sorting import Writable
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

_LANGUAGES: Final = {"en": ("en", "ru", "kk"), "ru": ("ru", "kk", "en"), "kk": ("kk", "ru", "en")}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_MODIFIED = re.compile(r' lastmodifieddate="[^"]*"')


def network(source: Source, language: str = "en") -> "Network":
    """Return a `networkx.MultiDiGraph`: entities and statements are nodes, roles and properties edges.

    A node is an IRI with `kind` (`entity` or `statement`), `cls` (a class of the vocabulary) and `label`; an entity has
    its names by language (`kk`, `ru`, `en`), a node its values by role or property (several divided by `; `). An edge
    goes from a statement to what fills a role, or along a property; its key is the role's name. Edges and statements
    have `evidence` (the sentences that state them) and `articles` (their identifiers). Nodes and edges are sorted.
    """
    import networkx as nx  # noqa: PLC0415 - costs a quarter of a second

    graph: Network = nx.MultiDiGraph()
    texts: dict[str, str] = {}
    identifiers: dict[str, str] = {}
    edges: list[tuple[str, str, str, set[str]]] = []
    stated: dict[str, set[str]] = {}
    for subject, quads in groupby(by_subject(source), lambda t: t.subject):
        about, iri = list(quads), node(subject).value
        classes = sorted(node(t.object).value.removeprefix(CG) for t in about if is_stated_type(t))
        cls = next((c for c in classes if c in FAMILY or c in STATEMENT_ROLES), "")
        if cls:
            graph.add_node(iri, kind="statement" if cls in STATEMENT_ROLES else "entity", cls=cls)
            graph.nodes[iri].update(_attributes(about, cls, language))
            edges += _edges(iri, about, cls)
            if cls in STATEMENT_ROLES:
                stated[iri] = {node(t.graph).value for t in about if b"#char=" in t.graph}
        elif text := _values(about, f"{NIF}anchorOf"):
            texts[iri] = min(text)
        elif identifier := _values(about, f"{DCTERMS}identifier"):
            identifiers[iri] = min(identifier)
    for iri, sentences in stated.items():
        graph.nodes[iri].update(_evidence(sentences, texts, identifiers))
    for start, end, role, sentences in edges:
        if end in graph:
            graph.add_edge(start, end, key=role, label=role, **_evidence(sentences, texts, identifiers))
    return graph


def graphml(graph: "Network", output: Writable) -> None:
    """Write a network as GraphML. XML has no way to write control characters: they become U+FFFD."""
    import networkx as nx  # noqa: PLC0415

    output.write(_DECLARATION)
    for line in nx.generate_graphml(_for_xml(graph), edge_id_from_attribute="id"):
        output.write(f"{line}\n".encode())


def gexf(graph: "Network", output: Writable) -> None:
    """Write a network as GEXF. XML has no way to write control characters: they become U+FFFD."""
    import networkx as nx  # noqa: PLC0415

    output.write(_DECLARATION)
    for line in nx.generate_gexf(_for_xml(graph)):
        # the date of today is in it, and the same graph is to be the same bytes tomorrow
        output.write(f"{_MODIFIED.sub('', line)}\n".encode())


def _values(about: Iterable[Terms], predicate: str) -> set[str]:
    return {node(t.object).value for t in about if node(t.predicate).value == predicate}


def _attributes(about: list[Terms], cls: str, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if cls in FAMILY:
        names = [node(t.object) for t in about if node(t.predicate).value == f"{SKOS}prefLabel"]
        found |= {name.language: name.value for name in sorted(names, reverse=True)}
        known = [found[code] for code in _LANGUAGES.get(language, (language,)) if code in found]
        found["label"] = (known or [*found.values(), node(about[0].subject).value])[0]
    else:
        found["label"] = cls
    roles = ENTITY_PROPERTIES if cls in FAMILY else STATEMENT_ROLES[cls]
    for role in roles:
        values = {node(t.object) for t in about if node(t.predicate).value == f"{CG}{role}"}
        plain = sorted(v.value.removeprefix(CG) for v in values if v.kind == "literal" or v.value.startswith(CG))
        if plain:
            found["about_label" if role == "label" else role] = "; ".join(plain)
    return found


def _edges(iri: str, about: list[Terms], cls: str) -> Iterable[tuple[str, str, str, set[str]]]:
    roles = ENTITY_PROPERTIES if cls in FAMILY else STATEMENT_ROLES[cls]
    found: dict[tuple[str, str], set[str]] = {}
    for quad in about:
        role, value = node(quad.predicate).value.removeprefix(CG), node(quad.object)
        if role in roles and value.kind == "iri" and not value.value.startswith(CG):
            sentences = found.setdefault((role, value.value), set())
            if b"#char=" in quad.graph:
                sentences.add(node(quad.graph).value)
    return [(iri, end, role, sentences) for (role, end), sentences in sorted(found.items())]


def _evidence(sentences: set[str], texts: dict[str, str], identifiers: dict[str, str]) -> dict[str, str]:
    articles = {iri.partition("#char=")[0] for iri in sentences}
    return {
        "evidence": " … ".join(texts[iri] for iri in sorted(sentences) if iri in texts),
        "articles": "; ".join(sorted(identifiers.get(iri, iri) for iri in articles)),
    }


def _for_xml(graph: "Network") -> "Network":
    """A copy that XML can hold, its edges numbered."""
    import networkx as nx  # noqa: PLC0415

    copy: Network = nx.MultiDiGraph()

    def clean(data: dict[str, Any]) -> dict[str, str]:
        return {name: _NO_XML.sub("\ufffd", str(value)) for name, value in data.items()}

    for iri, data in graph.nodes(data=True):
        copy.add_node(iri, **clean(data))
    for i, (start, end, role, data) in enumerate(graph.edges(keys=True, data=True)):
        copy.add_edge(start, end, key=i, role=role, id=f"e{i}", **clean(data))
    return copy
