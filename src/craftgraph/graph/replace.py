"""SPARQL updates that change what a store holds in one step: taken whole or not at all, here and on a far server."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import NamedNode, Quad

from craftgraph.graph.namespaces import of_article

_OPERATION: Final = 1000
# Quads in one operation: Virtuoso's compiler runs out of memory at five times as many.


def is_authority(quad: Quad) -> bool:
    """Tell whether a quad comes from an authority file or our ontology, and so belongs to no article."""
    return isinstance(quad.graph_name, NamedNode) and not of_article(quad.graph_name.value)


def by_graph(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Return quads by the IRI of their graph, both in sorted order."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name.value].append(quad)  # type: ignore[union-attr]  # ours stand in named graphs
    return {name: sorted(graphs[name], key=str) for name in sorted(graphs)}


def change(remove: Iterable[Quad], insert: Iterable[Quad], emptied: Iterable[str] = ()) -> str:
    """Return one update that removes and inserts quads; `emptied` graphs are dropped, so that no empty one is left."""
    drops = [f"DROP SILENT GRAPH <{graph}>" for graph in sorted(emptied)]
    return " ;\n".join([*drops, *delete_data(sorted(remove, key=str)), *insert_data(sorted(insert, key=str))])


def delete_data(quads: Sequence[Quad]) -> Iterator[str]:
    """Yield the operations that remove quads."""
    yield from (f"DELETE DATA {{\n{_data(part)}}}" for part in _parts(quads))


def insert_data(quads: Sequence[Quad]) -> Iterator[str]:
    """Yield the operations that insert quads, in their order."""
    yield from (f"INSERT DATA {{\n{_data(part)}}}" for part in _parts(quads))


def _parts(quads: Sequence[Quad]) -> Iterator[Sequence[Quad]]:
    return (quads[begin : begin + _OPERATION] for begin in range(0, len(quads), _OPERATION))


def _data(quads: Iterable[Quad]) -> str:
    return "".join(
        f"GRAPH <{graph}> {{\n" + "".join(f"{quad.triple} .\n" for quad in group) + "}\n"
        for graph, group in by_graph(quads).items()
    )
