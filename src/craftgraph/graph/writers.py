"""N-Quads, N-Triples, Turtle and TriG: sorted, the same bytes every time, in memory that does not grow."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from craftgraph.entities.iris import BASE
from craftgraph.graph.lines import TYPE, Source, Terms, by_graph, node, terms, union
from craftgraph.graph.namespaces import PREFIXES, XSD
from craftgraph.graph.sorting import Sorter, Writable

_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_RELATIVE = re.compile(r"[\w-]+/(?!\.\.?(?:[?#]|$))[^\s:/<>]+", re.ASCII)
_BARE: Final = {
    f"{XSD}integer": re.compile(r"[+-]?\d+", re.ASCII),
    f"{XSD}decimal": re.compile(r"[+-]?\d*\.\d+", re.ASCII),
    f"{XSD}boolean": re.compile(r"true|false"),
}


def nquads(source: Source, output: Writable) -> None:
    """Write all quads, a line each."""
    with Sorter() as sorter:
        source(sorter)
        _write(sorter.lines(), output)


def ntriples(source: Source, output: Writable) -> None:
    """Write the union of all graphs, a line each triple."""
    with Sorter(lambda line: b"%s %s %s .\n" % terms(line)[:3]) as sorter:
        source(sorter)
        _write(sorter.lines(), output)


def turtle(source: Source, output: Writable) -> None:
    """Write the union of all graphs with prefixes, a block each subject."""
    _head(output)
    for subject, quads in groupby(union(source), lambda t: t.subject):
        output.write(f"\n{_block(subject, quads)}".encode())


def trig(source: Source, output: Writable) -> None:
    """Write all graphs with prefixes, a block each graph."""
    _head(output)
    for graph, quads in groupby(by_graph(source), lambda t: t.graph):
        output.write(f"\n{_term(graph)} {{\n".encode() if graph else b"\n{\n")
        for subject, about in groupby(quads, lambda t: t.subject):
            output.write(_block(subject, about, "    ").encode())
        output.write(b"}\n")


def _write(lines: Iterable[bytes], output: Writable) -> None:
    for line in lines:
        output.write(line)


def _head(output: Writable) -> None:
    output.write("".join(f"@prefix {p}: <{iri}> .\n" for p, iri in sorted(PREFIXES.items())).encode())
    output.write(f"@base <{BASE}> .\n".encode())


def _block(subject: bytes, quads: Iterable[Terms], indent: str = "") -> str:
    lines = [
        f"{'a' if predicate == TYPE else _term(predicate)} {', '.join(_term(t.object) for t in about)}"
        for predicate, about in groupby(quads, lambda t: t.predicate)
    ]
    return f"{indent}{_term(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _term(term: bytes) -> str:
    """A term in Turtle: with a prefix, relative to the base, or as it is."""
    text = term.decode()
    if text.startswith("<"):
        return _iri(text[1:-1])
    if text.startswith('"') and text.endswith(">"):
        found = node(term)
        bare = _BARE.get(found.datatype)
        if bare and bare.fullmatch(found.value):
            return found.value
        return f"{text[: -len(found.datatype) - 2]}{_iri(found.datatype)}"
    return text


def _iri(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    if iri.startswith(BASE) and _RELATIVE.fullmatch(iri, len(BASE)):
        return f"<{iri[len(BASE) :]}>"
    return f"<{iri}>"
