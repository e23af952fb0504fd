"""Annotated articles: reading them, and finding in the text what the annotation names.

>>> from craftgraph.resources import resource
>>> gold = next(load(resource("data", "corpus", "gold", "kk.jsonl")))
>>> extraction = extraction_of(gold)
>>> len(extraction.entities) == len(gold.entities)
True
"""

from craftgraph.corpus.align import extraction_of
from craftgraph.corpus.loader import Gold, GoldEntity, GoldStatement, load

__all__ = ["Gold", "GoldEntity", "GoldStatement", "extraction_of", "load"]
