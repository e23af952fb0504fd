"""The result of a query as the query page shows it: a table with names for IRIs, or a drawn graph."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup

from craftgraph.serve.drawing import Box, graph
from craftgraph.serve.negotiate import JSON
from craftgraph.serve.site import Site, short
from craftgraph.serve.terms import Term, rows_of

SHOWN: Final = 500
_DRAWN: Final = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table: what is shown, the address of its page or an outside address, and its language."""

    text: str
    address: str = ""
    outside: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A result: `kind` is `boolean`, `solutions` or `triples`; `rows` are the first of `total`."""

    kind: str
    boolean: bool = False
    columns: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    total: int = 0
    drawing: Markup = field(default_factory=Markup)


def shown(site: Site, body: bytes, media_type: str, language: str) -> Shown:
    """Make an answer (results in JSON, or N-Triples) ready for the page."""
    words = site.words(language)
    if media_type != JSON:
        triples = [quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
        cells = [[_cell(site, _term(part), language) for part in triple] for triple in triples[:SHOWN]]
        columns = [words["subject"], words["predicate"], words["object"]]
        return Shown("triples", False, columns, cells, len(triples), _drawn(site, triples, language))
    if b'"boolean":' in body[:60]:
        return Shown("boolean", boolean=b"true" in body)
    columns, rows = rows_of(body)
    cells = [
        [_cell(site, row[name], language) if name in row else Cell("") for name in columns] for row in rows[:SHOWN]
    ]
    return Shown("solutions", False, columns, cells, len(rows))


def _cell(site: Site, term: Term, language: str) -> Cell:
    if term.kind != "uri":
        return Cell(term.value, language=term.language)
    if link := site.link(term.value, language):
        return Cell(link[0], link[1])
    web = term.value.startswith(("http://", "https://"))
    return Cell(short(term.value), term.value if web else "", outside=True)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    if isinstance(term, ox.Literal):
        return Term("literal", term.value, term.language or "", term.datatype.value)
    if isinstance(term, ox.NamedNode):
        return Term("uri", term.value)
    return Term("bnode", str(term))


def _drawn(site: Site, triples: Iterable[ox.Triple], language: str) -> Markup:
    """Draw the first triples; literals are nodes as well. Nothing where there is nothing."""
    boxes: dict[str, Box] = {}
    edges: list[tuple[str, str, str]] = []
    for triple in triples:
        ends = [str(triple.subject), str(triple.object)]
        if len(boxes.keys() | set(ends)) > _DRAWN:
            continue
        for key, part in zip(ends, (triple.subject, triple.object), strict=True):
            if key not in boxes:
                cell = _cell(site, _term(part), language)
                cls = ""
                with contextlib.suppress(AttributeError, KeyError):
                    cls = site.labels.things[part.value].cls  # type: ignore[union-attr]
                boxes[key] = Box(cell.text, "" if cell.outside else cell.address, cls)
        edges.append((ends[0], short(triple.predicate.value).rpartition(":")[2], ends[1]))
    return graph(boxes, edges, site.words(language)["result"]) if edges else Markup("")
