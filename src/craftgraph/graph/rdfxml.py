"""RDF/XML, for old tools: the union of all graphs, sorted, a description each subject."""

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from craftgraph.errors import CraftGraphError
from craftgraph.graph.lines import Node, Source, node, union
from craftgraph.graph.namespaces import PREFIXES, XSD
from craftgraph.graph.sorting import Writable

_NAMED = re.compile(r"(.*[^\w.-])([A-Za-z_][\w.-]*)", re.ASCII | re.DOTALL)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rdfxml(source: Source, output: Writable) -> None:
    """Write the union of all graphs as RDF/XML.

    XML has no way to write most control characters: they become U+FFFD. Raises CraftGraphError for a property whose IRI
    does not end with a name, which RDF/XML cannot write either.
    """
    declared = " ".join(f'xmlns:{p}="{iri}"' for p, iri in sorted(PREFIXES.items()))
    output.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF {declared}>\n'.encode())
    for subject, quads in groupby(union(source), lambda t: t.subject):
        about = node(subject)
        lines = "".join(f"    {_property(node(t.predicate).value, node(t.object))}\n" for t in quads)
        name = "nodeID" if about.kind == "blank" else "about"
        output.write(f"  <rdf:Description rdf:{name}={quoteattr(about.value)}>\n{lines}  </rdf:Description>\n".encode())
    output.write(b"</rdf:RDF>\n")


def _property(iri: str, value: Node) -> str:
    match = _NAMED.fullmatch(iri)
    if not match:
        raise CraftGraphError(f"RDF/XML cannot write the property {iri}: take another format")
    namespace, local = match[1], match[2]
    prefix = next((p for p, known in PREFIXES.items() if known == namespace), "")
    name = f"{prefix}:{local}" if prefix else f"own:{local}"
    start = name if prefix else f"{name} xmlns:own={quoteattr(namespace)}"
    if value.kind != "literal":
        return f"<{start} rdf:{'nodeID' if value.kind == 'blank' else 'resource'}={quoteattr(value.value)}/>"
    if value.language:
        start += f' xml:lang="{value.language}"'
    elif value.datatype != f"{XSD}string":
        start += f" rdf:datatype={quoteattr(value.datatype)}"
    return f"<{start}>{_written(value.value)}</{name}>"


def _written(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text), {"\r": "&#13;"})
