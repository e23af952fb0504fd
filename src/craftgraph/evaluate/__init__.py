"""The measure: precision, recall and F1 of a graph against annotated articles, by language and statement class."""

from craftgraph.evaluate.article import Disagreement
from craftgraph.evaluate.figures import Figures
from craftgraph.evaluate.report import Report, as_json, evaluate, table
from craftgraph.evaluate.sources import Graph, StoreGraph, built, parse

__all__ = [
    "Disagreement",
    "Figures",
    "Graph",
    "Report",
    "StoreGraph",
    "as_json",
    "built",
    "evaluate",
    "parse",
    "table",
]
