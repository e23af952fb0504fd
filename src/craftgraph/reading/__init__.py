"""From files to articles: plain text, JSONL and HTML; one file a format.

`read` yields an `Article` for each article that it can read and a `ReadingProblem` for each that it cannot.
"""

from craftgraph.reading.problem import ReadingProblem
from craftgraph.reading.reader import MAX_BYTES, read, read_all

__all__ = ["MAX_BYTES", "ReadingProblem", "read", "read_all"]
