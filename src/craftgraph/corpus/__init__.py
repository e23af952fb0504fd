"""Annotated articles: reading them, and finding in the text what the annotation names.

>>> from craftgraph.corpus import load, extraction_of  # doctest: +SKIP
>>> [extraction_of(gold) for gold in load("data/corpus/train")]  # doctest: +SKIP
"""

from craftgraph.corpus.align import extraction_of
from craftgraph.corpus.loader import Gold, GoldEntity, GoldStatement, load

__all__ = ["Gold", "GoldEntity", "GoldStatement", "extraction_of", "load"]
