"""JSON-LD with a context, for programs that read JSON: all graphs, sorted, an object a line."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from craftgraph.graph.lines import TYPE, Node, Source, Terms, by_graph, node
from craftgraph.graph.namespaces import CG, PREFIXES, XSD
from craftgraph.graph.sorting import Writable
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

_SAFE: Final = 2**53
# JSON numbers beyond this are not the same in every program.


def context() -> dict[str, Any]:
    """Return the JSON-LD context: our prefixes, and the roles and properties of the vocabulary by their bare names.

    >>> context()["holder"]
    {'@id': 'cg:holder', '@type': '@id'}
    """
    kinds: dict[str, set[str]] = {}
    for name, kind in (
        *ENTITY_PROPERTIES.items(),
        *(pair for roles in STATEMENT_ROLES.values() for pair in roles.items()),
    ):
        kinds.setdefault(name, set()).update(kind.split("|"))
    things = {*FAMILY.values(), "comparator"}
    roles = {
        name: {"@id": f"cg:{name}", "@type": "@id"} if kinds[name] <= things else {"@id": f"cg:{name}"}
        for name in sorted(kinds)
    }
    return {**{prefix: PREFIXES[prefix] for prefix in sorted(PREFIXES)}, **roles}


def jsonld(source: Source, output: Writable) -> None:
    """Write all graphs as one JSON-LD document; the context stands in it, so that it needs no other file."""
    output.write(b'{"@context": ' + _json(context()) + b',\n"@graph": [')
    begun = False
    for graph, quads in groupby(by_graph(source), lambda t: t.graph):
        for i, one in enumerate(_nodes(quads)):
            output.write(b",\n" if begun else b"\n")
            begun = True
            if graph and i == 0:
                output.write(b'{"@id": ' + _json(_short(node(graph))) + b', "@graph": [\n')
            output.write(_json(one))
        output.write(b"]}" if graph else b"")
    output.write(b"\n]}\n")


def _nodes(quads: Iterable[Terms]) -> Iterator[dict[str, Any]]:
    known = context()
    for subject, about in groupby(quads, lambda t: t.subject):
        found: dict[str, Any] = {"@id": _short(node(subject))}
        for predicate, group in groupby(about, lambda t: t.predicate):
            same = list(group)
            if predicate == TYPE and all(t.object.startswith(b"<") for t in same):
                found["@type"] = _one([_short(node(t.object)) for t in same])
                continue
            iri = node(predicate).value
            name = iri.removeprefix(CG)
            key = name if iri.startswith(CG) and name in known else _short(node(predicate))
            plain = key in known and known[key].get("@type") == "@id"
            found[key] = _one([_value(node(t.object), plain=plain) for t in same])
        yield found


def _value(value: Node, *, plain: bool) -> Any:
    if value.kind != "literal":
        return _short(value) if plain else {"@id": _short(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == f"{XSD}string" and not plain:
        return value.value
    if value.datatype == f"{XSD}boolean" and value.value in ("true", "false"):
        return value.value == "true"
    if value.datatype == f"{XSD}integer" and value.value == str(_integer(value.value)):
        return _integer(value.value)
    return {"@value": value.value, "@type": _short(Node("iri", value.datatype))}


def _integer(text: str) -> int | None:
    number = int(text) if len(text) < 17 and text.lstrip("-").isdigit() else None
    return number if number is not None and abs(number) < _SAFE else None


def _short(value: Node) -> str:
    if value.kind == "blank":
        return f"_:{value.value}"
    for prefix, namespace in PREFIXES.items():
        rest = value.value.removeprefix(namespace)
        if rest != value.value and rest and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    return value.value


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
