"""Finding things of the graph by a name in any script, or by their IRI."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from craftgraph.errors import UsageError
from craftgraph.graph.languages import ORDER
from craftgraph.graph.literals import literal
from craftgraph.graph.namespaces import CG, PREFIXES, SKOS
from craftgraph.graph.store import Store, value_of
from craftgraph.terms import FAMILY

_NO_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')
_CLASSES: Final = " ".join(f"<{CG}{cls}>" for cls in FAMILY)
_LABELS: Final = f"<{SKOS}prefLabel>|<{SKOS}altLabel>"
_BATCH: Final = 500


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An entity of the graph: its class in the vocabulary, its name, its IRI."""

    cls: str
    name: str
    iri: str


def find(store: Store, name: str) -> list[Found]:
    """Return the entities that are called so, in any language and whatever the case of letters, sorted; or of that IRI.

    An IRI is written in full or with a prefix (`cgr:person/…`).
    """
    iri = _iri(name)
    if iri:
        return _described(store, f"VALUES ?s {{ <{iri}> }}")
    exact = " ".join(literal(name.strip(), language) for language in ("kk", "ru", "en", None))
    return _described(store, f"VALUES ?l {{ {exact} }} ?s {_LABELS} ?l .") or _described(
        store, f"?s {_LABELS} ?l . FILTER(LCASE(STR(?l)) = LCASE({literal(name.strip())}))"
    )


def the_one(store: Store, name: str) -> Found:
    """Return the one entity that is called so.

    Raises UsageError when there is none, with the nearest names, or when there are several, with their IRIs.
    """
    found = find(store, name)
    if len(found) == 1:
        return found[0]
    if not found:
        near = nearest(store, name)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise UsageError(f"nothing in the graph is called {name!r}{hint}")
    choice = "; ".join(f"{one.cls} {one.name}: {_short(one.iri)}" for one in found)
    raise UsageError(f"several things are called {name!r}, name one by its IRI: {choice}")


def nearest(store: Store, name: str, count: int = 3) -> list[str]:
    """Return the names in the graph that look most like `name`."""
    rows = store.select(f"SELECT DISTINCT (STR(?l) AS ?name) {{ VALUES ?c {{ {_CLASSES} }} ?s a ?c ; {_LABELS} ?l }}")
    names = {value_of(row["name"]) for row in rows}
    folded = {one.casefold(): one for one in sorted(names)}
    return [folded[one] for one in difflib.get_close_matches(name.casefold(), folded, n=count, cutoff=0.5)]


def labels(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return the preferred names of things by IRI, in `language` or else in another; none for the nameless."""
    found: dict[str, dict[str, str]] = {}
    wanted = sorted(iris)
    for begin in range(0, len(wanted), _BATCH):
        values = " ".join(f"<{iri}>" for iri in wanted[begin : begin + _BATCH])
        for row in store.select(f"SELECT DISTINCT ?s ?l {{ VALUES ?s {{ {values} }} ?s <{SKOS}prefLabel> ?l }}"):
            thing, label = row["s"], row["l"]
            if isinstance(thing, NamedNode) and isinstance(label, Literal):
                names = found.setdefault(thing.value, {})
                code = label.language or ""
                names[code] = min(label.value, names.get(code, label.value))
    return {iri: _preferred(names, language) for iri, names in found.items()}


def _described(store: Store, pattern: str) -> list[Found]:
    rows = store.select(
        f"SELECT DISTINCT ?s ?c ?name {{ {pattern} VALUES ?c {{ {_CLASSES} }} ?s a ?c . "
        f'OPTIONAL {{ ?s <{SKOS}prefLabel> ?name FILTER(LANG(?name) = "en") }} }}'
    )
    things: dict[str, Found] = {}
    for row in rows:
        iri = value_of(row["s"])
        name = value_of(row["name"]) if row["name"] is not None else iri.rpartition("/")[2]
        one = Found(value_of(row["c"]).removeprefix(CG), name, iri)
        things[iri] = min(one, things.get(iri, one))
    return sorted(things.values())


def _iri(name: str) -> str | None:
    prefix, colon, rest = name.partition(":")
    iri = PREFIXES[prefix] + rest if colon and prefix in PREFIXES else name
    return iri if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", iri) and not _NO_IRI.search(iri) else None


def _short(iri: str) -> str:
    return f"cgr:{iri.removeprefix(PREFIXES['cgr'])}" if iri.startswith(PREFIXES["cgr"]) else iri


def _preferred(names: Mapping[str, str], language: str) -> str:
    for code in ORDER.get(language, (language, "en")):
        if code in names:
            return names[code]
    return names[min(names)]
