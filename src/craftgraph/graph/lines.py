"""N-Quads line by line: splitting, decoding, and orders in which exports want them, without an RDF library."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias

from craftgraph.errors import CraftGraphError
from craftgraph.graph.namespaces import RDF, XSD, of_article
from craftgraph.graph.sorting import Sorter, Writable

Source: TypeAlias = Callable[[Writable], None]
"""A function that writes N-Quads to a file, as `Store.write_nquads` does."""

TYPE: Final = f"<{RDF}type>".encode()

_TERMS = re.compile(rb'(\S+) (\S+) ("(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^\S+)?|\S+)(?: (\S+))? \.\n')
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<(\S+)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Terms(NamedTuple):
    """The terms of a line of N-Quads, in its syntax; `graph` is empty for the default graph."""

    subject: bytes
    predicate: bytes
    object: bytes
    graph: bytes


class Node(NamedTuple):
    """A term in the clear. `kind` is `iri`, `blank` or `literal`; a plain literal has the datatype xsd:string."""

    kind: str
    value: str
    language: str = ""
    datatype: str = ""


def terms(line: bytes) -> Terms:
    """Split a line of N-Quads. Raises CraftGraphError when it is none.

    >>> terms(b'<urn:a> <urn:b> "c \\\\" ."@en <urn:g> .\\n').graph
    b'<urn:g>'
    """
    match = _TERMS.fullmatch(line)
    if not match:
        raise CraftGraphError(f"no line of N-Quads: {line[:80]!r}")
    return Terms(match[1], match[2], match[3], match[4] or b"")


def node(term: bytes) -> Node:
    """Decode a term.

    >>> node(b'"a\\\\n\\\\u0062"@kk')
    Node(kind='literal', value='a\\nb', language='kk', datatype='')
    """
    text = term.decode()
    if text.startswith("<"):
        return Node("iri", _plain(text[1:-1]))
    match = _LITERAL.fullmatch(text)
    if not match:
        return Node("blank", text.removeprefix("_:"))
    language, datatype = match[2] or "", match[3] or ""
    return Node("literal", _plain(match[1]), language, datatype or ("" if language else f"{XSD}string"))


def is_stated_type(quad: Terms) -> bool:
    """Tell whether a quad types a thing, and an article (or nobody) says so, not our ontology or thesaurus."""
    return quad.predicate == TYPE and of_article(node(quad.graph).value if quad.graph else "")


def by_subject(source: Source) -> Iterator[Terms]:
    """Yield all quads sorted by subject, the types of each first."""
    return _ordered(source, lambda t: (t.subject, t.predicate, t.object, t.graph), Terms)


def by_graph(source: Source) -> Iterator[Terms]:
    """Yield all quads sorted by graph, then by subject, the types of each first."""
    return _ordered(source, lambda t: (t.graph, *t[:3]), lambda g, s, p, o: Terms(s, p, o, g))


def union(source: Source) -> Iterator[Terms]:
    """Yield the triples of all graphs, each once, sorted by subject, the types of each first."""
    return _ordered(source, lambda t: (t.subject, t.predicate, t.object, b""), Terms)


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _SIGNS.get(m[3], m[3]), text)


def _ordered(
    source: Source, key: Callable[[Terms], tuple[bytes, ...]], unkey: Callable[[bytes, bytes, bytes, bytes], Terms]
) -> Iterator[Terms]:
    def record(line: bytes) -> bytes:
        found = terms(line)
        # no term of N-Quads holds a tab, and nothing sorts before it but the empty name that stands for the type
        return b"\t".join(key(found._replace(predicate=b"") if found.predicate == TYPE else found)) + b"\n"

    with Sorter(record) as sorter:
        source(sorter)
        for line in sorter.lines():
            found = unkey(*line[:-1].split(b"\t"))
            yield found if found.predicate else found._replace(predicate=TYPE)
