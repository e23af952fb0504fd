"""What the page carries: the contents, the words and the places of the nodes as one JSON object.

Things, sentences and articles are referred to by their index, to keep the page small; `data.js` reads what is written
here.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from craftgraph.entities.iris import BASE
from craftgraph.query.words import class_name, in_words, property_in_words
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES
from craftgraph.view import labels
from craftgraph.view.boxes import Box
from craftgraph.view.contents import LANGUAGES, Contents, Fact, Filler
from craftgraph.view.layout import layout
from craftgraph.view.network import ends, network

if TYPE_CHECKING:
    from craftgraph.view.network import Graph

OPEN, TEXT, CLOSE = "\ue000", "\ue002", "\ue001"
"""Marks in a fact's words, from the area for private use of Unicode, around the index of one of its roles: `OPEN` and
`CLOSE` for a thing, for which the page puts its name in the language shown; `TEXT` and `CLOSE` for a text. Words
without what fills them are alike for many facts, and a page carries them once.
"""

SHAPES: Final = {
    "Person": ("dot", "#0072b2"),
    "Organization": ("square", "#e69f00"),
    "Place": ("hexagon", "#009e73"),
    "Event": ("star", "#d55e00"),
    "Title": ("triangle", "#cc79a7"),
    "Register": ("triangleDown", "#56b4e9"),
    "Craft": ("diamond", "#f0e442"),
    "Statement": ("dot", "#8a8f98"),
}
"""Family → shape and colour. The colours are those of Okabe and Ito, told apart with any kind of colour blindness."""

_OPTIONS: Final = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "multiselect": False,
        "tooltipDelay": 1000000,
    },
    "nodes": {
        "borderWidth": 1,
        "borderWidthSelected": 3,
    },
    "edges": {
        "smooth": False,
        "selectionWidth": 1,
        "hoverWidth": 0.5,
        "arrows": {"to": {"scaleFactor": 0.5}, "from": {"scaleFactor": 0.5}},
    },
}
_DISPUTED: Final = "#a3320b"
_DENSE: Final = 3000  # edges from which arrowheads are left out: they cannot be seen there, and cost frames


def payload(
    contents: Contents,
    *,
    language: str,
    in_all: tuple[int, int],
    places: Mapping[str, tuple[float, float]],
    base: str = BASE,
    about: tuple[str, int] | None = None,
) -> dict[str, Any]:
    """Return what the page carries, ready for `json.dumps`.

    `in_all` are the numbers of things and facts of which these are the most telling, `places` latitude and longitude
    by IRI, `language` the one that the page opens in, `about` the thing that all lies near, and how many steps.
    """
    graph = network(contents)
    index = {iri: i for i, iri in enumerate(contents.things)}
    articles = {iri: i for i, iri in enumerate(contents.articles)}
    sentences = {iri: i for i, iri in enumerate(contents.sentences)}
    words, edge_words = _Once(), _Once()
    return {
        "language": language,
        "base": base,
        "inAll": list(in_all),
        "about": [index[about[0]], about[1]] if about else None,
        "words": _words(),
        "shapes": SHAPES,
        "things": [
            {
                "i": _short(iri, base),
                "c": thing.cls,
                "l": dict(thing.labels),
                "a": [list(pair) for pair in thing.alternates],
                "s": [sentences[s] for s in thing.sentences],
                "same": list(thing.same_as),
                "at": list(places[iri]) if iri in places else None,
            }
            for iri, thing in contents.things.items()
        ],
        "facts": [_fact(fact, index, sentences, base, words, edge_words) for fact in contents.facts],
        "factWords": words.all,
        "edgeWords": edge_words.all,
        "sentences": [
            # Most are their article's IRI with a fragment, which is enough then.
            [_short(iri.removeprefix(said.article), base), said.text, articles[said.article]]
            for iri, said in contents.sentences.items()
        ],
        "articles": [
            [_short(a.iri, base), a.title, a.publisher, a.published, a.language, a.url]
            for a in contents.articles.values()
        ],
        "network": _drawn(contents, graph, index),
    }


class _Once:
    """Lists of texts by number, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, texts: Iterable[str]) -> int:
        """Return the number of `texts`, a new one where they are new."""
        return self._numbers.setdefault(tuple(texts), len(self._numbers))

    @property
    def all(self) -> list[list[str]]:
        """All of them, by their number. It is read when the last one is in."""
        return [list(texts) for texts in self._numbers]


def _short(iri: str, base: str) -> str:
    return iri.removeprefix(base)


def _words() -> dict[str, Any]:
    classes = [*FAMILY, *STATEMENT_ROLES]
    return {**labels.words(), "classes": {c: {code: class_name(c, code) for code in LANGUAGES} for c in classes}}


