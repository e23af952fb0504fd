"""SPARQL updates that change what a store holds in one step: taken whole or not at all, here and on a far server."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode, Quad

from craftgraph.graph.namespaces import of_article


def is_authority(quad: Quad) -> bool:
    """Tell whether a quad comes from an authority file or our ontology, and so belongs to no article."""
    return isinstance(quad.graph_name, NamedNode) and not of_article(quad.graph_name.value)


def by_graph(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Return quads by the IRI of their graph, both in sorted order."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name.value].append(quad)  # type: ignore[union-attr]  # ours stand in named graphs
    return {name: sorted(graphs[name], key=str) for name in sorted(graphs)}


def change(remove: Collection[Quad], insert: Collection[Quad], emptied: Iterable[str] = ()) -> str:
    """Return one update that removes and inserts quads; `emptied` graphs are dropped, so that no empty one is left."""
    parts = [f"DROP SILENT GRAPH <{graph}>" for graph in sorted(emptied)]
    parts += [f"{verb} DATA {{\n{_data(quads)}}}" for verb, quads in (("DELETE", remove), ("INSERT", insert)) if quads]
    return " ;\n".join(parts)


def _data(quads: Iterable[Quad]) -> str:
    return "".join(
        f"GRAPH <{graph}> {{\n" + "".join(f"{quad.triple} .\n" for quad in group) + "}\n"
        for graph, group in by_graph(quads).items()
    )
