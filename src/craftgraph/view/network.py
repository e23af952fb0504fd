"""Contents as a networkx graph: things are nodes, statements that join two of them are folded into edges."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from craftgraph.terms import FAMILY
from craftgraph.view.contents import Contents, Fact

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.Graph[str]

_FROM_OBJECT = {"Attendance": "origin", "Conferral": "recipient", "Inscription": "by", "Observation": "origin"}
"""Statement class → the role that an edge starts at, where that is not the first one of the vocabulary."""


def network(contents: Contents) -> "Graph":
    """Return an undirected networkx graph of `contents`; nodes and edges are added in the order of their IRIs.

    Node: an IRI, with `kind` (`thing` or `statement`), `cls`, `family` (a top class, or `Statement`), `weight` (how
    many facts speak of it), `since` (when the first article spoke of it, and which) and `facts`. Edge: `facts`. Each
    of `facts` is an index into `contents.facts`:

    - a fact about one thing is in the list of that node;
    - one that joins two things is in the list of the edge between them, so parallel ones are bundled;
    - one that joins more, or none, is a node of its own, with an edge to each.
    """
    import networkx as nx  # noqa: PLC0415 - costs a quarter of a second

    graph: Graph = nx.Graph()
    for iri, thing in contents.things.items():
        since = _since(contents, thing.sentences)
        graph.add_node(iri, kind="thing", cls=thing.cls, family=FAMILY[thing.cls], weight=0, since=since, facts=[])
    for index, fact in enumerate(contents.facts):
        things = fact.things
        for iri in things:
            graph.nodes[iri]["weight"] += 1
        if len(things) == 1:
            graph.nodes[things[0]]["facts"].append(index)
        elif len(things) == 2:
            _join(graph, things[0], things[1], index)
        else:
            since = _since(contents, fact.sentences)
            graph.add_node(
                fact.iri, kind="statement", cls=fact.cls, family="Statement", weight=0, since=since, facts=[index]
            )
            for iri in things:
                _join(graph, fact.iri, iri, index)
    return graph


def _since(contents: Contents, sentences: Iterable[str]) -> str:
    """The day of the first article that has one of the sentences, and its IRI; articles without a date come last."""
    articles = (contents.articles[contents.sentences[s].article] for s in sentences)
    return min((f"{a.published or '9999'} {a.iri}" for a in articles), default="9999")


def _join(graph: "Graph", a: str, b: str, index: int) -> None:
    if graph.has_edge(a, b):
        graph.edges[a, b]["facts"].append(index)
    else:
        graph.add_edge(a, b, facts=[index])


def ends(fact: Fact) -> tuple[str, str]:
    """Return the IRIs that the edge of a fact about two things goes from and to: who did, and what was done.

    >>> from craftgraph.view.contents import Filler
    >>> roles = [(role, Filler("thing", iri, "", ())) for role, iri in [("title", "t"), ("recipient", "r")]]
    >>> ends(Fact("Conferral", "s", tuple(roles)))
    ('r', 't')
    """
    first, second = fact.things
    start = next((f.value for role, f in fact.roles if role == _FROM_OBJECT.get(fact.cls)), first)
    return (start, second if start == first else first)
