"""SPARQL updates that change what a store holds in one step: taken whole or not at all, here and on a far server."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad

AUTHORITY: Final = "graph/authority"
"""How the IRI of the authority graph ends, whatever the base."""


def is_authority(quad: Quad) -> bool:
    """Tell whether a quad comes from an authority file, and so belongs to no single article."""
    return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(AUTHORITY)


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
