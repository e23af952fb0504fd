"""CraftGraph: news about crafts, festivals, awards, records and tourism, as an RDF graph that a researcher can cite.

>>> import craftgraph
>>> g = craftgraph.open("memory:")
>>> g.query("ASK { ?person a cg:Person }")
False
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # importing typing for this would slow every command down
if TYPE_CHECKING:
    from craftgraph.api import open as open  # noqa: A004


def __getattr__(name: str) -> object:
    if name == "open":  # what it needs is imported when it is asked for
        from craftgraph.api import open  # noqa: A004, PLC0415

        return open
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
