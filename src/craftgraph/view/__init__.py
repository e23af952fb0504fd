"""The graph as a picture: from a store to a networkx graph to one self-contained page (networkx, igraph, pyvis)."""

from craftgraph.view.contents import Queryable
from craftgraph.view.draw import view_page

__all__ = ["Queryable", "view_page"]