def _fact(
    fact: Fact,
    index: Mapping[str, int],
    sentences: Mapping[str, int],
    base: str,
    words: _Once,
    edge_words: _Once,
) -> dict[str, Any]:
    record: dict[str, Any] = {
        "c": fact.cls,
        "i": _short(fact.iri, base),
        "w": words.number(in_marked_words(fact, language) for language in LANGUAGES),
        "r": [
            [
                role,
                filler.kind,
                index[filler.value] if filler.kind == "thing" else filler.value,
                filler.language,
                [sentences[s] for s in filler.sentences],
            ]
            for role, filler in fact.roles
        ],
    }
    if len(fact.things) == 2:
        record["l"] = edge_words.number(labels.edge_label(fact, language) for language in LANGUAGES)
        record["e"] = [index[iri] for iri in ends(fact)]
    if fact.contradicted:
        record["x"] = list(fact.contradicted)
    return record


def in_marked_words(fact: Fact, language: str) -> str:
    """Return a fact as a sentence in `language`, with marks for its things and its texts."""
    roles: dict[str, list[Filler]] = {}
    for role, filler in fact.roles:
        roles.setdefault(role, []).append(filler)
    places = {id(filler): i for i, (_, filler) in enumerate(fact.roles)}
    shown = {
        role: [_shown(role, f, places[id(f)]) for f in _readable(fillers, language)] for role, fillers in roles.items()
    }
    if fact.cls in ENTITY_PROPERTIES:
        return property_in_words(fact.cls, shown["subject"][0], shown["value"], language)
    return in_words(fact.cls, shown, language)


def _shown(role: str, filler: Filler, place: int) -> str:
    if filler.kind == "thing":
        return f"{OPEN}{place}{CLOSE}"
    if filler.kind == "text" and role != "unit":  # units are written out by their codes
        return f"{TEXT}{place}{CLOSE}"
    return filler.value


def _readable(fillers: list[Filler], language: str) -> list[Filler]:
    """Of texts in several languages take those in `language`, or all of one other."""
    tagged = sorted({f.language for f in fillers if f.kind == "text" and f.language})
    if len(tagged) < 2:
        return fillers
    chosen = language if language in tagged else tagged[0]
    return [f for f in fillers if f.kind != "text" or f.language in ("", chosen)]


def _drawn(contents: Contents, graph: "Graph", index: Mapping[str, int]) -> dict[str, Any]:
    """The nodes, edges and options of vis-network, as pyvis writes them."""
    from pyvis.edge import Edge  # noqa: PLC0415 - costs a third of a second
    from pyvis.network import Network  # noqa: PLC0415
    from pyvis.node import Node  # noqa: PLC0415

    names = {node: _names(contents, graph, node) for node in graph.nodes}

    def box(node: str) -> Box:
        data = graph.nodes[node]
        return labels.room(names[node], labels.size(data["weight"], data["family"]))

    positions = layout(graph, box)
    drawing = Network(directed=True)
    numbers: dict[str, int | str] = dict(index)
    # Not by add_node and add_edge: they look through all earlier nodes each time.
    for node, data in graph.nodes(data=True):
        if data["kind"] == "statement":
            numbers[node] = f"s{data['facts'][0]}"
        number = numbers[node]
        x, y = positions[node]
        radius = labels.size(data["weight"], data["family"])
        more: dict[str, Any] = {}
        if data["kind"] == "statement":
            more["fact"] = data["facts"][0]
            if contents.facts[data["facts"][0]].contradicted:
                more |= {"borderWidth": 3, "color": {"background": SHAPES["Statement"][1], "border": _DISPUTED}}
        shape = SHAPES[data["family"]][0]
        drawing.nodes.append(Node(number, shape, "", group=data["family"], x=x, y=y, size=radius, **more).options)
    dense = graph.number_of_edges() > _DENSE
    for a, b, data in graph.edges(data=True):
        start, end, arrows = _direction(contents, a, b, data["facts"], numbers)
        options: dict[str, Any] = {"arrows": "" if dense else arrows, "facts": data["facts"]}
        if len(data["facts"]) > 1:
            options["width"] = min(1 + len(data["facts"]) / 2, 5)
        if a in index and b in index and any(contents.facts[i].contradicted for i in data["facts"]):
            options["dashes"] = True
        drawing.edges.append(Edge(start, end, directed=True, **options).options)
    groups = {family: {"color": color, "shape": shape} for family, (shape, color) in SHAPES.items()}
    return {"nodes": drawing.nodes, "edges": drawing.edges, "options": {**_OPTIONS, "groups": groups}}


def _names(contents: Contents, graph: "Graph", node: str) -> list[str]:
    if graph.nodes[node]["kind"] == "thing":
        return [contents.things[node].label(language) for language in LANGUAGES]
    return [class_name(graph.nodes[node]["cls"], language) for language in LANGUAGES]


def _direction(
    contents: Contents, a: str, b: str, facts: list[int], numbers: Mapping[str, int | str]
) -> tuple[int | str, int | str, str]:
    """Where an edge starts and ends, and on which sides it has arrowheads; none to or from a statement's node."""
    if a not in contents.things or b not in contents.things:
        return numbers[a], numbers[b], ""
    ways = {ends(contents.facts[i]) for i in facts}
    start, end = min(ways)
    return numbers[start], numbers[end], "to" if len(ways) == 1 else "to, from"
