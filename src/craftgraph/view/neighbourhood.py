"""What lies near one thing, read from a store without reading the rest of it."""

import re
from collections.abc import Iterable
from typing import Final

from craftgraph.graph.literals import literal
from craftgraph.graph.namespaces import CG, NIF, SKOS
from craftgraph.terms import FAMILY
from craftgraph.view.contents import JOINING, Contents, Queryable, read, values
from craftgraph.view.selection import around, find

_IRI: Final = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`\x7f]+')
_CLASSES: Final = " ".join(f"<{CG}{cls}>" for cls in FAMILY)


def locate(store: Queryable, name: str) -> str:
    """Return the IRI of the thing that `name` stands for, as `selection.find` does among all things of a store.

    Raises UsageError when nothing is called so, with the nearest names; only then is the whole store read.
    """
    wanted = name.strip()
    called = f"GRAPH ?any {{ ?s <{SKOS}prefLabel>|<{SKOS}altLabel> ?name }} "
    ended = f"GRAPH ?any {{ ?s a ?class }} FILTER(STRENDS(LCASE(STR(?s)), LCASE({literal(f'/{wanted}')}))) "
    patterns = [f"{called} FILTER(LCASE(STR(?name)) = LCASE({literal(wanted)})) ", ended]
    if _IRI.fullmatch(wanted):
        patterns.insert(0, f"VALUES ?s {{ <{wanted}> }} ")
    for pattern in patterns:
        # A thing is one of which a sentence says what it is.
        rows = store.query(
            f"SELECT DISTINCT ?s ?g {{ {pattern} VALUES ?c {{ {_CLASSES} }} GRAPH ?g {{ ?s a ?c }} "
            f"GRAPH ?where {{ ?g <{NIF}anchorOf> ?text }} }}"
        )
        found: list[str] = [row["s"].value for row in rows]
        if found:
            return min(set(found), key=lambda iri: (-found.count(iri), iri))
    return find(read(store).things, name)


def surroundings(store: Queryable, centre: str, hops: int) -> Contents:
    """Return what lies within `hops` steps of the thing `centre`: the same as `selection.around` takes out of all.

    Of the store only that is read which speaks of a thing within reach, and what else those facts join.
    """
    subjects: set[str] = set()
    asked: set[str] = set()
    contents, near = read(store, ()), {centre}
    for step in range(hops + 1):
        ring = near - asked
        if not ring:
            break
        asked |= ring
        fresh = ring | _ends(store, "o", "s", ring)
        # What those facts join must be known for a thing, though it may lie out of reach.
        subjects |= fresh | _ends(store, "s", "o", fresh)
        contents = read(store, subjects)
        near = set(around(contents, centre, step + 1).things)
    return around(contents, centre, hops)


def _ends(store: Queryable, known: str, wanted: str, iris: Iterable[str]) -> set[str]:
    """IRIs at the other end of what joins: subjects (`s`) that lead to things, or objects (`o`) that they lead to."""
    found: set[str] = set()
    for bound in values(known, iris):
        for row in store.query(f"SELECT DISTINCT ?p ?{wanted} {{ {bound} GRAPH ?g {{ ?s ?p ?o }} }}"):
            value = row[wanted].value
            if row["p"].value in JOINING and getattr(row[wanted], "datatype", None) is None and _IRI.fullmatch(value):
                found.add(value)
    return found
