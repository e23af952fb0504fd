"""A graph as a file, in the format that the ending of its name says."""

import difflib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from craftgraph.errors import CraftGraphError, UsageError
from craftgraph.graph import jsonld, network, rdfxml, tables, writers
from craftgraph.graph.lines import Source
from craftgraph.graph.selection import Selection
from craftgraph.graph.sorting import Writable
from craftgraph.graph.store import Store

WRITERS: Final[dict[str, Callable[[Source, Writable], None]]] = {
    ".ttl": writers.turtle,
    ".trig": writers.trig,
    ".nq": writers.nquads,
    ".nt": writers.ntriples,
    ".jsonld": jsonld.jsonld,
    ".rdf": rdfxml.rdfxml,
}
"""Ending → the function that writes RDF in that format, in memory that does not grow with the graph."""

ENDINGS: Final = (*WRITERS, ".graphml", ".gexf", ".csv", ".zip")
"""All endings that `export` knows."""


def export(store: Store, out: Path, selection: Selection | None = None, *, language: str = "en") -> None:
    """Write a graph, or a selection of it, in the format of the ending of `out`: the same bytes every time.

    `.ttl`, `.nt` and `.rdf` hold the union of all graphs, with sentences and articles as ordinary triples; `.trig`,
    `.nq` and `.jsonld` every graph. `.graphml` and `.gexf` are networks; `.csv` is a folder of tables and `.zip` a file
    of them, one a statement class. Names of things in networks and tables are in `language` where they have one. What
    was at `out` is replaced once all is written, and stays as it was when that fails.
    Raises UsageError for another ending, CraftGraphError when the file cannot be written.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        near = difflib.get_close_matches(ending, ENDINGS, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(ENDINGS)}"
        raise UsageError(f"no format ends with {ending or 'nothing'!r}; {hint}")
    source = (selection or Selection()).source(store)
    try:
        if ending in (".csv", ".zip"):
            _tables(source, store, out, language)
            return
        with _replacing(out) as part, part.open("wb") as file:
            if ending in WRITERS:
                WRITERS[ending](source, file)
            elif ending == ".graphml":
                network.graphml(network.network(source, language), file)
            else:
                network.gexf(network.network(source, language), file)
    except OSError as error:
        raise CraftGraphError(f"{out} cannot be written: {error.strerror or error}") from error


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A path to write to, which takes the place of `out` when all went well and goes when not."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _tables(source: Source, store: Store, out: Path, language: str) -> None:
    if out.suffix.lower() == ".csv" and out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file, and tables need a folder: name another, or write a .zip")
    with tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=f".{out.name}.") as folder:
        paths = tables.write(source, store, Path(folder), language)
        if out.suffix.lower() == ".csv":
            out.mkdir(exist_ok=True)
            for path in paths:
                path.replace(out / path.name)
            return
        with _replacing(out) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in paths:
                # a date of its own would make other bytes every time
                with path.open("rb") as table, archive.open(zipfile.ZipInfo(path.name), "w") as entry:
                    shutil.copyfileobj(table, entry)
